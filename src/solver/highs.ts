import type { Highs, InterruptCallbackEvent, Model } from 'highs';
import type { WorkBudget } from '../engine/logic/search.ts';
import type { Constraint, Definition, Program } from './binary-program.ts';

/** The rows of a program without those that only define what nothing asks for. */
// A variable that is only ever wanted to be 1 has to say what that takes, and need not be 1 wherever it could be.
// So of the variables that rows define, a solution says no more than what it was asked for; the others are as they
// were.
function neededRows({ rows, costs }: Program): Constraint[] {
  const byDefinition = new Map<string, Constraint[]>();
  const needed = rows.filter(({ defines }) => !defines);
  for (const row of rows) {
    if (!row.defines) continue;
    const key = keyOf(row.defines);
    const same = byDefinition.get(key);
    if (same) same.push(row);
    else byDefinition.set(key, [row]);
  }
  const need = (definition: Definition) => {
    const key = keyOf(definition);
    needed.push(...(byDefinition.get(key) ?? []));
    byDefinition.delete(key);
  };
  for (const [variable, cost] of costs.entries()) {
    if (cost !== 0) need({ variable, value: cost > 0 ? 0 : 1 });
  }
  // It grows while it is gone through, as what a row asks for has a meaning of its own.
  for (const row of needed) for (const wish of wishesOf(row)) need(wish);
  return needed;
}

/** What a row asks of its variables. */
function wishesOf({ terms, least, most, defines }: Constraint): Definition[] {
  return terms
    .filter(({ variable }) => variable !== defines?.variable)
    .flatMap(({ variable, factor }): Definition[] => [
      ...(least > -Infinity ? [{ variable, value: factor > 0 ? 1 : 0 } as const] : []),
      ...(most < Infinity ? [{ variable, value: factor > 0 ? 0 : 1 } as const] : []),
    ]);
}

function keyOf({ variable, value }: Definition): string {
  return `${variable} ${value}`;
}

/** What a solver makes of a program. */
export type Solution =
  /** The values of the variables, 0 or 1, `proven` cheapest or not. */
  | { readonly found: true; readonly values: readonly number[]; readonly proven: boolean }
  /** No values, which is `proven` unless a limit was met before any were found. */
  | { readonly found: false; readonly proven: boolean };

type LoadHighs = () => Promise<Highs>;

/** The limits of a run, which has none where nothing is given. */
export interface Limits {
  /** What a solver may still do, in terms of programs, of which each simplex step takes all of one. */
  // Some more are counted for setting out. Counted, never timed, so that the same programs have the same solutions
  // on every machine.
  readonly effort?: WorkBudget;
  /** Gives the seconds that are left. */
  readonly timeLeft?: () => number;
}

/** The steps counted for setting out, by the number of `terms`, and each time the solver looks up. */
// They stand for what is done before there are any steps to count.
const settingOut = (terms: number): number => Math.max(50, Math.ceil(terms / 5));
const LOOKING_UP = 5;

/** How many terms a program may have where the effort is limited. */
// What is done with a longer one before it is split takes too long.
const MOST_TERMS = 12_000;

/** Solves a program within some limits. */
export type Solver = (program: Program, limits: Limits) => Solution;

/** Loads the solver. */
// It takes a while, so nothing loads it that can do without.
export async function loadSolver(): Promise<Solver> {
  // Its types are written for the older module form, in which what is exported by default lies one deeper.
  const { default: loadHighs } = (await import('highs')) as unknown as { default: LoadHighs };
  const highs = await loadHighs();
  return (program, limits) => solve(program, limits, highs);
}

function solve(program: Program, limits: Limits, highs: Highs): Solution {
  // Nothing to choose: the solver takes such a program for an empty one, and says nothing of its rows.
  if (program.costs.length === 0) return withoutVariables(program);
  // Now and then a run fails on what its own first simplification made of a program; it is then run without that.
  return (
    attempt(program, limits, OPTIONS, highs) ?? attempt(program, limits, PLAIN_OPTIONS, highs) ?? UNKNOWN
  );
}

const UNKNOWN: Solution = { found: false, proven: false };

/** Where the solver can be stopped. */
type Checkpoint = Pick<InterruptCallbackEvent, 'data' | 'interrupt'>;

/** The solution of one run; null where it failed. */
function attempt(
  program: Program,
  { timeLeft, effort }: Limits,
  options: Options,
  highs: Highs,
): Solution | null {
  const seconds = timeLeft?.() ?? Infinity;
  if (seconds <= 0) return UNKNOWN;
  const data = dataOf(program, highs);
  const terms = data.matrix.indices.length;
  if (effort) {
    effort.left -= terms * settingOut(terms);
    if (effort.left <= 0 || terms > MOST_TERMS) return UNKNOWN;
  }
  return highs.withModel(data, (model) => {
    model.options.set(options);
    if (Number.isFinite(seconds)) model.options.set('time_limit', seconds);
    const { mipInterrupt } = highs.constants.callbackType;
    let counted = 0;
    const lookUp = ({ data, interrupt }: Checkpoint): undefined => {
      const steps = Number(data.mip_total_lp_iterations ?? 0);
      if (effort) effort.left -= terms * (steps - counted + LOOKING_UP);
      counted = steps;
      if (effort && effort.left <= 0) interrupt();
    };
    try {
      model.run({ [mipInterrupt]: lookUp });
    } catch (error) {
      if (error instanceof Error && error.name.startsWith('Highs')) return null;
      throw error;
    }
    return solutionOf(model, highs);
  });
}

/** The options of a run, by which a gap of less than one proves the optimum, as costs are whole numbers. */
// The programs are small: what the solver would try to be quick on large ones (heuristics, symmetry, starting again
// from the root) costs several times what the rest does.
const OPTIONS = {
  output_flag: false,
  mip_rel_gap: 0,
  mip_abs_gap: 0.5,
  random_seed: 0,
  mip_heuristic_effort: 0,
  mip_heuristic_run_feasibility_jump: false,
  mip_detect_symmetry: false,
  mip_allow_restart: false,
} as const;
const PLAIN_OPTIONS = { ...OPTIONS, presolve: 'off' } as const;
type Options = typeof OPTIONS | typeof PLAIN_OPTIONS;

function withoutVariables({ rows }: Program): Solution {
  const holds = rows.every(({ least, most }) => least <= 0 && most >= 0);
  return holds ? { found: true, values: [], proven: true } : { found: false, proven: true };
}

function dataOf(program: Program, { infinity, constants }: Highs) {
  const { costs } = program;
  const rows = neededRows(program);
  const count = costs.length;
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const { variable, factor } of terms) {
      indices.push(variable);
      values.push(factor);
    }
    starts.push(indices.length);
  }
  const bound = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * infinity);
  return {
    numCols: count,
    numRows: rows.length,
    colCost: costs,
    colLower: new Array<number>(count).fill(0),
    colUpper: new Array<number>(count).fill(1),
    integrality: new Array(count).fill(constants.variableType.integer),
    rowLower: rows.map(({ least }) => bound(least)),
    rowUpper: rows.map(({ most }) => bound(most)),
    matrix: { format: 'csr', numRows: rows.length, numCols: count, starts, indices, values },
  } as const;
}

function solutionOf(model: Model, { constants }: Highs): Solution {
  const status = model.getModelStatus();
  const { optimal, infeasible } = constants.modelStatus;
  if (status === infeasible) return { found: false, proven: true };
  if (model.info.get('primal_solution_status') !== constants.solutionStatus.feasible) return UNKNOWN;
  const values = Array.from(model.getSolution().colValue, Math.round);
  return { found: true, values, proven: status === optimal };
}
