import type { FormatOf } from '../../report/pages.ts';
import type { CommandContext } from '../context.ts';
import { deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { whileTelling } from '../progress.ts';
import { allResultsOf } from '../scoring.ts';

interface Options {
  readonly format: FormatOf<'explain'>;
  readonly output?: string;
  readonly framework?: string;
}

/** Prints the working of an assessment, of a worked case or of a saved result. */
export async function run(context: CommandContext, file: string, options: Options): Promise<number> {
  const { framework } = options;
  const results = await whileTelling(context, (telling) =>
    allResultsOf(file, { framework }, context.io, telling.of('Working it out')),
  );
  await deliverPage('explain', results, options, context);
  return EXIT.done;
}
