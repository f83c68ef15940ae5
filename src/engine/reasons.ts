import type { Reason } from '../model/result.ts';
import { type Ground, truthOf } from './ground.ts';
import type { Atom, Node } from './model.ts';
import { scoreReason } from './score-reason.ts';
import { FALSE, isCertain, NO_VALUE, TRUE } from './truth.ts';

/** One empty list for all that have none: most have none, and results are made by the thousand. */
export const NO_REASONS: readonly Reason[] = [];

/** Adds the answers for which a condition is not (yet) true, each with what would make it true. None if it is true. */
export function addWhyNot(reasons: Reason[], node: Node, ground: Ground): void {
  add(reasons, node, true, ground);
}

/** Adds the answers that make a condition true, or could, each with what would make it false. None if it is false. */
export function addWhyTrue(reasons: Reason[], node: Node, ground: Ground): void {
  add(reasons, node, false, ground);
}

// `wanted` is the value that the reader would like to see; a reason is an answer that stands against it.
function add(reasons: Reason[], node: Node, wanted: boolean, ground: Ground): void {
  const truth = truthOf(node, ground);
  if (truth === (wanted ? TRUE : FALSE)) return;
  switch (node.kind) {
    case 'atom':
      reasons.push(atomReason(node, wanted, !isCertain(truth), ground));
      break;
    case 'score':
      reasons.push(scoreReason(node, wanted, !isCertain(truth), ground));
      break;
    case 'not':
      for (const part of node.of) add(reasons, part, !wanted, ground);
      break;
    case 'any':
      if (wanted) addAlternatives(reasons, node.of, ground);
      else for (const part of node.of) add(reasons, part, wanted, ground);
      break;
    default:
      for (const part of node.of) add(reasons, part, wanted, ground);
  }
}

// Any one of the parts would do. The first that is written stands for them all, and carries the others with it:
// the first that is open, where an open one could still do.
function addAlternatives(reasons: Reason[], parts: readonly Node[], ground: Ground): void {
  const applying = parts.filter((part) => truthOf(part, ground) !== NO_VALUE);
  const able = applying.filter((part) => truthOf(part, ground) & TRUE);
  const ways = applying.length > 0 ? applying : parts;
  const first = able[0] ?? ways[0];
  const others = ways.filter((part) => part !== first);
  const place = reasons.length;
  if (first) add(reasons, first, true, ground);
  const reason = reasons[place];
  if (!reason) return;
  const orElse: Reason[] = [...reason.orElse];
  for (const part of others) add(orElse, part, true, ground);
  const { question, ask, answer, text, needs, open, number } = reason;
  reasons[place] = { question, ask, answer, text, needs, open, orElse, number };
}

function atomReason(atom: Atom, wanted: boolean, open: boolean, { facts }: Ground): Reason {
  const fact = facts[atom.question];
  return {
    question: fact?.question ?? null,
    ask: fact?.ask ?? '',
    answer: fact?.answer ?? 'unanswered',
    text: fact?.text ?? '',
    needs: wanted ? atom.needs : atom.needsOtherwise,
    open,
    orElse: NO_REASONS,
    number: null,
  };
}
