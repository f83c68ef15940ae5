import type { ExampleSet } from '../../model/key.ts';
import { onOneLine } from '../../text.ts';
import { htmlParagraphs, htmlText, xmlText } from './html-escape.ts';
import {
  type BankAnswer,
  type BankCase,
  type BankQuestion,
  bankOf,
  markedText,
  setIdent,
} from './question-bank.ts';

/** The cases as a question bank in Moodle's XML. */
export function renderMoodleXml({ set }: { readonly set: ExampleSet }): string {
  const items = bankOf(set).flatMap((told) => [
    itemXml('description', told, told, told.paragraphs, [], '<defaultgrade>0</defaultgrade>'),
    ...told.questions.map((question) =>
      itemXml('multichoice', question, told, [question.ask], question.feedback, answersXml(question)),
    ),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<question type="category">
<category><text>${xmlText(categoryOf(set))}</text></category>
</question>
${items.join('\n')}
</quiz>
`;
}

function itemXml(
  type: string,
  { id, name }: Pick<BankCase, 'id' | 'name'>,
  { tags }: BankCase,
  text: readonly string[],
  feedback: readonly string[],
  more: string,
): string {
  return `<question type="${type}">
<name><text>${xmlText(name)}</text></name>
<questiontext format="html"><text>${section(htmlParagraphs(text))}</text></questiontext>
<generalfeedback format="html"><text>${section(htmlParagraphs(feedback))}</text></generalfeedback>
<penalty>0.3333333</penalty>
<hidden>0</hidden>
<idnumber>${id}</idnumber>
${more}
<tags>${tags.map((tag) => `<tag><text>${xmlText(tag)}</text></tag>`).join('')}</tags>
</question>`;
}

// Moodle letters barriers as the sheets do. Levels have numbers from 0, which it cannot give them.
function answersXml({ about, points, answers }: BankQuestion): string {
  const isLettered = about === 'barriers' && answers.length <= LETTERED;
  return `<defaultgrade>${points}</defaultgrade>
<single>false</single>
<shuffleanswers>false</shuffleanswers>
<answernumbering>${isLettered ? 'abc' : 'none'}</answernumbering>
${answers.map((answer) => answerXml(answer, isLettered ? answer.text : markedText(answer))).join('\n')}`;
}

/** The most answers that Moodle has letters for. */
const LETTERED = 26;

function answerXml({ weight, feedback }: BankAnswer, text: string): string {
  return `<answer fraction="${weight}" format="html">
<text>${section(htmlText(text))}</text>
<feedback format="html"><text>${section(htmlText(feedback))}</text></feedback>
</answer>`;
}

/** HTML within XML, whose texts have every “>” escaped, so that none ends the section. */
function section(html: string): string {
  return `<![CDATA[${html}]]>`;
}

/** The path of the category of a set below the top of a course, as Moodle takes it. */
export function categoryOf(set: ExampleSet): string {
  const { title, version } = set.framework;
  const named = [`${title} ${version}`, `Cases ${setIdent(set)}`];
  return ['$course$', 'top', ...named.map((name) => categoryName(name).replace(/\//gu, '//'))].join('/');
}

// Category names cannot escape anything, so what GIFT would take for its own is left out.
// A slash at either end of a name would run together with those between names.
function categoryName(name: string): string {
  const plain = onOneLine(name.replace(/[\\~=#{}:<>&$]|\p{Cs}|\p{Noncharacter_Code_Point}/gu, ' '));
  return plain.replace(/^[/\s]+|[/\s]+$/gu, '') || 'Cases';
}
