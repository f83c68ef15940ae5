import type { Panel, PanelQuestion } from '../../model/panel.ts';
import { bare, capitalised } from '../../text.ts';
import type { Block, Cell, LabelledRow } from '../blocks.ts';
import { apart, heading, line, listOf, para, paras, row, said, section, tableOf } from '../build-blocks.ts';
import {
  alphaText,
  kappaText,
  middleText,
  namedText,
  ruleTexts,
  shareCell,
  tallyLines,
  verdictText,
} from '../words/panel/agreement-words.ts';
import { type AnswerWords, type DifferenceWords, differencesOf } from '../words/panel/difference-words.ts';
import { kindsText, knownText, leastKnown, mightKnowText } from '../words/panel/knowing-words.ts';
import { questionInWords } from '../words/position-words.ts';
import { andMore, serviceName } from '../words/service-words.ts';
import { notesOf } from './page-head.ts';
import { levelLines, placedRows, standingRows } from './panel-answer-page.ts';
import { kindTables, ofNumbers, questionTable, themeTable, viewsLine } from './panel-page.ts';

/** The agenda of the meeting of those who gave the views: what to decide first, with room to write. */
export function agendaPage(panel: Panel): Block[] {
  const differences = differencesOf(panel);
  const { overall, kappa } = panel;
  return [
    { kind: 'fitted', lines: PAGE, blocks: frontOf(panel, differences) },
    ...section('What decides the level', itemsOf(differences)),
    ...section(
      panel.placements.length > 0 ? 'Far apart, though it does not move the level' : 'Far apart',
      splitTable(panel, differences),
    ),
    ...section('Agreed already', agreedTable(panel, differences)),
    ...section('What people do not know, and who might', unknownTable(panel)),
    ...section('How far people agree', [
      ...paras(alphaText(overall.alpha), kappa && kappaText(kappa)),
      ...themeTable(panel),
    ]),
    ...section('Every question', questionTable(panel)),
    ...section('The rule, and how this was worked out', ruleBlocks(panel)),
  ];
}

function ruleBlocks({ rule }: Panel): Block[] {
  return listOf([...ruleTexts(rule), ...HOW].map((text) => ({ text })));
}

/** The lines that page one has room for. */
const PAGE = 60;

/** Why kinds of people stand together. */
export const FEW_OF_A_KIND =
  'Fewer than three people of a kind are not shown apart, unless names were asked for.';

const HOW = [
  'For the level, answers of different people were mixed in every way. A difference decides the level where, in one of these mixtures, another answer to that question alone would put the service elsewhere.',
  'How stable the level is: how often each comes when every answer is taken at random from one of those who know it.',
  FEW_OF_A_KIND,
];

function frontOf(panel: Panel, differences: readonly DifferenceWords[]): Block[] {
  const { service, framework, notes, rule } = panel;
  const kinds = kindsText('organisations', panel);
  return [
    heading(1, `${bare(serviceName(service))}: what the meeting decides`),
    para(`${viewsLine(panel)}${kinds ? `: ${kinds}` : ''}.`),
    ...notesOf(framework, notes),
    ...blanks('Day of the meeting', 'In the chair', 'Present'),
    {
      kind: 'labelled',
      rows: [
        ...toDecide(differences, panel),
        ...placedRows(panel),
        ...row('LEVELS', levelLines(panel)),
        ...standingRows(panel),
        ...row('RULE', [said(1, `${bare(rule.title)}. ${namedText(rule.named)}`)]),
      ],
    },
  ];
}

function toDecide(differences: readonly DifferenceWords[], { placements }: Panel): LabelledRow[] {
  if (differences.length === 0) {
    const none = placements.length > 0 ? 'No difference decides the level. ' : '';
    return row('TO DECIDE', [said(0, `${none}Talk about what is far apart, and about what is not known.`)]);
  }
  const lines = differences.slice(0, MOST_ITEMS).map(({ question, isSure }) => {
    const ask = questionInWords(question.ask);
    return line(said(0, isSure ? ask : `${ask} (It may decide the level.)`));
  });
  const rest = differences.length - lines.length;
  return [
    ...row('TO DECIDE', lines, { numbered: true }),
    ...row(
      '',
      rest > 0
        ? [said(0, `${capitalised(andMore(rest, 'difference'))} They move the level less often.`)]
        : [],
    ),
  ];
}

/** More than these no meeting decides. */
const MOST_ITEMS = 10;

function itemsOf(differences: readonly DifferenceWords[]): Block[] {
  return [
    ...differences.slice(0, MOST_ITEMS).flatMap(itemBlocks),
    ...section('These move the level less often', differenceRecords(differences.slice(MOST_ITEMS)), 3),
  ];
}

/** A difference with what each answer would make of the level, and room to decide. */
function itemBlocks({ question, answers, others }: DifferenceWords, index: number): Block[] {
  return apart([
    heading(3, `${index + 1}. ${questionInWords(question.ask)}`),
    ...tableOf(ANSWER_HEADS, answers.map(answerCells)),
    ...paras(others && capitalised(others)),
    ...blanks('Agreed answer', 'Because'),
    { kind: 'space', lines: 1 },
    ...blanks('Who stays apart, and why'),
  ]);
}

const ANSWER_HEADS = ['Answer', ofNumbers('Views'), 'With it', 'Said by'];

function answerCells({ text, level, views, who }: AnswerWords): Cell[] {
  return [text, String(views), capitalised(level), who];
}

/** A line to write on for each of the labels. */
function blanks(...labels: readonly string[]): Block[] {
  return labels.map((label) => ({ kind: 'blanks', labels: [label] }));
}

/** Questions on which people are far apart, by the rule, besides those of `differences`. */
function splitTable(panel: Panel, differences: readonly DifferenceWords[]): Block[] {
  const rows = otherThan(differences, panel)
    .filter(({ consensus }) => consensus.verdict === 'split')
    .map((question) => [question.ask, tallyLines(question), '']);
  return tableOf(['Question', 'How many say what', { title: 'Agreed', toFill: 12 }], rows);
}

function agreedTable(panel: Panel, differences: readonly DifferenceWords[]): Block[] {
  const agreed = otherThan(differences, panel).filter(({ consensus }) => consensus.verdict === 'agreement');
  const rows = agreed.map((question): Cell[] => [
    question.ask,
    middleText(question),
    question.tally.length === 1
      ? `all ${question.known}`
      : `${question.consensus.inside} of ${question.known} near it`,
  ]);
  return [
    ...paras(agreed.length > 0 ? AGREED : null),
    ...tableOf(['Question', 'Answer in the middle', 'Of those who know'], rows),
  ];
}

const AGREED = 'These need no time unless somebody asks for it.';

function otherThan(differences: readonly DifferenceWords[], { questions }: Panel): PanelQuestion[] {
  return questions.filter((question) => differences.every((each) => each.question !== question));
}

/** What a third or more of those who were asked do not know. */
function unknownTable(panel: Panel): Block[] {
  const rows = leastKnown(panel)
    .filter(({ known, notKnown }) => 2 * notKnown >= known)
    .map((question): Cell[] => [question.ask, knownText(question), mightKnowText(question, panel), '']);
  return tableOf(
    ['Question', ofNumbers('Know'), 'Who might', { title: 'Who finds out, by when', toFill: 12 }],
    rows,
  );
}

/** A panel as tables to sort and filter, a row for each question, difference, kind of people and theme. */
export function panelRecords(panel: Panel): Block[] {
  const differences = differencesOf(panel);
  return [
    ...frontOf(panel, differences),
    ...section('Questions', questionRecords(panel)),
    ...section('Who says what', sayingRecords(panel)),
    ...section('What decides the level', differenceRecords(differences)),
    ...section('Who knows', kindTables(panel)),
    ...section('Agreement by theme', themeTable(panel)),
    ...section('Agreement by question', agreementRecords(panel)),
    ...section('The rule', ruleBlocks(panel)),
  ];
}

function questionRecords({ questions, rule }: Panel): Block[] {
  const rows = questions.map((question): Cell[] => [
    question.ask,
    question.decides.length > 0 ? 'decides it' : question.perhapsDecides.length > 0 ? 'may decide it' : '',
    tallyLines(question),
    String(question.notKnown),
    verdictText(question, rule),
    '',
    '',
  ]);
  const toFill = ['Agreed answer', 'Why, and who stays apart'].map((title) => ({
    title: `${title} (to be filled in)`,
    toFill: 12,
  }));
  return tableOf(
    ['Question', 'The level', 'How many say what', ofNumbers('Do not know'), 'By the rule', ...toFill],
    rows,
  );
}

function agreementRecords({ questions, themes }: Panel): Block[] {
  const titles = new Map(themes.map(({ dimension, title }) => [dimension, title ?? '']));
  const rows = questions.map((question): Cell[] => [
    question.ask,
    question.part === 'needs' ? 'The people served' : (titles.get(question.dimension) ?? ''),
    ...[question.known, question.notKnown, question.notAsked].map(String),
    middleText(question),
    shareCell(question.share),
  ]);
  const heads = ['Know', 'Do not know', 'Not asked'].map(ofNumbers);
  return tableOf(['Question', 'Theme', ...heads, 'In the middle', ofNumbers('Near the middle')], rows);
}

/** What each view says to each question, a row each, where that is told. */
function sayingRecords({ questions, who }: Panel): Block[] {
  const rows = questions.flatMap(({ ask, said: all }) =>
    (all ?? []).map(({ text, note }, view) => [ask, who?.[view]?.label ?? '', text, note ?? '']),
  );
  return tableOf(['Question', 'View', 'Answer', 'Note'], rows);
}

function differenceRecords(differences: readonly DifferenceWords[]): Block[] {
  const rows = differences.flatMap(({ question, answers }) =>
    answers.map((answer) => [question.ask, ...answerCells(answer)]),
  );
  return tableOf(['Question', ...ANSWER_HEADS], rows);
}
