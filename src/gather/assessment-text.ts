import { withoutNothing } from '../assessment/answers.ts';
import type { Whereabouts } from '../assessment/blank-assessment.ts';
import { AssessmentDraft, withComments } from '../assessment/write.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Assessment, Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { onOneLine } from '../text.ts';

/** An assessment as a file of its own, whatever it was gathered from. Names of people stand in it only with `names`. */
export function gatheredText(
  framework: Framework,
  assessment: Assessment,
  { from, where, names }: { readonly from: string; readonly where: Whereabouts; readonly names: boolean },
): string {
  const draft = AssessmentDraft.start(framework);
  const service = serviceIn(assessment.service);
  if (Object.keys(service).length > 0) draft.setDetail(['service'], service);
  const respondents = assessment.answeredBy.map(({ name, ...rest }) =>
    withoutNothing(names ? { ...rest, name } : rest),
  );
  if (respondents.length > 0) draft.setDetail(['answered-by'], respondents);
  if (assessment.date !== null) draft.setDetail(['date'], assessment.date);
  for (const question of allQuestions(framework)) {
    const given = assessment.needs.get(question.id) ?? assessment.answers.get(question.id);
    if (given) draft.setAnswer(question, given);
  }
  return withComments(draft, where, [`Gathered from ${onOneLine(from)}.`]);
}

function serviceIn({ sides, partners, partnersComplete, ...rest }: Service): Record<string, unknown> {
  return withoutNothing({
    ...rest,
    sides,
    partners: partners.map(withoutNothing),
    'partners-complete': partnersComplete,
  });
}
