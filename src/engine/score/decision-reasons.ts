import { turned } from '../../model/fold-condition.ts';
import type { Reason, ScoreReason } from '../../model/result-parts.ts';
import type { Atom, Node, Score } from '../compiled.ts';
import { FALSE, isCertain, isOpen, NO_VALUE, TRUE, valueRange } from '../logic/evaluate.ts';
import { type Ground, truthOf } from '../logic/ground.ts';
import { measureRange } from '../logic/measure.ts';

/** The reason in a score that is not as wanted, with what it is made of and how it would turn. */
function scoreReason(score: Score, isWanted: boolean, open: boolean, ground: Ground): Reason {
  const values = score.questions.map((index) => valueText(index, ground));
  const { numerator, scale } = score.threshold;
  const wanted = isWanted ? 'at least' : 'less than';
  const bound = numerator / scale;
  const { low, high } = measureRange(score, ground.model, ground.situation);
  return {
    question: null,
    ask: score.rule,
    answer: values,
    text: values.join(', '),
    needs: `${wanted} ${bound}`,
    open,
    orElse: [],
    number: {
      title: score.title,
      by: score.by,
      low,
      high,
      wanted,
      bound,
      furthest: furthest(score, wanted, ground),
    },
  };
}

function valueText(index: number, { model, situation }: Ground): string {
  const options = situation.options[index] ?? 0;
  if (options === 0) return 'none';
  const { low, high } = valueRange(model.questions[index]?.values ?? [], options);
  return low === high ? String(low) : `${low} to ${high}`;
}

/** Of the answers known for certain, the lowest, or the highest where less is wanted. */
function furthest(
  { questions }: Score,
  wanted: ScoreReason['wanted'],
  { model, situation }: Ground,
): readonly string[] {
  const certain = questions.flatMap((index) => {
    const options = situation.options[index] ?? 0;
    const question = model.questions[index];
    if (options === 0 || isOpen(options) || !question) return [];
    return [{ ask: question.question.ask, value: valueRange(question.values, options).low }];
  });
  const values = certain.map(({ value }) => value);
  const end = wanted === 'at least' ? Math.min(...values) : Math.max(...values);
  return certain.filter(({ value }) => value === end).map(({ ask }) => ask);
}

/** The one empty list for all that have no reasons. */
// Most have none, and results are made by the thousand.
export const NO_REASONS: readonly Reason[] = [];

/** Adds the answers that keep `node` from being true, each with what would make it true. */
export function addWhyNot(reasons: Reason[], node: Node, ground: Ground): void {
  add(reasons, node, true, ground);
}

/** Adds the answers that make `node` true, or could, each with what would make it false. */
export function addWhyTrue(reasons: Reason[], node: Node, ground: Ground): void {
  add(reasons, node, false, ground);
}

// `wanted` is the value that the reader would like to see; a reason is an answer that stands against it.
function add(reasons: Reason[], node: Node, wanted: boolean, ground: Ground): void {
  const truth = truthOf(node, ground);
  if (truth === (wanted ? TRUE : FALSE)) return;
  if (node.kind === 'atom') reasons.push(atomReason(node, wanted, !isCertain(truth), ground));
  else if (node.kind === 'score') reasons.push(scoreReason(node, wanted, !isCertain(truth), ground));
  else if (node.kind === 'any' && wanted) addAlternatives(reasons, node.of, ground);
  else for (const part of node.of) add(reasons, part, turned(node, wanted), ground);
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
