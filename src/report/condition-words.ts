import type { Condition, Framework, Measure, Question } from '../framework/types.ts';
import { listed } from '../text.ts';
import { titlesOf } from './sentences.ts';

/** A line of a condition in words, and how deep it is nested. */
export interface ConditionLine {
  readonly text: string;
  readonly depth: number;
}

/** A condition in sentences, one a part; the parts of a part come below it, a step deeper. */
export function conditionLines(condition: Condition, framework: Framework, depth = 0): ConditionLine[] {
  const inner = (parts: readonly Condition[]) =>
    parts.flatMap((part) => conditionLines(part, framework, depth + 1));
  switch (condition.kind) {
    case 'answer':
      return [{ text: answerWords(condition, framework), depth }];
    case 'nation':
      return [
        { text: `The service is in ${listed(titlesOf(condition.nations, framework.nations), 'or')}.`, depth },
      ];
    case 'score':
      return [{ text: `The ${measureWords(condition, framework)} is at least ${condition.atLeast}.`, depth }];
    case 'not':
      return [{ text: 'This does not hold:', depth }, ...inner([condition.of])];
    case 'at-least':
      return [{ text: `At least ${condition.count} of these hold:`, depth }, ...inner(condition.of)];
    default: {
      const [only] = condition.of;
      if (only && condition.of.length === 1) return conditionLines(only, framework, depth);
      const head = condition.kind === 'all' ? 'All of these hold:' : 'At least one of these holds:';
      return [{ text: head, depth }, ...inner(condition.of)];
    }
  }
}

/** A number over several questions, in the middle of a sentence. */
export function measureWords({ of, by, dimension, questions }: Measure, framework: Framework): string {
  if (of === 'all') return `${by} over all ordered questions`;
  const title = framework.dimensions.find(({ id }) => id === dimension)?.title;
  return `${by} over ${title === undefined ? listed(questions) : `“${title}”`}`;
}

function answerWords(
  { question: id, test, options }: Extract<Condition, { kind: 'answer' }>,
  framework: Framework,
): string {
  const asked = [...(framework.needs?.questions ?? []), ...framework.questions];
  const question = asked.find((each) => each.id === id);
  const texts = listed(
    options.map((option) => optionText(question, option)),
    'or',
  );
  const isHighest = test === 'at-least' && question?.options.at(-1)?.id === options[0];
  const comparison = { 'at-least': 'at least ', 'at-most': 'at most ', exactly: '', 'one-of': '' }[test];
  return `The answer to “${question?.ask ?? id}” is ${isHighest ? '' : comparison}${texts}.`;
}

// The sentence around it has a full stop of its own.
function optionText(question: Question | undefined, id: string): string {
  const text = question?.options.find((option) => option.id === id)?.text ?? id;
  return `“${text.replace(/\.$/u, '')}”`;
}
