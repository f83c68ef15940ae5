import { type Grid, refused } from '../../document/grid.ts';
import type { Variant } from '../../model/key.ts';
import type { Outcome, Problem } from '../../problem.ts';
import { firstOf, listed, quoted } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { isCount, type WhoColumn, whoSaid } from './headings.ts';
import { plainWords } from './name-matching.ts';
import { LONGEST_NAME } from './row-faults.ts';

/** A student of a roster. */
export type Student = NonNullable<Variant['student']>;

type Head = Exclude<WhoColumn, 'variant'>;

type Places = ReadonlyMap<Head, number>;

/** How far down a sheet the row that names the columns may stand. */
const MOST_ABOVE = 5;

/** How much sense a row makes as the first of a roster: the columns that it names. */
export function rosterSense(cells: readonly string[]): number {
  return placesIn(new Map(cells.entries())).size;
}

function placesIn(cells: ReadonlyMap<number, string>): Places {
  const titles = [...cells.values()];
  const said = [...cells].flatMap(([at, title]) => {
    // Nothing else is numbered in a class list.
    const who = whoSaid(plainWords(title) === 'number' ? 'student number' : title);
    return who && who.role !== 'variant' && !isCount(title, titles) ? [{ ...who, at }] : [];
  });
  // The last that is put in counts.
  const last = said.toSorted((one, other) => one.after - other.after).toReversed();
  return new Map(last.map(({ role, at }) => [role as Head, at]));
}

/** The students of a class list, from the sheet that has them; every row that is none is told. */
export function readRoster(file: string, grids: readonly Grid[]): Outcome<readonly Student[]> {
  const found = grids.filter(({ isHidden }) => !isHidden).flatMap((grid) => headed(grid) ?? []);
  const [sheet, ...others] = found;
  if (!sheet) return refused(file, 'no-roster', 'has no column that names students', COLUMNS_WANTED);
  if (others.length > 0) {
    const sheets = listed(found.map(({ grid }) => quoted(grid.sheet ?? '')));
    return refused(
      file,
      'several-sheets',
      `has students on ${sheets}`,
      'Keep one of these sheets, or save it alone.',
    );
  }
  const { rows, problems } = studentsIn(sheet, file);
  if (problems.length > 0) return { ok: false, problems };
  if (rows.length === 0) return refused(file, 'no-roster', 'names no student', COLUMNS_WANTED);
  return { ok: true, value: rows.map(({ student }) => student), problems: withoutNames(sheet, file) };
}

/** A remark on a class list without a column of names. */
function withoutNames({ grid, row, places }: Headed, file: string): Problem[] {
  if (places.has('student') || places.has('first') || places.has('last')) return [];
  const used = new Set(places.values());
  const others = [...(grid.rows.get(row) ?? [])].flatMap(([at, title]) =>
    used.has(at) || title.trim() === '' ? [] : quoted(title),
  );
  const left = others.length > 0 ? `; not read: ${listed(firstOf(others, MOST_TITLES))}` : '';
  const message = `${quoted(file, 200)} has no column with names, so that each student is called by number or address${left}.`;
  const advice = 'Where it has names, call their column “name”, or two “first name” and “last name”.';
  return [{ code: 'no-names', severity: 'warning', message, advice, file }];
}

/** The most titles of columns that are told. */
const MOST_TITLES = 8;

const COLUMNS_WANTED =
  'The first row names the columns: “id” or “e-mail”, and “name”; below it is a row for each student.';

interface Headed {
  readonly grid: Grid;
  readonly row: number;
  readonly places: Places;
}

function headed(grid: Grid): Headed | null {
  const [best] = [...grid.rows]
    .slice(0, MOST_ABOVE)
    .map(([row, cells]) => ({ grid, row, places: placesIn(cells) }))
    .filter(({ places }) => places.size > 0)
    .toSorted((one, other) => other.places.size - one.places.size);
  return best ?? null;
}

interface StudentRow {
  readonly row: number;
  readonly student: Student;
}

function studentsIn(
  { grid, row: head, places }: Headed,
  file: string,
): { readonly rows: readonly StudentRow[]; readonly problems: readonly Problem[] } {
  const below = [...grid.rows].filter(([row]) => row > head);
  const hasIds = places.has('id') || places.has('email');
  const rows = below.flatMap(([row, cells]): StudentRow[] => {
    const cell = (column: Head) => (cells.get(places.get(column) ?? -1) ?? '').replace(/\s+/gu, ' ');
    const name = cell('student') || [cell('first'), cell('last')].filter((part) => part !== '').join(' ');
    const id = cell('id') || cell('email') || (hasIds ? '' : name);
    return id === '' && name === '' ? [] : [{ row, student: { id, name: name || id } }];
  });
  const problem = (code: string, message: string, advice: string): Problem => {
    return { code, severity: 'error', message, advice, file };
  };
  const nameless = rows.filter(({ student }) => student.id === '');
  const long = rows.filter(({ student: { id, name } }) =>
    [id, name].some((text) => text.length > LONGEST_NAME),
  );
  const alike = [...groupedBy(rows, ({ student }) => plainWords(student.id)).entries()];
  const twice = alike.filter(([id, same]) => id !== '' && same.length > 1);
  return {
    rows,
    problems: [
      ...nameless.map(({ row, student }) =>
        problem('no-id', `Row ${row} has no id for ${quoted(student.name)}.`, 'Give every student one.'),
      ),
      ...long.map(({ row }) =>
        problem(
          'long-name',
          `Row ${row} holds more than a name.`,
          `Expected at most ${LONGEST_NAME} characters.`,
        ),
      ),
      ...twice.map(([, same]) => {
        const at = listed(same.map(({ row }) => String(row)));
        const id = quoted(same[0].student.id);
        return hasIds
          ? problem(
              'same-id',
              `Rows ${at} have the same id ${id}.`,
              'Take one out, or give each student an id of their own.',
            )
          : problem(
              'same-name',
              `Rows ${at} have the same name ${id}.`,
              'Add a column “id” or “e-mail”, which tells the two apart.',
            );
      }),
    ],
  };
}
