import type { Panel, PanelQuestion } from '../../model/panel.ts';
import { bare, capitalised } from '../../text.ts';
import type { Block, Cell, Head } from '../blocks.ts';
import { apart, heading, line, listOf, para, paras, row, said, section, tableOf } from '../build-blocks.ts';
import {
  alphaText,
  kappaText,
  middleText,
  namedText,
  percent,
  ruleTexts,
  tallyLines,
  verdictText,
} from '../words/panel/agreement-words.ts';
import { type DifferenceWords, differencesOf } from '../words/panel/difference-words.ts';
import { kindsText, knownText, leastKnown, mightKnowText } from '../words/panel/knowing-words.ts';
import { questionInWords } from '../words/position-words.ts';
import { serviceName } from '../words/service-words.ts';
import { notesOf } from './page-head.ts';
import { kindTables, levelLines, questionTable, standingRows, themeTable, whereLines } from './panel-page.ts';

/** The agenda of the meeting of those who gave the views: what to decide first, with room to write. */
export function agendaPage(panel: Panel): Block[] {
  const differences = differencesOf(panel);
  const { overall, kappa, rule } = panel;
  return [
    { kind: 'fitted', lines: PAGE, blocks: frontOf(panel, differences) },
    ...section('What decides the level', differences.flatMap(itemBlocks)),
    ...section('Far apart, though it does not move the level', splitTable(panel, differences)),
    ...section('Agreed already', agreedTable(panel, differences)),
    ...section('What people do not know, and who might', unknownTable(panel)),
    ...section('How far people agree', [
      ...paras(alphaText(overall.alpha), kappa && kappaText(kappa)),
      ...themeTable(panel),
    ]),
    ...section('Every question', questionTable(panel)),
    ...section('The rule, and how this was worked out', listOf([...ruleTexts(rule), ...HOW])),
  ];
}

/** The lines that page one has room for. */
const PAGE = 60;

const HOW = [
  'For the level, answers of different people were mixed in every way. A difference decides the level where, in one of these mixtures, another answer to that question alone would put the service elsewhere.',
  'How stable the level is: how often each comes when every answer is taken at random from one of those who know it.',
  'Fewer than three people of a kind are not shown apart, unless names were asked for.',
];

function frontOf(panel: Panel, differences: readonly DifferenceWords[]): Block[] {
  const { service, framework, notes, views, rule } = panel;
  const kinds = kindsText('organisations', panel);
  const asks = differences.map(({ question, isSure }) =>
    line(said(0, `${questionInWords(question.ask)}${isSure ? '' : ' (It may decide the level.)'}`)),
  );
  const none = line(
    said(0, 'No difference decides the level. Talk about what is far apart, and what is not known.'),
  );
  return [
    heading(1, `${bare(serviceName(service))}: what the meeting decides`),
    para(
      `${views} views by ${bare(framework.title)}, version ${framework.version}${kinds ? `: ${kinds}` : ''}.`,
    ),
    ...notesOf(framework, notes),
    { kind: 'blanks', labels: ['Day of the meeting', 'Present', 'In the chair'] },
    {
      kind: 'labelled',
      rows: [
        ...row('TO DECIDE', asks.length > 0 ? asks : [none], { numbered: asks.length > 0 }),
        ...row('WHERE', whereLines(panel)),
        ...row('LEVELS', levelLines(panel)),
        ...standingRows(panel),
        ...row('RULE', [said(1, `${bare(rule.title)}. ${namedText(rule.named)}`)]),
      ],
    },
  ];
}

/** A difference with what each answer would make of the level, and room to decide. */
function itemBlocks({ question, answers, others }: DifferenceWords, index: number): Block[] {
  const rows = answers.map(({ text, level, views, who }) => [text, String(views), capitalised(level), who]);
  return apart([
    heading(3, `${index + 1}. ${questionInWords(question.ask)}`),
    ...tableOf(['Answer', VIEWS, 'With it', 'Said by'], rows),
    ...paras(others && capitalised(others)),
    { kind: 'blanks', labels: ['Agreed answer', 'Because'] },
    { kind: 'space', lines: 1 },
    { kind: 'blanks', labels: ['Who stays apart, and why'] },
  ]);
}

const VIEWS: Head = { title: 'Views', isNumber: true };

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
    [
      'Question',
      { title: 'Know', isNumber: true },
      'Who might',
      { title: 'Who finds out, by when', toFill: 12 },
    ],
    rows,
  );
}

/** A panel as tables to sort and filter, a row for each question, difference, kind of people and theme. */
export function panelRecords(panel: Panel): Block[] {
  const differences = differencesOf(panel);
  return [
    ...frontOf(panel, differences),
    ...section('Questions', questionRecords(panel)),
    ...section('What decides the level', differenceRecords(differences)),
    ...section('Who knows', kindTables(panel)),
    ...section('Agreement by theme', themeTable(panel)),
    ...section('The rule', listOf([...ruleTexts(panel.rule), ...HOW])),
  ];
}

function questionRecords(panel: Panel): Block[] {
  const titleOf = new Map(panel.themes.map(({ dimension, title }) => [dimension, title ?? '']));
  const who = panel.who ?? [];
  const rows = panel.questions.map((question): Cell[] => [
    question.part === 'needs' ? 'People served' : (titleOf.get(question.dimension) ?? ''),
    question.ask,
    question.decides.length > 0 ? 'decides it' : question.perhapsDecides.length > 0 ? 'may decide it' : '',
    tallyLines(question),
    ...[question.known, question.notKnown, question.notAsked].map(String),
    middleText(question),
    question.share === null ? '' : percent(question.share),
    verdictText(question, panel.rule),
    ...who.map((_, view) => question.said?.[view]?.text ?? ''),
    '',
    '',
    '',
  ]);
  const numbers = ['Know', 'Do not know', 'Not asked'].map((title) => ({ title, isNumber: true }));
  const toFill = ['Agreed answer', 'Because', 'Who stays apart'].map((title) => ({
    title: `${title} (to be filled in)`,
    toFill: 12,
  }));
  return tableOf(
    [
      'Theme',
      'Question',
      'Level',
      'How many say what',
      ...numbers,
      'In the middle',
      { title: 'Near the middle', isNumber: true },
      'By the rule',
      ...who.map(({ label }) => label),
      ...toFill,
    ],
    rows,
  );
}

function differenceRecords(differences: readonly DifferenceWords[]): Block[] {
  const rows = differences.flatMap(({ question, answers }, index) =>
    answers.map(({ text, level, views, who }) => [
      String(index + 1),
      question.ask,
      text,
      String(views),
      capitalised(level),
      who,
    ]),
  );
  return tableOf(['', 'Question', 'Answer', VIEWS, 'With it', 'Said by'], rows);
}
