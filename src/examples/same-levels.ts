/** True where two lists name the same levels, in whatever order; each names a level once. */
export function sameLevels(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
