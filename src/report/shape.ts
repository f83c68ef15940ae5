import type { AnswerResult, PlacementResult, ProfileEntry, Result } from '../model/result.ts';

/** What kind of result it is, told from its shape alone: a report of one kind would be tedious for another. */

/** A placement whose levels are bands of a number. */
export interface Measured extends PlacementResult {
  readonly measure: NonNullable<PlacementResult['measure']>;
}

/** The placements of a result that places by so many numbers that a table says it best; null for any other. */
export function scorecard({ placements }: Result): readonly Measured[] | null {
  const measured = placements.filter(isMeasured);
  return placements.length >= FEWEST && measured.length === placements.length ? measured : null;
}

const FEWEST = 3;

function isMeasured(placement: PlacementResult): placement is Measured {
  return placement.measure !== null;
}

/** True where the levels say something besides which band of the number they are. */
export function saysMoreThanBands({ levels }: PlacementResult): boolean {
  return levels.some(
    ({ strength, stage, missing }) =>
      strength.of > 0 || stage !== null || missing.some(({ question }) => question !== null),
  );
}

/** A row of the profile that is one answer; `answer` is null where nothing counts in it. */
export interface AnswerRow {
  readonly entry: ProfileEntry;
  readonly answer: ValuedAnswer | null;
}

/** An answer to a question with an order. */
export interface ValuedAnswer extends AnswerResult {
  readonly scale: NonNullable<AnswerResult['scale']>;
}

/** The rows of a profile in which each dimension is one question; null for any other. */
export function answerRows({ profile, answers }: Result): readonly AnswerRow[] | null {
  const valued = answers.filter(isValued);
  const rows = profile.map((entry) => ({
    entry,
    own: valued.filter(({ dimension }) => dimension === entry.dimension),
  }));
  if (valued.length === 0 || rows.some(({ own }) => own.length > 1)) return null;
  return rows.map(({ entry, own }) => ({ entry, answer: own[0] ?? null }));
}

/** True for an answer with a place on a scale. */
export function isValued(answer: AnswerResult): answer is ValuedAnswer {
  return answer.scale !== null;
}
