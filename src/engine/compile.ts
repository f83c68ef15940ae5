import type { Measure } from '../model/condition.ts';
import type { Barrier, Framework, Level, Lever, Named, Placement } from '../model/framework.ts';
import { listed } from '../text.ts';
import { compileNation, compileOptional, groupOf, measureWords, type Names } from './compile-condition.ts';
import { compileNeeds } from './compile-needs.ts';
import { compileQuestions, indexOf, sharedFirst } from './compile-questions.ts';
import type {
  BarrierModel,
  DimensionModel,
  LevelModel,
  MeasureModel,
  Model,
  Node,
  PlacementModel,
  QuestionModel,
  Statement,
} from './model.ts';
import { measureBounds } from './scores.ts';
import { statementOf } from './statement.ts';

/** A framework made ready for scoring. Done once; scoring an assessment against it is then fast. */
export function compile(framework: Framework): Model {
  const { asked, names } = compileQuestions(framework.questions, framework);
  const { questions } = asked;
  const places = indexOf(framework.placements.flatMap(({ levels }) => levels));
  const orderedQuestions = questions.flatMap(({ question }, index) => (question.ordered ? [index] : []));
  const barriers = framework.barriers.map((barrier) => barrierModel(barrier, names, framework, places));
  const placements = framework.placements.map((placement) => placementModel(placement, names, places));
  return {
    ...asked,
    framework,
    isPartlyUnverified: isPartlyUnverified(framework),
    needs: framework.needs && compileNeeds(framework.needs, placements, framework),
    orderedQuestions,
    dimensions: framework.dimensions.map((dimension) =>
      dimensionModel(dimension, orderedQuestions, questions),
    ),
    placements,
    levelCount: places.size,
    barriers,
    sources: Object.fromEntries(
      Object.entries(framework.sources).map(([id, { title, publisher, url, asOf, pending }]) => [
        id,
        { title, publisher, url, asOf, pending },
      ]),
    ),
  };
}

function isPartlyUnverified({ unverified, questions, placements }: Framework): boolean {
  const claims = [...questions, ...placements.flatMap(({ levels }) => levels)];
  return !unverified && claims.some((claim) => claim.unverified);
}

function dimensionModel(
  dimension: Named,
  ordered: readonly number[],
  questions: readonly QuestionModel[],
): DimensionModel {
  const own = ordered.filter((index) => questions[index]?.question.dimension === dimension.id);
  return { dimension, questions: own, places: own.map((index) => ordered.indexOf(index)) };
}

function placementModel(
  placement: Placement,
  names: Names,
  places: ReadonlyMap<string, number>,
): PlacementModel {
  const levels = placement.levels.map((level, index) =>
    levelModel(level, placement.firstRank + index, places.get(level.id) ?? 0, names),
  );
  return {
    placement,
    cumulative: placement.cumulative,
    levels,
    questions: sharedFirst(levels, names),
    measure: placement.measure && measureModel(placement.measure, names),
  };
}

function measureModel(measure: Measure, { questions, questionIndex }: Names): MeasureModel {
  const { by } = measure;
  const members = measure.questions.map((id) => questionIndex.get(id) ?? 0);
  const bounds = measureBounds(
    members.flatMap((index) => questions[index] ?? []),
    by,
  );
  return { rule: measureWords(measure), by, questions: members, ...bounds };
}

function levelModel(level: Level, rank: number, place: number, names: Names): LevelModel {
  const statement = (condition: Level['requires']): Statement =>
    statementOf(compileOptional(condition, names), names.questions);
  const own = statement(level.requires);
  const replacedBy = level.replacedBy.map(({ when, because }) => ({ because, when: statement(when) }));
  const ways = [own, ...replacedBy.map(({ when }) => when)].map(({ node }) => node);
  const requires = replacedBy.length === 0 ? own : statementOf(groupOf('any', ways, names), names.questions);
  return {
    level,
    place,
    name: { id: level.id, rank, name: level.name },
    requires,
    own,
    replacedBy,
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
  const existsHere = barrier.nations && compileNation(barrier.nations, names);
  const conditions = [...(existsHere ? [existsHere] : []), ...(barrier.arisesWhen ? [arises] : [])];
  const ifItArises = (node: Node) =>
    conditions.length === 0 ? node : groupOf('all', [...conditions, node], names);
  return {
    barrier,
    kindTitle: framework.kinds.find((kind) => kind.id === barrier.kind)?.title ?? barrier.kind,
    holdsBack: barrier.holdsBack.map((id) => ({ id, place: places.get(id) ?? 0 })),
    arisesWhen: statementOf(arises, names.questions),
    raisedBy: raised,
    remains: statementOf(ifItArises(raised), names.questions),
    clear: statementOf(ifItArises(notRaised), names.questions),
    nations: existsHere?.bits ?? names.everyNation,
    nationsRule: barrier.nations && `it exists only in ${listed(barrier.nations)}`,
    isConditional: barrier.arisesWhen !== null,
    leversIn: leversByNations(barrier, names),
  };
}

/** Worked out once for each nation that is asked for: most runs ask for one. */
function leversByNations({ levers }: Barrier, { nationIndex }: Names): BarrierModel['leversIn'] {
  const known = new Map<number, readonly Lever[]>();
  return (asked) => {
    const found = known.get(asked);
    if (found) return found;
    const [nation] = [...nationIndex].find(([, index]) => asked === 1 << index) ?? [];
    const here = levers.filter(({ nations }) => !nation || (nations?.includes(nation) ?? true));
    known.set(asked, here);
    return here;
  };
}
