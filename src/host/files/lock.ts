import { basename, dirname, join, resolve } from 'node:path';
import { type InputError, inputError } from '../../problem.ts';
import { quoted } from '../../text.ts';
import {
  bytesOf,
  disk,
  errorCode,
  ifPossible,
  ifThere,
  isBusy,
  linkOrCopy,
  remove,
  systemError,
  writeNew,
} from './disk.ts';
import { HELD, isGone, type Owner, ourselves, ownerIn, ownerInWords } from './lock-owner.ts';

interface Lock {
  readonly path: string;
  /** The content, which names the owner. */
  readonly text: string;
  readonly id: string;
}

/** A file whose lock is held. */
export interface LockedFile {
  /** The real path, with links followed even to where nothing is yet. */
  readonly file: string;
  /** The unique id of the lock. */
  readonly id: string;
  /** The path beside it for its next text, whose name tells whether it was left behind. */
  readonly temporary: string;
}

// Waiting is counted, not timed, so that a computer that slept in between takes nobody for dead. In all some six seconds.
const TRIES = 150;
const LONGEST_PAUSE = 50;
/** The number of looks at a lock without content before its owner counts as stopped while writing it. */
const NAMELESS = 40;
/** The number of tries on Windows while another program has the lock open for a moment. */
const BUSY = 20;

/** A function called before each further try at a lock with the number of tries, which it ends by throwing. */
export type WhileWaiting = (tries: number) => Promise<void>;

/** Runs `body` while no other session uses the file; throws an `InputError` where another keeps it. */
export async function withLock<Value>(
  path: string,
  body: (held: LockedFile) => Value | Promise<Value>,
  whileWaiting?: WhileWaiting,
): Promise<Value> {
  // A lock is a file beside it that names its owner. One whose owner is gone is taken over.
  const file = realPlace(path);
  const short = shortName(file);
  // It listens for a Ctrl-C, which would be heard of only when nothing is computed any more: not before it is needed.
  const { default: whenExit } = await import('when-exit');
  const lock = await acquire(`${short}.lock`, path, { left: TRIES, busy: BUSY, whileWaiting });
  const held = { file, id: lock.id, temporary: `${short}.tmp-${lock.id}` };
  const letGo = () => {
    ifPossible(() => remove(held.temporary));
    release(lock);
  };
  const forget = whenExit(letGo);
  try {
    await removeLeftovers(dirname(file), lock);
    return await body(held);
  } finally {
    forget();
    letGo();
  }
}

function realPlace(path: string): string {
  let place = resolve(path);
  for (let left = MOST_LINKS; left > 0; left -= 1) {
    place = join(disk.realpathSync(dirname(place)), basename(place));
    if (!ifThere(() => disk.lstatSync(place))?.isSymbolicLink()) return place;
    place = resolve(dirname(place), disk.readlinkSync(place));
  }
  throw systemError('ELOOP');
}

const MOST_LINKS = 40;

// Where a name is nearly as long as it may be, all that begin alike share a lock, which only makes them wait.
function shortName(file: string): string {
  let name = basename(file);
  while (Buffer.byteLength(name) > 200) name = [...name].slice(0, -1).join('');
  return join(dirname(file), name);
}

/** The number of tries left, and those where the system does not say what stands in the way. */
interface Tries {
  left: number;
  busy: number;
  readonly whileWaiting?: WhileWaiting | undefined;
}

async function acquire(path: string, about: string, tries: Tries): Promise<Lock> {
  const id = crypto.randomUUID().slice(-12);
  const text = JSON.stringify({ ...ourselves(), id });
  for (let nameless = 0; ; ) {
    create(path, text, id, tries);
    // Who was stopped for so long before it wrote its name that it was taken for dead has no lock.
    const found = contentOf(path);
    if (found === text) break;
    const owner = ownerIn(found);
    nameless = found !== null && isNameless(found) ? nameless + 1 : 0;
    tries.left -= 1;
    if (tries.left <= 0) throw heldFor(about, path, owner);
    if (found !== null && (nameless > NAMELESS || isGone(owner))) {
      await breakLock(path, found, about, tries);
    } else {
      await tries.whileWaiting?.(TRIES - tries.left);
      await disk.pause(Math.min(TRIES - tries.left, LONGEST_PAUSE));
    }
  }
  HELD.add(id);
  return { path, text, id };
}

/** Removes a lock that its owner left. */
async function breakLock(path: string, found: string, about: string, tries: Tries): Promise<void> {
  // Only who holds the lock that is called after it may do so; hence between the look and the removal nobody else does, and
  // no lock but the one that was seen is removed.
  const right = await acquire(`${path}.${ownerIn(found)?.id ?? 'nameless'}`, about, tries);
  try {
    if (contentOf(path) === found) remove(path);
  } finally {
    release(right);
  }
}

/** Makes a lock, unless there is one. */
// Where files can have two names, it appears with its content.
function create(path: string, text: string, id: string, tries: Tries): void {
  const named = `${path}.${id}`;
  try {
    writeNew(named, text, 0o666);
    linkOrCopy(named, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return;
    tries.busy -= 1;
    // What was to be given its second name may have been cleared away by who came after a dead owner.
    const mayPass = isBusy(error) || errorCode(error) === 'ENOENT';
    if (!mayPass || tries.busy <= 0) throw error;
  } finally {
    ifPossible(() => remove(named));
  }
}

/** Removes a lock that is ours. */
// One that stays is taken over once this process has ended.
function release({ path, text, id }: Lock): void {
  HELD.delete(id);
  ifPossible(() => {
    if (contentOf(path) === text) remove(path);
  });
}

/** The names of the files that saving puts into a folder, which are next texts and locks, named or not yet. */
const OURS = /^(?<base>.+)\.(?:tmp-(?<id>[\da-f]{12})|lock(?<named>(?:\.[\da-f]{12})*(?:\.nameless)?))$/u;

/** Removes from `folder` the texts without a lock and the locks without an owner that dead processes left. */
async function removeLeftovers(folder: string, ours: Lock): Promise<void> {
  // A name of a lock that who is just about to write it still needs is written anew.
  const names: string[] = [];
  // Not everybody who may write to a folder may look into it.
  ifPossible(() => names.push(...disk.readdirSync(folder)));
  for (const name of names) {
    const { base = '', id, named } = OURS.exec(name)?.groups ?? {};
    const path = join(folder, name);
    if (base === '' || path === ours.path) continue;
    try {
      if (id === undefined) await removeLock(path, named === '');
      else if (isFree(join(folder, `${base}.lock`), id)) remove(path);
    } catch {
      // It is in nobody's way.
    }
  }
}

/** True where the owner `id` does not hold the lock, and false where that cannot be read. */
function isFree(lock: string, id: string): boolean {
  const found = contentOf(lock);
  const owner = ownerIn(found);
  return found !== UNREAD && (owner?.id !== id || isGone(owner));
}

async function removeLock(path: string, isWhole: boolean): Promise<void> {
  const found = contentOf(path) ?? UNREAD;
  const isLeft = isGone(ownerIn(found));
  if (isWhole && isLeft) await breakLock(path, found, path, { left: 1, busy: 1 });
  if (!isWhole && (isLeft || isNameless(found))) remove(path);
}

/** The text of a lock, null where there is none, or `?` where it cannot be read and so is none of ours. */
function contentOf(path: string): string | null {
  try {
    return bytesOf(path, LONGEST_LOCK)?.toString() ?? UNREAD;
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? null : UNREAD;
  }
}

const LONGEST_LOCK = 4096;
const UNREAD = '?';

// After a power cut there may be noughts in the place of what was written.
function isNameless(text: string): boolean {
  return text.replaceAll('\0', '') === '';
}

function heldFor(path: string, lock: string, owner: Owner | null): InputError {
  const message = `${quoted(path, 200)} could not be saved: ${ownerInWords(owner)} holds it.`;
  const advice = `Try again. Where no session is open any more, remove ${quoted(lock, 200)} first.`;
  return inputError('not-saved', message, advice);
}
