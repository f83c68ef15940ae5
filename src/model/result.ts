import * as z from 'zod/mini';
import { described, type Frozen, type Inferred, lenientObject } from '../document/schema.ts';
import { barrier, next, recommended } from './result-barriers-and-next.ts';
import {
  answer,
  answered,
  answerResult,
  flag,
  id,
  nullable,
  ordered,
  panelResult,
  partner,
  percent,
  type Reason,
  respondent,
  short,
  sourceResult,
  text,
  texts,
  title,
  tool,
  whole,
} from './result-parts.ts';
import { fragile, openQuestion, placement, profileEntry } from './result-placements.ts';

const plainPart = {
  rule: described(text, 'The rule, in words.'),
  value: described(text, 'What it came to.'),
  question: described(z.exactOptional(text), 'The question that it looks at, where it looks at one.'),
  answer: described(z.exactOptional(answer), 'The answer to it.'),
};

/** A rule, what it came to, and the answers or further rules that it came from. */
export interface WorkingPart extends Inferred<typeof plainPart> {
  readonly from?: readonly WorkingPart[];
}

const workingPart: z.ZodMiniType<WorkingPart> = z.lazy(() =>
  lenientObject({
    ...plainPart,
    from: described(z.exactOptional(z.array(workingPart)), 'The further rules that it came from.'),
  }),
);

const workingStep = lenientObject({
  step: described(
    z.enum([
      'shown',
      'level',
      'replaced',
      'stage',
      'strength',
      'placement',
      'range',
      'settling',
      'fragile',
      'profile',
      'score',
      'barrier',
      'recommended',
      'partner',
    ]),
    'What kind of step it is.',
  ),
  about: described(text, 'The id of what the step decides.'),
  ...plainPart,
  from: described(z.array(workingPart), 'The rules that it came from.'),
});

const needs = lenientObject({
  title: described(
    z._default(nullable, null),
    'The heading of what a report says of them; null for the usual one.',
  ),
  about: described(nullable, 'What is asked about the people served.'),
  answered: described(answered, 'How many questions stand how.'),
  answers: described(z.array(answerResult), 'The questions about the people served, with their answers.'),
});

const named = lenientObject({ id, title });

/** A result, also as it was saved. */
export const resultSchema = lenientObject({
  schemaVersion: described(z.literal(1), 'The format of a result: 1.'),
  tool: described(tool, 'What it was made with.'),
  framework: described(
    lenientObject({
      id,
      version: described(text, 'The version that the answers were scored with.'),
      title,
      unverified: described(flag, 'True where the framework as a whole rests on sources that were not read.'),
      partlyUnverified: described(
        z._default(flag, false),
        'True where not the whole, but some question or level of it is unverified.',
      ),
      answeredVersion: described(
        nullable,
        'The version that the answers were given to, where it is another one.',
      ),
    }),
    'The framework that the answers belong to.',
  ),
  service: described(
    lenientObject({
      name: described(nullable, 'What the service is called.'),
      sides: described(
        z._default(
          z.array(lenientObject({ agency: described(text, 'The id of the kind of agency.'), title, short })),
          [],
        ),
        'The kinds of agency that it is about, “the agencies” of the questions; empty where nobody said, and in results that an earlier version saved.',
      ),
      nation: described(nullable, 'The id of its nation.'),
      nationTitle: described(nullable, 'Its nation, in words.'),
      people: described(nullable, 'The people served.'),
      scope: described(nullable, 'What the arrangement covers and what it leaves out.'),
      partners: described(z.array(partner), 'The agencies that work together.'),
      partnersComplete: described(
        z._default(z.nullable(flag), null),
        'True where these were said to be all of them, false where others were said to be missing; null where nobody said.',
      ),
    }),
    'The arrangement that is assessed.',
  ),
  date: described(nullable, 'The day, month or year that the answers describe.'),
  answeredBy: described(z.array(respondent), 'Who gave the answers.'),
  round: described(
    z.exactOptional(whole),
    'The last round of a panel in which it was answered; left out for the first.',
  ),
  panel: described(
    z.exactOptional(panelResult),
    'The panel that agreed on the answers; left out where there was none.',
  ),
  notes: described(texts, 'What a reader should know about how the file was read.'),
  answered: described(answered, 'How many questions stand how; the first five add up to the sixth.'),
  answers: described(z.array(answerResult), 'The questions, with their answers.'),
  placements: described(z.array(placement), 'Where the arrangement sits.'),
  score: described(
    lenientObject({
      low: described(percent, '0 to 100, a whole number; null where nothing counts.'),
      high: described(percent, 'The same, as high as open answers leave it.'),
    }).check(ordered),
    'The share of the way from the lowest to the highest options, over all questions.',
  ),
  profile: described(z.array(profileEntry), 'The same by dimension.'),
  nations: described(z.array(named), 'The nations that the framework knows.'),
  kinds: described(z.array(named), 'The kinds of barrier, in the framework’s order.'),
  barriers: described(z.array(barrier), 'What holds the arrangement back, or does not.'),
  fragile: described(
    z._default(z.array(fragile), []),
    'The single answers that secured levels rest on, by placement, in the framework’s order: one option lower, and a lower level would be secured.',
  ),
  openQuestions: described(
    z.array(openQuestion),
    'The questions whose answers are open and could change something.',
  ),
  needs: described(
    z._default(z.nullable(needs), null),
    'What was answered about the people served; null where the framework does not ask.',
  ),
  recommended: described(
    z.nullable(recommended),
    'What the people served need: how closely to work together, and who with; null where nothing is known about them.',
  ),
  next: described(
    z._default(z.nullable(next), null),
    'What to do next: the level to secure and the steps to it. It is what a plan starts with. Null where there is no placement, and in results that an earlier version saved.',
  ),
  grid: described(
    z.nullable(z.tuple([text, text])),
    'Two placements drawn as a matrix, rows first; null where there is no matrix.',
  ),
  sources: described(z.record(z.string(), sourceResult), 'What the framework rests on, by id.'),
  working: described(z.array(workingStep), 'Every step of the way from answers to result.'),
});

export type Result = Frozen<z.infer<typeof resultSchema>>;

export type Tool = Result['tool'];

/** An answer as a result shows it, as it was given, or `hidden`, or `unanswered`. */
export type ShownAnswer = Reason['answer'];

export type PlacementResult = Result['placements'][number];

export type LevelName = PlacementResult['secured'];

export type LevelResult = PlacementResult['levels'][number];

export type LevelStatus = LevelResult['status'];

export type Strength = LevelResult['strength'];

export type StrengthWord = Strength['word'];

export type MeasureResult = NonNullable<PlacementResult['measure']>;

export type Settling = NonNullable<PlacementResult['settling']>;

export type SettlingSet = Settling['levels'][number];

export type SettlingAnswer = SettlingSet['answers'][number];

export type SettlingQuestion = Settling['alone'][number];

export type OptionGroup = Pick<SettlingAnswer, 'test' | 'options'>;

export type FragileAnswer = Result['fragile'][number];

export type ProfileEntry = Result['profile'][number];

export type BarrierResult = Result['barriers'][number];

export type BarrierStatus = BarrierResult['status'];

export type LeverResult = BarrierResult['levers'][number];

export type OpenQuestion = Result['openQuestions'][number];

export type Recommended = NonNullable<Result['recommended']>;

export type RecommendedLevel = Recommended['levels'][number];

export type RecommendedPartner = Recommended['who'][number];

export type Because = RecommendedPartner['because'][number];

export type Fit = NonNullable<RecommendedLevel['fit']>;

export type Have = RecommendedPartner['have'];

export type NeedsResult = NonNullable<Result['needs']>;

export type Next = NonNullable<Result['next']>;

export type NextLevel = NonNullable<Next['to']>;

export type NextStep = Next['steps'][number];

export type Cost = NonNullable<Next['cost']>;

export type WorkingStep = Result['working'][number];

export type AnswerResult = Result['answers'][number];

export type PanelResult = NonNullable<Result['panel']>;

export type Move = NonNullable<AnswerResult['better']>;

export type ValueSpan = NonNullable<AnswerResult['scale']>;
