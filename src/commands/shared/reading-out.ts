import { Writable } from 'node:stream';
import { linesIn } from '../../command.ts';
import type { PromptCommand, Prompter } from '../../interview/prompters/prompter.ts';
import { saidLines } from '../../layout/lines.ts';
import type { CommandContext } from '../declare.ts';

type Body = (context: CommandContext) => Promise<unknown>;

/** Lets what something prints be read a screenful at a time, with more behind it. `next` is what comes then. */
export async function readOut(
  body: Body,
  prompter: Prompter,
  context: CommandContext,
  next: string,
): Promise<void> {
  await prompter.read(await longText(body, context, next));
}

/** What something prints, as a text to be read. */
export async function longText(body: Body, context: CommandContext, next: string) {
  const { print, text } = keeping(context);
  await body(print);
  const commands: readonly PromptCommand[] = ['stop'];
  return {
    parts: partsOf(linesIn(text().trimEnd())),
    next,
    rows: null,
    commands,
  };
}

/** Surroundings in which nothing is printed: it comes together, in the order in which it was said. */
function keeping({ io, force, out, err }: CommandContext) {
  const said: string[] = [];
  const write = (text: string): void => {
    said.push(text);
  };
  const say = (text: string): void => write(saidLines(text, err.paper).join('\n'));
  const stdout = new Writable({
    write(chunk, _, done) {
      write(String(chunk));
      done();
    },
  });
  const print: CommandContext = {
    // How far something is shows on the terminal all the same.
    io: Object.create(io, { stdout: { value: stdout } }),
    force,
    out: { paper: out.paper, write, say },
    err: { paper: err.paper, write, say },
  };
  return { print, text: () => said.join('') };
}

function partsOf(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (line !== '') parts.at(-1)?.push(line);
    else if (parts.at(-1)?.length !== 0) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}
