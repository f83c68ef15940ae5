import { evaluate } from '../evaluate.ts';
import type { Node, Questionnaire } from '../model.ts';
import { isOpen, mayBeHidden, NOT_APPLICABLE, type Situation } from '../situation.ts';
import { isCertain } from '../truth.ts';

/** What conditions make of the options of a question: between which of them they draw lines. */
export interface Teller {
  /** The sets of options for which one of them holds, a bit for each option. */
  readonly lines: Set<number>;
  countsValue: boolean;
}

/**
 * The open questions that conditions still hang on, by index, in the order in which the conditions name them. What
 * decides whether a question is asked comes before it; parts that are settled already are passed over.
 */
export function hangsOn(
  nodes: readonly Node[],
  model: Questionnaire,
  situation: Situation,
): ReadonlyMap<number, Teller> {
  const search: Search = { model, situation, found: new Map(), seen: new Set() };
  for (const node of nodes) visit(node, search);
  return search.found;
}

interface Search {
  readonly model: Questionnaire;
  readonly situation: Situation;
  readonly found: Map<number, Teller>;
  /** The questions of which it was looked at what decides whether they are asked. */
  readonly seen: Set<number>;
}

function visit(node: Node, search: Search): void {
  if (isCertain(evaluate(node, search.model, search.situation))) return;
  switch (node.kind) {
    case 'atom':
      tellerOf(node.question, search)?.lines.add(node.bits);
      break;
    case 'score':
      for (const question of node.questions) {
        const teller = tellerOf(question, search);
        if (teller) teller.countsValue = true;
      }
      break;
    default:
      for (const part of node.of) visit(part, search);
  }
}

/** The teller of a question, after those of what decides whether it is asked; undefined where it is not open. */
function tellerOf(question: number, search: Search): Teller | undefined {
  const { model, situation, found, seen } = search;
  const shownWhen = seen.has(question) ? null : model.questions[question]?.shownWhen;
  seen.add(question);
  if (shownWhen && mayBeHidden(situation, question)) visit(shownWhen.node, search);
  if (situation.options[question] === 0 || !isOpen(situation.given[question] ?? 0)) return undefined;
  const teller = found.get(question) ?? { lines: new Set(), countsValue: false };
  found.set(question, teller);
  return teller;
}

/** Options in sets between which a teller draws no line, lowest first, a bit for each option; that it does not apply comes last, by itself. */
export function classesOf(options: number, teller: Teller, values: readonly number[]): number[] {
  const classes = new Map<string, number>();
  for (let left = options; left !== 0; left &= left - 1) {
    const option = left & -left;
    const sides = [...teller.lines].map((line) => (line & option ? 1 : 0));
    const value = teller.countsValue ? values[31 - Math.clz32(option)] : '';
    // What does not apply has no value, which is on no side of any line.
    const key = option === NOT_APPLICABLE ? '' : `${sides.join('')} ${value}`;
    classes.set(key, (classes.get(key) ?? 0) | option);
  }
  return [...classes.values()];
}
