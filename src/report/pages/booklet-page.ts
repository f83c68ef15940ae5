import type { Example, ExampleSet } from '../../model/key.ts';
import { link, type Sentence, soft, strong } from '../../sentence.ts';
import { withApostrophes } from '../../text.ts';
import type { Block } from '../blocks.ts';
import { apart, heading, note, para, tableOf } from '../build-blocks.ts';
import { CUMULATIVE, HIGHEST } from '../words/level-words.ts';
import {
  caseTitle,
  coverTitle,
  SHEET_TITLES,
  type Sheet,
  studentText,
  whereText,
} from '../words/teaching/case-words.ts';
import { markerCase, markerFront } from './marker-sheet.ts';
import { solutionCase } from './solution-sheet.ts';
import { cardsOf, compactCase, gridBlocks, howToWork, nameLine, studentCase } from './student-sheet.ts';

export interface Booklet {
  readonly set: ExampleSet;
  readonly sheets: readonly Sheet[];
}

/** The sheets wanted of a set, in one booklet. */
export function bookletPage({ set: made, sheets }: Booklet): Block[] {
  const set = withApostrophes(made);
  const about = [set.cover?.date, set.cover?.line].filter((text) => text !== undefined);
  return [
    heading(1, coverTitle(set)),
    ...(about.length > 0 ? [para(about.join(' · '))] : []),
    ...whoseBlocks(set),
    ...(sheets.length > 1 ? [contents(sheets.map((sheet) => [link(SHEET_TITLES[sheet], `#${sheet}`)]))] : []),
    ...sheets.flatMap((sheet, index) => sheetBlocks(sheet, set, index === 0)),
  ];
}

/** Whose cases they are, where it is one student's variant. */
function whoseBlocks({ variants = [] }: ExampleSet): Block[] {
  const [variant, ...others] = variants;
  if (!variant || others.length > 0) return [];
  const { id, student } = variant;
  return [para(student ? [`Variant ${id}, for `, strong(studentText(student))] : `Variant ${id}`)];
}

function sheetBlocks(sheet: Sheet, set: ExampleSet, isFirst: boolean): Block[] {
  const front = frontOf(sheet, set);
  return [
    ...(isFirst ? front : [{ kind: 'page', id: sheet, head: SHEET_TITLES[sheet], blocks: front } as const]),
    ...set.examples.flatMap((example, index) =>
      sheet === 'grid' ? [] : [casePage(sheet, example, index, set)],
    ),
  ];
}

function casePage(sheet: Exclude<Sheet, 'grid'>, example: Example, index: number, set: ExampleSet): Block {
  const id = caseId(sheet, index);
  const title = caseTitle(example);
  return {
    kind: 'page',
    id,
    head: `${SHEET_TITLES[sheet]} · ${title}`,
    blocks: [heading(3, title, id), ...caseOf(sheet, example, set)],
    flows: sheet === 'student' || sheet === 'marker',
    isSmall: sheet === 'marker' || sheet === 'compact',
  };
}

function frontOf(sheet: Sheet, set: ExampleSet): Block[] {
  const title = heading(2, SHEET_TITLES[sheet], sheet);
  if (sheet === 'grid') return [title, nameLine(set), ...gridBlocks(set.examples)];
  if (sheet === 'marker')
    return [title, ...markerFront(set, (index) => caseId(sheet, index)), madeBy(sheet, set)];
  return [
    title,
    ...(sheet === 'solution' ? [] : howToWork(sheet, set)),
    ...(sheet === 'compact' || sheet === 'cards' ? [] : contentsOf(sheet, set)),
    ...ladders(set),
    madeBy(sheet, set),
  ];
}

function caseOf(sheet: Exclude<Sheet, 'grid'>, example: Example, set: ExampleSet): Block[] {
  if (sheet === 'solution') return solutionCase(example, set);
  if (sheet === 'marker') return markerCase(example, set);
  return [note(whereText(example)), ...FOR_STUDENTS[sheet](example, set)];
}

const FOR_STUDENTS = { student: studentCase, compact: compactCase, cards: cardsOf } as const;

function contents(items: readonly Sentence[]): Block {
  return { kind: 'contents', items };
}

function contentsOf(sheet: Sheet, { examples }: ExampleSet): Block[] {
  const lines = examples.map((example, index) => contentsLine(example, caseId(sheet, index)));
  return [heading(3, 'Contents'), contents(lines)];
}

function contentsLine(example: Example, to: string): Sentence {
  return [link(caseTitle(example), `#${to}`), ' ', soft(whereText(example))];
}

function caseId(sheet: Sheet, index: number): string {
  return `${sheet}-case-${index + 1}`;
}

/** The levels of every placement of the cases, each table on one page. */
function ladders({ examples }: ExampleSet): Block[] {
  const first = examples.filter(
    ({ placement }, index) => examples.findIndex((each) => each.placement.id === placement.id) === index,
  );
  return first.flatMap(({ placement, levels }) =>
    apart([
      heading(3, placement.title),
      para(placement.cumulative ? CUMULATIVE : HIGHEST),
      ...tableOf(
        ['Level', 'Name', 'What it is'],
        levels.map(({ rank, name, about }) => [String(rank), [[strong(name)]], about ?? '']),
      ),
    ]),
  );
}

// With the seed a student could print the solution, so no sheet names it.
function madeBy(sheet: Sheet, { tool, framework }: ExampleSet): Block {
  const made = `Made by ${tool.name} ${tool.version} from ${framework.id} ${framework.version}`;
  return note(
    sheet === 'student' ? `The services and the people in these cases are made up. ${made}.` : `${made}.`,
  );
}
