import type { Node, PlacementModel, Questionnaire, Rungs } from '../compiled.ts';
import { decideFrom, type UndecidedWalk, visitUndecided } from '../logic/decide.ts';
import { copyOf, evaluate, isOpen, NOT_APPLICABLE, type Situation, TRUE } from '../logic/evaluate.ts';
import { isNothing } from '../logic/goal.ts';
import { NO_PROVER, narrow, type WorkBudget } from '../logic/search.ts';
import type { QuickState } from './quick-state.ts';

/** Where conditions draw lines between the options of a question. */
export interface Distinctions {
  /** The sets of options for which one of them holds, a bit for each option. */
  readonly lines: Set<number>;
  countsValue: boolean;
}

/** The open questions that `nodes` hang on, in the order of the walk, deciders before what they decide. */
export function distinctionsIn(
  nodes: readonly Node[],
  model: Questionnaire,
  situation: Situation,
): ReadonlyMap<number, Distinctions> {
  const found = new Map<number, Distinctions>();
  const walk: UndecidedWalk = {
    model,
    situation,
    seen: new Set(),
    truthOf: (node) => evaluate(node, model, situation),
    visit: (question, leaf) => {
      if (situation.options[question] === 0 || !isOpen(situation.given[question] ?? 0)) return;
      const teller = found.get(question) ?? { lines: new Set(), countsValue: false };
      found.set(question, teller);
      if (leaf.kind === 'atom') teller.lines.add(leaf.bits);
      else teller.countsValue = true;
    },
  };
  for (const node of nodes) visitUndecided(node, walk);
  return found;
}

/** `options` in sets, a bit each, within which `teller` draws no line, lowest first, not applicable last. */
export function classesOf(options: number, teller: Distinctions, values: readonly number[]): number[] {
  const classes = new Map<string, number>();
  for (let left = options; left !== 0; left &= left - 1) {
    const option = left & -left;
    const sides = [...teller.lines].map((line) => (line & option ? 1 : 0));
    const value = teller.countsValue ? values[31 - Math.clz32(option)] : '';
    // What does not apply has no value, which is on no side of any line.
    const key = option === NOT_APPLICABLE ? '' : `${sides.join('')} ${value}`;
    classes.set(key, (classes.get(key) ?? 0) | option);
  }
  return [...classes.values()];
}

// The walk level by level, without weighing which question tells most.

/** The conditions that are open and still matter, in the order of the walk. */
// It goes up a ladder as far as that can be met, and down from the top where the highest level that is met counts,
// so that it can stop at the first.
function* openRungs(
  { cumulative, levels }: Rungs,
  model: Questionnaire,
  situation: Situation,
  budget: WorkBudget,
): Generator<Node> {
  const ground = { model, situation, prove: NO_PROVER, budget };
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
  budget: WorkBudget,
  mayAsk: (question: number) => boolean,
): Generator<number> {
  for (const placement of placements) {
    for (const rung of openRungs(placement, model, situation, budget)) {
      for (const question of distinctionsIn([rung], model, situation).keys())
        if (mayAsk(question)) yield question;
    }
  }
}

/** The open questions on which the levels of some placements still hang, in the order of the walk. */
export function distinctionsAlong(
  placements: readonly PlacementModel[],
  model: Questionnaire,
  situation: Situation,
  budget: WorkBudget,
): ReadonlyMap<number, Distinctions> {
  const rungs = placements.flatMap((placement) => [...openRungs(placement, model, situation, budget)]);
  return distinctionsIn(rungs, model, situation);
}

/** `placements` in the order in which a quick interview settles them. */
// Where one is bands of a number over some of the questions that another counts, in the same order, it comes before
// that one: it asks nothing that the other would not ask in order before it could be certain, and what is known
// then may be enough for both.
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

/** The questions of the number that every level asks for, none where a level asks for anything else. */
function countedIn({ levels }: PlacementModel): readonly number[] {
  const nodes = levels.map(({ requires }) => requires.node).filter((node) => !isNothing(node));
  const lists = nodes.map((node) => (node.kind === 'score' ? node.questions : []));
  const [first = [], ...rest] = lists;
  return rest.every((list) => list.join(' ') === first.join(' ')) ? first : [];
}

/** The questions of a walk, each followed by a next one for each answer; null where it is over. */
export type DecisionTree = { readonly question: number; readonly branches: readonly Branch[] } | null;

interface Branch {
  /** The options that lead here, a bit each. */
  readonly options: number;
  readonly next: DecisionTree;
}

/** How many steps are written down of all the ways in which a walk can go. */
// What lies beyond counts as no step at all.
const STEPS = 500;

/** Every way in which a walk rung by rung can go from the sitting's beginning, with the answers since. */
export function decisionTreeOf(standing: QuickState, placements: readonly PlacementModel[]): DecisionTree {
  const { model, start, budget } = standing;
  const tellers = distinctionsAlong(placements, model, start, budget);
  return pathFrom(start, { standing, placements, tellers, told: new Set(), steps: STEPS });
}

interface Tracing {
  readonly standing: QuickState;
  readonly placements: readonly PlacementModel[];
  readonly tellers: ReadonlyMap<number, Distinctions>;
  /** What the walk has asked, be it in vain. */
  readonly told: Set<number>;
  steps: number;
}

function pathFrom(situation: Situation, tracing: Tracing): DecisionTree {
  const { standing, placements, told } = tracing;
  const { model, budget } = standing;
  const mayAsk = (each: number) => each < model.questions.length && !told.has(each);
  const { value: question } = walk(placements, model, situation, budget, mayAsk).next();
  if (question === undefined || tracing.steps === 0) return null;
  tracing.steps -= 1;
  told.add(question);
  const branches = branchesAt(question, situation, tracing);
  told.delete(question);
  return { question, branches };
}

function branchesAt(question: number, situation: Situation, tracing: Tracing): Branch[] {
  const { model, now, asked } = tracing.standing;
  const isAnswered = asked.has(question);
  const answers = isAnswered ? [now.given[question] ?? 0] : answersTo(question, situation, tracing);
  return answers.map((options) => {
    const after = copyOf(situation);
    narrow(model, after, question, options);
    return { options: isAnswered ? ANY : options, next: pathFrom(after, tracing) };
  });
}

const ANY = -1;

/** The answers that may make a difference to the walk, as sets of options. */
function answersTo(question: number, situation: Situation, { standing, tellers }: Tracing): number[] {
  const teller = tellers.get(question);
  const { values = [] } = standing.model.questions[question] ?? {};
  return teller ? classesOf(situation.given[question] ?? 0, teller, values) : [];
}

/** How many questions `path` asks at least, with answers among the options of `optionsOf`, a bit each. */
export function leastAsked(path: DecisionTree, optionsOf: (question: number) => number): number {
  if (path === null) return 0;
  const options = optionsOf(path.question);
  let least = Number.POSITIVE_INFINITY;
  for (const branch of path.branches) {
    if (branch.options & options) least = Math.min(least, 1 + leastAsked(branch.next, optionsOf));
  }
  return least;
}
