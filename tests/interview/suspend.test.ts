import { describe, expect, it } from 'vitest';
import { openTerminal, type Setup, type TerminalSession } from '../support/terminal.ts';
import { field, menu, whereIsIt } from '../support/terminal-interview.ts';

const NAME = 'What is the service called?';
const ASSESS = ['assess', 'service.yaml'];
const JOB: Setup = { asJob: true };

/** An interview with half a name in its first line. */
async function inALine(setup: Setup = JOB): Promise<TerminalSession> {
  const terminal = openTerminal(ASSESS, setup);
  await terminal.waitFor((seen) => seen.endsWith('❯'));
  terminal.type('Half');
  await terminal.waitFor((seen) => seen.endsWith('❯ Half'));
  return terminal;
}

/** An interview with the pointer on Wales in its first menu. */
async function inAMenu(setup: Setup = JOB): Promise<TerminalSession> {
  const terminal = openTerminal(ASSESS, setup);
  await field(terminal, NAME, 'Old Town');
  await menu(terminal, 'Which agencies is it about?', '0');
  await terminal.waitFor('1 England');
  terminal.type('3');
  await terminal.waitFor('❯ 3 Wales');
  return terminal;
}

/** Stops the program with Ctrl-Z, sees that the terminal is as it was before, and makes it go on. */
async function awayAndBack(terminal: TerminalSession): Promise<void> {
  const before = terminal.raw.length;
  terminal.press('suspend');
  await terminal.waitFor(() => terminal.raw.slice(before).includes('Stopped, cooked'));
  expect(isCursorShown(terminal)).toBe(true);
  terminal.press('enter');
}

function isCursorShown({ raw }: TerminalSession): boolean {
  return raw.lastIndexOf('\u001b[?25h') >= raw.lastIndexOf('\u001b[?25l');
}

/** Waits until the program has written that since, and it can be seen. */
async function paintedSince(before: number, text: string, terminal: TerminalSession): Promise<void> {
  await terminal.waitFor((seen) => terminal.raw.slice(before).includes(text) && seen.includes(text));
}

describe('after Ctrl-Z and fg', () => {
  it('a line that is being written goes on, however often', async () => {
    const terminal = await inALine();
    for (const _ of [1, 2]) {
      await awayAndBack(terminal);
      await terminal.waitFor((seen) => seen.endsWith('❯ Half'));
    }
    terminal.type(' Way');
    await terminal.waitFor((seen) => seen.endsWith('❯ Half Way'));
    terminal.press('enter');
    await terminal.waitFor(`✓ ${NAME} Half Way`);
  });

  it('a menu goes on with the pointer where it was, and what stood above it stands there', async () => {
    const terminal = await inAMenu();
    await awayAndBack(terminal);
    await terminal.waitFor((seen) =>
      /✓ Which agencies is it about\?.* none.*Stopped.*Where is it\?.*❯ 3 Wales.*q save/u.test(seen),
    );
    terminal.press('down');
    await terminal.waitFor('❯ 4 Northern Ireland');
    terminal.press('enter');
    await terminal.waitFor('✓ Where is it? Northern Ireland');
    await terminal.waitFor((seen) => seen.endsWith('❯'));
    terminal.press('interrupt');
    expect((await terminal.exit).code).toBe(130);
    expect(terminal.text()).toContain('Ended, cooked');
  });

  it('a long text is read on', async () => {
    const terminal = openTerminal(['practise'], JOB);
    await terminal.waitFor('Enter: the first case');
    await awayAndBack(terminal);
    await terminal.waitFor((seen) => /Stopped.*Enter: the first case · q stop$/u.test(seen));
    terminal.press('enter');
    await terminal.waitFor('Case 1:');
  });

  it('the menu at the start goes on', async () => {
    const terminal = openTerminal([], JOB);
    await terminal.waitFor('Arrows or a number');
    const before = terminal.raw.length;
    await awayAndBack(terminal);
    // It fills the screen, so that nothing else is seen on it.
    await terminal.waitFor(
      (seen) =>
        /Stopped.*a letter acts at once/su.test(terminal.raw.slice(before)) &&
        / 1 Assess.*Arrows or a number, then Enter; a letter acts at once$/u.test(seen),
    );
    terminal.press('down', 'down');
    await terminal.waitFor('❯ 2');
  });

  it('a question in plain lines is said again', async () => {
    const terminal = openTerminal([...ASSESS, '--accessible'], JOB);
    await terminal.waitFor((seen) => seen.endsWith('>'));
    await awayAndBack(terminal);
    await terminal.waitFor((seen) => /Stopped.*What is the service called\?.*>$/u.test(seen));
    terminal.type('Old Town\r');
    await terminal.waitFor((seen) => /or 0 for none\..*>$/u.test(seen));
    terminal.type('0\r');
    await terminal.waitFor((seen) => /1\. England.*>$/u.test(seen));
    await awayAndBack(terminal);
    await terminal.waitFor((seen) => /Stopped.*Where is it\? 1\. England.*>$/u.test(seen));
  });
});

it.each([
  ['is stopped from outside', { asJob: true }, 'SIGTSTP'],
  ['is stopped without being asked, in front of nobody', {}, 'SIGSTOP'],
] as const)('a program that %s goes on with what was typed', async (_, setup, signal) => {
  const terminal = await inALine(setup);
  const before = terminal.raw.length;
  terminal.signal(signal);
  if (signal === 'SIGTSTP') {
    await terminal.waitFor('Stopped, cooked');
    terminal.press('enter');
  } else {
    terminal.signal('SIGCONT');
  }
  await paintedSince(before, NAME, terminal);
  await terminal.waitFor((seen) => seen.endsWith('❯ Half'));
  terminal.type(' Way');
  await terminal.waitFor((seen) => seen.endsWith('❯ Half Way'));
});

it('where nobody could make it go on, Ctrl-Z stops nothing', async () => {
  const terminal = await inALine({});
  const before = terminal.raw.length;
  terminal.press('suspend');
  await paintedSince(before, NAME, terminal);
  await field(terminal, NAME, ' Way', 'Half');
  await whereIsIt(terminal);
  await terminal.waitFor('✓ Where is it? England');
});

describe.each(['SIGTERM', 'SIGHUP'] as const)('%s gives the terminal back', (signal) => {
  it.each([
    ['in a line', inALine],
    ['in a menu', inAMenu],
  ])('%s', async (_, begun) => {
    const terminal = await begun(JOB);
    terminal.signal(signal);
    expect((await terminal.exit).code).toBe(signal === 'SIGTERM' ? 143 : 129);
    expect(terminal.text()).toContain('Ended, cooked');
    expect(isCursorShown(terminal)).toBe(true);
  });
});
