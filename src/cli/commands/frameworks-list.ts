import { listShipped } from '../../framework/catalogue.ts';
import { renderFrameworkList } from '../../report/text/lists.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';

/** Lists the frameworks that ship. */
export async function run(context: CommandContext): Promise<number> {
  const text = renderFrameworkList(listShipped(context.io.root), paperFor(undefined, context));
  await deliver(text, undefined, context);
  return EXIT.done;
}
