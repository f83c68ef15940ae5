import { type Grid, refused } from '../../document/grid.ts';
import type { Variant } from '../../model/key.ts';
import type { Outcome, Problem } from '../../problem.ts';
import { listed, quoted } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { plainWords } from './name-matching.ts';
import { LONGEST_NAME } from './row-faults.ts';

/** A student of a roster. */
export type Student = NonNullable<Variant['student']>;

/** What the columns of a roster may be called, the first that is there counting. */
const HEADS = {
  id: [
    'id',
    'student id',
    'student number',
    'id number',
    'number',
    'matriculation number',
    'username',
    'user name',
  ],
  mail: ['e-mail', 'email', 'e-mail address', 'email address', 'mail'],
  name: ['name', 'student', 'full name', 'student name'],
  first: ['first name', 'forename', 'given name'],
  last: ['last name', 'surname', 'family name'],
} as const;

type Head = keyof typeof HEADS;

type Places = ReadonlyMap<Head, number>;

/** How far down a sheet the row that names the columns may stand. */
const MOST_ABOVE = 5;

/** How much sense a row makes as the first of a roster: the columns that it names. */
export function rosterSense(cells: readonly string[]): number {
  return placesIn(new Map(cells.entries())).size;
}

function placesIn(cells: ReadonlyMap<number, string>): Places {
  const titles = [...cells].map(([column, title]) => [plainWords(title).replace(/:$/u, ''), column] as const);
  return new Map(
    (Object.keys(HEADS) as Head[]).flatMap((head) => {
      const found = HEADS[head].flatMap((name) => titles.find(([title]) => title === name) ?? []);
      return found[1] === undefined ? [] : [[head, found[1] as number] as const];
    }),
  );
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
  return { ok: true, value: rows.map(({ student }) => student), problems: [] };
}

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
  const hasIds = places.has('id') || places.has('mail');
  const rows = below.flatMap(([row, cells]): StudentRow[] => {
    const cell = (column: Head) => (cells.get(places.get(column) ?? -1) ?? '').replace(/\s+/gu, ' ');
    const name = cell('name') || [cell('first'), cell('last')].filter((part) => part !== '').join(' ');
    const id = cell('id') || cell('mail') || (hasIds ? '' : name);
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
