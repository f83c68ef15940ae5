import { relative, resolve } from 'node:path';
import type { CarriedOver } from '../assessment/carry-over.ts';
import { formerMark } from '../assessment/version-match.ts';
import { AssessmentDraft } from '../assessment/write.ts';
import { parseSource } from '../document/parse.ts';
import { inNation } from '../engine/compile/nation-terms.ts';
import { isThere } from '../host/files/inspect.ts';
import { readSource } from '../host/files/read.ts';
import { saveIfUnchanged } from '../host/files/save.ts';
import type { Io } from '../host/io.ts';
import { EXIT } from '../host/program.ts';
import { openAssessment, refuseSaved } from '../library/assessments.ts';
import { laterNameOf } from '../library/recognise.ts';
import type { Framework } from '../model/framework.ts';
import { inputError, type Problem, tried, unwrap } from '../problem.ts';
import type { Upgrade } from '../report/pages/problem-pages.ts';
import { quoted } from '../text.ts';
import { declareCommand, flag } from './declare.ts';
import { deliverPage, writeProblems } from './shared/deliver.ts';
import { FRAMEWORK } from './shared/options.ts';

/** Carries the answers of files over to the major version of their framework that there is; says of the others what is wrong. */
export const upgrade = declareCommand({
  examples: ['joinedup upgrade service.yaml --dry-run', 'joinedup upgrade *.yaml'],
  args: '<files...>',
  slots: { files: 'file' },
  options: { dryRun: flag('only say what would become of the answers'), framework: FRAMEWORK },
  run: async ({ files, framework, dryRun = false }, context) => {
    const problems: Problem[] = [];
    const names = new Map(files.map((name) => [resolve(context.io.cwd, name), name]));
    for (const name of names.values()) {
      const upgraded = await tried(() => upgradeFile(name, framework, dryRun, context.io));
      if (upgraded.ok) await deliverPage('upgrade', upgraded.value, { format: 'text' }, context);
      else problems.push(...upgraded.problems);
    }
    await writeProblems(problems, context.err);
    return problems.length > 0 ? EXIT.usage : EXIT.done;
  },
});

async function upgradeFile(
  name: string,
  named: string | undefined,
  isDryRun: boolean,
  io: Io,
): Promise<Upgrade> {
  if (name === '-')
    throw inputError('no-file', 'What comes from a pipe has no file to be written to.', 'Name the file.');
  const later = laterNameOf(name);
  if (later !== null && isThere(resolve(io.cwd, later))) return { file: name, later };
  const source = await readSource(name, io);
  const document = unwrap(parseSource(source));
  refuseSaved(document, `${quoted(name, 200)} is a saved result; it stays as it is, and is read as it was.`);
  const { framework, assessment, carried } = await openAssessment(document, named, io);
  if (!carried?.isUpgrade) return { file: name };
  const words = inNation(framework, assessment.service.nation);
  const former = isDryRun ? null : await writeOver(name, source.text, words, carried, io);
  return { file: name, notes: carried.notes, former };
}

/** Writes a file with its answers carried over. Gives what it is called as it was. */
async function writeOver(
  name: string,
  before: string,
  framework: Framework,
  carried: CarriedOver,
  io: Io,
): Promise<string> {
  const text = AssessmentDraft.resume(before, framework, carried).toString();
  let former = '';
  const kept = (path: string) => {
    former = path;
  };
  const path = resolve(io.cwd, name);
  if (await saveIfUnchanged(path, text, before, undefined, { mark: formerMark(carried), saved: kept }))
    return relative(io.cwd, former);
  const message = `${quoted(name, 200)} was changed by somebody else meanwhile; it was left alone.`;
  throw inputError('not-saved', message, 'Try again.');
}
