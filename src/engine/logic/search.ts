import type { Answers, GivenAnswer } from '../../model/assessment.ts';
import { once } from '../../work.ts';
import type { Group, Node, QuestionModel, Questionnaire } from '../compiled.ts';
import { evaluate, isOpen, NOT_APPLICABLE, optionsOf, type Situation, TRUE } from './evaluate.ts';
import type { Goal } from './goal.ts';

/** The situation that the answers to some questions describe, in a nation that may not be given. */
export function settleSituation(model: Questionnaire, answers: Answers, nationId: string | null): Situation {
  const given: number[] = [];
  for (const question of model.questions) given.push(leftBy(question, answers.get(question.question.id)));
  const nation = model.nationIndex.get(nationId ?? '');
  given.push(nation === undefined ? model.everyNation : 1 << nation);
  const situation = {
    given,
    asked: given.map(() => TRUE),
    options: given.map(optionsOf),
    absent: given.map((left) => (left & NOT_APPLICABLE ? 1 : 0)),
  };
  settleShown(model.conditional, model, situation);
  return situation;
}

/** Narrows `question` to `left`, and settles anew which questions are asked. */
export function narrow(model: Questionnaire, situation: Situation, question: number, left: number): void {
  situation.given[question] = left;
  settleValue(question, situation);
  const decided = model.decides.get(question);
  if (decided) settleShown(decided, model, situation);
}

/** Narrows several questions at once, each as `narrow` does. */
export function narrowAll(
  model: Questionnaire,
  situation: Situation,
  narrowed: Iterable<readonly [question: number, left: number]>,
): void {
  for (const [question, left] of narrowed) {
    situation.given[question] = left;
    settleValue(question, situation);
  }
  settleShown(model.conditional, model, situation);
}

/** Settles `questions` anew after what was given to them changed, and of these the `conditional` last. */
export function settleAnew(
  model: Questionnaire,
  situation: Situation,
  questions: Iterable<number>,
  conditional: readonly number[],
): void {
  for (const question of questions) settleValue(question, situation);
  settleShown(conditional, model, situation);
}

/** Settles which of `questions`, each after those that decide it, are asked. */
function settleShown(questions: readonly number[], model: Questionnaire, situation: Situation): void {
  for (const index of questions) {
    const shownWhen = model.questions[index]?.shownWhen;
    if (!shownWhen) continue;
    situation.asked[index] = evaluate(shownWhen.node, model, situation);
    settleValue(index, situation);
  }
}

function settleValue(question: number, { given, asked, options, absent }: Situation): void {
  const left = given[question] ?? 0;
  const shown = asked[question] ?? TRUE;
  options[question] = shown & TRUE ? optionsOf(left) : 0;
  absent[question] = shown !== TRUE || left & NOT_APPLICABLE ? 1 : 0;
}

/** The bits that an answer leaves of all that a question can turn out to be. */
function leftBy(
  { optionIndex, everyOption, everyAnswer }: QuestionModel,
  given: GivenAnswer | undefined,
): number {
  const answer = given?.answer ?? 'unknown';
  if (answer === 'not-applicable') return NOT_APPLICABLE;
  if (answer === 'unknown') return everyAnswer;
  let bits = 0;
  for (const option of typeof answer === 'string' ? [answer] : answer)
    bits |= 1 << (optionIndex.get(option) ?? 31);
  return bits & everyOption || everyAnswer;
}

/** How many situations a search looks at before a prover takes over. */
// A monotone placement takes some dozen.
export const USUAL_LOOKS = 5_000;

/** The options left of each question, a bit each, nation last, with which all completions reach a goal. */
export type Witness = readonly number[];

/** Gives a witness for a goal, false if no completion reaches it, null if unknown. */
// It leaves the situation as it was.
export type Prover = (goal: Goal, model: Questionnaire, situation: Situation) => Witness | false | null;

/** Where nothing more than searching can be done. */
export const NO_PROVER: Prover = () => null;

/** How many situations may still be looked at, counted and never timed, so that results are reproducible. */
export interface Allowance {
  looks: number;
}

/** What searches may still cost together, in parts of conditions evaluated. */
export interface WorkBudget {
  left: number;
}

/** The largest part, one in so many, of what is left that one search takes, so that others keep some. */
const LARGEST_SHARE = 8;

/** What a search starts from. */
export interface SearchGround {
  readonly model: Questionnaire;
  readonly situation: Situation;
  readonly prove: Prover;
  readonly budget: WorkBudget;
}

interface Search extends Pick<SearchGround, 'model' | 'situation'> {
  readonly goal: Goal;
  looks: number;
  /** Whether a witness is taken down. */
  // It is as long as the framework, so it is taken down only where it is asked for.
  readonly keepsWitness: boolean;
  witness: Witness | null;
}

/** A completion that reaches `goal`, false if none does, null if neither could be shown. */
// The situation is left as it was.
export function someCompletion(
  goal: Goal,
  ground: SearchGround,
  allowance: Allowance = { looks: USUAL_LOOKS },
): Witness | false | null {
  const { model, situation } = ground;
  const search: Search = { model, situation, goal, looks: 0, keepsWitness: true, witness: null };
  const found = searched(search, ground, allowance);
  return found === true ? search.witness : found;
}

/** `someCompletion`, as whether there is one. */
export function canReach(
  goal: Goal,
  ground: SearchGround,
  allowance: Allowance = { looks: USUAL_LOOKS },
): boolean | null {
  // Spelled out: this is called thousands of times for a result, and a spread takes four times as long.
  const { model, situation } = ground;
  const search: Search = { model, situation, goal, looks: 0, keepsWitness: false, witness: null };
  return searched(search, ground, allowance) && true;
}

/** What exploring finds, or else the prover; null where the budget cannot pay for it. */
function searched(
  search: Search,
  { model, situation, prove, budget }: SearchGround,
  allowance: Allowance,
): Witness | boolean | null {
  const price = priceOf(search.goal, model);
  if (budget.left < price) return null;
  const most = Math.min(allowance.looks, Math.floor(budget.left / LARGEST_SHARE / price));
  search.looks = Math.max(most, 1);
  const looks = search.looks;
  const found = explore(search, 0);
  const used = looks - search.looks;
  allowance.looks -= used;
  budget.left -= used * price;
  if (found !== null) return found;
  // A proof is taken to cost what the search before it did.
  budget.left -= used * price;
  return budget.left > 0 ? prove(search.goal, model, situation) : null;
}

/** The parts evaluated at each look, those of the wants and those that settle which questions are asked. */
function priceOf({ wants }: Goal, model: Questionnaire): number {
  let price = 1 + settlingPrice(model);
  for (const { node } of wants) price += partsIn(node);
  return price;
}

/** How many parts the conditions have under which questions are asked. */
export const settlingPrice = once(({ questions, conditional }: Questionnaire): number => {
  const conditions = conditional.flatMap((index) => questions[index]?.shownWhen ?? []);
  return conditions.reduce((sum, { node }) => sum + partsIn(node), 0);
});

/** How many parts `node` has, a score one for each question that it counts. */
export function partsIn(node: Node): number {
  if (node.kind === 'atom') return 1;
  return node.kind === 'score' ? node.questions.length : partsWithin(node);
}

// By hand: goals are made by the thousand, and what is known of their parts is not counted again.
const partsWithin = once(({ of }: Group): number => of.reduce((sum, part) => sum + partsIn(part), 1));

function explore(search: Search, from: number): boolean | null {
  search.looks -= 1;
  const verdict = judge(search.goal, search.model, search.situation);
  if (verdict === 'never') return false;
  if (verdict === 'always') {
    if (search.keepsWitness) search.witness = search.situation.given.slice();
    return true;
  }
  if (search.looks <= 0) return null;
  const next = nextOpen(search, from);
  const question = search.goal.questions[next];
  return question === undefined ? null : exploreOptions(search, question, next + 1);
}

function exploreOptions(search: Search, question: number, from: number): boolean | null {
  const { model, situation } = search;
  const options = situation.given[question] ?? 0;
  let none: false | null = false;
  for (let left = options; left !== 0 && search.looks > 0; left &= left - 1) {
    narrow(model, situation, question, left & -left);
    const found = explore(search, from);
    narrow(model, situation, question, options);
    if (found) return true;
    if (found === null) none = null;
  }
  return search.looks > 0 ? none : null;
}

function nextOpen({ situation, goal }: Search, from: number): number {
  const { questions } = goal;
  let index = from;
  while (index < questions.length && !isUnsettled(situation, questions[index] ?? 0)) index += 1;
  return index;
}

function isUnsettled(situation: Situation, question: number): boolean {
  return situation.options[question] !== 0 && isOpen(situation.given[question] ?? 0);
}

/** Whether every completion of a situation reaches a goal, none does, or that is open. */
export type Verdict = 'always' | 'never' | 'open';

/** The verdict of `situation` on a goal, never `open` once all of its questions are settled. */
export function judge({ wants }: Goal, model: Questionnaire, situation: Situation): Verdict {
  let verdict: Verdict = 'always';
  for (const { node, truths } of wants) {
    const truth = evaluate(node, model, situation);
    if ((truth & truths) === 0) return 'never';
    if ((truth & ~truths) !== 0) verdict = 'open';
  }
  return verdict;
}
