import type { Problem, Severity } from '../../problem.ts';
import { counted, listed, quoted } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { placed, type ResponseTable, type RowFault } from './response-table.ts';

/** Kinds of one fault that are said each by itself; of the rest it is said where they are. */
const MOST_KINDS = 20;

/** All faults as problems by their place, alike ones once with all their rows. */
export function foldedProblems(
  tables: readonly ResponseTable[],
  faults: readonly RowFault[],
  severity: Severity,
): Problem[] {
  return tables.flatMap((table) => {
    const own = faults
      .filter((fault) => fault.table === table)
      .toSorted((one, other) => one.line - other.line);
    const kinds = [...groupedBy(own, ({ code, alike }) => JSON.stringify([code, alike])).values()];
    const shown = [...groupedBy(kinds, ([{ code }]) => code).values()].flatMap((all) => [
      ...all.slice(0, MOST_KINDS).map((kind) => ({ kind, isRest: false })),
      ...restOf(all.slice(MOST_KINDS)).map((kind) => ({ kind, isRest: true })),
    ]);
    return shown
      .toSorted((one, other) => one.kind[0].line - other.kind[0].line)
      .map(({ kind, isRest }) => (isRest ? restProblem(kind, severity) : kindProblem(kind, severity)));
  });
}

type Kind = readonly [RowFault, ...RowFault[]];

function restOf(kinds: readonly Kind[]): Kind[] {
  const [first, ...others] = kinds.flat();
  return first ? [[first, ...others]] : [];
}

function kindProblem(kind: Kind, severity: Severity): Problem {
  const [first, second] = kind;
  const { message, advice } = first.say();
  const also = second ? ` So in ${counted(kind.length, 'row')}: ${linesText(kind)}.` : '';
  return placed(first.table, { ...placeOf(first), severity }, { message: `${message}${also}`, advice });
}

function restProblem(left: Kind, severity: Severity): Problem {
  const [first] = left;
  const more = `So or alike in ${counted(left.length, 'row')} more: ${linesText(left)}.`;
  const message = `${first.say().message} ${more}`;
  return placed(first.table, { ...placeOf(first), severity }, { message, advice: 'Each has to be mended.' });
}

function placeOf({ code, line, cell }: RowFault) {
  return { code, line, cell };
}

/** Stretches of lines that are named. */
const MOST_STRETCHES = 40;

/** “line 3”, “lines 2 to 9, 12 and 14”, of a sheet its rows; unless all are of the table `here`, each with its file or sheet. */
export function linesText(rows: readonly Row[], here = rows[0]?.table): string {
  if (rows.every(({ table }) => table === here)) return linesOn(rows);
  const isInFile = rows.every(({ table }) => table.file === here?.file);
  const byTable = [...new Set(rows.map(({ table }) => table))].map((table) => {
    const { file, from } = table;
    const sheet = 'sheet' in from ? [`sheet ${quoted(from.sheet)}`] : [];
    const where = [...(isInFile ? [] : [quoted(file, 200)]), ...sheet].join(', ');
    return `${linesOn(rows.filter((row) => row.table === table))} of ${where}`;
  });
  return listed(byTable);
}

type Row = Pick<RowFault, 'table' | 'line'>;

function linesOn(rows: readonly Row[]): string {
  const lines = [...new Set(rows.map(({ line }) => line))].toSorted((one, other) => one - other);
  const stretches: [from: number, to: number][] = [];
  for (const line of lines) {
    const last = stretches.at(-1);
    if (last && last[1] + 1 === line) last[1] = line;
    else stretches.push([line, line]);
  }
  const named = stretches.slice(0, MOST_STRETCHES).flatMap(([one, other]) => {
    if (one === other) return [String(one)];
    return one + 1 === other ? [String(one), String(other)] : [`${one} to ${other}`];
  });
  const rest = stretches.length - MOST_STRETCHES;
  const what = rows.some(({ table }) => 'sheet' in table.from) ? 'row' : 'line';
  return `${what}${lines.length > 1 ? 's' : ''} ${listed(rest > 0 ? [...named, `${rest} further on`] : named)}`;
}
