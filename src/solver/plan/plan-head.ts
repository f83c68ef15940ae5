import { calledOn } from '../../engine/steps/setting.ts';
import type { HeldAnswer, NothingToPlan, Plan, PlanHead } from '../../model/plan.ts';
import type { Result } from '../../model/result.ts';

/** The questions that a plan may not change, kept or done without. */
export interface Untouched {
  readonly keep: readonly string[];
  readonly without: readonly string[];
}

/** What a plan on one of the placements starts from, by the result of the assessment. */
export function planHead(result: Result, index: number, { keep, without }: Untouched): PlanHead {
  const { schemaVersion, tool, framework, service, date, answeredBy, notes, nations } = result;
  const placement = result.placements[index];
  if (!placement) throw new Error(`there is no placement ${index}`);
  const { id, title, cumulative, placed, secured, possible } = placement;
  const others = result.placements.length - 1;
  const levels = placement.levels.map(({ id, rank, name, phrase, costs, replaced }) => ({
    id,
    rank,
    name,
    phrase,
    costs,
    replaced,
  }));
  return {
    schemaVersion,
    tool,
    framework,
    service,
    date,
    answeredBy,
    notes,
    nations,
    placement: { id, title, cumulative, placed, secured, possible, others, levels },
    from: secured,
    called: calledOn(placement, result),
    keep: heldAnswers(keep, result),
    without: heldAnswers(without, result),
  };
}

/** The plan where there is nothing to plan for. */
export function emptyPlan({ placement, none }: NothingToPlan, held: Untouched, result: Result): Plan {
  return {
    ...planHead(result, placement, held),
    to: null,
    none,
    routes: [],
    mayBeMore: false,
    stoppedBy: null,
    conflict: null,
  };
}

function heldAnswers(ids: readonly string[], { answers }: Result): HeldAnswer[] {
  return answers
    .filter(({ question }) => ids.includes(question))
    .map(({ question, ask, text }) => ({ question, ask, text }));
}
