import type { Model } from '../engine/compiled.ts';
import type { GroupOutcome } from '../engine/rows/barrier-groups.ts';
import { type PlacedRow, type RowPlacer, statusesIn } from '../engine/rows/place-row.ts';
import type { Problem } from '../problem.ts';
import { plain } from '../sentence.ts';
import { type Bytes, Pieces } from './bytes.ts';
import { DETAILS, type Detail, type RowAbout } from './row-about.ts';

/** What rows come to, as a line of text each. */

/** What a line can tell, in the order in which it does. */
export const ROW_FIELDS = [
  'line',
  ...DETAILS,
  'placed',
  'secured',
  'range',
  'score',
  'barriers',
  'errors',
] as const;

export type RowField = (typeof ROW_FIELDS)[number];

/** Those that it tells if nobody says which. */
export const USUAL_FIELDS: readonly RowField[] = ROW_FIELDS.filter(
  (field) => field !== 'date' && field !== 'errors',
);

/** Writes lines of one kind, each with its end. */
export interface RowWriter {
  /** What stands before the first; empty for nothing. */
  readonly head: string;
  /** What it adds by number. */
  readonly pieces: Pieces;
  placed(line: number, about: RowAbout, row: PlacedRow, out: Bytes): void;
  /** Writes of a row that could not be read what is wrong with it. */
  failed(line: number, problems: readonly Problem[], out: Bytes): void;
}

/** The levels that are possible on a placement. */
interface LevelsSaid {
  readonly placed: boolean;
  readonly secured: string;
  readonly possible: readonly string[];
  readonly exact: boolean;
}

// There are few sets of levels that rows come to, and each is put in words once.
const MOST_KEPT = 5_000;

function levelsOf<Said>(model: Model, write: (levels: LevelsSaid, index: number, isKept: boolean) => Said) {
  const kept = model.placements.map(() => new Map<number, Said>());
  return (index: number, { levels, exact }: PlacedRow): Said => {
    const bits = levels[index] ?? 0;
    const isExact = exact[index] ?? true;
    const known = kept[index];
    const said = known?.get(isExact ? bits : -bits);
    if (said !== undefined) return said;
    const ids = (model.placements[index]?.levels ?? []).map(({ level }) => level.id);
    const possible = ids.filter((_, rung) => Math.floor(bits / 2 ** rung) % 2 === 1);
    const secured = possible[0] ?? '';
    const placed = secured !== ids[0] || possible.length === 1;
    const isKept = known !== undefined && known.size < MOST_KEPT;
    const made = write({ placed, secured, possible, exact: isExact }, index, isKept);
    if (isKept) known.set(isExact ? bits : -bits, made);
    return made;
  };
}

/** The lists of barriers that a line has; those in none of them do not arise. */
const LISTS = ['remains', 'possible', 'clear'] as const;

/** Adds a part of a line. */
type Part = (row: PlacedRow, out: Bytes) => void;

/** Writes a row as JSON on a line. */
export function jsonWriter(model: Model, placer: RowPlacer, fields: readonly RowField[]): RowWriter {
  const tells = new Set(fields);
  const pieces = new Pieces();
  const between = pieces.add(',');
  const parts = [
    ...(tells.has('placed') || tells.has('secured') || tells.has('range')
      ? [levelsPart(model, tells, pieces)]
      : []),
    ...(tells.has('score') ? [scorePart(pieces)] : []),
    ...(tells.has('barriers') ? [barriersPart(model, placer, pieces)] : []),
    ...(tells.has('errors') ? [constantPart(pieces.add('"errors":[]'))] : []),
  ];
  const begin = beginning(tells, pieces);
  const isBegun = tells.has('line') || DETAILS.some((detail) => tells.has(detail));
  const end = pieces.add('}\n');
  return {
    head: '',
    pieces,
    placed(line, about, row, out) {
      begin(line, about, out);
      for (let index = 0; index < parts.length; index += 1) {
        if (isBegun || index > 0) out.add(between);
        (parts[index] as Part)(row, out);
      }
      out.add(end);
    },
    failed(line, problems, out) {
      const errors = JSON.stringify(problems.map(({ message }) => plain(message)));
      begin(line, null, out);
      out.addText(`${isBegun ? ',' : ''}"errors":${errors}}\n`);
    },
  };
}

/** Adds what a row is, for one that cannot be read without its details. */
function beginning(tells: ReadonlySet<RowField>, pieces: Pieces) {
  const line = tells.has('line') ? pieces.add('{"line":') : null;
  const open = pieces.add('{');
  const nothing = pieces.add('null');
  const details = DETAILS.filter((detail) => tells.has(detail)).map((detail, index) => ({
    detail,
    key: pieces.add(`${line === null && index === 0 ? '' : ','}"${detail}":`),
  }));
  return (number: number, about: RowAbout | null, out: Bytes): void => {
    out.add(line ?? open);
    if (line !== null) out.addNumber(number);
    for (let index = 0; index < details.length; index += 1) {
      const { detail, key } = details[index] as { readonly detail: Detail; readonly key: number };
      out.add(key);
      if (about === null) out.add(nothing);
      else about.addTo(out, detail);
    }
  };
}

function constantPart(piece: number): Part {
  return (_, out) => out.add(piece);
}

function levelsPart(model: Model, tells: ReadonlySet<RowField>, pieces: Pieces): Part {
  const levels = levelsOf(model, ({ placed, secured, possible, exact }, index, isKept) => {
    const told = {
      ...(tells.has('placed') && { placed }),
      ...(tells.has('secured') && { secured }),
      ...(tells.has('range') && { possible, exact }),
    };
    const name = JSON.stringify(model.placements[index]?.placement.id);
    const text = `${index === 0 ? '"placements":{' : ','}${name}:${JSON.stringify(told)}`;
    return isKept ? pieces.add(text) : text;
  });
  const end = pieces.add(model.placements.length === 0 ? '"placements":{}' : '}');
  return (row, out) => {
    for (let index = 0; index < row.levels.length; index += 1) {
      const said = levels(index, row);
      if (typeof said === 'number') out.add(said);
      else out.addText(said);
    }
    out.add(end);
  };
}

function scorePart(pieces: Pieces): Part {
  const known: number[] = [];
  return ({ score: { low, high } }, out) => {
    // From 0 to 100 each, or null.
    const key = (low ?? 101) * 102 + (high ?? 101);
    known[key] ??= pieces.add(`"score":{"low":${low},"high":${high}}`);
    out.add(known[key]);
  };
}

function barriersPart(model: Model, placer: RowPlacer, pieces: Pieces): Part {
  const begins = LISTS.map((status, index) =>
    pieces.add(`${index === 0 ? '"barriers":{' : '],'}"${status}":[`),
  );
  const end = pieces.add(']}');
  const bitsOf = listsOf(model.barriers.length, placer);
  const choices = new Choices(
    model.barriers.map(({ barrier }) => `${JSON.stringify(barrier.id)},`),
    pieces,
  );
  return ({ barriers }, out) => {
    const lists = bitsOf(barriers);
    const width = lists.length / LISTS.length;
    for (let list = 0; list < LISTS.length; list += 1) {
      out.add(begins[list] as number);
      const from = out.length;
      for (let word = 0; word < width; word += 1)
        choices.add(word, lists[list * width + word] as number, out);
      // The comma behind the last.
      if (out.length > from) out.length -= 1;
    }
    out.add(end);
  };
}

/** Gives for each list which barriers are in it, a bit each, those of one list behind those of another. */
function listsOf(count: number, { outcomes }: RowPlacer) {
  const width = Math.ceil(count / WORD);
  const lists = new Int32Array(LISTS.length * width);
  /** The same for each outcome of a group, by the words of all lists. */
  const known = Array.from(lists, (): number[] => []);
  let learnt = 0;
  const learn = ({ of, statuses }: GroupOutcome): void => {
    for (const words of known) words.push(0);
    for (const [index, barrier] of of.entries()) {
      const list = LISTS.indexOf(statuses[index] as (typeof LISTS)[number]);
      const words = known[list * width + Math.floor(barrier / WORD)];
      if (words) words[learnt] = (words[learnt] ?? 0) | (1 << (barrier % WORD));
    }
    learnt += 1;
  };
  return (groups: Int32Array): Int32Array => {
    while (learnt < outcomes.length) learn(outcomes[learnt] as GroupOutcome);
    for (let place = 0; place < lists.length; place += 1) {
      const words = known[place] as number[];
      let bits = 0;
      for (let group = 0; group < groups.length; group += 1) bits |= words[groups[group] as number] as number;
      lists[place] = bits;
    }
    return lists;
  };
}

/** The bits of a word, and of the part of it for each choice of which there is a piece. */
const [WORD, CHOICE] = [32, 8] as const;

/** The texts that are chosen by bits, several in a piece. */
class Choices {
  readonly #texts: readonly string[];
  readonly #pieces: Pieces;
  /** The piece of each choice, from 1; 0 while there is none. */
  readonly #made: Int32Array;

  constructor(texts: readonly string[], pieces: Pieces) {
    this.#texts = texts;
    this.#pieces = pieces;
    this.#made = new Int32Array((Math.ceil(texts.length / WORD) * WORD * (1 << CHOICE)) / CHOICE);
  }

  /** Adds the texts of the word at `word` of bits. */
  add(word: number, bits: number, out: Bytes): void {
    for (let left = bits, from = word * WORD; left !== 0; left >>>= CHOICE, from += CHOICE) {
      const chosen = left & ((1 << CHOICE) - 1);
      if (chosen === 0) continue;
      const place = (from / CHOICE) * (1 << CHOICE) + chosen;
      if (this.#made[place] === 0) this.#made[place] = this.#pieces.add(this.#textOf(from, chosen)) + 1;
      out.add((this.#made[place] as number) - 1);
    }
  }

  #textOf(from: number, chosen: number): string {
    const some = this.#texts.slice(from, from + CHOICE);
    return some.filter((_, index) => chosen & (1 << index)).join('');
  }
}

/** Writes a row as one of a table with commas, its columns named above. */
export function csvWriter(
  model: Model,
  placer: RowPlacer,
  fields: readonly RowField[],
  cell: (text: string) => string,
): RowWriter {
  const named = model.placements.map(({ placement }) =>
    model.placements.length === 1 ? '' : `${placement.id}.`,
  );
  const columns: Readonly<Record<RowField, readonly string[]>> = {
    line: ['line'],
    id: ['id'],
    service: ['service'],
    nation: ['nation'],
    date: ['date'],
    placed: named.map((name) => `${name}placed`),
    secured: named.map((name) => `${name}secured`),
    range: named.flatMap((name) => [`${name}from`, `${name}to`, `${name}possible`, `${name}exact`]),
    score: ['score-low', 'score-high'],
    barriers: model.barriers.map(({ barrier }) => `barrier.${barrier.id}`),
    errors: ['errors'],
  };
  const told = ROW_FIELDS.filter((field) => fields.includes(field));
  const levels = levelsOf(model, ({ placed, secured, possible, exact }) => ({
    placed: String(placed),
    secured,
    range: `${possible[0] ?? ''},${possible.at(-1) ?? ''},${possible.join(' ')},${exact}`,
  }));
  const empty = (field: RowField) => ','.repeat(Math.max(columns[field].length - 1, 0));
  const aboutCell = (field: Detail, about: RowAbout | null): string => {
    const value = about?.valueOf(field) ?? null;
    return value === null ? '' : cell(String(value));
  };
  const textOf = (field: RowField, line: number, about: RowAbout | null, row: PlacedRow | null): string => {
    switch (field) {
      case 'line':
        return String(line);
      case 'id':
      case 'service':
      case 'nation':
      case 'date':
        return aboutCell(field, about);
      case 'score':
        return row ? `${row.score.low ?? ''},${row.score.high ?? ''}` : empty(field);
      case 'barriers':
        return row ? statusesIn(row, placer).join(',') : empty(field);
      case 'errors':
        return '';
      default:
        return row ? row.levels.map((_, index) => levels(index, row)[field]).join(',') : empty(field);
    }
  };
  return {
    head: `${told
      .flatMap((field) => columns[field])
      .map(cell)
      .join(',')}\n`,
    pieces: new Pieces(),
    placed(line, about, row, out) {
      out.addText(`${told.map((field) => textOf(field, line, about, row)).join(',')}\n`);
    },
    failed(line, problems, out) {
      const errors = cell(problems.map(({ message }) => plain(message)).join(' '));
      const cells = told.map((field) => (field === 'errors' ? errors : textOf(field, line, null, null)));
      out.addText(`${cells.join(',')}\n`);
    },
  };
}
