import { compile } from '../engine/compile.ts';
import type { Answers } from '../engine/input.ts';
import type { Model } from '../engine/model.ts';
import { settleSituation } from '../engine/settle.ts';
import type { Situation } from '../engine/situation.ts';
import type { FrameworkFile } from '../framework/open.ts';
import type { Finding } from '../framework/rules/finding.ts';
import type { Framework } from '../framework/types.ts';

/** What a lint looks at: a sound framework, made ready for scoring, and where each part of it stood. */
export interface LintContext {
  readonly framework: Framework;
  readonly model: Model;
  /** A situation in which nothing is known. Searches change it on the way and leave it as it was. */
  readonly blank: Situation;
  readonly pathOf: FrameworkFile['pathOf'];
}

/**
 * One thing that makes a framework less than it could be, though it works. Gives every place where that is so. Where
 * a search ran out of budget, nothing is said.
 */
export type Lint = (context: LintContext) => Finding[];

/** What lints look at in a framework. */
export function lintContext({ framework, pathOf }: Pick<FrameworkFile, 'framework' | 'pathOf'>): LintContext {
  const model = compile(framework);
  return { framework, model, blank: settleSituation(model, NOTHING_KNOWN, null), pathOf };
}

/** No question is answered. */
export const NOTHING_KNOWN: Answers = new Map();
