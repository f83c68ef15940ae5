import { writeProblems } from '../commands/shared/deliver.ts';
import type { Io } from '../host/io.ts';
import { EXIT } from '../host/program.ts';
import { openScreens } from '../host/screens.ts';
import { InputError, Interrupted, inputError } from '../problem.ts';
import { printable, quoted } from '../text.ts';
import { callCommand } from './call.ts';

/** Runs a command, and turns whatever is thrown below into words and an exit code. */
export async function runSafely(argv: readonly string[], io: Io): Promise<number> {
  try {
    const code = await Promise.race([callCommand(argv, io), faultOf(io)]);
    const failure = await io.outputFailure?.();
    if (failure) throw notPrinted(failure);
    return code;
  } catch (error) {
    return reportError(error, argv, io);
  }
}

/** Fails with a fault that nothing waits for, such as at a key or when a window changes its size. */
function faultOf(io: Io): Promise<never> {
  return new Promise((_, reject) => {
    io.onFault?.((error) => {
      // What was being shown may stand in the middle of a line.
      io.stderr.write('\n');
      reject(error);
    });
  });
}

function notPrinted({ code, message }: NodeJS.ErrnoException): InputError {
  const why = code === 'ENOSPC' ? 'the disk is full' : `the system said ${code ?? message}`;
  return inputError('not-printed', `The output could not be printed: ${why}.`, 'Send it somewhere else.');
}

/** The errors of a machine where something is far larger or more nested than anything that people write. */
const TOO_MUCH = /call stack|Invalid (?:string|(?:typed )?array) length|allocation failed/u;

async function reportError(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  // What is said of it must load nothing more, so it is said where the program is started.
  if (error instanceof Error && 'code' in error && HANDLES.includes(String(error.code))) throw error;
  const { err: screen } = await openScreens(io, {
    color: !argv.includes('--no-color'),
    accessible: argv.includes('--accessible'),
  });
  const mendable = inputErrorIn(error);
  if (mendable) {
    await writeProblems(mendable.problems, screen);
    return EXIT.usage;
  }
  if (error instanceof Interrupted) {
    screen.say(error.message === '' ? '\n' : `\n${printable(error.message)}\n`);
    return EXIT.interrupted;
  }
  screen.say(bugReport(error, argv.includes('--debug')));
  return EXIT.bug;
}

/** The error as one that a person can mend, whoever threw it, or null for a fault of ours. */
function inputErrorIn(error: unknown): InputError | null {
  if (error instanceof InputError) return error;
  if (error instanceof RangeError && TOO_MUCH.test(error.message)) {
    const message = 'This is too large, or nested too deeply, to be worked out.';
    return inputError('too-much', message, 'Is it the right file? Try a part of it.');
  }
  return error instanceof Error ? refusal(error) : null;
}

/** A refusal of the system that nobody foresaw and that is no fault of ours, or null. */
function refusal(error: Error): InputError | null {
  const { syscall, code, path } = error as NodeJS.ErrnoException;
  if (syscall === undefined || code === undefined) return null;
  const what = path === undefined ? 'Something' : quoted(path, 200);
  const message = `${what} could not be used: the system said ${code}.`;
  return inputError('refused', message, 'Try again, or elsewhere.');
}

/** The codes of a system without a handle left for another file. */
const HANDLES = ['EMFILE', 'ENFILE'];

const MORE =
  'Run it again with --debug for the details, and report these, with what you did, to whoever gave you joinedup.';

function bugReport(error: unknown, debug: boolean): string {
  const what = error instanceof Error ? error.message : String(error);
  const details = debug && error instanceof Error ? (error.stack ?? what) : `${what}\n${MORE}`;
  return `This is a fault of joinedup, not of yours. What was saved before it stays saved.\n${printable(details)}\n`;
}
