import { type Dirent, existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** True where `path` leads to something, of whatever kind. */
export function isThere(path: string): boolean {
  return existsSync(path);
}

/** True where `path` is a folder; false where it is none, or nobody may know. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** What has a name: a file, as far as can be told; nothing; or something else, which is not to be written to or read. */
export function kindOf(path: string): 'file' | 'none' | 'other' {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return 'none';
    return found.isFile() ? 'file' : 'other';
  } catch {
    // Whoever writes it says what is wrong.
    return 'file';
  }
}

/** What lies in `folder`; nothing where there is no such folder, or none that can be read. */
export function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** What is in the way of a new folder at `path`: nothing, the `names` of what it holds, a file, or something that nobody may look into. */
export function roomAt(path: string): 'none' | 'a file' | 'closed' | { readonly names: readonly string[] } {
  try {
    return { names: readdirSync(path) };
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOTDIR' && existsSync(path)) return 'a file';
    return code === 'EACCES' || code === 'EPERM' ? 'closed' : 'none';
  }
}

/** When the file at `path` was changed, in milliseconds since 1970. Throws where there is none. */
export function changedAt(path: string): number {
  return statSync(path).mtimeMs;
}

/** Where `path` leads in the end, past every link; the path itself where nothing is there. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** True for a `path` below `folder`, both from the root. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`);
}

/** `path` as it is called from `cwd`: from the root where it does not lie below. */
export function fromHere(path: string, cwd: string): string {
  const whole = resolve(cwd, path);
  if (whole === cwd) return '.';
  return isWithin(cwd, whole) ? relative(cwd, whole) : whole;
}

/** A text of our own package. Throws where it is not there. */
export function packageText(path: string): string {
  return readFileSync(path, 'utf8');
}

/** The bytes of a file of our own package. Throws where it is not there. */
export function packageBytes(file: URL): Buffer {
  return readFileSync(file);
}

/** The file or folder that a person means who typed or pasted its name: perhaps in quotes, or from the home folder. */
export function pathTyped(text: string, cwd: string): string {
  const bare = /^\s*(?:'([^']+)'|"([^"]+)"|[“„]([^”“]+)[”“])\s*$/u.exec(text);
  const name = bare?.slice(1).find((each) => each !== undefined) ?? text.trim();
  if (name === '~' || /^~[/\\]/u.test(name)) return homedir() + name.slice(1);
  // A file that is dragged onto a terminal has a backslash before what a shell would take for more.
  const unescaped = sep === '/' ? name.replace(/\\(.)/gu, '$1') : name;
  return existsSync(resolve(cwd, name)) ? name : unescaped;
}
