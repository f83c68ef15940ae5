import type { Assessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Option, Question } from '../../src/model/question.ts';
import type { Cost } from '../../src/model/result.ts';
import { assessmentOf } from './frameworks.ts';
import { type Completion, completions, holds, levelGiven } from './oracle.ts';

/**
 * What a plan is, written down as plainly as possible: a walk over states, in which one question that is asked goes up
 * one step whose need holds. Every state that can be reached is listed.
 */

/** The place of each question on its own ladder; 0 is where it stood at the start. */
export interface State {
  readonly places: readonly number[];
  readonly cost: Cost;
}

export interface PlanSetting {
  readonly framework: Framework;
  readonly assessment: Assessment;
  readonly placement: number;
  readonly target: number;
  readonly keep: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
}

/** Every state that can be reached and secures the target. */
export function endsReached(setting: PlanSetting): State[] {
  const { framework, target } = setting;
  const placement = framework.placements[setting.placement];
  if (!placement) throw new Error('no such placement');
  return statesReached(setting).filter(
    (state) => levelGiven(placement, framework, completionAt(state, setting)) >= target,
  );
}

/** Every state that can be reached. */
export function statesReached(setting: PlanSetting): State[] {
  const { framework } = setting;
  const start = { places: framework.questions.map(() => 0), cost: NOTHING };
  const seen = new Map<string, State>([[start.places.join(), start]]);
  for (const state of seen.values()) {
    const now = completionAt(state, setting);
    for (const [index, question] of framework.questions.entries()) {
      const next = nextFrom(index, question, state, now, setting);
      if (next && !seen.has(next.places.join())) seen.set(next.places.join(), next);
    }
  }
  return [...seen.values()];
}

const NOTHING: Cost = { unstated: 0, years: 0, months: 0, days: 0 };

function nextFrom(
  index: number,
  question: Question,
  { places, cost }: State,
  now: Completion,
  setting: PlanSetting,
): State | null {
  const ladder = ladderOf(question, setting);
  const place = places[index] ?? 0;
  const option = ladder[place];
  if (!option || !ladder[place + 1] || now.options.get(question.id) === null) return null;
  const needs = option.better?.needs ?? null;
  if (needs && holds(needs, setting.framework, now) !== true) return null;
  const kind = option.better?.effort ?? 'unstated';
  return { places: places.with(index, place + 1), cost: { ...cost, [kind]: cost[kind] + 1 } };
}

/** The options that a question goes through, from the one that it stands at; only that one where it may not move. */
function ladderOf({ id, options, ordered }: Question, { assessment, keep, without }: PlanSetting): Option[] {
  const given = assessment.answers.get(id)?.answer ?? 'unknown';
  if (given === 'not-applicable') return [];
  const ids = options.map((option) => option.id);
  const places = (typeof given === 'string' ? [given] : given).map((each) => Math.max(ids.indexOf(each), 0));
  const start = given === 'unknown' || without.has(id) ? 0 : Math.min(...places);
  const ladder = options.slice(start, start + 1);
  if (!ordered || keep.has(id) || without.has(id)) return ladder;
  for (let at = start; at + 1 < options.length; ) {
    const better = options[at]?.better;
    at = better ? ids.indexOf(better.to) : at + 1;
    ladder.push(...options.slice(at, at + 1));
  }
  return ladder;
}

/** The answers at a state. */
export function completionAt({ places }: State, setting: PlanSetting): Completion {
  const { framework, assessment } = setting;
  const answers = framework.questions.map((question, index): [string, string] => {
    const option = ladderOf(question, setting)[places[index] ?? 0];
    return [question.id, option?.id ?? 'not-applicable'];
  });
  const [only] = completions(framework, assessmentOf(answers, assessment.service.nation));
  if (!only) throw new Error('no completion');
  return only;
}

/** Less than 0 where one state is to be preferred: cheaper, or as cheap and with the first question further on. */
export function byPreference(one: State, other: State): number {
  for (const kind of ['unstated', 'years', 'months', 'days'] as const)
    if (one.cost[kind] !== other.cost[kind]) return one.cost[kind] - other.cost[kind];
  for (const [index, place] of one.places.entries())
    if (place !== other.places[index]) return (other.places[index] ?? 0) - place;
  return 0;
}
