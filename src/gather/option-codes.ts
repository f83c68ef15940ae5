import { type Grid, textsBelow } from '../document/grid.ts';
import { quoted } from '../text.ts';
import type { CellEntry } from './mapping.ts';
import type { Column } from './match-heading.ts';
import type { Questions } from './questions.ts';
import type { CellReader, PlacedCell } from './read-cells.ts';

/** What stands for an option by its place among the others: a number, or the code that a tool gives it. */
interface Place {
  readonly kind: 'number' | 'code';
  readonly number: number;
}

/** The place that a number such as 2, or a code such as A2, AO02 (LimeSurvey) or option_2 (KoboToolbox) says. */
function placeIn(text: string): Place | null {
  const [, digits] = /^(\d+)(?:\.0+)?$/u.exec(text) ?? [];
  if (digits !== undefined) return { kind: 'number', number: Number(digits) };
  const [, ofCode] = /^(?:ao?|option_)(\d{1,2})$/iu.exec(text) ?? [];
  return ofCode === undefined ? null : { kind: 'code', number: Number(ofCode) };
}

type Columns = readonly { readonly at: number; readonly column: Column }[];

/** Why none of the numbers or codes of a table can be taken for places. */
const UNTRUSTED = { zero: 'begin with 0', high: 'go beyond the last option of some questions' } as const;

// Where one is 0, a tool has counted otherwise, and none of its kind means anything; where one is too high, none of its
// column, as it may be a code for “don’t know”; where codes are in several columns, the order cannot be the options’.
/** The numbers and codes of a table, which stand for options by their order, from 1 on. */
export class OptionCodes {
  readonly #reader: CellReader;
  readonly #questions: Questions;
  readonly #untrusted = new Map<Place['kind'], keyof typeof UNTRUSTED>();
  readonly #tooHigh = new Set<number>();
  /** The columns whose codes were reported, and the codes that were taken note of. */
  readonly #told = new Set<number>();
  readonly #noted = new Set<string>();

  constructor(
    grid: Grid,
    head: number,
    columns: Columns,
    { questions, reader }: { readonly questions: Questions; readonly reader: CellReader },
  ) {
    this.#questions = questions;
    this.#reader = reader;
    const codesTooHigh = new Set<number>();
    for (const { at, column } of columns) {
      if (column.kind !== 'answer') continue;
      const most = questions.asked.get(column.question)?.options.length ?? 0;
      const places = textsBelow(grid, head, at).flatMap((text) => this.#place(column.question, text) ?? []);
      const high = places.filter(({ number }) => number > most);
      if (high.length > 0) this.#tooHigh.add(at);
      if (high.some(({ kind }) => kind === 'code')) codesTooHigh.add(at);
      for (const { kind } of places.filter(({ number }) => number === 0)) this.#untrusted.set(kind, 'zero');
    }
    if (codesTooHigh.size > 1 && !this.#untrusted.has('code')) this.#untrusted.set('code', 'high');
  }

  /** The place that a text stands for; null where it is an option’s own name, settled by a mapping, or none. */
  #place(question: string, text: string): Place | null {
    const place = placeIn(text);
    if (place === null || this.#reader.isSettled(question, text)) return null;
    return place.kind === 'code' && this.#questions.isAnswer(question, text) ? null : place;
  }

  /** The cell, with the option’s id for a code in it; null where a code or number was refused. */
  read(question: string, at: number, cell: PlacedCell): PlacedCell | null {
    const place = this.#place(question, cell.text);
    const option = this.#questions.asked.get(question)?.options[(place?.number ?? 0) - 1];
    const why = place && this.#untrusted.get(place.kind);
    if (place && why) return this.#refuseAll(place, why, cell);
    if (place && this.#tooHigh.has(at)) return this.#refuse(question, place, cell);
    if (place?.kind !== 'code' || !option) return cell;
    const message =
      'The codes were taken in their order: the one with 1 for the first option of its question, the one with 2 for the second.';
    const advice =
      'Look whether that is so, and settle it once with --map; or export texts in place of codes.';
    if (!this.#told.has(at)) this.#reader.report('warning', 'codes-in-order', cell.cell, message, advice);
    this.#told.add(at);
    this.#note({ ...codeEntry(cell.text), isUnderstood: true });
    return { ...cell, text: option.id };
  }

  /** Takes note once of a code to settle. */
  #note(entry: CellEntry): void {
    if (this.#noted.has(entry.text)) return;
    this.#noted.add(entry.text);
    this.#reader.unsettled.push(entry);
  }

  #refuseAll({ kind }: Place, why: keyof typeof UNTRUSTED, { text, cell }: PlacedCell): null {
    const message = `The ${kind}s ${UNTRUSTED[why]}, and options are counted from 1: which is which is not said.`;
    const advice = `Export texts in place of ${kind}s, or settle with --map what each stands for.`;
    this.#reader.report('error', 'unlike-numbers', cell, message, advice);
    this.#note(codeEntry(text, why === 'zero' ? 1 : 0));
    return null;
  }

  #refuse(question: string, { kind }: Place, { text, cell }: PlacedCell): null {
    const message = `The ${kind}s are not those of the options of ${quoted(question)}, which are counted from 1.`;
    const advice = `Export texts in place of ${kind}s, or settle with --map what each stands for.`;
    this.#reader.report('error', 'unlike-numbers', cell, message, advice);
    this.#reader.unsettle(question, text);
    return null;
  }
}

/** A text for a mapping to settle under every question, near the place that it says and `more`. */
export function codeEntry(text: string, more = 0): CellEntry {
  const place = placeIn(text);
  return { question: null, text, near: place && String(place.number + more) };
}

/** True for a code that a tool gives to options by their order. */
export function isCode(text: string): boolean {
  return placeIn(text)?.kind === 'code';
}

// LimeSurvey writes yes and no so, where somebody wants numbers.
/** True where all that stands in columns of ticks is 1 or 2. */
export function areOneAndTwo(grid: Grid, head: number, columns: Columns): boolean {
  const ticks = columns.flatMap(({ at, column }) =>
    column.kind === 'option' ? textsBelow(grid, head, at) : [],
  );
  return ticks.includes('2') && ticks.every((text) => text === '1' || text === '2');
}
