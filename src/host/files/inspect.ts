import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { numbered } from '../../text.ts';

/** True where anything exists at `path`. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** The first of NAME, NAME-2, NAME-3 …, each with `ending`, that is not there in `folder`. */
export function freeName(name: string, ending: string, folder: string): string {
  for (let number = 1; ; number += 1) {
    const free = `${numbered(name, number)}${ending}`;
    if (!isThere(resolve(folder, free))) return free;
  }
}

/** True where `path` is a folder that can be read. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The kind of `path`, where `other` is such as a folder or a device. */
export function kindAt(path: string): 'file' | 'none' | 'other' {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return 'none';
    return found.isFile() ? 'file' : 'other';
  } catch {
    // Whoever writes it says what is wrong.
    return 'file';
  }
}

/** The entries of `folder`, or none where it cannot be read. */
export function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The same, without what programs leave beside the files of people while these are open, ours among them. */
export function entriesOfPeople(folder: string): Dirent[] {
  return entriesIn(folder).filter(({ name }) => !LEFT_BESIDE.test(name));
}

const LEFT_BESIDE =
  /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)|\.(?:tmp-[\da-f]{12}|lock(?:\.[\da-f]{12})*(?:\.nameless)?)$/iu;

/** The names in the folder at `path`, or why there is none to read. */
export function roomAt(path: string): 'none' | 'a file' | 'closed' | { readonly names: readonly string[] } {
  try {
    return { names: readdirSync(path) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' && existsSync(path)) return 'a file';
    return code === 'EACCES' || code === 'EPERM' ? 'closed' : 'none';
  }
}

/** The time of the last change to `path`, in milliseconds since 1970; 0 where that cannot be told. */
export function changedAt(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

/** `path` with every link resolved, or unchanged where nothing is there. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** True where `path` is below `folder`, both absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/** `path` relative to `cwd`, or absolute where it is not below. */
export function fromHere(path: string, cwd: string): string {
  const whole = resolve(cwd, path);
  if (whole === cwd) return '.';
  return isWithin(cwd, whole) ? relative(cwd, whole) : whole;
}

/** The text of a file of this package; throws where it is missing. */
export function packageText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** The bytes of a file of this package; throws where it is missing. */
export function packageBytes(file: URL | string): Buffer {
  return readFileSync(file);
}

/** The path that a person typed or pasted, without quotes and with `~` resolved. */
export function pathTyped(text: string, cwd: string): string {
  const bare = /^\s*(?:'([^']+)'|"([^"]+)"|[“„]([^”“]+)[”“])\s*$/u.exec(text);
  const name = bare?.slice(1).find((each) => each !== undefined) ?? text.trim();
  if (name === '~' || /^~[/\\]/u.test(name)) return homedir() + name.slice(1);
  // A file that is dragged onto a terminal has a backslash before what a shell would take for more.
  const unescaped = sep === '/' ? name.replace(/\\(.)/gu, '$1') : name;
  return existsSync(resolve(cwd, name)) ? name : unescaped;
}
