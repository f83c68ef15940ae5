import { evaluate } from './evaluate.ts';
import type { Ground } from './ground.ts';
import type { Node, Rungs } from './model.ts';
import { both, opposite, someCompletion, type Verdict } from './search.ts';
import { isCertain, TRUE, type Truth } from './truth.ts';

/** The levels that completions give, by index; `exact` is false where the search for one of them gave up. */
export interface Range {
  readonly levels: readonly number[];
  readonly exact: boolean;
}

/** Every level that some completion of the situation gives. `truths` are those of the levels' own conditions. */
export function possibleLevels(placement: Rungs, truths: readonly Truth[], ground: Ground): Range {
  const undecided = undecidedLevels(placement, truths);
  const levels: number[] = [];
  let exact = true;
  for (let index = 0; index < truths.length; index += 1) {
    const found = isGiven(index, truths, undecided, placement, ground);
    if (found !== false) levels.push(index);
    if (found === null) exact = false;
  }
  return { levels, exact };
}

/** A level whose condition is open, with its place on the ladder. */
interface Undecided {
  readonly rung: number;
  readonly node: Node;
}

function undecidedLevels({ levels }: Rungs, truths: readonly Truth[]): Undecided[] {
  const found: Undecided[] = [];
  for (const [rung, { requires }] of levels.entries()) {
    if (!isCertain(truths[rung] ?? 0)) found.push({ rung, node: requires.node });
  }
  return found;
}

function isGiven(
  index: number,
  truths: readonly Truth[],
  undecided: readonly Undecided[],
  placement: Rungs,
  ground: Ground,
): boolean | null {
  const judge = placement.cumulative ? judgeCumulative : judgeHighest;
  const first = judge(index, truths);
  if (first !== 'open') return first === 'always';
  const narrowedTruths = [...truths];
  const { model, situation } = ground;
  return someCompletion(model, situation, placement.questions, (narrowed) => {
    for (const { rung, node } of undecided) narrowedTruths[rung] = evaluate(node, model, narrowed);
    return judge(index, narrowedTruths);
  });
}

/** A cumulative placement gives a level when it and all below it are met, and the one above is not; else the first. */
function judgeCumulative(index: number, truths: readonly Truth[]): Verdict {
  const reached = index === 0 ? 'always' : allMet(truths, 0, index);
  if (reached === 'never' || index === truths.length - 1) return reached;
  const passed = index === 0 ? allMet(truths, 0, 1) : allMet(truths, index + 1, index + 1);
  return both(reached, opposite(passed));
}

/** Any other placement gives the highest level that is met, else the first. */
function judgeHighest(index: number, truths: readonly Truth[]): Verdict {
  let verdict: Verdict = index === 0 ? 'always' : allMet(truths, index, index);
  for (let above = index + 1; above < truths.length; above += 1) {
    verdict = both(verdict, opposite(allMet(truths, above, above)));
  }
  return verdict;
}

/** Whether the levels from one index to another are all met. A level whose condition has no value is not. */
function allMet(truths: readonly Truth[], from: number, to: number): Verdict {
  let verdict: Verdict = 'always';
  for (let index = from; index <= to; index += 1) {
    const truth = truths[index] ?? 0;
    if (!(truth & TRUE)) return 'never';
    if (truth !== TRUE) verdict = 'open';
  }
  return verdict;
}
