import * as z from 'zod/mini';
import type { Reason } from '../engine/result.ts';
import { DIFFICULTIES, type ExampleSet, KINDS } from '../examples/types.ts';
import { EFFORTS } from '../framework/types.ts';
import { MANNERS } from '../framework/vignettes/types.ts';
import * as parts from './key-parts.ts';
import { caseId, name, names, text } from './key-parts.ts';

const named = z.object({ id: name, title: text });

const number = z.object({
  title: text,
  by: z.enum(['sum', 'mean', 'min', 'median']),
  low: z.nullable(z.number()),
  high: z.nullable(z.number()),
  wanted: z.enum(['at least', 'less than']),
  bound: z.number(),
  furthest: names,
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

const level = z.extend(parts.level, {
  about: z.nullable(text),
  status: z.enum(['met', 'unmet', 'unknown']),
  missing: z.array(reason),
  facts: z.array(z.int()),
});

const fact = z.extend(parts.fact, { manner: z.enum(MANNERS), phrase: text });

const barrier = z.extend(parts.barrier, {
  kind: name,
  kindTitle: text,
  about: z.nullable(text),
  why: z.enum(['remains', 'not-there', 'not-told']),
  because: z.array(reason),
  levers: z.array(z.object({ who: text, effort: z.enum(EFFORTS), firstStep: text })),
});

const example = z.extend(parts.example, {
  difficulty: z.enum(DIFFICULTIES),
  setting: named,
  nation: z.nullable(named),
  levels: parts.levels(level),
  secured: name,
  nearest: z.nullable(name),
  paragraphs: z.array(z.array(z.object({ text, fact: z.nullable(z.int()) }))),
  facts: z.array(fact),
  barriers: z.array(barrier),
  twin: z.nullable(z.object({ id: caseId, question: name })),
});

const request = z.object({
  seed: z.int(),
  count: z.int(),
  level: z.nullable(name),
  kind: z.enum(KINDS),
  difficulty: z.enum(DIFFICULTIES),
  setting: z.nullable(name),
  nation: z.nullable(name),
});

/** The shape of a whole key, as far as printing and checking its cases need it. */
export const setSchema: z.ZodMiniType<ExampleSet> = z.object({
  key: z.literal(1),
  tool: z.object({ name: text, version: text }),
  framework: parts.framework,
  request,
  without: names,
  examples: parts.cases(example),
});
