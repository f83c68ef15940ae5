import * as z from 'zod/mini';
import { described, lenientObject } from '../document/schema.ts';
import {
  answer,
  ask,
  flag,
  id,
  levelName,
  nullable,
  nullableNumber,
  number,
  optionText,
  ordered,
  question,
  reasons,
  settleNow,
  share,
  short,
  source,
  text,
  texts,
  title,
  unverified,
  wasPlaced,
  whole,
} from './result-parts.ts';
import { AGGREGATES } from './vocabulary.ts';

const strength = lenientObject({
  met: described(whole, 'How many of its conditions hold.'),
  of: described(whole, 'How many there are.'),
  unknown: described(whole, 'How many are open.'),
  word: described(z.enum(['soundly', 'partly', 'thinly', 'not known']), 'How soundly the level is held.'),
  missing: described(reasons, 'What would make it sounder.'),
});

const level = lenientObject({
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
    z.nullable(lenientObject({ id, name: described(text, 'Its name.') })),
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

const optionGroup = lenientObject({
  test: described(
    z.enum(['at-least', 'at-most', 'exactly', 'one-of']),
    'All from the first of the options up, or up to the last of them; “exactly” for a single one.',
  ),
  options: described(
    z.array(lenientObject({ option: id, text: optionText })).check(z.minLength(1)),
    'Options that are left, in the framework’s order.',
  ),
});

const asked = {
  question: described(nullable, 'The id of the question; null for the nation.'),
  ask,
};

const settlingAnswer = lenientObject({ ...asked, ...optionGroup.shape });

const settlingSet = lenientObject({
  level: described(text, 'The id of the level.'),
  answers: described(
    z.array(settlingAnswer),
    'The fewest answers with which only this level is possible, whatever the other open answers turn out to be.',
  ),
  proven: described(flag, 'False where fewer answers may do: there were too many ways to try.'),
});

const settlingOutcome = lenientObject({
  ...optionGroup.shape,
  levels: described(texts, 'The levels that each of these options would leave.'),
  exact: described(flag, 'False where there may be fewer.'),
});

const settlingQuestion = lenientObject({
  ...asked,
  outcomes: described(
    z.array(settlingOutcome),
    'What its answer alone would leave possible, where that is less than now.',
  ),
});

const settling = lenientObject({
  levels: described(
    z.array(settlingSet),
    'For each possible level, lowest first; none for a level of which it could not be shown that it is possible.',
  ),
  alone: described(
    z.array(settlingQuestion),
    'The open questions that could change by themselves which levels are possible, in the framework’s order.',
  ),
});

const measure = lenientObject({
  rule: described(text, 'What it is made of, in words: sum over “Trust”.'),
  by: described(z.enum(AGGREGATES), 'How the values become one number.'),
  low: described(nullableNumber, 'As low as open answers leave it; null where nothing counts.'),
  high: described(nullableNumber, 'As high as open answers leave it; null where nothing counts.'),
  least: described(number, 'As low as it can be at all.'),
  most: described(number, 'As high as it can be at all.'),
});

export const placement = lenientObject({
  id,
  title,
  short,
  overall: described(z._default(flag, false), 'True for the one that sums up the others.'),
  cumulative: described(flag, 'True where a level counts only when every level below it holds.'),
  placed: described(flag, 'False while the first level is secured and an open answer could still lift it.'),
  secured: described(levelName, 'The level that is held whatever the open answers turn out to be.'),
  possible: described(
    lenientObject({
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

export const fragile = lenientObject({
  placement: described(text, 'The id of the placement.'),
  question,
  ask,
  answer: described(text, 'The option that was given.'),
  text: optionText,
  oneLower: described(lenientObject({ option: id, text: optionText }), 'The next option below.'),
  secured: described(levelName, 'The level that is secured now.'),
  fallsTo: described(levelName, 'The level that would be secured instead.'),
  placed: wasPlaced,
});

export const profileEntry = lenientObject({
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

export const openQuestion = lenientObject({
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
