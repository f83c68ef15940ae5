import { code, say } from '../../sentence.ts';
import type { CommandContext } from '../context.ts';
import { deliver } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { type PractiseOptions, wishesIn } from '../practice-wishes.ts';
import { practiseCases } from '../practising.ts';
import { openPrompter } from '../prompting.ts';

/** Lets a person practise on cases that are made up, and prints the score. */
export async function run(context: CommandContext, options: PractiseOptions): Promise<number> {
  const wishes = await wishesIn(options, context.io);
  const prompter = await openPrompter(context, UNATTENDED);
  try {
    const score = await practiseCases(wishes, prompter, context);
    if (score !== null) await deliver(score, undefined, context);
  } finally {
    prompter.close();
  }
  return EXIT.done;
}

const UNATTENDED = say`To have cases on paper instead: “${code('joinedup example')}”.`;
