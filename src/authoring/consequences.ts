import { compileSteps } from '../engine/compile/compile-condition.ts';
import { statementOf } from '../engine/compile/statement.ts';
import type {
  LevelModel,
  Model,
  NeedsModel,
  Node,
  QuestionModel,
  Questionnaire,
  Statement,
} from '../engine/compiled.ts';
import { FALSE, NO_VALUE, TRUE, type Truth } from '../engine/logic/evaluate.ts';
import { ANY_VALUE, type Goal, grouped, NOT_MET } from '../engine/logic/goal.ts';
import { leavesOf } from '../model/fold-condition.ts';
import { once } from '../work.ts';
import { countUndecided, findTurn } from './case-search.ts';
import { type AnswerChange, DECLARED_NOT_APPLICABLE } from './example-answers.ts';
import type { SearchScope } from './lint.ts';

/** Something in a result that follows from the answers. */
export interface Consequence {
  readonly statement: Statement;
  /** The values that it may have, those that a result does not tell apart together. */
  readonly values: readonly Truth[];
  /** False where it is no reason to ask, as with the overall score and with what a step up needs. */
  readonly decides: boolean;
}

const MET = [TRUE, NOT_MET];

const EACH_VALUE = [TRUE, FALSE, NO_VALUE];

/** Everything that answers about a service can change by way of a condition. */
// Whether a level is met, the stage within it, each strengthener, whether a barrier arises and is raised, what a
// step up needs, and whether a question is asked that counts in the profile or the overall score.
export function consequencesOf(model: Model): Consequence[] {
  const { questions } = model;
  const met = (node: Node): Consequence => ({
    statement: statementOf(node, questions),
    values: MET,
    decides: true,
  });
  return [
    ...model.placements.flatMap(({ levels }) => levels.flatMap((level) => levelConsequences(level, met))),
    ...model.barriers.flatMap((barrier) => [met(barrier.remains.node), met(barrier.clear.node)]),
    ...questions.flatMap((question) => shownConsequence(question, model) ?? []),
    ...stepConsequences(model),
  ];
}

function levelConsequences(
  { requires, own, replacedBy, strengthenedBy, stages }: LevelModel,
  met: (node: Node) => Consequence,
): Consequence[] {
  return [
    met(requires.node),
    // By what it is met is told as well.
    ...(replacedBy.length === 0 ? [] : [own, ...replacedBy.map(({ when }) => when)]).map(({ node }) =>
      met(node),
    ),
    ...strengthenedBy.map((statement) => ({ statement, values: EACH_VALUE, decides: true })),
    // A level that is met in its own form has the last stage that is reached.
    ...stages.map((_, index) => {
      const later = stages.slice(index).map((stage) => stage.requires.node);
      return met(grouped('all', [own.node, grouped('any', later)]));
    }),
  ];
}

function shownConsequence({ question, shownWhen }: QuestionModel, { framework }: Model): Consequence | null {
  if (!question.ordered || !shownWhen) return null;
  const isMeasured = framework.placements.some(({ measure }) => measure?.questions.includes(question.id));
  return { statement: shownWhen, values: MET, decides: question.dimension !== null || isMeasured };
}

/** What has to be so before a step up. */
function stepConsequences(model: Model): Consequence[] {
  const steps = compileSteps(model).flat();
  return steps.flatMap((step) =>
    step?.needs ? [{ statement: step.needs, values: MET, decides: false }] : [],
  );
}

/** The rules over the people served that answers can make hold or not. */
export function needsConsequencesOf({ how, who }: NeedsModel): Consequence[] {
  const rules = [...how, ...who].flatMap((each) => each.rules).flat();
  return rules.map(({ when }) => ({ statement: when, values: MET, decides: true }));
}

/** True if `change` changes one of `outcomes` in some case; null if that could not be told. */
export function changesSome(
  outcomes: readonly Consequence[],
  change: AnswerChange,
  scope: SearchScope,
): boolean | null {
  let none: false | null = false;
  for (const { statement, values } of outcomes) {
    if (scope.budget.left <= 0) return countUndecided(scope.budget);
    if (!couldDistinguish(statement, change, scope.model)) continue;
    for (const before of values) {
      const found = findTurn({ change, ...turning(statement, before) }, scope);
      if (found) return true;
      if (found === null) none = null;
    }
  }
  return none;
}

/** The goals of a statement having one of `values` before and another after. */
function turning({ node, questions }: Statement, values: Truth): Record<'before' | 'after', Goal> {
  const goal = (truths: Truth): Goal => ({ wants: [{ node, truths }], questions });
  return { before: goal(values), after: goal(ANY_VALUE & ~values) };
}

/** True if a part of a condition, or of what decides if its questions are asked, tells two answers apart. */
// Where none does, nothing needs to be searched.
export function couldDistinguish(statement: Statement, change: AnswerChange, model: Questionnaire): boolean {
  const { question, first, second } = change;
  const lines = linesOf(statement, model).get(question);
  if (!lines) return false;
  if (first === DECLARED_NOT_APPLICABLE) return true;
  const values = model.questions[question]?.values ?? [];
  if (lines.counts && values[first] !== values[second]) return true;
  for (const bits of lines.bits) if (holdsFor(bits, first) !== holdsFor(bits, second)) return true;
  return false;
}

/** What the parts of a condition make of the options of a question. */
interface Lines {
  /** The options for which a part holds, a bit each. */
  readonly bits: Set<number>;
  /** True where its value counts in a number. */
  counts: boolean;
}

/** By question, what a condition makes of it, and what decides whether its questions are asked. */
const linesOf = once((statement: Statement, { questions }: Questionnaire) => {
  const lines = new Map<number, Lines>();
  draw(statement.node, lines);
  for (const question of statement.questions) {
    const shownWhen = questions[question]?.shownWhen;
    if (shownWhen) draw(shownWhen.node, lines);
  }
  return lines;
});

function draw(node: Node, lines: Map<number, Lines>): void {
  for (const { leaf } of leavesOf(node)) {
    if (leaf.kind === 'atom') at(leaf.question, lines).bits.add(leaf.bits);
    else for (const question of leaf.questions) at(question, lines).counts = true;
  }
}

function at(question: number, lines: Map<number, Lines>): Lines {
  const own = lines.get(question) ?? { bits: new Set<number>(), counts: false };
  lines.set(question, own);
  return own;
}

function holdsFor(bits: number, option: number): boolean {
  return (bits & (1 << option)) !== 0;
}
