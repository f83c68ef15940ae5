import type { Progress } from '../engine/progress.ts';
import { NO_PROVER, type Prover } from '../engine/search.ts';
import type { FrameworkFile } from '../framework/open.ts';
import type { Framework } from '../model/framework.ts';
import type { Problem } from '../problem.ts';
import { barriersCanBeRaised, barriersHaveLevers } from './barriers.ts';
import { type Claim, proveClaims } from './claims.ts';
import { type Example, examplesIn } from './examples.ts';
import { shortFormsAreComplete } from './headings.ts';
import { textsAreShort } from './lengths.ts';
import { gapsAreExplained } from './levels.ts';
import { type Lint, lintContext } from './lint.ts';
import { scoresAreNotJustMissed } from './narrow-misses.ts';
import { fullPurse } from './purse.ts';
import { readingsAreDated, readingsAreFresh } from './readings.ts';
import { stepsCanBeTaken } from './steps.ts';

const LINTS: readonly Lint[] = [
  gapsAreExplained,
  stepsCanBeTaken,
  barriersCanBeRaised,
  barriersHaveLevers,
  scoresAreNotJustMissed,
  textsAreShort,
  shortFormsAreComplete,
  readingsAreDated,
  readingsAreFresh,
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

/** Checks a framework that loads. What searching cannot decide is left to `prove`; `progress` hears how far it is; what was read is held against `today`, a whole day, if one is given. */
export function checkFramework(
  file: FrameworkFile,
  prove: Prover = NO_PROVER,
  withExamples = false,
  progress: Progress = () => {},
  today: string | null = null,
): FrameworkCheck {
  let looked = 0;
  const toLookAt = partsOf(file.framework, withExamples);
  const onLooked = () => {
    looked += 1;
    progress(Math.min(looked, toLookAt), toLookAt);
  };
  const context = lintContext(file, prove, onLooked, today);
  const { claims, findings } = proveClaims(context);
  const others = LINTS.flatMap((lint) => lint(context));
  const examples = withExamples ? examplesIn({ ...context, purse: fullPurse() }) : [];
  return { problems: file.problemsOf([...findings, ...others]), claims, examples };
}

/** How many questions, levels and barriers are looked at, for one thing after the other. */
function partsOf({ placements, questions, needs, barriers }: Framework, withExamples: boolean): number {
  const levels = placements.reduce((sum, placement) => sum + placement.levels.length, 0);
  const monotone = placements.filter((placement) => placement.monotone).length;
  const asked = questions.length + (needs?.questions.length ?? 0);
  return levels * (withExamples ? 3 : 2) + asked + monotone * questions.length + 2 * barriers.length;
}

/** What an author could do better in a framework that loads: warnings, in the order of the file. */
export function lintFramework(file: FrameworkFile, prove: Prover = NO_PROVER): readonly Problem[] {
  return checkFramework(file, prove).problems;
}
