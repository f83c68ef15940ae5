import { type DraftAnswer, draftsIn, withoutNothing } from '../assessment/answers.ts';
import type { Whereabouts } from '../assessment/blank-assessment.ts';
import { AssessmentDraft, withComments, writtenService } from '../assessment/write.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Assessment, Origin, WrittenAssessment } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { onOneLine, slug } from '../text.ts';
import { areAddresses } from './about-headings.ts';

/** What somebody said, as a file of its own will have it. */
export interface Said {
  /** What stands beside the answers: the service, who answered, the day. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly answers: readonly (readonly [Question, DraftAnswer])[];
}

/** What was read of somebody, notes without an answer too; names of people only with `names`. */
export function saidIn(
  framework: Framework,
  { assessment, written }: { readonly assessment: Assessment; readonly written: WrittenAssessment },
  names: boolean,
): Said {
  const { service, answeredBy, date } = assessment;
  const about = writtenService(service);
  const respondents = answeredBy.map(({ name, ...rest }) => withoutNothing(names ? { ...rest, name } : rest));
  const entries = draftsIn(written);
  const details = {
    service: Object.keys(about).length > 0 ? about : null,
    'answered-by': respondents,
    date,
  };
  return {
    details: withoutNothing(details),
    answers: allQuestions(framework).flatMap((question) => {
      const entry = entries.get(question.id);
      return entry && Object.keys(withoutNothing(entry)).length > 0 ? [[question, entry] as const] : [];
    }),
  };
}

/** An assessment as a file of its own, whatever it was gathered from, with `comments` at its beginning. */
export function gatheredText(
  framework: Framework,
  { details, answers }: Said,
  {
    origin,
    where,
    comments,
  }: { readonly origin: Origin; readonly where: Whereabouts; readonly comments: readonly string[] },
): string {
  const draft = AssessmentDraft.start(framework);
  for (const [key, value] of Object.entries(details)) draft.setDetail([key], value);
  draft.setDetail(['gathered'], origin);
  for (const [question, given] of answers) draft.setAnswer(question, given);
  return withComments(draft, where, comments.map(onOneLine));
}

/** What a file is called by who answered, for whom and as what, without their name; null where nobody said. */
export function nameFor({ answeredBy }: Assessment): string | null {
  const [first] = answeredBy;
  const words = [first?.organisation, first?.role].filter((text) => text != null && !areAddresses([text]));
  return words.length === 0 ? null : slug(words.join(' '), 'answers');
}
