import { NO_PROVER, type Prover } from '../engine/search.ts';
import type { FrameworkFile } from '../framework/open.ts';
import type { Problem } from '../problem.ts';
import { barriersCanBeRaised, barriersHaveLevers } from './barriers.ts';
import { barriersFallAsAnswersRise } from './barriers-fall.ts';
import { textsAreShort } from './lengths.ts';
import { gapsAreExplained } from './levels.ts';
import { type Lint, lintContext } from './lint.ts';
import { monotoneClaimsHold } from './monotone.ts';
import { optionsMatter } from './options.ts';
import { questionsDecide } from './questions.ts';
import { levelsAreApart } from './reachable.ts';
import { stepsCanBeTaken } from './steps.ts';

const LINTS: readonly Lint[] = [
  levelsAreApart,
  monotoneClaimsHold,
  barriersFallAsAnswersRise,
  gapsAreExplained,
  questionsDecide,
  optionsMatter,
  stepsCanBeTaken,
  barriersCanBeRaised,
  barriersHaveLevers,
  textsAreShort,
];

/** What an author could do better in a framework that loads: warnings, in the order of the file. */
export function lintFramework(file: FrameworkFile, prove: Prover = NO_PROVER): readonly Problem[] {
  const context = lintContext(file, prove);
  return file.problemsOf(LINTS.flatMap((lint) => lint(context)));
}
