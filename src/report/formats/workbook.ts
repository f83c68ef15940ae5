import { writeXlsx } from 'hucre/xlsx';
import type { Paper } from '../../layout/paper.ts';
import { plain, plainRun, runsOf, type Sentence } from '../../sentence.ts';
import { capitalised, counted, onOneLine } from '../../text.ts';
import {
  type Block,
  type Cell,
  type Head,
  type Item,
  linesInWords,
  type Single,
  type Table,
} from '../blocks.ts';
import { tableOf } from '../build-blocks.ts';
import { asCells } from '../pictures-as-tables.ts';
import { spoken } from './spoken.ts';
import { workbookOf } from './workbook-looks.ts';
import { COVER, HEAD, reference, type SheetTable, withNames, worksheetOf } from './workbook-sheet.ts';

/** A page as an Excel workbook, with a cover, a sheet for each table and one for everything else. */
// Guidance for public bodies asks for a title in A1, what the sheet has in A2, its table right below, no merged cells.
export function renderWorkbook(blocks: readonly Block[], paper: Paper): Promise<Uint8Array> {
  const sheets = withNames(sheetsOf(blocks));
  return writeXlsx({
    sheets: sheets.map((sheet, index) => worksheetOf(sheet, index, paper)),
    // The package writes these itself, but without the quotation marks that a name with a space needs.
    namedRanges: sheets.map(({ name }) => ({
      name: '_xlnm.Print_Titles',
      range: `${reference(name)}!$${HEAD}:$${HEAD}`,
      scope: name,
    })),
    ...workbookOf(sheets[0]?.title ?? '', { description: HOW_TO_READ }),
  });
}

const IN_WORDS = 'In words';

const HOW_TO_READ =
  'Each sheet has one table, with its heads in row 3 and a filter on each head. An empty cell means that nothing is said there.';

interface Placed {
  readonly block: Single;
  readonly title: string;
  readonly section: string;
  readonly part: string;
}

function placedIn(blocks: readonly Block[]): Placed[] {
  let [title, section, part] = ['', '', ''];
  return blocks.flatMap(shown).flatMap((block): Placed[] => {
    if (block.kind !== 'heading') return [{ block, title, section, part }];
    part = onOneLine(plain(block.text));
    if (block.depth === 1) [title, section, part] = [part, '', ''];
    if (block.depth === 2) [section, part] = [part, ''];
    return [];
  });
}

/** The blocks without blocks inside, each picture without a table replaced by its own table. */
function shown(block: Block): Single[] {
  if (!('blocks' in block)) return [block];
  return block.kind === 'figure' && block.blocks.length === 0 ? [block.table] : block.blocks.flatMap(shown);
}

function sheetsOf(blocks: readonly Block[]): SheetTable[] {
  const all = placedIn(blocks);
  const isOne = new Set(all.map(({ title }) => title)).size < 2;
  // Where a page is about several, all of them share a table, with a column for whose a row is.
  const placed = all.map((each) => ({ ...each, of: isOne ? '' : each.title }));
  const tables = [...tablesOf(placed), ...wordsOf(placed)];
  const about = [['', 'How to read it', HOW_TO_READ], ...placed.flatMap(factsOf)];
  const contents = tables.map((sheet) => ['', 'Sheet', `${sheet.title}: ${rowsOf(sheet)}`]);
  const cover = tableOf(['Of', 'What', 'What it says'], [...about, ...contents, ...placed.flatMap(firstOf)]);
  return [
    ...cover.map((table) => ({
      title: isOne ? all[0]?.title || COVER : COVER,
      about: `A workbook of ${counted(tables.length + 1, 'sheet')}.`,
      table,
      leads: new Map(tables.map((_, index) => [about.length + index, index + 1])),
      charted: null,
    })),
    ...tables.map((sheet) => ({ ...sheet, about: `${rowsOf(sheet)}. Back to the cover.`, leads: NONE })),
  ];
}

type Owned = Placed & { readonly of: string };

type Filled = Pick<SheetTable, 'title' | 'table' | 'charted'>;

const NONE: SheetTable['leads'] = new Map();

function rowsOf({ table }: Pick<SheetTable, 'table'>): string {
  return counted(table.rows.length, 'row');
}

/** The tables of a page, one for those of a section that begin alike. */
function tablesOf(placed: readonly Owned[]): Filled[] {
  const alike = new Map<string, Gathered[]>();
  for (const from of placed) {
    const table = asCells(from.block);
    const key = JSON.stringify([from.section, table?.columns[0]?.title]);
    if (table)
      alike.set(key, [...(alike.get(key) ?? []), { from, rows: table.rows, heads: keyed(table.columns) }]);
  }
  return [...alike.values()].flatMap((all) => {
    const [first] = all.map(({ from }) => from);
    if (!first) return [];
    const leading = (['of', 'part'] as const).filter((key) => all.some(({ from }) => from[key] !== ''));
    // Of several services one may have no note, and so no column for it.
    const heads = new Map(
      all.flatMap((each) => [...each.heads].map(([key, { head }]) => [key, head] as const)),
    );
    const rows = all.flatMap(({ from, rows: own, heads: places }) =>
      own.map(({ cells }) => ({
        cells: [
          ...leading.map((key) => from[key]),
          ...[...heads.keys()].map((key) => cells[places.get(key)?.at ?? -1] ?? ''),
        ],
      })),
    );
    const columns = [...leading.map((key) => ({ title: capitalised(key) })), ...heads.values()];
    const charted = all.length === 1 && first.block.kind === 'bars' ? saidOf(first.block) : null;
    return [{ title: first.section || first.title || IN_WORDS, table: { columns, rows }, charted }];
  });
}

interface Gathered {
  readonly from: Owned;
  readonly rows: Table['rows'];
  readonly heads: ReturnType<typeof keyed>;
}

/** The heads of a table with their indexes, by title and turn among heads of the same title. */
function keyed(columns: readonly Head[]) {
  const titles = columns.map(({ title }) => title);
  return new Map(
    columns.map((head, at) => [
      `${titles.slice(0, at).filter((title) => title === head.title).length} ${head.title}`,
      { head, at },
    ]),
  );
}

/** What a page says in its sections beside their tables. */
function wordsOf(placed: readonly Owned[]): Filled[] {
  const rows = placed
    .filter(({ block, section }) => section !== '' && asCells(block) === null)
    .flatMap(({ block, of, section, part }) =>
      itemsOf(block).map(({ text, more = [] }) => [of, section, part, [text], more]),
    );
  return tableOf(['Of', 'Section', 'Part', 'What it says', 'More'], rows).map((table) => ({
    title: IN_WORDS,
    table,
    charted: null,
  }));
}

function factsOf({ block, of, section }: Owned): Cell[][] {
  return section === '' && block.kind === 'facts'
    ? block.facts.map(({ name, text }) => [of, name, [text]])
    : [];
}

/** What a page says before its first section. */
function firstOf({ block, of, section }: Owned): Cell[][] {
  if (block.kind === 'labelled')
    return block.rows.flatMap((row) => linesInWords(row).map((line) => [of, row.label, line]));
  return section === '' && block.kind !== 'facts' && asCells(block) === null
    ? itemsOf(block).map((item) => [of, 'About', [item]])
    : [];
}

function saidOf(block: Single): string {
  return itemsOf(block)
    .map(({ text }) => onOneLine(plain(text)))
    .join(' ');
}

/** What a block says in words, one thing after the other. */
function itemsOf(block: Block): Item[] {
  switch (block.kind) {
    case 'para':
    case 'callout':
      return [{ text: block.text }];
    case 'list':
      return block.items.map(({ text, more = [], parts = [] }) => ({
        text,
        more: [...more, ...parts.flatMap(linesOfItem)],
      }));
    case 'vignette':
      return block.paragraphs.map((text) => ({ text }));
    case 'commands':
      return block.commands.map((words) => ({ text: plainRun({ kind: 'command', words }) }));
    case 'facts':
      return block.facts.map(({ name, text }) => ({ text: [`${name}: `, ...runsOf(text)] }));
    case 'heading':
    case 'labelled':
    case 'contents':
    case 'space':
    case 'blanks':
    case 'break':
      return [];
    default:
      return 'blocks' in block ? block.blocks.flatMap(itemsOf) : spoken(block).flatMap(itemsOf);
  }
}

function linesOfItem({ text, more = [], parts = [] }: Item): Sentence[] {
  return [text, ...more, ...parts.flatMap(linesOfItem)];
}
