import type { Questionnaire } from '../engine/compiled.ts';
import { copyOf, lowestOf, NOT_APPLICABLE, type Situation } from '../engine/logic/evaluate.ts';
import { judge, narrow, type Prover, type Witness, type WorkBudget } from '../engine/logic/search.ts';
import { chosenIn, force, isTrue } from './binary-program.ts';
import { type Encoding, newEncoding, wanted } from './encode.ts';
import { type Limits, loadSolver, type Solution, type Solver } from './highs.ts';

/**
 * What the solver may do for one result, of whatever is asked of it there. By counting, never by a clock, so that the same
 * input has the same result; it is far more than any framework of people's making was seen to take.
 */
const MOST_EFFORT = 80_000_000;

/** Loads the solver, as a prover for one result. */
export async function loadProver(): Promise<Prover> {
  return proverBy(await loadSolver(), { left: MOST_EFFORT });
}

/** A prover that leaves every goal to the solver. What the solver finds, the engine checks; what does not hold is taken for nothing. */
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

/** No goal takes more than this part of what is left, so that a hard one leaves something for the others. */
const LARGEST_SHARE = 8;

function solvedWithin(effort: WorkBudget | undefined, solve: (limits: Limits) => Solution): Solution {
  if (!effort) return solve({});
  const share = Math.ceil(effort.left / LARGEST_SHARE);
  const own = { left: share };
  const solution = solve({ effort: own });
  effort.left -= share - own.left;
  return solution;
}

/** The completion that a solution stands for; questions that were not looked at are given their lowest option. */
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
  for (const [question, left] of witness.entries()) narrow(model, copy, question, left);
  return copy;
}
