import type { Terminal } from './terminal.ts';

/** Everything that the program takes from the machine; tests pass their own. */
export interface Io extends Pick<Terminal, 'onInterrupt' | 'onSuspend' | 'suspend'> {
  readonly stdin: Terminal['input'];
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** What the person types for “joinedup”, if anything else. */
  readonly program?: string;
  /** The folder of the package, in which `frameworks/` and `dist/` lie. */
  readonly root: string;
  /** Today, as 2026-11-22. */
  readonly today: string;
  readonly isWindows: boolean;
  /** A steady clock, in seconds. */
  now(): number;
  /** Why the output was not written, once it is; null where it was, or where nobody wanted more. */
  readonly outputFailure?: () => Promise<NodeJS.ErrnoException | null>;
  /** True once output is lost, for whatever reason. */
  readonly isOutputLost?: () => boolean;
  /** Listens for uncaught errors; gives a function that stops listening. */
  readonly onFault?: (listener: (error: unknown) => void) => () => void;
  /** Shows the output page by page; false where nothing can, so that it has to be printed. */
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

/** Waits until a full `stream` takes more again, or never will. */
export function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of FREED) stream.off(event, done);
      resolve();
    };
    for (const event of FREED) stream.on(event, done);
  });
}
