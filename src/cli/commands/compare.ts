import { compareResults } from '../../engine/compare.ts';
import { rendererOf } from '../../report/pages.ts';
import { columnsOf } from '../comparing.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { interruptibly } from '../interruptible.ts';
import { whileTelling } from '../progress.ts';
import { TOOL } from '../tool.ts';

interface Options extends OutputOptions {
  readonly framework?: string;
}

/** Sets assessments, saved results or published cases of one framework side by side. */
export async function run(
  context: CommandContext,
  files: readonly string[],
  { format, output, framework }: Options,
): Promise<number> {
  const text = await whileTelling(context, async (telling) => {
    const columns = await columnsOf(files, framework, context.io, telling);
    const render = await rendererOf('compare', format);
    telling.of('Comparing')(0, null);
    return interruptibly(() => render(compareResults(columns, TOOL), paperFor(output, context)));
  });
  await deliver(text, output, context, format);
  return EXIT.done;
}
