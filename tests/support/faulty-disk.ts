import { disk, systemError } from '../../src/host/files/disk.ts';

export type Disk = typeof disk;
type Call = Exclude<keyof Disk, 'isWindows' | 'pause' | 'pauseSync'>;

/** What becomes of an operation of the disk. */
export type Fault =
  /** The system says this. */
  | { readonly kind: 'error'; readonly code: string; readonly lasting: boolean }
  /** It takes less than it was given. */
  | { readonly kind: 'short' }
  /** The program is not there any more, before this operation. */
  | { readonly kind: 'kill' };

/** Thrown where the program is no more. */
class Killed extends Error {}

const REAL: Disk = { ...disk };
const NO_CALLS = ['isWindows', 'pause', 'pauseSync'];
const CALLS = Object.keys(REAL).filter((name): name is Call => !NO_CALLS.includes(name));

/** Does something with another disk in the place of this one. */
export async function onDisk<Value>(other: Partial<Disk>, body: () => Promise<Value>): Promise<Value> {
  Object.assign(disk, other);
  try {
    return await body();
  } finally {
    Object.assign(disk, REAL);
  }
}

/** A disk on which the operation of that number goes wrong. Tells how many operations it was asked for. */
export function faultyDisk(fault: Fault | null, at: number, other: Partial<Disk> = {}) {
  const base: Disk = { ...REAL, ...other };
  let count = 0;
  const wrapped = (name: Call) => {
    const real: (...given: never[]) => unknown = base[name];
    return (...given: never[]) => {
      count += 1;
      const isNow = count === at || (count > at && lasts(fault));
      if (fault === null || !isNow) return real(...given);
      if (fault.kind === 'kill') throw new Killed();
      if (fault.kind === 'error') throw systemError(fault.code);
      if (name !== 'writeSync') return real(...given);
      const [handle, bytes] = given as unknown as [number, Buffer];
      return base.writeSync(handle, bytes.subarray(0, Math.ceil(bytes.length / 2)));
    };
  };
  const calls = Object.fromEntries(CALLS.map((name) => [name, wrapped(name)])) as Partial<Disk>;
  // Nobody else is there to be waited for.
  return {
    calls: { ...other, ...calls, pause: () => Promise.resolve(), pauseSync: () => {} },
    count: () => count,
  };
}

// Who is killed does nothing more; and a disk that takes too little does so more than once.
function lasts(fault: Fault | null): boolean {
  return fault !== null && (fault.kind !== 'error' || fault.lasting);
}

/** What can go wrong at each operation. */
export const FAULTS: readonly Fault[] = [
  { kind: 'kill' },
  { kind: 'short' },
  ...['EIO', 'ENOSPC', 'EACCES', 'EMFILE'].flatMap((code) =>
    [false, true].map((lasting): Fault => ({ kind: 'error', code, lasting })),
  ),
];

/** A fault in words. */
export function nameOf(fault: Fault): string {
  return fault.kind === 'error' ? `${fault.code}${fault.lasting ? ' from there on' : ''}` : fault.kind;
}
