import type { Questionnaire } from '../../engine/compiled.ts';
import { evaluate, isOpen, lowestOf, type Situation } from '../../engine/logic/evaluate.ts';
import type { Goal, Want } from '../../engine/logic/goal.ts';
import { narrow, partsIn, settlingPrice, type WorkBudget } from '../../engine/logic/search.ts';
import type { Random } from './random.ts';

/** The indexes of the options in a set of bits, lowest first. */
export function optionIndexes(bits: number): number[] {
  const places: number[] = [];
  for (let left = bits; left !== 0; left &= left - 1) places.push(lowestOf(left));
  return places;
}

/** A situation with its goal. */
// Those of a pair differ in one answer.
export interface Variant {
  readonly situation: Situation;
  readonly goal: Goal;
}

export interface AnswerDomains {
  readonly model: Questionnaire;
  /** For each question the options that may be chosen, a bit each. */
  readonly options: readonly number[];
  readonly random: Random;
  readonly budget: WorkBudget;
}

// A search that leads somewhere takes about thirty; the order of the questions makes more of a difference than patience.
const MOST_LOOKS = 300;

/** Narrows `variants` to the same random answers that make each goal certain, or gives false where none do. */
export function searchAnswers(variants: readonly Variant[], choice: AnswerDomains): boolean {
  const wanted = [...new Set(variants.flatMap(({ goal }) => goal.questions))];
  const wants = variants.map(({ goal }) => goal.wants);
  const price = wants.flat().reduce((sum, { node }) => sum + partsIn(node), settlingPrice(choice.model));
  const search = { variants, choice, order: choice.random.shuffled(wanted), price, looks: MOST_LOOKS };
  if (!explore(search, wants, 0)) return false;
  const every = choice.model.questions.map((_, question) => question);
  for (const question of choice.random.shuffled(every)) {
    const [option] = optionsFor(question, variants, choice);
    if (option !== undefined) narrowAll(question, 1 << option, variants, choice);
  }
  return true;
}

interface Search {
  readonly variants: readonly Variant[];
  readonly choice: AnswerDomains;
  /** The questions that the goals depend on, in the order in which they are settled. */
  readonly order: readonly number[];
  /** The steps of the budget that one look takes. */
  readonly price: number;
  looks: number;
}

function explore(search: Search, wants: readonly (readonly Want[])[], from: number): boolean {
  const { variants, choice, order } = search;
  search.looks -= 1;
  choice.budget.left -= search.price;
  const left: Want[][] = [];
  for (const [index, variant] of variants.entries()) {
    const open = stillOpen(wants[index] ?? [], variant, choice);
    if (!open) return false;
    left.push(open);
  }
  if (left.every((open) => open.length === 0)) return true;
  const next = order.findIndex(
    (each, index) => index >= from && optionsFor(each, variants, choice).length > 0,
  );
  const question = order[next];
  if (question === undefined) return false;
  const before = variants.map(({ situation }) => situation.given[question] ?? 0);
  for (const option of optionsFor(question, variants, choice)) {
    narrowAll(question, 1 << option, variants, choice);
    if (explore(search, left, next + 1)) return true;
    for (const [index, { situation }] of variants.entries())
      narrow(choice.model, situation, question, before[index] ?? 0);
    if (search.looks <= 0) return false;
  }
  return false;
}

/** The `wants` that are not yet certain in the situation of a variant, or null where one cannot be had. */
// What is certain stays so: a search only ever narrows answers.
function stillOpen(wants: readonly Want[], { situation }: Variant, { model }: AnswerDomains): Want[] | null {
  const open: Want[] = [];
  for (const want of wants) {
    const truth = evaluate(want.node, model, situation);
    if ((truth & want.truths) === 0) return null;
    if ((truth & ~want.truths) !== 0) open.push(want);
  }
  return open;
}

/** The options that all `variants` leave open, by index in random order, or none where no variant asks. */
function optionsFor(
  question: number,
  variants: readonly Variant[],
  { options, random }: AnswerDomains,
): number[] {
  if (!variants.some(({ situation }) => situation.options[question] !== 0)) return [];
  const left = variants.map(({ situation }) => situation.given[question] ?? 0);
  if (!left.every(isOpen)) return [];
  const bits = left.reduce((common, each) => common & each, options[question] ?? 0);
  return random.shuffled(optionIndexes(bits));
}

function narrowAll(
  question: number,
  bits: number,
  variants: readonly Variant[],
  { model }: AnswerDomains,
): void {
  for (const { situation } of variants) narrow(model, situation, question, bits);
}
