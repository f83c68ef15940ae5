import type { Condition, Framework, Level } from './types.ts';

/** The conditions of a framework as their authors placed them, without what is nested in them. */
export function topConditions(framework: Framework): Condition[] {
  const levels = framework.placements.flatMap((placement) => placement.levels);
  const found: (Condition | null)[] = [
    ...framework.questions.map((question) => question.shownWhen),
    ...framework.questions.flatMap((question) =>
      question.options.map((option) => option.better?.needs ?? null),
    ),
    ...levels.flatMap(conditionsOfLevel),
    ...framework.barriers.flatMap((barrier) => [barrier.arisesWhen, barrier.raisedBy]),
  ];
  return found.filter((condition) => condition !== null);
}

function conditionsOfLevel(level: Level): (Condition | null)[] {
  return [level.requires, ...level.strengthenedBy, ...level.stages.map((stage) => stage.requires)];
}

/** A condition and everything nested in it, outermost first. */
export function nested(condition: Condition): Condition[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
    case 'at-least':
      return [condition, ...condition.of.flatMap(nested)];
    case 'not':
      return [condition, ...nested(condition.of)];
    default:
      return [condition];
  }
}

/** The ids of the questions that a condition looks at, each once. */
export function questionsOf(condition: Condition): string[] {
  const ids = nested(condition).flatMap((part) => {
    if (part.kind === 'answer') return [part.question];
    return part.kind === 'score' ? part.questions : [];
  });
  return [...new Set(ids)];
}
