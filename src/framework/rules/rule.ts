import type { Path } from '../../document/position.ts';
import type { WrittenFramework } from '../schema.ts';
import type { Condition, Framework, Question } from '../types.ts';
import { scopesOf } from '../walk.ts';
import type { Finding } from './finding.ts';

export type { Finding } from './finding.ts';

/** What rules over conditions look at: the framework, the questions that may be looked at, and where each part stood. */
export interface ConditionContext {
  readonly framework: Framework;
  /** The questions that conditions may look at: those of the service, unless a rule says otherwise. */
  readonly questions: ReadonlyMap<string, Question>;
  /** The way to a part of the normalised framework in its file. */
  pathOf(part: object): Path;
}

/** What a rule looks at: besides, the framework as it was written. */
export interface RuleContext extends ConditionContext {
  readonly written: WrittenFramework;
}

/** One thing that the shape alone cannot say. Gives every place where it does not hold. */
export type Rule = (context: RuleContext) => Finding[];

/** A rule over conditions, held for those of the service and for those of the needs, each with its own questions. */
export function inEachScope(
  check: (conditions: readonly Condition[], context: RuleContext) => Finding[],
): Rule {
  return (context) =>
    scopesOf(context.framework).flatMap(({ questions, conditions }) =>
      check(conditions, {
        ...context,
        questions: new Map(questions.map((question) => [question.id, question])),
      }),
    );
}
