import type { Model } from '../engine/compiled.ts';
import { placeAssessment } from '../engine/score/place-assessment.ts';
import { defaultTarget, hasSteps, isAbove, looksAtNation } from '../engine/steps/setting.ts';
import type { Io } from '../host/io.ts';
import { interruptibly, type ProgressLine, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { type OpenedAnswers, openAnswers } from '../library/assessments.ts';
import type { Framework } from '../model/framework.ts';
import type { NothingToPlan, Plan, Target } from '../model/plan.ts';
import type { LevelResult, PlacementResult, Result } from '../model/result.ts';
import { InputError, type Outcome, type Problem } from '../problem.ts';
import { code, type Sentence, say } from '../sentence.ts';
import { workOut } from '../solver/exactly.ts';
import { emptyPlan, type Untouched } from '../solver/plan/plan-head.ts';
import { unknownWord } from '../suggest.ts';
import { counted, listed, quoted } from '../text.ts';
import type { Progress } from '../work.ts';
import { declareCommand, type GivenOf, seconds, several, text } from './declare.ts';
import { deliverPage } from './shared/deliver.ts';
import { FRAMEWORK, RESULT } from './shared/options.ts';
import { placementOf, unknownLevel } from './shared/placements.ts';

const OPTIONS = {
  level: {
    ...text('level', 'the level to reach; the one that is called for, or the next, if left out'),
    formerly: '--to',
  },
  keep: several('question', 'this answer stays as it is; may be given again'),
  without: several('question', 'the plan does not rest on this question at all; may be given again'),
  timeLimit: seconds('stop looking for something cheaper after so long, if it has not ended by itself'),
  ...RESULT,
  framework: FRAMEWORK,
};

/** Prints what it would take to secure a level. */
export const plan = declareCommand({
  examples: [
    'joinedup plan service.yaml',
    'joinedup plan service.yaml --level LEVEL -o plan.xlsx',
    'joinedup plan service.yaml --keep QUESTION --without QUESTION',
    'joinedup plan case:ID',
  ],
  args: '<file>',
  slots: { file: 'file|case' },
  options: OPTIONS,
  open: (given, context) =>
    withProgressLine(context, (telling) => openPlanned(given, context.io, telling.of('Working it out'))),
  run: async (given, context, planned) => {
    const { timeLimit = Infinity } = given;
    const made = await withProgressLine(context, (telling) =>
      planOf(planned, timeLimit, context.io, telling),
    );
    await deliverPage('plan', made, given, context);
    return EXIT.done;
  },
});

/** The plan, after at most `timeLimit` seconds. What looks for one is loaded only where there is something to plan for. */
async function planOf(planned: Planned, timeLimit: number, io: Io, telling: ProgressLine): Promise<Plan> {
  const { target, held, model, assessment, result } = planned;
  if ('none' in target) return emptyPlan(target, held, result);
  const { makePlan } = await import('../solver/plan/make-plan.ts');
  const end = io.now() + timeLimit;
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

type Given = GivenOf<'<file>', typeof OPTIONS>;

/** An assessment that can be planned for, and what is wanted of the plan. */
interface Planned extends Pick<OpenedAnswers, 'model' | 'assessment'> {
  readonly result: Result;
  readonly target: Target | NothingToPlan;
  readonly held: Untouched;
}

/** Opens what is to be planned for. Throws an `InputError` with everything that is wrong with it, and with what is wanted. */
async function openPlanned(given: Given, io: Io, progress: Progress): Promise<Planned> {
  const { model, assessment } = await openAnswers(
    given.file,
    { framework: given.framework, saved: SAVED },
    io,
  );
  const result = await workOut(progress, (prove) => placeAssessment(model, assessment, TOOL, prove));
  const refused = unplannable(model);
  if (refused) throw new InputError([refused]);
  const target = targetIn(given.level, result, model);
  const held = heldIn(given, model);
  if (!target.ok || !held.ok) throw new InputError([...target.problems, ...held.problems]);
  return { model, assessment, result, target: target.value, held: held.value };
}

const SAVED = 'A plan is made from the answers themselves, and not from what was saved of them.';

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
  const found = placementOf(id, result);
  if (!found) return unknownLevel(id, result);
  const level = found.levels.findIndex((each) => each.id === id);
  const wanted = found.levels[level];
  if (wanted && !isAbove(wanted, found)) return notAbove(wanted, found);
  return { placement: result.placements.indexOf(found), level, why: 'asked for' };
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
function heldIn({ keep = [], without = [] }: Given, { framework }: Model): Outcome<Untouched> {
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
  const message = `${title} has no question ${quoted(id)}.`;
  return unknownWord('question', id, ids, { message, otherwise: WHERE_NAMED });
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
