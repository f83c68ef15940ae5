import { type Goal, judge } from '../engine/goal.ts';
import type { Questionnaire } from '../engine/model.ts';
import type { Witness } from '../engine/search.ts';
import { narrow, settleSituation } from '../engine/settle.ts';
import { lowestOf, type Situation } from '../engine/situation.ts';
import { type Given, NOT_APPLICABLE } from './given.ts';
import { lookFor, type SearchScope } from './purse.ts';
import { APPLIES_NOT, goalOn, placeOn, placesOf, type Sides, sidesOf } from './sides.ts';

/** One answer that is another on the second side than on the first. Only the first may be `NOT_APPLICABLE`. */
export interface Change {
  readonly question: number;
  readonly first: number;
  readonly second: number;
}

/** A change of one answer that a goal holds before and another after. */
export interface Turn {
  readonly change: Change;
  readonly before: Goal;
  readonly after: Goal;
}

/** What is to be so anyway. */
export const ANYTHING: Goal = { wants: [], questions: [] };

/**
 * Answers with which a goal is reached, and which may be “not applicable” only where it is not reached without;
 * false if there are none, null where that could not be told.
 */
export function someCase(goal: Goal, scope: SearchScope): Given | false | null {
  return someOf(goal, ANYTHING, null, scope);
}

/** The same without any “not applicable”. */
export function someFullCase(goal: Goal, scope: SearchScope): Given | false | null {
  return caseOn(sidesOf(scope.model, { twice: null, mayNotApply: [] }), goal, ANYTHING, null, scope);
}

/** Answers besides the one that changes with which it turns one goal into the other. As `someCase`. */
export function someTurn({ change, before, after }: Turn, scope: SearchScope): Given | false | null {
  return someOf(before, after, change, scope);
}

function someOf(first: Goal, second: Goal, change: Change | null, scope: SearchScope): Given | false | null {
  const twice = change?.question ?? null;
  const declared = change?.first === NOT_APPLICABLE ? [change.question] : [];
  const found = caseOn(sidesOf(scope.model, { twice, mayNotApply: declared }), first, second, change, scope);
  const others = mayNotApply([first, second], scope.model).filter((question) => question !== twice);
  if (found !== false || others.length === 0) return found;
  const wider = { twice, mayNotApply: [...declared, ...others] };
  return caseOn(sidesOf(scope.model, wider), first, second, change, scope);
}

function mayNotApply(goals: readonly Goal[], { questions }: Questionnaire): number[] {
  const looked = new Set(goals.flatMap((goal) => goal.questions));
  return [...looked].filter((place) => questions[place]?.question.mayNotApply);
}

function caseOn(
  sides: Sides,
  first: Goal,
  second: Goal,
  change: Change | null,
  scope: SearchScope,
): Given | false | null {
  const goal = goalOn(sides, first, second);
  const situation = settleSituation(sides.model, new Map(), null);
  if (change) settleChange(change, sides, situation);
  const found = lookFor(goal, { model: sides.model, situation }, scope);
  if (!found) return found;
  settle(found, goal, sides.model, situation);
  // What a prover found is believed only once the engine has looked at it.
  if (judge(goal, sides.model, situation) !== 'always') return null;
  return givenBy(situation, goal, sides, change);
}

function settleChange(
  { question, first, second }: Change,
  { model, seconds, applies }: Sides,
  situation: Situation,
) {
  if (first === NOT_APPLICABLE) narrow(model, situation, applies.get(question) ?? 0, APPLIES_NOT);
  else narrow(model, situation, question, 1 << first);
  narrow(model, situation, seconds.get(question) ?? 0, 1 << second);
}

function settle(found: Witness, { questions }: Goal, model: Questionnaire, situation: Situation): void {
  for (const question of questions) {
    const options = found[question] ?? 0;
    narrow(model, situation, question, options & -options);
  }
}

/** What a settled situation on two sides answers, but for what is not asked on either. */
function givenBy(situation: Situation, goal: Goal, sides: Sides, change: Change | null): Given {
  const { base, applies } = sides;
  const looked = new Set(goal.questions);
  const given = new Map<number, number>();
  for (let question = 0; question <= base.questions.length; question += 1) {
    if (question === change?.question || !looked.has(placeOn('first', question, sides))) continue;
    if (situation.given[applies.get(question) ?? -1] === APPLIES_NOT) given.set(question, NOT_APPLICABLE);
    const asked = placesOf(question, sides).filter((place) => place !== applies.get(question));
    const options = asked.map((place) => situation.options[place] ?? 0).find((left) => left !== 0);
    if (options !== undefined) given.set(question, lowestOf(options));
  }
  return given;
}
