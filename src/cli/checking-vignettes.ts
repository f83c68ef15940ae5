import { dirname, join, resolve } from 'node:path';
import { vignettesLacking } from '../authoring/vignettes-lacking.ts';
import type { SourceDocument } from '../document/parse.ts';
import { compile } from '../engine/compile.ts';
import { vignetteFiles } from '../framework/catalogue.ts';
import { loadFramework } from '../framework/load.ts';
import { isVignettes, loadVignettes } from '../framework/vignettes/load.ts';
import type { Framework } from '../model/framework.ts';
import { type Problem, tried, unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { quoted } from '../text.ts';
import type { Io } from './io.ts';
import { documentsIn } from './vignette-texts.ts';

/** Every problem of the vignette texts beside a framework's file, and what they lack; none where there are no texts. */
export async function vignetteProblems(
  file: string,
  framework: Framework,
  io: Io,
): Promise<readonly Problem[]> {
  const files = file === '-' ? [] : vignetteFiles(resolve(io.cwd, dirname(file)));
  if (files.length === 0) return [];
  const named = files.map((each) => join(dirname(file), 'vignettes', each.slice(dirname(each).length + 1)));
  const loaded = await tried(async () => loadVignettes(await documentsIn(named, io), framework));
  if (!loaded.ok) return loaded.problems;
  if (!loaded.value.ok) return loaded.value.problems;
  const folder = join(dirname(file), 'vignettes');
  const lacking = vignettesLacking(loaded.value.value, compile(framework)).map((what): Problem => {
    const message = `In ${quoted(folder, 200)}: ${what}`;
    return { code: 'vignettes-lack', severity: 'warning', message, file: folder };
  });
  return [...loaded.value.problems, ...lacking];
}

/** What is wrong with a file of vignette texts that was named by itself, with the framework above its folder; null for any other file. */
export async function ownVignetteProblems(
  document: SourceDocument,
  io: Io,
): Promise<readonly Problem[] | null> {
  if (!isVignettes(document)) return null;
  const { file } = document.source;
  const above = join(dirname(dirname(file)), 'framework.yaml');
  const framework = await tried(async () => unwrap(loadFramework(await readSource(above, io))));
  if (!framework.ok) {
    const message = 'The framework of these texts was not found above their folder.';
    const advice = 'Texts lie in a folder “vignettes” beside the file “framework.yaml”.';
    return [
      document.problem({ code: 'no-framework-above', severity: 'error', message, advice }, ['framework']),
    ];
  }
  const all = await vignetteProblems(above, framework.value, io);
  return all.filter(
    (problem) => problem.file === undefined || resolve(io.cwd, problem.file) === resolve(io.cwd, file),
  );
}
