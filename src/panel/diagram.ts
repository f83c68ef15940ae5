import type { Questionnaire, Rungs } from '../engine/compiled.ts';
import { possibleLevels, type Range } from '../engine/logic/decide.ts';
import type { Situation } from '../engine/logic/evaluate.ts';
import { narrow, type Prover, type WorkBudget } from '../engine/logic/search.ts';
import { type JointAnswer, type JointQuestion, viewsIn } from './joint-answers.ts';
import { questionsInOrder, residualOf } from './residual.ts';

/** Where every mixture of the answers of several views sits, as a multi-valued decision diagram. */

// It is reduced and ordered, so that a question stands in it just where there is some mixture in which its answer alone
// changes the outcome.

/** A question of which mixtures take one of several answers. */
export interface Choice {
  readonly question: number;
  /** Answers between which no condition draws a line, as one, with how many give any of them. */
  readonly answers: readonly Pick<JointAnswer, 'bits' | 'views'>[];
  /** For each answer that somebody gives which of these it is. */
  readonly of: readonly number[];
}

/** A place where mixtures part by a question, or where they end. */
export interface DiagramNode {
  readonly id: number;
  /** The order of its question among the choices; that of none for an end. */
  readonly order: number;
  /** Where each answer leads; empty for an end. */
  readonly next: readonly DiagramNode[];
  /** The levels, lowest first, that every mixture which comes here leaves possible; empty where they part. */
  readonly levels: readonly number[];
}

export interface Diagram {
  /** The questions that may matter, in the order in which mixtures part by them. */
  readonly choices: readonly Choice[];
  readonly root: DiagramNode;
  /** All of them, each after those that it leads to. */
  readonly nodes: readonly DiagramNode[];
  /** False where the levels of some mixture could not be shown to be no fewer. */
  readonly exact: boolean;
}

/** What mixtures are made of, and what is decided about them. */
export interface Mixing {
  readonly rungs: Rungs;
  readonly model: Questionnaire;
  readonly questions: readonly JointQuestion[];
  /** With every answer that anybody gives still possible; left as it was. */
  readonly situation: Situation;
  readonly prove: Prover;
  readonly budget: WorkBudget;
}

/** The levels that the situation leaves possible as it stands. */
export function levelsLeft({ rungs, model, situation, prove, budget }: Mixing): Range {
  return possibleLevels(rungs, { model, situation, truths: [], prove, budget });
}

/** The levels that are left with these answers alone to some questions; the situation stays as it was. */
export function levelsWith(
  taken: readonly (readonly [question: number, bits: number])[],
  mixing: Mixing,
): Range {
  const { model, situation } = mixing;
  const before = taken.map(([question]) => [question, situation.given[question] ?? 0] as const);
  for (const [question, bits] of taken) narrow(model, situation, question, bits);
  const range = levelsLeft(mixing);
  for (const [question, bits] of before) narrow(model, situation, question, bits);
  return range;
}

/** How many steps making a diagram may take; the largest framework that ships takes some hundreds. */
const STEPS = 6000;

/** The questions that may matter for where mixtures sit and of which they take one of several answers. */
export function choicesOf({ rungs, model, questions, situation }: Mixing): Choice[] {
  return questionsInOrder(rungs, model, situation).flatMap(([question, classes]) => {
    const { answers = [] } = questions[question] ?? {};
    const touched = answers.map(({ bits }) => classes.filter((each) => each & bits).join());
    const different = [...new Set(touched)];
    const merged = different.map((key) => {
      const alike = answers.filter((_, index) => touched[index] === key);
      return { bits: alike[0]?.bits ?? 0, views: viewsIn(alike) };
    });
    const of = touched.map((key) => different.indexOf(key));
    return merged.length > 1 ? [{ question, answers: merged, of }] : [];
  });
}

/** The diagram of where all mixtures sit; null where it would take more than `steps`. */
export function diagramOf(mixing: Mixing, steps = STEPS): Diagram | null {
  const choices = choicesOf(mixing);
  const orders = mixing.questions.map(() => -1);
  for (const [order, { question }] of choices.entries()) orders[question] = order;
  const making = new Making(mixing, choices, orders, steps);
  const root = making.nodeAt(0);
  return root && { choices, root, nodes: making.nodes, exact: making.exact };
}

class Making {
  readonly nodes: DiagramNode[] = [];
  exact = true;
  readonly #byResidual = new Map<string, DiagramNode>();
  readonly #unique = new Map<string, DiagramNode>();
  readonly #mixing: Mixing;
  readonly #choices: readonly Choice[];
  readonly #orders: readonly number[];
  #steps: number;

  constructor(mixing: Mixing, choices: readonly Choice[], orders: readonly number[], steps: number) {
    this.#mixing = mixing;
    this.#choices = choices;
    this.#orders = orders;
    this.#steps = steps;
  }

  /** Where mixtures go on of which the choices before `passed` are made; null where no steps are left. */
  nodeAt(passed: number): DiagramNode | null {
    if (this.#steps <= 0) return null;
    this.#steps -= 1;
    const { rungs, model, situation } = this.#mixing;
    const { key, next, level } = residualOf(rungs, model, situation, this.#orders, passed);
    const before = this.#byResidual.get(key);
    if (before) return before;
    const node = level === null && next !== null ? this.#parted(next) : this.#end(level);
    if (node) this.#byResidual.set(key, node);
    return node;
  }

  #parted(order: number): DiagramNode | null {
    const { model, situation } = this.#mixing;
    const { question = 0, answers = [] } = this.#choices[order] ?? {};
    const before = situation.given[question] ?? 0;
    const next: DiagramNode[] = [];
    for (const { bits } of answers) {
      narrow(model, situation, question, bits);
      const node = this.nodeAt(order + 1);
      narrow(model, situation, question, before);
      if (!node) return null;
      next.push(node);
    }
    const [first] = next;
    if (first && next.every((each) => each === first)) return first;
    return this.#made(order, next, []);
  }

  #end(level: number | null): DiagramNode {
    return this.#made(this.#choices.length, [], level === null ? this.#levelsLeft() : [level]);
  }

  #levelsLeft(): readonly number[] {
    const { levels, exact } = levelsLeft(this.#mixing);
    if (!exact) this.exact = false;
    return levels;
  }

  #made(order: number, next: readonly DiagramNode[], levels: readonly number[]): DiagramNode {
    const key = `${order}:${next.map(({ id }) => id).join()}:${levels.join()}`;
    const known = this.#unique.get(key);
    if (known) return known;
    const node = { id: this.nodes.length, order, next, levels };
    this.nodes.push(node);
    this.#unique.set(key, node);
    return node;
  }
}
