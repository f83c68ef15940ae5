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
  readonly answers: readonly Readonly<Record<string, AnswerValue | null>>[];
}

/** An assessment as its file has it. */
export interface Written {
  readonly 'answered-by'?: readonly Readonly<Record<string, string>>[];
  readonly date?: string;
  readonly service?: Readonly<Record<string, unknown>>;
  readonly needs?: Readonly<Record<string, unknown>>;
  readonly answers?: Readonly<Record<string, unknown>>;
}

/** Gathers from files that are laid out for it. */
export function gatherIn(files: Files, names: readonly string[], wanted: Partial<Gatherer>): Promise<Found> {
  return inFolder(files, async (cwd) => {
    const io: Io = {
      ...STILL,
      stdin: new PassThrough() as unknown as Io['stdin'],
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      env: {},
      cwd,
      root: ROOT,
    };
    const gathering = await gather(names, { folder: 'gathered', ...wanted }, io);
    const written = gathering.gathered.map(({ text }) => parse(text) as Written);
    return { gathering, written, answers: written.map(answersOf) };
  });
}

function answersOf({ needs = {}, answers = {} }: Written): Record<string, AnswerValue | null> {
  const entries = Object.entries({ ...needs, ...answers });
  return Object.fromEntries(
    entries.map(([id, entry]) => {
      const isMap = typeof entry === 'object' && entry !== null && !Array.isArray(entry);
      return [
        id,
        (isMap ? ((entry as { answer?: AnswerValue }).answer ?? null) : entry) as AnswerValue | null,
      ];
    }),
  );
}
