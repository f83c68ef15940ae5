import * as z from 'zod/mini';
import { described, fileObject, id, orNull, textUpTo, version, withDefault } from '../document/schema.ts';
import { conditions, measure, type Resolved, separateConditions, threshold } from './condition.ts';
import {
  asOf,
  effort,
  formerIds,
  grounds,
  heading,
  named,
  options,
  pending,
  type Question,
  question,
  roles,
  settleNow,
  text,
} from './question.ts';
import type { Measure } from './vocabulary.ts';

const NATIONS = [
  { id: 'england', title: 'England' },
  { id: 'scotland', title: 'Scotland' },
  { id: 'wales', title: 'Wales' },
  { id: 'northern-ireland', title: 'Northern Ireland' },
  { id: 'elsewhere', title: 'Elsewhere' },
];

const KINDS = [
  { id: 'legal', title: 'Legal' },
  { id: 'financial', title: 'Financial' },
  { id: 'organisational', title: 'Organisational' },
  { id: 'cultural', title: 'Cultural' },
];

const stage = fileObject({
  id,
  name: described(text, 'The name that people read.'),
  requires: described(conditions, 'What makes it this stage.'),
});

const replacement = fileObject({
  when: described(conditions, 'What makes the level’s own form needless.'),
  because: described(text, 'How that is told, in a sentence: “one organisation provides it all”.'),
});

const level = fileObject({
  id,
  name: described(text, 'Its name, as a heading.'),
  short: orNull(textUpTo(12), 'Its name in one short word, for where there is little room.'),
  phrase: orNull(text, 'Its name in the middle of a sentence: “a shared budget”.'),
  about: orNull(text, 'What the level means, in a sentence or two.'),
  costs: orNull(text, 'What keeping it up costs where the people served need less, in a sentence.'),
  from: orNull(threshold, 'For a band: the lowest number of the placement’s measure that belongs to it.'),
  requires: orNull(conditions, 'What defines the level: few, structural, observable.'),
  'replaced-by': withDefault(
    z.array(replacement).check(z.maxLength(20)),
    [],
    'What makes this form needless: the level then counts as met. Where “requires” certainly does not hold it is told in these words, never in its own, without stage or strength.',
  ),
  'strengthened-by': withDefault(
    separateConditions,
    [],
    'What makes it sound and lasting: reported, never needed.',
  ),
  stages: withDefault(z.array(stage), [], 'Named steps within the level; they never move it.'),
  was: formerIds,
  ...grounds,
});

const placement = fileObject({
  id,
  title: orNull(text, 'What the levels measure; the title of the framework if left out.'),
  short: orNull(textUpTo(20), 'The same in a word, for where there is little room.'),
  overall: withDefault(z.boolean(), false, 'true for the one placement that sums up the others.'),
  about: orNull(text, 'What the levels mean together.'),
  cumulative: withDefault(
    z.boolean(),
    false,
    'true where a level counts only when every level below it holds.',
  ),
  'first-rank': withDefault(
    z.int().check(z.minimum(-100), z.maximum(100)),
    0,
    'The number of the first level; 0 if left out.',
  ),
  monotone: withDefault(z.boolean(), false, 'The claim that a better answer never lowers the level.'),
  measure: orNull(measure, 'The number that the levels are bands of; the report shows it.'),
  levels: described(z.array(level).check(z.minLength(1), z.maxLength(50)), 'The levels, lowest first.'),
});

const nations = orNull(z.array(id).check(z.minLength(1)), 'The nations in which it exists; all if left out.');

const lever = fileObject({
  id,
  do: heading,
  who: described(text, 'The person or body who can pull it.'),
  roles,
  effort,
  'once-for-all': withDefault(
    z.boolean(),
    false,
    'true where whoever pulls it does so for all the services of an area at once, and not for one alone.',
  ),
  'first-step': described(text, 'What to do first.'),
  nations,
  'as-of': asOf,
  pending,
  ...grounds,
});

const barrier = fileObject({
  id,
  kind: described(
    id,
    'legal, financial, organisational or cultural, unless the framework names other kinds.',
  ),
  name: described(text, 'What is in the way, as a heading.'),
  about: orNull(text, 'How it holds people back, in a sentence or two.'),
  'arises-when': orNull(conditions, 'Only then is it a question at all.'),
  'raised-by': described(conditions, 'What raises it.'),
  'holds-back': withDefault(z.array(id), [], 'The levels that it holds back.'),
  nations,
  levers: withDefault(z.array(lever), [], 'What removes or lowers it.'),
  'no-lever': orNull(text, 'Why nobody can remove it, in the nations where it has no lever.'),
  'settle-now': settleNow,
  was: formerIds,
  pending,
  ...grounds,
});

const agency = fileObject({
  id,
  title: described(text, 'The name that people read.'),
  short: orNull(textUpTo(30), 'The same in a word or two, in the middle of a sentence: “GPs”.'),
  group: orNull(id, 'The circle of agencies that it belongs to, one of agency-groups.'),
  'stands-for': withDefault(
    z.array(id).check(z.minLength(1)),
    [],
    'The kinds of partner whose work it does as well: where needs call for one of these, it counts as present.',
  ),
});

const rule = {
  when: orNull(
    conditions,
    'When the rule holds, by the answers about the people served; always if left out.',
  ),
  because: described(text, 'Why, in one sentence for the reader.'),
  ...grounds,
};

const needs = fileObject({
  title: orNull(
    text,
    'The heading of what the report says of them; “What the people served need” if left out.',
  ),
  about: orNull(text, 'What is asked about the people served, and what the answers are used for.'),
  questions: described(
    z.array(question).check(z.minLength(1), z.maxLength(100)),
    'What is asked about the people served. Where the options have an order, they run from lighter to heavier need.',
  ),
  how: withDefault(
    z.array(fileObject({ level: described(id, 'The level that is called for.'), ...rule })),
    [],
    'How closely to work together. Of the rules that hold, the highest level of each placement counts.',
  ),
  who: withDefault(
    z.array(
      fileObject({
        agency: described(id, 'The kind of partner that is called for.'),
        'called-in': withDefault(
          z.boolean(),
          false,
          'true where some of the people need it: it is called in for them, and never missing. Otherwise most of them do, and it has to be at the table.',
        ),
        ...rule,
      }),
    ),
    [],
    'Who to work with. Where rules of both kinds hold for one agency, it has to be at the table.',
  ),
});

const sentences = z.array(text);

const use = fileObject({
  for: withDefault(sentences, [], 'When the framework helps.'),
  'not-for': withDefault(sentences, [], 'When something else is better, and what.'),
  how: withDefault(
    sentences,
    [],
    'Who answers, alone or together, how long it takes, what to do with the result.',
  ),
});

const reference = fileObject({
  title: described(text, 'What it is called.'),
  author: orNull(text, 'Who wrote it.'),
  publisher: orNull(text, 'Who published it.'),
  year: orNull(z.pipe(z.union([text, z.int()]), z.transform(String)), 'When it was published.'),
  url: orNull(
    z.url({ protocol: /^https?$/u, error: 'Expected an address that starts with https:// or http://.' }),
    'Where it can be read.',
  ),
  note: orNull(text, 'What a reader should know about it.'),
  'as-of': asOf,
  pending,
});

/** The words of a term by nation, and under `otherwise` where none is given. */
const term = z.record(id, textUpTo(200));

export const frameworkSchema = fileObject({
  id: described(id, 'The name that commands and assessments use.'),
  version: described(
    version,
    'Three numbers; raise the first when old answers no longer mean what they meant, and say with “was” what became of them.',
  ),
  default: withDefault(z.boolean(), false, 'true for the framework that is used when none is named.'),
  title: described(text, 'The name that people read.'),
  about: orNull(text, 'What it is for, and what it is not for.'),
  use: orNull(use, 'When to use it, and how.'),
  licence: orNull(text, 'Under which terms the framework may be used.'),
  unverified: withDefault(
    z.boolean(),
    false,
    'true where the whole framework rests on sources that were not read.',
  ),
  changes: withDefault(
    z.array(
      fileObject({
        version: described(version, 'The version that changed it.'),
        text: described(text, 'What is different, for somebody with older answers.'),
      }),
    ),
    [],
    'What changed, newest first.',
  ),
  gone: withDefault(
    z.array(id).check(z.maxLength(500)),
    [],
    'The questions, levels, barriers, kinds of partner, roles and nations of the major version before of which nothing here took the place.',
  ),
  sources: withDefault(z.record(id, reference), {}, 'What the framework rests on.'),
  nations: withDefault(
    z.array(named).check(z.minLength(1), z.maxLength(30)),
    NATIONS,
    'The nations it knows; the four of the UK and “elsewhere” if left out.',
  ),
  kinds: withDefault(
    z.array(named).check(z.minLength(1)),
    KINDS,
    'The kinds of barrier; legal, financial, organisational, cultural if left out.',
  ),
  dimensions: withDefault(z.array(named), [], 'The themes that questions belong to.'),
  'agency-groups': withDefault(z.array(named), [], 'Circles of agencies, from the nearest to the widest.'),
  agencies: withDefault(z.array(agency), [], 'The kinds of partner.'),
  roles: withDefault(
    z.array(named).check(z.maxLength(50)),
    [],
    'What people do who answer, and who can act: from the nearest to the people served to the furthest.',
  ),
  terms: withDefault(
    z.record(id, term),
    {},
    'Words that differ from nation to nation, each with one under “otherwise” for where no nation is given: “{pooling-agreement}” in any text is put in the words of the service’s nation.',
  ),
  'most-partners': orNull(
    z.int().check(z.minimum(1), z.maximum(1000)),
    'How many partners one assessment is about at most: 2 where it is about a pair.',
  ),
  'shared-options': withDefault(z.record(id, options), {}, 'Lists of options that several questions share.'),
  needs: orNull(needs, 'What is asked about the people served, and what their needs call for.'),
  questions: described(z.array(question).check(z.minLength(1), z.maxLength(500)), 'What is asked, in order.'),
  placements: withDefault(
    z.array(placement).check(z.maxLength(20)),
    [],
    'Sets of ordered levels; none for a pure profile.',
  ),
  'no-barriers': orNull(text, 'Why it names no barriers, where it has none.'),
  barriers: withDefault(z.array(barrier).check(z.maxLength(500)), [], 'What may hold the arrangement back.'),
  grid: orNull(z.tuple([id, id], { error: 'Expected two placements.' }), 'Two placements drawn as a matrix.'),
});

/** A framework file as it is read, its conditions not yet resolved. */
export type WrittenFramework = z.output<typeof frameworkSchema>;

export type WrittenPlacement = z.output<typeof placement>;

export interface Level extends Resolved<Omit<WrittenPlacement['levels'][number], 'from'>> {}

export interface Placement extends Resolved<Omit<WrittenPlacement, 'title' | 'measure' | 'levels'>> {
  readonly title: string;
  /** The measure that its levels are bands of; null where they are defined by other conditions. */
  readonly measure: Measure | null;
  readonly levels: readonly Level[];
}

/** The questions about the people served, and rules whose conditions look only at these. */
export interface Needs extends Resolved<Omit<z.output<typeof needs>, 'questions'>> {
  readonly questions: readonly Question[];
}

export interface Framework
  extends Resolved<
    Omit<WrittenFramework, 'default' | 'sharedOptions' | 'needs' | 'questions' | 'placements'>
  > {
  readonly isDefault: boolean;
  readonly needs: Needs | null;
  readonly questions: readonly Question[];
  readonly placements: readonly Placement[];
}

export type Source = Framework['sources'][string];

export type Barrier = Framework['barriers'][number];

export type Lever = Barrier['levers'][number];

export type Agency = Framework['agencies'][number];

export type HowRule = Needs['how'][number];

export type WhoRule = Needs['who'][number];

// The shipped frameworks, which the build stores as the loader makes them, so that no YAML is parsed.

/** What the list of frameworks says of each. */
export interface ShippedFramework {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly about: string | null;
  readonly isDefault: boolean;
  readonly unverified: boolean;
  readonly questions: number;
  readonly cases: number;
  /** The case that is shown first; null for none. */
  readonly showcase: string | null;
}
