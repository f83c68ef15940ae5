import { fold } from '../../model/fold-condition.ts';
import type { LevelName, NextStep } from '../../model/result.ts';
import { groupLead } from '../../model/vocabulary.ts';
import { capitalised } from '../../text.ts';
import type { StepModel } from '../compile/compile-condition.ts';
import type { Model, Node, PlacementModel, QuestionModel, Questionnaire } from '../compiled.ts';
import { copyOf, isOpen, type Situation } from '../logic/evaluate.ts';
import { type Goal, placedFrom } from '../logic/goal.ts';
import { judge, narrow, partsIn } from '../logic/search.ts';
import { canBeTaken, dearestFirst, priceOf } from './end.ts';
import type { Setting } from './setting.ts';

/** `node` in words, each question with the answer that it takes. */
export function conditionWords(node: Node, model: Model): string {
  return fold<Node, string>(node, {
    atom: ({ question, needs, needsOtherwise }, wanted) =>
      closed(`${askOf(question, model)} ${wanted ? needs : needsOtherwise}`),
    score: ({ rule }, wanted) => (wanted ? `${capitalised(rule)}.` : `${groupLead('not', 0)} ${rule}.`),
    group: ({ kind, count }, parts, wanted) => {
      if (kind === 'at-least') {
        const lead = wanted ? groupLead(kind, count) : `Fewer than ${count} of these hold:`;
        return [lead, ...parts(true)].join(' ');
      }
      // Where not all may hold, one that does not is enough, and the other way round.
      return parts().join((kind === 'any') === wanted ? ' Or: ' : ' ');
    },
  });
}

/** `text` with a full stop, which not every author writes. */
function closed(text: string): string {
  return '.!?…'.includes(text.slice(-1)) ? text : `${text}.`;
}

function askOf(question: number, { questions }: Model): string {
  return questions[question]?.question.ask ?? 'Nation:';
}

/** An option of a question, both by index, with its words. */
export function optionOf(question: number, option: number, { questions }: Model): NextStep['from'] {
  const found = questions[question]?.question.options[option];
  return { option: found?.id ?? '', text: found?.text ?? '' };
}

/** What telling the levels of some steps may cost, in parts of conditions evaluated. */
// However much was spent on finding them, so that the same steps are always told alike. Beyond it a level is said
// to need more than it does.
const WORK = 1_000_000;

/** Steps in order, each of which can be taken when it comes, and the situation after them. */
interface Walk {
  readonly taken: readonly StepModel[];
  readonly situation: Situation;
}

/** The lowest level, above the start and up to the target, that each of `steps` is needed for. */
// The steps are in an order in which each can be taken. Those for a level and for all below it can be taken in this
// order without the others, and reach the level: whatever is left out is left out only where that stays so.
function towardsOf(steps: readonly StepModel[], setting: Setting): (step: StepModel) => LevelName {
  const { start, target } = setting;
  const rungs = rungsOf(setting);
  const budget = { left: WORK };
  const towards = new Map<StepModel, number>();
  let needed: readonly StepModel[] = [];
  for (let level = reachedAt(start, setting) + 1; level < target; level += 1) {
    const walk = fewestAlong(placedFrom(rungs, level), { steps, needed, budget }, setting);
    needed = walk.taken;
    // Off a ladder, what leads at least so far may lead to a higher level alone.
    const reached = reachedAt(walk.situation, setting);
    if (!rungs.cumulative && reached > level) level = Math.min(reached, target);
    for (const step of needed) if (!towards.has(step)) towards.set(step, level);
  }
  return (step) => nameOf(towards.get(step) ?? target, rungs);
}

/** The level that is secured in a situation in which every answer is settled. */
function reachedIn(situation: Situation, setting: Setting): LevelName {
  return nameOf(reachedAt(situation, setting), rungsOf(setting));
}

function reachedAt(situation: Situation, setting: Setting): number {
  const rungs = rungsOf(setting);
  return rungs.levels.findLastIndex(
    (_, level) => judge(placedFrom(rungs, level), setting.model, situation) === 'always',
  );
}

function rungsOf({ model, placement }: Setting): PlacementModel {
  return model.placements[placement] as PlacementModel;
}

function nameOf(level: number, { levels }: PlacementModel): LevelName {
  return levels[level]?.name ?? { id: '', rank: 0, name: '' };
}

/** The walk along the steps with as many left out, the dearest first, as a goal can spare. */
// With them go all that could not be taken without them, but never one of `needed`.
function fewestAlong(
  goal: Goal,
  all: {
    readonly steps: readonly StepModel[];
    readonly needed: readonly StepModel[];
    budget: { left: number };
  },
  setting: Setting,
): Walk {
  const { steps, needed, budget } = all;
  const price =
    steps.reduce((sum, step) => sum + priceOf(step), setting.model.questions.length) +
    goal.wants.reduce((sum, { node }) => sum + partsIn(node), 0);
  let walk = walkAlong(steps, setting);
  for (const [question, most] of dearestFirst(countsOf(steps), setting)) {
    const least = needed.filter((step) => step.question === question).length;
    for (let place = least; place < most && budget.left > 0; place += 1) {
      budget.left -= price;
      const spared = steps.filter((step) => step.question === question).slice(place);
      const tried = walkAlong(
        walk.taken.filter((step) => !spared.includes(step)),
        setting,
      );
      const isEnough =
        judge(goal, setting.model, tried.situation) === 'always' &&
        needed.every((step) => tried.taken.includes(step));
      if (!isEnough) continue;
      walk = tried;
      break;
    }
  }
  return walk;
}

/** How many of the steps are on each question. */
function countsOf(steps: readonly StepModel[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { question } of steps) counts.set(question, (counts.get(question) ?? 0) + 1);
  return counts;
}

/** Takes the steps in their order, without those that cannot be taken when they come. */
function walkAlong(steps: readonly StepModel[], { model, start }: Setting): Walk {
  const situation = copyOf(start);
  const taken = steps.filter((step) => {
    const { question, from, to } = step;
    if (situation.given[question] !== 1 << from || !canBeTaken(step, situation, model)) return false;
    narrow(model, situation, question, 1 << to);
    return true;
  });
  return { taken, situation };
}

/** The steps of a plan in words, with `given` what was answered. */
export function describeSteps(
  steps: readonly StepModel[],
  { given }: Situation,
  setting: Setting,
): NextStep[] {
  const { model, start, ladders } = setting;
  const situation = copyOf(start);
  const towards = towardsOf(steps, setting);
  return steps.map((step, index) => {
    const { question, from, to, needs } = step;
    const { id, ask } = (model.questions[question] as QuestionModel).question;
    const after = waitedFor(step, steps.slice(0, index), situation, setting);
    narrow(model, situation, question, 1 << to);
    return {
      question: id,
      ask,
      from: optionOf(question, from, model),
      to: optionOf(question, to, model),
      findOut: ladders.get(question)?.steps[0] === step && maybeThere(step, given[question] ?? 0, model),
      do: step.do,
      text: step.text,
      effort: step.effort,
      who: step.who,
      roles: step.roles,
      needs: needs && conditionWords(needs.node, model),
      after,
      reached: reachedIn(situation, setting),
      towards: towards(step),
    };
  });
}

/** True where an open answer may be what a step leads to already, or further on. */
function maybeThere({ question, to }: StepModel, left: number, { questions }: Questionnaire): boolean {
  const { options } = (questions[question] as QuestionModel).question;
  return isOpen(left) && options.some((_, index) => index >= to && (left & (1 << index)) !== 0);
}

/** The questions of the earlier steps without which a step could not be taken in a situation. */
function waitedFor(
  step: StepModel,
  earlier: readonly StepModel[],
  situation: Situation,
  { model, start }: Setting,
): string[] {
  const changed = new Set(earlier.map(({ question }) => question));
  changed.delete(step.question);
  const needed = [...changed].filter((question) => {
    const now = situation.given[question] ?? 0;
    narrow(model, situation, question, start.given[question] ?? 0);
    const canBe = canBeTaken(step, situation, model);
    narrow(model, situation, question, now);
    return !canBe;
  });
  return needed.map((question) => model.questions[question]?.question.id ?? '');
}
