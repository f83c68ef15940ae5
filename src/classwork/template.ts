import type { Key } from '../model/key.ts';

/** A table to hand out or to fill in: a row for each case, with nothing in it but which case it is. */
export function blankResponses({ examples }: Key): (string | null)[][] {
  const rows = examples.map(({ id, title }) => [null, id, title, null, null]);
  return [['student', 'case', 'title', 'level', 'barriers'], ...rows];
}
