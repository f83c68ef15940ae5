import type { Marking, StudentMarks } from '../../teaching/marking/marking-types.ts';
import { type CsvCell, csvText } from './csv-text.ts';

/** The most that a grade may be: by default Moodle takes no more, and it is fair where a row could not be read. */
const MOST = 100;

/** Each grade book as the import of its course site reads it, with those alone that have an id. */
export const GRADE_BOOKS = {
  'moodle-grades': (marking) => {
    const key = isMail(marking) ? 'Email address' : 'ID number';
    return [[key, 'Student', itemOf(marking)], ...rowsOf(marking, (id, name, grade) => [id, name, grade])];
  },
  // Canvas looks an id up as that of the register first, then as a login. “ID” is a number of its own, which nobody has elsewhere.
  'canvas-grades': (marking) => [
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', itemOf(marking)],
    ['    Points Possible', null, null, null, null, MOST],
    ...rowsOf(marking, (id, name, grade) => [name, null, id, id, null, grade]),
  ],
  'brightspace-grades': (marking) => {
    const item = itemOf(marking).replace(NOT_IN_BRIGHTSPACE, ' ');
    return [
      [
        isMail(marking) ? 'Username' : 'OrgDefinedId',
        `${item} Points Grade <Numeric MaxPoints:${MOST}>`,
        'End-of-Line Indicator',
      ],
      ...rowsOf(marking, (id, _, grade) => [id, grade, '#']),
    ];
  },
} as const satisfies Record<string, (marking: Marking) => CsvCell[][]>;

/** What the name of a grade may not hold there. */
const NOT_IN_BRIGHTSPACE = /[/"*<>+=|,%]/gu;

/** A function that writes the grade book of a site. */
export function gradeBookFor(site: keyof typeof GRADE_BOOKS): (marking: Marking) => string {
  return (marking) => csvText(GRADE_BOOKS[site](marking));
}

// With a number in brackets at its end Canvas would take it for the assignment of that number.
function itemOf({ framework }: Marking): string {
  return `${framework.title} (cases)`;
}

/** The share of ids that are e-mails above which a grade book goes by them, so that one of a class that is typed wrongly makes no other of it. */
const NEARLY_ALL = 0.9;

function isMail({ students }: Marking): boolean {
  const ids = students.flatMap(({ id }) => id ?? []);
  return ids.filter((id) => /^[^\s@]+@[^\s@]+$/u.test(id)).length > ids.length * NEARLY_ALL;
}

function rowsOf(
  { students }: Marking,
  cells: (id: string, name: string, grade: CsvCell) => CsvCell[],
): CsvCell[][] {
  return students.flatMap((student) =>
    student.id === null ? [] : [cells(student.id, student.name, gradeOf(student))],
  );
}

function gradeOf({ points, of }: StudentMarks): CsvCell {
  return of === 0 ? null : Math.round((points / of) * MOST * 100) / 100;
}
