import { dirname, join, resolve } from 'node:path';
import { parseSource } from '../document/parse.ts';
import type { Framework } from '../framework/types.ts';
import { InputError, type Problem, unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { quoted } from '../text.ts';
import { entriesOf } from './framework-files.ts';
import type { Io } from './io.ts';
import { openAssessment } from './opening.ts';

/** Every problem of the worked assessments in the folder `cases` beside a framework's file. */
export async function caseProblems(file: string, framework: Framework, io: Io): Promise<readonly Problem[]> {
  const folder = join(dirname(file), 'cases');
  const entries = file === '-' ? [] : entriesOf(resolve(io.cwd, folder));
  const names = entries.map(({ name }) => name).filter((name) => /\.ya?ml$/iu.test(name));
  const found: Problem[] = [];
  for (const name of names.sort()) found.push(...(await problemsOf(join(folder, name), framework, io)));
  return found;
}

async function problemsOf(file: string, framework: Framework, io: Io): Promise<readonly Problem[]> {
  try {
    const document = unwrap(parseSource(await readSource(file, io)));
    await openAssessment(document, async ({ written }) => {
      const id = written.framework?.id;
      if (id === undefined || id === framework.id) return framework;
      const message = `The answers belong to the framework ${quoted(id)}, not to ${quoted(framework.id)}, beside which they lie.`;
      const about = { code: 'other-framework', severity: 'error', message } as const;
      throw new InputError([document.problem(about, ['framework', 'id'])]);
    });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems;
  }
}
