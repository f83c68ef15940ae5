import type { Condition, Framework, Question } from '../../framework/types.ts';
import { listed } from '../../text.ts';
import { titlesOf } from '../sentences.ts';

/** A condition in words, one line a part, nested parts indented. */
export function conditionLines(
  condition: Condition,
  framework: Framework,
  depth = 0,
): { text: string; depth: number }[] {
  const inner = (parts: readonly Condition[]) =>
    parts.flatMap((part) => conditionLines(part, framework, depth + 1));
  switch (condition.kind) {
    case 'answer':
      return [{ text: answerWords(condition, framework), depth }];
    case 'nation':
      return [
        { text: `the service is in ${listed(titlesOf(condition.nations, framework.nations), 'or')}`, depth },
      ];
    case 'score':
      return [{ text: scoreWords(condition, framework), depth }];
    case 'not':
      return [{ text: 'not:', depth }, ...inner([condition.of])];
    case 'at-least':
      return [{ text: `at least ${condition.count} of:`, depth }, ...inner(condition.of)];
    default: {
      const [only] = condition.of;
      if (only && condition.of.length === 1) return conditionLines(only, framework, depth);
      return [{ text: condition.kind === 'all' ? 'all of:' : 'any of:', depth }, ...inner(condition.of)];
    }
  }
}

function answerWords(
  { question: id, test, options }: Extract<Condition, { kind: 'answer' }>,
  framework: Framework,
): string {
  const question = framework.questions.find((each) => each.id === id);
  const texts = listed(
    options.map((option) => optionText(question, option)),
    'or',
  );
  const comparison = { 'at-least': 'at least: ', 'at-most': 'at most: ', exactly: '', 'one-of': '' }[test];
  const isHighest = test === 'at-least' && question?.options.at(-1)?.id === options[0];
  return `${question?.ask ?? id} ${isHighest ? '' : comparison}${texts}`;
}

function scoreWords(
  { by, dimension, questions, atLeast }: Extract<Condition, { kind: 'score' }>,
  framework: Framework,
): string {
  const title = framework.dimensions.find(({ id }) => id === dimension)?.title;
  return `the ${by} over ${title === undefined ? listed(questions) : `“${title}”`} is at least ${atLeast}`;
}

function optionText(question: Question | undefined, id: string): string {
  return `“${question?.options.find((option) => option.id === id)?.text ?? id}”`;
}
