import * as z from 'zod/mini';
import { described, id, optional, strictObject, textUpTo } from '../../document/shape.ts';
import { conditions } from '../condition-schema.ts';

/** The shape of a crosswalk file as its author writes it. The published JSON Schema is made from this. */

const text = textUpTo(2000);
const VERSION = 'Expected three numbers with dots, such as 1.0.0.';

const named = strictObject({
  id: described(id, 'The id of the framework.'),
  file: optional(textUpTo(2000), 'A framework of your own, beside or below this file.'),
  version: described(
    z.string(VERSION).check(z.regex(/^\d+\.\d+\.\d+$/u, VERSION)),
    'The version that the crosswalk was made for; the same first number is taken.',
  ),
});

const rule = strictObject({
  answer: described(
    z.union([id, z.array(id).check(z.minLength(1))], {
      error: 'Expected an option, a list of options of which one holds, or not-applicable.',
    }),
    'The answer to the question: an option, a list of options of which one holds, or not-applicable.',
  ),
  when: optional(conditions, 'When it follows, by the answers to the first framework; always if left out.'),
  because: optional(text, 'Why it follows, in a sentence.'),
  source: optional(textUpTo(300), 'What this rests on: a page or document, or “own judgement”.'),
  unverified: optional(z.boolean(), 'true where the source is known to the field but was not read.'),
});

const rules = z.record(id, z.array(rule).check(z.minLength(1)));

const match = strictObject({
  from: optional(id, 'The placement of the first framework; may be left out where it has only one.'),
  to: optional(id, 'The placement of the other framework; may be left out where it has only one.'),
  means: described(
    z.record(id, z.array(id).check(z.minLength(1))),
    'Level of the first framework: the levels of the other that go with it.',
  ),
});

export const crosswalkSchema = strictObject({
  crosswalk: described(
    z.literal(1, 'Expected 1, the only format that there is.'),
    'The format of this file: 1.',
  ),
  from: described(named, 'The framework whose answers are there.'),
  to: described(named, 'The framework whose questions are to be answered.'),
  about: optional(text, 'What can be derived, and what cannot.'),
  answers: optional(
    rules,
    'Question of the other framework: rules. The first that holds answers it; without one it stays unanswered.',
  ),
  needs: optional(rules, 'The same for the questions about the people served.'),
  levels: optional(
    z.array(match),
    'Which levels go together, to say where the two frameworks agree and where they do not.',
  ),
});

export type WrittenCrosswalk = z.infer<typeof crosswalkSchema>;
