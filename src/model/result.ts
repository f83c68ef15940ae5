import * as z from 'zod/mini';
import { described } from '../document/shape.ts';
import { type Frozen, type Inferred, open } from './shape.ts';
import { AGGREGATES, EFFORTS } from './words.ts';

/**
 * What the engine makes of a framework and an assessment. Plain JSON, and a promise: keys may be added, none
 * changes its meaning. It carries every text that a report prints. One that was saved comes from a file, so nothing in
 * it is trusted: keys that a later version adds are let through, those that this version prints are checked, and what
 * an earlier version did not know yet may be missing.
 */

const text = z.string();
const nullable = z.nullable(text);
const texts = z.array(text);
const flag = z.boolean();
const whole = z.int();
const number = z.number();
const nullableNumber = z.nullable(number);
const share = z.nullable(z.number().check(z.minimum(0), z.maximum(1)));
const percent = z.nullable(z.number().check(z.minimum(0), z.maximum(100)));

const id = described(text, 'Its id.');
const title = described(text, 'The name that people read.');
const ask = described(text, 'The question, as it is asked.');
const question = described(text, 'The id of the question.');
const optionText = described(text, 'The answer in words.');
const source = described(
  nullable,
  'What it rests on: the id of a source, or “own judgement”; null where nothing is given.',
);
const unverified = described(flag, 'True where the source is known to the field but was not read.');
const asOf = described(
  z._default(nullable, null),
  'The day, month or year of the text that was read; null where the framework does not say.',
);
const pending = described(
  z._default(nullable, null),
  'What is proposed and not yet so, in a sentence; null where nothing is.',
);
const wasPlaced = described(flag, 'Whether it would be placed at all, as for a placement.');

const ordered = z.refine<{ readonly low: number | null; readonly high: number | null }>(
  ({ low, high }) => low === null || high === null || low <= high,
  'Expected a low that is not above its high.',
);

const answer = described(
  z.union([text, texts], { error: 'Expected text, or a list of texts.' }),
  'As it was given: an option, unknown, not-applicable, or a list of options of which one holds; else hidden or unanswered.',
);

const scoreReason = open({
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
  open({
    ...plainReason,
    orElse: described(z.array(reason), 'Other ways to the same end, any one of which would do.'),
    number: described(
      z._default(z.nullable(scoreReason), null),
      'The number made of several answers that stands on the wrong side of a bound, or could; null where the reason is no score.',
    ),
  }),
);
const reasons = z.array(reason);

const doing = described(
  z._default(nullable, null),
  'The same as a heading of at most eight words; null where the framework gives none.',
);
const roles = described(
  z._default(texts, []),
  'The ids of the framework’s roles who can do it; empty where the framework names none.',
);
const short = described(
  z._default(nullable, null),
  'Its name where there is little room; null where the framework gives none.',
);

/** What is done about something that cannot wait. */
const settleNow = described(
  z._default(
    z.nullable(
      open({
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

const levelName = open({
  id,
  rank: described(whole, 'Its number, from the lowest level up.'),
  name: described(text, 'Its name, as a heading.'),
});

const strength = open({
  met: described(whole, 'How many of its conditions hold.'),
  of: described(whole, 'How many there are.'),
  unknown: described(whole, 'How many are open.'),
  word: described(z.enum(['soundly', 'partly', 'thinly', 'not known']), 'How soundly the level is held.'),
  missing: described(reasons, 'What would make it sounder.'),
});

const level = open({
  ...levelName.shape,
  short,
  phrase: described(nullable, 'The level in the middle of a sentence.'),
  about: described(nullable, 'What the level means.'),
  costs: described(
    z._default(nullable, null),
    'What keeping it up costs where the people served need less; null where the framework does not say.',
  ),
  status: described(
    z.enum(['met', 'unmet', 'unknown']),
    'Whether what defines it is so, or what replaces it.',
  ),
  own: described(
    z._default(z.nullable(z.enum(['met', 'unmet', 'unknown'])), null),
    'Whether its own form is so, without what may replace it; null in results that an earlier version saved.',
  ),
  replaced: described(
    z._default(nullable, null),
    'What replaces it, in words, where it is met and its own form certainly is not; null elsewhere.',
  ),
  stage: described(
    z.nullable(open({ id, name: described(text, 'Its name.') })),
    'The named step within the level that is reached; null where there is none, or where something else replaces the level, or may.',
  ),
  missing: described(reasons, 'What is missing for it, or open.'),
  strength: described(
    strength,
    'How soundly it is held. Where something else replaces the level, or may, nothing is said of that: of is 0.',
  ),
  source,
  unverified,
});

const optionGroup = open({
  test: described(
    z.enum(['at-least', 'at-most', 'exactly', 'one-of']),
    'All from the first of the options up, or up to the last of them; “exactly” for a single one.',
  ),
  options: described(
    z.array(open({ option: id, text: optionText })).check(z.minLength(1)),
    'Options that are left, in the framework’s order.',
  ),
});

const asked = {
  question: described(nullable, 'The id of the question; null for the nation.'),
  ask,
};

const settlingAnswer = open({ ...asked, ...optionGroup.shape });

const settlingSet = open({
  level: described(text, 'The id of the level.'),
  answers: described(
    z.array(settlingAnswer),
    'The fewest answers with which only this level is possible, whatever the other open answers turn out to be.',
  ),
  proven: described(flag, 'False where fewer answers may do: there were too many ways to try.'),
});

const settlingOutcome = open({
  ...optionGroup.shape,
  levels: described(texts, 'The levels that each of these options would leave.'),
  exact: described(flag, 'False where there may be fewer.'),
});

const settlingQuestion = open({
  ...asked,
  outcomes: described(
    z.array(settlingOutcome),
    'What its answer alone would leave possible, where that is less than now.',
  ),
});

const settling = open({
  levels: described(
    z.array(settlingSet),
    'For each possible level, lowest first; none for a level of which it could not be shown that it is possible.',
  ),
  alone: described(
    z.array(settlingQuestion),
    'The open questions that could change by themselves which levels are possible, in the framework’s order.',
  ),
});

const measure = open({
  rule: described(text, 'What it is made of, in words: "sum of trust".'),
  by: described(z.enum(AGGREGATES), 'How the values become one number.'),
  low: described(nullableNumber, 'As low as open answers leave it; null where nothing counts.'),
  high: described(nullableNumber, 'As high as open answers leave it; null where nothing counts.'),
  least: described(number, 'As low as it can be at all.'),
  most: described(number, 'As high as it can be at all.'),
});

const placement = open({
  id,
  title,
  short,
  overall: described(z._default(flag, false), 'True for the one that sums up the others.'),
  cumulative: described(flag, 'True where a level counts only when every level below it holds.'),
  placed: described(flag, 'False while the first level is secured and an open answer could still lift it.'),
  secured: described(levelName, 'The level that is held whatever the open answers turn out to be.'),
  possible: described(
    open({
      from: described(levelName, 'The lowest of them.'),
      to: described(levelName, 'The highest of them.'),
      levels: described(texts, 'All of them, by their ids, lowest first.'),
      exact: described(flag, 'True where every one of these levels is known to be possible, and no other.'),
    }),
    'The levels that open answers leave possible.',
  ),
  reach: described(
    levelName,
    'On a ladder the highest level that certainly holds, whatever is missing below it, and never below `secured`; elsewhere the same as `secured`.',
  ),
  inPlace: described(texts, 'The levels that hold.'),
  gaps: described(texts, 'The levels below one that holds which do not.'),
  open: described(texts, 'The levels that wait for open answers.'),
  outOfOrder: described(texts, 'The levels that hold above a gap.'),
  next: described(
    nullable,
    'The level to work on next: the lowest gap, else the first level above the secured one that is not in place.',
  ),
  measure: described(
    z._default(z.nullable(measure), null),
    'The number that its levels are bands of; null where they are no bands.',
  ),
  settling: described(
    z._default(z.nullable(settling), null),
    'What would settle it; null where one level is possible. An answer to a question that turns out not to be asked counts for nothing.',
  ),
  levels: described(z.array(level).check(z.minLength(1)), 'All its levels, lowest first.'),
});

const lever = open({
  id,
  do: doing,
  who: described(text, 'The person or body who can pull it.'),
  roles,
  effort: described(z.enum(EFFORTS), 'How long it takes.'),
  firstStep: described(text, 'What to do first.'),
  nations: described(z.nullable(texts), 'The nations in which it exists; null where it exists everywhere.'),
  asOf,
  pending,
  source,
  unverified,
});

const barrier = open({
  id,
  kind: described(text, 'The id of its kind.'),
  kindTitle: described(text, 'Its kind, in words.'),
  name: described(text, 'What is in the way, as a heading.'),
  about: described(nullable, 'How it holds people back.'),
  status: described(
    z.enum(['remains', 'possible', 'clear', 'does-not-arise']),
    'Whether it is there; “possible” where open answers decide that.',
  ),
  holdsBack: described(
    texts,
    'The levels not in place that it holds back; with none left it is a strain on the levels that hold.',
  ),
  strains: described(
    z._default(texts, []),
    'The levels in place of those that it holds back: it makes them harder to keep.',
  ),
  settleNow,
  because: described(reasons, 'The answers that it comes from.'),
  levers: described(
    z.array(lever),
    'The levers that exist in the service’s nation; all of them where the nation is not given.',
  ),
  noLever: described(
    z._default(nullable, null),
    'Why nobody can remove it where it has no lever; null where the framework does not say.',
  ),
  pending,
  source,
  unverified,
});

const fragile = open({
  placement: described(text, 'The id of the placement.'),
  question,
  ask,
  answer: described(text, 'The option that was given.'),
  text: optionText,
  oneLower: described(open({ option: id, text: optionText }), 'The next option below.'),
  secured: described(levelName, 'The level that is secured now.'),
  fallsTo: described(levelName, 'The level that would be secured instead.'),
  placed: wasPlaced,
});

const answered = open({
  known: described(whole, 'Answered for certain.'),
  unknown: described(whole, 'Answered with unknown, or with a list.'),
  notApplicable: described(whole, 'Answered with not-applicable.'),
  hidden: described(whole, 'Not asked, because of other answers.'),
  unanswered: described(whole, 'Left unanswered.'),
  questions: described(whole, 'All of them: the five others together.'),
});

const move = open({
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

const valueSpan = open({
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

const answerResult = open({
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
});

const openQuestion = open({
  question,
  ask,
  answer,
  levels: described(texts, 'The levels that wait for it, lowest first.'),
  barriers: described(texts, 'The barriers that wait for it.'),
  decides: described(
    z._default(texts, []),
    'The placements of which its answer could change, by itself or with others, which level is reached.',
  ),
  settleNow,
});

const because = open({
  text: described(text, 'Why, in a sentence.'),
  open: described(flag, 'True where it depends on open answers whether the rule holds.'),
  reasons: described(reasons, 'The answers behind it.'),
  source,
  unverified,
});

const fit = z.enum(['less', 'enough', 'more', 'open']);

const recommendedLevel = open({
  placement: described(text, 'The id of the placement.'),
  title,
  level: described(
    nullable,
    'The level that is called for; null where open answers leave several, or the needs call for none.',
  ),
  rank: described(z.nullable(whole), 'Its number.'),
  name: described(nullable, 'Its name, as a heading.'),
  phrase: described(nullable, 'The level in the middle of a sentence.'),
  possible: described(texts, 'Every level that the needs may call for, lowest first.'),
  exact: described(flag, 'As in a placement.'),
  perhapsNone: described(
    flag,
    'True where no rule may hold, so that the needs call for no level in particular.',
  ),
  because: described(z.array(because), 'The rules that call for it.'),
  gap: described(
    z.nullable(whole),
    'The rank called for minus the rank in place; null while either is open. Less than 0 is more than is needed.',
  ),
  gapRange: described(
    z.nullable(open({ low: described(whole, 'At least this.'), high: described(whole, 'At most this.') })),
    'The least and the most that the gap may turn out to be; null where no level is called for.',
  ),
  fit: described(
    z.nullable(fit),
    'What is in place against what the needs call for; “open” where open answers decide that, null where no level is called for.',
  ),
});

const have = z.enum(['present', 'missing', 'not named', 'kind not given']);

const recommendedPartner = open({
  agency: described(text, 'The id of the kind of partner.'),
  title,
  short,
  group: described(nullable, 'The circle of agencies that it belongs to.'),
  groupTitle: described(nullable, 'That circle, in words.'),
  calledIn: described(
    z._default(flag, false),
    'True where only some of the people need it, so that it is called in for them; false where it has to be at the table. Of “perhaps”, false where that may be.',
  ),
  have: described(
    have,
    '“missing” is only who certainly has to be at the table, and only where the partners named were said to be all of them. Otherwise “not named” where none of this kind is among them; “kind not given” where that cannot be told, since the kind of a partner is missing, or no partner is named and nobody said that there are no others.',
  ),
  partners: described(texts, 'The names of the partners of this kind.'),
  because: described(z.array(because), 'The rules that call for it.'),
});

const recommended = open({
  levels: described(z.array(recommendedLevel), 'How closely to work together, on each placement.'),
  who: described(z.array(recommendedPartner), 'The kinds of partner that the needs call for.'),
  perhaps: described(
    z.array(recommendedPartner),
    'Kinds of partner of which open answers decide whether they are needed.',
  ),
});

const needs = open({
  title: described(
    z._default(nullable, null),
    'The heading of what a report says of them; null for the usual one.',
  ),
  about: described(nullable, 'What is asked about the people served.'),
  answered: described(answered, 'How many questions stand how.'),
  answers: described(z.array(answerResult), 'The questions about the people served, with their answers.'),
});

const plainPart = {
  rule: described(text, 'The rule, in words.'),
  value: described(text, 'What it came to.'),
  question: described(z.exactOptional(text), 'The question that it looks at, where it looks at one.'),
  answer: described(z.exactOptional(answer), 'The answer to it.'),
};

/** A rule, what it came to, and what it came from: answers, or further rules. */
export interface WorkingPart extends Inferred<typeof plainPart> {
  readonly from?: readonly WorkingPart[];
}

const workingPart: z.ZodMiniType<WorkingPart> = z.lazy(() =>
  open({
    ...plainPart,
    from: described(z.exactOptional(z.array(workingPart)), 'The further rules that it came from.'),
  }),
);

const workingStep = open({
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

/** What a result was made with. */
export const tool = open({
  name: described(text, 'The name of the program.'),
  version: described(text, 'Its version.'),
});

const profileEntry = open({
  dimension: described(text, 'The id of the dimension.'),
  title,
  low: described(
    share,
    '0 to 1, the share of the way from the lowest to the highest options; null where nothing counts.',
  ),
  high: described(share, 'The same, as high as open answers leave it.'),
  answered: described(whole, 'How many of its questions are answered.'),
  of: described(whole, 'How many of its questions count: not those that are hidden or do not apply.'),
}).check(ordered);

const sourceResult = open({
  title: described(text, 'What it is called.'),
  publisher: described(nullable, 'Who published it.'),
  url: described(nullable, 'Where it can be read.'),
  asOf,
  pending,
});

const partner = open({
  name: described(text, 'What the agency is called.'),
  agency: described(nullable, 'Which kind of agency it is.'),
  agencyTitle: described(nullable, 'That kind, in words.'),
});

const respondent = open({
  role: described(text, 'What the person who answered does.'),
  organisation: described(nullable, 'For which of the partners.'),
  name: described(nullable, 'Only if they want.'),
  as: described(
    z._default(nullable, null),
    'The id of the framework’s role that this is; null where none was named.',
  ),
  asTitle: described(z._default(nullable, null), 'That role, in words.'),
});

const named = open({ id, title });

const chosen = open({ option: id, text: optionText });

const cost = open({
  years: described(whole, 'How many steps take years.'),
  months: described(whole, 'How many take months.'),
  days: described(whole, 'How many take days.'),
  unstated: described(whole, 'Of how many the framework does not say what they take.'),
});

const nextLevel = open({
  ...levelName.shape,
  phrase: described(nullable, 'The level in the middle of a sentence.'),
  why: described(
    z.enum(['called for', 'next']),
    'Why this one: the people served need it, or it is the next one up.',
  ),
});

const nextProven = described(flag, 'True where it is certain that nothing cheaper gets there.');

const nextStep = open({
  question,
  ask,
  from: described(chosen, 'The answer now; the lowest that it may be, where it is open.'),
  to: described(chosen, 'The answer after it.'),
  findOut: described(
    flag,
    'True on the first step of an open answer that may be there already: find out first, and change it only if it is no better.',
  ),
  do: doing,
  text: described(nullable, 'What somebody does; null where the framework does not say.'),
  effort: described(z.nullable(z.enum(EFFORTS)), 'How long it takes; null where the framework does not say.'),
  who: described(nullable, 'Who has to act; null where the framework does not say.'),
  roles,
  needs: described(nullable, 'What must hold before it, in words; null where nothing must.'),
  after: described(texts, 'The questions of the steps before it without which it could not be taken.'),
  reached: described(levelName, 'The level that is secured after it.'),
  towards: described(
    levelName,
    'The lowest level that it is needed for. The steps needed for a level and for those below it reach that level without the others, in this order.',
  ),
});

const next = open({
  placement: described(text, 'The id of the placement that it is about.'),
  to: described(z.nullable(nextLevel), 'The level to secure; null where there is none to work towards.'),
  none: described(
    z.nullable(z.enum(['at the top', 'not called for', 'no steps', 'no nation', 'no way', 'too many ways'])),
    'Why there are no steps: no level is higher; the people served need no more; the framework gives no steps; it hangs on the nation, which is not given; no steps lead there, which is proven; or there were too many ways to try. Null where there are steps.',
  ),
  cost: described(z.nullable(cost), 'How many steps there are of each effort; null where none were found.'),
  proven: nextProven,
  first: described(
    z.nullable(
      open({
        to: described(levelName, 'The lowest level that a step is needed for.'),
        steps: described(whole, 'How many of the steps are needed for it.'),
        cost: described(cost, 'How many of these there are of each effort.'),
      }),
    ),
    'The level that is gained first, and what it takes of the steps; null where there are none.',
  ),
  steps: described(
    z.array(nextStep),
    'What has to change, in an order in which each can be done when it comes: of those that can come next, first what is sooner done, then what somebody who answered can do, then what a lower level takes.',
  ),
  barriers: described(
    z.array(
      open({
        barrier: described(text, 'The id of the barrier.'),
        restates: described(
          flag,
          'True where the steps change every answer that it comes from and it is gone after them, so that it says nothing new.',
        ),
      }),
    ),
    'The barriers that are there, or may be, in the way of that level or of one below it that is not in place.',
  ),
  partners: described(
    z.array(open({ agency: described(text, 'The id of the kind of partner.'), title, short })),
    'The kinds of partner that have to be at the table and that are not named; they may be called missing only where `service.partnersComplete` is true.',
  ),
  allTheSame: described(
    z.nullable(
      open({
        to: described(nextLevel, 'The next level.'),
        cost: described(cost, 'How many steps of each effort it would take.'),
        steps: described(whole, 'How many steps it would take.'),
        proven: nextProven,
      }),
    ),
    'What the next level would take where the people served need no more; null elsewhere, and where no way to it was found.',
  ),
});

/** A result, also as it was saved. */
export const resultSchema = open({
  schemaVersion: described(z.literal(1), 'The format of a result: 1.'),
  tool: described(tool, 'What it was made with.'),
  framework: described(
    open({
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
    open({
      name: described(nullable, 'What the service is called.'),
      sides: described(
        z._default(
          z.array(open({ agency: described(text, 'The id of the kind of agency.'), title, short })),
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
  notes: described(texts, 'What a reader should know about how the file was read.'),
  answered: described(answered, 'How many questions stand how; the first five add up to the sixth.'),
  answers: described(z.array(answerResult), 'The questions, with their answers.'),
  placements: described(z.array(placement), 'Where the arrangement sits.'),
  score: described(
    open({
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
/** An answer as a result shows it: as given, or `hidden`, or `unanswered`. */
export type ShownAnswer = Reason['answer'];
export type ScoreReason = Frozen<z.infer<typeof scoreReason>>;
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
export type Move = NonNullable<AnswerResult['better']>;
export type ValueSpan = NonNullable<AnswerResult['scale']>;
