import type * as z from 'zod/mini';
import { parseSource, type SourceDocument } from '../../document/parse.ts';
import type { Path } from '../../document/position.ts';
import { checkShape } from '../../document/shape.ts';
import { firstProblems, type Source } from '../../document/source.ts';
import { type ExampleSet, type Key, type KeyCase, keySchema, setSchema } from '../../model/key.ts';
import { byPlace, type Outcome, type Problem } from '../../problem.ts';
import { code, type Sentence, say } from '../../sentence.ts';
import { quoted, unprintableIn } from '../../text.ts';

/** The largest key that is read, in bytes, with room for two thousand cases. */
export const LARGEST_KEY = 64 * 1024 * 1024;

const WHAT = say`A key is the “key.json” in the folder that “${code('joinedup example -o FOLDER')}” writes.`;

/** Reads a key, as JSON, with every problem and its place. */
export function readKey(source: Source): Outcome<Key> {
  return readAs(keySchema, source);
}

/** Reads a whole key, from which its cases can be printed. */
export function readSet(source: Source): Outcome<ExampleSet> {
  return readAs(setSchema, source);
}

// Only a key that has something wrong is gone through slowly, with its places in view.
function readAs<Read extends Key>(schema: z.ZodMiniType<Read>, source: Source): Outcome<Read> {
  const parsed = jsonOf(source.text);
  if (!parsed) return notJson(source);
  const { value } = parsed;
  const foreign = foreignProblem(value, source);
  if (foreign) return refused([foreign]);
  const shape = schema.safeParse(value);
  if (!shape.success) return misshapen(schema, source);
  if (holdsUnprintable(shape.data)) return misshapen(schema, source);
  const findings = keyFindings(shape.data);
  if (findings.length === 0) return { ok: true, value: shape.data, problems: [] };
  const document = parseSource(source);
  const problems = firstProblems(findings, ({ path, ...about }) =>
    located(document, source, { code: 'bad-key', ...about }, path),
  );
  return refused(problems.toSorted(byPlace));
}

function jsonOf(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/u, '')) };
  } catch {
    return null;
  }
}

function refused(problems: readonly Problem[]): Outcome<never> {
  return { ok: false, problems };
}

/** The problem of a text that is no JSON, at its first fault where it looks like JSON. */
function notJson(source: Source): Outcome<never> {
  const document = source.text.trimStart().startsWith('{') ? parseSource(source) : null;
  // What follows the first fault comes from it.
  if (document && !document.ok) return refused(document.problems.slice(0, 1));
  return refused([
    problem(source, 'not-a-key', `${quoted(source.file, 200)} is no key: it is not JSON.`, WHAT),
  ]);
}

/** The problem of a key of another format or of other JSON, or null. */
function foreignProblem(value: unknown, source: Source): Problem | null {
  const version = typeof value === 'object' && value !== null && 'key' in value ? value.key : undefined;
  if (version === 1) return null;
  if (typeof version === 'number') {
    const message = `The key is in format ${version}; this program reads format 1.`;
    const advice = 'Mark with the joinedup that made it, or make it anew with the same seed.';
    return located(parseSource(source), source, { code: 'other-format', message, advice }, ['key']);
  }
  return problem(
    source,
    'not-a-key',
    `${quoted(source.file, 200)} is JSON, and no key: it has no “key: 1”.`,
    WHAT,
  );
}

/** The problems of a key of another shape, or with characters that must not reach a terminal. */
function misshapen(schema: z.ZodMiniType<Key>, source: Source): Outcome<never> {
  const document = parseSource(source);
  if (!document.ok) return document;
  const shape = checkShape(document.value, schema);
  if (!shape.ok) return shape;
  return refused([problem(source, 'bad-key', `${quoted(source.file, 200)} cannot be read as a key.`, WHAT)]);
}

/** True where a text anywhere within holds a character that could steer a terminal. */
function holdsUnprintable(value: unknown): boolean {
  if (typeof value === 'string') return unprintableIn(value) !== null;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsUnprintable);
}

function located(
  document: Outcome<SourceDocument>,
  { file }: Source,
  about: Pick<Problem, 'code' | 'message' | 'advice'>,
  path: Path,
): Problem {
  if (document.ok) return document.value.problem({ severity: 'error', ...about }, path);
  return { severity: 'error', ...about, file };
}

function problem({ file }: Source, kind: string, message: string, advice: Sentence): Problem {
  return { code: kind, severity: 'error', message, advice, file };
}

type KeyFinding = ReturnType<typeof finding>;

function finding(message: string, path: Path) {
  return { message, advice: 'Use the key as it was written, or make it anew with the same seed.', path };
}

/** Names in a key that stand twice or lead nowhere, and levels out of order. */
function keyFindings({ examples, variants = [] }: Key): KeyFinding[] {
  const known = new Set(examples.map(({ id }) => id));
  const students = variants.flatMap(({ student }) => student ?? []);
  return [
    ...repeated(examples, 'case', ['examples']),
    ...examples.flatMap((example, place) => caseFindings(example, ['examples', place])),
    ...repeated(variants, 'variant', ['variants']),
    ...repeated(students, 'student', ['variants']),
    ...variants.flatMap(({ cases }, place) =>
      cases.flatMap((id, at) =>
        known.has(id)
          ? []
          : [finding(`There is no case ${quoted(id)} in the key.`, ['variants', place, 'cases', at])],
      ),
    ),
  ];
}

function caseFindings({ levels, right, barriers }: KeyCase, path: Path): KeyFinding[] {
  const known = new Set(levels.map(({ id }) => id));
  return [
    ...repeated(levels, 'level', [...path, 'levels']),
    ...repeated(barriers, 'barrier', [...path, 'barriers']),
    ...levels.flatMap(({ id, rank }, place) =>
      rank > (levels[place - 1]?.rank ?? Number.NEGATIVE_INFINITY)
        ? []
        : [
            finding(`Level ${quoted(id)} does not stand above the one before it.`, [
              ...path,
              'levels',
              place,
              'rank',
            ]),
          ],
    ),
    ...right.flatMap((id, place) =>
      known.has(id) && right.indexOf(id) === place
        ? []
        : [
            finding(
              known.has(id)
                ? `Level ${quoted(id)} is right twice.`
                : `The right level ${quoted(id)} is none of the case’s levels.`,
              [...path, 'right', place],
            ),
          ],
    ),
  ];
}

function repeated(items: readonly { readonly id: string }[], what: string, path: Path): KeyFinding[] {
  const ids = items.map(({ id }) => id);
  return ids.flatMap((id, place) =>
    ids.indexOf(id) === place
      ? []
      : [finding(`The ${what} ${quoted(id)} is there twice.`, [...path, place, 'id'])],
  );
}
