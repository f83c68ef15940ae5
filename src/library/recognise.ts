import { join } from 'node:path';
import { changedAt, entriesIn } from '../host/files/inspect.ts';
import { textIfThere } from '../host/files/read.ts';

// The key stands at the start of a line, or in braces. To say so of a file that is none only costs somebody
// another name for a report; to miss one costs them their answers. But npm's own files call a program so, by its path.
const ASSESSMENT = /(?:^\ufeff?|[{,])[ \t]*["']?joinedup["']?[ \t]*:(?![ \t]*["']?[\w.-]*\/)/mu;

const FRAMEWORK = /^["']?questions["']?[ \t]*:/mu;

const CROSSWALK = /^["']?crosswalk["']?[ \t]*:/mu;

const VIGNETTES = /^["']?vignettes["']?[ \t]*:/mu;

/** What a person may have written by hand. */
export type HandWritten = 'assessment' | 'framework' | 'crosswalk' | 'vignettes';

/** What a file looks like that somebody filled in or wrote by hand; null for any other, and for what cannot be read. */
export function workIn(path: string): HandWritten | null {
  try {
    return workSeen(textIfThere(path) ?? '');
  } catch {
    return null;
  }
}

/** The same of a text, by a look at the lines on which such files say what they are. */
export function workSeen(text: string): HandWritten | null {
  if (ASSESSMENT.test(text)) return 'assessment';
  if (FRAMEWORK.test(text)) return 'framework';
  if (VIGNETTES.test(text)) return 'vignettes';
  return CROSSWALK.test(text) ? 'crosswalk' : null;
}

/** More assessments than these are not looked into; who wants another one names it. */
const MOST = 40;

/** The names of the assessments in a folder that were changed last, that one first. */
export function assessmentsIn(folder: string): string[] {
  const byChange = namesIn(folder)
    .filter((name) => /\.(?:ya?ml|json)$/iu.test(name))
    .map((name) => ({ name, changed: changedAt(join(folder, name)) }))
    .sort((one, other) => other.changed - one.changed);
  const found: string[] = [];
  for (const { name } of byChange) {
    if (found.length === MOST) break;
    if (workIn(join(folder, name)) === 'assessment') found.push(name);
  }
  return found;
}

/** What was gathered and replaced since is kept in a folder of this name, where `*.yaml` does not find it and nobody is counted twice. */
export const EARLIER = 'earlier';

/** What is called how in a folder, without what was kept as it was when another was carried over. */
export function namesIn(folder: string): string[] {
  const names = entriesIn(folder).map(({ name }) => name);
  return names.filter((name) => !names.includes(laterNameOf(name) ?? ''));
}

/** The file that a file was kept of, service.yaml of service.v1.yaml, by its name; null where it is called otherwise. */
export function laterNameOf(file: string): string | null {
  const later = file.replace(/\.v\d+(?:-\d+)?(?=\.[^./\\]+$)/u, '');
  return later === file ? null : later;
}
