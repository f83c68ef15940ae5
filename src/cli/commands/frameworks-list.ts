import { listShipped } from '../../framework/catalogue.ts';
import { type FormatOf, rendererOf } from '../../report/pages.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';

/** Lists the frameworks that ship. */
export async function run(
  context: CommandContext,
  { format }: { readonly format: FormatOf<'frameworks'> },
): Promise<number> {
  const render = await rendererOf('frameworks', format);
  await deliver(
    render(listShipped(context.io.root), paperFor(undefined, context)),
    undefined,
    context,
    format,
  );
  return EXIT.done;
}
