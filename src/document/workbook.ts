import { SaxesParser } from 'saxes';
import type { Outcome } from '../problem.ts';
import { quoted } from '../text.ts';
import {
  addressOf,
  type Grid,
  GridBuilder,
  LARGEST_FORM,
  LONGEST_CELL,
  refused,
  type UnreadCell,
} from './grid.ts';
import { PackedError, PackedFile } from './packed.ts';

const MOST_SHEETS = 40;

/**
 * Reads the sheets of a workbook (.xlsx) that anybody may have made. Sizes are seen before anything is unpacked; no formula is
 * worked out (its saved result is read) and no link followed; a document type, which could hold a bomb, is refused.
 */
export function readWorkbook(file: string, bytes: Uint8Array): Outcome<readonly Grid[]> {
  try {
    if (bytes.length > LARGEST_FORM) throw new PackedError('it is larger than 8 MB');
    return { ok: true, value: sheetsIn(new PackedFile(bytes)), problems: [] };
  } catch (error) {
    if (!(error instanceof PackedError)) throw error;
    const what = `cannot be read as a workbook: ${error.message}`;
    const advice = 'Open it, and save it anew as an Excel workbook (.xlsx); or save the sheet as CSV.';
    return refused(file, 'bad-workbook', what, advice);
  }
}

function sheetsIn(packed: PackedFile): Grid[] {
  const top =
    relationsOf(packed, '').find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const { sheets, is1904 } = outline(packed, top);
  const relations = relationsOf(packed, top);
  const shared = sharedTexts(packed, relations.find(({ type }) => type === 'sharedStrings')?.target);
  const dates = dateStyles(packed, relations.find(({ type }) => type === 'styles')?.target);
  const setting = { shared, dates, is1904 };
  return sheets.flatMap(({ name, id, isHidden }) => {
    const relation = relations.find((each) => each.id === id && each.type === 'worksheet');
    const part = relation ? packed.part(relation.target) : null;
    return part ? [gridOf(part, { ...setting, name, isHidden })] : [];
  });
}

type Attributes = Readonly<Record<string, string>>;

interface Handlers {
  open?(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

const NOT_XML = 'a part of it is not what it should be';

/** Nothing honest has more elements, or nests them deeper; each of them takes its time. */
const MOST_ELEMENTS = 500_000;
const DEEPEST = 100;

/** Walks through a part; what names have before a colon is left out. */
function walk(part: Buffer, { open, close, text }: Handlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false });
  const refuse = () => {
    throw new PackedError(NOT_XML);
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  let [count, depth] = [0, 0];
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    depth += 1;
    if (count > MOST_ELEMENTS || depth > DEEPEST) throw new PackedError('a part of it is too large');
    open?.(bareName(name), attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close?.(bareName(name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  let xml = '';
  try {
    xml = new TextDecoder('utf-8', { fatal: true }).decode(part);
  } catch {
    refuse();
  }
  parser.write(xml).close();
}

function bareName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** What a part leads to within the file. What it leads to outside is no part. */
function relationsOf(packed: PackedFile, of: string): Relation[] {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const part = packed.part(`${folder}_rels/${of.slice(folder.length)}.rels`);
  const found: Relation[] = [];
  if (!part) return found;
  walk(part, {
    open(name, { Id = '', Type = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const target = Target.startsWith('/') ? Target.slice(1) : folder + Target.replace(/^\.\//u, '');
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target });
    },
  });
  return found;
}

interface Outline {
  readonly sheets: readonly { readonly name: string; readonly id: string; readonly isHidden: boolean }[];
  /** True where days are counted from 1904, as Excel on a Macintosh did. */
  readonly is1904: boolean;
}

function outline(packed: PackedFile, top: string): Outline {
  const part = packed.part(top);
  if (!part) throw new PackedError('it is no Excel workbook (.xlsx)');
  const sheets: Outline['sheets'][number][] = [];
  let is1904 = false;
  walk(part, {
    open(tag, attributes) {
      if (tag === 'workbookPr') is1904 = /^(?:1|true)$/u.test(attributes.date1904 ?? '');
      if (tag !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /:id$/u.test(key))?.[1] ?? '';
      const { name = '', state = 'visible' } = attributes;
      sheets.push({ name, id, isHidden: state !== 'visible' });
    },
  });
  if (sheets.length > MOST_SHEETS) throw new PackedError('it has too many sheets');
  return { sheets, is1904 };
}

/** The texts of `<t>` within an element, without how they are pronounced. */
class TextCollector {
  #text = '';
  #isIn = false;
  #isSpoken = false;

  open(name: string): void {
    if (name === 'rPh') this.#isSpoken = true;
    if (name === 't') this.#isIn = !this.#isSpoken;
  }

  close(name: string): void {
    if (name === 'rPh') this.#isSpoken = false;
    if (name === 't') this.#isIn = false;
  }

  add(text: string): void {
    if (!this.#isIn) return;
    this.#text += text;
    if (this.#text.length > 2 * LONGEST_CELL) throw new PackedError('a cell of it is too long');
  }

  /** The text so far; the next begins anew. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    // How workbooks write signs that XML cannot hold.
    return text.includes('_x')
      ? text.replace(/_x([\da-f]{4})_/giu, (_, code: string) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        )
      : text;
  }
}

function sharedTexts(packed: PackedFile, target: string | undefined): readonly string[] {
  const part = target === undefined ? null : packed.part(target);
  const texts: string[] = [];
  if (!part) return texts;
  const collector = new TextCollector();
  walk(part, {
    open: (name) => collector.open(name),
    close(name) {
      collector.close(name);
      if (name === 'si') texts.push(collector.take());
    },
    text: (text) => collector.add(text),
  });
  return texts;
}

/** For each style of a cell, whether it shows a number as a day. */
function dateStyles(packed: PackedFile, target: string | undefined): readonly boolean[] {
  const part = target === undefined ? null : packed.part(target);
  const styles: boolean[] = [];
  if (!part) return styles;
  const own = new Map<string, boolean>();
  let isIn = false;
  walk(part, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') own.set(numFmtId, showsDay(formatCode));
      if (name === 'cellXfs') isIn = true;
      if (name === 'xf' && isIn) styles.push(own.get(numFmtId) ?? DAY_FORMATS.test(numFmtId));
    },
    close(name) {
      if (name === 'cellXfs') isIn = false;
    },
  });
  return styles;
}

/** The formats for days and times that every workbook knows by a number. */
const DAY_FORMATS = /^(?:1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5[0-8])$/u;

function showsDay(format: string): boolean {
  return /[ymdhs]/iu.test(format.replace(/"[^"]*"|\\.|_.|\[[^\]]*\]|general/giu, ''));
}

interface SheetSetting {
  readonly name: string;
  readonly isHidden: boolean;
  readonly shared: readonly string[];
  readonly dates: readonly boolean[];
  readonly is1904: boolean;
}

/** The cell that is being read. */
interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  hasFormula: boolean;
}

function gridOf(part: Buffer, setting: SheetSetting): Grid {
  const reader = new SheetReader(setting);
  walk(part, {
    open: (name, attributes) => reader.open(name, attributes),
    text: (text) => reader.add(text),
    close: (name) => reader.close(name),
  });
  return reader.grid();
}

class SheetReader {
  readonly #setting: SheetSetting;
  readonly #builder = new GridBuilder();
  readonly #unread: UnreadCell[] = [];
  readonly #inline = new TextCollector();
  #row = 0;
  #column = 0;
  #cell: OpenCell | null = null;
  #isValue = false;

  constructor(setting: SheetSetting) {
    this.#setting = setting;
  }

  open(name: string, { r, t = 'n', s = '0' }: Attributes): void {
    this.#inline.open(name);
    switch (name) {
      case 'row':
        this.#row = r === undefined ? this.#row + 1 : wholeNumber(r);
        this.#column = 0;
        break;
      case 'c': {
        const { row, column } = r === undefined ? { row: this.#row, column: this.#column + 1 } : placeOf(r);
        this.#column = column;
        this.#cell = { row, column, type: t, style: Number(s), value: null, hasFormula: false };
        break;
      }
      case 'f':
        if (this.#cell) this.#cell.hasFormula = true;
        break;
      case 'v':
        this.#isValue = true;
        if (this.#cell) this.#cell.value = '';
        break;
      default:
    }
  }

  add(text: string): void {
    this.#inline.add(text);
    const cell = this.#cell;
    if (!this.#isValue || cell?.value == null) return;
    cell.value += text;
    if (cell.value.length > 2 * LONGEST_CELL) throw new PackedError('a cell of it is too long');
  }

  close(name: string): void {
    this.#inline.close(name);
    if (name === 'v') this.#isValue = false;
    if (name === 'c' && this.#cell) this.#closeCell(this.#cell);
  }

  #closeCell(cell: OpenCell): void {
    this.#cell = null;
    const { row, column } = cell;
    const text = textOf(cell, this.#inline.take(), this.#setting);
    const why = text === null ? unreadWhy(cell) : null;
    if (why !== null) this.#unread.push({ row, column, why });
    const refused = text === null ? null : this.#builder.add(row, column, text);
    if (refused !== null) throw new PackedError(`in the sheet ${quoted(this.#setting.name)}, ${refused}`);
  }

  grid(): Grid {
    return this.#builder.grid(this.#setting.name, this.#setting.isHidden, this.#unread);
  }
}

function unreadWhy({ type, hasFormula }: OpenCell): UnreadCell['why'] | null {
  if (type === 'e') return 'mistake';
  return hasFormula ? 'no-result' : null;
}

/** What a cell shows; null where that is a mistake, or is not in the file. */
function textOf(
  { type, style, value, row, column }: OpenCell,
  inline: string,
  { shared, dates, is1904 }: SheetSetting,
): string | null {
  if (type === 'inlineStr') return inline;
  if (value === null || type === 'e') return null;
  switch (type) {
    case 's': {
      const text = shared[Number(value.trim() || Number.NaN)];
      if (text === undefined) throw new PackedError(`the cell ${addressOf(row, column)} leads to no text`);
      return text;
    }
    case 'b':
      return value.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'str':
      return value;
    case 'd':
      return value.replace(/T00:00(?::00(?:\.0+)?)?Z?$/u, '').replace('T', ' ');
    default: {
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number)) return value;
      return dates[style] ? dayText(number, is1904) : String(number);
    }
  }
}

const DAY = 86_400_000;

/** A day, and the time on it, from how many days it is after the one before 1900, or after the first of 1904. */
function dayText(serial: number, is1904: boolean): string {
  // Excel takes 1900 for a leap year.
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  if (serial < 0 || days > 2_958_465) return String(serial);
  const at = new Date(Math.round((Date.UTC(1899, 11, 30) + days * DAY) / 1000) * 1000).toISOString();
  const [day = '', time = ''] = [at.slice(0, 10), at.slice(11, 16)];
  if (serial < 1) return time;
  return time === '00:00' ? day : `${day} ${time}`;
}

/** The row and the column of an address such as C5. */
function placeOf(address: string): { readonly row: number; readonly column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})([1-9]\d{0,6})$/u.exec(address) ?? [];
  if (digits === '') throw new PackedError(`${quoted(address)} is the address of no cell`);
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,6}$/u.test(text)) throw new PackedError(`${quoted(text)} is the number of no row`);
  return Number(text);
}
