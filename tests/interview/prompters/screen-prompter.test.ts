import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { ScreenPrompter } from '../../../src/interview/prompters/screen.ts';
import { Interrupted } from '../../../src/problem.ts';
import { PAPER } from '../../support/paper.ts';

/** A prompter on a screen of 24 rows, and a Ctrl-C that comes as a signal rather than as a key. */
function opened() {
  let interrupt = () => {};
  const prompter = new ScreenPrompter({
    input: new PassThrough(),
    output: Object.assign(new PassThrough(), { rows: 24, columns: 80 }),
    paper: PAPER,
    write: () => {},
    onSuspend: () => () => {},
    suspend() {},
    onInterrupt: (listener) => {
      interrupt = listener;
      return () => {};
    },
  });
  return { prompter, interrupt: () => interrupt() };
}

const MENU = { message: 'Which?', choices: [{ value: 1, label: 'One' }], commands: [] } as const;
const TEXT = { parts: [['A line']], next: 'the question', rows: null, commands: [] } as const;

it('a Ctrl-C that is heard of only when a menu is open breaks off all the same', async () => {
  const { prompter, interrupt } = opened();
  const reply = prompter.choose(MENU);
  interrupt();
  await expect(reply).rejects.toThrow(Interrupted);
});

it('so it does on a page that waits to be turned, and nothing is asked after it', async () => {
  const { prompter, interrupt } = opened();
  const reply = prompter.read(TEXT);
  interrupt();
  await expect(reply).rejects.toThrow(Interrupted);
  await expect(prompter.choose(MENU)).rejects.toThrow(Interrupted);
});

it('a text that leaves room for what comes next waits for nobody', async () => {
  const { prompter } = opened();
  expect(await prompter.read({ ...TEXT, rows: 10 })).toBeNull();
});
