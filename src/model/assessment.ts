import * as z from 'zod/mini';
import {
  day,
  described,
  type Frozen,
  id,
  optional,
  strictObject,
  textUpTo,
  type WithNulls,
} from '../document/schema.ts';
import { type AgreedPanel, agreedPanel, MOST_ROUNDS, tally } from './agreed.ts';
import { LONGEST_PAGE, LONGEST_TEXT } from './vocabulary.ts';

/** An assessment file as a person writes it, and what the engine is given of it. */

// What is left out and what is left empty stay apart: of the one a person was never asked.

const text = textUpTo(LONGEST_TEXT);

const page = textUpTo(LONGEST_PAGE);

const OPTION =
  'Expected the name of an option, unknown or not-applicable. Names are lower-case letters, digits and hyphens.';

const option = z.string(OPTION).check(z.regex(/^[a-z][a-z0-9-]*$/u, OPTION), z.maxLength(60));

const answerValue = described(
  z.union([option, z.array(option).check(z.minLength(1))], {
    error: 'Expected an option, or a list of options of which one holds.',
  }),
  'An option, “unknown”, “not-applicable”, or a list of options of which one holds.',
);

const answerWithMore = strictObject({
  answer: optional(z.nullable(answerValue), 'The answer itself; left out while the question is unanswered.'),
  note: optional(z.nullable(text), 'What should be remembered about the answer.'),
  evidence: optional(z.nullable(z.union([z.array(text), text])), 'What shows it to somebody else.'),
  source: optional(z.nullable(page), 'The page or document that the answer rests on.'),
  views: optional(
    z.nullable(tally),
    'Answer: how many views of a panel give it, or who. Options of which one holds stand with commas between.',
  ),
  dissent: optional(
    z.nullable(text),
    'Who of a panel stays apart from the answer, and why; empty for nobody.',
  ),
});

const answer = described(
  z.union([z.null(), option, z.array(option).check(z.minLength(1)), answerWithMore], {
    error: 'Expected an option, unknown, not-applicable, a list of options, or a map with the key “answer”.',
  }),
  'The answer; left empty while the question is unanswered.',
);

const partner = strictObject({
  name: described(text, 'What the agency is called.'),
  agency: optional(z.nullable(id), 'Which kind of agency it is, by the framework’s names.'),
});

const SIDES = 'Expected a list of two or more kinds of agency, by the framework’s names.';

const service = strictObject({
  name: optional(z.nullable(text), 'What the service is called.'),
  sides: optional(
    z.nullable(z.array(id, SIDES).check(z.minLength(2))),
    'The two or more kinds of agency whose staff work with the same people, by the framework’s names: “the agencies” of the questions.',
  ),
  nation: optional(z.nullable(id), 'england, scotland, wales, northern-ireland or elsewhere.'),
  people: optional(z.nullable(text), 'The people served.'),
  scope: optional(z.nullable(text), 'What the arrangement covers and what it leaves out.'),
  partners: optional(z.nullable(z.array(partner)), 'The agencies that work together.'),
  'partners-complete': optional(
    z.nullable(z.boolean()),
    'true where these are all of them, false where others are missing.',
  ),
});

const respondent = strictObject({
  role: described(text, 'What the person who answers does: service manager, social worker, …'),
  as: optional(z.nullable(id), 'Which of the framework’s roles that is.'),
  organisation: optional(z.nullable(text), 'For which of the partners.'),
  name: optional(z.nullable(text), 'Only if they want.'),
});

const mark = z.string().check(z.regex(/^[0-9a-f]{12}$/u, 'Expected the mark that “joinedup gather” wrote.'));

const gathered = strictObject({
  file: described(mark, 'The form or the table.'),
  row: optional(mark, 'The row of a table.'),
  said: described(mark, 'What was said there: where that is another by now, it is gathered anew.'),
  again: optional(mark, 'What was said in the form of the second round that was put on top of it.'),
});

const ROUND = 'Expected the number of the round, from 1.';

const publishedCase = strictObject({
  title: described(text, 'The name under which the case is listed.'),
  place: described(text, 'The country or region.'),
  period: described(text, 'The years that the case describes.'),
  literature: optional(
    z.array(
      strictObject({
        says: described(text, 'In the words of the literature.'),
        source: described(page, 'The page that says so.'),
      }),
    ),
    'What the literature calls it.',
  ),
  note: optional(text, 'Why the result is what it is, above all where the literature differs.'),
  invented: optional(z.boolean(), 'true where the service is made up, to show how the framework works.'),
  showcase: optional(z.boolean(), 'true for the case that is shown first.'),
});

export const assessmentSchema = strictObject({
  joinedup: described(z.int(), 'The format of this file: 1.'),
  framework: optional(
    strictObject({
      id: optional(id, 'Its id.'),
      version: optional(
        z.string().check(z.regex(/^\d+\.\d+\.\d+$/u, 'Expected three numbers with dots, such as 1.0.0.')),
        'The version that the answers were given to.',
      ),
      file: optional(page, 'A framework of your own, beside or below this file.'),
    }),
    'The framework that the answers belong to; the default one if left out.',
  ),
  service: optional(z.nullable(service), 'The arrangement that is assessed.'),
  'answered-by': optional(z.nullable(z.array(respondent)), 'Who gave the answers.'),
  date: optional(z.nullable(day), 'The day that the answers describe; a month or a year will do.'),
  round: optional(
    z.nullable(z.int(ROUND).check(z.minimum(1, ROUND), z.maximum(MOST_ROUNDS, ROUND))),
    'The last round of a panel in which it was answered; 1 if left out.',
  ),
  follows: optional(
    z.nullable(page),
    'The assessment of an earlier time that this one was begun from, beside or below this file: while this one is answered, its answers are shown beside the questions. They count for nothing here.',
  ),
  gathered: optional(
    gathered,
    'Written by “joinedup gather”, to know again where it took the answers from; marks that tell no name.',
  ),
  case: optional(publishedCase, 'For a published arrangement: what it is and what the literature says.'),
  panel: optional(
    z.nullable(agreedPanel),
    'For answers that several agreed on: by which rule, and how many they are.',
  ),
  needs: optional(z.nullable(z.record(id, answer)), 'Question about the people served: answer.'),
  answers: optional(z.nullable(z.record(id, answer)), 'Question: answer.'),
});

export type WrittenAssessment = z.infer<typeof assessmentSchema>;

/** Where an assessment was gathered from, as marks. */
export type Origin = Frozen<z.infer<typeof gathered>>;

export type WrittenAnswer = z.infer<typeof answer>;

/** An option, `unknown`, `not-applicable`, or a list of options of which one holds. */
export type AnswerValue = Frozen<z.infer<typeof answerValue>>;

/** An answer in one form. */
export type GivenAnswer = WithNulls<Pick<z.infer<typeof answerWithMore>, 'note' | 'source'>> & {
  readonly answer: AnswerValue;
  readonly evidence: readonly string[];
};

/** Answers by question id. */
export type Answers = ReadonlyMap<string, GivenAnswer>;

export type Partner = WithNulls<z.infer<typeof partner>>;

export type Respondent = WithNulls<z.infer<typeof respondent>>;

export type Service = WithNulls<Omit<z.infer<typeof service>, 'sides' | 'partners' | 'partners-complete'>> & {
  /** The kinds of agency that it is about, none where nobody said. */
  readonly sides: readonly string[];
  readonly partners: readonly Partner[];
  /** Whether these are all of them; null where nobody said. */
  readonly partnersComplete: boolean | null;
};

/** One filled-in assessment, as plain data for the engine. */
export interface Assessment {
  readonly service: Service;
  readonly answeredBy: readonly Respondent[];
  /** The year, month or day that it describes (2015, 2015-04, 2015-04-01); null where it is not given. */
  readonly date: string | null;
  /** The last round of a panel in which it was answered; left out for the first. */
  readonly round?: number;
  /** The version that the answers were given to; null where the file does not say. */
  readonly frameworkVersion: string | null;
  /** By question about the people served, none where nobody was asked. */
  readonly needs: Answers;
  /** By question, without those that are unanswered. */
  readonly answers: Answers;
  /** Sentences for the reader on how the file was read. */
  readonly notes: readonly string[];
  /** The panel that agreed on them; left out where there is none. */
  readonly panel?: AgreedPanel;
}
