import type { Questionnaire } from '../engine/compiled.ts';
import { copyOf, lowestOf, NOT_APPLICABLE, type Situation } from '../engine/logic/evaluate.ts';
import { judge, narrowAll, type Prover, type Witness, type WorkBudget } from '../engine/logic/search.ts';
import { chosenIn, force, isTrue } from './binary-program.ts';
import { type Encoding, newEncoding, wanted } from './encode.ts';
import { type Limits, loadSolver, type Solution, type Solver } from './highs.ts';

/** The effort of the solver for one result, far more than seen needed. */
// It is counted, for the same result on every machine.
const MOST_EFFORT = 80_000_000;

/** Loads the solver, as a prover for one result. */
export async function loadProver(): Promise<Prover> {
  return (await loadProvers())();
}

/** Loads the solver, and gives a prover for each result that one is asked for. */
export async function loadProvers(): Promise<() => Prover> {
  const solve = await loadSolver();
  return () => proverBy(solve, { left: MOST_EFFORT });
}

/** A prover that asks the solver and believes a witness only once the engine confirms it. */
export function proverBy(solve: Solver, effort?: WorkBudget): Prover {
  return (goal, model, situation) => {
    if (effort && effort.left <= 0) return null;
    const encoding = newEncoding(model, situation);
    for (const want of goal.wants) force(encoding.program, wanted(want, encoding));
    const solution = solvedWithin(effort, (limits) => solve(encoding.program, limits));
    if (!solution.found) return solution.proven ? false : null;
    const witness = witnessOf(solution.values, encoding);
    return judge(goal, model, narrowed(witness, model, situation)) === 'always' ? witness : null;
  };
}

/** The largest part, one in so many, of the effort left that one goal takes. */
const LARGEST_SHARE = 8;

function solvedWithin(effort: WorkBudget | undefined, solve: (limits: Limits) => Solution): Solution {
  if (!effort) return solve({});
  const share = Math.ceil(effort.left / LARGEST_SHARE);
  const own = { left: share };
  const solution = solve({ effort: own });
  effort.left -= share - own.left;
  return solution;
}

/** The completion of a solution, with the lowest option where a question was not looked at. */
function witnessOf(values: readonly number[], { situation, chosen, applies }: Encoding): Witness {
  return situation.given.map((left, question) => {
    if (left === NOT_APPLICABLE || !isTrue(applies.get(question) ?? true, values)) return NOT_APPLICABLE;
    const choice = chosen.get(question);
    return 1 << (choice ? chosenIn(choice, values) : lowestOf(left));
  });
}

/** A situation narrowed to one of its completions. */
function narrowed(witness: Witness, model: Questionnaire, situation: Situation): Situation {
  const copy = copyOf(situation);
  narrowAll(model, copy, witness.entries());
  return copy;
}
