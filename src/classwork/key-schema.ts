import * as z from 'zod/mini';
import { KINDS } from '../examples/types.ts';
import type { Key } from '../marking/types.ts';

/**
 * The shape of a key as far as marking needs it. It comes from a file, so nothing in it is trusted. What else a key holds, or a
 * later version adds, is left out.
 */

const text = z.string().check(z.maxLength(2000));
const name = text.check(z.trim(), z.minLength(1));
const names = z.array(name);

/** More cases than any class is given; a bank of a thousand is still read. */
const MOST_CASES = 2000;

const level = z.object({ id: name, rank: z.int(), name });

const fact = z.object({
  question: name,
  ask: text,
  option: z.nullable(name),
  text,
  deciding: z.boolean(),
  bears: z.array(z.object({ level: name, wants: text, fulfils: z.nullable(z.boolean()) })),
  slips: z.array(z.object({ option: name, text, levels: names })),
});

const example = z.object({
  id: name,
  title: name,
  kind: z.enum(KINDS),
  placement: z.object({ id: name, title: text, cumulative: z.boolean() }),
  levels: z.array(level).check(z.minLength(1)),
  right: names.check(z.minLength(1)),
  facts: z.array(fact),
  barriers: z.array(z.object({ id: name, name, right: z.boolean() })),
});

export const keySchema: z.ZodMiniType<Key> = z.object({
  key: z.literal(1),
  framework: z.object({ id: name, version: name, title: text }),
  examples: z.array(example).check(z.minLength(1), z.maxLength(MOST_CASES)),
});
