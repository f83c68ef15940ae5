import type { Node, Questionnaire, Statement } from '../engine/model.ts';
import { once } from '../once.ts';
import type { Change } from './cases.ts';
import { NOT_APPLICABLE } from './given.ts';

/**
 * True if a change of one answer could change what a condition comes to: some part of it, or of what decides whether
 * its questions are asked, tells the two answers apart. Where not, nothing needs to be searched.
 */
export function couldTell(statement: Statement, change: Change, model: Questionnaire): boolean {
  const { question, first, second } = change;
  const lines = linesOf(statement, model).get(question);
  if (!lines) return false;
  if (first === NOT_APPLICABLE) return true;
  const values = model.questions[question]?.values ?? [];
  if (lines.counts && values[first] !== values[second]) return true;
  for (const bits of lines.bits) if (holdsFor(bits, first) !== holdsFor(bits, second)) return true;
  return false;
}

/** What the parts of a condition make of the options of a question. */
interface Lines {
  /** The options for which a part holds, a bit each. */
  readonly bits: Set<number>;
  /** True where its value counts in a number. */
  counts: boolean;
}

/** By question, what a condition makes of it, and what decides whether its questions are asked. */
const linesOf = once((statement: Statement, { questions }: Questionnaire) => {
  const lines = new Map<number, Lines>();
  draw(statement.node, lines);
  for (const question of statement.questions) {
    const shownWhen = questions[question]?.shownWhen;
    if (shownWhen) draw(shownWhen.node, lines);
  }
  return lines;
});

function draw(node: Node, lines: Map<number, Lines>): void {
  if (node.kind === 'atom') at(node.question, lines).bits.add(node.bits);
  else if (node.kind === 'score') for (const question of node.questions) at(question, lines).counts = true;
  else for (const part of node.of) draw(part, lines);
}

function at(question: number, lines: Map<number, Lines>): Lines {
  const own = lines.get(question) ?? { bits: new Set<number>(), counts: false };
  lines.set(question, own);
  return own;
}

function holdsFor(bits: number, option: number): boolean {
  return (bits & (1 << option)) !== 0;
}
