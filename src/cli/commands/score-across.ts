import { inputError } from '../../problem.ts';
import type { Across } from '../../report/across.ts';
import { jsonText } from '../../report/json.ts';
import { code, say } from '../../sentence.ts';
import { scoreAcross, type Through } from '../across.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliver, deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { gateMissed } from '../gate.ts';
import { whileTelling } from '../progress.ts';
import { TOOL } from '../tool.ts';

interface Options extends OutputOptions {
  readonly requireLevel?: string;
  readonly placement?: string;
}

/** Prints where an arrangement sits by several frameworks, and where these agree. */
export async function runAcross(
  context: CommandContext,
  files: readonly string[],
  through: Through,
  options: Options,
): Promise<number> {
  const [file = '', ...more] = files;
  if (more.length > 0) {
    const message = 'Several frameworks are held against one file at a time.';
    throw inputError('several-files', message, 'Name one file.');
  }
  if (options.placement !== undefined) {
    const message = say`${code('--placement')} picks from one framework, and several are named.`;
    throw inputError('several-frameworks', message, 'Leave one of the two out.');
  }
  const across = await whileTelling(context, (telling) =>
    scoreAcross(file, through, context.io, telling.of('Scoring')),
  );
  const { requireLevel } = options;
  const missed = requireLevel === undefined ? null : gateMissed(requireLevel, across.own);
  const { format, output } = options;
  if (format === 'json') await deliver(jsonText(asJson(across)), output, context, format);
  else await deliverPage('across', across, { format, output }, context);
  if (missed === null) return EXIT.done;
  context.err.say(`${missed}\n`);
  return EXIT.unmet;
}

/** The results one after the other, so that they can be printed again, and beside them how they compare. */
function asJson({ own, others, without }: Across) {
  return {
    schemaVersion: 1,
    tool: TOOL,
    results: [own, ...others.map(({ result }) => result)],
    compared: others.map(({ result, derived, placements }) => ({
      framework: result.framework.id,
      derived,
      placements,
    })),
    without,
  };
}
