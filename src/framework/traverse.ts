import type { Condition } from '../model/condition.ts';
import type { Framework, Level } from '../model/framework.ts';
import type { Question } from '../model/question.ts';

/** Questions, and the conditions that may look at them alone. */
export interface Scope {
  /** True for questions about the people served. */
  readonly ofNeeds: boolean;
  readonly questions: readonly Question[];
  /** The conditions as written, without those nested in them. */
  readonly conditions: readonly Condition[];
}

/** The questions and conditions about the service, and about the people served where there are any. */
export function scopesOf(framework: Framework): Scope[] {
  const levels = framework.placements.flatMap((placement) => placement.levels);
  const ofService = [
    ...framework.questions.flatMap(conditionsOfQuestion),
    ...levels.flatMap(conditionsOfLevel),
    ...framework.barriers.flatMap((barrier) => [barrier.arisesWhen, barrier.raisedBy]),
  ];
  const service = { ofNeeds: false, questions: framework.questions, conditions: present(ofService) };
  const { needs } = framework;
  if (!needs) return [service];
  const ofNeeds = [
    ...needs.questions.flatMap(conditionsOfQuestion),
    ...[...needs.how, ...needs.who].map((rule) => rule.when),
  ];
  return [service, { ofNeeds: true, questions: needs.questions, conditions: present(ofNeeds) }];
}

/** Every question of a framework in the order of asking, those about the people served first. */
export function allQuestions({ needs, questions }: Framework): readonly Question[] {
  return needs ? [...needs.questions, ...questions] : questions;
}

/** The title of the theme of a question, or null where it has none. */
export function themeOf({ id, dimension }: Question, { dimensions, needs }: Framework): string | null {
  const theme = dimensions.find((each) => each.id === dimension)?.title;
  return theme ?? (needs?.questions.some((need) => need.id === id) ? 'The people served' : null);
}

function present(conditions: readonly (Condition | null)[]): Condition[] {
  return conditions.filter((condition) => condition !== null);
}

function conditionsOfQuestion({ shownWhen, options }: Question): (Condition | null)[] {
  return [shownWhen, ...options.map((option) => option.better?.needs ?? null)];
}

/** The condition for a level to be met, in its own form or one that replaces it, or null for none. */
export function definitionOf({ requires, replacedBy }: Level): Condition | null {
  if (requires === null || replacedBy.length === 0) return requires;
  return { kind: 'any', of: [requires, ...replacedBy.map(({ when }) => when)] };
}

/** The conditions that define a level, replace it or strengthen it, and those of its stages. */
export function conditionsOfLevel(level: Level): (Condition | null)[] {
  return [
    level.requires,
    ...level.replacedBy.map(({ when }) => when),
    ...level.strengthenedBy,
    ...level.stages.map((stage) => stage.requires),
  ];
}
