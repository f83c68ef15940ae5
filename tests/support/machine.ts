import type { Io } from '../../src/host/io.ts';

/** A machine on which it is always the same day and time, and where nobody presses a key that ends or stops anything. */
export const STILL: Omit<Io, 'stdin' | 'stdout' | 'stderr' | 'env' | 'cwd' | 'root'> = {
  today: '2026-11-22',
  isWindows: false,
  now: () => 0,
  chance: () => 1n,
  onInterrupt: () => () => {},
  onSuspend: () => () => {},
  suspend() {},
};
