import type { Panel } from '../../model/panel.ts';
import type { Block, Cell } from '../blocks.ts';
import { ofNumbers, section, tableOf } from '../build-blocks.ts';
import {
  middleText,
  shareCell,
  tallyLines,
  verdictText,
  WITHIN_ONE,
} from '../words/panel/agreement-words.ts';
import { hangsText } from '../words/panel/difference-words.ts';
import { saidUnknown } from '../words/panel/knowing-words.ts';
import { agendaFront, agendaOf, differenceTable, ruleBlocks } from './agenda-page.ts';
import { combinationTables } from './combination-blocks.ts';
import { COUNT_HEADS, countCells, kindTables, PEOPLE_SERVED, themeTable } from './panel-page.ts';

/** A panel as tables to sort and filter, a row for each question, difference, kind of people and theme. */
export function panelRecords(panel: Panel): Block[] {
  const agenda = agendaOf(panel);
  return [
    ...agendaFront(panel, agenda),
    ...section('Questions', questionRecords(panel)),
    ...section('Who says what', sayingRecords(panel)),
    ...section('What decides the level', differenceTable(agenda.decisions, agenda)),
    ...section(
      'Answers together',
      [panel.placements, panel.needs].flatMap((of) => combinationTables(of, agenda.decisions)),
    ),
    ...section('Who knows', kindTables(panel)),
    ...section('Agreement by theme', themeTable(panel)),
    ...section('Agreement by question', agreementRecords(panel)),
    ...section('The rule', ruleBlocks(panel)),
  ];
}

function questionRecords({ questions, rule }: Panel): Block[] {
  const rows = questions.map((question): Cell[] => [
    question.ask,
    hangsText(question) ?? '',
    tallyLines(question),
    String(saidUnknown(question)),
    verdictText(question, rule),
    '',
    '',
  ]);
  const toFill = ['Agreed answer', 'Why, and who stays apart'].map((title) => ({
    title: `${title} (to be filled in)`,
    toFill: 12,
  }));
  return tableOf(
    ['Question', 'What hangs on it', 'How many say what', ofNumbers('Do not know'), 'By the rule', ...toFill],
    rows,
  );
}

function agreementRecords({ questions, themes }: Panel): Block[] {
  const titles = new Map(themes.map(({ dimension, title }) => [dimension, title ?? '']));
  const rows = questions.map((question): Cell[] => [
    question.ask,
    question.part === 'needs' ? PEOPLE_SERVED : (titles.get(question.dimension) ?? ''),
    ...countCells(question),
    middleText(question),
    shareCell(question.share),
  ]);
  return tableOf(
    ['Question', 'Theme', ...COUNT_HEADS, 'Middle or commonest answer', ofNumbers(WITHIN_ONE)],
    rows,
  );
}

/** What each view says to each question, a row each, where that is told. */
function sayingRecords({ questions, who }: Panel): Block[] {
  const rows = questions.flatMap(({ ask, said: all }) =>
    (all ?? []).map(({ text, note, evidence }, view): Cell[] => [
      ask,
      who?.[view]?.label ?? '',
      text,
      note ?? '',
      evidence,
    ]),
  );
  return tableOf(['Question', 'View', 'Answer', 'Note', 'Evidence'], rows);
}
