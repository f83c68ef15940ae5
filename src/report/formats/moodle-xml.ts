import type { ExampleSet } from '../../model/key.ts';
import { htmlParagraphs, htmlText, xmlText } from './html-escape.ts';
import { type BankAnswer, type BankQuestion, bankOf, categoryPath } from './question-bank.ts';

/** The cases as a question bank in Moodle's XML. */
export function renderMoodleXml({ set }: { readonly set: ExampleSet }): string {
  const questions = bankOf(set).flatMap(({ path, questions }) => [
    categoryXml(path),
    ...questions.map(questionXml),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`;
}

function categoryXml(path: readonly string[]): string {
  return `<question type="category">
<category><text>${xmlText(categoryPath(path))}</text></category>
</question>`;
}

function questionXml({ name, tags, text, single, shuffle, points, answers, feedback }: BankQuestion): string {
  return `<question type="multichoice">
<name><text>${xmlText(name)}</text></name>
<questiontext format="html"><text>${section(htmlParagraphs(text))}</text></questiontext>
<generalfeedback format="html"><text>${section(htmlParagraphs(feedback))}</text></generalfeedback>
<defaultgrade>${points}</defaultgrade>
<penalty>0.3333333</penalty>
<hidden>0</hidden>
<single>${single}</single>
<shuffleanswers>${shuffle}</shuffleanswers>
<answernumbering>none</answernumbering>
${answers.map(answerXml).join('\n')}
<tags>${tags.map((tag) => `<tag><text>${xmlText(tag)}</text></tag>`).join('')}</tags>
</question>`;
}

function answerXml({ text, weight, feedback }: BankAnswer): string {
  return `<answer fraction="${weight}" format="html">
<text>${section(htmlText(text))}</text>
<feedback format="html"><text>${section(htmlText(feedback))}</text></feedback>
</answer>`;
}

/** HTML within XML, whose texts have every “>” escaped, so that none ends the section. */
function section(html: string): string {
  return `<![CDATA[${html}]]>`;
}
