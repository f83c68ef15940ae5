import type { ExampleSet } from '../model/key.ts';
import { leftOut } from '../report/examples/left-out.ts';
import { listed } from '../text.ts';

/** What somebody should know of a set that its sheets do not say: levels that it has no case at, and questions that its banks leave out. */
export function remarksOn(set: ExampleSet, withBanks: boolean): string[] {
  const { without } = set;
  const lack =
    without.length === 0
      ? []
      : [
          `No further case was found at ${listed(without)}; the others came in turn. “joinedup frameworks check” says what the texts lack.`,
        ];
  return [...lack, ...(withBanks ? leftOut(set) : [])];
}
