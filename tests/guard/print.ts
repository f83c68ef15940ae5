import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import type { Io } from '../../src/host/io.ts';
import { STILL } from '../support/machine.ts';
import { hashOf, type Page, type Printed } from './page.ts';
import { typist } from './typist.ts';

/** A build of the program: where it lies, and its way in. */
export interface Build {
  readonly root: string;
  readonly main: (argv: readonly string[], io: Io) => Promise<number>;
}

/** The build in a folder, as it would be installed. */
export async function buildIn(root: string): Promise<Build> {
  const { main } = await import(pathToFileURL(join(root, 'dist', 'joinedup.js')).href);
  return { root, main };
}

// No page takes a second.
const PATIENCE = 60_000;

/** Prints pages with a build, one after the other, in files that were laid out in a folder. */
export async function printAll(
  pages: readonly Page[],
  build: Build,
  laidOut: string,
  withText: boolean,
): Promise<Printed[]> {
  const printed: Printed[] = [];
  // A command that does not know a format knows it for no file.
  const refused = new Set<string>();
  for (const page of pages) {
    const asked = [...page.argv.slice(0, 2).filter((word) => /^[a-z-]+$/u.test(word)), page.format].join(' ');
    if (page.format !== undefined && refused.has(asked)) {
      printed.push(REFUSED);
      continue;
    }
    const one = await print(page, build, laidOut, withText);
    if (one.isRefused) refused.add(asked);
    printed.push(one.isRefused ? REFUSED : one);
  }
  return printed;
}

const REFUSED: Printed = { hash: hashOf(''), isRefused: true, text: null };

async function print(page: Page, build: Build, laidOut: string, withText: boolean): Promise<Printed> {
  const cwd = join(laidOut, page.folder);
  for (const [from, to] of page.copies ?? []) cpSync(join(cwd, from), join(cwd, to), { recursive: true });
  const before = page.folder === '.' ? null : filesIn(cwd);
  const { code, stdout, stderr } = await outcome(page, build, cwd);
  if (page.output !== undefined) writeFileSync(join(cwd, page.output), stdout);
  const written = before === null ? [] : newIn(cwd, before);
  const parts = [
    `exit ${code}`,
    `stdout\n${stdout}`,
    `stderr\n${stderr}`,
    ...written.map(([name, text]) => `file ${name}\n${text}`),
  ];
  // Each build has folders of its own; their names are nothing that it says.
  const text = parts.join('\n').replaceAll(laidOut, '$HERE').replaceAll(build.root, '$ROOT');
  const isRefused =
    page.format !== undefined && /option '--format[^']*' argument '[^']*' is invalid/u.test(stderr);
  return { hash: hashOf(text), isRefused, text: withText ? text : null };
}

async function outcome(page: Page, build: Build, cwd: string) {
  // Read at the end, so it holds whatever is printed.
  const out = new PassThrough({ highWaterMark: 2 ** 30 });
  const { said, ...streams } = page.habits ? typist(page.habits) : unattended(page, cwd);
  const io: Io = {
    ...streams,
    stdout: out,
    env: { LANG: 'C.UTF-8', COLUMNS: '80', ...page.env },
    cwd,
    root: build.root,
    ...STILL,
  };
  const code = await inTime(build.main(page.argv, io), page);
  return { code, stdout: textOf(out), stderr: said() };
}

function unattended({ input }: Page, cwd: string) {
  const bytes = input === undefined ? Buffer.alloc(0) : readFileSync(join(cwd, input));
  const stderr = new PassThrough();
  return { stdin: Readable.from(bytes.length === 0 ? [] : [bytes]), stderr, said: () => textOf(stderr) };
}

function inTime(run: Promise<number>, { name }: Page): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it does not end: ${name}`)), PATIENCE);
  });
  return Promise.race([run, late]).finally(() => clearTimeout(timer));
}

function textOf(stream: PassThrough): string {
  return (stream.read() as Buffer | null)?.toString() ?? '';
}

function filesIn(folder: string): Map<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
  return new Map(found.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function newIn(folder: string, before: ReadonlyMap<string, string>): [string, string][] {
  return [...filesIn(folder)].filter(([name, text]) => before.get(name) !== text);
}
