import type { Terminal } from './terminal.ts';

/** Everything that the program takes from the machine. */
// Tests pass their own.
export interface Io extends Pick<Terminal, 'onInterrupt' | 'onSuspend' | 'suspend'> {
  readonly stdin: Terminal['input'];
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The words that the person types for “joinedup”, if other than that. */
  readonly program?: string;
  /** The folder of the package, in which `frameworks/` and `dist/` lie. */
  readonly root: string;
  /** Today's date, as 2026-11-22. */
  readonly today: string;
  readonly isWindows: boolean;
  /** The time of a steady clock, in seconds. */
  now(): number;
  /** A whole number of 64 bits that nobody can foresee. */
  chance(): bigint;
  /** The reason why the output was not written, or null where it was or nobody wanted more. */
  readonly outputFailure?: () => Promise<NodeJS.ErrnoException | null>;
  /** True once output is lost for any reason. */
  readonly isOutputLost?: () => boolean;
  /** Listens for uncaught errors, and gives a function that stops listening. */
  readonly onFault?: (listener: (error: unknown) => void) => () => void;
  /** Shows the output page by page, or gives false where nothing can and it has to be printed. */
  readonly page?: (pieces: Iterable<string | Uint8Array>) => Promise<boolean>;
}

export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** True while the buffer of the stream is full. */
  readonly writableNeedDrain?: boolean;
};

const FREED = ['drain', 'close', 'error'];

/** Waits until a full `stream` takes more, or never will. */
export function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of FREED) stream.off(event, done);
      resolve();
    };
    for (const event of FREED) stream.on(event, done);
  });
}
