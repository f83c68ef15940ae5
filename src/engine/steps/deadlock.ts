import type { StepModel } from '../compile-steps.ts';
import { narrow } from '../settle.ts';
import { copyOf } from '../situation.ts';
import { canBeTaken, priceOf } from './able.ts';
import { beyond, type Clause, changedIn, type End, situationAt, upTo } from './end.ts';
import { staysAsked, staysTrue } from './rising.ts';
import type { Setting } from './setting.ts';

/**
 * Why the steps to an end cannot be taken in any order, where that can be seen: some of them wait for each other, or
 * for what is not changed. The clauses hold at every end that has an order, and not at this one. None where it cannot
 * be seen; there may be an order then.
 *
 * `reached` is as far as one gets. In an order to any end, take the first step that leads beyond it on one of some
 * questions. What it needs holds before it, where these are no further than reached; so it holds all the more where
 * all others are as far up as they go, if nothing makes it stop holding. Of those steps that cannot be taken even then,
 * none can be the first, so that without one of the others on these questions there is none at all.
 */
export function deadlockIn(end: End, setting: Setting): Clause[] {
  const reached = reachedTowards(end, setting);
  if (setting.purse.left <= 0) return [];
  const stuck = new Set(changedIn(end).filter((question) => isStuck(question, reached, end, setting)));
  const bound = new Set([...setting.ladders.keys()].filter((question) => isHeld(question, reached, end)));
  for (const question of stuck) bound.add(question);
  dropFreed(stuck, bound, reached, setting);
  if (stuck.size === 0) return [];
  for (const question of [...bound]) {
    // A clause may say less than it could.
    if (stuck.has(question) || setting.purse.left <= 0) continue;
    bound.delete(question);
    if (ableAmong(stuck, bound, reached, setting).length > 0) bound.add(question);
  }
  const others = [...bound].filter((question) => !stuck.has(question));
  const first = ableAmong(others, bound, reached, setting).map((question) => ({
    question,
    places: beyond(reached.get(question) ?? 0),
  }));
  return [...stuck].map((question) => [{ question, places: upTo(reached.get(question) ?? 0) }, ...first]);
}

/** How far one gets towards an end when every step is taken that can be. */
function reachedTowards(end: End, setting: Setting): Map<number, number> {
  const reached = new Map([...setting.ladders.keys()].map((question) => [question, 0]));
  const situation = copyOf(setting.start);
  const { purse } = setting;
  const changed = changedIn(end);
  for (let isMoving = true; isMoving && purse.left > 0; ) {
    isMoving = false;
    for (const question of changed) {
      purse.left -= 1;
      if (isHeld(question, reached, end)) continue;
      const step = nextOn(question, reached, setting);
      if (step) purse.left -= priceOf(step);
      if (!step || !canBeTaken(step, situation, setting.model)) continue;
      narrow(setting.model, situation, question, 1 << step.to);
      reached.set(question, (reached.get(question) ?? 0) + 1);
      isMoving = true;
    }
  }
  return reached;
}

/** True if a question is as far as it goes at an end. */
function isHeld(question: number, reached: End, end: End): boolean {
  return reached.get(question) === (end.get(question) ?? 0);
}

/** True if a question cannot go on to an end, and could not have gone on before. */
function isStuck(question: number, reached: End, end: End, setting: Setting): boolean {
  const step = nextOn(question, reached, setting);
  return !isHeld(question, reached, end) && step !== undefined && isSteady(step, setting);
}

/** Lets go of the questions that could go on if all others did. */
function dropFreed(stuck: Set<number>, bound: Set<number>, reached: End, setting: Setting): void {
  for (;;) {
    const freed = ableAmong(stuck, bound, reached, setting);
    if (freed.length === 0) return;
    for (const question of freed) {
      stuck.delete(question);
      bound.delete(question);
    }
  }
}

/**
 * The questions among some whose next step may be taken at some time while the bound ones are no further than reached,
 * wherever the others are.
 */
function ableAmong(
  questions: Iterable<number>,
  bound: ReadonlySet<number>,
  reached: End,
  setting: Setting,
): number[] {
  const highest = [...setting.ladders].map(([question, { steps }]): [number, number] => [
    question,
    bound.has(question) ? (reached.get(question) ?? 0) : steps.length,
  ]);
  const situation = situationAt(new Map(highest), setting);
  return [...questions].filter((question) => {
    const step = nextOn(question, reached, setting);
    if (!step) return false;
    return !isSteady(step, setting) || canBeTaken(step, situation, setting.model);
  });
}

function nextOn(question: number, reached: End, { ladders }: Setting): StepModel | undefined {
  return ladders.get(question)?.steps[reached.get(question) ?? 0];
}

/** True if a step that can be taken can still be taken after any others. */
function isSteady({ question, needs }: StepModel, setting: Setting): boolean {
  return staysAsked(question, setting) && (needs === null || staysTrue(needs.node, setting));
}
