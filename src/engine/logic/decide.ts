import type { Atom, Node, Questionnaire, Rungs, Score, Statement } from '../compiled.ts';
import { FALSE, isCertain, mayBeHidden, mayLackValue, NO_VALUE, TRUE, type Truth } from './evaluate.ts';
import { ANY_VALUE, type Goal, NOT_MET, placedAt, type Want } from './goal.ts';
import type { Ground } from './ground.ts';
import {
  type Allowance,
  canReach,
  type SearchGround,
  someCompletion,
  USUAL_LOOKS,
  type Witness,
} from './search.ts';

/** The values that `statement` has over all completions of `ground`, or that could not be ruled out. */
export function decide(statement: Statement, ground: RangeGround): Truth {
  return decideFrom(ground.truths[statement.node.id] ?? 0, statement, ground, USUAL_LOOKS);
}

/** `decide` from `truth`, which was found part by part, with `looks` to search for each value in it. */
export function decideFrom(truth: Truth, statement: Statement, ground: SearchGround, looks: number): Truth {
  if (isCertain(truth) || isExact(truth, statement, ground)) return truth;
  let found = 0;
  for (const value of [TRUE, FALSE, NO_VALUE]) {
    if (truth & value && givesValue(statement, value, ground, { looks })) found |= value;
  }
  return found;
}

/** True if combining part by part is exact for this statement as the situation stands. */
function isExact(truth: Truth, statement: Statement, { model, situation }: SearchGround): boolean {
  const { plain, questions, repeated } = statement;
  if (!plain) return false;
  // Going up or down all at once tells what holds from what does not, but not what is false from what has no value.
  if (repeated.length > 0 && (truth & NOT_MET) === NOT_MET) return false;
  for (const question of questions)
    if (mayLackValue(situation, question) && !lacksItAlone(question, statement, model)) return false;
  return true;
}

/** True if whether a question has a value hangs on nothing but that question, which is looked at once. */
function lacksItAlone(question: number, { repeated }: Statement, { questions }: Questionnaire): boolean {
  return questions[question]?.shownWhen === null && !repeated.includes(question);
}

function givesValue(
  { node, questions }: Statement,
  truths: Truth,
  ground: SearchGround,
  allowance: Allowance,
): boolean {
  return canReach({ wants: [{ node, truths }], questions }, ground, allowance) !== false;
}

/** A walk through what keeps conditions from being decided. */
export interface UndecidedWalk extends Pick<SearchGround, 'model' | 'situation'> {
  /** What a part comes to in the situation, part by part. */
  truthOf(node: Node): Truth;
  /** Takes each question of each undecided leaf, after those that decide whether it is asked. */
  visit(question: number, leaf: Atom | Score): void;
  /** The questions whose conditions for being asked have been looked at. */
  readonly seen: Set<number>;
}

/** Visits the questions that keep `node` undecided, passing over parts that are decided. */
export function visitUndecided(node: Node, walk: UndecidedWalk): void {
  if (isCertain(walk.truthOf(node))) return;
  if (node.kind === 'atom') visitQuestion(node.question, node, walk);
  else if (node.kind === 'score') for (const question of node.questions) visitQuestion(question, node, walk);
  else for (const part of node.of) visitUndecided(part, walk);
}

function visitQuestion(question: number, leaf: Atom | Score, walk: UndecidedWalk): void {
  if (!walk.seen.has(question)) {
    walk.seen.add(question);
    const shownWhen = walk.model.questions[question]?.shownWhen;
    if (shownWhen && mayBeHidden(walk.situation, question)) visitUndecided(shownWhen.node, walk);
  }
  walk.visit(question, leaf);
}

/** The levels that completions give, by index, and whether each of them was shown. */
export interface Range {
  readonly levels: readonly number[];
  readonly exact: boolean;
}

export interface WitnessedRange extends Range {
  /** For each of these levels completions that give it; null where all do, or where that could not be shown. */
  readonly witnesses: readonly (Witness | null)[];
}

/** The part of a ground that a range is found from. */
export type RangeGround = Pick<Ground, 'model' | 'situation' | 'truths' | 'prove' | 'budget'>;

/** Every level that some completion of the ground gives. */
export function possibleLevels(placement: Rungs, ground: RangeGround): Range {
  return levelsBy(canReach, placement, ground);
}

/** `possibleLevels` with the completions that show each level. */
export function witnessedLevels(placement: Rungs, ground: RangeGround): WitnessedRange {
  return levelsBy(someCompletion, placement, ground);
}

type Found = Witness | boolean | null;
type Look = (goal: Goal, ground: RangeGround) => Found;

function levelsBy(look: Look, placement: Rungs, ground: RangeGround): WitnessedRange {
  const levels: number[] = [];
  const witnesses: (Witness | null)[] = [];
  let exact = true;
  for (let index = 0; index < placement.levels.length; index += 1) {
    const found = reached(placedAt(placement, index), ground, look);
    if (found === false) continue;
    levels.push(index);
    witnesses.push(found === true ? null : found);
    if (found === null) exact = false;
  }
  return { levels, witnesses, exact };
}

/** Completions that reach `goal`, true if all do, false if none does, null where that could not be told. */
function reached(goal: Goal, ground: RangeGround, look: Look): Found {
  const wants: Want[] = [];
  for (const want of goal.wants) {
    // A condition outside the framework's own has no number, and is evaluated on the way.
    const truth = ground.truths[want.node.id] ?? ANY_VALUE;
    if ((truth & want.truths) === 0) return false;
    if ((truth & ~want.truths) !== 0) wants.push(want);
  }
  return wants.length === 0 || look({ wants, questions: goal.questions }, ground);
}
