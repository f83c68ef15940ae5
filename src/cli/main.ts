import type { Io } from '../host/io.ts';
import { EXIT, TOOL } from '../host/program.ts';

export { processIo } from '../host/process.ts';

/** Runs the program and gives its exit code. */
// Nothing below exits by itself.
export async function main(argv: readonly string[], io: Io): Promise<number> {
  // Asked by scripts at every start, so it loads nothing.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    io.stdout.write(`${TOOL.version}\n`);
    if (!(await io.outputFailure?.())) return EXIT.done;
  }
  const { runSafely } = await import('./program.ts');
  return runSafely(argv, io);
}
