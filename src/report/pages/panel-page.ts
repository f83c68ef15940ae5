import type { Panel, PanelPlacement, PanelQuestion } from '../../model/panel.ts';
import { bare, capitalised } from '../../text.ts';
import type { Block } from '../blocks.ts';
import {
  apart,
  heading,
  lead,
  listOf,
  note,
  ofNumbers,
  para,
  paras,
  section,
  tableOf,
  titledIf,
} from '../build-blocks.ts';
import {
  alphaText,
  kappaText,
  NOBODY_KNOWS,
  numberText,
  ruleCounts,
  ruleTexts,
  shareCell,
  tallyItems,
  tallyLines,
  verdictText,
  WITH_NAMES,
  WITHIN_ONE,
  withinText,
} from '../words/panel/agreement-words.ts';
import {
  type DifferenceWords,
  differencesOf,
  hangsText,
  narrowingLine,
  outcomeText,
  rulesOutText,
  sayersLines,
} from '../words/panel/difference-words.ts';
import {
  type Grouping,
  knowingBy,
  knownText,
  leastKnown,
  nobodyKnows,
  saidUnknown,
  viewsText,
} from '../words/panel/knowing-words.ts';
import { aloneText, inHundred, levelsIn, levelsText, stabilityText } from '../words/panel/stability-words.ts';
import { questionInWords } from '../words/position-words.ts';
import { serviceName } from '../words/service-words.ts';
import { combinationLists } from './combination-blocks.ts';
import { notesOf } from './page-head.ts';

/** Several views held together: what decides the level first, then how stable it is, who knows, and how far people agree. */
export function panelPage(panel: Panel): Block[] {
  const { framework, placements, needs, notes, service } = panel;
  return [
    heading(1, serviceName(service)),
    note(viewsLine(panel)),
    ...notesOf(framework, notes),
    ...section('Which differences decide the level', decisiveBlocks(panel)),
    ...section('How stable the level is', nobodyKnows(panel) ? [] : placedBlocks(placements)),
    ...section('What the needs call for', placedBlocks(needs)),
    ...section('Who knows, and who does not', knowingBlocks(panel)),
    ...section('How far people agree', agreementBlocks(panel)),
    ...section('Question by question', questionTables(panel)),
    ...section('The rule', listOf(ruleTexts(panel.rule).map((text) => ({ text })))),
  ];
}

/** How many views there are, and by which framework. */
export function viewsLine(panel: Panel): string {
  const { framework } = panel;
  return `${viewsText(panel)}, by the framework “${bare(framework.title)}”, version ${framework.version}`;
}

function decisiveBlocks(panel: Panel): Block[] {
  const differences = differencesOf(panel);
  if (nobodyKnows(panel)) return [para(NOBODY_KNOWS)];
  if (differences.length === 0)
    return panel.placements.length === 0
      ? []
      : [para('None: whoever’s answers are taken, it comes to the same.')];
  const blocksOf = (isSure: boolean) =>
    differences.flatMap((each, index) => (each.isSure === isSure ? differenceBlocks(each, index + 1) : []));
  return [
    ...beforeAnswers(panel, differences),
    ...blocksOf(true),
    ...section('These may decide it; there are too many ways to tell', blocksOf(false), 3),
    ...section(
      'What answers come to together',
      [panel.placements, panel.needs].flatMap((of) => combinationLists(of, differences)),
      3,
    ),
  ];
}

/** What is to be known before answers with their levels are read. */
export function beforeAnswers({ who }: Panel, differences: readonly DifferenceWords[]): Block[] {
  return paras(rulesOutText(differences), who === null ? WITH_NAMES : null);
}

function differenceBlocks({ question, answers, others, doubts }: DifferenceWords, number: number): Block[] {
  return apart([
    lead(`${number}. ${questionInWords(question.ask)}`),
    ...listOf(
      answers.map((answer) => ({
        text: narrowingLine(answer),
        more: sayersLines(answer.sayers, 'Said by '),
      })),
    ),
    ...paras(others, ...doubts),
  ]);
}

function placedBlocks(placements: readonly PanelPlacement[]): Block[] {
  return placements.flatMap((placement) =>
    titledIf(placements.length > 1, placement.title, [
      ...paras(stabilityText(placement), aloneText(placement), namedLevels(placement)),
      ...tableOf(
        ['Where', ofNumbers('Of 100 cases')],
        placement.stability.outcomes.map(({ share, ...outcome }) => [
          capitalised(outcomeText(outcome, placement)),
          inHundred(share),
        ]),
      ),
    ]),
  );
}

function namedLevels(placement: PanelPlacement): string | null {
  const text = levelsText({ ...placement, levels: levelsIn(placement) });
  return text && `The levels: ${text}`;
}

function knowingBlocks(panel: Panel): Block[] {
  const least = leastKnown(panel);
  return [
    ...kindTables(panel),
    ...section(
      'Known to fewest',
      listOf(least.slice(0, MOST_LISTED).map((question) => `${question.ask} (${knownText(question)})`)),
      3,
    ),
  ];
}

const MOST_LISTED = 10;

/** How much each view knows, where they are told apart, and each kind of people. */
export function kindTables(panel: Panel): Block[] {
  return [
    ...viewTable(panel),
    ...kindTable('organisations', 'Organisation', panel),
    ...kindTable('roles', 'Role', panel),
  ];
}

function viewTable({ who, placements }: Panel): Block[] {
  const rows = (who ?? []).map(({ label, known, asked, placements: alone }) => [
    label,
    `${known} of ${asked}`,
    ...placements.map((placement, index) =>
      alone[index] ? capitalised(outcomeText(alone[index], placement)) : '',
    ),
  ]);
  const titles = placements.length === 1 ? ['Alone'] : placements.map(({ title }) => bare(title));
  return tableOf(['View', ofNumbers('Knows'), ...titles], rows);
}

function kindTable(grouping: Grouping, title: string, panel: Panel): Block[] {
  const rows = knowingBy(grouping, panel).map(({ title: kind, views, share }) => [
    kind,
    String(views),
    shareCell(share),
  ]);
  return tableOf([title, ofNumbers('Views'), ofNumbers('Know of what all are asked')], rows);
}

function agreementBlocks(panel: Panel): Block[] {
  const { overall, rule, kappa } = panel;
  return [
    ...paras(ruleCounts(rule), withinText(overall), alphaText(overall.alpha), kappa && kappaText(kappa)),
    ...themeTable(panel),
  ];
}

/** How far people agree on each theme. */
export function themeTable({ themes }: Panel): Block[] {
  const rows = themes.map(({ title, share, alpha, questions }) => [
    title ?? 'No theme',
    String(questions),
    shareCell(share),
    numberText(alpha),
  ]);
  return tableOf(['Theme', ofNumbers('Questions'), ofNumbers(WITHIN_ONE), 'Alpha'], rows);
}

/** Every question, with how many say what, and what the rule says of it. */
function questionTables(panel: Panel): Block[] {
  const heads = [...['Do not know', 'Did not answer', WITHIN_ONE].map(ofNumbers), 'By the rule'];
  return byTheme(panel).flatMap(({ title, questions }) => {
    const rows = questions.map((question) => [
      question.ask,
      hangsText(question) === null ? tallyItems(question, panel) : tallyLines(question),
      String(saidUnknown(question)),
      String(question.notAnswered),
      shareCell(question.share),
      verdictText(question, panel.rule),
    ]);
    return section(title, tableOf(['Question', 'How many say what', ...heads], rows, { read: 'records' }), 3);
  });
}

/** The heads of how many know an answer to a question, and why the others give none. */
export const COUNT_HEADS = ['Know', 'Do not know', 'Did not answer', 'Not asked'].map(ofNumbers);

/** The cells below them. */
export function countCells(question: PanelQuestion): string[] {
  return [question.known, saidUnknown(question), question.notAnswered, question.notAsked].map(String);
}

/** The questions of each theme, those first on which a level hangs. */
export function byTheme({ questions, themes }: Panel) {
  const about = questions.filter(({ part }) => part === 'answers');
  const groups = [
    ...themes.map(({ dimension, title }) => ({
      title: title ?? 'No theme',
      questions: about.filter((each) => each.dimension === dimension),
    })),
    { title: PEOPLE_SERVED, questions: questions.filter(({ part }) => part === 'needs') },
  ];
  return groups.map(({ title, questions: own }) => ({
    title,
    questions: own.toSorted(
      (one, other) => Number(hangsText(other) !== null) - Number(hangsText(one) !== null),
    ),
  }));
}

/** What the questions about needs have in place of a theme. */
export const PEOPLE_SERVED = 'The people served';
