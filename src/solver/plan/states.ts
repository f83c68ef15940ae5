import type { StepModel } from '../../engine/compile-steps.ts';
import type { Model } from '../../engine/model.ts';
import { lowestOf, NOT_APPLICABLE } from '../../engine/situation.ts';
import type { Setting } from '../../engine/steps/setting.ts';
import type { Assessment, GivenAnswer } from '../../model/assessment.ts';

/** The assessments that a plan goes through: at its start, with every answer settled, and after each of its steps; each stands until the next. */
export function* assessmentsAlong(
  steps: readonly StepModel[],
  assessment: Assessment,
  { model, start }: Setting,
): Generator<Assessment> {
  const answers = new Map<string, GivenAnswer>();
  for (const [index, { question }] of model.questions.entries()) {
    const left = start.given[index] ?? 0;
    const answer = left === NOT_APPLICABLE ? 'not-applicable' : question.options[lowestOf(left)]?.id;
    answers.set(question.id, given(answer ?? 'unknown'));
  }
  yield { ...assessment, answers };
  for (const step of steps) {
    answers.set(...answerAfter(step, model));
    yield { ...assessment, answers };
  }
}

/** The assessment as it was given, with what the steps change: what is open and stays is still open. */
export function assessmentAfter(
  steps: readonly StepModel[],
  assessment: Assessment,
  { model }: Setting,
): Assessment {
  const changed = steps.map((step) => answerAfter(step, model));
  return { ...assessment, answers: new Map([...assessment.answers, ...changed]) };
}

/** The assessment as it was given, but with what a plan does without at its lowest: what is open is still open there. */
export function assessmentWithout(
  without: ReadonlySet<number>,
  assessment: Assessment,
  { model, start }: Setting,
): Assessment {
  const applying = [...without].filter((question) => start.given[question] !== NOT_APPLICABLE);
  const lowest = applying.map((question) => answerAfter({ question, to: 0 }, model));
  return { ...assessment, answers: new Map([...assessment.answers, ...lowest]) };
}

function answerAfter(
  { question, to }: Pick<StepModel, 'question' | 'to'>,
  { questions }: Model,
): [string, GivenAnswer] {
  const asked = questions[question]?.question;
  return [asked?.id ?? '', given(asked?.options[to]?.id ?? 'unknown')];
}

function given(answer: string): GivenAnswer {
  return { answer, note: null, evidence: [], source: null };
}
