/** The first number of a version: within one the questions mean the same. */
export function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}

/** The same as a number. */
export function majorNumber(version: string): number {
  return Number(majorOf(version));
}
