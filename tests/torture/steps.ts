import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadFramework } from '../../src/framework/load.ts';
import { Keeper } from '../../src/interview/keeper.ts';
import { unwrap } from '../../src/problem.ts';
import { type Disk, FAULTS, type Fault, faultyDisk, nameOf, onDisk } from '../support/faulty-disk.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { randomFrom } from '../support/random.ts';
import { leftIn, readable, type Texts } from '../support/whole-folder.ts';
import { Count, type Options, type Part } from './part.ts';

/** Something that writes into a folder, by way of the program or of one of its parts. */
export interface Writer {
  readonly name: string;
  /** What is in the folder before. */
  readonly before: Texts;
  /** True where its files belong together. */
  readonly isSet?: boolean;
  /** Settles where it did what it could; rejects where something is wrong with the program. */
  run(folder: string): Promise<unknown>;
  /** The same once more, where it is to be told otherwise then. */
  again?(folder: string): Promise<unknown>;
}

/** What is brought to the disk is not at stake here, and takes most of the time. */
const QUICK: Partial<Disk> = { fsyncSync: () => {} };

const FIXTURES = join(ROOT, 'tests/fixtures');
const LADDER = join(FIXTURES, 'frameworks/ladder.yaml');
const TOLD = join(FIXTURES, 'told/framework.yaml');
const KEY = join(FIXTURES, 'keys/four-cases.json');
const ASSESSMENT =
  'joinedup: 1\nservice: { name: Hill Town }\nanswers: { money: part, manager: two, door: one }\n';
const OLD_REPORT = 'Old Town\nA ladder, version 1.0.0\n\nThe old report.\n';
const THEIRS = { 'course/notes.md': 'ours\n', 'course/cases/mine.yaml': 'joinedup: 1\n' };

function command(...words: readonly string[]): Writer['run'] {
  return async (cwd) => {
    const run = await mainRun(words, { cwd });
    if (run.code === 70) throw new Error(run.stderr);
  };
}

/** A session of the interview, in which one answer is given. */
function answering(answer: string): Writer['run'] {
  return async (folder) => {
    const path = join(folder, 'service.yaml');
    const ladder = unwrap(loadFramework({ file: LADDER, text: readFileSync(LADDER, 'utf8') }));
    const keeper = existsSync(path)
      ? Keeper.resume(path, readFileSync(path, 'utf8'), ladder)
      : Keeper.start(path, ladder, '2026-11-22');
    const [money] = ladder.questions;
    if (money) await keeper.keepAnswer(money, { answer, note: null, evidence: [], source: null });
  };
}

/** Everything that writes, in a form that takes little time but for the writing. */
export async function writers(): Promise<readonly Writer[]> {
  const { key, old } = await keys();
  const score = ['score', 'service.yaml', '--framework', LADDER, '-o', 'report.md', '--format', 'markdown'];
  const mark = ['mark', KEY, 'responses.csv', '--format', 'csv', '-o', 'marks.csv'];
  const course = ['example', 'new.json', '--framework', TOLD, '-o', 'course'];
  const fresh = ['frameworks', 'new', 'two-doors'];
  const examples = ['frameworks', 'check', LADDER, '--examples-in', 'examples'];
  const responses = 'student,case,level\nAnn,1,apart\n';
  return [
    { name: 'answer', before: { 'service.yaml': ASSESSMENT }, run: answering('all') },
    { name: 'first answer', before: {}, run: answering('all') },
    { name: 'report', before: { 'service.yaml': ASSESSMENT }, run: command(...score) },
    {
      name: 'report over a report',
      before: { 'service.yaml': ASSESSMENT, 'report.md': `# ${OLD_REPORT}` },
      run: command(...score),
    },
    { name: 'marks', before: { 'responses.csv': responses }, run: command(...mark) },
    { name: 'template', before: {}, run: command('template', LADDER, '-o', 'blank.yaml', '--force') },
    { name: 'framework', before: {}, run: command(...fresh), again: command(...fresh, '--force') },
    { name: 'examples of levels', before: {}, isSet: true, run: command(...examples) },
    {
      name: 'cases',
      before: { 'new.json': key },
      isSet: true,
      run: command(...course),
      again: command(...course, '--force'),
    },
    {
      name: 'cases over cases',
      before: { 'new.json': key, ...old, ...THEIRS },
      isSet: true,
      run: command(...course, '--force'),
    },
  ];
}

/** A key, and the folder of an older set. */
async function keys(): Promise<{ readonly key: string; readonly old: Texts }> {
  return inNewFolder({}, async (folder) => {
    const make = (...words: string[]) => command('example', '--framework', TOLD, ...words)(folder);
    await make('--count', '1', '--seed', '4', '-o', 'other', '--format', 'json');
    await make('--count', '2', '--seed', '5', '-o', 'course');
    const { 'other/key.json': key = '', ...old } = readable(folder);
    const { 'other/cases/1.yaml': _, ...older } = old;
    return { key, old: older };
  });
}

/** A new folder with some texts in it, for as long as `body` takes. */
export async function inNewFolder<Value>(
  texts: Texts,
  body: (folder: string) => Promise<Value>,
): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'joinedup-'));
  try {
    for (const [name, text] of Object.entries(texts)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a writer leaves when nothing is wrong, and in how many operations of the disk. */
export function undisturbed(
  { before, run }: Writer,
  base: Partial<Disk> = QUICK,
): Promise<{ readonly after: Texts; readonly operations: number }> {
  return inNewFolder(before, async (folder) => {
    const { calls, count } = faultyDisk(null, 0, base);
    await onDisk(calls, () => run(folder));
    return { after: readable(folder), operations: count() };
  });
}

/** What is wrong where a fault comes at an operation of that number; null where nothing is. */
export function faultAt(
  { before, isSet = false, run, again = run }: Writer,
  after: Texts,
  fault: Fault,
  at: number,
  base: Partial<Disk> = QUICK,
): Promise<string | null> {
  return inNewFolder(before, async (folder) => {
    const { calls } = faultyDisk(fault, at, base);
    const failure = await onDisk(calls, () => run(folder)).then(
      () => null,
      (error: unknown) => error,
    );
    const isBug = failure !== null && fault.kind !== 'kill' && !isSaid(failure);
    if (isBug) return `${failure}`;
    const seen = readable(folder);
    const isWhole = isSet
      ? isDeepStrictEqual(seen, before) || isDeepStrictEqual(seen, after)
      : everyFile(seen, before, after);
    if (!isWhole) return `torn or mixed: ${Object.keys(seen).join(', ')}`;
    await onDisk(base, () => again(folder));
    const left = leftIn(folder);
    if (left.length > 0) return `left: ${left.join(', ')}`;
    return isDeepStrictEqual(readable(folder), after) ? null : 'not what it is to be after the next time';
  });
}

function isSaid(failure: unknown): boolean {
  return failure instanceof Error && 'problems' in failure;
}

function everyFile(seen: Texts, before: Texts, after: Texts): boolean {
  const names = new Set([...Object.keys(seen), ...Object.keys(before), ...Object.keys(after)]);
  return [...names].every((name) => [before[name], after[name]].includes(seen[name]));
}

/** An error, a short write or a kill at every operation of every writer: the old file or the new one each time, and no rest. */
export const run: Part = async (options: Options) => {
  const random = randomFrom(options.seed);
  const figures = [];
  for (const writer of await writers()) {
    const count = new Count(`${writer.name}: neither old nor new, or something left`);
    const { after, operations } = await undisturbed(writer);
    for (const fault of FAULTS) {
      for (let at = 1; at <= operations; at += 1) {
        if (random() >= options.times && at !== operations) continue;
        const wrong = await faultAt(writer, after, fault, at);
        count.add(wrong === null ? null : `${nameOf(fault)} at ${at} of ${operations}: ${wrong}`);
      }
    }
    figures.push(count.figure);
  }
  return figures;
};
