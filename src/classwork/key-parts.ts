import * as z from 'zod/mini';
import { KINDS } from '../examples/types.ts';

/**
 * The parts that both shapes of a key are made of: what marking needs of it, and all that its cases are printed from. A key
 * comes from a file, so nothing in it is trusted. What else it holds, or a later version adds, is left out.
 */

/** Some text, which may be empty. It is left as it is: the pieces of a case begin and end with spaces. */
export const text = z.string().check(z.maxLength(4000));

/** What something is called, or goes by: never empty, and what stands around it is cut off. */
export const name = text.check(z.trim(), z.minLength(1));
export const names = z.array(name);

/** How what a case goes by is made up. */
export const CASE_ID = /^\d{1,4}[ab]?$/u;
const CASE_ID_ADVICE =
  'A case goes by a number of up to four digits; those of a pair have “a” or “b” behind it.';

/** What a case goes by. Files are called so, so that nothing that leads elsewhere will do. */
export const caseId = z.string(CASE_ID_ADVICE).check(z.trim(), z.regex(CASE_ID, CASE_ID_ADVICE));

/** A thousand pairs, the most that are made at once. */
const MOST_CASES = 2000;

/** The cases of a key, each of which has this shape. */
export function cases<Shape extends z.ZodMiniType>(example: Shape) {
  return z.array(example).check(z.minLength(1), z.maxLength(MOST_CASES));
}

/** The levels of a case, each of which has this shape. */
export function levels<Shape extends z.ZodMiniType>(level: Shape) {
  return z.array(level).check(z.minLength(1));
}

export const framework = z.object({ id: name, version: name, title: text });

export const level = z.object({ id: name, rank: z.int(), name });

export const fact = z.object({
  question: name,
  ask: text,
  option: z.nullable(name),
  text,
  deciding: z.boolean(),
  bears: z.array(z.object({ level: name, wants: text, fulfils: z.nullable(z.boolean()) })),
  slips: z.array(z.object({ option: name, text, levels: names })),
});

export const barrier = z.object({ id: name, name, right: z.boolean() });

export const example = z.object({
  id: caseId,
  title: name,
  kind: z.enum(KINDS),
  placement: z.object({ id: name, title: text, cumulative: z.boolean() }),
  levels: levels(level),
  right: names.check(z.minLength(1)),
  facts: z.array(fact),
  barriers: z.array(barrier),
});
