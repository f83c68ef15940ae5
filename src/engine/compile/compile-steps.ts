import type { Condition } from '../../model/condition.ts';
import type { NextStep } from '../../model/result.ts';
import type { Model, Node, QuestionModel, Statement } from '../compiled.ts';
import { compileOptional, groupOf, type Names } from './compile-condition.ts';
import { indexById } from './questionnaire.ts';
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
  const names = namesOf(model);
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
  const names = namesOf(model);
  return conditions.map((condition) => statementOf(compileOptional(condition, names), names.questions));
}

/** The names that conditions of the framework are made of. Parts are numbered apart from those of the model. */
function namesOf({ questions, nations, nationIndex, everyNation, framework }: Model): Names {
  const nodes: Node[] = [];
  return {
    questions,
    questionIndex: indexById(questions.map(({ question }) => question)),
    nationIndex,
    everyNation,
    nationTitles: new Map(nations.map(({ id, title }) => [id, title])),
    dimensionTitles: new Map(framework.dimensions.map(({ id, title }) => [id, title])),
    nodes,
    nothing: groupOf('all', [], { nodes }),
  };
}
