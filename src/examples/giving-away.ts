import type { Model } from '../engine/model.ts';
import type { Result } from '../model/result.ts';
import { placesOf } from './places.ts';
import type { Way } from './texts.ts';

/** Questions of which phrases rule out something, each with the options that are left, by their ids. */
export type Narrowed = ReadonlyMap<string, readonly string[]>;

/** What phrases leave of the questions that they say something of. */
export function narrowedBy(ways: Iterable<Way>, { questions }: Model): Narrowed {
  const ruledOut = new Map<number, number>();
  for (const { rulesOut } of ways)
    for (const [question, bits] of rulesOut) ruledOut.set(question, (ruledOut.get(question) ?? 0) | bits);
  return new Map(
    [...ruledOut].flatMap(([place, bits]) => {
      const own = questions[place];
      if (!own) return [];
      const left = placesOf(own.everyOption & ~bits).map((option) => own.question.options[option]?.id ?? '');
      return [[own.question.id, left] as const];
    }),
  );
}

/** True where two results leave the same levels of a placement and the same barriers remaining. */
export function isSameResult(
  one: Result,
  other: Result,
  { placement }: { readonly placement: { readonly id: string } },
): boolean {
  return marksOf(one, placement.id) === marksOf(other, placement.id);
}

function marksOf({ placements, barriers }: Result, id: string): string {
  const levels = placements.find((each) => each.id === id)?.possible.levels ?? [];
  const remaining = barriers.filter(({ status }) => status === 'remains').map((barrier) => barrier.id);
  return JSON.stringify([levels, remaining.toSorted()]);
}
