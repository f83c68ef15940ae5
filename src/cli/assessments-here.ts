import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LARGEST_FILE } from '../document/source.ts';

// The key stands at the start of a line, or in braces. To say so of a file that is none only costs somebody
// another name for a report; to miss one costs them their answers.
const KEY = /(?:^\ufeff?|[{,])[ \t]*["']?joinedup["']?[ \t]*:/mu;

/** True if a file looks like an assessment. False for whatever cannot be read. */
export function holdsAssessment(path: string): boolean {
  return holds(path, KEY);
}

/** True if a file looks like an assessment or a framework, which somebody wrote by hand. */
export function holdsWork(path: string): boolean {
  return holdsAssessment(path) || holds(path, FRAMEWORK);
}

const FRAMEWORK = /^["']?questions["']?[ \t]*:/mu;

function holds(path: string, key: RegExp): boolean {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= LARGEST_FILE && key.test(readFileSync(path, 'utf8'));
  } catch {
    return false;
  }
}

/** The names of the assessments in a folder, the one changed last first. */
export function assessmentsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/iu.test(name) && holdsAssessment(join(folder, name)))
    .map((name) => ({ name, changed: statSync(join(folder, name)).mtimeMs }))
    .sort((one, other) => other.changed - one.changed)
    .map(({ name }) => name);
}
