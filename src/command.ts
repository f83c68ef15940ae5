/** Stands in until the branch with the real one is merged. */
export type Command = readonly string[];
export function commandLine(words: Command): string {
  return words.join(' ');
}
