import { InputError } from '../../problem.ts';
import { type FormatOf, rendererOf } from '../../report/pages.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { whileTelling } from '../progress.ts';
import { isResult, resultsOf } from '../scoring.ts';

interface Options {
  readonly format: FormatOf<'explain'>;
  readonly output?: string;
  readonly framework?: string;
}

/** Prints the working of an assessment, of a worked case or of a saved result. */
export async function run(context: CommandContext, file: string, options: Options): Promise<number> {
  const { framework } = options;
  const entries = await whileTelling(context, (telling) =>
    resultsOf(file, { framework }, context.io, telling.of('Working it out')),
  );
  const problems = entries.flatMap((entry) => (isResult(entry) ? [] : entry.problems));
  if (problems.length > 0) throw new InputError(problems);
  const render = await rendererOf('explain', options.format);
  const text = render(entries.filter(isResult), paperFor(options.output, context));
  await deliver(text, options.output, context, options.format);
  return EXIT.done;
}
