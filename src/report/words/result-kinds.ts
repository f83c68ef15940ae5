import type { AnswerResult, LevelResult, PlacementResult, ProfileEntry, Result } from '../../model/result.ts';
import { listed } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { isShared, phrase } from './level-words.ts';
import { MEASURES, shortSpan } from './number-words.ts';

/** A placement whose levels are bands of a number. */
export interface Measured extends PlacementResult {
  readonly measure: NonNullable<PlacementResult['measure']>;
}

/** The placements of a result with so many bands of numbers that a table says it best, or null. */
export function measuredPlacements({ placements }: Result): readonly Measured[] | null {
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

/** A dimension that is one answer, or null where nothing counts in it. */
export interface AnswerRow {
  readonly entry: ProfileEntry;
  readonly answer: ValuedAnswer | null;
}

/** An answer to a question with an order. */
export interface ValuedAnswer extends AnswerResult {
  readonly scale: NonNullable<AnswerResult['scale']>;
}

/** The profile as one answer a dimension, or null where a dimension has several. */
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

/** Where an answer stands on its scale, as "3 of 5" or "2-3 of 5". */
export function placeText({ scale: { low, high, most } }: ValuedAnswer): string {
  return `${shortSpan(low, high)} of ${most}`;
}

/** The place on its scale of each dimension that is one answer, by dimension. */
export function scalePlaces(result: Result): ReadonlyMap<string, string> {
  const rows = answerRows(result) ?? [];
  return new Map(rows.flatMap(({ entry, answer }) => (answer ? [[entry.dimension, placeText(answer)]] : [])));
}

/** The titles of the columns in the table of all placements. */
export function scoreHeads(placements: readonly Measured[]): readonly string[] {
  const [by, ...others] = new Set(placements.map(({ measure }) => measure.by));
  return ['', by && others.length === 0 ? MEASURES[by] : 'Number', 'Scale', 'Band', 'Or, by open answers'];
}

/** The lead of the table while nothing is placed, or null. */
export function blankLead(placements: readonly Measured[]): string | null {
  if (placements.some(({ placed }) => placed)) return null;
  return 'Not placed yet. Each number still lies between the two that stand beside it.';
}

/** The levels that come next, within a sentence. */
export function comingNext(next: readonly LevelResult[], result: Result): string {
  return measuredPlacements(result) ? 'a band that comes next' : listed(next.map(phrase));
}

/** The cells of a placement, its name, number, scale, band and what else it could be. */
export function scoreCells({
  title,
  measure,
  placed,
  secured,
  levels,
  possible,
}: Measured): readonly string[] {
  const { low, high, least, most } = measure;
  const others = levels.filter(({ id }) => possible.levels.includes(id) && (id !== secured.id || !placed));
  const names = others.map(({ name }) => name);
  return [
    title,
    low === null || high === null ? 'none' : shortSpan(low, high),
    shortSpan(least, most),
    placed ? secured.name : 'not placed yet',
    names.length === levels.length ? 'any' : listed(names, 'or'),
  ];
}

/** The requirements of the bands where placements sit, with the scale of those that share a name. */
export function bandsAsk(placements: readonly Measured[]): string[] {
  const bands = placements.flatMap(({ title, placed, secured: { id, name }, levels }) => {
    const about = levels.find((level) => level.id === id)?.about;
    return placed && about ? [{ title, name, about }] : [];
  });
  return [...groupedBy(bands, ({ about }) => about)].map(([about, alike]) => {
    const named = [...groupedBy(alike, ({ name }) => name)].map(([name, some]) =>
      isShared(name, placements) ? `${name} (${listed(some.map(({ title }) => title))})` : name,
    );
    return `${listed(named)}: ${about}`;
  });
}
