import type { Condition } from '../../model/condition.ts';
import type { NextStep } from '../../model/result.ts';
import type { Model, QuestionModel, Statement } from '../compiled.ts';
import { compileOptional, type Names, namesFor } from './compile-condition.ts';
import { statementOf } from './statement.ts';

/** What moving an answer up from one option takes; nothing is said of it where the framework does not. */
export interface StepModel extends Pick<NextStep, 'do' | 'text' | 'effort' | 'who' | 'roles'> {
  readonly question: number;
  /** The options that it leads from and to, by index. */
  readonly from: number;
  readonly to: number;
  /** What must hold before it; null where nothing must. */
  readonly needs: Statement | null;
}

/** The step up from each option of each question, by index; null from a highest option, and where options have no order. */
export type Steps = readonly (readonly (StepModel | null)[])[];

/** The steps of a framework. They stand apart from the model, as scoring has no use for them. */
export function compileSteps(model: Model): Steps {
  const names = namesFor(model.questions, model.framework);
  return model.questions.map((question, index) => {
    const { options, ordered } = question.question;
    return options.map((_, from) =>
      ordered && from + 1 < options.length ? stepOf(index, from, names) : null,
    );
  });
}

function stepOf(question: number, from: number, names: Names): StepModel {
  const { question: asked, optionIndex } = names.questions[question] as QuestionModel;
  const better = asked.options[from]?.better;
  // Where the author is silent, the next option is what one step up leads to.
  if (!better) return { ...UNSAID, question, from, to: from + 1 };
  const needs = better.needs && statementOf(compileOptional(better.needs, names), names.questions);
  return { ...better, question, from, to: optionIndex.get(better.to) ?? from + 1, needs };
}

const UNSAID = { do: null, text: null, effort: null, who: null, roles: [], needs: null };

/** Conditions that stand outside the framework, over its questions. */
export function compileFurther(conditions: readonly Condition[], model: Model): Statement[] {
  const names = namesFor(model.questions, model.framework);
  return conditions.map((condition) => statementOf(compileOptional(condition, names), names.questions));
}
