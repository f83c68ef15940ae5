import type { Unread } from '../assessment/saved-result.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { isOfKind } from '../document/source.ts';
import { compile } from '../engine/compile/compile.ts';
import { scoreAssessment } from '../engine/score/score-assessment.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { interruptibly } from '../host/long-work.ts';
import { TOOL } from '../host/program.ts';
import type { Framework } from '../model/framework.ts';
import type { Result } from '../model/result.ts';
import { InputError, inputError, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { workOut } from '../solver/exactly.ts';
import { once, type Progress } from '../work.ts';
import { openAssessment, SAVED_STAYS } from './assessments.ts';
import type { CaseChoice } from './cases.ts';
import { withoutNeeds } from './frameworks.ts';
import { CASE } from './shipped.ts';

/** Many files may belong to one framework. */
const modelOf = once(compile);

/**
 * The results of a file: of an assessment its score, of a saved result what was saved, with the files that could
 * not be read then; or that of the case named with `case:`. Throws an `InputError` with every problem of the file.
 */
export async function resultsOf(...about: Parameters<typeof readResults>): Promise<Read['results']> {
  return (await readResults(...about)).results;
}

/** The results of a file, and what they were read from and scored by; null for a case, and for what was saved. */
export interface Read {
  readonly results: readonly (Result | Unread)[];
  readonly document: SourceDocument | null;
  readonly framework: Framework | null;
}

interface ResultChoice extends CaseChoice {
  /** True to take what was saved also where a framework was named. */
  readonly takesSaved?: boolean;
}

/** The results of a file, as `resultsOf` gives them, with what they were made from. */
export async function readResults(
  name: string,
  choice: ResultChoice,
  io: Io,
  progress: Progress = () => {},
): Promise<Read> {
  if (name.startsWith(CASE)) {
    const { findCase } = await import('./cases.ts');
    const { result } = await findCase(name.slice(CASE.length), io, choice);
    return { results: [result], document: null, framework: null };
  }
  const { framework, takesSaved = false } = choice;
  const source = await readSource(name, io);
  const document = unwrap(interruptibly(() => parseSource(source)));
  if (isOfKind('saved result', document.value)) {
    if (framework !== undefined && !takesSaved)
      throw inputError('saved-result', SAVED_STAYS, say`Leave ${code('--framework')} out.`);
    const { savedResults } = await import('../assessment/saved-result.ts');
    return { results: unwrap(savedResults(document)), document, framework: null };
  }
  const { framework: definition, assessment } = await openAssessment(document, framework, io);
  const model = modelOf(definition);
  const result = await workOut(progress, (prove) => scoreAssessment(model, assessment, TOOL, prove));
  return { results: [result], document, framework: definition };
}

/** The results of a file, as `resultsOf` gives them. Throws an `InputError` also where it holds one that could not be read. */
export async function allResultsOf(...about: Parameters<typeof resultsOf>): Promise<readonly Result[]> {
  const entries = await resultsOf(...about);
  const problems = entries.flatMap((entry) => (isResult(entry) ? [] : entry.problems));
  if (problems.length > 0) throw new InputError(problems);
  return entries.filter(isResult);
}

/** The results of a file for which people were, or could be, asked about those served. Throws an `InputError` where there are none. */
export async function needsOf(
  file: string,
  framework: string | undefined,
  io: Io,
): Promise<readonly Result[]> {
  const results = (await resultsOf(file, { framework }, io)).filter(isResult);
  const without = results.find(({ needs }) => needs === null);
  if (without) throw withoutNeeds(without.framework.title);
  return results;
}

/** True for a result, false for a file that could not be read. */
export function isResult(entry: Result | Unread): entry is Result {
  return !('problems' in entry);
}
