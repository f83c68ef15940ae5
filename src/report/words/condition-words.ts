import type { Condition, Measure } from '../../model/condition.ts';
import type { Framework } from '../../model/framework.ts';
import type { Question } from '../../model/question.ts';
import { listed } from '../../text.ts';
import type { Item } from '../blocks.ts';
import { titlesOf } from './service-words.ts';

/** A condition in words: a sentence, with those of its parts below it. */
export function conditionItem(condition: Condition, framework: Framework): Item {
  const above = (text: string, parts: readonly Condition[]) => ({
    text,
    parts: parts.map((part) => conditionItem(part, framework)),
  });
  switch (condition.kind) {
    case 'answer':
      return { text: answerWords(condition, framework) };
    case 'nation':
      return { text: `The service is in ${listed(titlesOf(condition.nations, framework.nations), 'or')}.` };
    case 'score':
      return { text: `The ${measureWords(condition, framework)} is at least ${condition.atLeast}.` };
    case 'not':
      return above('This does not hold:', [condition.of]);
    case 'at-least':
      return above(`At least ${condition.count} of these hold:`, condition.of);
    default: {
      const [only] = condition.of;
      if (only && condition.of.length === 1) return conditionItem(only, framework);
      const head = condition.kind === 'all' ? 'All of these hold:' : 'At least one of these holds:';
      return above(head, condition.of);
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
