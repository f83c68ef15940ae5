import { type Outcome, type Problem, problemData } from '../../src/problem.ts';

/** Problems as `code line:column`, in the order in which they come. */
export function codesAndPlaces(problems: readonly Problem[]): string[] {
  return problems.map(({ code, place }) => `${code} ${place ? `${place.line}:${place.column}` : 'nowhere'}`);
}

/** The problems that an outcome was refused for, in plain words. Fails where it was not refused. */
export function refused(outcome: Outcome<unknown>): readonly ReturnType<typeof problemData>[] {
  if (outcome.ok) throw new Error('it was accepted');
  return outcome.problems.map(problemData);
}
