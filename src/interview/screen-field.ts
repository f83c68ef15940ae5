import { AbortPromptError } from '@inquirer/core';
import inquirer from 'inquirer';
import { wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import { printable } from '../text.ts';
import { fault } from './fields.ts';
import { COMMANDS, type Field } from './prompter.ts';
import { CLEAR_SCREEN, type Terminal } from './terminal-screen.ts';

/** Asks for a line on a screen, until the signal comes. Gives what was typed, without the spaces around it. */
export async function writeOnScreen(
  field: Field,
  line: Line,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<string> {
  for (;;) {
    const resized = new AbortController();
    const onResize = () => resized.abort();
    terminal.output.on('resize', onResize);
    try {
      line.text = await askLine(field, line, terminal, AbortSignal.any([signal, resized.signal]));
      if (fault(line.text, field) === null) return line.text.trim();
    } catch (error) {
      if (!(error instanceof AbortPromptError) || signal.aborted) throw error;
      // What stands there is broken; it is painted anew, with what was typed so far.
      terminal.output.write(CLEAR_SCREEN);
    } finally {
      terminal.output.off('resize', onResize);
    }
  }
}

/** The line as it stands on the screen. */
interface Line {
  text: string;
}

async function askLine(
  field: Field,
  line: Line,
  { input, output, paper }: Terminal,
  signal: AbortSignal,
): Promise<string> {
  const prompt = inquirer.createPromptModule({ input, output, clearPromptOnDone: true, signal });
  let entered = line.text;
  const { text } = await prompt({
    type: 'input',
    name: 'text',
    // A space is put between the two, which nobody sees at the end of a line.
    message: `\n${paper.glyphs.pointer}`,
    ...(line.text ? { default: line.text, prefill: 'editable' as const } : {}),
    theme: { prefix: headLines(field, paper).join('\n'), style: styleOf(paper) },
    transformer: (typed: string, { isFinal }: { isFinal: boolean }) => {
      if (!isFinal) line.text = typed;
      return printable(typed);
    },
    validate: (typed: string) => {
      entered = line.text;
      return fault(typed, field) ?? true;
    },
  });
  // The library gives a line that was emptied as it was at first.
  return entered === '' ? '' : text;
}

function headLines(field: Field, paper: Paper): string[] {
  return [
    ...wrapped(field.message, paper).map((line) => paper.style.strong(line)),
    ...(field.hint ? wrapped(field.hint, paper).map((line) => paper.style.faint(line)) : []),
    ...(field.commands.length > 0 ? [paper.style.faint(commandsLine(field))] : []),
  ];
}

function styleOf({ style }: Paper) {
  return {
    message: (text: string) => text,
    answer: (text: string) => text,
    // What stood there at first is in the line; once that is emptied, it is gone.
    defaultAnswer: () => '',
    error: style.bad,
    help: style.faint,
    highlight: style.active,
    key: style.active,
  };
}

/** The commands that a line can be instead, in words. */
function commandsLine({ commands }: Field): string {
  return commands.map((name) => `/${COMMANDS[name].key} ${COMMANDS[name].label}`).join(' · ');
}
