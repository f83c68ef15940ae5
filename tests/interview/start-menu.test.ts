import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { headOf } from '../support/interviews.ts';
import { shipped } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { choose, firstQuestion, menu } from '../support/terminal-interview.ts';

const MENU = 'What would you like to do?';
const CARRY_ON = 'Carry on with one, or look at it again';
const FRAMEWORK = shipped('five-levels');

/** A folder with one assessment in it, and things that are none. */
function folderWithOne(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'service.yaml'), headOf(FRAMEWORK));
  writeFileSync(join(folder, 'other.yaml'), 'id: something-else\n');
  writeFileSync(join(folder, 'service.yaml.tmp-1234567890abcdef'), headOf(FRAMEWORK));
  writeFileSync(join(folder, 'notes.txt'), headOf(FRAMEWORK));
  writeFileSync(join(folder, 'package.json'), '{\n  "bin": {\n    "joinedup": "bin/joinedup.js"\n  }\n}\n');
  return folder;
}

async function opened(setup: Parameters<typeof openTerminal>[1] = {}): Promise<TerminalSession> {
  const terminal = openTerminal([], setup);
  await terminal.waitFor((seen) => seen.includes(MENU) && seen.includes('Arrows or a number'));
  return terminal;
}

describe('the menu of a bare “joinedup”', () => {
  it('offers to assess, to carry on, to look at an example, to browse, and to leave', async () => {
    const terminal = await opened();
    const offered = terminal.screen().filter((line) => /^[❯ ] \d {2}/u.test(line));
    expect(offered.map((line) => line.slice(5))).toEqual([
      'Assess an arrangement',
      CARRY_ON,
      'Look at a worked example',
      'Browse the frameworks',
      'Leave (q)',
    ]);
  });

  it('starts an interview', async () => {
    const terminal = await opened();
    choose(terminal, '1');
    await terminal.waitFor('What is the service called?');
  });

  it('carries on with an assessment of the folder, and with nothing else that lies there', async () => {
    const terminal = await opened({ cwd: folderWithOne() });
    expect(terminal.text()).toContain(`2 ${CARRY_ON}`);
    choose(terminal, '2');
    await terminal.waitFor((seen) => seen.includes('Which one?') && seen.includes('b back'));
    expect(terminal.screen().filter((line) => /\.(yaml|txt|tmp|json)/u.test(line))).toEqual([
      '  1  service.yaml',
    ]);
    expect(terminal.text()).toContain('2 A file in another folder');
    choose(terminal, '1');
    await terminal.waitFor('Carrying on with “service.yaml”: 0 of 30 questions answered.');
    await firstQuestion(terminal);
  });

  it('shows a worked example', async () => {
    const terminal = await opened();
    choose(terminal, '3');
    await menu(terminal, 'Which arrangement?', '1');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(terminal.text()).toContain(FRAMEWORK.title);
  });

  it('shows a framework', async () => {
    const terminal = await opened();
    choose(terminal, '4');
    await menu(terminal, 'Which framework?', '1');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    for (const { ask } of FRAMEWORK.questions) expect(terminal.text()).toContain(ask);
  });

  it('ends without a word by “Leave”', async () => {
    const terminal = await opened();
    choose(terminal, '5');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(terminal.text()).toBe('');
  });

  it('comes again for somebody who turns back from a list', async () => {
    const terminal = await opened();
    choose(terminal, '3');
    await terminal.waitFor((seen) => seen.includes('Which arrangement?') && seen.includes('b back'));
    terminal.type('b');
    await terminal.waitFor((seen) => seen.includes(MENU) && seen.includes('Arrows or a number'));
    choose(terminal, '5');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
  });

  it('asks for a file where none lies in the folder, until there is one', async () => {
    const elsewhere = folderWithOne();
    const terminal = await opened();
    choose(terminal, '2');
    await terminal.waitFor('There is no assessment in this folder.');
    terminal.type('nowhere.yaml');
    terminal.press('enter');
    await terminal.waitFor('“nowhere.yaml” does not exist.');
    await terminal.waitFor((seen) => seen.split('Which file?').length > 1 && seen.endsWith('❯'));
    terminal.type(join(elsewhere, 'service.yaml'));
    terminal.press('enter');
    await terminal.waitFor('0 of 30 questions answered.');
  });

  it('ends with 130 by Ctrl-C', async () => {
    const terminal = await opened();
    terminal.press('interrupt');
    expect(await terminal.exit).toEqual({ code: 130, signal: 0 });
    expect(terminal.text()).not.toMatch(/fault|Error/u);
  });

  it('is plain text in accessible mode', async () => {
    const terminal = openTerminal([], { env: { ACCESSIBLE: '1' } });
    await terminal.waitFor((seen) => seen.endsWith('Type a number. >'));
    expect(terminal.text()).toContain(
      `${MENU} 1. Assess an arrangement 2. ${CARRY_ON} 3. Look at a worked example`,
    );
    choose(terminal, '5');
    expect((await terminal.exit).code).toBe(0);
  });
});
