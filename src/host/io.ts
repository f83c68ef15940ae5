import type { Terminal } from './terminal.ts';

/** Everything that the program takes from the machine. Tests pass their own. */
export interface Io extends Pick<Terminal, 'onInterrupt' | 'onSuspend' | 'suspend'> {
  readonly stdin: Terminal['input'];
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** What the person types for “joinedup”; that itself where nothing else is known. */
  readonly program?: string;
  /** The folder of the package, in which `frameworks/` and `dist/` lie. */
  readonly root: string;
  /** Today, as 2026-11-22. */
  readonly today: string;
  readonly isWindows: boolean;
  /** Seconds since some moment or other, for what may only take so long. */
  now(): number;
  /** Why what was printed did not arrive, once it is written; null where it did, or where nobody wanted more. */
  readonly outputFailure?: () => Promise<NodeJS.ErrnoException | null>;
  /** True once what is printed arrives nowhere any more, for whatever reason. */
  readonly isOutputLost?: () => boolean;
  /** Calls back at a fault that nobody caught. What runs then will not come to an end by itself. Gives a function that stops listening. */
  readonly onFault?: (listener: (error: unknown) => void) => () => void;
  /** Shows what is printed page by page. False where nothing can: it has to be printed then. */
  readonly page?: (pieces: Iterable<string | Uint8Array>) => Promise<boolean>;
}

export type OutputStream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** True while more is on its way than is taken away. */
  readonly writableNeedDrain?: boolean;
};
