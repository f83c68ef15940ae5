import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Prompter } from '../../interview/prompter.ts';
import { deliverAnswer } from '../answering.ts';
import { assess } from '../assessing.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { type Farewell, spoken } from '../farewell.ts';
import { canAsk, openPrompter } from '../prompting.ts';
import { readOut } from '../reading-out.ts';

interface Options extends OutputOptions {
  readonly framework?: string;
  readonly quick?: boolean;
  /** The one part that is asked about, where it is not everything. */
  readonly only?: 'needs';
}

/** Asks the questions, or carries on with a file, and prints where the service sits. */
export async function run(
  context: CommandContext,
  file: string | undefined,
  options: Options,
): Promise<number> {
  const prompter = await openPrompter(context);
  try {
    return await interview(file, options, prompter, context);
  } finally {
    prompter.close();
  }
}

/** Asks only about the people served, and prints what their needs call for. */
export async function runNeeds(
  context: CommandContext,
  file: string | undefined,
  options: Options,
): Promise<number> {
  const { io } = context;
  // Where nobody can be asked, what was answered before can still be printed.
  const isThere = file !== undefined && existsSync(resolve(io.cwd, file));
  if (isThere && !canAsk(io)) return printNeeds(file, options, context);
  return run(context, file, { ...options, only: 'needs' });
}

async function printNeeds(
  file: string,
  { framework, ...printing }: Options,
  context: CommandContext,
): Promise<number> {
  const { needsOf } = await import('../scoring.ts');
  const results = await needsOf(file, framework, context.io);
  await deliverPage('needs', results, printing, context);
  return EXIT.done;
}

/** Holds the interview with a prompter that is open already: on its own, or from a menu that offers what can be done next. */
export async function interview(
  file: string | undefined,
  { framework, only, quick = false, ...printing }: Options,
  prompter: Prompter,
  context: CommandContext,
  from: 'shell' | 'menu' = 'shell',
): Promise<number> {
  const wanted = { file, framework, only: only ?? null, isQuick: quick };
  const { result, farewell, askAfterwards } = await assess(wanted, prompter, context);
  const said = from === 'menu' ? ({ where }: Farewell) => where : spoken;
  if (!result) {
    prompter.say(said(farewell));
    return EXIT.done;
  }
  const print = (on: CommandContext): Promise<void> =>
    only === 'needs'
      ? deliverPage('needs', [result], printing, on)
      : deliverAnswer(result, file, printing, on);
  const isRead = printing.output === undefined && printing.format === 'text' && context.io.stdout.isTTY;
  if (isRead && (askAfterwards || from === 'menu')) {
    const next = askAfterwards ? 'a few words on the service' : 'the menu';
    await readOut(print, prompter, context, next);
    prompter.say(said(askAfterwards ? await askAfterwards() : farewell));
    return EXIT.done;
  }
  // Before the answer, which then is what stands on the screen; and also where it cannot be written.
  prompter.say(said(askAfterwards ? await askAfterwards() : farewell));
  await print(context);
  return EXIT.done;
}
