import { sumOf } from '../literal.ts';
import { addRow, copyOf, type Program } from '../program.ts';
import { cheapestAmong, cheapestEnd } from './cheapest.ts';
import { beyond, type End, type Ends, endsFor, isChanged } from './ends.ts';
import type { Found, Means } from './in-order.ts';
import type { Setting } from './setting.ts';

/** As many ways as people can weigh against each other. */
const MOST_ROUTES = 3;

/** A plan that was found. */
export type FoundRoute = Found & { readonly found: true };

/** The cheapest plans, of no two of which the changed questions of one contain those of the other; or why there is none. */
export interface Routes {
  readonly routes: readonly FoundRoute[];
  /** True where there is no route and time did not run out. */
  readonly noneProven: boolean;
}

/** Up to three plans for a setting, each the cheapest that differs from those before it and takes no step in vain. */
export function routesFor(setting: Setting, means: Means): Routes {
  const all = endsFor(setting);
  const others: Ends = { ...all, encoding: { ...all.encoding, program: copyOf(all.encoding.program) } };
  const routes: FoundRoute[] = [];
  while (routes.length < MOST_ROUTES) {
    const found = cheapestAmong(others, means);
    if (!found.found) return { routes, noneProven: routes.length === 0 && found.proven };
    const core = routes.length > 0 ? smallerEnd(found.end, all, means) : null;
    if (core) {
      stayBelow(core, others);
      continue;
    }
    routes.push(found);
    const changed = changedIn(found.end);
    if (changed.length === 0 || !found.proven) break;
    differFrom(changed, others);
  }
  return { routes, noneProven: false };
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
