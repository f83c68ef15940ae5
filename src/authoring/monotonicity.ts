import { answerBits } from '../engine/compile/compile-condition.ts';
import { isClosedAbove, type Turning, turningParts } from '../engine/logic/monotonicity.ts';
import type { Condition } from '../model/condition.ts';
import { fold, questionsOf, subconditions } from '../model/fold-condition.ts';
import type { Barrier } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { quoted } from '../text.ts';
import { once } from '../work.ts';

type AnswerCondition = Extract<Condition, { kind: 'answer' }>;

/** A part of a condition that an answer could turn the wrong way by rising. */
export type Culprit = Turning<Condition>;

/** The questions that conditions look at, by their ids. */
export type QuestionsById = ReadonlyMap<string, Question>;

/** The parts by which a better answer might turn `condition` from met to unmet. */
// So might “not applicable” in place of the lowest. Where there are some, it may still be that none can.
export function couldFall(condition: Condition | null, asked: QuestionsById): readonly Culprit[] {
  return condition ? [...culpritsIn(condition, asked)] : [];
}

/** False if provably no better answer can raise `barrier` that does not bring it up itself. */
export function couldRise(barrier: Barrier, asked: QuestionsById): boolean {
  if (!isFree(culpritsIn(barrier.raisedBy, whereItArises(barrier, asked), false))) return true;
  return questionsOf(barrier.raisedBy).some((id) => {
    const shownWhen = asked.get(id)?.shownWhen;
    return shownWhen && !sameCondition(shownWhen, barrier.arisesWhen);
  });
}

/** The questions where a barrier arises, as asked where their condition is the barrier's own. */
function whereItArises({ arisesWhen }: Barrier, asked: QuestionsById): QuestionsById {
  if (arisesWhen === null) return asked;
  const questions = [...asked].map(([id, question]) => {
    const isAsked = question.shownWhen !== null && sameCondition(question.shownWhen, arisesWhen);
    return [id, isAsked ? { ...question, shownWhen: null } : question] as const;
  });
  return new Map(questions);
}

function culpritsIn(condition: Condition, asked: QuestionsById, wanted = true): Generator<Culprit> {
  return turningParts(condition, (part, as) => keeps(part, as, asked), wanted);
}

function isFree(culprits: Generator<Culprit>): boolean {
  return culprits.next().done === true;
}

function keeps(part: Condition, wanted: boolean, asked: QuestionsById): boolean {
  return fold<Condition, boolean>(
    part,
    {
      answer: (answer) => answerKeeps(answer, wanted, asked),
      score: ({ questions, by }) => wanted && questions.every((id) => alwaysCounts(id, by, asked)),
      nation: () => true,
      group: (group) => group.kind !== 'not' || notKeeps(group.of, wanted, asked),
    },
    wanted,
  );
}

function answerKeeps(answer: AnswerCondition, wanted: boolean, asked: QuestionsById): boolean {
  const question = asked.get(answer.question);
  if (!question || !staysAsked(question, asked)) return false;
  const bits = bitsOf(answer, question);
  return !question.ordered || isClosedAbove(wanted ? bits : ~bits, everyOption(question));
}

function bitsOf(answer: AnswerCondition, question: Question): number {
  const placeOf = (id: string) => question.options.findIndex((option) => option.id === id);
  return answerBits(answer, placeOf, everyOption(question));
}

function everyOption({ options }: Question): number {
  return (1 << options.length) - 1;
}

/** True if a question that is asked goes on being asked when an answer rises. */
function staysAsked({ shownWhen }: Question, asked: QuestionsById): boolean {
  return shownWhen === null || staying(asked)(shownWhen);
}

const staying = once((asked: QuestionsById) =>
  once((shownWhen: Condition) => isFree(culpritsIn(shownWhen, asked))),
);

// "Not" keeps "no value" apart from "false", and "any" passes over what has no value. So a question that may
// have none can turn a negated compound either way; a plain negated answer it cannot.
function notKeeps(part: Condition, wanted: boolean, asked: QuestionsById): boolean {
  if (part.kind === 'answer' && wanted) return true;
  return subconditions(part).every(
    (inner) => inner.kind !== 'answer' || alwaysCounts(inner.question, 'mean', asked),
  );
}

function alwaysCounts(id: string, by: string, asked: QuestionsById): boolean {
  const question = asked.get(id);
  if (!question) return false;
  if (question.shownWhen === null) return !question.mayNotApply || by === 'sum';
  return by === 'sum' && staysAsked(question, asked);
}

function sameCondition(one: Condition, other: Condition | null): boolean {
  return other !== null && textOf(one) === textOf(other);
}

const textOf = once((condition: Condition) => JSON.stringify(condition));

/** How many reasons within reasons are named, as nobody follows further back. */
const DEEPEST = 3;

/** Which answer turns the part the wrong way, and how. */
export function reasonFor({ part, wanted }: Culprit, asked: QuestionsById, deep = DEEPEST): string {
  if (part.kind !== 'answer') return `${quoted(sometimesAbsent(part, asked))} does not always count here`;
  const question = asked.get(part.question);
  const step = question && wrongStep(part, question, wanted);
  if (step) return `${quoted(part.question)} moving up from ${quoted(step.from)} to ${quoted(step.to)}`;
  const [decider] = question && deep > 0 ? couldFall(question.shownWhen, asked) : [];
  const why = decider ? ` (${reasonFor(decider, asked, deep - 1)})` : '';
  return `${quoted(part.question)} may then no longer be asked${why}`;
}

/** Two options, one after the other, between which `answer` turns the wrong way; null where there are none. */
function wrongStep(answer: AnswerCondition, question: Question, wanted: boolean) {
  const bits = bitsOf(answer, question);
  const right = wanted ? bits : ~bits;
  const ids = question.options.map(({ id }) => id);
  const place = ids.slice(1).findIndex((_, index) => right & (1 << index) && !(right & (2 << index)));
  const [from, to] = [ids[place], ids[place + 1]];
  return from === undefined || to === undefined ? null : { from, to };
}

function sometimesAbsent(part: Condition, asked: QuestionsById): string {
  const looked = questionsOf(part);
  return looked.find((id) => !alwaysCounts(id, 'mean', asked)) ?? looked[0] ?? '';
}
