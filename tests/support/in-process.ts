import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { main } from '../../src/cli/main.ts';
import type { Io, OutputStream } from '../../src/host/io.ts';
import { ROOT } from './load.ts';
import { STILL } from './machine.ts';
import type { Circumstances, Run } from './program.ts';

type Machine = Partial<Pick<Io, 'stdout' | 'stderr' | 'now' | 'program'>>;

/** Runs the program without a process of its own, on streams that the test can read. */
export function mainRun(
  argv: readonly string[],
  circumstances: Circumstances,
  machine: Machine = {},
): Promise<Run> {
  return runOf(main, argv, circumstances, machine);
}

/** Runs the built program likewise: a fraction of what a process takes, but for the start all the same. */
export async function builtRun(argv: readonly string[], circumstances: Circumstances): Promise<Run> {
  const built: { main: typeof main } = await import(pathToFileURL(join(ROOT, 'dist', 'joinedup.js')).href);
  return runOf(built.main, argv, circumstances, {});
}

async function runOf(
  run: typeof main,
  argv: readonly string[],
  { cwd, env = {}, input = '' }: Circumstances,
  machine: Machine,
): Promise<Run> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const said = [textOf(out), textOf(err)];
  const io: Io = {
    stdin: Readable.from(input === '' ? [] : [Buffer.from(input)]),
    stdout: out,
    stderr: err,
    env: { LANG: 'C.UTF-8', ...env },
    cwd,
    root: ROOT,
    ...STILL,
    ...machine,
  };
  const code = await run(argv, io);
  out.end();
  err.end();
  const [stdout = '', stderr = ''] = await Promise.all(said);
  return { code, stdout, stderr };
}

/** A stream that fails as soon as something is written to it, as a bug would. */
export function failing(error: unknown): OutputStream {
  const stream = new Writable();
  stream.write = () => {
    throw error;
  };
  return stream;
}

/** All that comes out of a stream, taken as it comes. */
async function textOf(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
