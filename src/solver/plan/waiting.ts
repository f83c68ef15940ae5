import { weighing } from './cost.ts';
import { type End, stepsTo } from './end.ts';
import type { Setting } from './setting.ts';

/** Ends that wait to be looked at, by what they cost. */
export interface Waiting {
  readonly setting: Setting;
  readonly weigh: ReturnType<typeof weighing>;
  readonly byCost: Map<number, End[]>;
  readonly seen: Set<string>;
}

/** Only the end at which nothing is changed. */
export function waitingFrom(setting: Setting): Waiting {
  const ladders = [...setting.ladders].sort(([one], [other]) => one - other);
  const weigh = weighing(ladders.map(([, ladder]) => ladder));
  const nothing = new Map(ladders.map(([question]) => [question, 0]));
  return { setting, weigh, byCost: new Map([[0, [nothing]]]), seen: new Set() };
}

/** Takes out the cheapest end; of several, the first by the framework's order. Undefined where none waits. */
export function takeCheapest({ byCost }: Waiting): End | undefined {
  const cost = Math.min(...byCost.keys());
  const ends = byCost.get(cost);
  if (!ends) return undefined;
  // Whatever is added later costs more, so that those of one cost are all here.
  const [first, ...others] = ends.sort(byTheFramework);
  if (others.length > 0) byCost.set(cost, others);
  else byCost.delete(cost);
  return first;
}

/** Less than 0 where one end moves the first question further in which they differ. */
function byTheFramework(one: End, other: End): number {
  for (const [question, place] of one) {
    const difference = (other.get(question) ?? 0) - place;
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Adds the ends at which one of some questions is a step further on. */
export function addRaised(
  end: End,
  questions: readonly number[],
  { setting, weigh, byCost, seen }: Waiting,
): void {
  for (const question of questions) {
    const raised = new Map(end).set(question, (end.get(question) ?? 0) + 1);
    const key = [...raised.values()].join();
    if (seen.has(key)) continue;
    seen.add(key);
    const cost = weigh(stepsTo(raised, setting));
    const same = byCost.get(cost);
    if (same) same.push(raised);
    else byCost.set(cost, [raised]);
  }
}
