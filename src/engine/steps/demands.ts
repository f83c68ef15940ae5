import type { StepModel } from '../compile-steps.ts';
import { evaluate } from '../evaluate.ts';
import type { Want } from '../goal.ts';
import { partsIn } from '../search.ts';
import type { Situation } from '../situation.ts';
import { statementOf } from '../statement.ts';
import { TRUE } from '../truth.ts';
import { beyond, type Clause, type End, type Ends, holdsAt, situationAt, stepsTo, upTo } from './end.ts';
import { staysTrue } from './rising.ts';
import type { Setting } from './setting.ts';

/** A condition that an end must meet, and the questions that it looks at. */
interface Demanded extends Want {
  readonly questions: readonly number[];
}

/** What the ends of a setting must meet, apart from what was ruled out on the way. */
export interface EndDemands {
  readonly goal: readonly Demanded[];
  /** What steps need that an end must therefore meet: what could stop holding on the way is left out. */
  readonly needs: ReadonlyMap<StepModel, Demanded>;
  /** What it takes to look at the goal. */
  readonly price: number;
}

/** What the goal of a setting asks for, the parts of an “all” apart, and what its steps need. */
export function endDemands(setting: Setting): EndDemands {
  const needs = new Map<StepModel, Demanded>();
  for (const { steps } of setting.ladders.values()) {
    for (const step of steps) {
      if (!step.needs || !staysTrue(step.needs.node, setting)) continue;
      needs.set(step, { node: step.needs.node, truths: TRUE, questions: step.needs.questions });
    }
  }
  const goal = setting.goal.wants.flatMap(partsOf).map((want) => demanded(want, setting));
  return { goal, needs, price: goal.reduce((sum, { node }) => sum + partsIn(node), 0) };
}

function partsOf(want: Want): Want[] {
  const { node, truths } = want;
  if (node.kind !== 'all' || truths !== TRUE) return [want];
  return node.of.flatMap((part) => partsOf({ node: part, truths }));
}

function demanded({ node, truths }: Want, { model }: Setting): Demanded {
  return { node, truths, questions: statementOf(node, model.questions).questions };
}

/**
 * The questions of which one has to go further than at an end that misses something, the fewest there are; null where
 * the end misses nothing.
 */
export function missedAt(
  end: End,
  demands: EndDemands,
  { setting, clauses }: Ends,
): readonly number[] | null {
  const situation = situationAt(end, setting);
  const taken = stepsTo(end, setting).flatMap((step) => demands.needs.get(step) ?? []);
  setting.purse.left -= demands.price + taken.reduce((sum, { node }) => sum + partsIn(node), 0);
  setting.purse.left -= clauses.reduce((sum, clause) => sum + clause.length, 0);
  const missed = [...demands.goal, ...taken].filter((each) => !isMet(each, situation, setting));
  const broken = clauses.filter((clause) => !holdsAt(clause, end));
  const raisable = [
    ...missed.map(({ questions }) => questions.filter((question) => canEndAt(question, ~0, end, setting))),
    ...broken.map((clause) => raisableIn(clause, end, setting)),
  ];
  return raisable.sort((one, other) => one.length - other.length)[0] ?? null;
}

function isMet({ node, truths }: Demanded, situation: Situation, { model }: Setting): boolean {
  return (evaluate(node, model, situation) & ~truths) === 0;
}

function raisableIn(clause: Clause, end: End, setting: Setting): number[] {
  const able = clause.filter(({ question, places }) => canEndAt(question, places, end, setting));
  return able.map(({ question }) => question);
}

/** True if a question can go on from where it ends to one of some places. */
function canEndAt(question: number, places: number, end: End, { ladders }: Setting): boolean {
  const further = beyond(end.get(question) ?? 0) & upTo(ladders.get(question)?.steps.length ?? 0);
  return (places & further) !== 0;
}
