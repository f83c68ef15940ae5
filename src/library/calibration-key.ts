import { isUndecided } from '../assessment/answers.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import type { Source } from '../document/source.ts';
import { nameIn } from '../engine/compare/compare-results.ts';
import type { Io } from '../host/io.ts';
import type { Assessment } from '../model/assessment.ts';
import { InputError, type Problem, unwrap } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { quoted } from '../text.ts';
import { openAssessment, refuseSaved } from './assessments.ts';
import type { OpenedViews } from './views.ts';

/** Opens the key that `views` are held against; throws an `InputError` with all that keeps it from being theirs. */
export async function openKey(
  source: Source,
  views: OpenedViews,
  named: string | undefined,
  io: Io,
): Promise<Assessment> {
  const document = unwrap(parseSource(source));
  refuseSaved(document, 'This is a saved result, and a key has to be an assessment.');
  const { assessment, framework, carried } = await openAssessment(document, named, io);
  const own = views.framework;
  const at = problemsIn(document);
  const problems = [
    ...at(framework.id !== own.id, ['framework', 'id'], {
      code: 'other-framework',
      message: `This key is by ${quoted(framework.title)}, and the views are by ${quoted(own.title)}.`,
      advice: `Name a key by “${own.id}”.`,
    }),
    ...at(carried?.isUpgrade === true, ['framework', 'version'], {
      code: 'other-version',
      message: `This key is by version ${assessment.frameworkVersion}, and the views are by version ${own.version}.`,
      advice: say`Carry it over with “${code('joinedup upgrade FILE')}”, and look whether it is right still.`,
    }),
    ...at([...assessment.answers.values()].every(isUndecided), ['answers'], {
      code: 'no-key',
      message: 'This key answers no question for sure, so there is nothing to hold views against.',
      advice: 'Give it one option as the answer to each question that the case tells.',
    }),
    ...at(!isOfCase(assessment, views), ['service', 'name'], {
      code: 'other-case',
      message: `This is the key to ${quoted(assessment.service.name ?? '')}, and the views are of something else.`,
      advice: 'Name the folder with the views of this case, or the key to that one.',
    }),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return assessment;
}

function isOfCase(key: Assessment, { views }: OpenedViews): boolean {
  const names = [key, ...views.map(({ assessment }) => assessment)].map(nameIn);
  return names.every((name) => name === '' || name === names[0] || names[0] === '');
}

function problemsIn(document: SourceDocument) {
  return (is: boolean, path: Path, about: Pick<Problem, 'code' | 'message' | 'advice'>): Problem[] =>
    is ? [document.problem({ severity: 'error', ...about }, path)] : [];
}
