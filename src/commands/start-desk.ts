import { commandAlone, type Word } from '../command.ts';
import { pathTyped } from '../host/files/inspect.ts';
import { openPrompter } from '../interview/prompters/plain.ts';
import type { Prompter } from '../interview/prompters/prompter.ts';
import { quoted } from '../text.ts';
import type { CommandContext } from './declare.ts';
import { longText } from './shared/reading-out.ts';

/** What every line of the menu is done with. */

/** Where the person is: what they are asked through, which is another one after each computation. */
export interface Desk {
  prompter: Prompter;
  readonly context: CommandContext;
}

/** Lets what a command prints be read a screenful at a time; `same` is how it is had again without the menu. */
export async function show(desk: Desk, body: Body, same: readonly Word[] | null = null): Promise<void> {
  const command = same && commandAlone(same);
  const text = await longText(body, desk.context, 'the menu');
  const again = command === null ? [] : [['The same without this menu:', command]];
  await desk.prompter.read({ ...text, parts: [...text.parts, ...again] });
}

export type Body = (context: CommandContext) => Promise<unknown>;

/** The same of something that is worked out, and may take long: meanwhile the terminal is as it was, and a Ctrl-C ends it. */
export function workOut(desk: Desk, body: Body, same: readonly Word[] | null): Promise<void> {
  const work: Body = async (context) => {
    // In plain lines a Ctrl-C comes as one all the while.
    if (desk.context.err.paper.isSpoken) return body(context);
    desk.prompter.close();
    try {
      await body(context);
    } finally {
      desk.prompter = await openPrompter(desk.context);
    }
  };
  return show(desk, work, same);
}

/** Asks what a file or folder is to be called that will be written; null where the person turns back. */
export async function askName(
  { prompter, context }: Desk,
  message: string,
  initial: string,
): Promise<string | null> {
  const hint = `It is written to ${quoted(context.io.cwd, 200)}, if you name no other folder.`;
  const reply = await prompter.write({ message, hint, initial, required: true, commands: ['back'] });
  return reply.kind === 'command' ? null : pathTyped(reply.text, context.io.cwd);
}
