import type { FrameworkFile } from '../framework/open.ts';
import type { Problem } from '../problem.ts';
import { barriersCanBeRaised, barriersHaveLevers } from './barriers.ts';
import { textsAreShort } from './lengths.ts';
import { gapsAreExplained, levelsCanBeReached } from './levels.ts';
import { type Lint, lintContext } from './lint.ts';
import { questionsDecide } from './questions.ts';
import { stepsCanBeTaken } from './steps.ts';

const LINTS: readonly Lint[] = [
  levelsCanBeReached,
  gapsAreExplained,
  questionsDecide,
  stepsCanBeTaken,
  barriersCanBeRaised,
  barriersHaveLevers,
  textsAreShort,
];

/** What an author could do better in a framework that loads: warnings, in the order of the file. */
export function lintFramework(file: FrameworkFile): readonly Problem[] {
  const context = lintContext(file);
  return file.problemsOf(LINTS.flatMap((lint) => lint(context)));
}
