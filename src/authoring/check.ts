import { NO_PROVER, type Prover } from '../engine/search.ts';
import type { FrameworkFile } from '../framework/open.ts';
import type { Problem } from '../problem.ts';
import { barriersCanBeRaised, barriersHaveLevers } from './barriers.ts';
import { type Claim, proveClaims } from './claims.ts';
import { type Example, examplesIn } from './examples.ts';
import { textsAreShort } from './lengths.ts';
import { gapsAreExplained } from './levels.ts';
import { type Lint, lintContext } from './lint.ts';
import { scoresAreNotJustMissed } from './narrow-misses.ts';
import { fullPurse } from './purse.ts';
import { stepsCanBeTaken } from './steps.ts';

const LINTS: readonly Lint[] = [
  gapsAreExplained,
  stepsCanBeTaken,
  barriersCanBeRaised,
  barriersHaveLevers,
  scoresAreNotJustMissed,
  textsAreShort,
];

/** What an author is told of a framework that loads. */
export interface FrameworkCheck {
  /** What could be better: warnings, in the order of the file. */
  readonly problems: readonly Problem[];
  /** What was proved of it, and what not. */
  readonly claims: readonly Claim[];
  /** An example of each level, where they were asked for. */
  readonly examples: readonly Example[];
}

/** Checks a framework that loads. What searching cannot decide is left to `prove`. */
export function checkFramework(
  file: FrameworkFile,
  prove: Prover = NO_PROVER,
  withExamples = false,
): FrameworkCheck {
  const context = lintContext(file, prove);
  const { claims, findings } = proveClaims(context);
  const others = LINTS.flatMap((lint) => lint(context));
  const examples = withExamples ? examplesIn({ ...context, purse: fullPurse() }) : [];
  return { problems: file.problemsOf([...findings, ...others]), claims, examples };
}

/** What an author could do better in a framework that loads: warnings, in the order of the file. */
export function lintFramework(file: FrameworkFile, prove: Prover = NO_PROVER): readonly Problem[] {
  return checkFramework(file, prove).problems;
}
