import { listShipped } from '../../framework/catalogue.ts';
import type { FormatOf } from '../../report/pages.ts';
import type { CommandContext } from '../context.ts';
import { deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';

/** Lists the frameworks that ship. */
export async function run(
  context: CommandContext,
  options: { readonly format: FormatOf<'frameworks'> },
): Promise<number> {
  await deliverPage('frameworks', listShipped(context.io.root), options, context);
  return EXIT.done;
}
