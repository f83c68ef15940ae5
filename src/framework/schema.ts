import * as z from 'zod/mini';
import { described, id, optional, strictObject, textUpTo } from '../document/shape.ts';
import { condition, conditions, measure, threshold } from './condition-schema.ts';
import { EFFORTS } from './types.ts';

/** The shape of a framework file as its author writes it. The published JSON Schema is made from this. */

const text = textUpTo(2000);
const VERSION = 'Expected three numbers with dots, such as 1.0.0.';
const version = z.string(VERSION).check(z.regex(/^\d+\.\d+\.\d+$/u, VERSION));
const effort = described(z.enum(EFFORTS), 'How long it takes.');

const grounds = {
  source: optional(textUpTo(300), 'What this rests on: the id of one of the sources, or “own judgement”.'),
  unverified: optional(z.boolean(), 'true where the source is known to the field but was not read.'),
};

const named = strictObject({ id, title: described(text, 'The name that people read.') });

const WHOLE_VALUE =
  'Expected a whole number. Multiply all values by one number, such as 4 where they are quarters, and the numbers to reach with them.';

const option = strictObject({
  id,
  text: described(text, 'What an outsider would see. Concrete, not a grade.'),
  value: optional(
    z.int(WHOLE_VALUE).check(z.minimum(0), z.maximum(1000)),
    'Its number in scores; its position from 0 if left out.',
  ),
  better: optional(
    strictObject({
      text: described(text, 'What somebody does to get there.'),
      effort,
      who: optional(text, 'The person or body who has to act.'),
      to: optional(id, 'The option that it leads to, where that is not the next one.'),
      needs: optional(conditions, 'What has to be so before it can be done.'),
    }),
    'The step up from this option, to the next one unless “to” names another.',
  ),
});

const options = z.array(option).check(z.minLength(2), z.maxLength(30));

const question = strictObject({
  id,
  dimension: optional(id, 'The dimension that it belongs to.'),
  ask: described(text, 'The question, at most 25 words.'),
  why: optional(text, 'Why it is asked.'),
  evidence: optional(text, 'What would show the answer to somebody else.'),
  ordered: optional(z.boolean(), 'false where the options do not run from less to more integrated.'),
  options: described(
    z.union([options, id], { error: 'Expected a list of options, or the name of shared options.' }),
    'The options from least to most integrated, or the name of a list under shared-options.',
  ),
  'may-not-apply': optional(z.boolean(), 'true where “not applicable” is an answer.'),
  'shown-when': optional(conditions, 'The question is asked only when this holds.'),
  ...grounds,
});

const stage = strictObject({
  id,
  name: described(text, 'The name that people read.'),
  requires: described(conditions, 'What makes it this stage.'),
});

const level = strictObject({
  id,
  name: described(text, 'Its name, as a heading.'),
  phrase: optional(text, 'Its name in the middle of a sentence: “a shared budget”.'),
  about: optional(text, 'What the level means, in a sentence or two.'),
  costs: optional(text, 'What keeping it up costs where the people served need less, in a sentence.'),
  from: optional(threshold, 'For a band: the lowest number of the placement’s measure that belongs to it.'),
  requires: optional(conditions, 'What defines the level: few, structural, observable.'),
  'strengthened-by': optional(z.array(condition), 'What makes it sound and lasting: reported, never needed.'),
  stages: optional(z.array(stage), 'Named steps within the level; they never move it.'),
  ...grounds,
});

const placement = strictObject({
  id,
  title: optional(text, 'What the levels measure; the title of the framework if left out.'),
  about: optional(text, 'What the levels mean together.'),
  cumulative: optional(z.boolean(), 'true where a level counts only when every level below it holds.'),
  'first-rank': optional(
    z.int().check(z.minimum(-100), z.maximum(100)),
    'The number of the first level; 0 if left out.',
  ),
  monotone: optional(z.boolean(), 'The claim that a better answer never lowers the level.'),
  measure: optional(measure, 'The number that the levels are bands of; the report shows it.'),
  levels: described(z.array(level).check(z.minLength(1), z.maxLength(50)), 'The levels, lowest first.'),
});

const nations = optional(
  z.array(id).check(z.minLength(1)),
  'The nations in which it exists; all if left out.',
);

const lever = strictObject({
  id,
  who: described(text, 'The person or body who can pull it.'),
  effort,
  'first-step': described(text, 'What to do first.'),
  nations,
  ...grounds,
});

const barrier = strictObject({
  id,
  kind: described(
    id,
    'legal, financial, organisational or cultural, unless the framework names other kinds.',
  ),
  name: described(text, 'What is in the way, as a heading.'),
  about: optional(text, 'How it holds people back, in a sentence or two.'),
  'arises-when': optional(conditions, 'Only then is it a question at all.'),
  'raised-by': described(conditions, 'What raises it.'),
  'holds-back': optional(z.array(id), 'The levels that it holds back.'),
  nations,
  levers: optional(z.array(lever), 'What removes or lowers it.'),
  'no-lever': optional(text, 'Why nobody can remove it, in the nations where it has no lever.'),
  ...grounds,
});

const agency = strictObject({
  id,
  title: described(text, 'The name that people read.'),
  group: optional(id, 'The circle of agencies that it belongs to, one of agency-groups.'),
  'stands-for': optional(
    z.array(id).check(z.minLength(1)),
    'The kinds of partner whose work it does as well: where needs call for one of these, it counts as present.',
  ),
});

const rule = {
  when: optional(
    conditions,
    'When the rule holds, by the answers about the people served; always if left out.',
  ),
  because: described(text, 'Why, in one sentence for the reader.'),
  ...grounds,
};

const needs = strictObject({
  title: optional(
    text,
    'The heading of what the report says of them; “What the people served need” if left out.',
  ),
  about: optional(text, 'What is asked about the people served, and what the answers are used for.'),
  questions: described(
    z.array(question).check(z.minLength(1), z.maxLength(100)),
    'What is asked about the people served. Where the options have an order, they run from lighter to heavier need.',
  ),
  how: optional(
    z.array(strictObject({ level: described(id, 'The level that is called for.'), ...rule })),
    'How closely to work together. Of the rules that hold, the highest level of each placement counts.',
  ),
  who: optional(
    z.array(strictObject({ agency: described(id, 'The kind of partner that is called for.'), ...rule })),
    'Who to work with.',
  ),
});

const sentences = z.array(text);

const use = strictObject({
  for: optional(sentences, 'When the framework helps.'),
  'not-for': optional(sentences, 'When something else is better, and what.'),
  how: optional(sentences, 'Who answers, alone or together, how long it takes, what to do with the result.'),
});

const reference = strictObject({
  title: described(text, 'What it is called.'),
  author: optional(text, 'Who wrote it.'),
  publisher: optional(text, 'Who published it.'),
  year: optional(z.union([text, z.int()]), 'When it was published.'),
  url: optional(
    z.url({ protocol: /^https?$/u, error: 'Expected an address that starts with https:// or http://.' }),
    'Where it can be read.',
  ),
  note: optional(text, 'What a reader should know about it.'),
});

export const frameworkSchema = strictObject({
  id: described(id, 'The name that commands and assessments use.'),
  version: described(version, 'Three numbers; raise the first when old answers can no longer be scored.'),
  default: optional(z.boolean(), 'true for the framework that is used when none is named.'),
  title: described(text, 'The name that people read.'),
  about: optional(text, 'What it is for, and what it is not for.'),
  use: optional(use, 'When to use it, and how.'),
  licence: optional(text, 'Under which terms the framework may be used.'),
  unverified: optional(z.boolean(), 'true where the whole framework rests on sources that were not read.'),
  changes: optional(
    z.array(
      strictObject({
        version: described(version, 'The version that changed it.'),
        text: described(text, 'What is different, for somebody with older answers.'),
      }),
    ),
    'What changed, newest first.',
  ),
  sources: optional(z.record(id, reference), 'What the framework rests on.'),
  nations: optional(
    z.array(named).check(z.minLength(1), z.maxLength(30)),
    'The nations it knows; the four of the UK and “elsewhere” if left out.',
  ),
  kinds: optional(
    z.array(named).check(z.minLength(1)),
    'The kinds of barrier; legal, financial, organisational, cultural if left out.',
  ),
  dimensions: optional(z.array(named), 'The themes that questions belong to.'),
  'agency-groups': optional(z.array(named), 'Circles of agencies, from the nearest to the widest.'),
  agencies: optional(z.array(agency), 'The kinds of partner.'),
  'most-partners': optional(
    z.int().check(z.minimum(1), z.maximum(1000)),
    'How many partners one assessment is about at most: 2 where it is about a pair.',
  ),
  'shared-options': optional(z.record(id, options), 'Lists of options that several questions share.'),
  needs: optional(needs, 'What is asked about the people served, and what their needs call for.'),
  questions: described(z.array(question).check(z.minLength(1), z.maxLength(500)), 'What is asked, in order.'),
  placements: optional(
    z.array(placement).check(z.maxLength(20)),
    'Sets of ordered levels; none for a pure profile.',
  ),
  'no-barriers': optional(text, 'Why it names no barriers, where it has none.'),
  barriers: optional(z.array(barrier).check(z.maxLength(500)), 'What may hold the arrangement back.'),
  grid: optional(
    z.tuple([id, id], { error: 'Expected two placements.' }),
    'Two placements drawn as a matrix.',
  ),
});

export type WrittenFramework = z.infer<typeof frameworkSchema>;
