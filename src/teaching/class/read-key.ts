import type * as z from 'zod/mini';
import { parseSource } from '../../document/parse.ts';
import type { Path } from '../../document/position.ts';
import { checkShape } from '../../document/shape.ts';
import { firstProblems, type Source } from '../../document/source.ts';
import { type ExampleSet, type Key, type KeyCase, keySchema, setSchema } from '../../model/key.ts';
import { byPlace, type Outcome, type Problem } from '../../problem.ts';
import { code, type Sentence, say } from '../../sentence.ts';
import { quoted, unprintableIn } from '../../text.ts';

/** The largest key that is read, in bytes: room for some thousand cases. */
export const LARGEST_KEY = 32 * 1024 * 1024;

const WHAT = say`A key is the “key.json” in the folder that “${code('joinedup example -o FOLDER')}” writes.`;

/**
 * Reads a key, as JSON. Gives every problem with its place, where the text is no more than a document may be; a key is read
 * quickly, and only one that has something wrong is gone through with its places in view.
 */
export function readKey(source: Source): Outcome<Key> {
  return readAs(keySchema, source);
}

/** Reads a whole key, with everything that its cases are printed from. */
export function readSet(source: Source): Outcome<ExampleSet> {
  return readAs(setSchema, source);
}

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
  const problems = firstProblems(findings, ({ path, ...about }) =>
    located(source, { code: 'bad-key', ...about }, path),
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

/** What looks like JSON is shown where it goes wrong; what does not is something else. */
function notJson(source: Source): Outcome<never> {
  const document = source.text.trimStart().startsWith('{') ? parseSource(source) : null;
  // What follows the first fault comes from it.
  if (document && !document.ok) return refused(document.problems.slice(0, 1));
  return refused([
    problem(source, 'not-a-key', `${quoted(source.file, 200)} is no key: it is not JSON.`, WHAT),
  ]);
}

/** A key of another format, or JSON that is something else. */
function foreignProblem(value: unknown, source: Source): Problem | null {
  const version = typeof value === 'object' && value !== null && 'key' in value ? value.key : undefined;
  if (version === 1) return null;
  if (typeof version === 'number') {
    const message = `The key is in format ${version}; this program reads format 1.`;
    const advice = 'Mark with the joinedup that made it, or make it anew with the same seed.';
    return located(source, { code: 'other-format', message, advice }, ['key']);
  }
  return problem(
    source,
    'not-a-key',
    `${quoted(source.file, 200)} is JSON, and no key: it has no “key: 1”.`,
    WHAT,
  );
}

/** The key does not have the shape, or holds what must not reach a terminal: the slow way finds where. */
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

function located(source: Source, about: Pick<Problem, 'code' | 'message' | 'advice'>, path: Path): Problem {
  const document = parseSource(source);
  if (document.ok) return document.value.problem({ severity: 'error', ...about }, path);
  return { severity: 'error', ...about, file: source.file };
}

function problem({ file }: Source, kind: string, message: string, advice: Sentence): Problem {
  return { code: kind, severity: 'error', message, advice, file };
}

/** Something in a key that cannot be so, and where. */
export interface KeyFinding {
  readonly message: string;
  readonly advice: string;
  readonly path: Path;
}

const ADVICE = 'Use the key as it was written, or make it anew with the same seed.';

/** What is wrong with a key of the right shape: names that stand twice or lead nowhere, levels out of order. */
function keyFindings({ examples }: Key): KeyFinding[] {
  return [
    ...repeated(examples, 'case', ['examples']),
    ...examples.flatMap((example, place) => caseFindings(example, ['examples', place])),
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
            {
              message: `Level ${quoted(id)} does not stand above the one before it.`,
              advice: ADVICE,
              path: [...path, 'levels', place, 'rank'],
            },
          ],
    ),
    ...right.flatMap((id, place) =>
      known.has(id) && right.indexOf(id) === place
        ? []
        : [
            {
              message: known.has(id)
                ? `Level ${quoted(id)} is right twice.`
                : `The right level ${quoted(id)} is none of the case’s levels.`,
              advice: ADVICE,
              path: [...path, 'right', place],
            },
          ],
    ),
  ];
}

function repeated(items: readonly { readonly id: string }[], what: string, path: Path): KeyFinding[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, place) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      { message: `The ${what} ${quoted(id)} is there twice.`, advice: ADVICE, path: [...path, place, 'id'] },
    ];
  });
}
