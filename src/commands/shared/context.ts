import type { Io } from '../../host/io.ts';
import type { Screens } from '../../host/screens.ts';
import type { FormatOf } from '../../report/page-formats.ts';

/** What a command is given besides its arguments. */
export interface CommandContext extends Screens {
  readonly io: Io;
  /** True where what is there may be written over, whatever it is. */
  readonly force: boolean;
}

/** The options of a command that prints a result. */
export interface OutputOptions {
  readonly format: FormatOf<'result'>;
  readonly output?: string;
}
