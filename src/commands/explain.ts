import { withProgressLine } from '../host/long-work.ts';
import { EXIT } from '../host/program.ts';
import { allResultsOf } from '../library/results.ts';
import { declareCommand } from './declare.ts';
import { deliverPage } from './shared/deliver.ts';
import { FRAMEWORK, formatOf, OUTPUT } from './shared/options.ts';

/** Prints the working of an assessment, of a worked case or of a saved result. */
export const explain = declareCommand({
  examples: ['joinedup explain service.yaml', 'joinedup explain case:ID'],
  args: '<file>',
  slots: { file: 'file|case' },
  options: { format: formatOf('explain'), ...OUTPUT, framework: FRAMEWORK },
  open: ({ file, framework }, context) =>
    withProgressLine(context, (telling) =>
      allResultsOf(file, { framework }, context.io, telling.of('Working it out')),
    ),
  run: async (given, context, results) => {
    await deliverPage('explain', results, given, context);
    return EXIT.done;
  },
});
