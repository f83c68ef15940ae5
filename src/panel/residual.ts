import type { Atom, Node, Questionnaire, Rungs, Score } from '../engine/compiled.ts';
import {
  evaluate,
  isCertain,
  isOpen,
  lowestOf,
  mayBeHidden,
  optionsOf,
  type Situation,
  TRUE,
} from '../engine/logic/evaluate.ts';
import { classesOf, distinctionsIn } from '../engine/quick/rung-by-rung.ts';

/** What answers that are not chosen yet can still change about a level. */

/** The levels that are still open. */
interface OpenRungs {
  /** Those whose conditions are not decided and still matter, by index. */
  readonly open: readonly (readonly [index: number, node: Node])[];
  /** On a ladder the first level that is out of reach, elsewhere the highest that is met for certain. */
  readonly end: number;
}

/** Up a ladder as far as it can be met; else down from the top to the first that is met. */
function openRungs({ cumulative, levels }: Rungs, model: Questionnaire, situation: Situation): OpenRungs {
  const open: [number, Node][] = [];
  const upwards = [...levels.entries()];
  // Without a ladder, at the foot sits whatever reaches no level above it.
  for (const [index, { requires }] of cumulative ? upwards : upwards.slice(1).reverse()) {
    const truth = evaluate(requires.node, model, situation);
    const isLast = cumulative ? (truth & TRUE) === 0 : truth === TRUE;
    if (isLast) return { open, end: index };
    if (!isCertain(truth) && truth & TRUE) open.push([index, requires.node]);
  }
  return { open, end: cumulative ? levels.length : 0 };
}

/** What is left to decide in a situation. */
export interface Residual {
  /** The same for two situations in which the same choices lead to the same levels. */
  readonly key: string;
  /** Of the questions that are not chosen yet the first in order that still matters; null for none. */
  readonly next: number | null;
  /** The level, where it is certain. */
  readonly level: number | null;
}

/** What is left to decide; `orders` has the place of each question or -1, those before `passed` are chosen. */
export function residualOf(
  rungs: Rungs,
  model: Questionnaire,
  situation: Situation,
  orders: readonly number[],
  passed: number,
): Residual {
  const { open, end } = openRungs(rungs, model, situation);
  if (open.length === 0) {
    const level = rungs.cumulative ? Math.max(end - 1, 0) : end;
    return { key: `=${level}`, next: null, level };
  }
  let next = Number.POSITIVE_INFINITY;
  for (const question of questionsLeft(open, model, situation).keys()) {
    const order = orders[question] ?? -1;
    if (order >= passed && order < next) next = order;
  }
  const writing = { model, situation, isFree: (question: number) => (orders[question] ?? -1) >= next };
  const parts = open.map(([index, node]) => `${index} ${written(node, writing)}`);
  const key = `${next} ${end} ${parts.join(' ')}`;
  return { key, next: next === Number.POSITIVE_INFINITY ? null : next, level: null };
}

function questionsLeft(open: OpenRungs['open'], model: Questionnaire, situation: Situation) {
  return distinctionsIn(
    open.map(([, node]) => node),
    model,
    situation,
  );
}

/** The questions on which the level still hangs, each with its answers in sets that nothing tells apart. */
// They come in the order in which a walk up or down the levels meets them.
export function questionsInOrder(
  rungs: Rungs,
  model: Questionnaire,
  situation: Situation,
): readonly (readonly [question: number, classes: readonly number[]])[] {
  const { open } = openRungs(rungs, model, situation);
  return [...questionsLeft(open, model, situation)].map(([question, teller]) => {
    const { values = [] } = model.questions[question] ?? {};
    return [question, classesOf(situation.given[question] ?? 0, teller, values)];
  });
}

interface Writing {
  readonly model: Questionnaire;
  readonly situation: Situation;
  /** True for a question that is not chosen yet. */
  isFree(question: number): boolean;
}

/** What is left of a condition that is not decided. */
function written(node: Node, writing: Writing): string {
  if (node.kind === 'atom') return atomLeft(node, writing);
  if (node.kind === 'score') return scoreLeft(node, writing);
  let decided = 0;
  let met = 0;
  const parts: string[] = [];
  for (const part of node.of) {
    const truth = evaluate(part, writing.model, writing.situation);
    if (!isCertain(truth)) parts.push(written(part, writing));
    else {
      decided |= truth;
      if (truth === TRUE) met += 1;
    }
  }
  // What holds changes nothing more in an "all", and counts in an "at least".
  const flags = node.kind === 'all' ? decided & ~TRUE : decided;
  const count = node.kind === 'at-least' ? node.count - met : '';
  return `${node.kind}${count}/${flags}(${parts.join(' ')})`;
}

function atomLeft({ question, bits }: Atom, writing: Writing): string {
  return `${questionLeft(question, writing)}:${bits}`;
}

/** The question, what is left of it where that is chosen, and of what decides whether it is asked. */
function questionLeft(question: number, writing: Writing): string {
  const { model, situation } = writing;
  const left = writing.isFree(question) ? '' : `=${situation.given[question] ?? 0}`;
  const shownWhen = model.questions[question]?.shownWhen;
  const asked = shownWhen && mayBeHidden(situation, question) ? `?${askedLeft(shownWhen.node, writing)}` : '';
  return `${question}${left}${asked}`;
}

function askedLeft(node: Node, writing: Writing): string {
  const truth = evaluate(node, writing.model, writing.situation);
  return isCertain(truth) ? String(truth) : written(node, writing);
}

function scoreLeft(score: Score, writing: Writing): string {
  const { model, situation } = writing;
  const values: number[] = [];
  const parts: string[] = [];
  for (const question of score.questions) {
    const left = situation.options[question] ?? 0;
    if (left === 0) continue;
    if (situation.absent[question] === 0 && !isOpen(left))
      values.push(model.questions[question]?.values[lowestOf(optionsOf(left))] ?? 0);
    else parts.push(questionLeft(question, writing));
  }
  return `${score.id}{${summed(score, values)}|${parts.join(' ')}}`;
}

/** All that the values decided so far tell of a score. */
function summed({ by }: Score, values: readonly number[]): string {
  switch (by) {
    case 'sum':
    case 'mean':
      return `${values.length} ${values.reduce((sum, value) => sum + value, 0)}`;
    case 'min':
      // One that is too low decides it, so that of others only counts whether there are any.
      return String(values.length > 0);
    case 'median':
      return values.toSorted((one, other) => one - other).join(' ');
  }
}
