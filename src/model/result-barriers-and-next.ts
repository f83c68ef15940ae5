import * as z from 'zod/mini';
import { described, lenientObject } from '../document/schema.ts';
import {
  ask,
  asOf,
  chosen,
  doing,
  flag,
  id,
  levelName,
  nullable,
  pending,
  question,
  reasons,
  roles,
  settleNow,
  short,
  source,
  text,
  texts,
  title,
  unverified,
  whole,
} from './result-parts.ts';
import { EFFORTS } from './vocabulary.ts';

const lever = lenientObject({
  id,
  do: doing,
  who: described(text, 'The person or body who can pull it.'),
  roles,
  effort: described(z.enum(EFFORTS), 'How long it takes.'),
  onceForAll: described(
    z._default(flag, false),
    'True where whoever pulls it does so for all the services of an area at once; false in results that an earlier version saved.',
  ),
  firstStep: described(text, 'What to do first.'),
  nations: described(z.nullable(texts), 'The nations in which it exists; null where it exists everywhere.'),
  asOf,
  pending,
  source,
  unverified,
});

export const barrier = lenientObject({
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

const because = lenientObject({
  text: described(text, 'Why, in a sentence.'),
  open: described(flag, 'True where it depends on open answers whether the rule holds.'),
  reasons: described(reasons, 'The answers behind it.'),
  source,
  unverified,
});

const fit = z.enum(['less', 'enough', 'more', 'open']);

const recommendedLevel = lenientObject({
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
    z.nullable(
      lenientObject({ low: described(whole, 'At least this.'), high: described(whole, 'At most this.') }),
    ),
    'The least and the most that the gap may turn out to be; null where no level is called for.',
  ),
  fit: described(
    z.nullable(fit),
    'What is in place against what the needs call for; “open” where open answers decide that, null where no level is called for.',
  ),
});

const have = z.enum(['present', 'missing', 'not named', 'kind not given']);

const recommendedPartner = lenientObject({
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

export const recommended = lenientObject({
  levels: described(z.array(recommendedLevel), 'How closely to work together, on each placement.'),
  who: described(z.array(recommendedPartner), 'The kinds of partner that the needs call for.'),
  perhaps: described(
    z.array(recommendedPartner),
    'Kinds of partner of which open answers decide whether they are needed.',
  ),
});

const cost = lenientObject({
  years: described(whole, 'How many steps take years.'),
  months: described(whole, 'How many take months.'),
  days: described(whole, 'How many take days.'),
  unstated: described(whole, 'Of how many the framework does not say what they take.'),
});

const nextLevel = lenientObject({
  ...levelName.shape,
  phrase: described(nullable, 'The level in the middle of a sentence.'),
  why: described(
    z.enum(['called for', 'next']),
    'Why this one: the people served need it, or it is the next one up.',
  ),
});

const nextProven = described(flag, 'True where it is certain that nothing cheaper gets there.');

const nextStep = lenientObject({
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

export const next = lenientObject({
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
      lenientObject({
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
      lenientObject({
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
    z.array(lenientObject({ agency: described(text, 'The id of the kind of partner.'), title, short })),
    'The kinds of partner that have to be at the table and that are not named; they may be called missing only where `service.partnersComplete` is true.',
  ),
  allTheSame: described(
    z.nullable(
      lenientObject({
        to: described(nextLevel, 'The next level.'),
        cost: described(cost, 'How many steps of each effort it would take.'),
        steps: described(whole, 'How many steps it would take.'),
        proven: nextProven,
      }),
    ),
    'What the next level would take where the people served need no more; null elsewhere, and where no way to it was found.',
  ),
});
