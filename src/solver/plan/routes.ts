import { sumOf } from '../literal.ts';
import { addRow, copyOf, type Program } from '../program.ts';
import { cheapestAmong, cheapestEnd, firstByTheFramework } from './cheapest.ts';
import { beyond, type End, type Ends, endsFor, isChanged } from './ends.ts';
import type { FoundRoute, Means } from './in-order.ts';
import type { Setting } from './setting.ts';

/** As many ways as people can weigh against each other. */
const MOST_ROUTES = 3;

/** The cheapest plans, of no two of which the changed questions of one contain those of the other; or why there is none. */
export interface Routes {
  readonly routes: readonly FoundRoute[];
  /** True where there is no route and time did not run out. */
  readonly noneProven: boolean;
}

/** How often an end that takes steps in vain is passed over in the search for other routes. */
const MOST_IN_VAIN = 12;

/** Up to three plans for a setting, each the cheapest that differs from those before it and takes no step in vain. */
export function routesFor(setting: Setting, means: Means): Routes {
  const ends = endsFor(setting);
  const first = cheapestAmong(ends, means);
  if (!first.found) return { routes: [], noneProven: first.proven };
  const others: Ends = { ...ends, encoding: { ...ends.encoding, program: copyOf(ends.encoding.program) } };
  const routes: FoundRoute[] = [first];
  for (let route: FoundRoute | null = first; route?.proven && routes.length < MOST_ROUTES; ) {
    const changed = changedIn(route.end);
    if (changed.length === 0) break;
    differFrom(changed, others);
    route = nextRoute(others, ends, means);
    if (route) routes.push(route);
  }
  return { routes, noneProven: false };
}

/** The cheapest of the ends that are left that takes no step in vain; null where there is none, or none was found. */
function nextRoute(left: Ends, all: Ends, means: Means): FoundRoute | null {
  for (let passed = 0; passed < MOST_IN_VAIN; passed += 1) {
    const found = cheapestEnd(left.encoding.program, left, means);
    if (!found.found) return null;
    const core = smallerEnd(found.end, all, means);
    if (!core) return bestLike(found, left, all, means);
    stayBelow(core, left);
  }
  return null;
}

/** Of the routes that cost no more than one, the first by the framework's order; none that takes a step in vain. */
function bestLike(found: FoundRoute, left: Ends, all: Ends, means: Means): FoundRoute | null {
  for (let passed = 0; passed < MOST_IN_VAIN; passed += 1) {
    const best = firstByTheFramework(found, left, means);
    const core = smallerEnd(best.end, all, means);
    if (!core) return best;
    stayBelow(core, left);
  }
  return found;
}

/** The questions that an end changes. */
function changedIn(end: End): number[] {
  return [...end].flatMap(([question, place]) => (place > 0 ? [question] : []));
}

/** From now on, ends leave one of some questions as it is, and change one besides. */
function differFrom(changed: readonly number[], ends: Ends): void {
  const { program } = ends.encoding;
  const of = (questions: readonly number[]) =>
    sumOf(questions.map((question) => [isChanged(question, ends), 1] as const));
  const [within, besides] = [of(changed), of(ends.movable.filter((question) => !changed.includes(question)))];
  addRow(program, within.terms, { most: changed.length - 1 - within.constant });
  addRow(program, besides.terms, { least: 1 - besides.constant });
}

/**
 * An end that is reached with some of the steps to another one: what is taken besides is taken in vain, and was taken
 * only to differ from an earlier route. Null where no step can be spared, or time ran out.
 */
function smallerEnd(end: End, ends: Ends, means: Means): End | null {
  const program: Program = copyOf(ends.encoding.program);
  for (const [question, place] of end) {
    const { terms, constant } = beyond(question, place, ends);
    addRow(program, terms, { most: -constant });
  }
  const found = cheapestEnd(program, ends, means);
  const isSmaller =
    found.found && [...found.end].some(([question, place]) => place < (end.get(question) ?? 0));
  return isSmaller ? found.end : null;
}

/** From now on, ends do not take all the steps to some end, and so none besides. */
function stayBelow(core: End, ends: Ends): void {
  const sums = [...core]
    .filter(([, place]) => place > 0)
    .map(([question, place]) => beyond(question, place - 1, ends));
  const constant = sums.reduce((sum, each) => sum + each.constant, 0);
  const terms = sums.flatMap((each) => each.terms);
  addRow(ends.encoding.program, terms, { most: sums.length - 1 - constant });
}
