import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Prompter, pick } from '../interview/prompter.ts';
import { printable, quoted } from '../text.ts';
import { assessmentsIn } from './assessments-here.ts';
import type { CommandContext } from './context.ts';

/** An assessment that there is already: one of those in this folder, or another; null where the person turns back. */
export async function pickFile(prompter: Prompter, { io }: CommandContext): Promise<string | null> {
  const here = assessmentsIn(io.cwd);
  if (here.length > 0) {
    const choices = [...here.map((name) => ({ value: name, label: printable(name) })), OTHER_FILE];
    const choice = await pick('Which one?', choices, prompter);
    if (choice !== OTHER_FILE.value) return choice;
  }
  for (;;) {
    const reply = await prompter.write({
      message: 'Which file?',
      hint: here.length > 0 ? HINT : `There is no assessment in this folder. ${HINT}`,
      required: true,
      commands: ['back'],
    });
    if (reply.kind === 'command') return null;
    if (existsSync(resolve(io.cwd, reply.text))) return reply.text;
    prompter.say(`${quoted(reply.text, 200)} does not exist.`);
  }
}

const OTHER_FILE = { value: '', label: 'A file in another folder' };
const HINT = 'Give its name with its folder, such as partnership/service.yaml.';
