import type { Assessment } from '../../model/assessment.ts';
import type { Target } from '../../model/plan.ts';
import type { BarrierResult, Next, NextStep, Result } from '../../model/result.ts';
import type { Reason } from '../../model/result-parts.ts';
import type { StepModel } from '../compile/compile-condition.ts';
import type { Model } from '../compiled.ts';
import { evaluate, TRUE } from '../logic/evaluate.ts';
import type { Ground } from '../logic/ground.ts';
import { cheapestEndBySearch } from './cheapest-end.ts';
import { describeSteps } from './describe-steps.ts';
import { type End, endsFor, situationAt } from './end.ts';
import { orderedSteps } from './order.ts';
import {
  costOf,
  defaultTarget,
  hasSteps,
  levelAt,
  looksAtNation,
  nextOn,
  ownRoles,
  type Setting,
  settingFor,
} from './setting.ts';

/** What looking for the steps may cost, counted so that every machine finds the same. */
const WORK = 20_000_000;

/** What is decided before it can be said what is next. */
type Decided = Pick<Result, 'placements' | 'recommended' | 'barriers'>;

/** What steps are looked for from. */
interface Start {
  readonly ground: Ground<Model>;
  readonly assessment: Assessment;
}

/** The level to work towards and the cheapest steps that a counted search finds; null without a placement. */
export function decideNext(ground: Ground<Model>, assessment: Assessment, decided: Decided): Next | null {
  const { model } = ground;
  const start = { ground, assessment };
  const target = defaultTarget(decided);
  if (!target) return null;
  const placement = decided.placements[target.placement]?.id ?? '';
  const known = { ...NOTHING, placement, partners: partnersIn(decided) };
  if ('none' in target) {
    const allTheSame = target.none === 'not called for' ? stepsAllTheSame(decided, start) : null;
    return { ...known, none: target.none, allTheSame };
  }
  const to = levelAt(target, model);
  const way = wayTo(target, start);
  if (typeof way === 'string')
    return { ...known, to, none: way, barriers: inTheWay(target, null, decided, model) };
  const steps = describeSteps(way.steps, ground.situation, way.setting);
  return {
    ...known,
    to,
    cost: costOf(way.steps),
    proven: true,
    first: firstOf(steps),
    steps,
    barriers: inTheWay(target, way, decided, model),
  };
}

const NOTHING: Next = {
  placement: '',
  to: null,
  none: null,
  cost: null,
  proven: false,
  first: null,
  steps: [],
  barriers: [],
  partners: [],
  allTheSame: null,
};

/** Where the cheapest steps lead, and these in order. */
interface Way {
  readonly setting: Setting;
  readonly end: End;
  readonly steps: readonly StepModel[];
}

/** The cheapest way to a level, or why there is none. */
function wayTo(target: Target, { ground, assessment }: Start): Way | NonNullable<Next['none']> {
  const { model, situation } = ground;
  if (!hasSteps(model)) return 'no steps';
  if (assessment.service.nation === null && looksAtNation(target, model)) return 'no nation';
  const { placement, level } = target;
  const wishes = { placement, target: level, keep: NONE, without: NONE, own: ownRoles(assessment) };
  const budget = { left: WORK };
  const setting = settingFor(model, situation, wishes, budget);
  const found = cheapestEndBySearch(endsFor(setting));
  if (!found) return 'too many ways';
  if (!found.found) return 'no way';
  const steps = orderedSteps(found.end, setting);
  return steps && budget.left > 0 ? { setting, end: found.end, steps } : 'too many ways';
}

const NONE: ReadonlySet<number> = new Set();

/** The level gained first, and the steps for it that no lower one needs. */
function firstOf(steps: readonly NextStep[]): Next['first'] {
  const [to] = steps.map(({ towards }) => towards).sort((one, other) => one.rank - other.rank);
  if (!to) return null;
  const taken = steps.filter(({ towards }) => towards.id === to.id);
  return { to, steps: taken.length, cost: costOf(taken) };
}

/** The steps to the next level where no higher one is called for; null where none were found. */
function stepsAllTheSame({ placements }: Decided, start: Start): Next['allTheSame'] {
  const target = nextOn(placements);
  const way = target && wayTo(target, start);
  if (!target || !way || typeof way === 'string') return null;
  const { length } = way.steps;
  return { to: levelAt(target, start.ground.model), cost: costOf(way.steps), steps: length, proven: true };
}

/** The barriers that stand, or may, in the way of a level or of one below it that is not in place. */
function inTheWay(target: Target, way: Way | null, { barriers }: Decided, model: Model): Next['barriers'] {
  const wanted = wantedLevels(target.placement, target.level, model);
  const restates = way ? restating(way) : () => false;
  return barriers
    .filter((barrier) => stands(barrier) && barrier.holdsBack.some((level) => wanted.has(level)))
    .map((barrier) => ({ barrier: barrier.id, restates: restates(barrier) }));
}

/** The level to secure, and those below. */
export function wantedLevels(placement: number, target: number, { placements }: Model): ReadonlySet<string> {
  return new Set(placements[placement]?.levels.slice(0, target + 1).map(({ name }) => name.id));
}

/** True for a barrier that is there, or may be. */
export function stands({ status }: BarrierResult): boolean {
  return status === 'remains' || status === 'possible';
}

/** Tells of a barrier whether the steps change all that it comes from, and it is gone after them. */
function restating({ end, steps, setting }: Way): (barrier: BarrierResult) => boolean {
  const { model } = setting;
  const changed = new Set(steps.map(({ question }) => model.questions[question]?.question.id ?? ''));
  const situation = situationAt(end, setting);
  return ({ id, because }) => {
    const node = model.barriers.find(({ barrier }) => barrier.id === id)?.remains.node;
    const isGone = node !== undefined && (evaluate(node, model, situation) & TRUE) === 0;
    return isGone && because.every((reason) => isChanged(reason, changed));
  };
}

function isChanged({ question, number, orElse }: Reason, changed: ReadonlySet<string>): boolean {
  const questions = question === null ? (number?.furthest ?? []) : [question];
  return (
    questions.length > 0 &&
    questions.every((each) => changed.has(each)) &&
    orElse.every((reason) => isChanged(reason, changed))
  );
}

/** The kinds of partner that have to be at the table and are known not to be named. */
function partnersIn({ recommended }: Decided): Next['partners'] {
  return (recommended?.who ?? [])
    .filter(({ calledIn, have }) => !calledIn && (have === 'missing' || have === 'not named'))
    .map(({ agency, title, short }) => ({ agency, title, short }));
}
