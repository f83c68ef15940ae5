import type { ExampleSet } from '../../model/key.ts';
import { onOneLine } from '../../text.ts';
import { htmlParagraphs, htmlText } from './html-escape.ts';
import { type BankAnswer, type BankQuestion, bankOf, categoryPath } from './question-bank.ts';

/** The cases as a question bank in GIFT, as Moodle reads it. */
export function renderGift({ set }: { readonly set: ExampleSet }): string {
  const blocks = bankOf(set).flatMap(({ path, questions }) => [
    `$CATEGORY: ${categoryPath(path)}`,
    ...questions.map(questionText),
  ]);
  return `${blocks.join('\n\n')}\n`;
}

// No line may be empty, nor begin with two slashes: the one ends a question, the other is a comment.
function questionText({ name, tags, text, single, answers, feedback }: BankQuestion): string {
  return [
    `// ${tags.map((tag) => `[tag:${tag}]`).join(' ')}`,
    `::${giftText(plainName(name))}::[html]${giftText(htmlParagraphs(text))} {`,
    ...answers.map((answer) => answerText(answer, single)),
    ...(feedback.length > 0 ? [`####${formatted(htmlParagraphs(feedback))}`] : []),
    '}',
  ].join('\n');
}

// Moodle reads at most two digits before the point of a weight, so that 100 has to be the sign of the right answer.
function answerText({ text, weight, feedback }: BankAnswer, isSingle: boolean): string {
  const sign = isSingle && weight === 100 ? '=' : `~%${weight}%`;
  return `\t${sign}${formatted(htmlText(text))}#${formatted(htmlText(feedback))}`;
}

// The format is given each time, so that a text which itself begins with one in brackets is not read as such.
function formatted(html: string): string {
  return `[html]${giftText(html)}`;
}

/** Text in which GIFT finds none of its own signs. */
function giftText(text: string): string {
  return text.replace(/[\\~=#{}:]/gu, String.raw`\$&`).replace(/\r\n?|\n/gu, String.raw`\n`);
}

// While reading, Moodle puts “&&058;” and the like in the place of what is escaped.
function plainName(name: string): string {
  return onOneLine(name).replace(/&(?=&)/gu, '& ');
}
