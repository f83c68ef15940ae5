import { plainPrompter } from '../interview/plain-prompter.ts';
import type { Prompter } from '../interview/prompter.ts';
import { inputError } from '../problem.ts';
import { code, say } from '../sentence.ts';
import type { CommandContext } from './context.ts';
import type { Io } from './io.ts';

/** True where somebody can be asked: what they type comes in, and what is asked can be seen. */
export function canAsk({ stdin, stderr }: Io): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/**
 * The way in which the conversation is held: on a screen, or in plain lines where that was asked for or the
 * terminal can do no more. Throws an `InputError` where there is no terminal, with what to do then. Everything goes to stderr.
 */
export async function openPrompter({ io, err }: CommandContext, otherwise = UNATTENDED): Promise<Prompter> {
  if (!canAsk(io)) throw inputError('no-terminal', 'There is no terminal in which to ask.', otherwise);
  const { stdin: input, stderr: output, onInterrupt, onSuspend, suspend } = io;
  const terminal = { input, output, paper: err.paper, write: err.write, onInterrupt, onSuspend, suspend };
  if (err.paper.isSpoken) return plainPrompter(terminal);
  const { screenPrompter } = await import('../interview/screen-prompter.ts');
  return screenPrompter(terminal);
}

const UNATTENDED = say`To answer without one: “${code('joinedup template -o FILE')}”, fill the file in, then “${code('joinedup score FILE')}”.`;
