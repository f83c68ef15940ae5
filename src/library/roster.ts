import { LARGEST_FORM } from '../document/grid.ts';
import { readTable } from '../document/table.ts';
import { readWorkbook } from '../document/workbook.ts';
import { readFileBytes } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { type Outcome, unwrap } from '../problem.ts';
import { readRoster, rosterSense, type Student } from '../teaching/class/read-roster.ts';
import { refusalOf } from './filled-files.ts';

/** The students of a class list, a table or a workbook, or everything that is wrong with it. Throws an `InputError` where it cannot be opened. */
export async function openRoster(file: string, io: Io): Promise<Outcome<readonly Student[]>> {
  const bytes = await readFileBytes(file, io, LARGEST_FORM);
  const start = bytes.subarray(0, 4096).toString('latin1');
  const refusal = refusalOf(file, start, 'Save the class list as a table (.csv) or a workbook (.xlsx).');
  if (refusal) return { ok: false, problems: refusal };
  const grids = start.startsWith('PK')
    ? unwrap(readWorkbook(file, bytes))
    : [unwrap(readTable(file, bytes, rosterSense))];
  return readRoster(file, grids);
}
