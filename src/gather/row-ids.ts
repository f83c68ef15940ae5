import { wordsOf } from '../assessment/match-words.ts';
import type { Grid } from '../document/grid.ts';
import { aboutIn } from './about-headings.ts';

/** What services for forms call the number that they give each answer. */
const IDS = new Set(
  ['id', 'response id', 'responseid', 'respondent id', 'uuid', 'instanceid', 'meta instanceid', 'token'].map(
    wordsOf,
  ),
);

/** The id or time that a service gave each row, by which it is known once sorted; empty where none did. */
export function rowIds({ rows }: Grid, head: number): ReadonlyMap<number, string> {
  const heads = [...(rows.get(head) ?? [])];
  const below = [...rows].filter(([row]) => row > head);
  const isTelling = ([at]: readonly [number, string]) =>
    new Set(below.flatMap(([, cells]) => cells.get(at) ?? [])).size === below.length;
  const ids = heads.filter(([, heading]) => IDS.has(wordsOf(heading)));
  const times = heads.filter(([, heading]) => aboutIn(heading) === 'time');
  const [at] = [...ids, ...times].find(isTelling) ?? [];
  return new Map(
    below.flatMap(([row, cells]) => {
      const id = at === undefined ? undefined : cells.get(at);
      return id === undefined ? [] : [[row, id] as const];
    }),
  );
}
