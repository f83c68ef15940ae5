import type { PlacementModel } from '../model.ts';
import { narrow } from '../settle.ts';
import { copyOf, type Situation } from '../situation.ts';
import { classesOf, type Teller } from './hangs-on.ts';
import type { Standing } from './standing.ts';
import { tellersOf, walk } from './walk.ts';

/** The questions of a walk: which comes next depends on the answers. Null where it is over. */
export type Path = { readonly question: number; readonly branches: readonly Branch[] } | null;

interface Branch {
  /** The options that lead here, a bit each. */
  readonly options: number;
  readonly next: Path;
}

/** How many steps are written down of all the ways in which a walk can go. What lies beyond counts as no step at all. */
const STEPS = 500;

/** Every way in which a walk rung by rung can go from the beginning of the sitting, with the answers given since. */
export function walksOf(standing: Standing, placements: readonly PlacementModel[]): Path {
  const { model, start, purse } = standing;
  const tellers = tellersOf(placements, model, start, purse);
  return pathFrom(start, { standing, placements, tellers, told: new Set(), steps: STEPS });
}

interface Tracing {
  readonly standing: Standing;
  readonly placements: readonly PlacementModel[];
  readonly tellers: ReadonlyMap<number, Teller>;
  /** What the walk has asked, be it in vain. */
  readonly told: Set<number>;
  steps: number;
}

function pathFrom(situation: Situation, tracing: Tracing): Path {
  const { standing, placements, told } = tracing;
  const { model, purse } = standing;
  const mayAsk = (each: number) => each < model.questions.length && !told.has(each);
  const { value: question } = walk(placements, model, situation, purse, mayAsk).next();
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

/** How many questions a walk asks at least, where each answer is one of so many options. */
export function leastAsked(path: Path, optionsOf: (question: number) => number): number {
  if (path === null) return 0;
  const options = optionsOf(path.question);
  let least = Number.POSITIVE_INFINITY;
  for (const branch of path.branches) {
    if (branch.options & options) least = Math.min(least, 1 + leastAsked(branch.next, optionsOf));
  }
  return least;
}
