import { Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { isCommand, linesIn } from '../command.ts';
import type { CommandName, Prompter } from '../interview/prompter.ts';
import { wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import type { CommandContext } from './context.ts';

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
  const commands: readonly CommandName[] = ['stop'];
  return {
    parts: partsOf(linesIn(text().trimEnd()).flatMap((line) => fitting(line, context.err.paper))),
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
    out: { paper: out.paper, write, say: write },
    err: { paper: err.paper, write, say: write },
  };
  return { print, text: () => said.join('') };
}

/** A line of a mistake may be longer than a screen is wide; what is a command stays whole. */
function fitting(line: string, paper: Paper): string[] {
  return isCommand(line) || paper.measure(stripVTControlCharacters(line)) <= paper.width
    ? [line]
    : wrapped(line, paper);
}

function partsOf(lines: readonly string[]): string[][] {
  const parts: string[][] = [[]];
  for (const line of lines) {
    if (line !== '') parts.at(-1)?.push(line);
    else if (parts.at(-1)?.length !== 0) parts.push([]);
  }
  return parts.filter((part) => part.length > 0);
}
