import { questionsOf, subconditions } from '../framework/traverse.ts';
import type { Condition } from '../model/condition.ts';
import type { Barrier } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { quoted } from '../text.ts';
import { once } from '../work.ts';

type Direction = 'up' | 'down';

type AnswerCondition = Extract<Condition, { kind: 'answer' }>;

/** A part of a condition that could turn the wrong way when an answer rises, and the way that it should turn. */
export interface Culprit {
  readonly part: Condition;
  readonly wanted: Direction;
}

/** The questions that conditions look at, by their ids. */
export type Asked = ReadonlyMap<string, Question>;

/**
 * The parts by which a better answer, or “not applicable” in place of the lowest, could turn a condition from met to
 * unmet. Where there are none, none can: every answer that is asked for is "at least". Where there are some, it may
 * still be that none can.
 */
export function couldFall(condition: Condition | null, asked: Asked): readonly Culprit[] {
  return condition ? blame(condition, 'up', asked) : [];
}

/** True if a better answer could raise a barrier that it does not bring up itself; where not, none can. */
export function couldRise(barrier: Barrier, asked: Asked): boolean {
  if (blame(barrier.raisedBy, 'down', whereItArises(barrier, asked)).length > 0) return true;
  return questionsOf(barrier.raisedBy).some((id) => {
    const shownWhen = asked.get(id)?.shownWhen;
    return shownWhen && !sameCondition(shownWhen, barrier.arisesWhen);
  });
}

/** The questions as they are where a barrier arises: what is asked under the same condition is asked. */
function whereItArises({ arisesWhen }: Barrier, asked: Asked): Asked {
  if (arisesWhen === null) return asked;
  const questions = [...asked].map(([id, question]) => {
    const isAsked = question.shownWhen !== null && sameCondition(question.shownWhen, arisesWhen);
    return [id, isAsked ? { ...question, shownWhen: null } : question] as const;
  });
  return new Map(questions);
}

/** The parts of a condition that could turn the wrong way when an answer rises; none if it provably cannot. */
function blame(condition: Condition, wanted: Direction, asked: Asked): readonly Culprit[] {
  const culprit = { part: condition, wanted };
  switch (condition.kind) {
    case 'answer':
      return answerTurns(condition, wanted, asked) ? [] : [culprit];
    case 'all':
    case 'any':
    case 'at-least':
      return condition.of.flatMap((part) => blame(part, wanted, asked));
    case 'not':
      return notTurns(condition.of, wanted, asked) ? blame(condition.of, opposite(wanted), asked) : [culprit];
    case 'score':
      return wanted === 'up' && condition.questions.every((id) => alwaysCounts(id, condition.by, asked))
        ? []
        : [culprit];
    case 'nation':
      return [];
  }
}

function answerTurns(condition: AnswerCondition, wanted: Direction, asked: Asked): boolean {
  const question = asked.get(condition.question);
  if (!question) return false;
  return (
    staysAsked(question, asked) && (!question.ordered || directions(condition, question).includes(wanted))
  );
}

/** True if a question that is asked goes on being asked when an answer rises. */
function staysAsked({ shownWhen }: Question, asked: Asked): boolean {
  return shownWhen === null || staying(asked)(shownWhen);
}

const staying = once((asked: Asked) =>
  once((shownWhen: Condition) => blame(shownWhen, 'up', asked).length === 0),
);

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
function notTurns(part: Condition, wanted: Direction, asked: Asked): boolean {
  if (part.kind === 'answer' && wanted === 'up') return true;
  return subconditions(part).every(
    (inner) => inner.kind !== 'answer' || alwaysCounts(inner.question, 'mean', asked),
  );
}

function alwaysCounts(id: string, by: string, asked: Asked): boolean {
  const question = asked.get(id);
  if (!question) return false;
  if (question.shownWhen === null) return !question.mayNotApply || by === 'sum';
  return by === 'sum' && staysAsked(question, asked);
}

function opposite(direction: Direction): Direction {
  return direction === 'up' ? 'down' : 'up';
}

function sameCondition(one: Condition, other: Condition | null): boolean {
  return other !== null && textOf(one) === textOf(other);
}

const textOf = once((condition: Condition) => JSON.stringify(condition));

/** How many reasons within reasons are named: further back nobody follows. */
const DEEPEST = 3;

/** Which answer turns the part the wrong way, and how. */
export function reasonFor({ part, wanted }: Culprit, asked: Asked, deep = DEEPEST): string {
  if (part.kind !== 'answer') return `${quoted(sometimesAbsent(part, asked))} does not always count here`;
  const question = asked.get(part.question);
  const step = question && wrongStep(part, question, wanted);
  if (step) return `${quoted(part.question)} moving up from ${quoted(step.from)} to ${quoted(step.to)}`;
  const [decider] = question?.shownWhen && deep > 0 ? blame(question.shownWhen, 'up', asked) : [];
  const why = decider ? ` (${reasonFor(decider, asked, deep - 1)})` : '';
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

function sometimesAbsent(part: Condition, asked: Asked): string {
  const looked = questionsOf(part);
  return looked.find((id) => !alwaysCounts(id, 'mean', asked)) ?? looked[0] ?? '';
}
