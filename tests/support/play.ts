import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { builtRun } from './in-process.ts';
import { ROOT } from './load.ts';
import { joinedup, type Run } from './program.ts';
import { commandLine, sessionLines } from './session.ts';

/** Names for folders, in the commands of a session and in what it prints. */
const FOLDERS = {
  $CASES: join(ROOT, 'frameworks', 'five-levels', 'cases'),
  $FIXTURES: join(ROOT, 'tests', 'fixtures', 'frameworks'),
  $KEYS: join(ROOT, 'tests', 'fixtures', 'keys'),
  $SHIPPED: join(ROOT, 'frameworks'),
} as const;

/**
 * Carries out one command line in a folder, and gives the lines that the screen shows. The built program runs here,
 * or, which takes far longer, in a process of its own.
 */
export async function play(command: string, folder: string, started: 'here' | 'apart'): Promise<string[]> {
  const { env, words, input, output } = commandLine(withFolders(command));
  const [program = '', ...args] = words;
  const typed = input === undefined ? '' : await readFile(join(folder, input));
  const start = started === 'here' ? builtRun : joinedup;
  const run =
    program === 'joinedup' ? start(args, { cwd: folder, env, input: typed }) : tool(program)(args, folder);
  const { stdout, ...rest } = await run;
  if (output !== undefined) await writeFile(join(folder, output), stdout);
  const shown = sessionLines({ ...rest, stdout: output === undefined ? stdout : '' });
  return shown.map((line) => withNames(line, folder));
}

type Tool = (files: readonly string[], folder: string) => Promise<Run>;

/** The few other programs that a session needs, so that it plays the same on every machine. */
function tool(name: string): Tool {
  const found = TOOLS[name];
  if (!found) throw new Error(`a session has no program called ${name}`);
  return found;
}

const TOOLS: Readonly<Record<string, Tool>> = {
  cat: async ([file = ''], folder) => done(await readFile(join(folder, file), 'utf8')),
  cmp: async ([one = '', other = ''], folder) => {
    const [left, right] = await Promise.all([one, other].map((file) => readFile(join(folder, file))));
    return left && right?.equals(left) ? done('') : { ...done(`${one} ${other} differ\n`), code: 1 };
  },
  cp: async ([from = '', to = ''], folder) => {
    await cp(resolve(folder, from), join(folder, to));
    return done('');
  },
  ls: async (_, folder) => done((await readdir(folder)).map((name) => `${name}\n`).join('')),
};

function done(stdout: string): Run {
  return { code: 0, stdout, stderr: '' };
}

function withFolders(text: string): string {
  return Object.entries(FOLDERS).reduce((line, [name, folder]) => line.replaceAll(name, folder), text);
}

function withNames(text: string, here: string): string {
  const folders = Object.entries({ ...FOLDERS, $HERE: here });
  return folders.reduce((line, [name, folder]) => line.replaceAll(folder, name), text);
}
