import type { Key } from '../model/key.ts';
import type { Cell } from './write-csv.ts';

/** A table to hand out or to fill in: a row for each case, with nothing in it but which case it is. */
export function blankResponses({ examples }: Key): Cell[][] {
  const rows = examples.map(({ id, title }) => [null, id, title, null, null]);
  return [['student', 'case', 'title', 'level', 'barriers'], ...rows];
}
