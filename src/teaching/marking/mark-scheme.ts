import type { Example, ExampleBarrier, KeyCase } from '../../model/key.ts';

/** The whole points for an answer, on paper and in the program (own judgement). */
export const POINTS = {
  // Four barriers are right at the mean: with less, a case would be won or lost by its barriers.
  levelExact: 4,
  // Half, since most of the text was read rightly.
  levelOneOff: 2,
  barrierRight: 1,
  // Naming all then gains nothing where half are right.
  barrierImagined: 1,
} as const;

/** The points for parts that only a person can mark. */
export const PAPER_POINTS = {
  /** Each deciding fact, half for its words and half for what they show. */
  fact: 1,
  /** What keeps it from the next level, or what is left to find out. */
  next: 1,
  /** The kind of one barrier, and who could do what about it. */
  action: 2,
  /** What differs between two cases of a pair. */
  twin: 1,
} as const;

export type CasePart = 'level' | 'facts' | 'next' | 'barriers' | 'action' | 'twin';

/** The most points of each part of a case that only a person can mark, none for a part that is not asked. */
export function paperPoints(
  { facts, barriers }: Pick<KeyCase, 'facts' | 'barriers'>,
  asksForTwin: boolean,
): Readonly<Record<'facts' | 'next' | 'action' | 'twin', number>> {
  return {
    facts: facts.filter(({ deciding }) => deciding).length * PAPER_POINTS.fact,
    next: PAPER_POINTS.next,
    action: barriers.some(({ right }) => right) ? PAPER_POINTS.action : 0,
    twin: asksForTwin ? PAPER_POINTS.twin : 0,
  };
}

/** The parts of a case in the order in which they are asked. */
function partsAsked({ barriers }: Pick<KeyCase, 'barriers'>, asksForTwin: boolean): CasePart[] {
  return [
    ...(['level', 'facts', 'next'] as const),
    ...(barriers.length > 0 ? (['barriers', 'action'] as const) : []),
    ...(asksForTwin ? (['twin'] as const) : []),
  ];
}

/** The most points of each question of a case that a person marks, by its number on the sheets. */
export function handQuestions(example: KeyCase, examples: readonly KeyCase[]): ReadonlyMap<number, number> {
  const ids = examples.map(({ id }) => id);
  const asksForTwin = ids.slice(0, ids.indexOf(example.id)).includes(example.twin?.id ?? '');
  const most: Partial<Record<CasePart, number>> = paperPoints(example, asksForTwin);
  return new Map(
    partsAsked(example, asksForTwin).flatMap((part, at) => {
      const of = most[part];
      return of === undefined ? [] : [[at + 1, of] as const];
    }),
  );
}

/** The numbers of all questions of some cases that a person marks, in order. */
export function questionsByHand(examples: readonly KeyCase[]): number[] {
  const numbers = examples.flatMap((example) => [...handQuestions(example, examples).keys()]);
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}

/** A mark, `one-off` for one rung away, for some of the right levels alone, or for all and one too many. */
export type LevelMark = 'exact' | 'one-off' | 'wrong' | 'none';

/** The mark for the levels given, where ids that are no levels of the case count as wrong. */
export function levelMark(
  given: readonly string[],
  { right, levels }: Pick<Example, 'right'> & { readonly levels: readonly { readonly id: string }[] },
): LevelMark {
  const named = [...new Set(given)];
  if (named.length === 0) return 'none';
  const found = named.filter((id) => right.includes(id)).length;
  const wrong = named.length - found;
  if (wrong === 0 && found === right.length) return 'exact';
  const isPart = wrong === 0 && found > 0;
  const isOneTooMany = wrong === 1 && found === right.length;
  return isPart || isOneTooMany || isBeside(named, right, levels) ? 'one-off' : 'wrong';
}

function isBeside(
  named: readonly string[],
  right: readonly string[],
  levels: readonly { readonly id: string }[],
): boolean {
  const [rung = -1, wanted = -1] = [named, right].map((ids) => levels.findIndex(({ id }) => id === ids[0]));
  return named.length === 1 && right.length === 1 && rung >= 0 && Math.abs(rung - wanted) === 1;
}

/** The points for a level. */
export function levelPoints(mark: LevelMark): number {
  if (mark === 'exact') return POINTS.levelExact;
  return mark === 'one-off' ? POINTS.levelOneOff : 0;
}

/** The points for barriers by the number named that are right or imagined, never below 0; where none is right, for naming none. */
export function barrierPoints(right: number, imagined: number, isAnyRight = true): number {
  if (!isAnyRight) return imagined === 0 ? POINTS.barrierRight : 0;
  return Math.max(0, right * POINTS.barrierRight - imagined * POINTS.barrierImagined);
}

/** The most points of a case, with its barriers or for the level alone. */
export function fullPoints(
  { barriers }: { readonly barriers: readonly Pick<ExampleBarrier, 'right'>[] },
  withBarriers = true,
): number {
  if (!withBarriers || barriers.length === 0) return POINTS.levelExact;
  const right = barriers.filter((barrier) => barrier.right).length;
  return POINTS.levelExact + barrierPoints(right, 0, right > 0);
}
