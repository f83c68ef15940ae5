import type { ExampleSet } from '../../model/key.ts';
import { onOneLine } from '../../text.ts';
import { htmlParagraphs, htmlText } from './html-escape.ts';
import { categoryOf } from './moodle-xml.ts';
import { type BankAnswer, type BankCase, type BankQuestion, bankOf, markedText } from './question-bank.ts';

/** The cases as a question bank in GIFT, as Moodle reads it. */
export function renderGift({ set }: { readonly set: ExampleSet }): string {
  const blocks = bankOf(set).flatMap((told) => [
    item(told, told.tags, htmlParagraphs(told.paragraphs), []),
    ...told.questions.map((question) => questionText(question, told)),
  ]);
  return `${[`$CATEGORY: ${categoryOf(set)}`, ...blocks].join('\n\n')}\n`;
}

function questionText(question: BankQuestion, { tags }: BankCase): string {
  const { ask, answers, feedback } = question;
  return item(question, tags, htmlParagraphs([ask]), [
    ...answers.map(answerText),
    ...(feedback.length > 0 ? [`####${formatted(htmlParagraphs(feedback))}`] : []),
  ]);
}

// What has no braces is a text without a question. No line may be empty, nor begin with two slashes: the one ends a question,
// the other is a comment, in which Moodle looks for the id and the tags.
function item(
  { id, name }: Pick<BankCase, 'id' | 'name'>,
  tags: readonly string[],
  html: string,
  within: readonly string[],
): string {
  return [
    `// [id:${id}] ${tags.map((tag) => `[tag:${tag}]`).join(' ')}`,
    `::${giftText(plainName(name))}::${formatted(html)}${within.length > 0 ? ' {' : ''}`,
    ...within,
    ...(within.length > 0 ? ['}'] : []),
  ].join('\n');
}

// An answer with “=” would make it a question of which only one can be chosen.
function answerText(answer: BankAnswer): string {
  return `\t~%${answer.weight}%${formatted(htmlText(markedText(answer)))}#${formatted(htmlText(answer.feedback))}`;
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
