import { statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { inputError } from '../problem.ts';
import { quoted } from '../text.ts';
import { entriesOf, type HandWritten, workIn } from './assessments-here.ts';
import type { Io } from './io.ts';

/**
 * The files that a person named, each once, with every framework and crosswalk below a folder in place of the
 * folder. Throws an `InputError` where a folder holds none.
 */
export function frameworkFiles(name: string, io: Io): string[] {
  const path = resolve(io.cwd, name);
  if (!isFolder(path)) return [name];
  const found = yamlFilesIn(path).filter((file) => AUTHORED.includes(workIn(file)));
  if (found.length > 0) return found.map((file) => join(name, relative(path, file)));
  const advice = 'A framework is a YAML file with “questions:” at the start of a line.';
  throw inputError('no-framework-here', `The folder ${quoted(name, 200)} holds no framework.`, advice);
}

const AUTHORED: readonly (HandWritten | null)[] = ['framework', 'crosswalk'];

// What is wrong with any other name is said where the file is read.
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** By name. What is installed or hidden is nobody's own. */
function yamlFilesIn(folder: string): string[] {
  return entriesOf(folder)
    .filter(({ name }) => name !== 'node_modules' && !name.startsWith('.'))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return yamlFilesIn(path);
      return /\.ya?ml$/iu.test(entry.name) ? [path] : [];
    });
}
