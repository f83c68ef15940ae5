import { LARGEST_KEY, readKey } from '../classwork/read-key.ts';
import { readResponses } from '../classwork/read-responses.ts';
import type { HandedIn } from '../marking/types.ts';
import type { Key } from '../model/key.ts';
import { InputError, inputError, type Outcome, type Problem, tried, unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { counted } from '../text.ts';
import type { Io } from './io.ts';

/** A key, what a class handed in, and what of that cannot be marked. */
export interface Handed {
  readonly key: Key;
  readonly handed: HandedIn;
  readonly problems: readonly Problem[];
}

/** Opens a key. Throws an `InputError` with everything that is wrong with it. */
export async function openKey(file: string, io: Io): Promise<Key> {
  return unwrap(readKey(await readSource(file, io, { largest: LARGEST_KEY })));
}

/** Opens what is to be marked. Throws an `InputError` with what is wrong with either file, where nothing can be marked. */
export async function openHanded(keyFile: string, file: string, io: Io): Promise<Handed> {
  if (keyFile === '-' && file === '-') {
    const message = 'The key and the responses cannot both come from standard input.';
    throw inputError('wrong-use', message, 'Name a file for one of them.');
  }
  const key = await tried(() => openKey(keyFile, io));
  const source = await tried(() => readSource(file, io, { utf16: true, windows1252: true }));
  if (!key.ok || !source.ok) throw new InputError([...key.problems, ...source.problems]);
  const read: Outcome<HandedIn> = readResponses(source.value, key.value);
  const handed = unwrap(read);
  refuseTooMany(key.value, handed);
  return { key: key.value, handed, problems: read.problems };
}

/** The most answers that are marked at once: a few seconds' work, and half a gigabyte. */
const MOST_ANSWERS = 250_000;

/** Refuses what would take hours: whoever answered one case has all others not answered. Throws an `InputError`. */
function refuseTooMany({ examples }: Key, { answers, unmarked }: HandedIn): void {
  const students = new Set([...answers, ...unmarked].map(({ student }) => student)).size;
  if (students * examples.length <= MOST_ANSWERS) return;
  const message = `${counted(students, 'student')} with ${counted(examples.length, 'case')} each are too many to be marked at once.`;
  const most = Math.floor(MOST_ANSWERS / examples.length);
  throw inputError('too-many', message, `Mark up to ${counted(most, 'student')} at a time.`);
}
