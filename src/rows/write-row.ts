import type { Model } from '../engine/compiled.ts';
import { type PlacedRow, type RowPlacer, statusesIn } from '../engine/rows/place-row.ts';
import type { Problem } from '../problem.ts';
import { plain } from '../sentence.ts';
import { jsonEscaped } from '../text.ts';
import { type Bytes, encoded } from './bytes.ts';
import type { RowAbout } from './read-row.ts';

/** What rows come to, as a line of text each. */

/** What a line can tell, in the order in which it does. */
export const ROW_FIELDS = [
  'line',
  'id',
  'service',
  'nation',
  'date',
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

function levelsOf<Said>(model: Model, write: (levels: LevelsSaid, index: number) => Said) {
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
    const made = write({ placed, secured, possible, exact: isExact }, index);
    if (known && known.size < MOST_KEPT) known.set(isExact ? bits : -bits, made);
    return made;
  };
}

/** The lists of barriers that a line has; those in none of them do not arise. */
const LISTS = ['remains', 'possible', 'clear'] as const;

/** The barriers of a group in each list, as JSON with a comma behind each. */
type GroupBytes = readonly [remains: Uint8Array, possible: Uint8Array, clear: Uint8Array];

/** Gives the barriers of a group by which of its outcomes it is. */
function groupsIn({ groups }: RowPlacer, ids: readonly string[]) {
  const known: GroupBytes[][] = groups.map(() => []);
  return (group: number, outcome: number): GroupBytes => {
    const found = known[group]?.[outcome];
    if (found !== undefined) return found;
    const { of = [], outcomes = [] } = groups[group] ?? {};
    const [remains, possible, clear] = LISTS.map((status) =>
      encoded(
        of.map((each, place) => (outcomes[outcome]?.[place] === status ? `${ids[each]},` : '')).join(''),
      ),
    );
    const made = [remains, possible, clear] as unknown as GroupBytes;
    (known[group] as GroupBytes[])[outcome] = made;
    return made;
  };
}

/** Adds a part of a line. */
type Part = (row: PlacedRow, out: Bytes) => void;

/** Writes a row as JSON on a line. */
export function jsonWriter(model: Model, placer: RowPlacer, fields: readonly RowField[]): RowWriter {
  const tells = new Set(fields);
  const abouts = (['id', 'service', 'nation', 'date'] as const).filter((field) => tells.has(field));
  const begin = (line: number, about: RowAbout | null): string => {
    let text = tells.has('line') ? `{"line":${line}` : '{';
    for (const field of abouts)
      text += `${text === '{' ? '' : ','}"${field}":${JSON.stringify(about?.[field] ?? null)}`;
    // Most rows have nothing that it looks for, which this sees several times as fast.
    return /[^ -~]/u.test(text) ? jsonEscaped(text) : text;
  };
  const parts = [
    ...(tells.has('placed') || tells.has('secured') || tells.has('range') ? [levelsPart(model, tells)] : []),
    ...(tells.has('score') ? [scorePart()] : []),
    ...(tells.has('barriers') ? [barriersPart(model, placer)] : []),
    ...(tells.has('errors') ? [constantPart('"errors":[]')] : []),
  ];
  const isBegun = tells.has('line') || abouts.length > 0;
  return {
    head: '',
    placed(line, about, row, out) {
      out.addText(begin(line, about));
      for (let index = 0; index < parts.length; index += 1) {
        if (isBegun || index > 0) out.add(BETWEEN);
        (parts[index] as Part)(row, out);
      }
      out.add(END);
    },
    failed(line, problems, out) {
      const errors = JSON.stringify(problems.map(({ message }) => plain(message)));
      out.addText(`${begin(line, null)}${isBegun ? ',' : ''}"errors":${errors}}\n`);
    },
  };
}

const BETWEEN = encoded(',');

const END = encoded('}\n');

function constantPart(text: string): Part {
  const bytes = encoded(text);
  return (_, out) => out.add(bytes);
}

function levelsPart(model: Model, tells: ReadonlySet<RowField>): Part {
  const levels = levelsOf(model, ({ placed, secured, possible, exact }, index) => {
    const told = {
      ...(tells.has('placed') && { placed }),
      ...(tells.has('secured') && { secured }),
      ...(tells.has('range') && { possible, exact }),
    };
    const name = JSON.stringify(model.placements[index]?.placement.id);
    return encoded(`${index === 0 ? '"placements":{' : ','}${name}:${JSON.stringify(told)}`);
  });
  const end = encoded(model.placements.length === 0 ? '"placements":{}' : '}');
  return (row, out) => {
    for (let index = 0; index < row.levels.length; index += 1) out.add(levels(index, row));
    out.add(end);
  };
}

function scorePart(): Part {
  const known = new Map<number, Uint8Array>();
  return ({ score: { low, high } }, out) => {
    // From 0 to 100 each, or null.
    const key = (low ?? 101) * 102 + (high ?? 101);
    const text = known.get(key) ?? encoded(`"score":{"low":${low},"high":${high}}`);
    known.set(key, text);
    out.add(text);
  };
}

function barriersPart(model: Model, placer: RowPlacer): Part {
  const ids = model.barriers.map(({ barrier }) => JSON.stringify(barrier.id));
  const bytesOf = groupsIn(placer, ids);
  const begins = LISTS.map((status, index) => encoded(`${index === 0 ? '"barriers":{' : '],'}"${status}":[`));
  const end = encoded(']}');
  const found: GroupBytes[] = [];
  return ({ barriers }, out) => {
    for (let group = 0; group < barriers.length; group += 1)
      found[group] = bytesOf(group, barriers[group] as number);
    for (let list = 0; list < LISTS.length; list += 1) {
      out.add(begins[list] as Uint8Array);
      const from = out.length;
      for (let group = 0; group < barriers.length; group += 1) {
        const bytes = (found[group] as GroupBytes)[list as 0 | 1 | 2];
        if (bytes.length > 0) out.add(bytes);
      }
      // The comma behind the last.
      if (out.length > from) out.length -= 1;
    }
    out.add(end);
  };
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
  const aboutCell = (field: 'id' | 'service' | 'nation' | 'date', about: RowAbout | null): string => {
    const value = about?.[field] ?? null;
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
