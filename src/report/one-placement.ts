import type { PlacementResult, Result } from '../model/result.ts';

/** A result with one of its placements only. What holds back levels of the others, or waits for them, is left out. */
export function withPlacement(placement: PlacementResult, result: Result): Result {
  const own = new Set(placement.levels.map(({ id }) => id));
  const barriers = result.barriers
    .filter(({ holdsBack }) => holdsBack.length === 0 || holdsBack.some((level) => own.has(level)))
    .map((barrier) => ({ ...barrier, holdsBack: barrier.holdsBack.filter((level) => own.has(level)) }));
  const kept = new Set(barriers.map(({ id }) => id));
  const openQuestions = result.openQuestions
    .map((question) => ({
      ...question,
      levels: question.levels.filter((level) => own.has(level)),
      barriers: question.barriers.filter((barrier) => kept.has(barrier)),
    }))
    .filter(({ levels, barriers: waiting }) => levels.length + waiting.length > 0);
  const fragile = result.fragile.filter((answer) => answer.placement === placement.id);
  return { ...result, placements: [placement], grid: null, barriers, fragile, openQuestions };
}
