import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { headOf, written } from '../support/interviews.ts';
import { fixture, ROOT, shipped } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { choose, DAY, field, menu, question, review } from '../support/terminal-interview.ts';

/** The quick interview in a terminal, read back as it is on the screen. */

const FRAMEWORKS = join(ROOT, 'tests/fixtures/frameworks');
const COMMAND = ['assess', 'service.yaml', '--quick', '--framework', 'ladder.yaml'];

function answersIn({ cwd }: TerminalSession) {
  return written(readFileSync(join(cwd, 'service.yaml'), 'utf8')).answers;
}

/** A folder with the framework, and with a file that has every detail and these answers, if any. */
function folderWith(answers: string | null): string {
  const cwd = emptyFolder();
  copyFileSync(join(FRAMEWORKS, 'ladder.yaml'), join(cwd, 'ladder.yaml'));
  if (answers !== null) writeFileSync(join(cwd, 'service.yaml'), headOf(fixture('ladder')) + answers);
  return cwd;
}

it('says what it is going to do, what could remain, where it ends, and how to go on', async () => {
  const terminal = openTerminal(COMMAND, { cwd: folderWith(null) });
  await field(terminal, 'What is the service called?', 'Old Town');
  await menu(terminal, 'Where is it?', '1');
  const { of, text } = await question(terminal, 1);
  expect(terminal.text()).toContain(
    'Only what can still change where it sits is asked, what tells most first.',
  );
  expect(terminal.text()).toContain('At most 3 questions; every answer is saved as you give it.');
  expect(of).toBe(3);
  expect(text).toContain('Whose money?');
  choose(terminal, '2');
  await question(terminal, 2);
  expect(terminal.text()).toContain('Still possible: Shared money, One manager or One door.');
  expect(answersIn(terminal)).toEqual({ money: 'part' });
  choose(terminal, '1');
  await review(terminal);
  expect(terminal.text()).toContain('Certain now: Shared money.');
  expect(terminal.text()).toContain('Certain: Shared money. 2 questions asked, 1 left open.');
  terminal.type('p');
  await terminal.waitFor('q stop');
  expect(terminal.text()).toContain('Shared money');
  // Only then who works together here, and what else the answer does not hang on.
  expect(terminal.text()).not.toContain('Which agencies');
  terminal.type('q');
  await terminal.waitFor('Last, a few words on the service');
  await field(terminal, 'What does it cover, and what not?', '');
  await field(terminal, 'Which day does this describe?', '', DAY);
  await field(terminal, 'Whom does it serve?', 'Everybody');
  await field(terminal, 'Which agencies work together here?', 'North');
  await field(terminal, 'And the second agency?', 'South');
  await field(terminal, 'Another agency?', '');
  await menu(terminal, 'Is that everybody who works together here?', '1');
  await field(terminal, 'What is your own role?', 'Manager');
  await field(terminal, 'Whom do you work for?', 'North');
  expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
  expect(written(readFileSync(join(terminal.cwd, 'service.yaml'), 'utf8'))).toMatchObject({
    service: {
      people: 'Everybody',
      partners: [{ name: 'North' }, { name: 'South' }],
      'partners-complete': true,
    },
    'answered-by': [{ role: 'Manager', organisation: 'North' }],
  });
  expect(terminal.text()).toContain(
    [
      'Your answers are kept in “service.yaml”. Certain: Shared money. 2 questions asked, 1 left open.',
      'Answer the questions that were left out:',
      'joinedup assess service.yaml',
      'See the result again, see why, or make a page for the board:',
    ].join(' '),
  );
});

it('left in between, it is carried on with by the command that it names', async () => {
  const cwd = folderWith('');
  const terminal = openTerminal(COMMAND, { cwd });
  await question(terminal, 1);
  choose(terminal, '3');
  await question(terminal, 2);
  terminal.type('q');
  expect((await terminal.exit).code).toBe(0);
  expect(terminal.text()).toContain(
    'Carry on with: joinedup assess service.yaml --framework ladder.yaml --quick',
  );

  const again = openTerminal(COMMAND, { cwd });
  const { text, of, answered } = await question(again, 1);
  expect({ of, answered }).toEqual({ of: 2, answered: 1 });
  expect(text).toContain('Who manages?');
  again.press('interrupt');
  expect((await again.exit).code).toBe(130);
  expect(again.text()).toContain('joinedup assess service.yaml --framework ladder.yaml --quick');
  expect(answersIn(again)).toEqual({ money: 'all' });
});

it('goes back to what it asked before, and the changed answer counts', async () => {
  const terminal = openTerminal(COMMAND, { cwd: folderWith('') });
  await question(terminal, 1);
  choose(terminal, '2');
  await question(terminal, 2);
  terminal.type('b');
  await terminal.waitFor((seen) =>
    /Question 1, asked before · 1 answered Whose money\?.*\(your answer\)/u.test(seen),
  );
  choose(terminal, '1');
  await review(terminal);
  expect(terminal.text()).toContain('Certain: Apart. 1 question asked, 2 left open.');
  expect(answersIn(terminal)).toEqual({ money: 'own' });
});

it('in accessible mode says the same in plain lines', async () => {
  const terminal = openTerminal([...COMMAND, '--accessible'], { cwd: folderWith('') });
  for (const [asked, line] of [
    ['Ties. Question 1 of at most 3. 0 answered Whose money?', '4'],
    ['Still possible: Apart, Shared money, One manager or One door.', '1'],
    ['The rest depends on what is not known. 2 questions asked, 2 left open.', 'p'],
  ] as const) {
    await terminal.waitFor((seen) => seen.includes(asked) && seen.endsWith('>'));
    terminal.type(line);
    terminal.press('enter');
  }
  expect((await terminal.exit).code).toBe(0);
  expect(terminal.text()).toContain(
    'Still possible: Apart or Shared money. The rest depends on what is not known.',
  );
  expect(terminal.text()).toContain(
    'Answer only what can still change that, once it is known: joinedup assess',
  );
});

it('without levels there is nothing to be quick about', async () => {
  const profile = join(FRAMEWORKS, 'profile.yaml');
  const terminal = openTerminal(['assess', 'service.yaml', '--quick', '--framework', profile]);
  expect((await terminal.exit).code).toBe(2);
  expect(terminal.text()).toContain('A profile and no level has no levels to place a service on');
  expect(terminal.text()).toContain('Leave out --quick.');
});

it('where the framework asks about the people served, that is left to the end', async () => {
  const framework = shipped('five-levels');
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'service.yaml'), `${headOf(framework)}answers: { budget: unknown }\n`);
  const terminal = openTerminal(['assess', 'service.yaml', '--quick'], { cwd });
  await question(terminal, 1);
  terminal.type('r');
  await review(terminal);
  terminal.type('p');
  expect((await terminal.exit).code).toBe(0);
  expect(terminal.text()).toContain('Say what the people served need: joinedup needs service.yaml');
});
