import { compile } from '../engine/compile.ts';
import type { Model } from '../engine/model.ts';
import { NO_PROVER, type Prover, type SearchGround } from '../engine/search.ts';
import { settleSituation } from '../engine/settle.ts';
import type { FrameworkFile } from '../framework/open.ts';
import type { Finding } from '../framework/rules/finding.ts';
import type { Answers } from '../model/assessment.ts';
import type { Framework, Question } from '../model/framework.ts';
import { fullPurse, type SearchScope } from './purse.ts';

/** What a lint needs of a framework file. */
export type LintedFile = Pick<FrameworkFile, 'framework' | 'pathOf' | 'placeOf'>;

/**
 * What a lint looks at: a sound framework, made ready for scoring, with a situation in which nothing is known, and
 * where each part of it stood.
 */
export interface LintContext extends Omit<SearchGround, 'purse' | 'model'>, SearchScope {
  readonly framework: Framework;
  readonly model: Model;
  /** What is asked of the service, by id. */
  readonly asked: ReadonlyMap<string, Question>;
  readonly pathOf: FrameworkFile['pathOf'];
  readonly placeOf: FrameworkFile['placeOf'];
  /** The day on which age is looked at, as 2026-11-22; null where nothing is said of it. */
  readonly today: string | null;
  /** Is told whenever a question, a level or a barrier has been looked at. */
  readonly onLooked: () => void;
}

/**
 * One thing that makes a framework less than it could be, though it works. Gives every place where that is so. Where
 * it could not be told whether that is so, nothing is said.
 */
export type Lint = (context: LintContext) => Finding[];

/** What lints look at in a framework. What searching cannot decide is left to `prove`. */
export function lintContext(
  { framework, pathOf, placeOf }: LintedFile,
  prove: Prover = NO_PROVER,
  onLooked: LintContext['onLooked'] = () => {},
  today: string | null = null,
): LintContext {
  const model = compile(framework);
  const situation = settleSituation(model, NOTHING_KNOWN, null);
  const asked = new Map(framework.questions.map((question) => [question.id, question]));
  return { framework, model, asked, situation, prove, purse: fullPurse(), pathOf, placeOf, today, onLooked };
}

/** No question is answered. */
export const NOTHING_KNOWN: Answers = new Map();
