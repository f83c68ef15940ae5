import { basename, dirname, extname, join, resolve } from 'node:path';
import { isLongAgo, nameIn } from '../../engine/compare/compare-results.ts';
import { freeName, fromHere, isThere, pathTyped } from '../../host/files/inspect.ts';
import type { Io } from '../../host/io.ts';
import { type Prompter, pick } from '../../interview/prompters/prompter.ts';
import { assessmentsIn } from '../../library/recognise.ts';
import { type InputError, inputError, tried } from '../../problem.ts';
import { code, say } from '../../sentence.ts';
import { dayText, quoted } from '../../text.ts';
import type { Resumed } from './resume.ts';

/** An assessment that was made a while ago, and the one of this year. */

/** What to do with an assessment: begin this year's, asking each question or what changed; or go on with it or another. */
export type YearChoice = 'each' | 'changed' | 'same-file' | 'another';

const BEGIN = [
  { value: 'each', label: 'Begin this year’s from it: a new file, each answer of then beside its question' },
  { value: 'changed', label: 'The same, but ask only what has changed since' },
] as const;

const CORRECT = { value: 'same-file', label: 'Correct it: what it says of that day' } as const;

/** Asks whether a file of an earlier time is corrected or followed by another; null where the person turns back. */
export function askWhichYear(
  file: string,
  { session }: Resumed,
  prompter: Prompter,
): Promise<YearChoice | null> {
  const message = `${quoted(file, 200)} describes ${dayText(session.date ?? '')}. What would you like to do?`;
  return pick<YearChoice>(message, [...BEGIN, CORRECT], prompter);
}

/** Asks the same where a new assessment is given the name of a service of which there is one. */
export function askNamesake(
  { file, resumed: { session } }: Namesake,
  io: Io,
  prompter: Prompter,
): Promise<YearChoice | null> {
  const date = session.date === null ? '' : ` of ${dayText(session.date)}`;
  const message = `There is one of this service already${date}, in ${quoted(file, 200)}. What would you like to do?`;
  const that = isLongAgo(session.date, io.today) ? [...BEGIN, CORRECT] : [CARRY_ON];
  return pick<YearChoice>(message, [...that, OTHER], prompter);
}

const CARRY_ON = { value: 'same-file', label: 'Carry on with it' } as const;
const OTHER = { value: 'another', label: 'Begin one of another service, or by somebody else' } as const;

interface Namesake {
  readonly file: string;
  readonly resumed: Resumed;
}

/** The assessment here that is of a service of this name, the latest of several; null for none. */
export async function namesakeOf(name: string, io: Io): Promise<Namesake | null> {
  const wanted = nameIn({ service: { name } });
  const { resume } = await import('./resume.ts');
  const found: Namesake[] = [];
  for (const file of assessmentsIn(io.cwd)) {
    const read = await tried(() => resume({ file, framework: undefined, only: null }, io));
    if (read.ok && nameIn(read.value.session) === wanted) found.push({ file, resumed: read.value });
  }
  const dayOf = ({ resumed }: Namesake) => resumed.session.date ?? '';
  return found.toSorted((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1))[0] ?? null;
}

/** Asks for the file of this year’s assessment, proposing that of `last` with the year; null for turning back. */
export async function askNewFile(
  last: string,
  { isAgreed }: Resumed,
  prompter: Prompter,
  io: Io,
): Promise<string | null> {
  const folder = dirname(last);
  // A file among views would count as one of them.
  const isAmongViews = isAgreed && assessmentsIn(resolve(io.cwd, folder)).length > 1;
  const name = isAgreed ? basename(last).replace(/\.agreed(?=\.[^.]+$)/u, '') : basename(last);
  const initial = proposedFile(join(folder, isAmongViews ? '..' : '', name), io);
  for (;;) {
    const reply = await prompter.write({
      message: 'What is the new file to be called?',
      hint: `The file of last time, ${quoted(last, 200)}, stays as it is.${isAmongViews ? ' The new one lies outside the folder of its views, or it would count as one of them.' : ''}`,
      initial,
      required: true,
      commands: ['back'],
    });
    if (reply.kind === 'command') return null;
    const path = pathTyped(reply.text, io.cwd);
    const file = extname(path) === '' ? `${path}.yaml` : path;
    if (!isThere(resolve(io.cwd, file))) return file;
    prompter.say(`${quoted(file, 200)} is there already.`);
  }
}

/** A free name beside `last`: `service-2026.yaml`, in which the year takes the place of an earlier one. */
function proposedFile(last: string, { cwd, today }: Io): string {
  const ending = extname(last);
  const stem = last.slice(0, last.length - ending.length).replace(/[-_. ]?(?:19|20)\d\d(?:-\d+)*$/u, '');
  const year = `${stem}${stem === '' || /[/\\]$/u.test(stem) ? '' : '-'}${today.slice(0, 4)}`;
  return freeName(year, ending === '.json' ? '.json' : '.yaml', cwd);
}

/** How a file names the one that it follows; null where that does not lie beside or below it. */
export function followedBy(path: string, last: string, { cwd }: Io): string | null {
  const name = fromHere(resolve(cwd, last), dirname(path));
  return name === resolve(cwd, last) ? null : name.split('\\').join('/');
}

/** Where this year's file would be that of last time. */
export function ownFollower(file: string): InputError {
  const message = `${quoted(file, 200)} cannot follow itself.`;
  return inputError(
    'same-file',
    message,
    'Name another file for this year’s, or leave it out: one is proposed.',
  );
}

/** Where nothing says what last time was. */
export function nothingToFollow(): InputError {
  const message = 'There is no earlier assessment to ask about what has changed.';
  return inputError('no-last-time', message, say`Name it: ${code('joinedup assess --from LAST --changed')}.`);
}
