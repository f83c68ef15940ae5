import * as z from 'zod/mini';
import { described, type Frozen } from '../document/schema.ts';
import { reason, tool } from './result-parts.ts';
import {
  CASE_ID,
  CASE_KINDS,
  DIFFICULTIES,
  EFFORTS,
  LONGEST_IN_KEY,
  MANNERS,
  MOST_IN_KEY,
} from './vocabulary.ts';

/** A key, of which only what the sheets, the question banks and a marking are made from is looked at. */

/** A text, not trimmed, since the pieces of a case begin and end with spaces. */
const text = z.string().check(z.maxLength(LONGEST_IN_KEY));

/** A name or id, trimmed and not empty. */
const name = text.check(z.trim(), z.minLength(1));

const names = z.array(name);

const CASE_ID_ADVICE =
  'A case goes by a number of up to four digits; those of a pair have “a” or “b” behind it.';

/** The id of a case, after which files are called. */
// A path in it would lead elsewhere, so the pattern lets none through.
const caseId = z.string(CASE_ID_ADVICE).check(z.trim(), z.regex(CASE_ID, CASE_ID_ADVICE));

const id = described(name, 'Its id.');

const question = described(name, 'The id of the question.');

const kind = described(z.enum(CASE_KINDS), 'What is particular about it.');

const difficulty = described(
  z.enum(DIFFICULTIES),
  'How many of the deciding facts are told outright, and how many other facts stand between them.',
);

const named = z.object({ id, title: described(text, 'The name that people read.') });

const framework = described(
  z.object({ id: named.shape.id, version: described(name, 'Its version.'), title: named.shape.title }),
  'The framework whose levels are asked for.',
);

const level = z.object({
  id,
  rank: described(z.int(), 'Its number, from the lowest level up.'),
  name: described(name, 'Its name, as a heading.'),
});

const bearing = z.object({
  level: described(name, 'The level.'),
  wants: described(text, 'What would have to be so, in the framework’s words.'),
  fulfils: described(
    z.nullable(z.boolean()),
    'Whether it is. Null where that is open, or where several answers are counted together.',
  ),
});

const slip = z.object({
  option: described(name, 'The option that it is taken for.'),
  text: described(text, 'That option, in words.'),
  levels: described(names, 'The levels that are then possible.'),
});

const fact = z.object({
  question,
  ask: described(text, 'The question, as it is asked.'),
  option: described(z.nullable(name), 'The option that is told; null where the text leaves it open.'),
  text: described(text, 'The answer in words.'),
  deciding: described(
    z.boolean(),
    'True where the level rests on it: if this text did not tell it, other levels would be possible.',
  ),
  bears: described(z.array(bearing), 'What it comes to in the definition of each level that looks at it.'),
  slips: described(
    z.array(slip),
    'Where a reader ends who takes it for another option: for each, the levels that are then possible.',
  ),
});

const barrier = z.object({
  id,
  name: described(name, 'What is in the way, as a heading.'),
  right: described(z.boolean(), 'True where the text shows that it remains.'),
});

const example = z.object({
  id: described(caseId, 'What the case goes by: 1, or 1a and 1b for a pair.'),
  title: described(name, 'The made-up name of the service.'),
  kind,
  placement: described(
    z.object({
      ...named.shape,
      cumulative: described(z.boolean(), 'True where a level counts only when every level below it holds.'),
    }),
    'What the levels measure.',
  ),
  levels: described(z.array(level).check(z.minLength(1)), 'Every level of the placement, lowest first.'),
  right: described(
    names.check(z.minLength(1)),
    'The right answer: one level, or all that the text leaves possible.',
  ),
  facts: described(z.array(fact), 'What the vignette tells, in the order of the text.'),
  barriers: described(
    z.array(barrier),
    'The barriers that a student is asked about, right and wrong ones, in the framework’s order.',
  ),
  twin: described(z.optional(z.nullable(z.object({ id: caseId, question }))), 'The other case of a pair.'),
});

const key = described(z.literal(1), 'The format of a key: 1.');

function cases<Shape extends z.ZodMiniType>(shape: Shape) {
  return described(z.array(shape).check(z.minLength(1), z.maxLength(MOST_IN_KEY)), 'The cases.');
}

const variant = z.object({
  id: described(name, 'What it goes by: its number.'),
  student: described(
    z.nullable(
      z.object({
        id: described(name, 'The student’s number or e-mail.'),
        name: described(text, 'Their name; the id again where there is none.'),
      }),
    ),
    'Whose it is; null where nobody was named.',
  ),
  cases: described(
    z.array(caseId).check(z.minLength(1)),
    'Its cases by their ids, in the order of its booklet; the first is case 1 there.',
  ),
});

/** The variants of a set, as far as it has them. */
const variants = described(
  z.optional(z.array(variant).check(z.minLength(1), z.maxLength(MOST_IN_KEY))),
  'A set for each student, all of the same levels, kinds and difficulty.',
);

/** The shape of a key as far as marking needs it. */
export const keySchema = z.object({ key, framework, examples: cases(example), variants });

const wholeLevel = z.extend(level, {
  about: described(z.nullable(text), 'What the level means.'),
  status: described(
    z.enum(['met', 'unmet', 'unknown']),
    'Whether the text shows that what defines it is so; unknown where the text leaves it open.',
  ),
  replaced: described(
    z.nullable(text),
    'What replaces it, in words, where it is met and its own form certainly is not; null elsewhere.',
  ),
  missing: described(
    z.array(reason),
    'What is missing, or open, with the answer behind it; none where it is met.',
  ),
  facts: described(z.array(z.int()), 'The facts, by their place among the facts, that defining it looks at.'),
});

const wholeFact = z.extend(fact, {
  manner: described(z.enum(MANNERS), 'How it is told: outright, or so that it has to be inferred.'),
  phrase: described(
    text,
    'The phrase that tells it: a question, its option and its number among the ways to say it. Facts that the same words tell have the same.',
  ),
});

const lever = z.object({
  who: described(text, 'The person or body who can pull it.'),
  effort: described(z.enum(EFFORTS), 'How long it takes.'),
  firstStep: described(text, 'What to do first.'),
});

const wholeBarrier = z.extend(barrier, {
  kind: described(name, 'The id of its kind.'),
  kindTitle: described(text, 'Its kind, in words.'),
  about: described(z.nullable(text), 'How it holds people back.'),
  why: described(
    z.enum(['remains', 'not-there', 'not-told']),
    'For a wrong one: whether the text shows that it is not there, or does not say.',
  ),
  because: described(z.array(reason), 'The answers that it comes from.'),
  levers: described(z.array(lever), 'What removes or lowers it.'),
});

const piece = z.object({
  text: described(text, 'Part of the frame, or the words that tell a fact.'),
  fact: described(
    z.nullable(z.int()),
    'The place of the fact among the facts, the first where the words tell several; null for the frame.',
  ),
});

const wholeExample = z.extend(example, {
  difficulty,
  setting: described(named, 'The kind of service that it is told of.'),
  nation: described(z.nullable(named), 'Its nation; null where the framework knows none.'),
  levels: described(z.array(wholeLevel).check(z.minLength(1)), 'Every level of the placement, lowest first.'),
  secured: described(name, 'The level that is secured, by its id.'),
  nearest: described(
    z.nullable(name),
    'The wrong level that lies nearest: one fact misread leads there, if any does; out of order, the one that hangs above.',
  ),
  paragraphs: described(z.array(z.array(piece)), 'The vignette, paragraph by paragraph.'),
  facts: described(z.array(wholeFact), 'What the vignette tells, in the order of the text.'),
  barriers: described(
    z.array(wholeBarrier),
    'The barriers that a student is asked about, right and wrong ones, in the framework’s order.',
  ),
  twin: described(
    z.nullable(z.object({ id: described(caseId, 'What it goes by.'), question })),
    'The other case of a pair, and the question in which the two differ.',
  ),
});

const ownWords = described(z.optional(text), 'In the tutor’s own words.');

const request = z.object({
  seed: described(
    z.union([z.int(), z.string().check(z.regex(/^\d{1,20}$/u))]),
    'A whole number of up to 64 bits; as text where a number would lose digits.',
  ),
  count: described(z.int(), 'How many cases; of variants, how many in each.'),
  level: described(z.nullable(name), 'The level that they sit at; null where it varies.'),
  kind: described(z.nullable(kind), 'What is particular about each; null where it varies.'),
  kinds: described(
    z.optional(z.array(kind).check(z.minLength(1))),
    'The kinds that take turns; there where it varies.',
  ),
  difficulty: described(z.nullable(difficulty), 'How hard each is; null where it varies.'),
  difficulties: described(
    z.optional(z.array(difficulty).check(z.minLength(1))),
    'The difficulties that take turns; there where it varies.',
  ),
  setting: described(z.nullable(name), 'The kind of service; null where it varies.'),
  nation: described(z.nullable(name), 'The nation; null where it varies.'),
  avoided: described(
    z.optional(z.int()),
    'How many cases of earlier sets it was made to repeat nothing of; there where there were any.',
  ),
});

/** The shape of a whole key, as far as printing and checking its cases need it. */
export const setSchema = z.object({
  key,
  tool: described(tool, 'What it was made with.'),
  framework,
  request: described(request, 'What cases were wanted.'),
  without: described(
    names,
    'Levels that would have had their turn, by their ids, at which no case was found, or no further one.',
  ),
  examples: cases(wholeExample),
  parts: described(
    z.optional(z.array(request).check(z.minLength(1))),
    'Where sets were joined, what was wanted of each, in their order.',
  ),
  variants,
  cover: described(
    z.optional(z.object({ title: ownWords, date: ownWords, line: ownWords })),
    'What a tutor wants on the cover of the sheets; there where anything is.',
  ),
});

export type ExampleSet = Frozen<z.infer<typeof setSchema>>;

export type ExampleRequest = ExampleSet['request'];

export type Example = ExampleSet['examples'][number];

export type Variant = NonNullable<ExampleSet['variants']>[number];

export type ExampleLevel = Example['levels'][number];

export type Piece = Example['paragraphs'][number][number];

export type ExampleFact = Example['facts'][number];

export type Bearing = ExampleFact['bears'][number];

export type Slip = ExampleFact['slips'][number];

export type ExampleBarrier = Example['barriers'][number];

/** What marking needs of a key. */
export type Key = Pick<Frozen<z.infer<typeof keySchema>>, 'framework' | 'examples' | 'variants'>;

export type KeyCase = Key['examples'][number];

export type KeyLevel = KeyCase['levels'][number];

export type KeyFact = KeyCase['facts'][number];
