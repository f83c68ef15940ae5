import { InputError } from '../../problem.ts';
import { renderExplanation } from '../../report/text/explain.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { isResult, resultsOf } from '../scoring.ts';

interface Options {
  readonly output?: string;
  readonly framework?: string;
}

/** Prints the working of an assessment, of a worked case or of a saved result. */
export async function run(context: CommandContext, file: string, options: Options): Promise<number> {
  const entries = await resultsOf(file, { framework: options.framework }, context.io);
  const problems = entries.flatMap((entry) => (isResult(entry) ? [] : entry.problems));
  if (problems.length > 0) throw new InputError(problems);
  const results = entries.filter(isResult);
  const paper = paperFor(options.output, context);
  await deliver(
    results.map((result) => renderExplanation(result, paper)).join('\n'),
    options.output,
    context,
  );
  return EXIT.done;
}
