import type { Example, ExampleSet } from '../../model/key.ts';
import { distinctLevels } from '../../teaching/cases/case-reading.ts';
import { levelMark, levelPoints, POINTS } from '../../teaching/marking/mark-scheme.ts';
import { levelAsk } from '../words/teaching/case-questions.ts';
import { coverTitle, levelsOf, levelsText } from '../words/teaching/case-words.ts';
import { type CsvCell, csvText } from './csv-text.ts';
import { htmlParagraphs } from './html-escape.ts';
import { type BankCase, type BankQuestion, bankOf, levelFeedback, markedText } from './question-bank.ts';

/** The cases as a table that Brightspace reads into its question library. */
// The mark by which a spreadsheet knows UTF-8 may cling to the first cell, so that a remark stands there.
export function renderBrightspace({ set }: { readonly set: ExampleSet }): string {
  const rows = bankOf(set).flatMap((told) =>
    told.questions.flatMap((question) =>
      question.about === 'level' ? levelRows(question, told, set) : barrierRows(question, told),
    ),
  );
  const all: CsvCell[][] = [[`//${coverTitle(set)}`], ...rows];
  const wide = all.map((row) => [...row, ...Array<null>(COLUMNS - row.length).fill(null)]);
  return `\ufeff${csvText(wide).replaceAll('\n', '\r\n')}`;
}

const COLUMNS = 5;

/** The rows of a question, its case before it, since Brightspace has no item for a text alone. */
function head(type: 'MC' | 'MS', question: BankQuestion, told: BankCase, ask: string): CsvCell[][] {
  return [
    ['NewQuestion', type],
    ['ID', question.id],
    ['Title', question.name],
    ['QuestionText', htmlParagraphs([...told.paragraphs, ask]), 'HTML'],
    ['Points', question.points],
  ];
}

// Only of a question with one answer does Brightspace take weights, so that each answer names all the levels it holds possible.
function levelRows(question: BankQuestion, told: BankCase, set: ExampleSet): CsvCell[][] {
  const { example } = told;
  return [
    ...head('MC', question, told, `${levelAsk(example)} ${CHOOSE_ONE}`),
    ...answersOffered(example, set).map((levels) => [
      'Option',
      (100 * levelPoints(levelMark(levels, example))) / POINTS.levelExact,
      levelsText(levels, example),
      null,
      levelsOf(levels, example)
        .map((level) =>
          levels.length === 1
            ? levelFeedback(level, example)
            : `${level.name}: ${levelFeedback(level, example)}`,
        )
        .join(' '),
    ]),
    ['Feedback', question.feedback.join(' ')],
  ];
}

const CHOOSE_ONE = 'If the text leaves it open, choose the answer that names every level that it could be.';

/** Each level, each two that follow one another, and what is right in a case of the set: the same for every case. */
function answersOffered(example: Example, { examples }: ExampleSet): (readonly string[])[] {
  const ids = example.levels.map(({ id }) => id);
  const pairs = ids.slice(1).map((id, place) => [ids[place] ?? id, id]);
  const right = examples
    .filter(({ placement }) => placement.id === example.placement.id)
    .map((each) => levelsOf(each.right, each).map(({ id }) => id));
  return distinctLevels([...ids.map((id) => [id]), ...pairs, ...right]);
}

function barrierRows(question: BankQuestion, told: BankCase): CsvCell[][] {
  return [
    ...head('MS', question, told, question.ask),
    ['Scoring', 'RightMinusWrong'],
    ...question.answers.map((answer) => [
      'Option',
      answer.weight > 0 ? 1 : 0,
      markedText(answer),
      null,
      answer.feedback,
    ]),
  ];
}
