import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** How much of a file is looked at to tell what it is. */
const START = 4096;

/** True if a file begins like an assessment. False for whatever cannot be read. */
export function holdsAssessment(path: string): boolean {
  return /^\s*(#.*\s*)*["{\s]*joinedup["\s]*:/u.test(startOf(path));
}

/** The names of the assessments in a folder, the one changed last first. */
export function assessmentsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/iu.test(name) && holdsAssessment(join(folder, name)))
    .map((name) => ({ name, changed: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.changed - one.changed)
    .map(({ name }) => name);
}

function startOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const start = Buffer.alloc(START);
      return start.toString('utf8', 0, readSync(file, start));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
