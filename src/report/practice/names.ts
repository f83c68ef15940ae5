import type { Example, ExampleLevel } from '../../examples/types.ts';
import { listed } from '../../text.ts';

/** “Referral (level 1)” */
export function levelText({ name, rank }: Pick<ExampleLevel, 'name' | 'rank'>): string {
  return `${name} (level ${rank})`;
}

/** “Referral (level 1) or Shared budget (level 2)” */
export function levelsText(levels: readonly ExampleLevel[]): string {
  return listed(levels.map(levelText), 'or');
}

/** The levels of a case that have one of the ids, in their order. */
export function levelsOf(ids: readonly string[], { levels }: Pick<Example, 'levels'>): ExampleLevel[] {
  return levels.filter(({ id }) => ids.includes(id));
}

/** “4 of 9 points” */
export function pointsText({ points, of }: { readonly points: number; readonly of: number }): string {
  return `${points} of ${of} points`;
}
