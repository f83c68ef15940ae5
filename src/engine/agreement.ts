import type { Crosswalk } from '../model/crosswalk.ts';
import type { PlacementResult, Result } from '../model/result.ts';

/**
 * Whether two frameworks say the same of an arrangement: they do, they do not, or open answers decide that.
 * "not compared" where nobody has said which of their levels go together.
 */
export type Agreement = 'agree' | 'differ' | 'open' | 'not compared';

/** One placement of another framework, against that of the framework whose questions were answered. */
export interface ComparedPlacement {
  readonly placement: string;
  /** The placement that it is held against; null where it is not compared. */
  readonly against: string | null;
  /** The levels that one would expect by that placement, lowest first. */
  readonly expected: readonly string[];
  readonly agreement: Agreement;
  /** The question of the other framework that would do most to settle where it sits; null where that is settled. */
  readonly settledBy: { readonly question: string; readonly ask: string } | null;
}

/** Holds the placements of a derived result against those of the result that it was derived from. */
export function comparePlacements(crosswalk: Crosswalk, own: Result, other: Result): ComparedPlacement[] {
  return other.placements.map((placement) => {
    const match = crosswalk.levels.find(({ to }) => to === placement.id);
    const against = own.placements.find(({ id }) => id === match?.from);
    const settledBy = settlingQuestion(placement, other);
    if (!match || !against) {
      return { placement: placement.id, against: null, expected: [], agreement: 'not compared', settledBy };
    }
    const matching = new Map(Object.entries(match.means));
    const means = against.possible.levels.map((level) => matching.get(level) ?? []);
    const named = new Set(means.flat());
    const expected = placement.levels.map(({ id }) => id).filter((id) => named.has(id));
    const agreement = agreementOf(means, placement.possible.levels);
    return { placement: placement.id, against: against.id, expected, agreement, settledBy };
  });
}

/** `means` are the levels that go with each level possible here, `there` those that are possible there. */
function agreementOf(means: readonly (readonly string[])[], there: readonly string[]): Agreement {
  if (means.some((levels) => levels.length === 0)) return 'not compared';
  const together = (levels: readonly string[], level: string) => levels.includes(level);
  if (means.every((levels) => there.every((level) => together(levels, level)))) return 'agree';
  return means.some((levels) => there.some((level) => together(levels, level))) ? 'open' : 'differ';
}

function settlingQuestion(
  placement: PlacementResult,
  { openQuestions }: Result,
): ComparedPlacement['settledBy'] {
  if (placement.possible.levels.length === 1) return null;
  const waiting = placement.levels.map(({ id }) => id);
  const found = openQuestions.find(({ levels }) => levels.some((level) => waiting.includes(level)));
  return found ? { question: found.question, ask: found.ask } : null;
}
