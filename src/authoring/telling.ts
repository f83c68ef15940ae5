import type { Node, Questionnaire, Statement } from '../engine/model.ts';
import type { Change } from './cases.ts';
import { NOT_APPLICABLE } from './given.ts';

/**
 * True if a change of one answer could change what a condition comes to: some part of it, or of what decides whether
 * its questions are asked, tells the two answers apart. Where not, nothing needs to be searched.
 */
export function couldTell({ node, questions }: Statement, change: Change, model: Questionnaire): boolean {
  if (!questions.includes(change.question)) return false;
  if (nodeTells(node, change, model)) return true;
  return questions.some((question) => {
    const shownWhen = model.questions[question]?.shownWhen;
    return shownWhen && question !== change.question && nodeTells(shownWhen.node, change, model);
  });
}

function nodeTells(node: Node, change: Change, model: Questionnaire): boolean {
  const { question, first, second } = change;
  switch (node.kind) {
    case 'atom':
      if (node.question !== question) return false;
      return first === NOT_APPLICABLE || holdsFor(node.bits, first) !== holdsFor(node.bits, second);
    case 'score': {
      if (!node.questions.includes(question)) return false;
      const values = model.questions[question]?.values ?? [];
      return first === NOT_APPLICABLE || values[first] !== values[second];
    }
    default:
      return node.of.some((part) => nodeTells(part, change, model));
  }
}

function holdsFor(bits: number, option: number): boolean {
  return (bits & (1 << option)) !== 0;
}
