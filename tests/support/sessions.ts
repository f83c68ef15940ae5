import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { ROOT } from './load.ts';

/** Sessions in processes of their own, which are told what to do (see `tests/host/files/session-process.ts`). */
export class Sessions {
  readonly #program: string;
  readonly #all: Session[] = [];

  private constructor(program: string) {
    this.#program = program;
  }

  /** Builds the program that they run. */
  static async build(): Promise<Sessions> {
    const program = join(mkdtempSync(join(tmpdir(), 'joinedup-')), 'session.mjs');
    await build({
      entryPoints: [join(ROOT, 'tests/host/files/session-process.ts')],
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      outfile: program,
      // What is bundled may ask for modules of Node’s own in the old way.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    return new Sessions(program);
  }

  start(): Session {
    const session = new Session(this.#program);
    this.#all.push(session);
    return session;
  }

  async close(): Promise<void> {
    for (const session of this.#all) await session.kill();
    rmSync(dirname(this.#program), { recursive: true });
  }
}

/** One of them. */
class Session {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;

  constructor(program: string) {
    this.#child = spawn(process.execPath, [program, join(ROOT, 'tests/fixtures/frameworks/ladder.yaml')]);
    this.#child.stderr.pipe(process.stderr);
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async told(...what: readonly (string | number)[]): Promise<string> {
    this.#child.stdin.write(`${JSON.stringify(what)}\n`);
    const { value } = await this.#lines.next();
    return JSON.parse(value);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'close');
    this.#child.kill(signal);
    await ended;
  }
}
