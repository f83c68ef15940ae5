import { InputError, Interrupted } from '../problem.ts';
import { renderProblems } from '../report/problems.ts';
import { runCommand } from './commands.ts';
import { EXIT } from './exit.ts';
import type { Io } from './io.ts';
import { openScreens } from './terminal.ts';

/** Runs a command. Whatever is thrown below ends here, in words and as an exit code. */
export async function runSafely(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await runCommand(argv, io);
  } catch (error) {
    return reportError(error, argv, io);
  }
}

async function reportError(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  const { err: screen } = await openScreens(io, !argv.includes('--no-color'));
  if (error instanceof InputError) {
    screen.write(renderProblems(error.problems, screen.paper));
    return EXIT.usage;
  }
  if (error instanceof Interrupted) {
    screen.write(error.message === '' ? '\n' : `\n${error.message}\n`);
    return EXIT.interrupted;
  }
  screen.write(bugReport(error, argv.includes('--debug')));
  return EXIT.bug;
}

function bugReport(error: unknown, debug: boolean): string {
  const what = error instanceof Error ? error.message : String(error);
  const details =
    debug && error instanceof Error
      ? (error.stack ?? what)
      : `${what}\nRun it again with --debug for the details.`;
  return `This is a fault of joinedup, not of yours. Your files are as they were.\n${details}\n`;
}
