import type { FormatOf } from '../report/pages.ts';
import type { Io } from './io.ts';
import type { Screens } from './terminal.ts';

/** What a command is given besides its arguments. */
export interface CommandContext extends Screens {
  readonly io: Io;
}

/** The options of a command that prints a result. */
export interface OutputOptions {
  readonly format: FormatOf<'result'>;
  readonly output?: string;
}
