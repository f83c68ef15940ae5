/** The places of the options in a set of bits, lowest first. */
export function placesOf(bits: number): number[] {
  const places: number[] = [];
  for (let left = bits; left !== 0; left &= left - 1) places.push(31 - Math.clz32(left & -left));
  return places;
}
