import { PassThrough } from 'node:stream';
import { parse } from 'yaml';
import type { Io } from '../../src/host/io.ts';
import { type Gatherer, type Gathering, gather } from '../../src/library/gathering.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import { ROOT } from './load.ts';
import { STILL } from './machine.ts';
import { type Files, inFolder } from './sandbox.ts';

/** What was gathered, and the answers in each of it: question to answer. */
export interface Found {
  readonly gathering: Gathering;
  readonly written: readonly Written[];
  readonly answers: readonly Readonly<Record<string, AnswerValue>>[];
}

/** An assessment as its file has it. */
export interface Written {
  readonly 'answered-by'?: readonly Readonly<Record<string, string>>[];
  readonly date?: string;
  readonly service?: Readonly<Record<string, unknown>>;
  readonly needs?: Readonly<Record<string, unknown>>;
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** What a gathering in a folder takes from the machine. */
export function ioIn(cwd: string): Io {
  const stream = () => new PassThrough();
  return {
    ...STILL,
    stdin: stream() as unknown as Io['stdin'],
    stdout: stream(),
    stderr: stream(),
    env: {},
    cwd,
    root: ROOT,
  };
}

/** Gathers from files that are laid out for it. */
export function gatherIn(files: Files, names: readonly string[], wanted: Partial<Gatherer>): Promise<Found> {
  return inFolder(files, async (cwd) => {
    const gathering = await gather(names, { folder: 'gathered', ...wanted }, ioIn(cwd));
    const written = gathering.gathered.map(({ text }) => parse(text) as Written);
    return { gathering, written, answers: written.map(answersOf) };
  });
}

/** What is answered; what only has a note is open. */
function answersOf({ needs = {}, answers = {} }: Written): Record<string, AnswerValue> {
  const entries = Object.entries({ ...needs, ...answers });
  return Object.fromEntries(
    entries.flatMap(([id, entry]): [string, AnswerValue][] => {
      const isMap = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
      const answer = (isMap ? (entry as { answer?: AnswerValue }).answer : entry) as AnswerValue | null;
      return answer == null ? [] : [[id, answer]];
    }),
  );
}
