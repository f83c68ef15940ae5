import type { PlacementModel, Questionnaire } from '../model.ts';
import { type Purse, partsIn, settlingPrice } from '../search.ts';
import { narrow } from '../settle.ts';
import { copyOf, isOpen, type Situation } from '../situation.ts';
import { classesOf } from './hangs-on.ts';
import { levelsLeft, spanOfLevels } from './levels-left.ts';
import { mayAsk, type Standing } from './standing.ts';
import { tellersOf } from './walk.ts';

/** How many situations are looked at before it is taken that an answer could make a difference. */
const BUDGET = 500;

/**
 * Whether two answers to a question could leave different levels possible, however the others turn out that may yet
 * be asked. Also true where that could not be told.
 */
export function canChange(
  question: number,
  standing: Standing,
  placements: readonly PlacementModel[],
): boolean {
  return placements.some((placement) => canChangeOne(question, standing, placement));
}

function canChangeOne(question: number, standing: Standing, placement: PlacementModel): boolean {
  const { model, now, purse } = standing;
  const tellers = tellersOf([placement], model, now, purse);
  const teller = tellers.get(question);
  if (!teller) return false;
  const classes = classesOf(now.given[question] ?? 0, teller, model.questions[question]?.values ?? []);
  const others = [...tellers.keys()].filter((each) => each !== question && mayAsk(each, standing));
  const [first = 0, ...rest] = classes.map((options) => options & -options);
  const price =
    2 * placement.levels.reduce((sum, { requires }) => sum + partsIn(requires.node), settlingPrice(model));
  const search = { model, situation: copyOf(now), placement, question, others, purse, price, budget: BUDGET };
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
  readonly purse: Purse;
  /** What looking at a situation with both answers takes. */
  readonly price: number;
  budget: number;
}

function mayDiffer(search: Search, from: number): boolean {
  search.budget -= 1;
  search.purse.left -= search.price;
  if (search.budget <= 0 || search.purse.left <= 0) return true;
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

/** What the two answers make of the levels with the others as they stand; in full where no others are left. */
function compare(search: Search, isLast: boolean): 'same' | 'differ' | 'open' {
  const [one, other] = search.answers;
  const [levels, others] = [levelsWith(one, search, isLast), levelsWith(other, search, isLast)];
  const isSame = levels.join(' ') === others.join(' ');
  if (isLast) return isSame ? 'same' : 'differ';
  if (areApart(levels, others)) return 'differ';
  return isSame && levels.length === 1 ? 'same' : 'open';
}

/** The levels that are left with an answer; unless in full, the lowest and the highest at the most. */
function levelsWith(answer: number, search: Search, inFull: boolean): readonly number[] {
  const { model, situation, question, placement, purse } = search;
  const before = situation.given[question] ?? 0;
  narrow(model, situation, question, answer);
  const { low, high } = spanOfLevels(placement, model, situation);
  const span = low === high ? [low] : [low, high];
  const levels = inFull ? levelsLeft(placement, model, situation, purse) : span;
  narrow(model, situation, question, before);
  return levels;
}

/** True if every level of one is below every level of the other; both lists rise. */
function areApart(one: readonly number[], other: readonly number[]): boolean {
  return (one.at(-1) ?? 0) < (other[0] ?? 0) || (other.at(-1) ?? 0) < (one[0] ?? 0);
}
