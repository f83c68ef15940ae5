import { commandAlone, file, whyNoCommand } from '../command.ts';
import { InputError, saidIn } from '../problem.ts';
import { plain } from '../sentence.ts';
import { quoted } from '../text.ts';
import type { Keeper } from './keeper.ts';
import type { Prompter } from './prompter.ts';

/** Thrown where the person gives up on saving; what was said last is then not in the file. */
export class NotSaved extends Error {}

/**
 * Runs one act of keeping, and talks the person through what may go wrong: somebody else changed the file, or
 * it cannot be written.
 */
export async function keep(
  act: () => Promise<string | null>,
  keeper: Keeper,
  prompter: Prompter,
): Promise<void> {
  for (let attempt = act; ; attempt = () => keeper.save()) {
    try {
      const left = await attempt();
      if (left !== null) prompter.say(disturbed(keeper.called(left), keeper.called(keeper.path)));
      return;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      prompter.say(error.problems.map((problem) => plain(saidIn(problem))).join('\n'));
      await mend(keeper, prompter);
    }
  }
}

function disturbed(left: string, mine: string): string {
  const files = [file(left), file(mine)];
  // By its whole name, because PowerShell calls something else “fc”.
  const [here, onWindows] = ['diff', 'fc.exe'].map((name) => commandAlone([name, ...files]));
  return [
    `${quoted(left, 200)} has been changed by somebody else since this interview read it. It was left alone.`,
    `Your answers are now kept in ${quoted(mine, 200)}.`,
    ...(here === null
      ? [whyNoCommand(files)]
      : ['To compare the two afterwards:', here, 'or on Windows:', `${onWindows}`]),
  ].join('\n');
}

async function mend(keeper: Keeper, prompter: Prompter): Promise<void> {
  const reply = await prompter.choose<'again' | 'elsewhere' | 'leave'>({
    message: 'Your last answer is not saved yet. What now?',
    choices: [
      { value: 'again', label: 'Try again' },
      { value: 'elsewhere', label: 'Save to another file' },
      { value: 'leave', label: 'Leave without the last answer' },
    ],
    passing: true,
    commands: [],
  });
  const choice = reply.kind === 'chosen' ? reply.values[0] : 'again';
  if (choice === 'leave') throw new NotSaved();
  if (choice !== 'elsewhere') return;
  const name = await prompter.write({
    message: 'What is the other file called?',
    required: true,
    commands: [],
  });
  if (name.kind === 'text') keeper.moveTo(name.text);
}
