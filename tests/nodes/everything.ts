import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import { builtRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { play } from '../support/play.ts';
import { inFolder } from '../support/sandbox.ts';
import { isAsExpected, type Scenario, scenariosIn, sessionFiles } from '../support/session.ts';

/** What came of the sessions and of writing files, on one Node. */
export interface Played {
  /** Its version, as 22.1.0. */
  readonly node: string;
  readonly passed: number;
  /** What each session that failed is called, and where it failed. */
  readonly failed: readonly string[];
  readonly files: readonly { readonly name: string; readonly hash: string }[];
}

const ENDINGS = ['docx', 'xlsx', 'html', 'json', 'md'];

/** Plays every session on the Node that runs this, and writes the first case of each framework in every format. */
export async function playEverything(): Promise<Played> {
  const complaints: (string | null)[] = [];
  for (const { name, text } of sessionFiles(ROOT)) {
    const all = scenariosIn(text).map(async (scenario, place) => {
      // As in the tests: the first of each file in processes, as people start it.
      const complaint = await complaintOf(scenario, place === 0 ? 'apart' : 'here');
      return complaint && `${name}, ${scenario.name}: ${complaint}`;
    });
    complaints.push(...(await Promise.all(all)));
  }
  const failed = complaints.filter((complaint) => complaint !== null);
  return {
    node: process.versions.node,
    passed: complaints.length - failed.length,
    failed,
    files: await inFolder({}, filesWritten),
  };
}

/** The first command of a session that does not print what it should; null where all do. */
async function complaintOf({ files, steps, never }: Scenario, started: 'here' | 'apart') {
  return inFolder(files, async (folder) => {
    for (const { command, lines } of steps) {
      const shown = await play(command, folder, started).catch((error: unknown) => [String(error)]);
      const isWrong = !isAsExpected(lines, shown) || never.some((text) => shown.join('\n').includes(text));
      if (isWrong) return [`$ ${command}`, ...shown].join('\n    ');
    }
    return null;
  });
}

async function filesWritten(folder: string): Promise<Played['files']> {
  const cases = listShipped(ROOT).flatMap(({ id }) => shippedCases(ROOT, id).slice(0, 1));
  const files: { name: string; hash: string }[] = [];
  for (const ending of ENDINGS) {
    for (const { id, file } of cases) {
      const name = `${id}.${ending}`;
      const { code, stderr } = await builtRun(['score', file, '-o', name], { cwd: folder });
      if (code !== 0) throw new Error(`${name} was not written: ${stderr}`);
      const hash = createHash('sha256').update(await readFile(join(folder, name)));
      files.push({ name, hash: hash.digest('hex') });
    }
  }
  return files;
}
