import type { KeyCase } from '../../model/key.ts';
import type { MarkedAnswer, Marking } from '../../teaching/marking/marking-types.ts';
import { hasBooklets } from '../words/teaching/marking-words.ts';
import type { CsvCell } from './csv-text.ts';

const TITLES = [
  'student',
  'case',
  'title',
  'kind',
  'status',
  'right level',
  'given level',
  'level',
  'level points',
  'barriers right',
  'barriers missed',
  'barriers imagined',
  'barrier points',
  'points',
  'of',
  'missed',
  'imagined',
  'id',
] as const;

const BY_HAND = ['points by hand', 'not marked yet'] as const;

/** A marking as rows, one for each student and case, below a row of titles; a case goes by its number in the student's booklet. */
export function markingRows(marking: Marking): CsvCell[][] {
  const { students, cases, barriers, byHand } = marking;
  const byId = new Map(cases.map((each) => [each.id, each]));
  const names = new Map(barriers.map(({ id, name }) => [id, name]));
  const withKey = hasBooklets(marking);
  return [
    [...TITLES, ...(byHand.length > 0 ? BY_HAND : []), ...(withKey ? ['case in the key'] : [])],
    ...students.flatMap(({ name, id, answers }) =>
      answers.flatMap((answer) => {
        const marks = byId.get(answer.case);
        if (!marks) return [];
        const levels = (ids: readonly string[]) => levelNames(ids, marks.levels);
        return [
          [
            name,
            answer.number ?? marks.id,
            marks.title,
            marks.kind,
            answer.status,
            levels(marks.right),
            levels(answer.given),
            ...counts(answer),
            ...namedBarriers(answer, names),
            id,
            ...(byHand.length > 0 ? handCells(answer) : []),
            ...(withKey ? [marks.id] : []),
          ],
        ];
      }),
    ),
  ];
}

/** The cells from `level` to `of`, empty where it is not marked. */
function counts({
  status,
  level,
  levelPoints,
  barriers,
  barrierPoints,
  points,
  of,
}: MarkedAnswer): CsvCell[] {
  if (status === 'not marked') return Array.from({ length: 8 }, () => null);
  return [
    level,
    levelPoints,
    barriers?.right.length ?? null,
    barriers?.missed.length ?? null,
    barriers?.imagined.length ?? null,
    barriers ? barrierPoints : null,
    points,
    of,
  ];
}

function handCells({ status, byHand }: MarkedAnswer): CsvCell[] {
  if (status !== 'marked' || byHand === null) return [null, null];
  return [byHand.points, byHand.open.map((question) => `q${question}`).join('; ')];
}

function namedBarriers({ barriers }: MarkedAnswer, names: ReadonlyMap<string, string>): CsvCell[] {
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join('; ');
  return barriers ? [named(barriers.missed), named(barriers.imagined)] : [null, null];
}

function levelNames(ids: readonly string[], levels: KeyCase['levels']): string {
  return levels
    .filter(({ id }) => ids.includes(id))
    .map(({ name }) => name)
    .join('; ');
}
