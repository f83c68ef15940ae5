import * as z from 'zod/mini';
import { described, fileObject, id, orNull, textUpTo, version, withDefault } from '../document/schema.ts';
import { conditions, type Resolved } from './condition.ts';
import type { Framework } from './framework.ts';
import { grounds, text } from './question.ts';

/** A crosswalk file as its author writes it, and how it answers the questions of another framework. */

const named = fileObject({
  id: described(id, 'The id of the framework.'),
  file: orNull(text, 'A framework of your own, beside or below this file.'),
  version: described(version, 'The version that the crosswalk was made for; the same first number is taken.'),
});

const rule = fileObject({
  answer: described(
    z.pipe(
      z.union([id, z.array(id).check(z.minLength(1))], {
        error: 'Expected an option, a list of options of which one holds, or not-applicable.',
      }),
      // None where the question does not apply.
      z.transform((answer: string | string[]) => (answer === 'not-applicable' ? [] : [answer].flat())),
    ),
    'The answer to the question: an option, a list of options of which one holds, or not-applicable.',
  ),
  when: orNull(conditions, 'When it follows, by the answers to the first framework; always if left out.'),
  because: orNull(text, 'Why it follows, in a sentence.'),
  source: orNull(textUpTo(300), 'What this rests on: a page or document, or “own judgement”.'),
  unverified: grounds.unverified,
});

const rules = z.record(id, z.array(rule).check(z.minLength(1)));

const match = fileObject({
  from: orNull(id, 'The placement of the first framework; may be left out where it has only one.'),
  to: orNull(id, 'The placement of the other framework; may be left out where it has only one.'),
  means: described(
    z.record(id, z.array(id).check(z.minLength(1))),
    'Level of the first framework: the levels of the other that go with it.',
  ),
});

export const crosswalkSchema = fileObject({
  crosswalk: described(
    z.literal(1, 'Expected 1, the only format that there is.'),
    'The format of this file: 1.',
  ),
  from: described(named, 'The framework whose answers are there.'),
  to: described(named, 'The framework whose questions are to be answered.'),
  about: orNull(text, 'What can be derived, and what cannot.'),
  answers: withDefault(
    rules,
    {},
    'Question of the other framework: rules. The first that holds answers it; without one it stays unanswered.',
  ),
  needs: withDefault(rules, {}, 'The same for the questions about the people served.'),
  levels: withDefault(
    z.array(match),
    [],
    'Which levels go together, to say where the two frameworks agree and where they do not.',
  ),
});

/** A crosswalk file, not yet checked against its frameworks. */
export type WrittenCrosswalk = z.output<typeof crosswalkSchema>;

export type DerivationRule = Omit<Resolved<z.output<typeof rule>>, 'answer'> & {
  /** The options of which one is the answer, none where the question does not apply. */
  readonly options: readonly string[];
};

/** A question of the other framework, answered by the first rule that holds. */
export interface Derivation {
  readonly question: string;
  readonly rules: readonly DerivationRule[];
}

/** The levels of the other placement that one expects at each level of this. */
export interface LevelMatch extends Omit<Resolved<z.output<typeof match>>, 'from' | 'to'> {
  readonly from: string;
  readonly to: string;
}

export interface Crosswalk {
  readonly answers: readonly Derivation[];
  readonly needs: readonly Derivation[];
  readonly levels: readonly LevelMatch[];
}

/** The two frameworks of a crosswalk. */
export interface CrosswalkEnds {
  readonly from: Framework;
  readonly to: Framework;
}
