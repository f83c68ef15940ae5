import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CASE_ID } from '../model/words.ts';
import { type InputError, inputError } from '../problem.ts';
import { SHEETS, type Sheet } from '../report/examples/sheets.ts';
import { code, say } from '../sentence.ts';
import { isUnsettled } from '../storage/save-set.ts';
import { quoted } from '../text.ts';
import { entriesOf } from './assessments-here.ts';
import { endingOf } from './endings.ts';

/** What the files of a set are called in its folder. */

export const KEY = 'key.json';
export const BANKS = { gift: 'questions.gift', 'moodle-xml': 'questions.xml' } as const;

export function sheetFile(sheet: Sheet, format: 'markdown' | 'html'): string {
  return sheet + endingOf(format);
}

/** The folder of the assessments within that of the set. */
const ANSWERS = 'cases';

export function answersFile(id: string): string {
  return join(ANSWERS, `${id}.yaml`);
}

/**
 * Refuses to write where something is already. `path` is the whole path of the folder, `folder` what it was called. Throws
 * an `InputError`.
 */
export function checkRoom(path: string, folder: string, force: boolean): void {
  const found = lookInto(path);
  if (found === 'a file') {
    const message = `${quoted(folder, 200)} is a file, and no folder can have its name.`;
    throw inputError('is-a-file', message, 'Name a new folder.');
  }
  if (!force && found === 'something') throw folderExists(folder);
}

/** What to say of a folder that holds something. */
export function folderExists(folder: string): InputError {
  const message = `${quoted(folder, 200)} is there already; nothing in it is written over.`;
  const advice = say`Name a new folder, or replace the set in it with ${code('--force')}.`;
  return inputError('folder-exists', message, advice);
}

function lookInto(path: string): 'room' | 'something' | 'a file' {
  try {
    const names = readdirSync(path);
    // What a set that was stopped half-way has left is cleared away before another is written.
    return names.length === 0 || names.some(isUnsettled) ? 'room' : 'something';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' && existsSync(path)) return 'a file';
    // A folder that nobody may look into may hold anything; what else is wrong is said when the folder is made.
    return code === 'EACCES' || code === 'EPERM' ? 'something' : 'room';
  }
}

/** The files of an older set in a folder: those that go by a name that is given to files of a set. */
export function olderFiles(path: string): string[] {
  const answers = namesIn(join(path, ANSWERS))
    .filter((name) => name.endsWith('.yaml') && CASE_ID.test(name.slice(0, -'.yaml'.length)))
    .map((name) => join(ANSWERS, name));
  return [...namesIn(path).filter((name) => OURS.has(name)), ...answers];
}

const OURS: ReadonlySet<string> = new Set([
  KEY,
  ...Object.values(BANKS),
  ...SHEETS.flatMap((sheet) => [sheetFile(sheet, 'markdown'), sheetFile(sheet, 'html')]),
]);

function namesIn(folder: string): string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
