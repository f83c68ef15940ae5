import { AbortPromptError } from '@inquirer/core';
import inquirer from 'inquirer';
import { wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import { printable } from '../text.ts';
import { fault } from './fields.ts';
import { COMMANDS, type Field } from './prompter.ts';
import { CLEAR_SCREEN, type Terminal } from './terminal-screen.ts';

/** Asks for a line on a screen. Gives what was typed, without the spaces around it. */
export async function writeOnScreen(field: Field, terminal: Terminal): Promise<string> {
  let typed = field.initial ?? '';
  for (;;) {
    const resized = new AbortController();
    const onResize = () => resized.abort();
    terminal.output.on('resize', onResize);
    try {
      typed = await askLine({ ...field, initial: typed }, terminal, resized.signal, (line) => {
        typed = line;
      });
      if (fault(typed, field) === null) return typed.trim();
    } catch (error) {
      if (!(error instanceof AbortPromptError)) throw error;
      // What stands there is broken; it is painted anew, with what was typed so far.
      terminal.output.write(CLEAR_SCREEN);
    } finally {
      terminal.output.off('resize', onResize);
    }
  }
}

async function askLine(
  field: Field,
  { input, output, paper }: Terminal,
  signal: AbortSignal,
  onTyped: (line: string) => void,
): Promise<string> {
  const prompt = inquirer.createPromptModule({ input, output, clearPromptOnDone: true, signal });
  let shown = field.initial ?? '';
  let entered = shown;
  const { text } = await prompt({
    type: 'input',
    name: 'text',
    // A space is put between the two, which nobody sees at the end of a line.
    message: `\n${paper.glyphs.pointer}`,
    ...(field.initial ? { default: field.initial, prefill: 'editable' as const } : {}),
    theme: { prefix: headLines(field, paper).join('\n'), style: styleOf(paper) },
    transformer: (line: string, { isFinal }: { isFinal: boolean }) => {
      if (!isFinal) {
        shown = line;
        onTyped(line);
      }
      return printable(line);
    },
    validate: (line: string) => {
      entered = shown;
      return fault(line, field) ?? true;
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
