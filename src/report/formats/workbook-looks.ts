import type { CellStyle } from 'hucre/xlsx';
import type { Paper } from '../../layout/paper.ts';
import { SINGLE } from '../../text.ts';
import type { Sign } from '../blocks.ts';
import { largestOf } from '../pictures-as-tables.ts';

/** The letters of all cells that say nothing else of it. */
export const FONT = { name: 'Arial', size: 11 };

/** The date that each file states as its own, since any other would come from the clock. */
const NO_DAY = new Date(Date.UTC(1980, 0, 1));

/** What every workbook has, whatever is in it. */
export function workbookOf(title: string, more: { readonly description?: string } = {}) {
  const properties = { title, ...more, creator: 'joinedup', created: NO_DAY, modified: NO_DAY };
  return { defaultFont: FONT, properties };
}

export const INK = '1F3A5F';

const THIN = { style: 'thin', color: { rgb: 'BFBFBF' } } as const;

const LINES = { bottom: THIN, left: THIN, right: THIN };

export const BODY = {
  font: FONT,
  alignment: { vertical: 'top', wrapText: true },
  border: LINES,
} as const satisfies CellStyle;

const LINK_FONT = { ...FONT, underline: true, color: { rgb: '1D4F91' } };

export const LINK: CellStyle = { ...BODY, font: LINK_FONT };

export const BACK: CellStyle = { font: LINK_FONT };

export const TITLE: CellStyle = { font: { ...FONT, size: 16, bold: true } };

export const HEADING: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: INK } },
  alignment: { vertical: 'top', wrapText: true },
};

const tone = (rgb: string, font: CellStyle['font'] = {}): CellStyle => ({
  font,
  fill: { type: 'pattern', pattern: 'solid', bgColor: { rgb } },
});

export const TONES: Readonly<Record<Sign, CellStyle | null>> = {
  met: tone('D5E8D4'),
  unmet: tone('F8D7DA'),
  unknown: tone('FFF2CC', { italic: true }),
  here: tone('CFE2F3', { bold: true }),
  foot: tone('CFE2F3', { bold: true }),
  none: null,
};

const NARROWEST = 8;

/** The most figures of all columns together, for a sheet of paper on its side to be readable. */
const ALL = 140;

/** The points of a line of text, and the letters that fit where one figure would. */
export const LINE = 14;

const LETTERS = 1.12;

/** The widths of columns in figures, by their longest lines within the room of a sheet. */
export function sheetWidths(rows: readonly (readonly string[])[], paper: Paper): number[] {
  const asked = (rows[0] ?? []).map((_, column) => {
    const lines = rows.flatMap((row) => (row[column] ?? '').split('\n'));
    const lengths = lines.map((line) => Math.min(measured(line, paper), ALL));
    return largestOf(lengths, NARROWEST) + 2;
  });
  const ordered = asked.toSorted((one, other) => one - other);
  let [room, share] = [ALL, ALL];
  for (const [index, width] of ordered.entries()) {
    share = Math.max(room / (ordered.length - index), NARROWEST);
    room -= Math.min(width, share);
  }
  return asked.map((width) => Math.min(width, Math.floor(share)));
}

/** The height of a row in points, which a program may not work out by itself on opening the file. */
export function heightOf(texts: readonly string[], widths: readonly number[], paper: Paper): number {
  const lines = texts.map((text, column) => {
    const width = Math.floor((widths[column] ?? NARROWEST) * LETTERS - 0.7);
    return text.split('\n').reduce((sum, line) => sum + linesIn(line, width, paper), 0);
  });
  return Math.min(HIGHEST, Math.max(...lines) * LINE + 3);
}

/** How many lines of so many letters a text breaks into, between words where it can. */
function linesIn(text: string, width: number, paper: Paper): number {
  let [lines, used] = [1, -1];
  for (const word of text.split(' ')) {
    const needed = measured(word, paper);
    if (used + 1 + needed > width && used >= 0) [lines, used] = [lines + 1, -1];
    used += 1 + needed;
    lines += Math.floor(Math.max(0, used - 1) / width);
    used %= width + 1;
  }
  return lines;
}

/** The width of `text` in columns. */
// Most words are counted faster than measured, and there are very many.
function measured(text: string, paper: Paper): number {
  return SINGLE.test(text) ? text.length : paper.measure(text);
}

const HIGHEST = 409;
