import type { Panel, PanelPlacement } from '../../model/panel.ts';
import { bare, capitalised } from '../../text.ts';
import type { Block } from '../blocks.ts';
import {
  apart,
  heading,
  lead,
  listOf,
  note,
  para,
  paras,
  section,
  tableOf,
  titledIf,
} from '../build-blocks.ts';
import {
  alphaText,
  kappaText,
  nearText,
  numberText,
  ruleCounts,
  ruleTexts,
  shareCell,
  tallyLines,
  verdictText,
} from '../words/panel/agreement-words.ts';
import {
  answerLine,
  type DifferenceWords,
  differencesOf,
  outcomeText,
  saidByText,
} from '../words/panel/difference-words.ts';
import { type Grouping, knowingBy, knownText, leastKnown, viewsText } from '../words/panel/knowing-words.ts';
import { aloneText, inHundred, levelsText, stabilityText } from '../words/panel/stability-words.ts';
import { questionInWords } from '../words/position-words.ts';
import { serviceName } from '../words/service-words.ts';
import { notesOf } from './page-head.ts';

/** Several views held together: what decides the level first, then how stable it is, who knows, and how far people agree. */
export function panelPage(panel: Panel): Block[] {
  const { framework, placements, needs, notes, service } = panel;
  return [
    heading(1, serviceName(service)),
    note(viewsLine(panel)),
    ...notesOf(framework, notes),
    ...section('Which differences decide the level', decisiveBlocks(panel)),
    ...section('How stable the level is', placedBlocks(placements)),
    ...section('What the needs call for', placedBlocks(needs)),
    ...section('Who knows, and who does not', knowingBlocks(panel)),
    ...section('How far people agree', agreementBlocks(panel)),
    ...section('Question by question', questionTable(panel)),
    ...section('The rule', listOf(ruleTexts(panel.rule).map((text) => ({ text })))),
  ];
}

/** How many views there are, and by which framework. */
export function viewsLine(panel: Panel): string {
  const { framework } = panel;
  return `${viewsText(panel)} by ${bare(framework.title)}, version ${framework.version}`;
}

function decisiveBlocks(panel: Panel): Block[] {
  const differences = differencesOf(panel);
  if (differences.length === 0)
    return panel.placements.length === 0
      ? []
      : [para('None: whoever’s answers are taken, it comes to the same.')];
  const [sure, perhaps] = [true, false].map((isSure) =>
    differences.filter((difference) => difference.isSure === isSure),
  );
  return [
    ...(sure ?? []).flatMap((difference) => differenceBlocks(difference)),
    ...section(
      'These may decide it; there are too many ways to tell',
      (perhaps ?? []).flatMap((difference) => differenceBlocks(difference)),
      3,
    ),
  ];
}

function differenceBlocks({ question, answers, others }: DifferenceWords): Block[] {
  return apart([
    lead(questionInWords(question.ask)),
    ...listOf(
      answers.map((answer) => ({
        text: answerLine(answer),
        more: [saidByText(answer)].filter((by) => by !== null),
      })),
    ),
    ...paras(others),
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
  const text = levelsText(placement);
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

/** The head of a column of numbers. */
export const ofNumbers = (title: string) => ({ title, isNumber: true });

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
  return tableOf([title, ofNumbers('Views'), ofNumbers('Know of what they are asked')], rows);
}

function agreementBlocks(panel: Panel): Block[] {
  const { overall, rule, kappa } = panel;
  return [
    ...paras(ruleCounts(rule), nearText(overall), alphaText(overall.alpha), kappa && kappaText(kappa)),
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
  return tableOf(['Theme', ofNumbers('Questions'), ofNumbers('Near the middle'), 'Alpha'], rows);
}

/** Every question, with how many say what, and what the rule says of it. */
export function questionTable(panel: Panel): Block[] {
  const rows = panel.questions.map((question) => [
    question.ask,
    tallyLines(question),
    String(question.notKnown),
    shareCell(question.share),
    verdictText(question, panel.rule),
  ]);
  const heads = [ofNumbers('Do not know'), ofNumbers('Near the middle'), 'By the rule'];
  return tableOf(['Question', 'How many say what', ...heads], rows, { read: 'records' });
}
