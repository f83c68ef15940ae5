import { dirname, resolve } from 'node:path';
import { isLongAgo } from '../../engine/compare/compare-results.ts';
import { isFolder, isThere, realPath } from '../../host/files/inspect.ts';
import type { Io } from '../../host/io.ts';
import { DETAILS } from '../../interview/details.ts';
import type { Prompter } from '../../interview/prompters/prompter.ts';
import type { Autosave } from '../../interview/saving.ts';
import { Session, UNKNOWN_SERVICE } from '../../interview/session.ts';
import { chooseFramework, withoutNeeds, withoutPlacements } from '../../library/frameworks.ts';
import { inputError } from '../../problem.ts';
import { quoted } from '../../text.ts';
import type { Resumed, Wanted } from './resume.ts';
import { askNamesake, askNewFile, askWhichYear, namesakeOf, nothingToFollow, ownFollower } from './years.ts';

/** How an interview begins: anew, with a file that is there, or from one of an earlier time. */

/** An interview that can begin; without an autosave where there is no file yet. */
export interface Beginning extends Omit<Resumed, 'autosave' | 'framework' | 'lastNotes' | 'isAgreed'> {
  readonly autosave: Autosave | null;
  /** What the person wants after all, who may have been asked. */
  readonly wanted: Wanted;
}

/** Thrown where the person goes on with another file than the one that they began. */
export class Elsewhere extends Error {
  readonly wanted: Wanted;

  constructor(wanted: Wanted) {
    super();
    this.wanted = wanted;
  }
}

/** The beginning of an interview; null where the person turns back before it. */
export async function begin(wanted: Wanted, prompter: Prompter, io: Io): Promise<Beginning | null> {
  const beginning = await beginningOf(wanted, prompter, io);
  if (!beginning) return null;
  const { framework } = beginning.session;
  if (wanted.only === 'needs' && framework.needs === null) throw withoutNeeds(framework.title);
  if (wanted.isQuick && framework.placements.length === 0) throw withoutPlacements(framework.title);
  return beginning;
}

async function beginningOf(wanted: Wanted, prompter: Prompter, io: Io): Promise<Beginning | null> {
  const { file, from } = wanted;
  if (file !== undefined && isThere(resolve(io.cwd, file))) return carryOn({ ...wanted, file }, prompter, io);
  if (from === undefined) return beginAnew(wanted, io);
  const before = await resumed({ ...wanted, file: from, from: undefined }, io);
  return beginFrom(before, { ...wanted, from }, prompter, io);
}

async function resumed(wanted: Wanted & { readonly file: string }, io: Io): Promise<Resumed> {
  const { resume } = await import('./resume.ts');
  return resume(wanted, io);
}

/** Carries on with a file, or begins another from it, which is asked where it is of an earlier time. */
async function carryOn(
  wanted: Wanted & { readonly file: string },
  prompter: Prompter,
  io: Io,
): Promise<Beginning | null> {
  const { file, only, from, isChanged } = wanted;
  if (from !== undefined && realPath(resolve(io.cwd, from)) === realPath(resolve(io.cwd, file)))
    throw ownFollower(file);
  const there = await resumed(wanted, io);
  const { last, date } = there.session;
  const isOld = only === null && from === undefined && isLongAgo(date, io.today);
  const choice =
    !isOld || wanted.isCorrection
      ? 'same-file'
      : isChanged
        ? 'changed'
        : await askWhichYear(file, there, prompter);
  if (choice === null) return null;
  if (choice === 'same-file' && isChanged && last === null) throw nothingToFollow();
  if (choice === 'same-file') return { ...there, notes: [...there.notes, ...there.lastNotes], wanted };
  const anew = { ...wanted, file: undefined, from: file, isChanged: choice === 'changed' };
  return beginFrom(there, anew, prompter, io);
}

/** Begins an assessment from one of an earlier time; null where the person turns back. */
async function beginFrom(
  last: Resumed,
  wanted: Wanted & { readonly from: string },
  prompter: Prompter,
  io: Io,
): Promise<Beginning | null> {
  const { session: before, framework, notes } = last;
  const { from } = wanted;
  const file = wanted.file ?? (await askNewFile(from, last, prompter, io));
  if (file === null) return null;
  refuseWithoutFolder(file, io.cwd);
  return {
    session: before.followedOn(io.today, from, wanted.only),
    autosave: null,
    unanswered: DETAILS,
    notes,
    wanted: { ...wanted, file, framework },
  };
}

/** Asks what is meant where a service of this name has an assessment here; throws where the person takes that. */
export async function askOfNamesake(name: string, wanted: Wanted, prompter: Prompter, io: Io): Promise<void> {
  const namesake = wanted.only === null ? await namesakeOf(name, io) : null;
  if (!namesake) return;
  const choice = await askNamesake(namesake, io, prompter);
  const { file } = namesake;
  if (choice === 'same-file') throw new Elsewhere({ ...wanted, file, isCorrection: true });
  if (choice === 'each' || choice === 'changed')
    throw new Elsewhere({ ...wanted, from: file, isChanged: choice === 'changed' });
}

async function beginAnew(wanted: Wanted, io: Io): Promise<Beginning> {
  const { file, framework, only } = wanted;
  if (wanted.isChanged) throw nothingToFollow();
  if (file !== undefined) refuseWithoutFolder(file, io.cwd);
  const chosen = await chooseFramework(framework, io);
  const session = new Session(chosen, { ...UNKNOWN_SERVICE, date: io.today }, only);
  return { session, autosave: null, unanswered: DETAILS, notes: [], wanted };
}

function refuseWithoutFolder(file: string, cwd: string): void {
  const folder = dirname(resolve(cwd, file));
  if (isFolder(folder)) return;
  const message = `There is no folder ${quoted(folder, 200)} to keep the answers in.`;
  throw inputError('not-saved', message, 'Create it first.');
}
