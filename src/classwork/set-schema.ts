import * as z from 'zod/mini';
import type { Reason } from '../engine/result.ts';
import { DIFFICULTIES, type ExampleSet, KINDS } from '../examples/types.ts';
import { EFFORTS } from '../framework/types.ts';
import { MANNERS } from '../framework/vignettes/types.ts';

/**
 * The shape of a whole key, as far as printing and checking its cases need it. It comes from a file, so nothing in it is
 * trusted. What a later version adds is left out.
 */

const text = z.string().check(z.maxLength(4000));
const id = text.check(z.minLength(1));
const ids = z.array(id);
const named = z.object({ id, title: text });

const number = z.object({
  title: text,
  by: z.enum(['sum', 'mean', 'min', 'median']),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  wanted: z.enum(['at least', 'less than']),
  bound: z.number(),
  furthest: ids,
});

const reason: z.ZodMiniType<Reason> = z.object({
  question: z.nullable(text),
  ask: text,
  answer: z.union([text, z.array(text)]),
  text,
  needs: text,
  open: z.boolean(),
  orElse: z.lazy(() => z.array(reason)),
  number: z.nullable(number),
});

const level = z.object({
  id,
  rank: z.int(),
  name: text,
  about: z.nullable(text),
  status: z.enum(['met', 'unmet', 'unknown']),
  missing: z.array(reason),
  facts: z.array(z.int()),
});

const fact = z.object({
  question: id,
  ask: text,
  option: z.nullable(id),
  text,
  deciding: z.boolean(),
  manner: z.enum(MANNERS),
  phrase: text,
  bears: z.array(z.object({ level: id, wants: text, fulfils: z.nullable(z.boolean()) })),
  slips: z.array(z.object({ option: id, text, levels: ids })),
});

const barrier = z.object({
  id,
  name: text,
  kind: id,
  kindTitle: text,
  about: z.nullable(text),
  right: z.boolean(),
  why: z.enum(['remains', 'not-there', 'not-told']),
  because: z.array(reason),
  levers: z.array(z.object({ who: text, effort: z.enum(EFFORTS), firstStep: text })),
});

const example = z.object({
  id,
  title: text,
  kind: z.enum(KINDS),
  difficulty: z.enum(DIFFICULTIES),
  setting: named,
  nation: z.nullable(named),
  placement: z.object({ id, title: text, cumulative: z.boolean() }),
  levels: z.array(level).check(z.minLength(1)),
  secured: id,
  right: ids.check(z.minLength(1)),
  nearest: z.nullable(id),
  paragraphs: z.array(z.array(z.object({ text, fact: z.nullable(z.int()) }))),
  facts: z.array(fact),
  barriers: z.array(barrier),
  twin: z.nullable(z.object({ id, question: id })),
});

const request = z.object({
  seed: z.int(),
  count: z.int(),
  level: z.nullable(id),
  kind: z.enum(KINDS),
  difficulty: z.enum(DIFFICULTIES),
  setting: z.nullable(id),
  nation: z.nullable(id),
});

export const setSchema: z.ZodMiniType<ExampleSet> = z.object({
  key: z.literal(1),
  tool: z.object({ name: text, version: text }),
  framework: z.object({ id, version: id, title: text }),
  request,
  without: ids,
  examples: z.array(example).check(z.minLength(1), z.maxLength(2000)),
});
