import type { PlacementModel } from '../compiled.ts';
import { copyOf, countBits, type Situation, TRUE } from '../logic/evaluate.ts';
import { narrow } from '../logic/search.ts';
import type { Axis, Grid } from './answer-grid.ts';
import { levelsLeft, type QuickState } from './quick-state.ts';
import { type DecisionTree, leastAsked } from './rung-by-rung.ts';

/** Several outcomes are possible in a cell. */
const MIXED = -1;

/** How many questions more than a walk rung by rung may be asked, whatever the answers. */
const OVER = 1;

/** Averages that differ by less are equal. */
const ROUNDING = 1e-9;

/** For each cell of a grid, how many questions are yet to be asked on average, choosing the best each time. */
// Every option is as likely as the next. Costs are worked backwards from the cells in which everything is known. A
// way of asking that could come out at more than one question over the walk, whatever the odds, costs without end.
export class CostTable {
  readonly #grid: Grid;
  readonly #standing: QuickState;
  readonly #placements: readonly PlacementModel[];
  readonly #path: DecisionTree;
  /** What the levels come to, as a number of its own for each outcome. */
  readonly #outcome: Int32Array;
  /** The axes whose question is certainly asked, and those whose question may be, a bit each. */
  readonly #shown: Int32Array;
  readonly #mayBeShown: Int32Array;
  /** How many questions a walk asks at least. */
  readonly #walked: Int32Array;
  readonly #cost: Float64Array;
  /** The axes, a bit each, of which two answers can leave different outcomes with all else known. */
  #telling = 0;
  readonly #outcomes = new Map<string, number>();

  constructor(grid: Grid, standing: QuickState, placements: readonly PlacementModel[], path: DecisionTree) {
    this.#grid = grid;
    this.#standing = standing;
    this.#placements = placements;
    this.#path = path;
    this.#outcome = new Int32Array(grid.cells);
    this.#shown = new Int32Array(grid.cells);
    this.#mayBeShown = new Int32Array(grid.cells);
    this.#walked = new Int32Array(grid.cells);
    this.#cost = new Float64Array(grid.cells);
    this.#fill();
  }

  /** True where no answer can change what is possible. */
  get isSettled(): boolean {
    return this.#outcome[this.#grid.cells - 1] !== MIXED;
  }

  /** The question that leaves the fewest to be asked on average; null where each may ask too much. */
  // Among those that leave as many it is `preferred`, else the first in the framework's order.
  cheapest(preferred: number | undefined): number | null {
    const { axes, cells } = this.#grid;
    const unknown = (1 << axes.length) - 1;
    let best: { readonly question: number; readonly cost: number } | null = null;
    for (const [place, axis] of axes.entries()) {
      if (!(this.#telling & (1 << place))) continue;
      const cost = this.#costIn(cells - 1, place, unknown) - (axis.question === preferred ? ROUNDING : 0);
      if (cost < (best?.cost ?? Number.POSITIVE_INFINITY) - ROUNDING / 2)
        best = { question: axis.question, cost };
    }
    return best?.question ?? null;
  }

  #fill(): void {
    const { axes, cells } = this.#grid;
    const situation = copyOf(this.#standing.now);
    const digits = axes.map(() => 0);
    // A digit is highest where it says "not known", so that what a cell may become always comes before it.
    for (let cell = 0; cell < cells; cell += 1) {
      const unknown = this.#read(cell, digits);
      if (unknown === 0) this.#fillCorner(cell, digits, situation);
      else this.#fillFromParts(cell, 31 - Math.clz32(unknown));
      if (countBits(unknown) === 1 && this.#outcome[cell] === MIXED) this.#telling |= unknown;
    }
    for (let cell = 0; cell < cells; cell += 1)
      this.#cost[cell] = this.#costAt(cell, this.#read(cell, digits));
  }

  /** Reads the digits of a cell and gives the axes that are not known there, a bit each. */
  #read(cell: number, digits: number[]): number {
    const { axes } = this.#grid;
    let unknown = 0;
    let rest = cell;
    for (let place = 0; place < axes.length; place += 1) {
      const count = axes[place]?.classes.length ?? 0;
      const digit = rest % (count + 1);
      digits[place] = digit;
      rest = (rest - digit) / (count + 1);
      if (digit === count) unknown |= 1 << place;
    }
    return unknown;
  }

  #fillCorner(cell: number, digits: readonly number[], situation: Situation): void {
    const { axes } = this.#grid;
    const { model } = this.#standing;
    const answers = new Map<number, number>();
    for (const [place, { question, classes }] of axes.entries()) {
      const options = classes[digits[place] ?? 0] ?? 0;
      answers.set(question, options);
      narrow(model, situation, question, options & -options);
    }
    for (const [place, { question }] of axes.entries()) {
      const asked = situation.asked[question] ?? TRUE;
      if (asked & TRUE) this.#mayBeShown[cell] = (this.#mayBeShown[cell] ?? 0) | (1 << place);
      if (asked === TRUE) this.#shown[cell] = (this.#shown[cell] ?? 0) | (1 << place);
    }
    this.#outcome[cell] = this.#outcomeOf(situation);
    this.#walked[cell] = leastAsked(this.#path, (question) => answers.get(question) ?? -1);
  }

  #outcomeOf(situation: Situation): number {
    const { model, budget } = this.#standing;
    const levels = this.#placements.map((placement) =>
      levelsLeft(placement, model, situation, budget).join(' '),
    );
    const key = levels.join(',');
    const found = this.#outcomes.get(key) ?? this.#outcomes.size;
    this.#outcomes.set(key, found);
    return found;
  }

  #fillFromParts(cell: number, place: number): void {
    const { classes, stride } = this.#grid.axes[place] as Axis;
    const first = cell - classes.length * stride;
    let outcome = this.#outcome[first] ?? MIXED;
    let shown = -1;
    let mayBeShown = 0;
    let walked = Number.MAX_SAFE_INTEGER;
    for (let part = first; part < cell; part += stride) {
      if (this.#outcome[part] !== outcome) outcome = MIXED;
      shown &= this.#shown[part] ?? 0;
      mayBeShown |= this.#mayBeShown[part] ?? 0;
      walked = Math.min(walked, this.#walked[part] ?? 0);
    }
    this.#outcome[cell] = outcome;
    this.#shown[cell] = shown;
    this.#mayBeShown[cell] = mayBeShown;
    this.#walked[cell] = walked;
  }

  #costAt(cell: number, unknown: number): number {
    const { axes } = this.#grid;
    if (this.#outcome[cell] !== MIXED) {
      const asked = this.#standing.asked.size + axes.length - countBits(unknown);
      return asked <= (this.#walked[cell] ?? 0) + OVER ? 0 : Number.POSITIVE_INFINITY;
    }
    let least = Number.POSITIVE_INFINITY;
    for (let place = 0; place < axes.length; place += 1) {
      if (unknown & (1 << place)) least = Math.min(least, this.#costIn(cell, place, unknown));
    }
    return least;
  }

  #costIn(cell: number, place: number, unknown: number): number {
    const { classes, weights, stride, deciders } = this.#grid.axes[place] as Axis;
    const isShown = ((this.#shown[cell] ?? 0) >> place) & 1;
    // While it is open whether a question is asked, what decides that comes first, if it can be asked and tells anything.
    const first = deciders & unknown & this.#telling;
    const mayBeAsked = ((this.#mayBeShown[cell] ?? 0) >> place) & 1 && !first;
    if (!(isShown || mayBeAsked)) return Number.POSITIVE_INFINITY;
    let cost = 1;
    for (let digit = 0; digit < classes.length; digit += 1) {
      cost += (weights[digit] ?? 0) * (this.#cost[cell - (classes.length - digit) * stride] ?? 0);
    }
    return cost;
  }
}
