import { InputError, Interrupted } from '../problem.ts';
import { EXIT } from './exit.ts';
import type { Io } from './io.ts';
import { TOOL } from './tool.ts';

export { processIo } from './io.ts';

/** Runs the program. Gives its exit code; nothing below exits by itself. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  // Asked by scripts at every start, so it loads nothing.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    io.stdout.write(`${TOOL.version}\n`);
    return EXIT.done;
  }
  try {
    const { runCommand } = await import('./commands.ts');
    return await runCommand(argv, io);
  } catch (error) {
    return reportError(error, argv, io);
  }
}

async function reportError(error: unknown, argv: readonly string[], io: Io): Promise<number> {
  const { openScreens } = await import('./terminal.ts');
  const { err: screen } = await openScreens(io, !argv.includes('--no-color'));
  if (error instanceof InputError) {
    const { renderProblems } = await import('../report/problems.ts');
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
