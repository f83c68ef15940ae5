import type { PartFinding } from '../../document/parse.ts';
import type { Path } from '../../document/position.ts';
import type { Condition } from '../../model/condition.ts';
import type { Framework, WrittenFramework } from '../../model/framework.ts';
import type { Question } from '../../model/question.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { allQuestions, scopesOf } from '../traverse.ts';

/** A remark on a part of a framework. */
export interface Finding extends PartFinding {
  /** Other parts whose faults it may follow from, so that it is dropped where one of them is broken. */
  readonly restsOn?: readonly Path[];
}

/** The framework, the questions that its conditions may look at, and the paths of its parts. */
export interface ConditionContext {
  readonly framework: Framework;
  /** The questions that conditions may look at, those of the service unless a rule says otherwise. */
  readonly questions: ReadonlyMap<string, Question>;
  /** The path of a part of the normalised framework in its file. */
  pathOf(part: object): Path;
}

/** The context of a rule, with the framework as it was written. */
export interface RuleContext extends ConditionContext {
  readonly written: WrittenFramework;
}

/** A rule that the shape cannot express, as a function to every finding where it does not hold. */
export type Rule = (context: RuleContext) => Finding[];

/** A rule over the conditions of the service and those of the needs, each with their own questions. */
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

/** A finding that does not stop a framework, but should be looked at. */
export function warning(code: string, message: string, advice: string | (() => string), path: Path): Finding {
  return { code, severity: 'warning', message, advice, path };
}

/** The place of an unknown name, and perhaps another code, where it was looked for or other advice. */
type Unknown = Pick<Finding, 'path' | 'part'> & {
  readonly code?: string;
  readonly where?: string;
  readonly otherwise?: string;
};

/** The finding that no `what` among `known` is called `id`, with `otherwise` as advice if none is near. */
export function noSuch(
  what: string,
  id: string,
  known: readonly string[],
  { where = '', otherwise, code = 'unknown-reference', ...rest }: Unknown,
): Finding {
  const message = `There is no ${what} called ${quoted(id)}${where}.`;
  const advice = () => didYouMean(id, known) || (otherwise ?? `There is ${listed(known)}.`);
  return { code, message, advice, ...rest };
}

/** A finding at `path` for each of `options` that a question does not have. */
export function unknownOptions(options: readonly string[], question: Question, path: Path): Finding[] {
  const ids = question.options.map(({ id }) => id);
  const unknown = options.filter((option) => !ids.includes(option));
  return unknown.map((option) => ({
    code: 'unknown-option',
    message: `The question ${quoted(question.id)} has no option ${quoted(option)}.`,
    advice: () => didYouMean(option, ids) || `Its options are ${listed(ids)}.`,
    path,
  }));
}

/** True where a question exists that is not among those that may be looked at. */
// It is only asked once the id was not found among them.
export function isAskedElsewhere(id: string, { framework }: ConditionContext): boolean {
  return allQuestions(framework).some((question) => question.id === id);
}

/** The finding at `path` of a question that belongs to the other scope. */
export function otherScope(id: string, path: Path): Finding {
  const message = `${quoted(id)} cannot be looked at here.`;
  return { code: 'other-scope', message, advice: SCOPES, path };
}

const SCOPES =
  'Conditions under “needs:” look only at the questions about the people served; all others only at those about the service.';
