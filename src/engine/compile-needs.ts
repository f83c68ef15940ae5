import type { Framework, HowRule, Needs, WhoRule } from '../model/framework.ts';
import type { NeedsResult } from '../model/result.ts';
import { compileOptional, groupOf, type Names } from './compile-condition.ts';
import { compileQuestions, sharedFirst } from './compile-questions.ts';
import { groundOf } from './ground.ts';
import type {
  HowModel,
  NeedsModel,
  PlacementModel,
  Questionnaire,
  RuleModel,
  Statement,
  WhoModel,
} from './model.ts';
import { needsResult } from './needs-result.ts';
import { statementOf } from './statement.ts';

/** What is asked about the people served, made ready: what it can call for on each placement, and whom. */
export function compileNeeds(
  needs: Needs,
  placements: readonly PlacementModel[],
  framework: Framework,
): NeedsModel {
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

/** Worked out once for each nation that is asked for: most runs ask for one. */
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
