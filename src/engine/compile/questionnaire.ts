import type { Framework } from '../../model/framework.ts';
import type { Question, Step } from '../../model/question.ts';
import type { Move } from '../../model/result.ts';
import type { Node, QuestionModel, Questionnaire, Statement } from '../compiled.ts';
import { NOT_APPLICABLE } from '../logic/evaluate.ts';
import { compileOptional, indexById, type Names, namesFor } from './compile-condition.ts';
import { statementOf, withShownBy } from './statement.ts';

/** Questions made ready, and the names that conditions over them are compiled with. */
export interface Compiled {
  readonly asked: Questionnaire;
  readonly names: Names;
}

/** Questions made ready, with when each is asked and in what order that is settled. */
export function compileQuestions(
  questions: readonly Question[],
  framework: Pick<Framework, 'nations' | 'dimensions'>,
): Compiled {
  const bare = namesFor(questions.map(questionModel), framework);
  const conditions = bare.questions.map(
    ({ question }) => question.shownWhen && compileOptional(question.shownWhen, bare),
  );
  const { nodes, nationIndex, everyNation } = bare;
  const rest = { nodes, nations: framework.nations, nationIndex, everyNation };
  const asked = questionnaireOf(bare.questions, conditions, rest);
  return { asked, names: { ...bare, questions: asked.questions } };
}

/** `bare` questions as a whole, each with its condition for being asked, null where it always is. */
export function questionnaireOf(
  bare: readonly QuestionModel[],
  conditions: readonly (Node | null)[],
  rest: Pick<Questionnaire, 'nodes' | 'nations' | 'nationIndex' | 'everyNation'>,
): Questionnaire {
  const conditional = conditionalOrder(conditions, bare);
  const questions = withConditions(conditions, conditional, bare);
  return { ...rest, questions, conditional, decides: decidedBy(conditional, questions) };
}

function questionModel(question: Question): QuestionModel {
  const values = question.options.map((option) => option.value);
  const [first = 0] = values;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const everyOption = (1 << question.options.length) - 1;
  const shares = values.map((value) => (value - first) / ((values.at(-1) ?? 0) - first));
  return {
    question,
    optionIndex: indexById(question.options),
    everyOption,
    everyAnswer: question.mayNotApply ? everyOption | NOT_APPLICABLE : everyOption,
    values,
    spans: question.ordered ? values.map((low) => values.map((high) => ({ low, high, least, most }))) : [],
    shares,
    shareTexts: shares.map((share) => String(Math.round(share * 1000) / 1000)),
    moves: question.options.map(({ better }) => better && moveOf(better)),
    places: values.map((_, index) => `option ${index + 1} of ${values.length}`),
    shownWhen: null,
  };
}

function moveOf({ do: heading, text, effort, who, roles, to }: Step): Move {
  return { do: heading, text, effort, who, roles, to };
}

/** The questions that are asked only under a condition, each after those that its condition looks at. */
function conditionalOrder(
  conditions: readonly (Node | null)[],
  questions: readonly QuestionModel[],
): number[] {
  const order = new Set<number>();
  const visit = (index: number): void => {
    const condition = conditions[index];
    if (!condition || order.has(index)) return;
    for (const parent of statementOf(condition, questions).questions) visit(parent);
    order.add(index);
  };
  for (const index of questions.keys()) visit(index);
  return [...order];
}

/** By question, the conditional ones that it decides, directly or through others, in the order given. */
function decidedBy(
  conditional: readonly number[],
  questions: readonly QuestionModel[],
): Map<number, number[]> {
  const decides = new Map<number, number[]>();
  for (const index of conditional) {
    for (const parent of questions[index]?.shownWhen?.questions ?? []) {
      const decided = decides.get(parent);
      if (decided) decided.push(index);
      else decides.set(parent, [index]);
    }
  }
  return decides;
}

/** The questions with their conditions, which are put in by the order of `conditional`. */
// In that order each finds those that it depends on complete.
function withConditions(
  conditions: readonly (Node | null)[],
  conditional: readonly number[],
  bare: readonly QuestionModel[],
): QuestionModel[] {
  const questions = [...bare];
  for (const index of conditional) {
    const [model, condition] = [questions[index], conditions[index]];
    if (model && condition) questions[index] = { ...model, shownWhen: statementOf(condition, questions) };
  }
  return questions;
}

/** The questions that `levels` look at, the most shared first, then what decides if these are asked. */
export function sharedFirst(
  levels: readonly { readonly requires: Statement }[],
  { questions }: Pick<Names, 'questions'>,
): number[] {
  const uses = new Map<number, number>();
  for (const { requires } of levels) {
    for (const question of requires.questions) uses.set(question, (uses.get(question) ?? 0) + 1);
  }
  // Settling what several levels share first leaves conditions that can be met apart from each other.
  const shared = [...uses].sort(([, one], [, other]) => other - one).map(([question]) => question);
  return withShownBy(shared, questions);
}
