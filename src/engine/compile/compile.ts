import type {
  Barrier,
  Framework,
  HowRule,
  Level,
  Lever,
  Needs,
  Placement,
  WhoRule,
} from '../../model/framework.ts';
import type { Named } from '../../model/question.ts';
import type { NeedsResult } from '../../model/result.ts';
import { type Measure, measureWords } from '../../model/vocabulary.ts';
import { listed } from '../../text.ts';
import type {
  BarrierModel,
  DimensionModel,
  HowModel,
  LevelModel,
  MeasureModel,
  Model,
  NeedsModel,
  Node,
  PlacementModel,
  QuestionModel,
  Questionnaire,
  RuleModel,
  Statement,
  WhoModel,
} from '../compiled.ts';
import { groundOf, needsResult } from '../logic/ground.ts';
import { measureRange } from '../logic/measure.ts';
import { compileNation, compileOptional, groupOf, indexById, type Names } from './compile-condition.ts';
import { compileQuestions, sharedFirst } from './questionnaire.ts';
import { statementOf } from './statement.ts';

/** What is asked about the people served, with what it can call for on each placement and whom. */
function compileNeeds(needs: Needs, placements: readonly PlacementModel[], framework: Framework): NeedsModel {
  const { asked, names } = compileQuestions(needs.questions, framework);
  const how = placements.map((placement) => howModel(placement, needs.how, names));
  const who = framework.agencies.flatMap((agency): WhoModel[] => {
    const rules = needs.who.filter((rule) => rule.agency === agency.id);
    if (rules.length === 0) return [];
    const groupTitle = framework.agencyGroups.find(({ id }) => id === agency.group)?.title ?? null;
    const models = rules.map((rule) => ({ ...ruleModel(rule, names), calledIn: rule.calledIn }));
    const [atTable = null, calledIn = null] = [false, true].map((each) => {
      const own = models.filter((model) => model.calledIn === each);
      return own.length === 0 ? null : anyOf(own, names);
    });
    const standIns = framework.agencies
      .filter((each) => each.standsFor.includes(agency.id))
      .map(({ id }) => id);
    const when = anyOf(models, names);
    return [{ agency, standIns, groupTitle, when, atTable, calledIn, rules: models }];
  });
  const { title, about } = needs;
  const called = how.filter(({ levels }) => levels.length > 1);
  return { title, about, asked, unasked: unaskedIn(needs, asked), how: called, who };
}

/** What a result says where nobody was asked, worked out once for each nation that is asked for. */
// Most runs ask for one.
function unaskedIn(needs: Needs, asked: Questionnaire): NeedsModel['unasked'] {
  const known = new Map<string | null, NeedsResult>();
  return (nation) => {
    const found = known.get(nation);
    if (found) return found;
    const result = needsResult(needs, groundOf(asked, new Map(), nation));
    known.set(nation, result);
    return result;
  };
}

function howModel(placement: PlacementModel, rules: readonly HowRule[], names: Names): HowModel {
  const nothing = { place: -1, rules: [], requires: statementOf(names.nothing, names.questions) };
  const called = placement.levels.flatMap(({ level }, place) => {
    const own = rules.filter((rule) => rule.level === level.id).map((rule) => ruleModel(rule, names));
    return own.length === 0 ? [] : [{ place, rules: own, requires: anyOf(own, names) }];
  });
  const rungs = [nothing, ...called];
  return {
    placement,
    // Of the rules that hold the highest level counts, whatever holds below it.
    cumulative: false,
    levels: rungs.map(({ requires }) => ({ requires })),
    rules: rungs.map((rung) => rung.rules),
    places: rungs.map(({ place }) => place),
    questions: sharedFirst(rungs, names),
  };
}

function ruleModel({ because, when, source, unverified }: HowRule | WhoRule, names: Names): RuleModel {
  return { because, when: statementOf(compileOptional(when, names), names.questions), source, unverified };
}

function anyOf(rules: readonly RuleModel[], names: Names): Statement {
  const nodes = rules.map(({ when }) => when.node);
  const [only] = nodes;
  return statementOf(nodes.length === 1 && only ? only : groupOf('any', nodes, names), names.questions);
}

/** A framework made ready once, so that scoring an assessment against it is fast. */
export function compile(framework: Framework): Model {
  const { asked, names } = compileQuestions(framework.questions, framework);
  const { questions } = asked;
  const places = indexById(framework.placements.flatMap(({ levels }) => levels));
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

function measureModel(measure: Measure, { questions, questionIndex, dimensionTitles }: Names): MeasureModel {
  const members = {
    by: measure.by,
    questions: measure.questions.map((id) => questionIndex.get(id) ?? 0),
  };
  const open = {
    options: questions.map(({ everyOption }) => everyOption),
    absent: questions.map(({ question: { shownWhen, mayNotApply } }) => (shownWhen || mayNotApply ? 1 : 0)),
  };
  const { low, high } = measureRange(members, { questions }, open);
  return { rule: measureWords(measure, dimensionTitles), ...members, least: low ?? 0, most: high ?? 0 };
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

/** The levers of a barrier, worked out once for each set of nations that is asked for. */
// Most runs ask for one nation.
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
