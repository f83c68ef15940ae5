import { type Goal, judge } from '../engine/goal.ts';
import type { Questionnaire } from '../engine/model.ts';
import { narrow } from '../engine/settle.ts';
import type { Situation } from '../engine/situation.ts';
import { isOpen } from '../engine/situation.ts';
import { placesOf } from './places.ts';
import type { Random } from './random.ts';

/**
 * A way that things could be, with what is to be so there. A pair of cases is two worlds that differ in one answer;
 * every other answer is the same in both.
 */
export interface World {
  readonly situation: Situation;
  readonly goal: Goal;
}

/** What answers may be given, and in how many steps they are looked for. */
export interface Choice {
  readonly model: Questionnaire;
  /** For each question the options that may be chosen, a bit each. */
  readonly options: readonly number[];
  readonly random: Random;
}

/** How many situations are looked at before another way is tried. */
const MOST_LOOKS = 3_000;

/**
 * Chooses answers by chance, the same in all worlds, with which each world is as it is to be whatever the other
 * answers are. Narrows the worlds to them. False where none were found.
 */
export function choose(worlds: readonly World[], choice: Choice): boolean {
  const wanted = [...new Set(worlds.flatMap(({ goal }) => goal.questions))];
  const search = { worlds, choice, order: choice.random.shuffled(wanted), looks: MOST_LOOKS };
  if (!explore(search, 0)) return false;
  const every = choice.model.questions.map((_, question) => question);
  for (const question of choice.random.shuffled(every)) {
    const [option] = optionsFor(question, worlds, choice);
    if (option !== undefined) narrowAll(question, 1 << option, worlds, choice);
  }
  return true;
}

interface Search {
  readonly worlds: readonly World[];
  readonly choice: Choice;
  /** The questions that the goals depend on, in the order in which they are settled. */
  readonly order: readonly number[];
  looks: number;
}

function explore(search: Search, from: number): boolean {
  const { worlds, choice, order } = search;
  search.looks -= 1;
  const verdicts = worlds.map(({ goal, situation }) => judge(goal, choice.model, situation));
  if (verdicts.includes('never')) return false;
  if (verdicts.every((verdict) => verdict === 'always')) return true;
  const next = order.findIndex((each, index) => index >= from && optionsFor(each, worlds, choice).length > 0);
  const question = order[next];
  if (question === undefined) return false;
  const before = worlds.map(({ situation }) => situation.given[question] ?? 0);
  for (const option of optionsFor(question, worlds, choice)) {
    narrowAll(question, 1 << option, worlds, choice);
    if (explore(search, next + 1)) return true;
    for (const [index, { situation }] of worlds.entries())
      narrow(choice.model, situation, question, before[index] ?? 0);
    if (search.looks <= 0) return false;
  }
  return false;
}

/** The options that an open question can be given, in any order; none where it is settled, or asked in no world. */
function optionsFor(question: number, worlds: readonly World[], { options, random }: Choice): number[] {
  if (!worlds.some(({ situation }) => situation.options[question] !== 0)) return [];
  const left = worlds.map(({ situation }) => situation.given[question] ?? 0);
  if (!left.every(isOpen)) return [];
  const bits = left.reduce((common, each) => common & each, options[question] ?? 0);
  return random.shuffled(placesOf(bits));
}

function narrowAll(question: number, bits: number, worlds: readonly World[], { model }: Choice): void {
  for (const { situation } of worlds) narrow(model, situation, question, bits);
}
