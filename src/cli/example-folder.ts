import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { CASE_ID } from '../model/words.ts';
import { inputError } from '../problem.ts';
import { SHEETS, type Sheet } from '../report/examples/sheets.ts';
import { code, say } from '../sentence.ts';
import { removeFile } from '../storage/save.ts';
import { quoted } from '../text.ts';
import { entriesOf } from './framework-files.ts';

/** What the files of a set are called in its folder. */

export const KEY = 'key.json';
export const BANKS = { gift: 'questions.gift', 'moodle-xml': 'questions.xml' } as const;

/** How the files end that hold sheets. */
const ENDINGS = { markdown: 'md', html: 'html' } as const;
export type SheetFormat = keyof typeof ENDINGS;

export function sheetFile(sheet: Sheet, format: SheetFormat): string {
  return `${sheet}.${ENDINGS[format]}`;
}

/** The folder of the assessments within that of the set. */
export const ANSWERS = 'cases';

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
  if (force || found === 'room') return;
  const message = `${quoted(folder, 200)} is there already; nothing in it is written over.`;
  throw inputError(
    'folder-exists',
    message,
    say`Name a new folder, or replace the set in it with ${code('--force')}.`,
  );
}

function lookInto(path: string): 'room' | 'something' | 'a file' {
  try {
    return readdirSync(path).length === 0 ? 'room' : 'something';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' && existsSync(path)) return 'a file';
    // A folder that nobody may look into may hold anything; what else is wrong is said when the folder is made.
    return code === 'EACCES' || code === 'EPERM' ? 'something' : 'room';
  }
}

/**
 * Takes away what an older set left in a folder: files that go by a name that is given to files of a set. All others stay.
 * `kept` are the files of the new set. Gives how many went. Throws an `InputError` where one cannot be taken away.
 */
export async function removeOlder(path: string, kept: ReadonlySet<string>): Promise<number> {
  const answers = namesIn(join(path, ANSWERS))
    .filter((name) => name.endsWith('.yaml') && CASE_ID.test(name.slice(0, -'.yaml'.length)))
    .map((name) => join(ANSWERS, name));
  const older = [...namesIn(path).filter((name) => OURS.has(name)), ...answers].filter(
    (name) => !kept.has(name),
  );
  for (const name of older) await removeFile(join(path, name));
  return older.length;
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
