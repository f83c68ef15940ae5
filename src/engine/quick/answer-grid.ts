import type { PlacementModel } from '../compiled.ts';
import { countBits } from '../logic/evaluate.ts';
import { mayAsk, type QuickState } from './quick-state.ts';
import { classesOf, distinctionsAlong } from './rung-by-rung.ts';

/** A question that may be asked, as one direction in which what is known can grow. */
export interface Axis {
  readonly question: number;
  /** Its options, a bit each, in sets within which they make no difference to each other. */
  readonly classes: readonly number[];
  /** How likely each of them is where every option is as likely as the next. */
  readonly weights: readonly number[];
  /** How far apart in the grid two neighbouring classes are. */
  readonly stride: number;
  /** The axes that decide whether it is asked, a bit each. */
  readonly deciders: number;
}

/** One cell for each way of knowing some answers. */
// The number of a cell has a digit for each axis, the class or, where open, their count.
export interface Grid {
  readonly axes: readonly Axis[];
  readonly cells: number;
}

/** The largest grid that is worked through, and in how many of its cells everything may be known. */
const CELLS = 20_000;
const CORNERS = 1_100;

/** The grid over the questions that `placements` still hang on; null where it is too large. */
export function gridOf(standing: QuickState, placements: readonly PlacementModel[]): Grid | null {
  const { model, now, budget } = standing;
  const tellers = distinctionsAlong(placements, model, now, budget);
  const axes: Axis[] = [];
  const places = new Map<number, number>();
  let [cells, corners] = [1, 1];
  for (const question of openInOrder(tellers.keys(), standing)) {
    const teller = tellers.get(question);
    const { values = [] } = model.questions[question] ?? {};
    const classes = teller ? classesOf(now.given[question] ?? 0, teller, values) : [];
    if (classes.length < 2) continue;
    places.set(question, axes.length);
    axes.push({ question, classes, weights: weightsOf(classes), stride: cells, deciders: 0 });
    cells *= classes.length + 1;
    corners *= classes.length;
    if (cells > CELLS || corners > CORNERS) return null;
  }
  return { axes: axes.map((axis) => ({ ...axis, deciders: decidersOf(axis, places, standing) })), cells };
}

/** What may be asked, in the framework's order. */
function openInOrder(questions: Iterable<number>, standing: QuickState): number[] {
  return [...questions].filter((question) => mayAsk(question, standing)).sort((one, other) => one - other);
}

function weightsOf(classes: readonly number[]): number[] {
  const counts = classes.map(countBits);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

function decidersOf({ question }: Axis, places: ReadonlyMap<number, number>, { model }: QuickState): number {
  let bits = 0;
  for (const parent of model.questions[question]?.shownWhen?.questions ?? []) {
    const place = places.get(parent);
    if (place !== undefined) bits |= 1 << place;
  }
  return bits;
}
