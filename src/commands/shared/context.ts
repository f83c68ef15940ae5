import type { Io } from '../../host/io.ts';
import type { Screens } from '../../host/screens.ts';

/** What a command is given besides its arguments. */
export interface CommandContext extends Screens {
  readonly io: Io;
  /** True where what is there may be written over, whatever it is. */
  readonly force: boolean;
}
