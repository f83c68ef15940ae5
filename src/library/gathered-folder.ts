import { createHash } from 'node:crypto';
import { extname, join, resolve } from 'node:path';
import { edited } from '../assessment/yaml-edit.ts';
import { valueIn } from '../assessment/yaml-places.ts';
import { parseSource } from '../document/parse.ts';
import { type Fields, isRecord } from '../document/source.ts';
import { textIfThere } from '../host/files/read.ts';
import { makeFolder, saveIfUnchanged } from '../host/files/save.ts';
import type { Io } from '../host/io.ts';
import type { Assessment, Origin } from '../model/assessment.ts';
import { inputError, type Problem, tried } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { dayText, numbered, quoted } from '../text.ts';
import { groupedBy } from '../work.ts';
import { EARLIER, namesIn } from './recognise.ts';
import { type FilledIn, perhapsOnePerson } from './view-doubts.ts';

/** A folder that somebody gathers into again and again: what stands there already, and what became of it. */

/** One assessment that was gathered. */
export interface Gathered {
  /** What its file is called, but for a number and the ending. */
  readonly name: string;
  /** Where it stood: a file, and perhaps a row. */
  readonly from: string;
  readonly origin: Origin;
  readonly answeredBy: Assessment['answeredBy'];
  /** True where nobody else’s can have the same origin: a page with a mark of its own, a row of a table. */
  readonly isSure: boolean;
  /** How many questions it answers. */
  readonly answers: number;
  /** The title of the framework. */
  readonly framework: string;
  readonly text: string;
}

/** What became of one assessment. */
export interface Saved {
  readonly gathered: Pick<Gathered, 'from' | 'answers' | 'framework'>;
  /** True where it is of a second round. */
  readonly isAgain: boolean;
  readonly file: string;
  readonly became: 'new' | 'as before' | 'replaced';
  /** Where what stood there before is kept; null where nothing did. */
  readonly kept: string | null;
  /** True where that had answers of a second round, and this has not. */
  readonly lacksAgain: boolean;
}

/** A mark for a text, by which it is known again and which does not tell it. */
export function markOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

interface Standing {
  readonly name: string;
  readonly text: string;
  readonly origin: Origin;
  /** For whom and as what somebody answers, as it is written. */
  readonly who: string;
  readonly people: readonly Fields[];
  readonly date: unknown;
}

/** Writes what is new or has changed into `folder`; gives what became of each, and what came from there no more. */
export async function saveGathered(
  gathered: readonly Gathered[],
  folder: string,
  io: Io,
): Promise<{
  readonly saved: readonly Saved[];
  readonly gone: readonly string[];
  readonly doubts: readonly Problem[];
}> {
  if (gathered.length === 0) return { saved: [], gone: [], doubts: [] };
  const path = resolve(io.cwd, folder);
  makeFolder(path);
  const standing = await standingIn(path);
  const before = claimed(gathered, calledAsNow(standing, gathered));
  const last = new Map<string, number>();
  const saved: Saved[] = [];
  for (const each of gathered) {
    const old = before.get(each);
    const { name, became, kept } = old
      ? await standFor(old, each, path)
      : { name: await saveNew(path, each, last), became: 'new' as const, kept: null };
    saved.push({
      gathered: each,
      isAgain: false,
      file: join(folder, name),
      became,
      kept: kept && join(folder, kept),
      lacksAgain: kept !== null && old?.origin.again !== undefined,
    });
  }
  const files = new Set(gathered.map(({ origin }) => origin.file));
  const taken = new Set([...before.values()].map(({ name }) => name));
  const gone = standing.filter(({ name, origin }) => files.has(origin.file) && !taken.has(name));
  const from = new Map(saved.map(({ file, gathered }) => [file, gathered.from]));
  const filled = (await standingIn(path)).map((each) => filledIn(each, folder, from));
  return {
    saved,
    gone: gone.map(({ name }) => join(folder, name)),
    doubts: perhapsOnePerson(filled, ONE_PERSON),
  };
}

const ONE_PERSON = say`If they are one, move the older form itself away and delete what was gathered from it: as long as that form is gathered, its file comes back. If not, “${code('name:')}” in each file tells them apart, and stays there.`;

function filledIn(
  { name, origin, people, date }: Standing,
  folder: string,
  from: ReadonlyMap<string, string>,
): FilledIn {
  const file = join(folder, name);
  const form = from.get(file);
  const about = [...(typeof date === 'string' ? [dayText(date)] : []), ...(form ? [`from ${form}`] : [])];
  const textOr = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    called: about.length === 0 ? quoted(file, 200) : `${quoted(file, 200)} (${about.join(', ')})`,
    form: origin.file,
    who: people.map((each) => ({
      role: textOr(each.role) ?? '',
      as: null,
      organisation: textOr(each.organisation),
      name: textOr(each.name),
    })),
  };
}

/** Puts a new one in place of what stands there, unless that says the same; throws an `InputError` where it cannot. */
async function standFor(
  old: Standing,
  gathered: Gathered,
  folder: string,
): Promise<{ readonly name: string } & Pick<Saved, 'became' | 'kept'>> {
  const { name } = old;
  const { origin } = gathered;
  if (old.origin.said === origin.said) {
    // What somebody corrected stays; only the file that it is from may be called otherwise by now.
    const from = whenceIn(old.text)?.origin.file ?? origin.file;
    const text = old.text.replace(/^gathered:[\s\S]*/mu, (rest) => rest.replace(from, origin.file));
    if (from !== origin.file) await saveIfUnchanged(join(folder, name), text, old.text);
    return { name, became: 'as before', kept: null };
  }
  return { name, became: 'replaced', kept: await replace(old, withNamesOf(old, gathered), folder) };
}

/** What was gathered, with the names that somebody wrote by hand into what it replaces, where the form says no other. */
function withNamesOf({ people: before }: Standing, { text, answeredBy }: Gathered): string {
  const people = whenceIn(text)?.people ?? [];
  const named = people.map((person, index) => {
    const name = before[index]?.name;
    const isOther = (answeredBy[index]?.name ?? name) !== name;
    return 'name' in person || typeof name !== 'string' || isOther ? person : { ...person, name };
  });
  if (people.length !== before.length) return text;
  return edited(text, { ...(valueIn(text) as Fields), 'answered-by': named }, () => null) ?? text;
}

/** Puts a text in place of one that is kept; gives where. Throws an `InputError` where that was changed meanwhile. */
export async function replace(
  old: Pick<Standing, 'name' | 'text'>,
  text: string,
  folder: string,
): Promise<string> {
  const { name } = old;
  const kept = await keep(old, folder);
  if (await saveIfUnchanged(join(folder, name), text, old.text)) return kept;
  const message = `${quoted(name)} was changed by somebody else just now, and is not written over.`;
  throw inputError('changed-meanwhile', message, 'Gather once more.');
}

/** Writes one into a file that was not there, numbered from the last of its name on; gives the name. */
async function saveNew(folder: string, { name, text }: Gathered, last: Map<string, number>): Promise<string> {
  let number = (last.get(name) ?? 0) + 1;
  while (!(await saveIfUnchanged(join(folder, `${numbered(name, number)}.yaml`), text, null))) number += 1;
  last.set(name, number);
  return `${numbered(name, number)}.yaml`;
}

/** Keeps what stands there with others that were replaced, unless an interrupted try did; gives its name. */
async function keep({ name, text }: Pick<Standing, 'name' | 'text'>, folder: string): Promise<string> {
  makeFolder(join(folder, EARLIER));
  for (let number = 1; ; number += 1) {
    const file = join(EARLIER, `${numbered(name.replace(/\.[^.]+$/u, ''), number)}${extname(name)}`);
    if (await saveIfUnchanged(join(folder, file), text, text)) return file;
  }
}

/** The assessments of a folder that say where they were gathered from. */
export async function standingIn(folder: string): Promise<Standing[]> {
  const found: Standing[] = [];
  for (const name of namesIn(folder).sort()) {
    if (!name.endsWith('.yaml')) continue;
    const read = await tried(async () => textIfThere(join(folder, name)));
    const text = read.ok ? read.value : null;
    const whence = text === null ? null : whenceIn(text);
    if (text !== null && whence) found.push({ name, text, ...whence });
  }
  return found;
}

/** Where a text says that it was gathered from, and who answers in it; null where it does not. */
function whenceIn(text: string): Omit<Standing, 'name' | 'text'> | null {
  if (!/^gathered:/mu.test(text)) return null;
  const document = parseSource({ file: '', text });
  const written = document.ok && isRecord(document.value.value) ? document.value.value : {};
  if (!isRecord(written.gathered)) return null;
  const { file, row, said, again } = written.gathered;
  if (typeof file !== 'string' || typeof said !== 'string') return null;
  const people = Array.isArray(written['answered-by']) ? written['answered-by'].filter(isRecord) : [];
  const more = { ...(typeof row === 'string' && { row }), ...(typeof again === 'string' && { again }) };
  return { origin: { file, said, ...more }, who: whoOf(people), people, date: written.date };
}

/** For whom and as what `people` answer, whatever they are called. */
function whoOf(people: readonly { readonly role?: unknown; readonly organisation?: unknown }[]): string {
  return JSON.stringify(people.map(({ role, organisation }) => [role, organisation ?? null]));
}

/** Those that stand, as if their tables had been called then as they are now: one that a browser saves again gets another name. */
// It is the same table where nothing else came from it or is gathered from it now, and half of what came still says the same.
function calledAsNow(standing: readonly Standing[], gathered: readonly Gathered[]): readonly Standing[] {
  const rowsOf = (origins: readonly Origin[]) =>
    groupedBy(
      origins.filter(({ row }) => row !== undefined),
      ({ file }) => file,
    );
  const before = rowsOf(standing.map(({ origin }) => origin));
  const now = rowsOf(gathered.map(({ origin }) => origin));
  const names = new Map<string, string>();
  for (const [name, origins] of now) {
    if (before.has(name)) continue;
    const keys = new Set(origins.map((each) => keyOf(each, ['row', 'said'])));
    const old = [...before].find(
      ([file, were]) =>
        !now.has(file) &&
        !names.has(file) &&
        2 * were.filter((each) => keys.has(keyOf(each, ['row', 'said']))).length >= were.length,
    );
    if (old) names.set(old[0], name);
  }
  return standing.map((each) => {
    const file = names.get(each.origin.file);
    return file === undefined ? each : { ...each, origin: { ...each.origin, file } };
  });
}

/** The standing ones that some were before, found by all that is known of them first, then by less. */
function claimed(
  gathered: readonly Gathered[],
  standing: readonly Standing[],
): ReadonlyMap<Gathered, Standing> {
  const found = new Map<Gathered, Standing>();
  const free = new Set(standing);
  for (const keys of WAYS) {
    const alike: ReadonlyMap<string, Standing[]> = groupedBy([...free], ({ origin }) => keyOf(origin, keys));
    const isLeft = (each: Gathered) => !found.has(each) && !(each.isSure && !keys.includes('file'));
    for (const each of gathered.filter(isLeft)) {
      const one = takenFrom(alike.get(keyOf(each.origin, keys)) ?? [], each, keys);
      if (!one) continue;
      found.set(each, one);
      free.delete(one);
    }
  }
  return found;
}

type Keys = readonly (keyof Origin)[];

const WAYS: readonly Keys[] = [
  ['file', 'row', 'said'],
  // Rows may have been sorted since.
  ['file', 'said'],
  ['file', 'row'],
  // The file may be called otherwise by now.
  ['said'],
];

function keyOf(origin: Origin, keys: Keys): string {
  return keys.map((key) => origin[key]).join(' ');
}

/** Takes out of `alike` the one that may have been `each` before; undefined where there is none. */
// Another survey may be called the same and have the same ids: a row that says something else has to be of the same person.
function takenFrom(alike: Standing[], each: Gathered, keys: Keys): Standing | undefined {
  const isAnyone = each.origin.row === undefined || keys.includes('said');
  if (isAnyone || alike.length === 0) return alike.shift();
  const at = alike.findIndex(({ who }) => who === whoOf(each.answeredBy));
  return at < 0 ? undefined : alike.splice(at, 1)[0];
}
