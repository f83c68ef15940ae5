import { quoted } from '../../text.ts';
import type { Barrier, Condition, Question } from '../types.ts';
import { nested, questionsOf } from '../walk.ts';
import type { Finding, Rule, RuleContext } from './rule.ts';

type Direction = 'up' | 'down';
type AnswerCondition = Extract<Condition, { kind: 'answer' }>;

/** A part of a condition that could turn the wrong way when an answer rises, and the way that it should turn. */
interface Culprit {
  readonly part: Condition;
  readonly wanted: Direction;
}

/**
 * Where a placement claims that a better answer never lowers the level, its conditions show it: every answer
 * they ask for is "at least". What cannot be shown this way may still be true, so it is a warning; the engine
 * relies on no claim.
 */
export const monotoneClaimsHold: Rule = (context) =>
  context.framework.placements
    .filter((placement) => placement.monotone)
    .flatMap((placement) => placement.levels)
    .flatMap((level) => (level.requires ? blame(level.requires, 'up', context) : []))
    .map((culprit) => ({
      code: 'not-monotone',
      severity: 'warning',
      message: `The placement claims to be monotone, but a better answer could lower the level: ${reasonFor(culprit, context)}.`,
      advice: `${culprit.part.kind === 'answer' ? 'Ask for “at least” an option' : 'Leave it out here'}, or drop “monotone: true”.`,
      path: context.pathOf(culprit.part),
    }));

/** Where any placement claims to be monotone, a better answer raises no barrier that it does not bring up itself. */
export const barriersFallAsAnswersRise: Rule = (context) => {
  if (!context.framework.placements.some((placement) => placement.monotone)) return [];
  return context.framework.barriers.flatMap((barrier): Finding[] => {
    const rising = blame(barrier.raisedBy, 'down', whereItArises(barrier, context));
    const surprising = questionsOf(barrier.raisedBy)
      .map((id) => context.questions.get(id)?.shownWhen)
      .filter((shownWhen) => shownWhen && !sameCondition(shownWhen, barrier.arisesWhen));
    if (rising.length === 0 && surprising.length === 0) return [];
    return [
      {
        code: 'barrier-rises',
        severity: 'warning',
        message: `A better answer could raise the barrier ${quoted(barrier.id)}.`,
        advice:
          'Put what brings the barrier up under “arises-when”, and the low answers that raise it under “raised-by”.',
        path: [...context.pathOf(barrier), 'raised-by'],
      },
    ];
  });
};

/** The context in which a barrier is looked at: where it arises, what is asked under the same condition is asked. */
function whereItArises({ arisesWhen }: Barrier, context: RuleContext): RuleContext {
  if (arisesWhen === null) return context;
  const questions = [...context.questions].map(([id, question]) => {
    const isAsked = question.shownWhen !== null && sameCondition(question.shownWhen, arisesWhen);
    return [id, isAsked ? { ...question, shownWhen: null } : question] as const;
  });
  return { ...context, questions: new Map(questions) };
}

/** The parts of a condition that could turn the wrong way when an answer rises; none if it provably cannot. */
function blame(condition: Condition, wanted: Direction, context: RuleContext): readonly Culprit[] {
  const culprit = { part: condition, wanted };
  switch (condition.kind) {
    case 'answer':
      return answerTurns(condition, wanted, context) ? [] : [culprit];
    case 'all':
    case 'any':
    case 'at-least':
      return condition.of.flatMap((part) => blame(part, wanted, context));
    case 'not':
      return notTurns(condition.of, wanted, context)
        ? blame(condition.of, opposite(wanted), context)
        : [culprit];
    case 'score':
      return wanted === 'up' && condition.questions.every((id) => alwaysCounts(id, condition.by, context))
        ? []
        : [culprit];
    case 'nation':
      return [];
  }
}

function answerTurns(condition: AnswerCondition, wanted: Direction, context: RuleContext): boolean {
  const question = context.questions.get(condition.question);
  if (!question?.ordered) return question !== undefined;
  const shown = question.shownWhen === null || blame(question.shownWhen, 'up', context).length === 0;
  return shown && directions(condition, question).includes(wanted);
}

function directions(condition: AnswerCondition, question: Question): Direction[] {
  if (condition.test === 'at-least') return ['up'];
  if (condition.test === 'at-most') return ['down'];
  const positions = condition.options.map((id) => question.options.findIndex((option) => option.id === id));
  const size = new Set(positions).size;
  const found: Direction[] = [];
  if (Math.min(...positions) === question.options.length - size) found.push('up');
  if (Math.max(...positions) === size - 1) found.push('down');
  return found;
}

// "Not" keeps "no value" apart from "false", and "any" passes over what has no value. So a question that may
// have none can turn a negated compound either way; a plain negated answer it cannot.
function notTurns(part: Condition, wanted: Direction, context: RuleContext): boolean {
  if (part.kind === 'answer' && wanted === 'up') return true;
  return nested(part).every(
    (inner) => inner.kind !== 'answer' || alwaysCounts(inner.question, 'mean', context),
  );
}

function alwaysCounts(id: string, by: string, context: RuleContext): boolean {
  const question = context.questions.get(id);
  if (!question) return false;
  if (question.shownWhen === null) return !question.mayNotApply || by === 'sum';
  return by === 'sum' && blame(question.shownWhen, 'up', context).length === 0;
}

function opposite(direction: Direction): Direction {
  return direction === 'up' ? 'down' : 'up';
}

function sameCondition(one: Condition, other: Condition | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Which answer turns the part the wrong way, and how. */
function reasonFor({ part, wanted }: Culprit, context: RuleContext): string {
  if (part.kind !== 'answer') return `${quoted(sometimesAbsent(part, context))} does not always count here`;
  const question = context.questions.get(part.question);
  const step = question && wrongStep(part, question, wanted);
  if (step) return `${quoted(part.question)} moving up from ${quoted(step.from)} to ${quoted(step.to)}`;
  const [decider] = question?.shownWhen ? blame(question.shownWhen, 'up', context) : [];
  const why = decider ? ` (${reasonFor(decider, context)})` : '';
  return `${quoted(part.question)} may then no longer be asked${why}`;
}

/** Two options, one after the other, between which the condition turns the wrong way. */
function wrongStep({ test, options: named }: AnswerCondition, { options }: Question, wanted: Direction) {
  const ids = options.map(({ id }) => id);
  const limit = ids.indexOf(named[0] ?? '');
  const holds = ids.map((id, position) => {
    if (test === 'at-least') return position >= limit;
    return test === 'at-most' ? position <= limit : named.includes(id);
  });
  const place = holds.findIndex(
    (holdsHere, position) =>
      position + 1 < ids.length &&
      holdsHere === (wanted === 'up') &&
      holds[position + 1] === (wanted === 'down'),
  );
  const [from, to] = [ids[place], ids[place + 1]];
  return from === undefined || to === undefined ? null : { from, to };
}

function sometimesAbsent(part: Condition, context: RuleContext): string {
  const looked = questionsOf(part);
  return looked.find((id) => !alwaysCounts(id, 'mean', context)) ?? looked[0] ?? '';
}
