import type { Example, ExampleSet } from '../../model/key.ts';
import { counted, firstOf, listed } from '../../text.ts';

/** The weights that Moodle takes for an answer, in percent, largest first, each of them also negative. */
export const MOODLE_WEIGHTS = [
  100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571, 12.5,
  11.11111, 10, 5,
] as const;

/** The weight in percent of one of `right` answers that add up to 100, or null where Moodle has none. */
export function evenWeight(right: number): number | null {
  return MOODLE_WEIGHTS.find((weight) => Math.abs(weight * right - 100) < ROUNDED) ?? null;
}

/** The largest distance from 100 of the sum of 3, 6, 7 or 9 of Moodle's rounded weights. */
const ROUNDED = 0.0001;

/** The fewest and the most right barriers of a question in a bank (own judgement). */
const FEWEST = 2;
const MOST = 7;

/** Why the banks do not ask for the level of a case, or null. */
function whyNoLevelQuestion({ right }: Pick<Example, 'right'>): string | null {
  return evenWeight(right.length) === null
    ? `Moodle has no weight for one of ${right.length} right answers`
    : null;
}

/** Why the banks do not ask for the barriers of a case, or null. */
export function whyNoBarrierQuestion({ barriers }: Pick<Example, 'barriers'>): string | null {
  const right = barriers.filter((barrier) => barrier.right).length;
  if (right < FEWEST) return `fewer than ${FEWEST} barriers are right`;
  return right > MOST ? `more than ${MOST} barriers are right` : null;
}

/** What the question banks of a set leave out, a sentence for each reason. */
export function leftOut({ examples }: ExampleSet): string[] {
  const withBarriers = examples.filter(({ barriers }) => barriers.length > 0);
  return [
    ...sentences('for a level', whyNoLevelQuestion, examples),
    ...sentences('for barriers', whyNoBarrierQuestion, withBarriers),
  ];
}

function sentences(
  asksFor: string,
  whyNot: (example: Example) => string | null,
  examples: readonly Example[],
): string[] {
  const reasons = new Set(examples.map(whyNot));
  return [...reasons].flatMap((why) => {
    if (why === null) return [];
    const cases = examples.filter((example) => whyNot(example) === why).map(({ id }) => id);
    const verb = cases.length === 1 ? 'is' : 'are';
    return [
      `${counted(cases.length, 'question')} ${asksFor} ${verb} not in the banks (${casesText(cases)}): ${why}.`,
    ];
  });
}

/** The number of cases that are named before the rest are counted. */
const NAMED = 10;

function casesText(ids: readonly string[]): string {
  return `${ids.length === 1 ? 'case' : 'cases'} ${listed(firstOf(ids, NAMED))}`;
}
