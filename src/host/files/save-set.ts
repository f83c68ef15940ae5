import { constants, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  bytesOf,
  disk,
  type FileContent,
  ifPossible,
  ifThere,
  isWithoutLinks,
  linkOrCopy,
  remove,
  rename,
  syncFolder,
  systemError,
  writeLike,
} from './disk.ts';
import { saveFailure } from './failures.ts';
import { withLock } from './lock.ts';
import { makeFolder } from './save.ts';

export interface NewFile<Text = FileContent> {
  readonly name: string;
  readonly text: Text;
}

/** A set of files that belong together. */
export interface FileSet {
  /** The files by name within the folder, at most one folder deep, the last of which makes them a set. */
  readonly files: readonly NewFile[];
  /** Called with the names in the folder while the lock is held; throws where the set may not be written. */
  mayReplace?(present: readonly string[]): void;
  /** The names of files of an older set, which this one replaces. */
  older?(): readonly string[];
}

/** Writes a set atomically, and gives the number of older files gone; throws an `InputError`. */
export async function saveSet(folder: string, set: FileSet): Promise<number> {
  // One file is replaced by one rename; several are not. So each gives way to a link that leads to its old text by way of one
  // that all share; that one is turned to the new texts; and each link gives way to the file that it leads to.
  const made = makeFolder(folder);
  try {
    return await withLock(join(folder, LOCK), async ({ file, id }) => {
      const real = dirname(file);
      recoverAll(real);
      set.mayReplace?.(disk.readdirSync(real).filter((name) => !name.startsWith(`${LOCK}.lock`)));
      return await replaceSet(join(real, `${LOCK}-${id}`), set);
    });
  } catch (error) {
    for (const each of made.toReversed()) ifPossible(() => disk.rmdirSync(each));
    throw saveFailure(error, folder);
  }
}

/** The name of the lock on all sets that are written into a folder. */
const LOCK = '.joinedup';

/** The name of the folder of an unfinished set. */
// Whoever holds the lock and finds one knows that its owner is gone.
const STAGE = /^\.joinedup-(?<gone>gone-)?[\da-f]{12}$/u;

/** True for a name that an unfinished set leaves in its folder. */
export function isUnfinished(name: string): boolean {
  return STAGE.test(name);
}

// In it: the texts of before and after, the link that leads to either, where there are no links a mark that the old texts are out
// of the way, and a word of which file comes last.
const [OLD, NEW, NOW, NEXT, DONE, LAST] = ['old', 'new', 'now', 'next', 'done', 'last'];

function recoverAll(folder: string): void {
  for (const name of disk.readdirSync(folder)) {
    const found = STAGE.exec(name);
    if (found?.groups?.gone) ifPossible(() => removeTree(join(folder, name)));
    else if (found) rollForwardOrBack(join(folder, name));
  }
}

async function replaceSet(stage: string, { files, older = () => [] }: FileSet): Promise<number> {
  const folder = dirname(stage);
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const names = [...texts.keys()];
  const gone = older().filter((name) => !texts.has(name));
  const all = [...gone, ...names];
  const present = new Map(all.map((name) => [name, memberAt(folder, name)]));
  const { default: whenExit } = await import('when-exit');
  const forget = whenExit(() => ifPossible(() => rollForwardOrBack(stage)));
  let isDone = false;
  try {
    layOut(stage, all);
    for (const [name, text] of texts) {
      writeLike(join(stage, NEW, name), text, present.get(name) ?? null);
      // A signal may come between two texts; from the last on, all is done in one turn.
      await nextTurn();
    }
    const there = all.filter((name) => present.get(name));
    for (const name of there) linkOrCopy(join(folder, name), join(stage, OLD, name));
    for (const each of [OLD, NEW]) syncAll(join(stage, each), all);
    if (knowsLinks(stage)) swapByLinks(stage, all);
    else swapWithoutLinks(stage, there, names.at(-1) ?? '');
    isDone = true;
    rollForwardOrBack(stage);
  } catch (error) {
    const isSettled = ifPossible(() => {
      isDone ||= wasDone(stage);
      rollForwardOrBack(stage);
    });
    if (!isSettled || !isDone) throw error;
  } finally {
    forget();
  }
  return gone.length;
}

/** The file in the place of a member, or null where nothing is; throws for anything but a file. */
function memberAt(folder: string, name: string): Stats | null {
  const path = join(folder, name);
  try {
    const above = ifThere(() => disk.lstatSync(dirname(path)));
    if (above && !above.isDirectory()) throw systemError(above.isSymbolicLink() ? 'IS_A_LINK' : 'ENOTDIR');
    const found = ifThere(() => disk.lstatSync(path));
    if (!found) return null;
    if (found.isSymbolicLink()) throw systemError('IS_A_LINK');
    if (!found.isFile()) throw systemError(found.isDirectory() ? 'IS_A_FOLDER' : 'NOT_A_FILE');
    disk.accessSync(path, constants.W_OK);
    return found;
  } catch (error) {
    throw saveFailure(error, path);
  }
}

function layOut(stage: string, names: readonly string[]): void {
  for (const each of [stage, join(stage, OLD), join(stage, NEW)]) disk.mkdirSync(each);
  for (const below of foldersOf(names)) {
    for (const each of [OLD, NEW]) disk.mkdirSync(join(stage, each, below));
    makeFolder(join(dirname(stage), below));
  }
}

/** True where links can be used, with the shared link made to lead to the old texts. */
function knowsLinks(stage: string): boolean {
  // There, few may make links, and one is not replaced by another.
  if (disk.isWindows) return false;
  try {
    disk.symlinkSync(OLD, join(stage, NOW));
    return true;
  } catch (error) {
    if (!isWithoutLinks(error)) throw error;
    return false;
  }
}

/** Replaces each file by a link, and then turns all links to the new texts at once. */
function swapByLinks(stage: string, names: readonly string[]): void {
  const folder = dirname(stage);
  for (const each of [stage, folder]) syncFolder(each);
  for (const name of names) {
    const way = join(name === basename(name) ? '' : '..', basename(stage), NOW, name);
    put(stage, name, (path) => disk.symlinkSync(way, path));
  }
  syncAll(folder, names);
  disk.symlinkSync(NEW, join(stage, NEXT));
  rename(join(stage, NEXT), join(stage, NOW));
  syncFolder(stage);
}

/** Replaces files where there are no links, removing first the one, `last`, that makes them a set. */
// It comes back last, in `fill`.
function swapWithoutLinks(stage: string, there: readonly string[], last: string): void {
  // A reader may then find less than a set, and never a mixed one.
  const folder = dirname(stage);
  writeLike(join(stage, LAST), last, null);
  for (const each of [stage, folder]) syncFolder(each);
  remove(join(folder, last));
  syncFolder(folder);
  for (const name of there) remove(join(folder, name));
  syncAll(folder, there);
  disk.mkdirSync(join(stage, DONE));
  syncFolder(stage);
}

/** Replaces `name` in one rename. */
function put(stage: string, name: string, make: (path: string) => void): void {
  const place = join(dirname(stage), name);
  const beside = join(dirname(place), passing(stage));
  make(beside);
  rename(beside, place);
}

function passing(stage: string): string {
  return `.joinedup-at-${basename(stage).slice(-12)}`;
}

function wasDone(stage: string): boolean {
  const way = ifThere(() => disk.readlinkSync(join(stage, NOW)));
  return way === NEW || (way === null && ifThere(() => disk.lstatSync(join(stage, DONE))) !== null);
}

/** Completes or undoes a set, and removes its stage. */
function rollForwardOrBack(stage: string): void {
  const folder = dirname(stage);
  const isDone = wasDone(stage);
  const folders = ['', ...foldersIn(join(stage, NEW))];
  for (const each of folders) remove(join(folder, each, passing(stage)));
  fill(stage, isDone ? NEW : OLD);
  for (const each of folders) {
    const links = namesIn(join(folder, each)).map((name) => join(each, name));
    for (const name of links.filter((link) => leadsInto(stage, link))) remove(join(folder, name));
    if (!isDone && each !== '') ifPossible(() => disk.rmdirSync(join(folder, each)));
    ifThere(() => syncFolder(join(folder, each)));
  }
  // In one step, and before anything in it goes, so that what is left of it is not taken for a set on its way.
  const rest = join(folder, basename(stage).replace(LOCK, `${LOCK}-gone`));
  removeTree(rest);
  ifThere(() => rename(stage, rest));
  syncFolder(folder);
  ifPossible(() => removeTree(rest));
}

/** Gives each waiting name its old or new text, by `side`. */
function fill(stage: string, side: string): void {
  const folder = dirname(stage);
  const names = namesBelow(join(stage, side));
  const last = ifThere(() => bytesOf(join(stage, LAST), LONGEST_NAME))?.toString();
  const others = names.filter((name) => name !== last);
  for (const name of [...others, ...names.filter((each) => each === last)]) {
    if (name === last) syncAll(folder, names);
    if (isOpen(stage, name)) put(stage, name, (path) => linkOrCopy(join(stage, side, name), path));
  }
}

const LONGEST_NAME = 4096;

/** True where `name` waits for its text. */
// What somebody has put there since stays.
function isOpen(stage: string, name: string): boolean {
  return ifThere(() => disk.lstatSync(join(dirname(stage), name))) === null || leadsInto(stage, name);
}

function leadsInto(stage: string, name: string): boolean {
  const path = join(dirname(stage), name);
  if (!ifThere(() => disk.lstatSync(path))?.isSymbolicLink()) return false;
  return disk.readlinkSync(path).split(/[\\/]/u).includes(basename(stage));
}

function foldersOf(names: readonly string[]): string[] {
  return [...new Set(names.map(dirname))].filter((each) => each !== '.');
}

function syncAll(folder: string, names: readonly string[]): void {
  for (const each of [...foldersOf(names), '']) syncFolder(join(folder, each));
}

function namesIn(folder: string): string[] {
  return ifThere(() => disk.readdirSync(folder)) ?? [];
}

function foldersIn(folder: string): string[] {
  return namesIn(folder).filter((name) => disk.lstatSync(join(folder, name)).isDirectory());
}

function namesBelow(folder: string): string[] {
  const folders = foldersIn(folder);
  const below = folders.flatMap((each) => namesIn(join(folder, each)).map((name) => join(each, name)));
  return [...below, ...namesIn(folder).filter((name) => !folders.includes(name))];
}

function removeTree(folder: string): void {
  for (const name of namesIn(folder)) {
    const path = join(folder, name);
    if (disk.lstatSync(path).isDirectory()) removeTree(path);
    else remove(path);
  }
  ifThere(() => disk.rmdirSync(folder));
}
