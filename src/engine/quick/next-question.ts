import type { Answers } from '../../model/assessment.ts';
import type { Model, PlacementModel, Questionnaire } from '../compiled.ts';
import { copyOf, isOpen, type Situation } from '../logic/evaluate.ts';
import { narrow, partsIn, settlingPrice, type WorkBudget } from '../logic/search.ts';
import { gridOf } from './answer-grid.ts';
import { CostTable } from './expected-cost.ts';
import { levelsLeft, mayAsk, type QuickState, quickStateOf, spanOfLevels } from './quick-state.ts';
import { classesOf, decisionTreeOf, distinctionsAlong, narrowFirst, walk } from './rung-by-rung.ts';

/** How many situations are looked at before it is taken that an answer could make a difference. */
const MOST_LOOKS = 500;

/** True if two answers to `question` could leave different levels possible, or if that could not be told. */
function canChange(question: number, standing: QuickState, placements: readonly PlacementModel[]): boolean {
  return placements.some((placement) => canChangeOne(question, standing, placement));
}

function canChangeOne(question: number, standing: QuickState, placement: PlacementModel): boolean {
  const { model, now, budget } = standing;
  const tellers = distinctionsAlong([placement], model, now, budget);
  const teller = tellers.get(question);
  if (!teller) return false;
  const classes = classesOf(now.given[question] ?? 0, teller, model.questions[question]?.values ?? []);
  const others = [...tellers.keys()].filter((each) => each !== question && mayAsk(each, standing));
  const [first = 0, ...rest] = classes.map((options) => options & -options);
  const price =
    2 * placement.levels.reduce((sum, { requires }) => sum + partsIn(requires.node), settlingPrice(model));
  const search = {
    model,
    situation: copyOf(now),
    placement,
    question,
    others,
    budget,
    price,
    looksLeft: MOST_LOOKS,
  };
  return rest.some((other) => mayDiffer({ ...search, answers: [first, other] }, 0));
}

interface Search {
  readonly model: Questionnaire;
  readonly situation: Situation;
  readonly placement: PlacementModel;
  readonly question: number;
  /** The two answers that are held against each other. */
  readonly answers: readonly [number, number];
  readonly others: readonly number[];
  readonly budget: WorkBudget;
  /** What looking at a situation with both answers takes. */
  readonly price: number;
  looksLeft: number;
}

function mayDiffer(search: Search, from: number): boolean {
  search.looksLeft -= 1;
  search.budget.left -= search.price;
  if (search.looksLeft <= 0 || search.budget.left <= 0) return true;
  const { model, situation, others } = search;
  const next = others.findIndex((each, place) => place >= from && isOpen(situation.options[each] ?? 0));
  const other = others[next];
  const verdict = compare(search, other === undefined);
  if (verdict !== 'open' || other === undefined) return verdict === 'differ';
  const options = situation.given[other] ?? 0;
  let found = false;
  for (let left = options; left !== 0 && !found; left &= left - 1) {
    narrow(model, situation, other, left & -left);
    found = mayDiffer(search, next + 1);
    narrow(model, situation, other, options);
  }
  return found;
}

/** What the two answers make of the levels with the others as they stand, `isLast` where no others are left. */
function compare(search: Search, isLast: boolean): 'same' | 'differ' | 'open' {
  const [one, other] = search.answers;
  const [levels, others] = [levelsWith(one, search, isLast), levelsWith(other, search, isLast)];
  const isSame = levels.join(' ') === others.join(' ');
  if (isLast) return isSame ? 'same' : 'differ';
  if (areApart(levels, others)) return 'differ';
  return isSame && levels.length === 1 ? 'same' : 'open';
}

/** The levels left with an answer, all of them where `inFull`, else the lowest and the highest at the most. */
function levelsWith(answer: number, search: Search, inFull: boolean): readonly number[] {
  const { model, situation, question, placement, budget } = search;
  const before = situation.given[question] ?? 0;
  narrow(model, situation, question, answer);
  const { low, high } = spanOfLevels(placement, model, situation);
  const span = low === high ? [low] : [low, high];
  const levels = inFull ? levelsLeft(placement, model, situation, budget) : span;
  narrow(model, situation, question, before);
  return levels;
}

/** True if every level of `one` is below every level of `other`, both ascending. */
function areApart(one: readonly number[], other: readonly number[]): boolean {
  return (one.at(-1) ?? 0) < (other[0] ?? 0) || (other.at(-1) ?? 0) < (one[0] ?? 0);
}

/** What a quick interview asks next. */
export interface NextQuestion {
  /** By index. */
  readonly question: number;
  /** How many questions there will have been in this sitting at the most. */
  readonly atMost: number;
}

/** The most telling question not in `askedIds` that can still change a level; null where none can. */
export function nextQuestion(
  model: Model,
  answers: Answers,
  nation: string | null,
  askedIds: ReadonlySet<string>,
): NextQuestion | null {
  const standing = quickStateOf(model, answers, nation, askedIds);
  const open = narrowFirst(model.placements).filter((placement) => {
    const { low, high } = spanOfLevels(placement, model, standing.now);
    return low < high;
  });
  const question = mostTelling(standing, open);
  return question === null ? null : { question, atMost: askedIds.size + countLeft(standing, open) };
}

function mostTelling(standing: QuickState, open: readonly PlacementModel[]): number | null {
  const { model, now, budget } = standing;
  const steps = [...walk(open, model, now, budget, (question) => mayAsk(question, standing))];
  const grid = gridOf(standing, open);
  const table = grid && new CostTable(grid, standing, open, decisionTreeOf(standing, model.placements));
  if (table?.isSettled) return null;
  // Where there is too much to weigh, it is the next one rung by rung.
  const best = table?.cheapest(steps[0]);
  return best ?? steps.find((question) => canChange(question, standing, open)) ?? null;
}

function countLeft(standing: QuickState, open: readonly PlacementModel[]): number {
  const { model, now, budget } = standing;
  return [...distinctionsAlong(open, model, now, budget).keys()].filter((question) =>
    mayAsk(question, standing),
  ).length;
}
