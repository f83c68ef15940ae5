import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Played, playEverything } from './everything.ts';

const PROGRAM = fileURLToPath(import.meta.url);
const VERSIONS = ['20', '22', '24', '26'];
const USAGE = `npm run test:nodes -- [VERSION ...]

Plays the sessions of tests/scenarios with the built program on the newest Node ${VERSIONS.join(', ')}, or those named,
and compares the files that it writes on each. Ends with 1 where anything differs, 2 where a Node cannot be had.
`;

/** "npm run test:nodes": the built program on several versions of Node, which npm fetches. */
async function run(named: readonly string[]): Promise<number> {
  if (named.some((version) => !/^\d+(?:\.\d+){0,2}$/u.test(version))) {
    say(USAGE);
    return 2;
  }
  const folder = await mkdtemp(join(tmpdir(), 'joinedup-nodes-'));
  try {
    const all: Played[] = [];
    for (const version of named.length > 0 ? named : VERSIONS) {
      const node = await fetched(version, folder);
      if (node === null) return 2;
      const played = await playedOn(node);
      all.push(played);
      say(`Node ${played.node}: ${played.passed} sessions passed, ${played.failed.length} failed\n`);
      say(played.failed.map((each) => `  - ${each}\n`).join(''));
    }
    const differing = differences(all);
    say(differing.map((each) => `${each}\n`).join(''));
    if (differing.length === 0) say(`${all[0]?.files.length} files written, the same bytes on each\n`);
    return differing.length > 0 || all.some(({ failed }) => failed.length > 0) ? 1 : 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The path of the newest Node of `version`, put by npm into a folder; null, after saying why, where that fails. */
async function fetched(version: string, folder: string): Promise<string | null> {
  const isWindows = process.platform === 'win32';
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const own = join(folder, version);
  const options = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts', '--loglevel=error'];
  try {
    await promisify(execFile)('npm', ['install', '--prefix', own, ...options, `${name}@${version}`], {
      shell: isWindows,
    });
    return join(own, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
  } catch (error) {
    const { stderr = '', code } = error as NodeJS.ErrnoException & { stderr?: string };
    const why = /\bcode (\w+)$/mu.exec(stderr)?.[1] ?? code;
    say(`Node ${version} could not be fetched: npm said ${why} when it was asked for ${name}@${version}. `);
    say('Is there a network, and a Node of that version for this machine?\n');
    return null;
  }
}

/** What comes of playing everything in a process of that Node. */
async function playedOn(node: string): Promise<Played> {
  const { stdout } = await promisify(execFile)(node, [PROGRAM, '--here'], { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout);
}

/** The files that are not the same on each, as sentences. */
function differences([first, ...others]: readonly Played[]): string[] {
  return others.flatMap(({ node, files }) =>
    (first?.files ?? []).flatMap(({ name, hash }) => {
      const other = files.find((file) => file.name === name)?.hash;
      return hash === other ? [] : [`${name} is another file on Node ${node} than on ${first?.node}`];
    }),
  );
}

function say(text: string): void {
  process.stdout.write(text);
}

if (process.argv[2] === '--here') say(JSON.stringify(await playEverything()));
else process.exitCode = await run(process.argv.slice(2));
