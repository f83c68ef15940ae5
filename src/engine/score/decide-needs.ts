import type { Assessment, Partner, Service } from '../../model/assessment.ts';
import type {
  Because,
  Fit,
  Have,
  NeedsResult,
  PlacementResult,
  Recommended,
  RecommendedLevel,
  RecommendedPartner,
} from '../../model/result.ts';
import type { Reason } from '../../model/result-parts.ts';
import type { HowModel, Model, NeedsModel, Questionnaire, RuleModel, WhoModel } from '../compiled.ts';
import { decide, possibleLevels, type Range } from '../logic/decide.ts';
import { isCertain, NOT_APPLICABLE, type Situation, TRUE } from '../logic/evaluate.ts';
import { type Ground, groundOf, needsResult } from '../logic/ground.ts';
import type { Prover } from '../logic/search.ts';
import { addWhyTrue } from './decision-reasons.ts';

/** What is known of the people served, and what it calls for. */
export interface DecidedNeeds {
  readonly result: NeedsResult;
  /** Null where nothing is known of them. */
  readonly called: CalledFor | null;
}

/** What the needs call for, and what that was decided from. */
export interface CalledFor {
  readonly model: NeedsModel;
  readonly ground: Ground;
  readonly recommended: Recommended;
}

/** Holds what the people served need against what is in place; null where the framework does not ask. */
export function decideNeeds(
  { needs }: Model,
  { needs: given, service }: Assessment,
  placements: readonly PlacementResult[],
  prove: Prover,
): DecidedNeeds | null {
  if (!needs) return null;
  if (given.size === 0) return { result: needs.unasked(service.nation), called: null };
  const ground = groundOf(needs.asked, given, service.nation, prove);
  const result = needsResult(needs, ground);
  // Silence calls for nothing: with nothing narrowed down, even a rule that always holds is kept back.
  if (isSilent(ground.situation, needs.asked)) return { result, called: null };
  const recommended = recommendedBy(needs, service, placements, ground);
  return { result, called: { model: needs, ground, recommended } };
}

/** True while no answer that counts narrows anything down. */
function isSilent({ given, options }: Situation, { questions }: Questionnaire): boolean {
  return questions.every(({ everyAnswer }, index) => {
    const isHidden = options[index] === 0 && given[index] !== NOT_APPLICABLE;
    return isHidden || given[index] === everyAnswer;
  });
}

function recommendedBy(
  { how, who }: NeedsModel,
  service: Service,
  placements: readonly PlacementResult[],
  ground: Ground,
): Recommended {
  const called = who.map((model) => ({ truth: decide(model.when, ground), model }));
  // Nothing more is claimed than is certain, and of what is not certain the stronger is what may be.
  const isCalledIn = ({ model: { atTable }, truth }: (typeof called)[number]) => {
    const table = atTable === null ? 0 : decide(atTable, ground);
    return truth === TRUE ? table !== TRUE : (table & TRUE) === 0;
  };
  const partner = (each: (typeof called)[number]) => {
    const calledIn = isCalledIn(each);
    // Who is only perhaps needed is not missing either.
    const isMissed = each.truth === TRUE && !calledIn;
    return recommendedPartner(each.model, { calledIn, isMissed }, service, ground);
  };
  return {
    levels: how.flatMap((model) => {
      const placement = placements.find(({ id }) => id === model.placement.placement.id);
      return placement ? [recommendedLevel(model, placement, ground)] : [];
    }),
    who: called.filter(({ truth }) => truth === TRUE).map(partner),
    perhaps: called.filter(({ truth }) => truth & TRUE && !isCertain(truth)).map(partner),
  };
}

function recommendedLevel(model: HowModel, placement: PlacementResult, ground: Ground): RecommendedLevel {
  const range = possibleLevels(model, ground);
  const places = range.levels.map((rung) => model.places[rung] ?? -1).filter((place) => place >= 0);
  const called = places.flatMap((place) => placement.levels[place] ?? []);
  const only = range.levels.length === 1 ? called[0] : undefined;
  const gapRange = gapBetween(
    called.map(({ rank }) => rank),
    placement,
  );
  const isSettled = only !== undefined && placement.possible.levels.length === 1;
  return {
    placement: placement.id,
    title: placement.title,
    level: only?.id ?? null,
    rank: only?.rank ?? null,
    name: only?.name ?? null,
    phrase: only?.phrase ?? null,
    possible: called.map(({ id }) => id),
    exact: range.exact,
    perhapsNone: places.length < range.levels.length,
    because: becauseOf(rulesOf(model, range), ground),
    gap: isSettled && gapRange ? gapRange.low : null,
    gapRange,
    fit: gapRange && fitOf(gapRange, places.length < range.levels.length),
  };
}

function rulesOf({ rules }: HowModel, { levels }: Range): readonly RuleModel[] {
  return levels.flatMap((rung) => rules[rung] ?? []);
}

/** By how much the ranks called for exceed those that may be in place; null where none is called for. */
function gapBetween(called: readonly number[], { possible }: PlacementResult): RecommendedLevel['gapRange'] {
  const [lowest, highest] = [called[0], called.at(-1)];
  if (lowest === undefined || highest === undefined) return null;
  return { low: lowest - possible.to.rank, high: highest - possible.from.rank };
}

function fitOf({ low, high }: { low: number; high: number }, perhapsNone: boolean): Fit {
  if (perhapsNone) return 'open';
  if (low > 0) return 'less';
  if (high < 0) return 'more';
  return low === 0 && high === 0 ? 'enough' : 'open';
}

function recommendedPartner(
  { agency, standIns, groupTitle, rules }: WhoModel,
  { calledIn, isMissed }: { calledIn: boolean; isMissed: boolean },
  service: Service,
  ground: Ground,
): RecommendedPartner {
  const kinds = [agency.id, ...standIns];
  const own = service.partners.filter((partner) => partner.agency !== null && kinds.includes(partner.agency));
  return {
    agency: agency.id,
    title: agency.title,
    short: agency.short,
    group: agency.group,
    groupTitle,
    calledIn,
    have: haveOf(own, isMissed, service),
    partners: own.map(({ name }) => name),
    because: becauseOf(rules, ground),
  };
}

// Who takes part is never guessed from a name: while the kind of a partner is missing, it may be any kind.
// That nobody takes part is known only where it was said; a list that nobody began is none.
function haveOf(own: readonly Partner[], isMissed: boolean, { partners, partnersComplete }: Service): Have {
  if (own.length > 0) return 'present';
  const isSilent = partners.length === 0 && partnersComplete !== true;
  if (isSilent || partners.some(({ agency }) => agency === null)) return 'kind not given';
  return partnersComplete && isMissed ? 'missing' : 'not named';
}

/** The rules that hold, or may, each with the answers behind it. */
function becauseOf(rules: readonly RuleModel[], ground: Ground): Because[] {
  return rules.flatMap(({ because: text, when, source, unverified }): Because[] => {
    const truth = decide(when, ground);
    if (!(truth & TRUE)) return [];
    const reasons: Reason[] = [];
    addWhyTrue(reasons, when.node, ground);
    return [{ text, open: truth !== TRUE, reasons, source, unverified }];
  });
}
