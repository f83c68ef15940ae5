import inquirer from 'inquirer';
import { wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import { fault } from './fields.ts';
import { COMMANDS, type Field } from './prompter.ts';

/** Asks for a line on a screen. Gives what was typed, without the spaces around it. */
export async function writeOnScreen(
  field: Field,
  paper: Paper,
  context: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream },
): Promise<string> {
  const prompt = inquirer.createPromptModule(context);
  const lines = [
    ...wrapped(field.message, paper).map((line) => paper.style.strong(line)),
    ...(field.hint ? wrapped(field.hint, paper).map((line) => paper.style.faint(line)) : []),
    ...(field.commands.length > 0 ? [paper.style.faint(commandsLine(field))] : []),
  ];
  const { text } = await prompt({
    type: 'input',
    name: 'text',
    // A space is put between the two, which nobody sees at the end of a line.
    message: `\n${paper.glyphs.pointer}`,
    ...(field.initial ? { default: field.initial, prefill: 'editable' as const } : {}),
    theme: { prefix: lines.join('\n') },
    validate: (line: string) => fault(line, field) ?? true,
  });
  return text.trim();
}

/** The commands that a line can be instead, in words. */
function commandsLine({ commands }: Field): string {
  return commands.map((name) => `/${COMMANDS[name].key} ${COMMANDS[name].label}`).join(' · ');
}
