import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { listShipped } from '../../framework/catalogue.ts';
import { type Menu, type Prompter, pick } from '../../interview/prompter.ts';
import { printable, quoted } from '../../text.ts';
import { assessmentsIn } from '../assessments-here.ts';
import { allCases, showcase } from '../cases.ts';
import type { CommandContext } from '../context.ts';
import { deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { canAsk, openPrompter } from '../prompting.ts';

/** Where everything starts: a menu in a terminal; elsewhere a real arrangement, placed, and how to place one's own. */
export async function run(context: CommandContext): Promise<number> {
  if (canAsk(context.io)) return menu(context);
  const { result } = await showcase(context.io);
  await deliverPage('start', result, { format: 'text' }, context);
  return EXIT.done;
}

type Choice = 'assess' | 'carry-on' | 'example' | 'browse' | 'leave';

async function menu(context: CommandContext): Promise<number> {
  const prompter = await openPrompter(context);
  try {
    for (;;) {
      const reply = await prompter.choose(MENU);
      const [choice = 'leave'] = reply.kind === 'chosen' ? reply.values : [];
      const code = await follow(choice, prompter, context);
      if (code !== null) return code;
    }
  } finally {
    prompter.close();
  }
}

const MENU: Menu<Choice> = {
  context: 'How integrated is a care arrangement, and what still stands in the way?',
  message: 'What would you like to do?',
  choices: [
    { value: 'assess', label: 'Assess an arrangement' },
    { value: 'carry-on', label: 'Carry on with one, or look at it again' },
    { value: 'example', label: 'Look at a worked example' },
    { value: 'browse', label: 'Browse the frameworks' },
    { value: 'leave', label: 'Leave', key: 'q' },
  ],
  passing: true,
  commands: [],
};

/** Does what was chosen. Gives the exit code; null where the person turned back to the menu. */
async function follow(choice: Choice, prompter: Prompter, context: CommandContext): Promise<number | null> {
  switch (choice) {
    case 'assess':
      return hold(undefined, prompter, context);
    case 'carry-on': {
      const file = await pickFile(prompter, context);
      return file === null ? null : hold(file, prompter, context);
    }
    case 'example':
      return showExample(prompter, context);
    case 'browse':
      return browse(prompter, context);
    case 'leave':
      return EXIT.done;
  }
}

async function hold(file: string | undefined, prompter: Prompter, context: CommandContext): Promise<number> {
  const { interview } = await import('./assess.ts');
  return interview(file, { format: 'text' }, prompter, context);
}

async function showExample(prompter: Prompter, context: CommandContext): Promise<number | null> {
  // Several frameworks may see one arrangement; here it is chosen by its name alone.
  const cases = await allCases(context.io, listShipped(context.io.root)[0]?.id);
  const choices = cases.map(({ id: value, about }) => ({
    value,
    label: `${about.title} (${about.invented ? 'invented' : about.place})`,
  }));
  const id = await pick('Which arrangement?', choices, prompter);
  if (id === null) return null;
  const { runCasesShow } = await import('./results.ts');
  return runCasesShow(context, id, { format: 'text' });
}

async function browse(prompter: Prompter, context: CommandContext): Promise<number | null> {
  const choices = listShipped(context.io.root).map(({ id: value, title }) => ({ value, label: title }));
  const id = await pick('Which framework?', choices, prompter);
  if (id === null) return null;
  const { runFrameworksShow } = await import('./browsing.ts');
  return runFrameworksShow(context, id, { format: 'text' });
}

/** An assessment that there is already: one of those in this folder, or another; null where the person turns back. */
async function pickFile(prompter: Prompter, { io }: CommandContext): Promise<string | null> {
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
