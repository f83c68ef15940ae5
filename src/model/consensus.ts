import * as z from 'zod/mini';
import { described, type Frozen, fileObject, id, orNull, textUpTo, withDefault } from '../document/schema.ts';
import { text } from './question.ts';

/** A rule for consensus: when the answers of several to one question count as agreed. */

const count = (least: number) => z.int('Expected a whole number.').check(z.minimum(least), z.maximum(1000));

const OPTIONS = 'Expected a number of options, such as 1 or 0.5.';

const options = z.number(OPTIONS).check(z.minimum(0, OPTIONS), z.maximum(29, OPTIONS));

/** Fewer than so many of so many, as a share of however many know. */
const fewerThan = fileObject({
  is: described(count(1), 'Fewer than so many …'),
  of: described(count(1), '… of so many who know; of others as many by the same share.'),
});

export const consensusSchema = fileObject({
  consensus: described(
    z.literal(1, 'Expected 1, the only format that there is.'),
    'The format of this file: 1.',
  ),
  id: described(id, 'What it is called in commands.'),
  title: described(textUpTo(80), 'The name that people read.'),
  about: described(text, 'What it asks for, and why, in a few sentences.'),
  source: described(textUpTo(300), 'What it rests on: a page or document, or “own judgement”.'),
  'made-for': orNull(
    fileObject({
      raters: described(count(2), 'How many people.'),
      options: described(count(2), 'How many options a question had.'),
    }),
    'For what it was made, where that is known.',
  ),
  agreement: described(
    fileObject({
      within: described(
        options,
        'An answer is inside when it is at most so many options from the median, which may lie half-way between two.',
      ),
      'outside-fewer-than': described(fewerThan, 'How many may be outside.'),
      farthest: orNull(
        options,
        'Nobody may be farther than so many options from the median; any distance if left out.',
      ),
      'least-known': withDefault(count(2), 2, 'At least so many have to know; 2 if left out.'),
      unordered: orNull(
        fewerThan,
        'How many may give another answer than the commonest where options have no order; as many as may be outside if left out.',
      ),
    }),
    'When it is agreement.',
  ),
  words: withDefault(
    fileObject({
      agreement: described(textUpTo(40), 'What agreement is called.'),
      split: described(textUpTo(40), 'What anything else is called.'),
    }),
    { agreement: 'Agreement', split: 'Split' },
    'What papers call the two.',
  ),
});

/** A rule for consensus, with every key. */
export type ConsensusRule = Frozen<Omit<z.output<typeof consensusSchema>, 'consensus'>>;
