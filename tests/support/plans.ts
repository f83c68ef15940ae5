import type { Assessment } from '../../src/engine/input.ts';
import type { BarrierResult, PlacementResult, Result } from '../../src/engine/result.ts';
import type { Framework, Question } from '../../src/framework/types.ts';
import { type Held, planHead } from '../../src/solver/plan/head.ts';
import { defaultTarget } from '../../src/solver/plan/target.ts';
import type { ChosenOption, Cost, Plan, PlanStep, PlanTarget, Route } from '../../src/solver/plan/types.ts';
import { resultOf } from './results.ts';

/** A route written by hand: which answers go where, one after the other, and what each had to wait for. */
export type WrittenStep = readonly [question: string, to: string, after?: readonly string[]];

interface WrittenPlan {
  /** The level, by its id; the one to plan for by default where none is named. */
  readonly to?: string;
  readonly routes: readonly (readonly WrittenStep[])[];
  readonly held?: Held;
}

/** A plan by hand for an assessment, its texts those of the framework and what it reaches those of the engine. */
export function planBy(framework: Framework, assessment: Assessment, written: WrittenPlan): Plan {
  const before = resultOf(framework, assessment);
  const { placement, to } = targetOf(before, written.to);
  const { held = { keep: [], without: [] } } = written;
  return {
    ...planHead(before, placement, held),
    to,
    none: null,
    routes: written.routes.map((steps) => routeBy(framework, assessment, steps, placement)),
    conflict: null,
  };
}

function targetOf(result: Result, id: string | undefined): { placement: number; to: PlanTarget } {
  const target = defaultTarget(result);
  const placement =
    id === undefined
      ? (target?.placement ?? 0)
      : result.placements.findIndex(({ levels }) => levels.some((level) => level.id === id));
  const { levels = [] } = result.placements[placement] ?? {};
  const level =
    id === undefined
      ? levels[target && 'level' in target ? target.level : 0]
      : levels.find((each) => each.id === id);
  if (!level) throw new Error('there is no such level');
  const why = id === undefined && target && 'why' in target ? target.why : 'asked for';
  return { placement, to: { id: level.id, rank: level.rank, name: level.name, phrase: level.phrase, why } };
}

function routeBy(
  framework: Framework,
  assessment: Assessment,
  written: readonly WrittenStep[],
  placement: number,
): Route {
  let now = assessment;
  const steps = written.map(([id, to, after = []]): PlanStep => {
    const question = questionOf(framework, id);
    const before = resultOf(framework, now);
    const from = lowestOf(question, now);
    const open = assessment.answers.get(id)?.answer;
    now = withAnswer(now, id, to);
    const then = resultOf(framework, now);
    const move = question.options.find((option) => option.id === from.option)?.better ?? null;
    return {
      question: id,
      ask: question.ask,
      from,
      to: chosen(question, to),
      findOut: open === undefined || open === 'unknown' || typeof open !== 'string',
      text: move?.text ?? null,
      effort: move?.effort ?? null,
      who: null,
      needs: after.length > 0 ? 'What the framework says comes first.' : null,
      after,
      barriers: barriersAt(id, before).map((barrier) => ({ barrier, gone: !isThere(barrier, then) })),
      reached: placementOf(then, placement).secured,
    };
  });
  return {
    cost: costOf(steps),
    proven: true,
    steps,
    assumed: [],
    remaining: resultOf(framework, now).barriers.filter(({ status }) => status === 'remains'),
  };
}

function placementOf({ placements }: Result, index: number): PlacementResult {
  const placement = placements[index];
  if (!placement) throw new Error('there is no such placement');
  return placement;
}

function questionOf({ questions }: Framework, id: string): Question {
  const question = questions.find((each) => each.id === id);
  if (!question) throw new Error(`there is no question ${id}`);
  return question;
}

function lowestOf(question: Question, { answers }: Assessment): ChosenOption {
  const given = answers.get(question.id)?.answer ?? 'unknown';
  const left = question.options.filter(({ id }) => given === 'unknown' || given.includes(id));
  return chosen(question, (typeof given === 'string' && given !== 'unknown' ? given : left[0]?.id) ?? '');
}

function chosen({ options }: Question, id: string): ChosenOption {
  const option = options.find((each) => each.id === id);
  if (!option) throw new Error(`there is no option ${id}`);
  return { option: id, text: option.text };
}

function withAnswer(assessment: Assessment, id: string, answer: string): Assessment {
  const given = { answer, note: null, evidence: [], source: null };
  return { ...assessment, answers: new Map([...assessment.answers, [id, given]]) };
}

function barriersAt(question: string, { barriers }: Result): BarrierResult[] {
  return barriers.filter(
    ({ status, because }) =>
      (status === 'remains' || status === 'possible') &&
      because.some((reason) => reason.question === question),
  );
}

function isThere({ id, status }: BarrierResult, { barriers }: Result): boolean {
  return barriers.some((barrier) => barrier.id === id && barrier.status === status);
}

function costOf(steps: readonly PlanStep[]): Cost {
  const count = (effort: PlanStep['effort']) => steps.filter((step) => step.effort === effort).length;
  return { years: count('years'), months: count('months'), days: count('days'), unstated: count(null) };
}
