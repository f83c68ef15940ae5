import type { Prompter } from '../../interview/prompter.ts';
import { needsRendererFor, rendererFor } from '../../report/formats.ts';
import { assess } from '../assessing.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { openPrompter } from '../prompting.ts';

interface Options extends OutputOptions {
  readonly framework?: string;
  readonly accessible?: boolean;
  /** The one part that is asked about, where it is not everything. */
  readonly only?: 'needs';
}

/** Asks the questions, or carries on with a file, and prints where the service sits. */
export async function run(
  context: CommandContext,
  file: string | undefined,
  options: Options,
): Promise<number> {
  const prompter = await openPrompter(options.accessible ?? false, context);
  try {
    return await interview(file, options, prompter, context);
  } finally {
    prompter.close();
  }
}

/** Asks only about the people served, and prints what their needs call for. */
export function runNeeds(
  context: CommandContext,
  file: string | undefined,
  options: Options,
): Promise<number> {
  return run(context, file, { ...options, only: 'needs' });
}

/** Holds the interview with a prompter that is open already. */
export async function interview(
  file: string | undefined,
  { format, output, framework, only }: Options,
  prompter: Prompter,
  context: CommandContext,
): Promise<number> {
  const { result, farewell } = await assess({ file, framework, only: only ?? null }, prompter, context);
  try {
    if (result) {
      const renderer = only === 'needs' ? await needsRendererFor(format) : await rendererFor(format);
      const text = renderer(result, paperFor(output, context));
      await deliver(text, output, context, format === 'json' ? 'machines' : 'people');
    }
  } finally {
    // Last, so that it stands where the person looks when the report has run through, or could not be written.
    prompter.say(farewell);
  }
  return EXIT.done;
}
