import type { NextStep } from '../../model/result.ts';
import { capitalised } from '../../text.ts';
import type { Model, Node } from '../model.ts';

/** A condition in words: each question that it looks at, with the answer that it takes. */
export function wordsOf(node: Node, model: Model, wanted = true): string {
  switch (node.kind) {
    case 'atom':
      return closed(`${askOf(node.question, model)} ${wanted ? node.needs : node.needsOtherwise}`);
    case 'score':
      return wanted ? `${capitalised(node.rule)}.` : `This is not so: ${node.rule}.`;
    case 'not':
      return partsOf(node.of, model, !wanted).join(' ');
    case 'at-least':
      return [countText(node.count, wanted), ...partsOf(node.of, model, true)].join(' ');
    default:
      // Where not all may hold, one that does not is enough, and the other way round.
      return partsOf(node.of, model, wanted).join((node.kind === 'any') === wanted ? ' Or: ' : ' ');
  }
}

function partsOf(parts: readonly Node[], model: Model, wanted: boolean): string[] {
  return parts.map((part) => wordsOf(part, model, wanted));
}

/** With a full stop, as more may follow; not every author ends an option with one. */
function closed(text: string): string {
  return '.!?…'.includes(text.slice(-1)) ? text : `${text}.`;
}

function countText(count: number, wanted: boolean): string {
  return wanted ? `At least ${count} of these:` : `Fewer than ${count} of these:`;
}

function askOf(question: number, { questions }: Model): string {
  return questions[question]?.question.ask ?? 'Nation:';
}

/** An option of a question, both by index, with its words. */
export function optionOf(question: number, option: number, { questions }: Model): NextStep['from'] {
  const found = questions[question]?.question.options[option];
  return { option: found?.id ?? '', text: found?.text ?? '' };
}
