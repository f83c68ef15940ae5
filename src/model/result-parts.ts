import * as z from 'zod/mini';
import { described, type Frozen, type Inferred, lenientObject } from '../document/schema.ts';
import { AGGREGATES, EFFORTS } from './vocabulary.ts';

/** The parts of a result, which is plain JSON with every text of a report. */
// Keys may be added, and none changes its meaning.

// One that was saved comes from a file, so nothing in it is trusted: keys that a later version adds are let through, those
// that this version prints are checked, and what an earlier version did not know yet may be missing.

export const text = z.string();

export const nullable = z.nullable(text);

export const texts = z.array(text);

export const flag = z.boolean();

export const whole = z.int();

export const number = z.number();

export const nullableNumber = z.nullable(number);

export const share = z.nullable(z.number().check(z.minimum(0), z.maximum(1)));

export const percent = z.nullable(z.number().check(z.minimum(0), z.maximum(100)));

export const id = described(text, 'Its id.');

export const title = described(text, 'The name that people read.');

export const ask = described(text, 'The question, as it is asked.');

export const question = described(text, 'The id of the question.');

export const optionText = described(text, 'The answer in words.');

export const source = described(
  nullable,
  'What it rests on: the id of a source, or “own judgement”; null where nothing is given.',
);

export const unverified = described(flag, 'True where the source is known to the field but was not read.');

export const asOf = described(
  z._default(nullable, null),
  'The day, month or year of the text that was read; null where the framework does not say.',
);

export const pending = described(
  z._default(nullable, null),
  'What is proposed and not yet so, in a sentence; null where nothing is.',
);

export const wasPlaced = described(flag, 'Whether it would be placed at all, as for a placement.');

export const ordered = z.refine<{ readonly low: number | null; readonly high: number | null }>(
  ({ low, high }) => low === null || high === null || low <= high,
  'Expected a low that is not above its high.',
);

export const answer = described(
  z.union([text, texts], { error: 'Expected text, or a list of texts.' }),
  'As it was given: an option, unknown, not-applicable, or a list of options of which one holds; else hidden or unanswered.',
);

const scoreReason = lenientObject({
  title: described(
    text,
    'What it is over: the title of a dimension, "All questions", or how many questions.',
  ),
  by: described(z.enum(AGGREGATES), 'How the values become one number.'),
  low: described(nullableNumber, 'As low as open answers leave it; null where nothing counts.'),
  high: described(nullableNumber, 'As high as open answers leave it; null where nothing counts.'),
  wanted: described(z.enum(['at least', 'less than']), 'On which side of the bound it would have to be.'),
  bound: described(number, 'Where it would have to be.'),
  furthest: described(
    texts,
    'The questions whose answers, known for certain, stand furthest on the wrong side.',
  ),
});

const plainReason = {
  question: described(nullable, 'Null where the reason is a score or the nation rather than one answer.'),
  ask,
  answer,
  text: optionText,
  needs: described(text, 'What would have to be so instead, in words.'),
  open: described(flag, 'False where the answer settles it, true where it is open.'),
};

/** One answer behind a decision, and what would turn it. */
export interface Reason extends Inferred<typeof plainReason> {
  readonly orElse: readonly Reason[];
  readonly number: ScoreReason | null;
}

// Left to the compiler, what leads back to itself is inferred well, and is any in the types that are published.
export const reason: z.ZodMiniType<Reason> = z.lazy(() =>
  lenientObject({
    ...plainReason,
    orElse: described(z.array(reason), 'Other ways to the same end, any one of which would do.'),
    number: described(
      z._default(z.nullable(scoreReason), null),
      'The number made of several answers that stands on the wrong side of a bound, or could; null where the reason is no score.',
    ),
  }),
);

export const reasons = z.array(reason);

export const doing = described(
  z._default(nullable, null),
  'The same as a heading of at most eight words; null where the framework gives none.',
);

export const roles = described(
  z._default(texts, []),
  'The ids of the framework’s roles who can do it; empty where the framework names none.',
);

export const short = described(
  z._default(nullable, null),
  'Its name where there is little room; null where the framework gives none.',
);

/** What is done about something that cannot wait. */
export const settleNow = described(
  z._default(
    z.nullable(
      lenientObject({
        do: described(text, 'What to do, as a heading.'),
        who: described(nullable, 'Who has to act; null where the framework does not say.'),
        roles,
        effort: described(
          z.nullable(z.enum(EFFORTS)),
          'How long it takes; null where the framework does not say.',
        ),
      }),
    ),
    null,
  ),
  'What to do about it first, whatever the level; null where it can wait.',
);

export const levelName = lenientObject({
  id,
  rank: described(whole, 'Its number, from the lowest level up.'),
  name: described(text, 'Its name, as a heading.'),
});

export const answered = lenientObject({
  known: described(whole, 'Answered for certain.'),
  unknown: described(whole, 'Answered with unknown, or with a list.'),
  notApplicable: described(whole, 'Answered with not-applicable.'),
  hidden: described(whole, 'Not asked, because of other answers.'),
  unanswered: described(whole, 'Left unanswered.'),
  questions: described(whole, 'All of them: the five others together.'),
});

const move = lenientObject({
  do: doing,
  text: described(text, 'What somebody does to get there.'),
  effort: described(z.enum(EFFORTS), 'How long it takes.'),
  who: described(z._default(nullable, null), 'Who has to act; null where the framework does not say.'),
  roles,
  to: described(
    z._default(nullable, null),
    'The option that it leads to; null in results that an earlier version saved.',
  ),
});

const valueSpan = lenientObject({
  low: described(number, 'As low as it may be.'),
  high: described(number, 'As high as it may be.'),
  least: described(number, 'The least that an option has.'),
  most: described(number, 'The most that an option has.'),
}).check(
  z.refine(
    ({ low, high, least, most }) => least <= low && low <= high && high <= most,
    'Expected low and high on the scale from least to most.',
  ),
);

export const answerResult = lenientObject({
  question,
  dimension: described(nullable, 'The dimension that it belongs to; null where it belongs to none.'),
  ask,
  answer,
  text: optionText,
  note: described(nullable, 'What should be remembered about the answer.'),
  evidence: described(texts, 'What shows it to somebody else.'),
  source: described(nullable, 'The page or document that the answer rests on.'),
  better: described(
    z.nullable(move),
    'The step up from here; null at the top, and where the answer is open or has no order.',
  ),
  scale: described(
    z._default(z.nullable(valueSpan), null),
    'The value of the answer; null where the question has no order or does not count.',
  ),
  views: described(
    z.exactOptional(
      z.array(
        lenientObject({
          answer,
          text: optionText,
          views: described(whole, 'How many views give it.'),
          who: described(z.nullable(texts), 'Which they are; null where that is not told.'),
        }),
      ),
    ),
    'What the views of a panel say, of which this is the agreed answer; left out where nobody counted them.',
  ),
  dissent: described(
    z.exactOptional(text),
    'Who of the panel stays apart from the answer, and why; left out for nobody.',
  ),
});

const kinds = z.nullable(
  z.array(
    lenientObject({
      title: described(nullable, 'Null for all that are too few to be shown apart.'),
      views: described(whole, 'How many views.'),
    }),
  ),
);

const ruleNamed = lenientObject({
  id,
  title,
  named: described(text, 'The day on which it was named.'),
});

/** The panel that agreed on the answers. */
export const panelResult = lenientObject({
  rule: described(ruleNamed, 'The rule by which answers count as agreed.'),
  earlierRules: described(z.array(ruleNamed), 'The rules that were named before it.'),
  opened: described(nullable, 'The day on which the answers were first shown side by side.'),
  rounds: described(whole, 'How many rounds of answers there were.'),
  views: described(whole, 'How many views there are.'),
  who: described(z.nullable(texts), 'Whose they are; null where that is not told.'),
  organisations: described(kinds, 'The views by organisation; null where that is not told.'),
  roles: described(kinds, 'The views by role; null where that is not told.'),
});

export const tool = lenientObject({
  name: described(text, 'The name of the program.'),
  version: described(text, 'Its version.'),
});

export const chosen = lenientObject({ option: id, text: optionText });

export const sourceResult = lenientObject({
  title: described(text, 'What it is called.'),
  publisher: described(nullable, 'Who published it.'),
  url: described(nullable, 'Where it can be read.'),
  asOf,
  pending,
});

export const partner = lenientObject({
  name: described(text, 'What the agency is called.'),
  agency: described(nullable, 'Which kind of agency it is.'),
  agencyTitle: described(nullable, 'That kind, in words.'),
});

export const respondent = lenientObject({
  role: described(text, 'What the person who answered does.'),
  organisation: described(nullable, 'For which of the partners.'),
  name: described(nullable, 'Only if they want.'),
  as: described(
    z._default(nullable, null),
    'The id of the framework’s role that this is; null where none was named.',
  ),
  asTitle: described(z._default(nullable, null), 'That role, in words.'),
});

export type ScoreReason = Frozen<z.infer<typeof scoreReason>>;
