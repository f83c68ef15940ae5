import type { Progress } from '../engine/progress.ts';
import { NO_PROVER, type Prover } from '../engine/search.ts';
import type { FrameworkFile } from '../framework/open.ts';
import type { Problem } from '../problem.ts';
import { barriersCanBeRaised, barriersHaveLevers } from './barriers.ts';
import { type Claim, LINTS_OF_CLAIMS, proveClaims } from './claims.ts';
import { type Example, examplesIn } from './examples.ts';
import { textsAreShort } from './lengths.ts';
import { gapsAreExplained } from './levels.ts';
import { findingsOf, type Lint, lintContext } from './lint.ts';
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
  progress: Progress = () => {},
): FrameworkCheck {
  const parts = LINTS.length + LINTS_OF_CLAIMS + (withExamples ? 1 : 0);
  const heard = { done: 0, progress: (done: number) => progress(done, parts) };
  const context = lintContext(file, prove, heard);
  const { claims, findings } = proveClaims(context);
  const others = findingsOf(LINTS, context, context.purse);
  const examples = withExamples ? examplesIn({ ...context, purse: fullPurse(heard) }) : [];
  return { problems: file.problemsOf([...findings, ...others]), claims, examples };
}

/** What an author could do better in a framework that loads: warnings, in the order of the file. */
export function lintFramework(file: FrameworkFile, prove: Prover = NO_PROVER): readonly Problem[] {
  return checkFramework(file, prove).problems;
}
