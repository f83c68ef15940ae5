import * as fc from 'fast-check';
import { checkFramework } from '../../src/authoring/check-framework.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import type { FrameworkFile } from '../../src/framework/open.ts';
import type { Barrier, Framework } from '../../src/model/framework.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { compiled, TOOL } from '../support/load.ts';
import { type Completion, completions, everyGiven, holds, levelGiven, settled } from '../support/oracle.ts';
import { Count, type Part, tries } from './part.ts';

/** Small frameworks, gone through case by case: what the engine says of each, and what is proved of it, has to be so. */

const FRAMEWORKS = 4000;
/** More cases than these are not held against each other two by two. */
const MOST_CASES = 400;

/** Holds results and proofs of thousands of frameworks against every case there is; counts how many differ. */
export const run: Part = async (options) => {
  const { seed } = options;
  const scored = frameworks().chain((framework) =>
    assessments(framework).map((assessment) => ({ framework, assessment })),
  );
  const levels = new Count('levels that are not just the possible ones');
  const barriers = new Count('barriers that stand otherwise');
  const proofs = new Count('claims that are not so');
  const sample = fc.sample(scored, { seed, numRuns: tries(FRAMEWORKS, options) });
  for (const [index, { framework, assessment }] of sample.entries()) {
    const what = `framework ${index} of seed ${seed}`;
    const cases = completions(framework, assessment);
    const result = scoreAssessment(compiled(framework), assessment, TOOL);
    levels.add(levelsAreSo(result.placements, framework, cases) ? null : what);
    barriers.add(barriersAreSo(result.barriers, framework, cases) ? null : what);
    const wrong = wrongProofs(framework);
    if (wrong) proofs.add(wrong.length === 0 ? null : `${what}: ${wrong.join(', ')}`);
  }
  return [levels, barriers, proofs].map(({ figure }) => figure);
};

type Result = ReturnType<typeof scoreAssessment>;

function levelsAreSo(placements: Result['placements'], framework: Framework, cases: Completion[]): boolean {
  return framework.placements.every((placement, index) => {
    const given = new Set(cases.map((each) => levelGiven(placement, framework, each)));
    const wanted = placement.levels.filter((_, rung) => given.has(rung)).map(({ id }) => id);
    const { levels = [], exact = false } = placements[index]?.possible ?? {};
    return exact ? levels.join() === wanted.join() : wanted.every((id) => levels.includes(id));
  });
}

function barriersAreSo(barriers: Result['barriers'], framework: Framework, cases: Completion[]): boolean {
  return framework.barriers.every((barrier) => {
    const remaining = cases.filter((each) => remains(barrier, framework, each)).length;
    const wanted = remaining === cases.length ? 'remains' : remaining > 0 ? 'possible' : 'not there';
    const status = barriers.find(({ id }) => id === barrier.id)?.status;
    return wanted === 'not there' ? status === 'clear' || status === 'does-not-arise' : status === wanted;
  });
}

function arises({ nations, arisesWhen }: Barrier, framework: Framework, each: Completion): boolean {
  const isHere = nations?.includes(each.nation) ?? true;
  return isHere && (arisesWhen === null || holds(arisesWhen, framework, each) === true);
}

function remains(barrier: Barrier, framework: Framework, each: Completion): boolean {
  return arises(barrier, framework, each) && holds(barrier.raisedBy, framework, each) === true;
}

/** The claims about a framework that going through every case refutes, or that it does not refute though a warning does; null where there are too many cases. */
function wrongProofs(generated: Framework): string[] | null {
  // Every placement claims to be monotone; most are not.
  const placements = generated.placements.map((placement) => ({ ...placement, monotone: true }));
  const framework = { ...generated, placements };
  const given = everyGiven(framework);
  if (given.length > MOST_CASES) return null;
  const file = { framework, pathOf: () => [], placeOf: () => '', problemsOf: () => [] };
  const { claims } = checkFramework(file as unknown as FrameworkFile);
  const cases = given.map((each) => ({ given: each, is: settled(framework, each) }));
  return claims.flatMap(({ about, outcome }): string[] => {
    if (about !== 'levels-reached' && about !== 'better-never-worse') return [];
    const isSo = about === 'levels-reached' ? areReached(framework, cases) : isNeverWorse(framework, cases);
    return (outcome === 'proved') === isSo || outcome === 'open' ? [] : [`${about} is ${outcome}`];
  });
}

interface Case {
  readonly given: Completion;
  readonly is: Completion;
}

function areReached(framework: Framework, cases: readonly Case[]): boolean {
  return framework.placements.every((placement) => {
    const given = new Set(cases.map(({ is }) => levelGiven(placement, framework, is)));
    return placement.levels.every((_, rung) => given.has(rung));
  });
}

function isNeverWorse(framework: Framework, cases: readonly Case[]): boolean {
  const monotone = framework.placements.filter((placement) => placement.monotone);
  const levels = cases.map(({ is }) => monotone.map((placement) => levelGiven(placement, framework, is)));
  const standing = cases.map(({ is }) =>
    framework.barriers.map((barrier) => {
      if (remains(barrier, framework, is)) return 'remains';
      return arises(barrier, framework, is) ? 'clear' : 'does not arise';
    }),
  );
  return cases.every((one, here) =>
    cases.every((other, there) => {
      const rise = riseBetween(one.given, other.given, framework);
      if (rise === null) return true;
      const falls = levels[here]?.some((level, index) => level > (levels[there]?.[index] ?? 0));
      if (falls) return false;
      if (rise === 'from not applicable') return true;
      return !standing[here]?.some(
        (before, index) => before === 'clear' && standing[there]?.[index] === 'remains',
      );
    }),
  );
}

/** How one case is better than another: in answers that rise; or in one that is at its lowest in place of not applicable; null where it is not. */
function riseBetween(
  one: Completion,
  other: Completion,
  { questions }: Framework,
): 'in answers' | 'from not applicable' | null {
  if (one.nation !== other.nation) return null;
  let [rising, applying] = [0, 0];
  for (const { id, ordered, options } of questions) {
    const [before, after] = [one.options.get(id) ?? null, other.options.get(id) ?? null];
    if (before === after) continue;
    if (!ordered || after === null) return null;
    const [from, to] = [before, after].map((each) => options.findIndex((option) => option.id === each));
    if (before === null && to === 0) applying += 1;
    else if (before !== null && (to ?? 0) > (from ?? 0)) rising += 1;
    else return null;
  }
  if (applying === 0) return rising > 0 ? 'in answers' : null;
  return applying === 1 && rising === 0 ? 'from not applicable' : null;
}
