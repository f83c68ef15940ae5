import type { Panel, PanelQuestion } from '../../model/panel.ts';
import { bare, capitalised, counted, firstSentence, listed, startingLow, withoutStop } from '../../text.ts';
import type { Block, Cell } from '../blocks.ts';
import {
  apart,
  heading,
  line,
  listOf,
  note,
  ofNumbers,
  para,
  paras,
  row,
  said,
  section,
  tableOf,
} from '../build-blocks.ts';
import {
  alphaText,
  kappaText,
  middleText,
  namedText,
  ruleTexts,
  tallyItems,
  verdictText,
  withinText,
} from '../words/panel/agreement-words.ts';
import {
  type AnswerWords,
  type DifferenceWords,
  differencesOf,
  sayersLines,
} from '../words/panel/difference-words.ts';
import {
  FEW_OF_A_KIND,
  isMostlyEmpty,
  KNOWING_UNTOLD,
  kindsText,
  knownText,
  leastKnown,
  mightKnowText,
  nobodyKnows,
  saidUnknown,
} from '../words/panel/knowing-words.ts';
import { questionInWords } from '../words/position-words.ts';
import { andMore, serviceName } from '../words/service-words.ts';
import { combinationTables } from './combination-blocks.ts';
import { notesOf, PAGE } from './page-head.ts';
import { levelLines, placedRows, standingRows } from './panel-answer-page.ts';
import { beforeAnswers, byTheme, COUNT_HEADS, countCells, themeTable, viewsLine } from './panel-page.ts';

/** The agenda of the meeting of those who gave the views: what to decide first, with room to write. */
export function agendaPage(panel: Panel): Block[] {
  const agenda = agendaOf(panel);
  const { overall, kappa, rule } = panel;
  const hangsNothing = panel.placements.length + panel.needs.length > 0 ? ', and no level hangs on it' : '';
  return [
    { kind: 'fitted', lines: PAGE, blocks: agendaFront(panel, agenda) },
    ...section('What decides the level', decisionBlocks('answers', agenda, panel)),
    ...section('What decides which level people need', decisionBlocks('needs', agenda, panel)),
    ...section(
      'These move the level less often',
      differenceTable(agenda.decisions.slice(MOST_ITEMS), agenda),
    ),
    ...section(`${calledBy(rule).split} by the rule${hangsNothing}`, splitTable(agenda.split, panel)),
    ...section(`${calledBy(rule).agreement} by the rule${hangsNothing}`, agreedBlocks(agenda, panel)),
    ...section('Known to too few for the rule', splitTable(agenda.tooFew, panel)),
    ...section('What people do not know', unknownTable(agenda, panel)),
    ...section('How far people agree', [
      ...paras(withinText(overall), alphaText(overall.alpha), kappa && kappaText(kappa)),
      ...themeTable(panel),
    ]),
    ...section('Every question, by theme', indexTables(agenda, panel)),
    ...section('The rule, and how this was worked out', ruleBlocks(panel)),
  ];
}

/** What the rule calls answers that agree, and others, as it does. */
function calledBy({ words }: Panel['rule']) {
  return { agreement: `“${withoutStop(words.agreement)}”`, split: `“${withoutStop(words.split)}”` };
}

/** What becomes of the questions at a meeting; each is in one of these lists. */
interface Agenda {
  readonly decisions: readonly DifferenceWords[];
  readonly split: readonly PanelQuestion[];
  readonly agreed: readonly PanelQuestion[];
  readonly tooFew: readonly PanelQuestion[];
}

/** What becomes of the questions of a panel. */
export function agendaOf(panel: Panel): Agenda {
  const decisions = differencesOf(panel);
  const others = panel.questions.filter((question) => decisions.every((each) => each.question !== question));
  const called = (verdict: PanelQuestion['consensus']['verdict']) =>
    others.filter(({ consensus }) => consensus.verdict === verdict);
  return { decisions, split: called('split'), agreed: called('agreement'), tooFew: called('too-few') };
}

/** The rule, and what is to be known of how the rest was worked out. */
export function ruleBlocks({ rule }: Panel): Block[] {
  return listOf([...ruleTexts(rule), ...HOW].map((text) => ({ text })));
}

const HOW = [
  'For the level, answers of different people were mixed in every way. A difference decides the level where, in one of these mixtures, another answer to that question alone would put the service elsewhere.',
  'How stable the level is: how often each comes when every answer is taken at random from one of those who know it.',
  'Near enough is what the rule counts as agreeing. Within one option of the middle answer is another measure, the same for every rule.',
  FEW_OF_A_KIND,
  'How much the people of a kind know is told to the nearest tenth, unless names were asked for.',
];

/** Page one: what to decide in which order, by which rule, and where the views leave the service. */
export function agendaFront(panel: Panel, agenda: Agenda): Block[] {
  const { service, framework, notes } = panel;
  const kinds = kindsText('organisations', panel);
  return [
    heading(1, `${bare(serviceName(service))}: what the meeting decides`),
    para(`${viewsLine(panel)}${kinds ? `: ${kinds}` : ''}.`),
    ...notesOf(framework, notes),
    ...blanks('Day of the meeting', 'In the chair', 'Present'),
    {
      kind: 'labelled',
      rows: [
        ...row(
          'TO DECIDE',
          toDecide(agenda, panel).map((text) => line(said(0, text))),
        ),
        ...row(
          'THEN',
          thenTexts(agenda, panel).map((text) => line(said(1, text))),
        ),
        ...row('RULE', [said(1, ruleText(panel))]),
        ...placedRows(panel),
        ...row('LEVELS', levelLines(panel)),
        ...standingRows(panel),
        ...row('QUESTIONS', [said(9, partsText(agenda, panel))]),
      ],
    },
  ];
}

function toDecide({ decisions }: Agenda, panel: Panel): string[] {
  if (nobodyKnows(panel)) return ['Who finds out what.'];
  if (decisions.length === 0)
    return [panel.placements.length > 0 ? 'No difference decides the level.' : 'No level.'];
  const lines = decisions.slice(0, MOST_ITEMS).map(({ question, isSure }, index) => {
    const ask = questionInWords(question.ask);
    return {
      part: question.part,
      text: `${index + 1}. ${isSure ? ask : `${ask} (It may decide the level.)`}`,
    };
  });
  const of = (part: PanelQuestion['part'], lead: string) => {
    const texts = lines.filter((each) => each.part === part).map(({ text }) => text);
    return texts.length === 0 ? [] : [lead, ...texts];
  };
  const rest = decisions.length - lines.length;
  return [
    ...of('answers', 'Where the service is, the most decisive first:'),
    ...of('needs', 'Which level people need:'),
    ...(rest > 0 ? [`${capitalised(andMore(rest, 'difference'))} They move the level less often.`] : []),
    `With ten minutes for each, which is a guess, that takes ${timeText(10 * decisions.length)}.`,
  ];
}

function timeText(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return listed([
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(rest > 0 ? [counted(rest, 'minute')] : []),
  ]);
}

/** More than these no meeting decides. */
const MOST_ITEMS = 10;

/** What comes behind the decisions, as far as there is time. */
function thenTexts({ split }: Agenda, panel: Panel): string[] {
  const unknown = littleKnown(panel).length;
  return [
    ...(split.length > 0
      ? [
          `What the rule calls ${calledBy(panel.rule).split}, as far as there is time: ${counted(split.length, 'question')}.`,
        ]
      : []),
    ...(unknown > 0
      ? [
          `Who finds out what a third or more do not know or most did not answer: ${counted(unknown, 'question')}.`,
        ]
      : []),
  ];
}

function ruleText({ rule: { title, about, named } }: Panel): string {
  return `${bare(title)}: ${firstSentence(about)} ${namedText(named)}${named === null ? ' Name it before you talk.' : ''}`;
}

/** Of how many questions each list is; together they are all. */
function partsText({ decisions, split, agreed, tooFew }: Agenda, { questions, rule }: Panel): string {
  const { agreement: agreedWord, split: splitWord } = calledBy(rule);
  const too = decisions.filter(({ question }) => question.consensus.verdict === 'agreement').length;
  const parts = [
    [decisions.length, `to decide${too > 0 ? ` (${too} of them ${agreedWord} by the rule)` : ''}`],
    [split.length, `${splitWord} by the rule`],
    [agreed.length, `${agreedWord} by the rule`],
    [tooFew.length, 'known to too few'],
  ] as const;
  const told = parts.flatMap(([count, text]) => (count > 0 ? [`${count} ${text}`] : []));
  return `Of ${counted(questions.length, 'question')}: ${listed(told)}.`;
}

/** The decisions on one part of the questions, with what the answers to the first of them come to together. */
function decisionBlocks(part: PanelQuestion['part'], agenda: Agenda, panel: Panel): Block[] {
  const items = agenda.decisions
    .slice(0, MOST_ITEMS)
    .filter(({ question }) => question.part === part)
    .flatMap((difference) => itemBlocks(difference, agenda, panel));
  const placements = part === 'needs' ? panel.needs : panel.placements;
  return [
    ...combinationTables(placements, agenda.decisions),
    ...(part === agenda.decisions[0]?.question.part ? beforeAnswers(panel, agenda.decisions) : []),
    ...items,
  ];
}

/** The number of a decision, from 1; null for what is none. */
function numberOf(id: string, part: PanelQuestion['part'], { decisions: all }: Agenda): number | null {
  const at = all.findIndex(({ question }) => question.question === id && question.part === part);
  return at < 0 ? null : at + 1;
}

/** A difference with what each answer would make of the level, and room to decide. */
function itemBlocks(
  { question, answers, others, doubts }: DifferenceWords,
  agenda: Agenda,
  { rule }: Panel,
): Block[] {
  const number = numberOf(question.question, question.part, agenda);
  return apart([
    heading(3, `${number}. ${questionInWords(question.ask)}`),
    ...tableOf(ANSWER_HEADS, answers.map(answerCells)),
    para(
      [
        ...(others === null ? [] : [capitalised(others)]),
        `By the rule: ${startingLow(verdictText(question, rule))}.`,
      ].join(' '),
    ),
    ...paras(...doubts),
    ...blanks('Agreed answer', 'Because'),
    { kind: 'space', lines: 1 },
    ...blanks('Who stays apart, and why'),
  ]);
}

const ANSWER_HEADS = ['Answer', ofNumbers('Views'), 'With it', 'Said by, and why'];

function answerCells({ text, level, narrows, views, sayers }: AnswerWords): Cell[] {
  return [text, String(views), narrows ? capitalised(level) : '', sayersLines(sayers)];
}

/** Differences as a table, a row for each answer. */
export function differenceTable(differences: readonly DifferenceWords[], agenda: Agenda): Block[] {
  const rows = differences.flatMap(({ question, answers }) =>
    answers.map((answer) => [askIn(question, agenda), ...answerCells(answer)]),
  );
  return tableOf(['Question', ...ANSWER_HEADS], rows);
}

/** A question as it is asked, with the number of the decision on it. */
function askIn({ ask, question, part }: PanelQuestion, agenda: Agenda): string {
  const number = numberOf(question, part, agenda);
  return number === null ? ask : `${ask} (decision ${number})`;
}

/** A line to write on for each of the labels. */
function blanks(...labels: readonly string[]): Block[] {
  return labels.map((label) => ({ kind: 'blanks', labels: [label] }));
}

function splitTable(questions: readonly PanelQuestion[], panel: Panel): Block[] {
  const rows = questions.map((question): Cell[] => [question.ask, tallyItems(question, panel), '']);
  return tableOf(['Question', 'How many say what', { title: 'Agreed answer', toFill: 12 }], rows);
}

function agreedBlocks(agenda: Agenda, panel: Panel): Block[] {
  const { agreed, decisions: all } = agenda;
  const rows = agreed.map((question): Cell[] => [
    question.ask,
    tallyItems(question, panel),
    middleText(question),
  ]);
  const too = all.flatMap(({ question }, index) =>
    question.consensus.verdict === 'agreement' ? [`${index + 1}`] : [],
  );
  const decided = `So are, by the rule alone, decisions ${listed(too)}; a level hangs on them, so talk about these.`;
  return [
    ...paras(agreed.length > 0 ? AGREED : null, agreed.length > 0 && too.length > 0 ? decided : null),
    ...tableOf(['Question', 'How many say what', 'Middle or commonest answer'], rows),
  ];
}

const AGREED = 'These need no time unless somebody asks for it.';

/** The questions that a third or more say that they do not know, of those who say anything, or that most left empty. */
function littleKnown(panel: Panel): PanelQuestion[] {
  return leastKnown(panel).filter(
    (question) => isMostlyEmpty(question) || 2 * saidUnknown(question) >= Math.max(question.known, 1),
  );
}

/** What a third or more do not know, the decisions first, with room for who might know and who finds out. */
function unknownTable(agenda: Agenda, panel: Panel): Block[] {
  const isDecision = ({ question, part }: PanelQuestion) => numberOf(question, part, agenda) !== null;
  const all = littleKnown(panel);
  const isTold = panel.questions.some(({ breakdown }) => breakdown.organisations !== null);
  const rows = [...all.filter(isDecision), ...all.filter((each) => !isDecision(each))].map(
    (question): Cell[] => [
      askIn(question, agenda),
      knownText(question),
      isTold ? mightKnowText(question, panel) : '',
      '',
    ],
  );
  const heads = [
    { title: 'Who might know', toFill: 12 },
    { title: 'Who finds out, by when', toFill: 12 },
  ];
  return [
    ...(isTold || rows.length === 0 ? [] : [note(KNOWING_UNTOLD)]),
    ...tableOf(['Question', ofNumbers('Know'), ...heads], rows),
  ];
}

/** Every question with how many know it and what the rule says, the decisions of a theme first. */
function indexTables(agenda: Agenda, panel: Panel): Block[] {
  return byTheme(panel).flatMap(({ title, questions }) => {
    const rows = questions.map((question): Cell[] => [
      askIn(question, agenda),
      ...countCells(question),
      verdictText(question, panel.rule),
    ]);
    return section(title, tableOf(['Question', ...COUNT_HEADS, 'By the rule'], rows), 3);
  });
}
