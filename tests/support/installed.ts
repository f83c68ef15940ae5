import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The path of a program that goes by one of these names; null where it is not installed. Where `JOINEDUP_ALL_TESTS` is set, that is an error. */
export function programCalled(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const path = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(canRun) ?? null;
  const [name] = names;
  if (path !== null) return path;
  if (process.env.JOINEDUP_ALL_TESTS)
    throw new Error(`“${name}” is not installed, and all tests are to run.`);
  process.stderr.write(`\nLEFT OUT: “${name}” is not installed, so nothing was looked at in it.\n`);
  return null;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
