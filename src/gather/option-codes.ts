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

/** A number such as 2; or a code such as A2 and AO02, as LimeSurvey has it, or option_2, as KoboToolbox has it. */
function placeIn(text: string): Place | null {
  const [, digits] = /^(\d+)(?:\.0+)?$/u.exec(text) ?? [];
  if (digits !== undefined) return { kind: 'number', number: Number(digits) };
  const [, ofCode] = /^(?:ao?|option_)(\d{1,2})$/iu.exec(text) ?? [];
  return ofCode === undefined ? null : { kind: 'code', number: Number(ofCode) };
}

/**
 * The numbers and codes of a table, which stand for options by their order, from 1 on. Where one is 0, a tool has counted
 * otherwise, and none of its kind means anything; where one is too high, none of its column.
 */
export class OptionCodes {
  readonly #questions: Questions;
  readonly #fromZero = new Set<Place['kind']>();
  readonly #tooHigh = new Set<number>();

  constructor(
    grid: Grid,
    head: number,
    columns: readonly { readonly at: number; readonly column: Column }[],
    questions: Questions,
  ) {
    this.#questions = questions;
    for (const { at, column } of columns) {
      if (column.kind !== 'answer') continue;
      const most = questions.asked.get(column.question)?.options.length ?? 0;
      const places = textsBelow(grid, head, at).flatMap((text) => this.#place(column.question, text) ?? []);
      for (const { kind } of places.filter(({ number }) => number === 0)) this.#fromZero.add(kind);
      if (places.some(({ number }) => number > most)) this.#tooHigh.add(at);
    }
  }

  /** The place that a text stands for; null where it is an option’s own name, or none. */
  #place(question: string, text: string): Place | null {
    const place = placeIn(text);
    return place?.kind === 'code' && this.#questions.isAnswer(question, text) ? null : place;
  }

  /** The cell with the option’s id for a code in it; null where a code or number was refused, which is reported. */
  read(question: string, at: number, cell: PlacedCell, reader: CellReader): PlacedCell | null {
    const place = this.#place(question, cell.text);
    if (!place || reader.isSettled(question, cell.text)) return cell;
    if (this.#fromZero.has(place.kind)) return this.#refuse(place, null, cell, reader);
    if (this.#tooHigh.has(at)) return this.#refuse(place, question, cell, reader);
    const option = this.#questions.asked.get(question)?.options[place.number - 1];
    if (place.kind === 'number' || !option) return cell;
    const message =
      'The codes were taken in their order: the one with 1 for the first option of its question, the one with 2 for the second.';
    const advice =
      'Look whether that is so, and settle it once with --map; or export texts in place of codes.';
    reader.report('warning', 'codes-in-order', cell.cell, message, advice);
    reader.unsettled.push({ ...codeEntry(cell.text), isUnderstood: true });
    return { ...cell, text: option.id };
  }

  /** Reports a number or a code that is none of an option; `question` is null where that holds for the whole table. */
  #refuse(place: Place, question: string | null, { text, cell }: PlacedCell, reader: CellReader): null {
    const what = place.kind === 'number' ? 'numbers' : 'codes';
    const message =
      question === null
        ? `The ${what} begin with 0, and options are counted from 1: which is which is not said.`
        : `The ${what} are not those of the options of ${quoted(question)}, which are counted from 1.`;
    const advice = `Export texts in place of ${what}, or settle with --map what each stands for.`;
    reader.report('error', 'unlike-numbers', cell, message, advice);
    if (question !== null && place.kind === 'number') reader.unsettle(question, text);
    else reader.unsettled.push(codeEntry(text, question === null ? 1 : 0));
    return null;
  }
}

/** A text for a mapping to settle, whatever the question, with the place that it says; `more` is added where it was counted from 0. */
export function codeEntry(text: string, more = 0): CellEntry {
  const place = placeIn(text);
  return { question: null, text, near: place && String(place.number + more) };
}

/** True for a code that a tool gives to options by their order. */
export function isCode(text: string): boolean {
  return placeIn(text)?.kind === 'code';
}
