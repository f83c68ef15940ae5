import type { Model } from '../engine/compiled.ts';
import { placeAssessment } from '../engine/score/place-assessment.ts';
import { defaultTarget, hasSteps, isAbove, looksAtNation } from '../engine/steps/setting.ts';
import type { Io } from '../host/io.ts';
import { interruptibly, type ProgressLine, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { type Answered, openAnswers } from '../library/assessments.ts';
import { workOut } from '../library/results.ts';
import type { Framework } from '../model/framework.ts';
import type { NothingToPlan, Plan, Target } from '../model/plan.ts';
import type { LevelResult, PlacementResult, Result } from '../model/result.ts';
import { InputError, inputError, type Outcome, type Problem, tried } from '../problem.ts';
import { code, type Sentence, say } from '../sentence.ts';
import { emptyPlan, type Untouched } from '../solver/plan/plan-head.ts';
import { didYouMean } from '../suggest.ts';
import { counted, listed, quoted } from '../text.ts';
import type { Progress } from '../work.ts';
import type { CommandContext, OutputOptions } from './shared/context.ts';
import { deliverPage } from './shared/deliver.ts';
import { placementWith } from './shared/typed.ts';

/** Prints what it would take to secure a level. */
export async function run(
  context: CommandContext,
  file: string,
  options: OutputOptions & PlanOptions,
): Promise<number> {
  const plan = await withProgressLine(context, async (telling) => {
    const planned = await openPlanned(file, options, context.io, telling.of('Working it out'));
    return planOf(planned, context.io, telling);
  });
  await deliverPage('plan', plan, options, context);
  return EXIT.done;
}

/** The plan. What looks for one is loaded only where there is something to plan for. */
async function planOf(planned: Planned, io: Io, telling: ProgressLine): Promise<Plan> {
  const { target, held, model, assessment, result, seconds } = planned;
  if ('none' in target) return emptyPlan(target, held, result);
  const { makePlan } = await import('../solver/plan/make-plan.ts');
  const end = io.now() + seconds;
  const timeLeft = () => {
    const left = end - io.now();
    const most = Number.isFinite(left)
      ? `, for ${counted(Math.max(0, Math.ceil(left)), 'second')} at most`
      : '';
    telling.of(`Looking for the cheapest plan${most}`)(0, null);
    return left;
  };
  return makePlan(model, assessment, result, { target, ...held }, timeLeft, interruptibly);
}

/** What a person wants of a plan, as it was typed. */
export interface PlanOptions {
  readonly framework?: string;
  readonly to?: string;
  readonly keep?: readonly string[];
  readonly without?: readonly string[];
  readonly timeLimit?: string;
}

/** An assessment that can be planned for, and what is wanted of the plan. */
export interface Planned extends Answered {
  readonly result: Result;
  readonly target: Target | NothingToPlan;
  readonly held: Untouched;
  /** How long looking for it may take, where somebody says; it ends by itself after so many steps. */
  readonly seconds: number;
}

/** Opens what is to be planned for. Throws an `InputError` with everything that is wrong with it, and with what is wanted. */
export async function openPlanned(
  file: string,
  options: PlanOptions,
  io: Io,
  progress: Progress,
): Promise<Planned> {
  const limit = await tried(async () => secondsIn(options.timeLimit));
  const opened = await tried(() => openAnswers(file, { framework: options.framework, saved: SAVED }, io));
  if (!opened.ok) throw new InputError([...opened.problems, ...limit.problems]);
  const { model, assessment } = opened.value;
  const result = await workOut(progress, (prove) => placeAssessment(model, assessment, TOOL, prove));
  const refused = unplannable(model);
  if (refused) throw new InputError([refused, ...limit.problems]);
  const target = targetIn(options.to, result, model);
  const held = heldIn(options, model);
  const problems = [...target.problems, ...held.problems, ...limit.problems];
  if (!target.ok || !held.ok || !limit.ok) throw new InputError(problems);
  return { model, assessment, result, target: target.value, held: held.value, seconds: limit.value };
}

const SAVED = 'A plan is made from the answers themselves, and not from what was saved of them.';

function secondsIn(text: string | undefined): number {
  if (text === undefined) return Infinity;
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  const message = `${quoted(text)} is no time limit.`;
  throw inputError('bad-time-limit', message, 'Give a number of seconds above 0, such as 30.');
}

/** Why no plan can be made with a framework at all; null where one can. */
function unplannable(model: Model): Problem | null {
  const { title, placements } = model.framework;
  if (placements.length === 0) {
    const advice = say`“${code('joinedup score')}” says what to do next; a plan takes a framework that has levels.`;
    return problem('no-placement', `${title} gives a profile and no level to plan for.`, advice);
  }
  if (hasSteps(model)) return null;
  const advice =
    'Its author would have to write “better” for the options: what one step up takes, and how long.';
  return problem('no-steps', `${title} says of no option what the step up from it takes.`, advice);
}

/** The level to plan for: the one that was named, else the one that comes next. Gives every problem with it. */
function targetIn(named: string | undefined, result: Result, model: Model): Outcome<Target | NothingToPlan> {
  const target = named === undefined ? defaultTarget(result) : targetCalled(named, result);
  if (!target) return { ok: false, problems: [] };
  if ('code' in target) return { ok: false, problems: [target] };
  const needsNation = 'level' in target && result.service.nation === null && looksAtNation(target, model);
  return needsNation
    ? { ok: false, problems: [noNation(model.framework)] }
    : { ok: true, value: target, problems: [] };
}

function targetCalled(id: string, result: Result): Target | Problem {
  const found = placementCalled(id, result);
  if ('code' in found) return found;
  const level = found.levels.findIndex((each) => each.id === id);
  const wanted = found.levels[level];
  if (wanted && !isAbove(wanted, found)) return notAbove(wanted, found);
  return { placement: result.placements.indexOf(found), level, why: 'asked for' };
}

function placementCalled(id: string, result: Result): PlacementResult | Problem {
  try {
    return placementWith(id, result);
  } catch (error) {
    const [first] = error instanceof InputError ? error.problems : [];
    if (!first) throw error;
    return first;
  }
}

function notAbove(wanted: LevelResult, { secured, placed, levels }: PlacementResult): Problem {
  const above = levels.filter(({ rank }) => rank > secured.rank).map(({ id }) => id);
  const advice = above.length > 0 ? `Above it there is ${listed(above)}.` : 'There is no level above it.';
  const message = placed
    ? securedText(wanted, secured)
    : `${wanted.name} is the lowest level, and asks for nothing.`;
  return problem('already-secured', message, advice);
}

function securedText(wanted: LevelResult, secured: PlacementResult['secured']): string {
  return wanted.id === secured.id
    ? `${wanted.name} is reached already.`
    : `${wanted.name} lies below level ${secured.rank}, ${secured.name}, which is reached already.`;
}

function noNation({ nations }: Framework): Problem {
  const ids = nations.map(({ id }) => id);
  const message = 'What the plan has to reach depends on the nation, which the assessment does not give.';
  return problem(
    'no-nation',
    message,
    `Write it into the file, under “service: { nation: … }”: ${listed(ids, 'or')}.`,
  );
}

/** The questions that a plan may not change. Gives every problem with them. */
function heldIn(
  { keep = [], without = [] }: { readonly keep?: readonly string[]; readonly without?: readonly string[] },
  { framework }: Model,
): Outcome<Untouched> {
  const held = { keep: [...new Set(keep)], without: [...new Set(without)] };
  const named = [...new Set([...held.keep, ...held.without])];
  const problems = [
    ...named.flatMap((id) => unknownQuestion(id, framework) ?? []),
    ...held.keep.filter((id) => held.without.includes(id)).map(keptAndNot),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: held, problems };
}

function unknownQuestion(id: string, { title, questions, needs }: Framework): Problem | null {
  if (questions.some((question) => question.id === id)) return null;
  if (needs?.questions.some((question) => question.id === id)) {
    const message = `${quoted(id)} is asked about the people served; a plan changes the service.`;
    return problem('unknown-question', message, 'Name a question about the service.');
  }
  const ids = questions.map((question) => question.id);
  const advice = didYouMean(id, ids) || WHERE_NAMED;
  return problem('unknown-question', `${title} has no question ${quoted(id)}.`, advice);
}

const WHERE_NAMED = 'The assessment names each question before its answer.';

function keptAndNot(id: string): Problem {
  const message = `${quoted(id)} is to stay as it is, and the plan is to do without it.`;
  const advice = say`Name it with ${code('--keep')} or with ${code('--without')}, not with both.`;
  return problem('keep-and-without', message, advice);
}

function problem(kind: string, message: string, advice: Sentence): Problem {
  return { code: kind, severity: 'error', message, advice };
}
