import { blankResponses } from '../../classwork/template.ts';
import { file } from '../../command.ts';
import { markClass } from '../../marking/mark.ts';
import { hasErrors, inputError } from '../../problem.ts';
import { csvText } from '../../report/document/csv.ts';
import { type FormatOf, rendererOf } from '../../report/pages.ts';
import { code, command, say } from '../../sentence.ts';
import { quoted } from '../../text.ts';
import type { CommandContext } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { interruptibly } from '../interruptible.ts';
import { openHanded, openKey } from '../marking.ts';
import { whileTelling } from '../progress.ts';
import { writeProblems } from '../terminal.ts';
import { TOOL } from '../tool.ts';

interface Options {
  readonly format: FormatOf<'marking'>;
  readonly output?: string;
  readonly template?: boolean;
}

/** Marks a class against a key, or prints a table to hand out. Ends with 1 where rows could not be marked. */
export async function run(
  context: CommandContext,
  keyFile: string,
  responses: string | undefined,
  options: Options,
): Promise<number> {
  if (options.template) return printTemplate(context, keyFile, responses, options.output);
  if (responses === undefined) throw noResponses();
  const { io, err } = context;
  const { format, output } = options;
  const { key, handed, problems } = await openHanded(keyFile, responses, io);
  if (handed.answers.length === 0) {
    await writeProblems(problems, err);
    err.write('No row could be marked.\n');
    return EXIT.unmet;
  }
  const render = await rendererOf('marking', format);
  const text = await whileTelling(context, async (telling) =>
    interruptibly(() =>
      render(markClass(key, handed, TOOL, telling.of('Marking')), paperFor(output, context)),
    ),
  );
  await deliver(text, output, context, format);
  await writeProblems(problems, err);
  if (!hasErrors(problems)) return EXIT.done;
  err.write('The rows with an error were not marked; all others were.\n');
  return EXIT.unmet;
}

async function printTemplate(
  context: CommandContext,
  keyFile: string,
  responses: string | undefined,
  output: string | undefined,
): Promise<number> {
  if (responses !== undefined) {
    const message = `${quoted(responses, 200)} is not needed: a template is made from the key alone.`;
    const advice = say`Leave it out, or write “${command('-o', file(responses))}” to write it there.`;
    throw inputError('wrong-use', message, advice);
  }
  const { io } = context;
  const key = await openKey(keyFile, io);
  await deliver(csvText(blankResponses(key)), output, context, 'csv');
  return EXIT.done;
}

function noResponses() {
  const message = 'There are no responses to mark.';
  const advice = say`Name the file that holds them behind the key, or print one to fill in: ${code('joinedup mark KEY --template')}.`;
  return inputError('wrong-use', message, advice);
}
