import * as z from 'zod/mini';
import { described, id, textUpTo } from '../document/shape.ts';
import {
  conditions,
  type Measure,
  measure,
  type Resolved,
  separateConditions,
  threshold,
} from './condition.ts';
import { day, fileObject, orNull, usually, version } from './shape.ts';
import { formerly, formerQuestions } from './was.ts';
import { EFFORTS } from './words.ts';

/**
 * The shape of a framework file as its author writes it, from which the published JSON Schema is made; and what becomes of it:
 * defaults filled in, shared options written out, conditions in one form. That is plain data (it survives JSON), so
 * the engine needs nothing else, and the build can store it.
 */

const text = textUpTo(2000);
const effort = described(z.enum(EFFORTS), 'How long it takes.');

/** The heading of something to do. */
const heading = orNull(
  textUpTo(80),
  'What to do, as a heading: at most eight words, such as “name one manager for both teams”.',
);
const roles = usually(
  z.array(id).check(z.maxLength(20)),
  [],
  'Those of the framework’s roles who can do it, besides what “who” says in words.',
);

/** What is done about something that cannot wait, whatever the level. */
const settleNow = orNull(
  fileObject({
    do: described(textUpTo(80), 'What to do, as a heading of at most eight words.'),
    who: orNull(text, 'The person or body who has to act.'),
    roles,
    effort: orNull(effort, 'How long it takes.'),
  }),
  'What to do about it first, whatever the level; for what cannot wait.',
);

const grounds = {
  source: orNull(textUpTo(300), 'What this rests on: the id of one of the sources, or “own judgement”.'),
  unverified: usually(z.boolean(), false, 'true where the source is known to the field but was not read.'),
};

const asOf = orNull(
  z.pipe(day, z.transform(String)),
  'The day of the text that was read, or its month or year; never the day of writing.',
);
const pending = orNull(
  text,
  'What is proposed and not yet so, with its date, in a sentence that is true whether or not it comes.',
);

const named = fileObject({ id, title: described(text, 'The name that people read.') });

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

const WHOLE_VALUE =
  'Expected a whole number. Multiply all values by one number, such as 4 where they are quarters, and the numbers to reach with them.';

const option = fileObject({
  id,
  text: described(text, 'What an outsider would see. Concrete, not a grade.'),
  value: orNull(
    z.int(WHOLE_VALUE).check(z.minimum(0), z.maximum(1000)),
    'Its number in scores; its position from 0 if left out.',
  ),
  better: orNull(
    fileObject({
      text: described(text, 'What somebody does to get there.'),
      do: heading,
      effort,
      who: orNull(text, 'The person or body who has to act.'),
      roles,
      to: orNull(id, 'The option that it leads to, where that is not the next one.'),
      needs: orNull(conditions, 'What has to be so before it can be done.'),
    }),
    'The step up from this option, to the next one unless “to” names another.',
  ),
  was: formerly,
});

const options = z.pipe(
  z.array(option).check(z.minLength(2), z.maxLength(30)),
  z.transform((list: z.output<typeof option>[]) =>
    list.map(({ value, better, ...rest }, index) => ({
      ...rest,
      value: value ?? index,
      // A step from the highest option leads nowhere, which is said elsewhere.
      better: better && { ...better, to: better.to ?? list[index + 1]?.id ?? rest.id },
    })),
  ),
);

const question = fileObject({
  id,
  dimension: orNull(id, 'The dimension that it belongs to.'),
  ask: described(text, 'The question, at most 25 words.'),
  why: orNull(text, 'Why it is asked.'),
  evidence: orNull(text, 'What would show the answer to somebody else.'),
  ordered: usually(z.boolean(), true, 'false where the options do not run from less to more integrated.'),
  options: described(
    z.union([options, id], { error: 'Expected a list of options, or the name of shared options.' }),
    'The options from least to most integrated, or the name of a list under shared-options.',
  ),
  'may-not-apply': usually(z.boolean(), false, 'true where “not applicable” is an answer.'),
  'shown-when': orNull(conditions, 'The question is asked only when this holds.'),
  'settle-now': settleNow,
  was: formerQuestions,
  ...grounds,
});

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
  'replaced-by': usually(
    z.array(replacement).check(z.maxLength(20)),
    [],
    'What makes this form needless: the level then counts as met. Where “requires” certainly does not hold it is told in these words, never in its own, without stage or strength.',
  ),
  'strengthened-by': usually(
    separateConditions,
    [],
    'What makes it sound and lasting: reported, never needed.',
  ),
  stages: usually(z.array(stage), [], 'Named steps within the level; they never move it.'),
  was: formerly,
  ...grounds,
});

const placement = fileObject({
  id,
  title: orNull(text, 'What the levels measure; the title of the framework if left out.'),
  short: orNull(textUpTo(20), 'The same in a word, for where there is little room.'),
  overall: usually(z.boolean(), false, 'true for the one placement that sums up the others.'),
  about: orNull(text, 'What the levels mean together.'),
  cumulative: usually(z.boolean(), false, 'true where a level counts only when every level below it holds.'),
  'first-rank': usually(
    z.int().check(z.minimum(-100), z.maximum(100)),
    0,
    'The number of the first level; 0 if left out.',
  ),
  monotone: usually(z.boolean(), false, 'The claim that a better answer never lowers the level.'),
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
  'holds-back': usually(z.array(id), [], 'The levels that it holds back.'),
  nations,
  levers: usually(z.array(lever), [], 'What removes or lowers it.'),
  'no-lever': orNull(text, 'Why nobody can remove it, in the nations where it has no lever.'),
  'settle-now': settleNow,
  was: formerly,
  pending,
  ...grounds,
});

const agency = fileObject({
  id,
  title: described(text, 'The name that people read.'),
  short: orNull(textUpTo(30), 'The same in a word or two, in the middle of a sentence: “GPs”.'),
  group: orNull(id, 'The circle of agencies that it belongs to, one of agency-groups.'),
  'stands-for': usually(
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
  how: usually(
    z.array(fileObject({ level: described(id, 'The level that is called for.'), ...rule })),
    [],
    'How closely to work together. Of the rules that hold, the highest level of each placement counts.',
  ),
  who: usually(
    z.array(
      fileObject({
        agency: described(id, 'The kind of partner that is called for.'),
        'called-in': usually(
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
  for: usually(sentences, [], 'When the framework helps.'),
  'not-for': usually(sentences, [], 'When something else is better, and what.'),
  how: usually(
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

/** By nation, and under `otherwise` where none is given. */
const term = z.record(id, textUpTo(200));

export const frameworkSchema = fileObject({
  id: described(id, 'The name that commands and assessments use.'),
  version: described(
    version,
    'Three numbers; raise the first when old answers no longer mean what they meant, and say with “was” what became of them.',
  ),
  default: usually(z.boolean(), false, 'true for the framework that is used when none is named.'),
  title: described(text, 'The name that people read.'),
  about: orNull(text, 'What it is for, and what it is not for.'),
  use: orNull(use, 'When to use it, and how.'),
  licence: orNull(text, 'Under which terms the framework may be used.'),
  unverified: usually(
    z.boolean(),
    false,
    'true where the whole framework rests on sources that were not read.',
  ),
  changes: usually(
    z.array(
      fileObject({
        version: described(version, 'The version that changed it.'),
        text: described(text, 'What is different, for somebody with older answers.'),
      }),
    ),
    [],
    'What changed, newest first.',
  ),
  gone: usually(
    z.array(id).check(z.maxLength(500)),
    [],
    'The questions, levels, barriers, kinds of partner, roles and nations of the major version before of which nothing here took the place.',
  ),
  sources: usually(z.record(id, reference), {}, 'What the framework rests on.'),
  nations: usually(
    z.array(named).check(z.minLength(1), z.maxLength(30)),
    NATIONS,
    'The nations it knows; the four of the UK and “elsewhere” if left out.',
  ),
  kinds: usually(
    z.array(named).check(z.minLength(1)),
    KINDS,
    'The kinds of barrier; legal, financial, organisational, cultural if left out.',
  ),
  dimensions: usually(z.array(named), [], 'The themes that questions belong to.'),
  'agency-groups': usually(z.array(named), [], 'Circles of agencies, from the nearest to the widest.'),
  agencies: usually(z.array(agency), [], 'The kinds of partner.'),
  roles: usually(
    z.array(named).check(z.maxLength(50)),
    [],
    'What people do who answer, and who can act: from the nearest to the people served to the furthest.',
  ),
  terms: usually(
    z.record(id, term),
    {},
    'Words that differ from nation to nation, each with one under “otherwise” for where no nation is given: “{pooling-agreement}” in any text is put in the words of the service’s nation.',
  ),
  'most-partners': orNull(
    z.int().check(z.minimum(1), z.maximum(1000)),
    'How many partners one assessment is about at most: 2 where it is about a pair.',
  ),
  'shared-options': usually(z.record(id, options), {}, 'Lists of options that several questions share.'),
  needs: orNull(needs, 'What is asked about the people served, and what their needs call for.'),
  questions: described(z.array(question).check(z.minLength(1), z.maxLength(500)), 'What is asked, in order.'),
  placements: usually(
    z.array(placement).check(z.maxLength(20)),
    [],
    'Sets of ordered levels; none for a pure profile.',
  ),
  'no-barriers': orNull(text, 'Why it names no barriers, where it has none.'),
  barriers: usually(z.array(barrier).check(z.maxLength(500)), [], 'What may hold the arrangement back.'),
  grid: orNull(z.tuple([id, id], { error: 'Expected two placements.' }), 'Two placements drawn as a matrix.'),
});

/** A framework file as it is read: its references are yet to be resolved. */
export type WrittenFramework = z.output<typeof frameworkSchema>;
export type WrittenOptions = z.output<typeof options>;
export type WrittenQuestion = z.output<typeof question>;
export type WrittenPlacement = z.output<typeof placement>;

/** What a claim rests on: the id of a source, or `own judgement`; null where nothing is given. */
export type Grounds = Pick<Question, 'source' | 'unverified'>;
export type Named = Resolved<z.output<typeof named>>;
export type Option = Resolved<WrittenOptions[number]>;
export type Step = NonNullable<Option['better']>;

export interface Question extends Resolved<Omit<WrittenQuestion, 'options'>> {
  readonly options: readonly Option[];
}

export interface Level extends Resolved<Omit<WrittenPlacement['levels'][number], 'from'>> {}

export interface Placement extends Resolved<Omit<WrittenPlacement, 'title' | 'measure' | 'levels'>> {
  readonly title: string;
  /** The number that its levels are bands of; null where they are defined by other conditions. */
  readonly measure: Measure | null;
  readonly levels: readonly Level[];
}

/** What is asked about the people served, and what their needs call for. Its conditions look only at its own questions. */
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
export type SettleNow = NonNullable<Question['settleNow']>;
export type Agency = Framework['agencies'][number];
export type HowRule = Needs['how'][number];
export type WhoRule = Needs['who'][number];
