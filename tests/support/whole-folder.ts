import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of a folder by their names, as somebody finds them who reads there. */
export type Texts = Readonly<Record<string, string>>;

const PASSING = /^\.joinedup|\.tmp-[\da-f]{12}$|\.lock(?:\.[\da-f]{12})*$/u;

/** What somebody reads in a folder who knows nothing of locks, and of what is on its way. */
export function readable(folder: string, within = ''): Texts {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => !PASSING.test(name)) : [];
  const texts = names.sort().flatMap((name): [string, string][] => {
    const path = join(folder, name);
    // A link may lead to nothing yet.
    if (!existsSync(path)) return [];
    if (statSync(path).isDirectory()) return Object.entries(readable(path, join(within, name)));
    return [[join(within, name), readFileSync(path, 'utf8')]];
  });
  return Object.fromEntries(texts);
}

/** The names of all that saving puts into a folder for a while, and of links. */
export function leftIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => PASSING.test(entry.name) || entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name));
}
