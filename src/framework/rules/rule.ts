import type { Path } from '../../document/position.ts';
import type { Severity } from '../../problem.ts';
import { quoted } from '../../text.ts';
import type { WrittenFramework } from '../schema.ts';
import type { Condition, Framework, Question } from '../types.ts';
import { allQuestions, scopesOf } from '../walk.ts';

/** What a rule looks at: the framework as normalised and as written, and where each part stood. */
export interface RuleContext {
  readonly framework: Framework;
  readonly written: WrittenFramework;
  /** The questions that conditions may look at: those of the service, unless a rule says otherwise. */
  readonly questions: ReadonlyMap<string, Question>;
  /** The way to a part of the normalised framework in the file. */
  pathOf(part: object): Path;
}

export interface Finding {
  readonly code: string;
  readonly severity?: Severity;
  readonly message: string;
  /** What to do; worked out only where it is shown, if looking for the nearest name takes time. */
  readonly advice?: string | (() => string);
  readonly path: Path;
  /** Where to point: at the value (the usual) or at its key. */
  readonly part?: 'key' | 'value';
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

/** True where a question exists, but not among those that may be looked at. */
export function isAskedElsewhere(id: string, { framework }: RuleContext): boolean {
  return allQuestions(framework).some((question) => question.id === id);
}

export function otherScope(id: string, path: Path): Finding {
  const message = `${quoted(id)} cannot be looked at here.`;
  return { code: 'other-scope', message, advice: SCOPES, path };
}

const SCOPES =
  'Conditions under “needs:” look only at the questions about the people served; all others only at those about the service.';
