import { decideFrom } from '../decide.ts';
import { evaluate } from '../evaluate.ts';
import type { Node, PlacementModel, Questionnaire, Rungs } from '../model.ts';
import { NO_PROVER, type Purse } from '../search.ts';
import type { Situation } from '../situation.ts';
import { TRUE } from '../truth.ts';
import { hangsOn, type Teller } from './hangs-on.ts';

/** The walk rung by rung: how one would ask without weighing which question tells most. */

/**
 * The conditions that are open and still matter, in the order of the walk: up a ladder as far as it can be met; and
 * down from the top where the highest level that is met counts, so that it can stop at the first.
 */
function* openRungs(
  { cumulative, levels }: Rungs,
  model: Questionnaire,
  situation: Situation,
  purse: Purse,
): Generator<Node> {
  const ground = { model, situation, prove: NO_PROVER, purse };
  for (const { requires } of cumulative ? levels : levels.slice(1).reverse()) {
    const { node } = requires;
    const truth = decideFrom(evaluate(node, model, situation), requires, ground, LOOKS);
    const isUnmet = (truth & TRUE) === 0;
    if (!isUnmet && truth !== TRUE) yield node;
    else if (isUnmet === cumulative) break;
  }
}

/** How many situations are looked at for a condition that is not plain, before it counts as open. */
const LOOKS = 300;

/** The questions that a walk through some placements has yet to ask, as far as it can tell, in its order. */
export function* walk(
  placements: readonly PlacementModel[],
  model: Questionnaire,
  situation: Situation,
  purse: Purse,
  mayAsk: (question: number) => boolean,
): Generator<number> {
  for (const placement of placements) {
    for (const rung of openRungs(placement, model, situation, purse)) {
      for (const question of hangsOn([rung], model, situation).keys()) if (mayAsk(question)) yield question;
    }
  }
}

/** The open questions on which the levels of some placements still hang, in the order of the walk. */
export function tellersOf(
  placements: readonly PlacementModel[],
  model: Questionnaire,
  situation: Situation,
  purse: Purse,
): ReadonlyMap<number, Teller> {
  const rungs = placements.flatMap((placement) => [...openRungs(placement, model, situation, purse)]);
  return hangsOn(rungs, model, situation);
}

/**
 * The order in which a quick interview settles placements. Where one is bands of a number over some of the questions
 * that another counts, in the same order, it comes before that one: it asks nothing that the other would not ask in
 * order before it could be certain, and what is known then may be enough for both.
 */
export function narrowFirst(placements: readonly PlacementModel[]): PlacementModel[] {
  const left = [...placements];
  const order: PlacementModel[] = [];
  while (left.length > 0) {
    const place = left.findIndex((each) => !left.some((other) => isCountedWithin(other, each)));
    order.push(...left.splice(place, 1));
  }
  return order;
}

function isCountedWithin(one: PlacementModel, other: PlacementModel): boolean {
  const [few, many] = [countedIn(one), countedIn(other)];
  const within = many.filter((question) => few.includes(question));
  return few.length > 0 && few.length < many.length && few.join(' ') === within.join(' ');
}

/** The questions of the number that every level asks for; none where a level asks for anything else. */
function countedIn({ levels }: PlacementModel): readonly number[] {
  const nodes = levels.map(({ requires }) => requires.node).filter((node) => !isNothing(node));
  const lists = nodes.map((node) => (node.kind === 'score' ? node.questions : []));
  const [first = [], ...rest] = lists;
  return rest.every((list) => list.join(' ') === first.join(' ')) ? first : [];
}

function isNothing(node: Node): boolean {
  return node.kind === 'all' && node.of.length === 0;
}
