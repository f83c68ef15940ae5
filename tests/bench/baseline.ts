import type { Model, Node, PlacementModel } from '../../src/engine/compiled.ts';
import { decide } from '../../src/engine/logic/decide.ts';
import { isCertain, isOpen, mayBeHidden, TRUE } from '../../src/engine/logic/evaluate.ts';
import { type Ground, groundOf, truthOf } from '../../src/engine/logic/ground.ts';
import type { Answers, GivenAnswer } from '../../src/model/assessment.ts';

/**
 * What a quick interview is held against: the defining questions asked rung by rung, up a ladder to the first rung
 * that is not met. Where the highest level that is met counts, the walk comes down from the top and stops at the first
 * that is: from below it would have to look at every level, and be the easier one to beat. Of a condition it asks
 * what can still decide it, in the order in which it is written; several placements come one after the other.
 *
 * Gives the ids of the questions asked, in order, where these are the answers.
 */
export function rungByRung(model: Model, answers: Answers, nation: string | null): string[] {
  const known = new Map<string, GivenAnswer>();
  for (const placement of model.placements) {
    for (const { requires } of rungsOf(placement)) {
      let ground = groundOf(model, known, nation);
      for (;;) {
        const id = nextFor(requires.node, ground, known);
        const answer = answers.get(id ?? '');
        if (isCertain(decide(requires, ground)) || id === undefined || !answer) break;
        known.set(id, answer);
        ground = groundOf(model, known, nation);
      }
      const truth = decide(requires, ground);
      // Where the nation is not known, a rung may stay open and the next one still matter.
      if (placement.cumulative ? (truth & TRUE) === 0 : truth === TRUE) break;
    }
  }
  return [...known.keys()];
}

function rungsOf({ cumulative, levels }: PlacementModel): readonly PlacementModel['levels'][number][] {
  return cumulative ? levels : levels.slice(1).reverse();
}

/** The first question that a condition waits for. */
function nextFor(node: Node, ground: Ground, known: Answers): string | undefined {
  if (isCertain(truthOf(node, ground))) return undefined;
  const { model, situation } = ground;
  if (node.kind !== 'atom' && node.kind !== 'score')
    return first(node.of, (part) => nextFor(part, ground, known));
  return first(node.kind === 'atom' ? [node.question] : node.questions, (index) => {
    const { question, shownWhen } = model.questions[index] ?? {};
    const decider = shownWhen && mayBeHidden(situation, index) && nextFor(shownWhen.node, ground, known);
    if (decider) return decider;
    const isAsked = question && isOpen(situation.options[index] ?? 0) && !known.has(question.id);
    return isAsked ? question.id : undefined;
  });
}

function first<Item, Found>(
  items: readonly Item[],
  find: (item: Item) => Found | undefined,
): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
