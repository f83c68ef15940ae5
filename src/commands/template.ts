import { blankAssessment } from '../assessment/blank-assessment.ts';
import { inNation } from '../engine/compile/nation-terms.ts';
import { EXIT } from '../host/program.ts';
import { chooseFramework, whereaboutsOf } from '../library/frameworks.ts';
import { declareCommand } from './declare.ts';
import { deliver } from './shared/deliver.ts';
import { FRAMEWORK, OUTPUT } from './shared/options.ts';

/** Prints a blank assessment of a framework. */
export const template = declareCommand({
  examples: ['joinedup template -o service.yaml', 'joinedup template --framework ID'],
  options: { ...OUTPUT, framework: { ...FRAMEWORK, formerly: '' } },
  open: ({ framework }, { io }) => chooseFramework(framework, io),
  run: async ({ output, framework }, context, chosen) => {
    const where = whereaboutsOf(framework, output ?? 'assessment.yaml', context.io);
    await deliver(blankAssessment(inNation(chosen, null), where), output, context, 'yaml');
    return EXIT.done;
  },
});
