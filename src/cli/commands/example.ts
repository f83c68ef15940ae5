import { LARGEST_KEY, readSet } from '../../classwork/read-key.ts';
import { compile } from '../../engine/compile.ts';
import { checkExamples } from '../../examples/check.ts';
import { generate } from '../../examples/generate.ts';
import type { ExampleSet } from '../../examples/types.ts';
import { inputError, unwrap } from '../../problem.ts';
import {
  EXAMPLE_FORMAT_NAMES,
  type ExampleFormat,
  exampleRendererFor,
} from '../../report/examples/formats.ts';
import { SHEETS, type Sheet } from '../../report/examples/sheets.ts';
import { renderSoundness } from '../../report/examples/soundness.ts';
import { jsonText } from '../../report/json.ts';
import { exactly } from '../../solver/exactly.ts';
import { readSource } from '../../storage/read.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import type { CommandContext } from '../context.ts';
import { deliver } from '../deliver.ts';
import { writeExampleFiles } from '../example-files.ts';
import { type ExampleOptions, requestIn } from '../example-wishes.ts';
import { EXIT } from '../exit.ts';
import { TOOL } from '../tool.ts';
import { openTold, type ToldFramework } from '../vignette-texts.ts';

interface Options extends ExampleOptions {
  readonly framework?: string;
  readonly format?: string;
  readonly sheet?: string;
  /** The folder that everything is written into. */
  readonly output?: string;
  readonly force?: boolean;
  readonly check?: boolean;
}

/** Makes cases for students, or takes those of a key, and prints them or writes them into a folder; or says how sound they are. */
export async function run(
  context: CommandContext,
  key: string | undefined,
  options: Options,
): Promise<number> {
  const format = oneOf('format', options.format, [...EXAMPLE_FORMAT_NAMES, 'json'] as const);
  const sheet = oneOf('sheet', options.sheet, SHEETS);
  const opened = key === undefined ? null : unwrap(readSet(await readSource(key, context.io, LARGEST_KEY)));
  const told = await openTold(options.framework ?? opened?.framework.id, context.io);
  const set = opened ?? (await made(options, told));
  if (options.check) return report(set, told, format, context);
  if (options.output !== undefined) {
    const { framework } = told;
    await writeExampleFiles(
      options.output,
      { set, framework, format, force: options.force === true },
      context,
    );
    return EXIT.done;
  }
  await print(set, format ?? 'markdown', sheet, context);
  return EXIT.done;
}

async function made(options: ExampleOptions, told: ToldFramework): Promise<ExampleSet> {
  const request = requestIn(options, told);
  const model = compile(told.framework);
  return exactly((prove) => generate(request, { model, vignettes: told.vignettes, tool: TOOL, prove }));
}

async function print(
  set: ExampleSet,
  format: ExampleFormat | 'json',
  sheet: Sheet | null,
  context: CommandContext,
): Promise<void> {
  if (format === 'json') return deliver(jsonText(set), undefined, context, 'machines');
  const render = await exampleRendererFor(format);
  const text = render(set, sheet === null ? SHEETS : [sheet]);
  return deliver(text, undefined, context, format === 'markdown' ? 'people' : 'machines');
}

/** Says how sound a set is. Ends with 1 where something is wrong with it. */
async function report(
  set: ExampleSet,
  { framework, vignettes }: ToldFramework,
  format: string | null,
  context: CommandContext,
): Promise<number> {
  const model = compile(framework);
  const soundness = await exactly((prove) => checkExamples(set, { model, vignettes, prove }));
  if (format === 'json') await deliver(jsonText(soundness), undefined, context, 'machines');
  else await deliver(renderSoundness(soundness, context.out.paper), undefined, context);
  return soundness.faults.length > 0 || soundness.alike.length > 0 ? EXIT.unmet : EXIT.done;
}

function oneOf<Id extends string>(what: string, text: string | undefined, known: readonly Id[]): Id | null {
  const found = known.find((id) => id === text);
  if (text === undefined || found !== undefined) return found ?? null;
  const advice = didYouMean(text, known) || `There is ${listed(known)}.`;
  throw inputError(`unknown-${what}`, `There is no ${what} called ${quoted(text)}.`, advice);
}
