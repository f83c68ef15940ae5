import type { Assessment } from '../../src/model/assessment.ts';
import type { Condition } from '../../src/model/condition.ts';
import type { Framework } from '../../src/model/framework.ts';

/** A framework as many times over: every question, level and barrier copied under a name of its own. */
export function repeated(
  framework: Framework,
  assessments: readonly Assessment[],
  times: number,
): { framework: Framework; assessments: Assessment[] } {
  const copies = Array.from({ length: times }, (_, copy) => copyOf(framework, (id) => `${id}-${copy}`));
  return {
    framework: {
      ...framework,
      dimensions: copies.flatMap(({ dimensions }) => dimensions),
      questions: copies.flatMap(({ questions }) => questions),
      placements: copies.flatMap(({ placements }) => placements),
      barriers: copies.flatMap(({ barriers }) => barriers),
    },
    assessments: assessments.map((assessment) => ({
      ...assessment,
      answers: new Map(
        copies.flatMap((_, copy) =>
          [...assessment.answers].map(([id, given]) => [`${id}-${copy}`, given] as const),
        ),
      ),
    })),
  };
}

type Rename = (id: string) => string;

function copyOf(framework: Framework, rename: Rename): Framework {
  const condition = (written: Condition | null) => written && renamed(written, rename);
  return {
    ...framework,
    dimensions: framework.dimensions.map((dimension) => ({ ...dimension, id: rename(dimension.id) })),
    questions: framework.questions.map((question) => ({
      ...question,
      id: rename(question.id),
      dimension: question.dimension && rename(question.dimension),
      shownWhen: condition(question.shownWhen),
    })),
    placements: framework.placements.map((placement) => ({
      ...placement,
      id: rename(placement.id),
      levels: placement.levels.map((level) => ({
        ...level,
        id: rename(level.id),
        requires: condition(level.requires),
        replacedBy: level.replacedBy.map((way) => ({ ...way, when: renamed(way.when, rename) })),
        strengthenedBy: level.strengthenedBy.map((part) => renamed(part, rename)),
        stages: level.stages.map((stage) => ({ ...stage, requires: renamed(stage.requires, rename) })),
      })),
    })),
    barriers: framework.barriers.map((barrier) => ({
      ...barrier,
      id: rename(barrier.id),
      holdsBack: barrier.holdsBack.map(rename),
      arisesWhen: condition(barrier.arisesWhen),
      raisedBy: renamed(barrier.raisedBy, rename),
    })),
  };
}

function renamed(condition: Condition, rename: Rename): Condition {
  switch (condition.kind) {
    case 'answer':
      return { ...condition, question: rename(condition.question) };
    case 'score':
      return {
        ...condition,
        dimension: condition.dimension && rename(condition.dimension),
        questions: condition.questions.map(rename),
      };
    case 'nation':
      return condition;
    case 'not':
      return { ...condition, of: renamed(condition.of, rename) };
    default:
      return { ...condition, of: condition.of.map((part) => renamed(part, rename)) };
  }
}
