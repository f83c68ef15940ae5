import type { Barrier, Framework, Level, Lever, Named, Placement, Question } from '../framework/types.ts';
import { listed } from '../text.ts';
import { compileOptional, groupOf, type Names } from './compile-condition.ts';
import type {
  BarrierModel,
  DimensionModel,
  LevelModel,
  Model,
  Node,
  PlacementModel,
  QuestionModel,
  Statement,
} from './model.ts';
import type { LeverResult } from './result.ts';
import { statementOf, withShownBy } from './statement.ts';

/** A framework made ready for scoring. Done once; scoring an assessment against it is then fast. */
export function compile(framework: Framework): Model {
  const nationIndex = indexOf(framework.nations);
  const nodes: Node[] = [];
  const names: Names = {
    questions: framework.questions.map((question) => questionModel(question, null)),
    questionIndex: indexOf(framework.questions),
    nationIndex,
    everyNation: (1 << framework.nations.length) - 1,
    nationTitles: new Map(framework.nations.map((nation) => [nation.id, nation.title])),
    nodes,
    nothing: groupOf('all', [], { nodes }),
  };
  const conditions = names.questions.map(
    ({ question }) => question.shownWhen && compileOptional(question.shownWhen, names),
  );
  const conditional = conditionalOrder(conditions, names.questions);
  const questions = withConditions(conditions, conditional, names.questions);
  const settled = { ...names, questions };
  const places = indexOf(framework.placements.flatMap(({ levels }) => levels));
  const orderedQuestions = questions.flatMap(({ question }, index) => (question.ordered ? [index] : []));
  const barriers = framework.barriers.map((barrier) => barrierModel(barrier, settled, framework, places));
  return {
    framework,
    nodes,
    questions,
    conditional,
    decides: decidedBy(conditional, questions),
    nationIndex,
    everyNation: names.everyNation,
    orderedQuestions,
    dimensions: framework.dimensions.map((dimension) =>
      dimensionModel(dimension, orderedQuestions, questions),
    ),
    placements: framework.placements.map((placement) => placementModel(placement, settled, places)),
    levelCount: places.size,
    barriers,
    sources: Object.fromEntries(
      Object.entries(framework.sources).map(([id, { title, publisher, url }]) => [
        id,
        { title, publisher, url },
      ]),
    ),
  };
}

function dimensionModel(
  dimension: Named,
  ordered: readonly number[],
  questions: readonly QuestionModel[],
): DimensionModel {
  const own = ordered.filter((index) => questions[index]?.question.dimension === dimension.id);
  return { dimension, questions: own, places: own.map((index) => ordered.indexOf(index)) };
}

function indexOf(entries: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(entries.map((entry, index) => [entry.id, index]));
}

function questionModel(question: Question, shownWhen: Statement | null): QuestionModel {
  const values = question.options.map((option) => option.value);
  const [first = 0] = values;
  const shares = values.map((value) => (value - first) / ((values.at(-1) ?? 0) - first));
  return {
    question,
    optionIndex: indexOf(question.options),
    everyOption: (1 << question.options.length) - 1,
    values,
    shares,
    shareTexts: shares.map((share) => String(Math.round(share * 1000) / 1000)),
    moves: question.options.map(({ better }) => better && { text: better.text, effort: better.effort }),
    places: values.map((_, index) => `option ${index + 1} of ${values.length}`),
    shownWhen,
  };
}

/** The questions that are asked only under a condition, each after those that its condition looks at. */
function conditionalOrder(
  conditions: readonly (Node | null)[],
  questions: readonly QuestionModel[],
): number[] {
  const order: number[] = [];
  const visit = (index: number): void => {
    const condition = conditions[index];
    if (!condition || order.includes(index)) return;
    for (const parent of statementOf(condition, questions).questions) visit(parent);
    order.push(index);
  };
  for (const index of questions.keys()) visit(index);
  return order;
}

/** By question, the conditional ones that it decides, directly or through others, in the order given. */
function decidedBy(
  conditional: readonly number[],
  questions: readonly QuestionModel[],
): Map<number, number[]> {
  const decides = new Map<number, number[]>();
  for (const index of conditional) {
    for (const parent of questions[index]?.shownWhen?.questions ?? [])
      decides.set(parent, [...(decides.get(parent) ?? []), index]);
  }
  return decides;
}

/** The questions with their conditions, in an order in which each finds those that it depends on complete. */
function withConditions(
  conditions: readonly (Node | null)[],
  conditional: readonly number[],
  bare: readonly QuestionModel[],
): QuestionModel[] {
  const questions = [...bare];
  for (const index of conditional) {
    const [model, condition] = [questions[index], conditions[index]];
    if (model && condition)
      questions[index] = questionModel(model.question, statementOf(condition, questions));
  }
  return questions;
}

function placementModel(
  placement: Placement,
  names: Names,
  places: ReadonlyMap<string, number>,
): PlacementModel {
  const levels = placement.levels.map((level, index) =>
    levelModel(level, placement.firstRank + index, places.get(level.id) ?? 0, names),
  );
  const uses = new Map<number, number>();
  for (const { requires } of levels) {
    for (const question of requires.questions) uses.set(question, (uses.get(question) ?? 0) + 1);
  }
  // Settling what several levels share first leaves conditions that can be met apart from each other.
  const shared = [...uses].sort(([, one], [, other]) => other - one).map(([question]) => question);
  return { placement, levels, questions: withShownBy(shared, names.questions) };
}

function levelModel(level: Level, rank: number, place: number, names: Names): LevelModel {
  const statement = (condition: Level['requires']): Statement =>
    statementOf(compileOptional(condition, names), names.questions);
  return {
    level,
    place,
    name: { id: level.id, rank, name: level.name },
    requires: statement(level.requires),
    strengthenedBy: level.strengthenedBy.map(statement),
    stages: level.stages.map(({ id, name, requires }) => ({ id, name, requires: statement(requires) })),
  };
}

function barrierModel(
  barrier: Barrier,
  names: Names,
  framework: Framework,
  places: ReadonlyMap<string, number>,
): BarrierModel {
  const arises = compileOptional(barrier.arisesWhen, names);
  const raised = compileOptional(barrier.raisedBy, names);
  const notRaised = groupOf('not', [raised], names);
  const ifItArises = (node: Node) => (barrier.arisesWhen ? groupOf('all', [arises, node], names) : node);
  const nations = barrier.nations?.map((nation) => names.nationIndex.get(nation) ?? 0);
  return {
    barrier,
    kindTitle: framework.kinds.find((kind) => kind.id === barrier.kind)?.title ?? barrier.kind,
    holdsBack: barrier.holdsBack.map((id) => ({ id, place: places.get(id) ?? 0 })),
    arisesWhen: statementOf(arises, names.questions),
    raisedBy: raised,
    remains: statementOf(ifItArises(raised), names.questions),
    clear: statementOf(ifItArises(notRaised), names.questions),
    nations: nations?.reduce((bits, index) => bits | (1 << index), 0) ?? names.everyNation,
    nationsRule: barrier.nations && `it exists only in ${listed(barrier.nations)}`,
    isConditional: barrier.arisesWhen !== null,
    leversIn: leversByNations(barrier, names),
  };
}

/** Worked out once for each nation that is asked for: most runs ask for one. */
function leversByNations({ levers }: Barrier, { nationIndex }: Names): BarrierModel['leversIn'] {
  const known = new Map<number, readonly LeverResult[]>();
  return (asked) => {
    const found = known.get(asked);
    if (found) return found;
    const [nation] = [...nationIndex].find(([, index]) => asked === 1 << index) ?? [];
    const here = levers
      .filter(({ nations }) => !nation || (nations?.includes(nation) ?? true))
      .map(leverResult);
    known.set(asked, here);
    return here;
  };
}

function leverResult({ id, who, effort, firstStep, nations, source, unverified }: Lever): LeverResult {
  return { id, who, effort, firstStep, nations, source, unverified };
}
