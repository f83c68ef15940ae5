import { dirname, join, resolve } from 'node:path';
import { frameworkIdIn } from '../assessment/read.ts';
import { parseSource } from '../document/parse.ts';
import type { Framework } from '../model/framework.ts';
import { type Problem, tried, unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { quoted } from '../text.ts';
import { entriesOf, workIn } from './assessments-here.ts';
import { problemAt } from './framework-choice.ts';
import type { Io } from './io.ts';
import { openAssessment } from './opening.ts';

/**
 * Every problem of the worked assessments in the folder `cases` beside a framework's file. Where several frameworks
 * share that folder, only of those that name this one.
 */
export async function caseProblems(file: string, framework: Framework, io: Io): Promise<readonly Problem[]> {
  if (file === '-') return [];
  const folder = dirname(file);
  const isShared =
    yamlIn(folder, io).filter((path) => workIn(resolve(io.cwd, path)) === 'framework').length > 1;
  const found: Problem[] = [];
  for (const name of yamlIn(join(folder, 'cases'), io).sort()) {
    found.push(...(await problemsOf(name, framework, isShared, io)));
  }
  return found;
}

function yamlIn(folder: string, { cwd }: Io): string[] {
  const names = entriesOf(resolve(cwd, folder)).map(({ name }) => name);
  return names.filter((name) => /\.ya?ml$/iu.test(name)).map((name) => join(folder, name));
}

async function problemsOf(
  file: string,
  framework: Framework,
  isShared: boolean,
  io: Io,
): Promise<readonly Problem[]> {
  const checked = await tried(async () => {
    const document = unwrap(parseSource(await readSource(file, io)));
    if (isShared && frameworkIdIn(document) !== framework.id) return;
    await openAssessment(document, async ({ written }) => {
      const id = written.framework?.id;
      if (id === undefined || id === framework.id) return framework;
      const message = `The answers belong to the framework ${quoted(id)}, not to ${quoted(framework.id)}, beside which they lie.`;
      throw problemAt(document, ['framework', 'id'], { code: 'other-framework', message });
    });
  });
  return checked.problems;
}
