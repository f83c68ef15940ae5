import type { Result } from '../../engine/result.ts';
import { headline } from '../../report/sentences.ts';
import { renderCaseList } from '../../report/text/lists.ts';
import { allCases } from '../cases.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';

/** Lists the published arrangements, with where each sits. */
export async function run(context: CommandContext): Promise<number> {
  const entries = (await allCases(context.io)).map(({ id, about, result }) => ({
    id,
    ...about,
    position: positionOf(result),
  }));
  await deliver(renderCaseList(entries, paperFor(undefined, context)), undefined, context);
  return EXIT.done;
}

function positionOf({ placements }: Result): string {
  return placements.map(headline).join(' ') || 'A profile without a level.';
}
