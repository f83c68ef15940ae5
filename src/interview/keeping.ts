import { commandAlone, file, type Word, whyNoCommand } from '../command.ts';
import { InputError, saidIn } from '../problem.ts';
import { plain } from '../sentence.ts';
import { quoted } from '../text.ts';
import type { Keeper, Notice } from './keeper.ts';
import type { Prompter } from './prompter.ts';

/** Thrown where the person gives up on saving; what was said last is then not in the file. */
export class NotSaved extends Error {}

/** After so many tries to get the file, in about a second, the person is told that it takes longer. */
const TOLD_AFTER = 40;

/**
 * Runs one act of keeping, and talks the person through what may go wrong: somebody else changed the file, or
 * it cannot be written.
 */
export async function keep(
  act: () => Promise<Notice | null>,
  keeper: Keeper,
  prompter: Prompter,
): Promise<void> {
  keeper.whileWaiting = async (tries) => {
    await prompter.heed();
    if (tries === TOLD_AFTER)
      prompter.say(`Another session holds ${quoted(keeper.called(keeper.path), 200)}; this waits for it.`);
  };
  for (let attempt = act; ; attempt = () => keeper.save()) {
    try {
      const notice = await attempt();
      if (notice) prompter.say(told(notice, keeper));
      return;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      prompter.say(error.problems.map((problem) => plain(saidIn(problem))).join('\n'));
      await mend(keeper, prompter);
    }
  }
}

function told({ path, what }: Notice, keeper: Keeper): string {
  const files = [path, keeper.path].map((each) => file(keeper.called(each)));
  const [left, mine] = [path, keeper.path].map((each) => quoted(keeper.called(each), 200));
  if (what === 'carried-over')
    return `${mine} is now of this version of the framework. As it was, it is kept as ${left}.`;
  if (path === keeper.path) {
    return `${left} ${WHAT_IT_IS[what]} It has been written anew, with all your answers.`;
  }
  const now = [`${left} ${WHAT_IT_IS[what]}`, `Your answers are now kept in ${mine}.`];
  return [...now, ...(what === 'no-file' || what === 'gone' ? [] : comparing(files))].join('\n');
}

const WHAT_IT_IS: Readonly<Record<Exclude<Notice['what'], 'carried-over'>, string>> = {
  changed:
    'has been changed by somebody else, or in another window, since this interview read it. It was left alone.',
  taken: 'was there already, and does not come from this interview. It was left alone.',
  'no-file': 'is no file: a folder, a pipe or a device has that name now. It was left alone.',
  'laid-out': 'cannot be changed without losing how it is laid out. It was left alone.',
  gone: 'was not there any more: somebody has moved or removed it.',
};

function comparing(files: readonly Word[]): string[] {
  // By its whole name, because PowerShell calls something else “fc”.
  const [here, onWindows] = ['diff', 'fc.exe'].map((name) => commandAlone([name, ...files]));
  if (here === null) return [whyNoCommand(files)];
  return ['To compare the two afterwards:', `${here}`, 'or on Windows:', `${onWindows}`];
}

async function mend(keeper: Keeper, prompter: Prompter): Promise<void> {
  for (;;) {
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
      commands: ['back'],
    });
    if (name.kind === 'text') return keeper.moveTo(name.text);
  }
}
