import { join, resolve } from 'node:path';
import { refused } from '../document/grid.ts';
import { entriesOfPeople, isFolder } from '../host/files/inspect.ts';
import type { Io } from '../host/io.ts';
import type { Problem } from '../problem.ts';
import { counted, firstOf, listed, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';

/** Which files may be filled forms, and what to do with one that is none. */

const READ = /\.(?:html?|xlsx|xlsm|ya?ml|json|csv|tsv)$/iu;

const TYPE_IN = 'Type the answers in with “joinedup assess”.';

/** What to do with a file that is no form, by how its name ends. */
const OTHERS: readonly (readonly [endings: RegExp, what: string, advice: string])[] = [
  [/\.(?:docx?|odt|rtf|pages)$/iu, 'a document', TYPE_IN],
  [/\.pdf$/iu, 'a PDF', TYPE_IN],
  [/\.(?:png|jpe?g|gif|heic|tiff?|bmp|webp)$/iu, 'a picture', TYPE_IN],
  [
    /\.(?:ods|xls|xlsb|numbers)$/iu,
    'a sheet of another kind',
    'Save the sheet as an Excel workbook (.xlsx).',
  ],
  [/\.(?:msg|eml|mbox)$/iu, 'a mail', 'Save what is attached, and gather that.'],
  [/\.(?:zip|rar|7z|gz|tar)$/iu, 'a packed file', 'Unpack it first.'],
];

/** Why a file is refused by how its name ends, or by its first bytes; null where it is not. `typeIn` says what to do with a picture. */
export function refusalOf(file: string, start: string, typeIn = TYPE_IN): readonly Problem[] | null {
  const is = (what: string, advice: string) =>
    refused(file, 'not-read', `is ${what}`, advice === TYPE_IN ? typeIn : advice).problems;
  const other = OTHERS.find(([endings]) => endings.test(file));
  if (start.startsWith('%PDF')) return is('a PDF', TYPE_IN);
  if (/^(?:\u0089PNG|\u00ff\u00d8\u00ff|GIF8)/u.test(start)) return is('a picture', TYPE_IN);
  if (other && !/\.xls$/iu.test(file)) return is(other[1], other[2]);
  if (start.startsWith('\u00d0\u00cf\u0011\u00e0'))
    return is(
      'a workbook of an old Excel, or one with a password',
      'Save it as an Excel workbook (.xlsx), without a password.',
    );
  return /\.xls[xm]?$/iu.test(file) && !start.startsWith('PK')
    ? is('no Excel workbook (.xlsx)', 'Ask for it again.')
    : null;
}

/** The files that a person named, with those of a folder in its place; and what of a folder is not looked at. */
export function filesIn(
  names: readonly string[],
  io: Io,
): { readonly files: readonly string[]; readonly skipped: readonly Problem[] } {
  const skipped: Problem[] = [];
  const files = names.flatMap((name) => {
    if (!isFolder(resolve(io.cwd, name))) return [name];
    const entries = entriesOfPeople(resolve(io.cwd, name));
    const named = (isOf: (entry: (typeof entries)[number]) => boolean) =>
      entries
        .filter(isOf)
        .map((entry) => entry.name)
        .sort();
    const files = named((entry) => !entry.isDirectory());
    const read = files.filter((file) => READ.test(file));
    skipped.push(
      ...notRead(
        name,
        files.filter((file) => !READ.test(file)),
      ),
      ...notEntered(
        name,
        named((entry) => entry.isDirectory()),
      ),
    );
    if (read.length === 0) skipped.push(told('nothing-there', name, 'holds no filled form.'));
    return read.map((entry) => join(name, entry));
  });
  return { files: [...new Set(files)], skipped };
}

function told(code: string, folder: string, message: string, advice?: string): Problem {
  return { code, severity: 'warning', message: `${quoted(folder, 200)} ${message}`, advice, file: folder };
}

const MOST_NAMED = 5;

function named(names: readonly string[]): string {
  return listed(
    firstOf(
      names.map((each) => quoted(each)),
      MOST_NAMED,
    ),
  );
}

/** What is said of `files` that end as no form does, once for those of which the same is to be done. */
function notRead(folder: string, files: readonly string[]): Problem[] {
  const adviceOn = (file: string) => OTHERS.find(([endings]) => endings.test(file))?.[2] ?? '';
  return [...groupedBy(files, adviceOn)].map(([advice, alike]) =>
    told(
      'other-file',
      folder,
      `holds what was not read, because no filled form ends so: ${named(alike)}.`,
      advice,
    ),
  );
}

function notEntered(folder: string, folders: readonly string[]): Problem[] {
  if (folders.length === 0) return [];
  const what = `has ${counted(folders.length, 'folder')} in it that ${folders.length === 1 ? 'was' : 'were'} not looked into: ${named(folders)}.`;
  return [told('folder-inside', folder, what, 'Name those, too, if forms lie in them.')];
}
