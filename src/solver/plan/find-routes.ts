import type { StepModel } from '../../engine/compile/compile-condition.ts';
import type { CheapestEnd } from '../../engine/steps/cheapest-end.ts';
import {
  beyond,
  changedIn,
  type End,
  type Ends,
  endsFor,
  fewestFor,
  isReachedAt,
  upTo,
} from '../../engine/steps/end.ts';
import { orderedSteps } from '../../engine/steps/order.ts';
import type { Setting, StepLadder } from '../../engine/steps/setting.ts';
import { cheapestAmong, firstByTheFramework, type Means } from './cheapest-plan.ts';

/** As many ways as people can weigh against each other. */
const MOST_ROUTES = 3;

/** A plan, by its end and its steps in order. */
export interface FoundRoute {
  readonly end: End;
  readonly steps: readonly StepModel[];
  readonly proven: boolean;
}

/** The cheapest plans, of which none changes all the questions that another does, or why there is none. */
export interface Routes {
  readonly routes: readonly FoundRoute[];
  /** True where there is no route, and that is certain. */
  readonly noneProven: boolean;
  /** True where there may be more, up to as many as are looked for, as the search was cut short. */
  readonly mayBeMore: boolean;
}

/** How often an end that takes steps in vain is passed over in the search for other routes. */
const MOST_IN_VAIN = 12;

/** Up to three plans, each the cheapest that differs from those before it and takes no step in vain. */
// Of those that cost the same, it is the one that moves the earliest questions of the framework furthest.
export function routesFor(setting: Setting, means: Means): Routes {
  const ends = endsFor(setting);
  const cheapest = cheapestAmong(ends, means);
  if (!cheapest.found) {
    const { proven } = cheapest;
    return { routes: proven ? [] : anyRoute(setting), noneProven: proven, mayBeMore: !proven };
  }
  const routes: FoundRoute[] = [];
  let next: CheapestEnd = firstByTheFramework(cheapest, ends, means);
  while (next.found) {
    const { end, proven } = next;
    routes.push({ end, proven, steps: orderedSteps(end, setting) ?? [] });
    const changed = changedIn(next.end);
    const isEnough = routes.length === MOST_ROUTES || changed.length === 0;
    if (isEnough || !next.proven) return { routes, noneProven: false, mayBeMore: !isEnough };
    differFrom(changed, ends);
    next = nextRoute(ends, means);
  }
  return { routes, noneProven: false, mayBeMore: !next.proven };
}

/** The plan of all steps less those that can be spared, none where that is no plan. */
// It is for where a limit was met first.
function anyRoute(setting: Setting): FoundRoute[] {
  const highest = new Map([...setting.ladders].map(([question, { steps }]) => [question, steps.length]));
  const end = fewestFor(setting.target, highest, setting);
  const steps = isReachedAt(end, setting) ? orderedSteps(end, setting) : null;
  return steps ? [{ end, steps, proven: false }] : [];
}

/** The first of the ends that are left that takes no step in vain. */
// That there is none is proven only as far as it was looked for.
function nextRoute(left: Ends, means: Means): CheapestEnd {
  let found = cheapestAmong(left, means);
  for (let passed = 0; passed < MOST_IN_VAIN && found.found; passed += 1) {
    const core = smallerEnd(found.end, left, means);
    if (core) {
      stayBelow(core, left);
      found = cheapestAmong(left, means);
    } else if (found.isFirst || !found.proven) return found;
    else found = firstByTheFramework(found, left, means);
  }
  return found.found ? { found: false, proven: false } : found;
}

/** Has ends from now on leave one of the questions in `changed` as it is, and change one besides. */
function differFrom(changed: readonly number[], { setting, clauses }: Ends): void {
  const others = [...setting.ladders.keys()].filter((question) => !changed.includes(question));
  clauses.push(
    changed.map((question) => ({ question, places: upTo(0) })),
    others.map((question) => ({ question, places: beyond(0) })),
  );
}

/** An end reached with only some of the steps to `end`; null where none is found. */
// What is taken besides is taken in vain, and was taken only to differ from an earlier route.
function smallerEnd(end: End, { setting, isLarge }: Ends, means: Means): End | null {
  const ladders = new Map<number, StepLadder>();
  for (const [question, { options, steps }] of setting.ladders) {
    const place = end.get(question) ?? 0;
    if (place > 0)
      ladders.set(question, { options: options.slice(0, place + 1), steps: steps.slice(0, place) });
  }
  const found = cheapestAmong(endsFor({ ...setting, ladders }, isLarge), means);
  const isSmaller =
    found.found && [...ladders.keys()].some((each) => (found.end.get(each) ?? 0) < (end.get(each) ?? 0));
  return isSmaller ? found.end : null;
}

/** Has ends from now on not take all the steps to `core`, and so none besides. */
function stayBelow(core: End, { clauses }: Ends): void {
  const changed = [...core].filter(([, place]) => place > 0);
  clauses.push(changed.map(([question, place]) => ({ question, places: upTo(place - 1) })));
}
