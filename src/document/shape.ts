import type * as z from 'zod/mini';
import { differenceOf } from '../looks.ts';
import { byPlace, type Outcome, type Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, onOneLine, printable, quoted } from '../text.ts';
import type { SourceDocument } from './parse.ts';
import type { Path } from './position.ts';
import { ID_ADVICE } from './schema.ts';
import { firstProblems, isRecord } from './source.ts';

type Issue = z.core.$ZodIssue;

/** Checks a document, or the part at `at`, against a schema; fails with every problem and its place. */
export function checkShape<T>(document: SourceDocument, schema: z.ZodMiniType<T>, at: Path = []): Outcome<T> {
  const parsed = schema.safeParse(valueAt(document.value, at));
  if (parsed.success) return { ok: true, value: parsed.data, problems: [] };
  const issues = onePerValue(parsed.error.issues.flatMap((issue) => specific(issue, at)));
  const problems = firstProblems(issues, ({ issue, path }) => shapeProblem(document, issue, path));
  return { ok: false, problems: document.explained(problems.toSorted(byPlace)) };
}

function unknownKey(key: string, allowed: readonly string[]): string {
  if (key.trim().includes(' ')) {
    return `${quoted(key)} is not a key here. A comma inside { } ends a text; put quotes around a text that has one.`;
  }
  return `${quoted(key)} is not a key here. ${didYouMean(key, allowed) || `The keys are ${listed(allowed)}.`}`;
}

/** What is left of a document, and the paths of what was wrong: it went, or a stand-in is there. */
export interface SoundPart<T> {
  readonly value: T;
  readonly lost: readonly Path[];
}

/** True for a path that begins with another. */
export function isWithin(path: Path, other: Path): boolean {
  return other.every((step, depth) => path[depth] === step);
}

/** True for what was lost, and for the map or list as a whole that lost it. */
export function isLost(path: Path, lost: readonly Path[]): boolean {
  return lost.some(
    (each) => isWithin(path, each) || (path.length === each.length - 1 && isWithin(each, path)),
  );
}

/** Every problem of a document’s shape, and what can still be checked of it: any text stands where one is missing, and what lacks more or lists something wrong went, below `deep` keys. */
export function checkParts<T>(
  document: SourceDocument,
  schema: z.ZodMiniType<T>,
  deep: number,
): { readonly problems: readonly Problem[]; readonly sound: SoundPart<T> | null } {
  const { problems, ...whole } = checkShape(document, schema);
  const mend: Mend = (value, issue, way) => (standIn(value, issue, way) ? way : forget(value, way, deep));
  return { problems, sound: whole.ok ? { value: whole.value, lost: [] } : partOf(document, schema, mend) };
}

/** A document without wrong keys, at least `deep` keys down; null where more would have to go. */
// Nobody may take a stand-in, or what a list lost, for what was written.
export function soundPart<T>(document: SourceDocument, schema: z.ZodMiniType<T>, deep: number): T | null {
  const mend: Mend = (value, _, way) => (way.length < deep ? null : forget(value, way));
  return partOf(document, schema, mend)?.value ?? null;
}

/** Mends what is wrong at a path of a value; the path of what went or stands in, or null where more would have to go. */
type Mend = (value: unknown, issue: Issue, way: Path) => Path | null;

function partOf<T>(document: SourceDocument, schema: z.ZodMiniType<T>, mend: Mend): SoundPart<T> | null {
  // What else is wrong can then be said at the same time; the rest of a document that lacks more would seem to be about
  // things that are only misspelt.
  const rest: unknown = structuredClone(document.value);
  const lost: Path[] = [];
  // What was not looked at while something else was wrong comes up in the next round.
  for (let round = 0; round < 4; round += 1) {
    const parsed = schema.safeParse(rest);
    if (parsed.success) return { value: parsed.data, lost };
    const issues = parsed.error.issues.flatMap((each) => specific(each, []));
    const mended = withoutIssues(rest, issues, mend);
    if (!mended) return null;
    lost.push(...mended);
  }
  return null;
}

/** Mends each issue of a value, but for those within what went; the paths, or null where one cannot be mended. */
function withoutIssues(value: unknown, issues: readonly Located[], mend: Mend): Path[] | null {
  const gone: Path[] = [];
  for (const { issue, path } of issues) {
    if (gone.some((each) => isWithin(path, each))) continue;
    const at = mend(value, issue, issue.code === 'unrecognized_keys' ? [...path, issue.keys[0] ?? ''] : path);
    if (!at) return null;
    gone.push(at);
  }
  return gone;
}

/** Puts any text where one is missing that nothing else refers to; false for any other issue. */
function standIn(value: unknown, issue: Issue, path: Path): boolean {
  const [holder, key] = [valueAt(value, path.slice(0, -1)), path.at(-1) ?? ''];
  const isText = issue.code === 'invalid_type' && issue.expected === 'string' && key !== 'id';
  if (!isText || !isRecord(holder) || Object.hasOwn(holder, key)) return false;
  Object.assign(holder, { [key]: 'text' });
  return true;
}

/** Removes a key from its map, or further up what lacks one or lists something wrong, below `deep` keys; its path, or null. */
function forget(value: unknown, path: Path, deep = path.length): Path | null {
  for (let way = path; way.length > deep || (way === path && way.length === deep); way = way.slice(0, -1)) {
    const [holder, key] = [valueAt(value, way.slice(0, -1)), way.at(-1) ?? ''];
    if (!isRecord(holder) || !Object.hasOwn(holder, key)) continue;
    delete (holder as Record<string, unknown>)[key];
    return way;
  }
  return null;
}

/** An issue with the path from the top. */
interface Located {
  readonly issue: Issue;
  readonly path: Path;
}

// A value of the wrong kind may fail other checks, too, which says nothing new.
function onePerValue(found: readonly Located[]): Located[] {
  const byValue = new Map<string, Located>();
  for (const each of found) {
    const key = JSON.stringify([each.path, each.issue.code === 'unrecognized_keys' ? each.issue.keys : null]);
    if (!byValue.has(key)) byValue.set(key, each);
  }
  return [...byValue.values()];
}

// An issue of a union says only that nothing fitted. Where just one of the alternatives is of the right kind
// (a map where maps are allowed), what is wrong with that one is what the author needs to hear.
function specific(issue: Issue, above: Path): Located[] {
  const path = [...above, ...(issue.path as Path)];
  if (issue.code === 'invalid_union') {
    const only = onlyOne(issue.errors, (errors) => !errors.some(isWrongKind));
    if (only) return only.flatMap((inner) => specific(inner, path));
    // Of the right kind, and none of its entries are: what they should be is for the union to say, if it is no map.
    const list = onlyOne(issue.errors, (errors) => !errors.some(isWrongAltogether));
    const [entry] = list ?? [];
    if (entry) {
      const isMap = entry.code === 'invalid_type' && entry.expected === 'object';
      return specific(isMap ? entry : { ...entry, message: issue.message }, path);
    }
  }
  if (issue.code === 'unrecognized_keys' && issue.keys.length > 1) {
    return issue.keys.map((key) => ({ issue: { ...issue, keys: [key] }, path }));
  }
  return [{ issue, path }];
}

function onlyOne<Item>(items: readonly Item[], holds: (item: Item) => boolean): Item | undefined {
  const [one, other] = items.filter(holds);
  return other === undefined ? one : undefined;
}

// Of the wrong kind altogether: the value itself, its entries, or a map with none of the keys that are wanted.
function isWrongKind(issue: Issue): boolean {
  const isEntry = issue.path.length === 1 && issue.path[0] === 0;
  return (
    isWrongAltogether(issue) || (isEntry && (issue.code === 'invalid_type' || issue.code === 'invalid_union'))
  );
}

function isWrongAltogether(issue: Issue): boolean {
  if (issue.path.length > 0) return false;
  if (issue.code === 'unrecognized_keys') return issue.keys.length > 1;
  return ['invalid_type', 'invalid_union', 'invalid_value'].includes(issue.code);
}

function shapeProblem(document: SourceDocument, issue: Issue, path: Path): Problem {
  const problem = (code: string, message: string, advice?: string) =>
    document.problem({ code, severity: 'error', message, advice }, path);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    const message = unknownKey(key, issue.message.split(' '));
    return document.problem({ code: 'unknown-key', severity: 'error', message }, [...path, key], 'key');
  }
  const name = quoted(String(path.at(-1)));
  if (issue.code === 'invalid_key') {
    const message = `${name} cannot be a key here${unshown(path.at(-1))}.`;
    return document.problem({ code: 'bad-id', severity: 'error', message, advice: ID_ADVICE }, path, 'key');
  }
  const value = valueAt(document.value, path);
  if (value === undefined) return problem('missing-key', `${name} is missing.`, expectation(issue));
  const counted = countOf(issue, value);
  if (counted) return problem('wrong-value', `${named(path)} ${counted}`);
  return problem(
    'wrong-value',
    `${named(path)} cannot be ${describe(value)}${unshown(value)}.`,
    expectation(issue),
  );
}

/** The message for a value with too many or too few parts; null for any other issue. */
function countOf(issue: Issue, value: unknown): string | null {
  if (issue.code !== 'too_big' && issue.code !== 'too_small') return null;
  const has = Array.isArray(value)
    ? entries(value.length)
    : typeof value === 'string' && value !== ''
      ? `${number(value.length)} characters`
      : null;
  if (has === null) return null;
  return issue.code === 'too_big'
    ? `has ${has}; at most ${number(issue.maximum)} are allowed.`
    : `has ${has}; at least ${issue.minimum} ${issue.minimum === 1 ? 'is' : 'are'} needed.`;
}

function number(count: number | bigint): string {
  return count.toLocaleString('en-GB');
}

function entries(count: number): string {
  return `${count === 0 ? 'no' : number(count)} ${count === 1 ? 'entry' : 'entries'}`;
}

// What zod says where a schema has no words of its own.
const NO_WORDS = 'Invalid input';

function expectation(issue: Issue): string {
  if (issue.message !== NO_WORDS) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `Expected ${KINDS[issue.expected] ?? issue.expected}.`;
    case 'invalid_value':
      return `Expected ${listed(
        issue.values.map((value) => String(value)),
        'or',
      )}.`;
    case 'too_small':
      return issue.origin === 'string' ? 'Expected some text.' : `Expected at least ${issue.minimum}.`;
    case 'too_big':
      return `Expected at most ${issue.maximum}.`;
    default:
      return issue.message;
  }
}

const KINDS: Record<string, string> = {
  string: 'text (put quotes around a number, a date or true)',
  array: 'a list',
  tuple: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return value === '' ? 'an empty text' : quoted(value);
  return String(value);
}

/** How a text differs from what is shown of it, with its spaces evened out. */
function unshown(value: unknown): string {
  const shown = typeof value === 'string' ? onOneLine(value) : '';
  if (typeof value !== 'string' || value === '' || shown === printable(value)) return '';
  return `: what stands there differs from that ${differenceOf(shown, printable(value))}`;
}

function named(path: Path): string {
  const name = path.findLast((step) => typeof step === 'string');
  if (name === undefined) return 'The file';
  return typeof path.at(-1) === 'number' ? `An entry of ${quoted(String(name))}` : quoted(String(name));
}

function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as Record<string | number, unknown>)[step];
  }
  return current;
}
