import { isDeepStrictEqual } from 'node:util';
import { systemError } from '../../src/host/files/disk.ts';
import { saveIfUnchanged, saveText } from '../../src/host/files/save.ts';
import { saveSet } from '../../src/host/files/save-set.ts';
import { type Disk, FAULTS, type Fault, faultyDisk, nameOf, onDisk } from '../support/faulty-disk.ts';
import { MemoryDisk } from '../support/memory-disk.ts';
import { randomFrom } from '../support/random.ts';
import { Count, type Figure, type Options, type Part } from './part.ts';

/** One way of saving, on a disk in memory. */
interface Way {
  readonly name: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly other?: Partial<Disk>;
  /** True of what may also be seen while there is neither the old set nor the new one. */
  mayBeSeen?(seen: Readonly<Record<string, string>>): boolean;
  run(): Promise<unknown>;
}

const FOLDER = '/course';
const at = (name: string) => `${FOLDER}/${name}`;

const THEIRS = { 'notes.md': 'ours', 'cases/mine.yaml': 'ours' };
const OLD_SET = { 'cases/1.yaml': 'old 1', 'cases/2.yaml': 'old 2', 'student.md': 'old', 'key.json': 'old' };
const NEW_SET = { 'cases/1.yaml': 'new 1', 'bank.gift': 'new', 'student.md': 'new', 'key.json': 'new' };
const writeSet = () =>
  saveSet(FOLDER, {
    files: Object.entries(NEW_SET).map(([name, text]) => ({ name, text })),
    older: () => ['cases/2.yaml', 'student.md', 'key.json'],
  });

const SET: Way = {
  name: 'a set over a set',
  before: { ...THEIRS, ...OLD_SET },
  after: { ...THEIRS, ...NEW_SET },
  run: writeSet,
};
const FRESH: Way = { name: 'a set in a folder of its own', before: {}, after: NEW_SET, run: writeSet };
// Without its key a set is none; and nothing of two sets is seen together.
const isNoSet = (seen: Way['before']) =>
  !('key.json' in seen) && [OLD_SET, NEW_SET].some((set) => isPartOf(seen, { ...THEIRS, ...set }));
const refuse = () => {
  throw systemError('EPERM');
};
const WITHOUT_LINKS = { other: { symlinkSync: refuse, linkSync: refuse }, mayBeSeen: isNoSet } as const;

/** Every way of saving that there is. */
const WAYS: readonly Way[] = [
  {
    name: 'a file over a file',
    before: { a: 'old' },
    after: { a: 'new' },
    run: () => saveText(at('a'), 'new'),
  },
  { name: 'a new file', before: {}, after: { a: 'new' }, run: () => saveText(at('a'), 'new') },
  {
    name: 'an answer',
    before: { a: 'old' },
    after: { a: 'new' },
    run: () => saveIfUnchanged(at('a'), 'new', 'old'),
  },
  SET,
  FRESH,
  { ...SET, name: `${SET.name}, with symbolic links alone`, other: { linkSync: refuse } },
  { ...SET, name: `${SET.name}, without links`, ...WITHOUT_LINKS },
  { ...SET, name: `${SET.name}, on Windows`, other: { isWindows: true }, mayBeSeen: isNoSet },
  { ...FRESH, name: `${FRESH.name}, without links`, ...WITHOUT_LINKS },
];

function isPartOf(seen: Way['before'], whole: Way['before']): boolean {
  return Object.entries(seen).every(([name, text]) => whole[name] === text);
}

function laidOut({ before }: Way): MemoryDisk {
  const memory = new MemoryDisk();
  memory.layFolder(FOLDER);
  for (const [name, text] of Object.entries(before)) memory.lay(at(name), text);
  return memory;
}

/** What is wrong after a fault at that operation and, where there is `survives`, a power cut; null where nothing is. */
async function harm(
  way: Way,
  fault: Fault,
  step: number,
  survives: (() => boolean) | null,
): Promise<string | null> {
  const memory = laidOut(way);
  const base = { ...memory.calls, ...way.other };
  // What was said to be saved has to be there, wherever the power goes.
  const isSaved = await onDisk(faultyDisk(fault, step, base).calls, () => way.run()).then(
    () => true,
    () => false,
  );
  if (survives) memory.cut(survives);
  const seen = memory.texts(FOLDER);
  const readable = Object.fromEntries(Object.entries(seen).filter(([name]) => !isPassing(name)));
  const allowed = isSaved ? [way.after] : [way.before, way.after];
  const isWhole = allowed.some((whole) => isDeepStrictEqual(sorted(whole), sorted(readable)));
  if (!isWhole && (isSaved || !way.mayBeSeen?.(readable))) return `seen: ${JSON.stringify(readable)}`;
  const next = await onDisk(faultyDisk(null, 0, base).calls, () => way.run()).then(
    () => null,
    (error: unknown) => `the next time: ${error}`,
  );
  if (next !== null) return next;
  const rest = memory.names(FOLDER).filter((name) => isPassing(name) || name.includes('(a link)'));
  if (rest.length > 0) return `left: ${rest.join(', ')}`;
  const end = memory.texts(FOLDER);
  return isDeepStrictEqual(sorted(end), sorted(way.after)) ? null : `in the end: ${JSON.stringify(end)}`;
}

function sorted(texts: Way['before']): [string, string][] {
  return Object.entries(texts).sort();
}

function isPassing(name: string): boolean {
  return /(?:^|\/)\.joinedup|\.tmp-[\da-f]{12}$|\.lock(?:\.[\da-f]{12})*$/u.test(name);
}

/**
 * A fault at every operation of every way of saving; and the power gone at every operation, with what was not synced lost, kept, or
 * some of it: after it, the old or the new, whole, never neither, and nothing that outlives the next save.
 */
export const run: Part = async ({ times, seed }: Options) => {
  const random = randomFrom(seed);
  const chances = [() => false, () => true, ...Array.from({ length: 100 }, () => () => random() < 0.5)];
  // The first of each always, so that every operation is gone through.
  const some = <Each>(of: readonly Each[]) => of.filter((_, index) => index === 0 || random() < times);
  const figures: Figure[] = [];
  for (const way of WAYS) {
    const { calls, count } = faultyDisk(null, 0, { ...laidOut(way).calls, ...way.other });
    await onDisk(calls, () => way.run());
    const [faults, cuts] = [new Count(`${way.name}: a fault`), new Count(`${way.name}: a power cut`)];
    for (let step = 1; step <= count() + 1; step += 1) {
      for (const fault of some(FAULTS)) {
        const wrong = await harm(way, fault, step, null);
        faults.add(wrong === null ? null : `${nameOf(fault)} at ${step} of ${count()}: ${wrong}`);
      }
      for (const survives of some(chances)) {
        const wrong = await harm(way, { kind: 'kill' }, step, survives);
        cuts.add(wrong === null ? null : `at ${step} of ${count()}: ${wrong}`);
      }
    }
    figures.push(faults.figure, cuts.figure);
  }
  return figures;
};
