import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputError } from '../../problem.ts';
import { listed, quoted } from '../../text.ts';
import type { CommandContext } from '../context.ts';
import { deliver } from '../deliver.ts';
import { EXIT } from '../exit.ts';

const KINDS = ['framework', 'assessment', 'crosswalk', 'vignettes'];

/** Prints the JSON Schema of framework files, of assessment files, of crosswalks or of vignette texts. They ship beside the frameworks. */
export async function run(context: CommandContext, kind = 'framework'): Promise<number> {
  if (!KINDS.includes(kind)) {
    const message = `There is no schema of ${quoted(kind)}.`;
    const advice = `There is ${listed(KINDS)}.`;
    throw inputError('unknown-schema', message, advice);
  }
  const file = join(context.io.root, 'frameworks', `${kind}.schema.json`);
  await deliver(readFileSync(file, 'utf8'), undefined, context, 'json');
  return EXIT.done;
}
