import { withProgressLine } from '../host/long-work.ts';
import { EXIT } from '../host/program.ts';
import { allResultsOf } from '../library/results.ts';
import type { FormatOf } from '../report/page-formats.ts';
import type { CommandContext } from './shared/context.ts';
import { deliverPage } from './shared/deliver.ts';

interface Options {
  readonly format: FormatOf<'explain'>;
  readonly output?: string;
  readonly framework?: string;
}

/** Prints the working of an assessment, of a worked case or of a saved result. */
export async function run(context: CommandContext, file: string, options: Options): Promise<number> {
  const { framework } = options;
  const results = await withProgressLine(context, (telling) =>
    allResultsOf(file, { framework }, context.io, telling.of('Working it out')),
  );
  await deliverPage('explain', results, options, context);
  return EXIT.done;
}
