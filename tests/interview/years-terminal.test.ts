import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { written } from '../support/interviews.ts';
import { ROOT } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { choose, DAY, field, menu, question, review } from '../support/terminal-interview.ts';

const LADDER = readFileSync(join(ROOT, 'tests/fixtures/frameworks/ladder.yaml'), 'utf8');
const LAST = `joinedup: 1
framework: { id: ladder, version: 1.0.0, file: ladder.yaml }
service: { name: Old Town, nation: england, people: All, scope: All, partners: [] }
answered-by: [ { role: Manager } ]
date: 2025-11-22
answers: { money: { answer: part, note: As agreed. }, manager: two, door: unknown }
`;

function folderOfLastYear(): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'ladder.yaml'), LADDER);
  writeFileSync(join(cwd, 'town-2025.yaml'), LAST);
  return cwd;
}

/** What this year's file says, once it is seen that last year's is as it was. */
function thisYear({ cwd }: TerminalSession, name = 'town-2026.yaml') {
  expect(readFileSync(join(cwd, 'town-2025.yaml'), 'utf8')).toBe(LAST);
  return written(readFileSync(join(cwd, name), 'utf8'));
}

/** Keeps what was written of the service last time, in which only the day is another. */
async function keepDetails(terminal: TerminalSession): Promise<void> {
  await field(terminal, 'What is the service called?', '', 'Old Town');
  await terminal.waitFor((seen) => /Where is it\?.*save and leave$/u.test(seen));
  terminal.press('enter');
  await field(terminal, 'What does it cover, and what not?', '', 'All');
  await field(terminal, 'Which day does this describe?', '', DAY);
  await field(terminal, 'Whom does it serve?', '', 'All');
  await field(terminal, 'Which agencies work together here?', '');
  await whoAnswers(terminal);
}

async function whoAnswers(terminal: TerminalSession): Promise<void> {
  await field(terminal, 'What is your own role?', '', 'Manager');
  await field(terminal, 'Whom do you work for?', '');
}

async function leave(terminal: TerminalSession): Promise<void> {
  terminal.type('q');
  expect((await terminal.exit).code).toBe(0);
}

describe('a file of last year', () => {
  it('is followed by one of this year, which shows its answers on another day too', async () => {
    const cwd = folderOfLastYear();
    const terminal = openTerminal(['assess', 'town-2025.yaml'], { cwd });
    await terminal.waitFor((seen) => /describes 22\/11\/2025.*b back$/u.test(seen));
    choose(terminal, '1');
    await field(terminal, 'What is the new file to be called?', '', 'town-2026.yaml');
    await keepDetails(terminal);
    const first = await question(terminal, 1);
    expect(first.text).toContain('Last time (22/11/2025): Some shared (note)');
    terminal.type('s');
    await question(terminal, 2);
    expect(thisYear(terminal)).toMatchObject({
      date: '2026-11-30',
      follows: 'town-2025.yaml',
      service: { name: 'Old Town' },
      'answered-by': [{ role: 'Manager' }],
      answers: { money: 'part' },
    });
    await leave(terminal);
    const again = openTerminal(['assess', 'town-2026.yaml'], { cwd });
    const second = await question(again, 2);
    expect(second.text).toContain('Last time (22/11/2025): Two managers');
    choose(again, '2');
    await question(again, 3);
    await leave(again);
    expect(thisYear(again).answers).toEqual({ money: 'part', manager: 'one' });
  });

  it('that a panel agreed on is followed by one outside the folder of its views', async () => {
    const cwd = folderOfLastYear();
    mkdirSync(join(cwd, 'views'));
    writeFileSync(join(cwd, 'views/ladder.yaml'), LADDER);
    writeFileSync(join(cwd, 'views/jo.yaml'), LAST);
    writeFileSync(
      join(cwd, 'views/town.agreed.yaml'),
      `${LAST}panel: { views: 2, rule: { id: own, title: Ours, named: 2025-11-01 } }\n`,
    );
    const terminal = openTerminal(['assess', '--from', 'views/town.agreed.yaml'], { cwd });
    await field(terminal, 'What is the new file to be called?', '', 'town-2026.yaml');
    await keepDetails(terminal);
    await question(terminal, 1);
    await leave(terminal);
    expect(readdirSync(join(cwd, 'views')).sort()).toEqual(['jo.yaml', 'ladder.yaml', 'town.agreed.yaml']);
    expect(thisYear(terminal)).toMatchObject({ follows: 'views/town.agreed.yaml' });
  });

  it('is corrected where that is meant, and is left alone by who turns back', async () => {
    const cwd = folderOfLastYear();
    const terminal = openTerminal(['assess', 'town-2025.yaml'], { cwd });
    await terminal.waitFor((seen) => /describes 22\/11\/2025.*b back$/u.test(seen));
    terminal.type('b');
    expect((await terminal.exit).code).toBe(0);
    expect(terminal.text()).toContain('Nothing was changed.');
    const again = openTerminal(['assess', 'town-2025.yaml'], { cwd });
    await again.waitFor((seen) => /describes 22\/11\/2025.*b back$/u.test(seen));
    choose(again, '3');
    await review(again);
    await leave(again);
    expect(readdirSync(cwd).sort()).toEqual(['ladder.yaml', 'town-2025.yaml']);
  });

  it('of an older version says what became of its answers, however this year’s is begun', async () => {
    const cwd = emptyFolder();
    const older = `joinedup: 1
framework: { id: five-levels, version: 1.2.0 }
service: { name: Old Town, nation: england }
date: 2025-11-22
answers: { organisation: [host, one] }
`;
    writeFileSync(join(cwd, 'town.yaml'), older);
    const notes = 'Less is said by: “organisation” (was “host” or “one”).';
    for (const args of [['town.yaml'], ['--from', 'town.yaml'], ['--from', 'town.yaml', 'new.yaml']]) {
      const terminal = openTerminal(['assess', ...args], { cwd });
      if (args.length === 1) {
        await terminal.waitFor((seen) => /describes 22\/11\/2025.*b back$/u.test(seen));
        choose(terminal, '1');
      }
      if (args.length < 3) await field(terminal, 'What is the new file to be called?', '', 'town-2026.yaml');
      await terminal.waitFor((seen) => seen.includes(notes) && seen.endsWith('❯ Old Town'));
      terminal.press('interrupt');
      await terminal.exit;
    }
    writeFileSync(join(cwd, 'new.yaml'), 'joinedup: 1\nservice: { name: Old Town }\ndate: 2026-11-30\n');
    const named = openTerminal(['assess', '--from', 'town.yaml', 'new.yaml'], { cwd });
    await named.waitFor((seen) => seen.includes(notes));
    named.press('interrupt');
    await named.exit;
  });

  it('is asked for what has changed only, in plain lines', async () => {
    const cwd = folderOfLastYear();
    const args = ['--accessible', 'assess', '--from', 'town-2025.yaml', '--changed', 'new.yaml'];
    const terminal = openTerminal(args, { cwd });
    const line = async (wanted: string, typed: string) => {
      await terminal.waitFor((seen) => seen.includes(wanted) && seen.endsWith('>'));
      terminal.type(typed);
      terminal.press('enter');
    };
    await line('Which of these has changed?', '0');
    await line('Which day does this describe?', '');
    await line('What is your own role?', '');
    await line('Whom do you work for?', '');
    await line('Who manages? Two managers', '2');
    await line('Type a number, or several', '2');
    await line('How many doors?', 's');
    await line('Check your answers', 'q');
    expect((await terminal.exit).code).toBe(0);
    const { service, answers } = thisYear(terminal, 'new.yaml');
    expect(service).toMatchObject({ name: 'Old Town', nation: 'england', people: 'All', scope: 'All' });
    expect(answers).toEqual({ money: 'part', manager: 'one', door: 'unknown' });
  });
});

it.each([
  [['assess', 'new.yaml', '--changed'], '[no-last-time]'],
  [['assess', 'town-2025.yaml', '--from', 'town-2025.yaml'], '“town-2025.yaml” cannot follow itself.'],
  [['assess', '--from', 'nowhere.yaml'], '“nowhere.yaml” does not exist.'],
])('%j is refused', async (args, said) => {
  const terminal = openTerminal(args, { cwd: folderOfLastYear() });
  expect((await terminal.exit).code).toBe(2);
  expect(terminal.text()).toContain(said);
});

describe('a new assessment of a service that there is one of', () => {
  /** Names the service in an assessment that was begun from the menu. */
  async function named(cwd: string): Promise<TerminalSession> {
    const terminal = openTerminal([], { cwd });
    await terminal.waitFor((seen) => seen.endsWith('a letter acts at once'));
    choose(terminal, '1');
    await field(terminal, 'What is the service called?', ' old  town');
    await terminal.waitFor((seen) =>
      /There is one of this service already of 22\/11\/2025.*b back$/u.test(seen),
    );
    return terminal;
  }

  it('begins from that', async () => {
    const terminal = await named(folderOfLastYear());
    choose(terminal, '1');
    await field(terminal, 'What is the new file to be called?', '', 'town-2026.yaml');
    await keepDetails(terminal);
    const first = await question(terminal, 1);
    expect(first.text).toContain('Last time (22/11/2025): Some shared (note)');
  });

  it('and the two are followed from the menu', async () => {
    const cwd = folderOfLastYear();
    writeFileSync(
      join(cwd, 'town-2026.yaml'),
      LAST.replace('2025-11-22', '2026-11-22').replace('two', 'one'),
    );
    const terminal = openTerminal([], { cwd });
    await terminal.waitFor((seen) => seen.endsWith('a letter acts at once'));
    choose(terminal, '9');
    await menu(terminal, 'What would you like to see?', '2');
    await terminal.waitFor((seen) => seen.includes('Tick two at least') && seen.endsWith('b back'));
    terminal.type('1');
    terminal.press('space');
    terminal.type('2');
    terminal.press('space', 'enter');
    await terminal.waitFor('From level 1, Shared money, to level 2 or 3, since 22 November 2025.');
  });

  it('is one of its own where another service is meant', async () => {
    const terminal = await named(folderOfLastYear());
    choose(terminal, '4');
    await terminal.waitFor('What you answer is kept in “old-town.yaml”');
    expect(readdirSync(terminal.cwd).sort()).toEqual(['ladder.yaml', 'old-town.yaml', 'town-2025.yaml']);
  });
});
