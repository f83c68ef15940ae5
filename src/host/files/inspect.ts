import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** True where `path` exists, whatever it is. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** True where `path` is a folder that can be looked at. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** What `path` is: a file, nothing, or anything else, such as a folder or a device. */
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

/** The entries of `folder`; none where it cannot be read. */
export function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** What is at the place of a new folder: nothing, a file, a closed folder, or a folder with these `names`. */
export function roomAt(path: string): 'none' | 'a file' | 'closed' | { readonly names: readonly string[] } {
  try {
    return { names: readdirSync(path) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' && existsSync(path)) return 'a file';
    return code === 'EACCES' || code === 'EPERM' ? 'closed' : 'none';
  }
}

/** When the file at `path` was changed, in milliseconds since 1970; throws where there is none. */
export function changedAt(path: string): number {
  return statSync(path).mtimeMs;
}

/** `path` with every link resolved; unchanged where nothing is there. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** True where `path` is below `folder`, both absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/** `path` relative to `cwd`; absolute where it does not lie below. */
export function fromHere(path: string, cwd: string): string {
  const whole = resolve(cwd, path);
  if (whole === cwd) return '.';
  return isWithin(cwd, whole) ? relative(cwd, whole) : whole;
}

/** A text file of our own package; throws where it is missing. */
export function packageText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** The bytes of a file of our own package; throws where it is missing. */
export function packageBytes(file: URL): Buffer {
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
