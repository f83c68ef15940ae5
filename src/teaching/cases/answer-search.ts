import type { Questionnaire } from '../../engine/compiled.ts';
import { evaluate, isOpen, type Situation } from '../../engine/logic/evaluate.ts';
import type { Goal, Want } from '../../engine/logic/goal.ts';
import { narrow, partsIn, settlingPrice, type WorkBudget } from '../../engine/logic/search.ts';
import type { Random } from './random.ts';

/** The places of the options in a set of bits, lowest first. */
export function optionIndexes(bits: number): number[] {
  const places: number[] = [];
  for (let left = bits; left !== 0; left &= left - 1) places.push(31 - Math.clz32(left & -left));
  return places;
}

/**
 * A way that things could be, with what is to be so there. A pair of cases is two worlds that differ in one answer;
 * every other answer is the same in both.
 */
export interface Variant {
  readonly situation: Situation;
  readonly goal: Goal;
}

/** What answers may be given, and in how many steps they are looked for. */
export interface AnswerDomains {
  readonly model: Questionnaire;
  /** For each question the options that may be chosen, a bit each. */
  readonly options: readonly number[];
  readonly random: Random;
  readonly budget: WorkBudget;
}

/**
 * How many situations are looked at before another way is tried. Most ways that lead somewhere take about thirty, and one
 * that does not is better begun anew: the order of the questions makes more of a difference than patience.
 */
const MOST_LOOKS = 300;

/**
 * Chooses answers by chance, the same in all worlds, with which each world is as it is to be whatever the other
 * answers are. Narrows the worlds to them. False where none were found.
 */
export function searchAnswers(worlds: readonly Variant[], choice: AnswerDomains): boolean {
  const wanted = [...new Set(worlds.flatMap(({ goal }) => goal.questions))];
  const wants = worlds.map(({ goal }) => goal.wants);
  const price = wants.flat().reduce((sum, { node }) => sum + partsIn(node), settlingPrice(choice.model));
  const search = { worlds, choice, order: choice.random.shuffled(wanted), price, looks: MOST_LOOKS };
  if (!explore(search, wants, 0)) return false;
  const every = choice.model.questions.map((_, question) => question);
  for (const question of choice.random.shuffled(every)) {
    const [option] = optionsFor(question, worlds, choice);
    if (option !== undefined) narrowAll(question, 1 << option, worlds, choice);
  }
  return true;
}

interface Search {
  readonly worlds: readonly Variant[];
  readonly choice: AnswerDomains;
  /** The questions that the goals depend on, in the order in which they are settled. */
  readonly order: readonly number[];
  /** What a look takes from the budget. */
  readonly price: number;
  looks: number;
}

function explore(search: Search, wants: readonly (readonly Want[])[], from: number): boolean {
  const { worlds, choice, order } = search;
  search.looks -= 1;
  choice.budget.left -= search.price;
  const left: Want[][] = [];
  for (const [index, world] of worlds.entries()) {
    const open = stillOpen(wants[index] ?? [], world, choice);
    if (!open) return false;
    left.push(open);
  }
  if (left.every((open) => open.length === 0)) return true;
  const next = order.findIndex((each, index) => index >= from && optionsFor(each, worlds, choice).length > 0);
  const question = order[next];
  if (question === undefined) return false;
  const before = worlds.map(({ situation }) => situation.given[question] ?? 0);
  for (const option of optionsFor(question, worlds, choice)) {
    narrowAll(question, 1 << option, worlds, choice);
    if (explore(search, left, next + 1)) return true;
    for (const [index, { situation }] of worlds.entries())
      narrow(choice.model, situation, question, before[index] ?? 0);
    if (search.looks <= 0) return false;
  }
  return false;
}

/**
 * The wants that are not certain yet, null where one cannot be had. What is certain stays so however much further a world is
 * narrowed, so that it need not be looked at again.
 */
function stillOpen(wants: readonly Want[], { situation }: Variant, { model }: AnswerDomains): Want[] | null {
  const open: Want[] = [];
  for (const want of wants) {
    const truth = evaluate(want.node, model, situation);
    if ((truth & want.truths) === 0) return null;
    if ((truth & ~want.truths) !== 0) open.push(want);
  }
  return open;
}

/** The options that an open question can be given, in any order; none where it is settled, or asked in no world. */
function optionsFor(
  question: number,
  worlds: readonly Variant[],
  { options, random }: AnswerDomains,
): number[] {
  if (!worlds.some(({ situation }) => situation.options[question] !== 0)) return [];
  const left = worlds.map(({ situation }) => situation.given[question] ?? 0);
  if (!left.every(isOpen)) return [];
  const bits = left.reduce((common, each) => common & each, options[question] ?? 0);
  return random.shuffled(optionIndexes(bits));
}

function narrowAll(
  question: number,
  bits: number,
  worlds: readonly Variant[],
  { model }: AnswerDomains,
): void {
  for (const { situation } of worlds) narrow(model, situation, question, bits);
}
