import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { checkAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { loadFramework } from '../../src/framework/open.ts';
import { errorCode } from '../../src/host/files/disk.ts';
import { Autosave } from '../../src/interview/saving.ts';
import { unwrap } from '../../src/problem.ts';
import { type Disk, FAULTS, type Fault, faultyDisk, nameOf, onDisk } from '../support/faulty-disk.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { randomFrom } from '../support/random.ts';
import { leftIn, readable, type Texts } from '../support/whole-folder.ts';
import { Count, inNewFolder, type Options, type Part } from './part.ts';

/** Something that writes into a folder, by way of the program or of one of its parts. */
export interface Writer {
  readonly name: string;
  /** What is in the folder before. */
  readonly before: Texts;
  /** True where its files belong together. */
  readonly isSet?: boolean;
  /** What is typed behind `joinedup`, for a command, and what to do the same once more, where that is something else. */
  readonly words?: readonly string[];
  readonly again?: readonly string[];
  /** What is done, for a part of the program. Settles where it did what it could; rejects where something is wrong with it. */
  run?(folder: string): Promise<unknown>;
}

/** What is brought to the disk is not at stake here, and takes most of the time. */
const QUICK: Partial<Disk> = { fsyncSync: () => {} };

const FIXTURES = join(ROOT, 'tests/fixtures');
const LADDER = join(FIXTURES, 'frameworks/ladder.yaml');
const TOLD = join(FIXTURES, 'told/framework.yaml');
const KEY = join(FIXTURES, 'keys/four-cases.json');
const ASSESSMENT =
  'joinedup: 1\nservice: { name: Hill Town }\nanswers: { money: part, manager: two, door: one }\n';
const NEWER = readFileSync(LADDER, 'utf8')
  .replace(/^version: .*$/mu, 'version: 2.0.0')
  .replace('id: money', 'id: budget, was: money')
  .replaceAll('money:', 'budget:');
const OLDER = `joinedup: 1
framework: { id: ladder, version: 1.0.0 }
answers: { money: part, manager: two, door: one }
`;
const OLD_REPORT = 'Old Town\nA ladder, version 1.0.0\n\nThe old report.\n';
const THEIRS = { 'course/notes.md': 'ours\n', 'course/cases/mine.yaml': 'joinedup: 1\n' };

/** Lets a writer do it, once or once more. */
async function write(
  { words = [], again = words, run }: Writer,
  cwd: string,
  isAgain: boolean,
): Promise<void> {
  if (run) await run(cwd);
  else await command(isAgain ? again : words, cwd);
}

async function command(words: readonly string[], cwd: string): Promise<void> {
  const { code, stderr } = await mainRun(words, { cwd });
  if (code === 70) throw new Error(stderr);
}

/** A session of the interview, in which one answer is given. */
function answering(answer: string, framework = readFileSync(LADDER, 'utf8')): NonNullable<Writer['run']> {
  return async (folder) => {
    const path = join(folder, 'service.yaml');
    const ladder = unwrap(loadFramework({ file: LADDER, text: framework }));
    const resumed = (text: string) => {
      const { carried } = unwrap(checkAssessment(unwrap(readAssessment({ file: path, text })), ladder));
      return Autosave.resume(path, text, ladder, folder, carried);
    };
    const autosave = existsSync(path)
      ? resumed(readFileSync(path, 'utf8'))
      : Autosave.start(path, ladder, '2026-11-22');
    const [money] = ladder.questions;
    if (money)
      await autosave.update((draft) =>
        draft.setAnswer(money, { answer, note: null, evidence: [], source: null }),
      );
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
    { name: 'report', before: { 'service.yaml': ASSESSMENT }, words: score },
    {
      name: 'report over a report',
      before: { 'service.yaml': ASSESSMENT, 'report.md': `# ${OLD_REPORT}` },
      words: score,
    },
    { name: 'marks', before: { 'responses.csv': responses }, words: mark },
    { name: 'answer to older questions', before: { 'service.yaml': OLDER }, run: answering('all', NEWER) },
    { name: 'template', before: {}, words: ['template', LADDER, '-o', 'blank.yaml', '--force'] },
    { name: 'framework', before: {}, words: fresh, again: [...fresh, '--force'] },
    { name: 'examples of levels', before: {}, isSet: true, words: examples },
    {
      name: 'cases',
      before: { 'new.json': key },
      isSet: true,
      words: course,
      again: [...course, '--force'],
    },
    {
      name: 'cases over cases',
      before: { 'new.json': key, ...old, ...THEIRS },
      isSet: true,
      words: [...course, '--force'],
    },
  ];
}

/** A key, and the folder of an older set. */
async function keys(): Promise<{ readonly key: string; readonly old: Texts }> {
  return inNewFolder({}, async (folder) => {
    const make = (...words: string[]) => command(['example', '--framework', TOLD, ...words], folder);
    await make('--count', '1', '--seed', '4', '-o', 'other', '--format', 'json');
    await make('--count', '2', '--seed', '5', '-o', 'course');
    const { 'other/key.json': key = '', ...old } = readable(folder);
    const { 'other/cases/1.yaml': _, ...older } = old;
    return { key, old: older };
  });
}

/** What a writer leaves when nothing is wrong, and in how many operations of the disk. */
export function undisturbed(
  writer: Writer,
  base: Partial<Disk> = QUICK,
): Promise<{ readonly after: Texts; readonly operations: number }> {
  return inNewFolder(writer.before, async (folder) => {
    const { calls, count } = faultyDisk(null, 0, base);
    await onDisk(calls, () => write(writer, folder, false));
    return { after: readable(folder), operations: count() };
  });
}

/** What is wrong where a fault comes at an operation of that number; null where nothing is. */
export function faultAt(
  writer: Writer,
  after: Texts,
  fault: Fault,
  at: number,
  base: Partial<Disk> = QUICK,
): Promise<string | null> {
  const { before, isSet = false } = writer;
  return inNewFolder(before, async (folder) => {
    const { calls } = faultyDisk(fault, at, base);
    const failure = await onDisk(calls, () => write(writer, folder, false)).then(
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
    await onDisk(base, () => write(writer, folder, true));
    const left = leftIn(folder);
    if (left.length > 0) return `left: ${left.join(', ')}`;
    return isDeepStrictEqual(readable(folder), after) ? null : 'not what it is to be after the next time';
  });
}

/** True for what the person is told; too few handles are told of where the program is started. */
function isSaid(failure: unknown): boolean {
  return (
    failure instanceof Error && ('problems' in failure || ['EMFILE', 'ENFILE'].includes(errorCode(failure)))
  );
}

/** True where each file is as it was before, or as it is after. */
export function everyFile(seen: Texts, before: Texts, after: Texts): boolean {
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
        if (random() >= options.times) continue;
        const wrong = await faultAt(writer, after, fault, at);
        count.add(wrong === null ? null : `${nameOf(fault)} at ${at} of ${operations}: ${wrong}`);
      }
    }
    figures.push(count.figure);
  }
  return figures;
};
