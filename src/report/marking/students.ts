import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { MarkedAnswer, Marking, StudentMarks } from '../../marking/types.ts';
import { ledger } from './ledger.ts';

/** Every student in a row: points, levels exact and one off, barriers missed and imagined, and a sign for each case. */
export function studentTable({ students, withBarriers }: Marking, paper: Paper): string[] {
  const forBarriers = withBarriers ? ['Missed', 'Imagined'] : [];
  const columns = [
    { title: 'Student', most: 24 },
    ...['Points', 'Exact', 'One off', ...forBarriers].map((title) => ({ title, isNumber: true })),
    { title: 'Cases' },
  ];
  const rows = students.map(({ name, points, of, level, missed, imagined, answers }) => [
    name,
    `${points} of ${of}`,
    ...[level.exact, level.oneOff, ...(withBarriers ? [missed, imagined] : [])].map(String),
    answers.map((answer) => signOf(answer, paper)).join(''),
  ]);
  return [...ledger(columns, rows, paper), '', ...legend(students, paper)];
}

const NOT_GIVEN = '-';
const NOT_MARKED = '?';

function signOf({ status, level }: MarkedAnswer, { glyphs }: Paper): string {
  if (status === 'not marked') return NOT_MARKED;
  if (status === 'not answered' || level === 'none') return NOT_GIVEN;
  if (level === 'exact') return glyphs.full;
  return level === 'one-off' ? glyphs.partial : glyphs.empty;
}

/** What the signs mean; the rarer ones only where they are used. */
function legend(students: readonly StudentMarks[], paper: Paper): string[] {
  const { full, partial, empty } = paper.glyphs;
  const signs = new Set(students.flatMap(({ answers }) => answers.map((answer) => signOf(answer, paper))));
  const meanings = [
    `${full} exact`,
    `${partial} one off`,
    `${empty} wrong`,
    ...(signs.has(NOT_GIVEN) ? [`${NOT_GIVEN} not answered`] : []),
    ...(signs.has(NOT_MARKED)
      ? [`${NOT_MARKED} not marked, since the row is bad; it counts for nothing`]
      : []),
  ];
  return wrapped(`${meanings.join(', ')}. The cases stand in the order of the key.`, paper, { first: '  ' });
}
