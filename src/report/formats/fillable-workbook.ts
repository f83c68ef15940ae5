import type { Cell, CellStyle, ConditionalRule, DataValidation, WriteSheet } from 'hucre/xlsx';
import { writeXlsx } from 'hucre/xlsx';
import type { Paper } from '../../layout/paper.ts';
import { BODY, FONT, HEADING, heightOf, LINE, TITLE, TONES, workbookOf } from './workbook-looks.ts';
import { escaped, HEAD, inText, letters, PAGE_SETUP, tableName } from './workbook-sheet.ts';

/** A workbook to fill in, by the content of its sheets without their looks. */
export interface FillableWorkbook {
  readonly title: string;
  readonly sheets: readonly FillableSheet[];
  /** The ranges of cells that offer the choices of each list, by its name. */
  // A list written into a cell’s own rule holds no more than 255 letters.
  readonly lists: ReadonlyMap<string, string>;
}

export interface FillableSheet {
  readonly name: string;
  /** The cells A1 and A2, or null where the heads are in the first row. */
  readonly top: { readonly title: string; readonly about: FillableCell } | null;
  readonly columns: readonly FillableColumn[];
  readonly rows: readonly (readonly FillableCell[])[];
  readonly isHidden: boolean;
  /** True where rows may be added, so that nothing is locked. */
  readonly isOpen?: boolean;
  /** The number of frozen columns, or null where nobody needs to filter the rows. */
  readonly frozen: number | null;
}

export interface FillableColumn {
  readonly title: string;
  /** The width in figures. */
  readonly width: number;
  readonly isHidden?: boolean;
  /** The cell texts that a colour marks as well. */
  readonly tones?: Readonly<Record<string, 'met' | 'unknown'>>;
}

/** A fixed text or number, a cell to fill in with its first value, or a formula with its first result. */
export type FillableCell = string | number | FillIn | { readonly formula: string; readonly result: string };

export interface FillIn {
  readonly fill: string;
  /** True for a cell that may stay empty, which looks less urgent. */
  readonly isExtra?: boolean;
  readonly isDay?: boolean;
  readonly choice?: FillableChoice;
}

/** A list to choose from. */
export interface FillableChoice {
  readonly list: string;
  /** The question asked where something else is typed, or null where that is as good. */
  readonly ask: { readonly title: string; readonly text: string } | null;
  /** The hint beside the cell while somebody is in it, or null. */
  readonly hint: { readonly title: string; readonly text: string } | null;
}

/** Writes a workbook to fill in, the same bytes for the same cells. */
// Every cell but those to fill in is locked, without a password.
export function renderFillable(
  { title, sheets, lists }: FillableWorkbook,
  paper: Paper,
): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((sheet, index) => worksheetOf(sheet, index, paper)),
    namedRanges: [...lists].map(([name, range]) => ({ name, range })),
    ...workbookOf(title),
    workbookProtection: { lockStructure: true },
  });
}

/** The room in a row above its lines, in points, and in a cell beside its letters, in figures. */
const [ROOM, INDENT] = [2, 2];

/** The rights on a sheet whose cells are locked, to widen what is too narrow and to filter. */
const PROTECTION = {
  sheet: true,
  objects: true,
  scenarios: true,
  formatColumns: true,
  formatRows: true,
  sort: true,
  autoFilter: true,
} as const;

const EDGE = { style: 'thin', color: { rgb: '7F6000' } } as const;

// Without a side to it, nothing stands in.
const ALIGNED = { ...BODY.alignment, horizontal: 'left', indent: 1 } as const;

const FIXED: CellStyle = { ...BODY, alignment: ALIGNED };

const HEAD_CELL: CellStyle = { ...HEADING, alignment: ALIGNED };

const TO_FILL: CellStyle = {
  ...FIXED,
  border: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF8D6' } },
  // What is typed stays a text, “1/2” and “=” too.
  numFmt: '@',
  protection: { locked: false },
};

const DAY_TO_FILL: CellStyle = { ...TO_FILL, numFmt: 'd mmmm yyyy' };

const EXTRA: CellStyle = { ...TO_FILL, fill: { type: 'pattern', pattern: 'none' } };

function worksheetOf(sheet: FillableSheet, index: number, paper: Paper): WriteSheet {
  const { name, top, columns, rows, isHidden, frozen } = sheet;
  const head = top ? HEAD : 1;
  const heads = columns.map((column) => column.title);
  // What a cell stands in leaves less room for letters.
  const widths = columns.map((column) => column.width - INDENT);
  const cells = new Map<string, Partial<Cell>>();
  const put = (row: number, column: number, cell: Partial<Cell>) => cells.set(`${row - 1},${column}`, cell);
  if (top) {
    put(1, 0, { ...inText(top.title), style: TITLE });
    put(2, 0, { ...written(top.about), style: { font: FONT } });
  }
  for (const [column, title] of heads.entries()) put(head, column, { ...inText(title), style: HEAD_CELL });
  for (const [row, line] of rows.entries())
    for (const [column, cell] of line.entries()) put(head + 1 + row, column, written(cell));
  const seen = (line: readonly string[]) =>
    line.map((text, column) => (columns[column]?.isHidden ? '' : text));
  const heights = [
    ...(top ? [24, LINE + 3] : []),
    ...[heads, ...rows.map((line) => line.map(textOf))].map(
      (line) => heightOf(seen(line), widths, paper) + ROOM,
    ),
  ];
  const last = head + rows.length;
  const named = columns.map(({ title }) => ({ name: escaped(title) }));
  const range = `A${head}:${letters(columns.length - 1)}${last}`;
  return {
    name,
    rows: [],
    cells,
    columns: columns.map(({ width, isHidden: hidden = false }) => ({ width, hidden })),
    rowDefs: new Map(heights.map((height, row) => [row, { height }])),
    tables: [
      {
        name: tableName(name, index),
        range,
        columns: named,
        style: 'TableStyleLight1',
        showAutoFilter: frozen !== null,
      },
    ],
    dataValidations: choicesIn(rows, head),
    conditionalRules: rulesOf(columns, head, last),
    freezePane: { rows: head, ...(frozen ? { columns: frozen } : {}) },
    ...(sheet.isOpen ? {} : { protection: PROTECTION }),
    hidden: isHidden,
    pageSetup: { ...PAGE_SETUP, printTitlesRow: `$${head}:$${head}` },
    headerFooter: { oddFooter: '&C&A, &P / &N' },
    a11y: { summary: textOf(top?.about ?? ''), headerRow: head - 1 },
  };
}

function textOf(cell: FillableCell): string {
  if (typeof cell !== 'object') return String(cell);
  return 'fill' in cell ? cell.fill : cell.result;
}

function written(cell: FillableCell): Partial<Cell> {
  if (cell === '') return { value: null, style: FIXED };
  if (typeof cell === 'string') return { ...inText(cell), style: FIXED };
  if (typeof cell === 'number') return { value: cell, style: FIXED };
  if ('formula' in cell) return { formula: cell.formula, formulaResult: cell.result, style: FIXED };
  const style = cell.isDay ? DAY_TO_FILL : cell.isExtra ? EXTRA : TO_FILL;
  return cell.fill === '' ? { value: null, style } : { ...inText(cell.fill), style };
}

function choicesIn(rows: FillableSheet['rows'], head: number): DataValidation[] {
  return rows.flatMap((line, row) =>
    line.flatMap((cell, column): DataValidation[] => {
      if (typeof cell !== 'object' || !('choice' in cell) || !cell.choice) return [];
      const { list, ask, hint } = cell.choice;
      return [
        {
          type: 'list',
          formula1: list,
          range: `${letters(column)}${head + 1 + row}`,
          allowBlank: true,
          showErrorMessage: ask !== null,
          ...(ask && { errorStyle: 'warning', errorTitle: ask.title, errorMessage: ask.text }),
          ...(hint && { showInputMessage: true, inputTitle: hint.title, inputMessage: hint.text }),
        },
      ];
    }),
  );
}

function rulesOf(columns: FillableSheet['columns'], head: number, last: number): ConditionalRule[] {
  const toned = columns.flatMap(({ tones = {} }, column) =>
    Object.entries(tones).map(([text, tone]) => ({ text, tone, column })),
  );
  return toned.flatMap(({ text, tone, column }, index): ConditionalRule[] => {
    const style = TONES[tone];
    const range = `${letters(column)}${head + 1}:${letters(column)}${last}`;
    const formula = `"${text.replaceAll('"', '""')}"`;
    return style ? [{ type: 'cellIs', operator: 'equal', formula, range, style, priority: index + 1 }] : [];
  });
}
