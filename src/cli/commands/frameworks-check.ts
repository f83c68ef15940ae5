import { loadFramework } from '../../framework/load.ts';
import { InputError, type Problem } from '../../problem.ts';
import { jsonText } from '../../report/json.ts';
import { renderProblems } from '../../report/problems.ts';
import { readSource } from '../../storage/read.ts';
import { counted, quoted } from '../../text.ts';
import { crosswalkProblems } from '../checking-crosswalk.ts';
import type { CommandContext } from '../context.ts';
import { deliver } from '../deliver.ts';
import { EXIT } from '../exit.ts';

interface Options {
  readonly format: 'text' | 'json';
  readonly strict?: boolean;
}

/** Checks framework files and crosswalks. Ends with 1 where a problem is found, with 2 where a file could not be read at all. */
export async function run(
  context: CommandContext,
  files: readonly string[],
  options: Options,
): Promise<number> {
  const found: Problem[] = [];
  let unreadable = false;
  for (const file of files) {
    try {
      const source = await readSource(file, context.io);
      const problems = await crosswalkProblems(source, context.io);
      found.push(...(problems ?? loadFramework(source).problems));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      found.push(...error.problems);
      unreadable = true;
    }
  }
  await print(found, files, options, context);
  if (unreadable) return EXIT.usage;
  return found.some(({ severity }) => severity === 'error' || options.strict) ? EXIT.unmet : EXIT.done;
}

async function print(
  found: readonly Problem[],
  files: readonly string[],
  { format }: Options,
  context: CommandContext,
): Promise<void> {
  if (format === 'json') return deliver(jsonText({ problems: found }), undefined, context, 'machines');
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const warnings = found.length - errors;
  const which = files.length === 1 ? quoted(files[0] ?? '', 200) : `${files.length} files`;
  const tally =
    found.length === 0 ? 'no problems' : `${counted(errors, 'error')} and ${counted(warnings, 'warning')}`;
  return deliver(`${renderProblems(found, context.out.paper)}${which}: ${tally}.\n`, undefined, context);
}
