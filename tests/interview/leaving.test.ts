import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { headOf, written } from '../support/interviews.ts';
import { fixture, ROOT, shipped } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { begin, choose, field, menu, question } from '../support/terminal-interview.ts';

const [first, second] = shipped('five-levels').questions;
const ANSWERED = { [`${first?.id}`]: first?.options[1]?.id };
const COMMAND = ['assess', 'service.yaml'];
const LADDER = fixture('ladder');
const LADDER_FILE = join(ROOT, 'tests/fixtures/frameworks/ladder.yaml');
const KEPT = 'Your answers are kept in “service.yaml”. Carry on with: joinedup assess service.yaml';

/** An interview at its second question. */
async function begun(args = COMMAND): Promise<TerminalSession> {
  const terminal = openTerminal(args);
  await begin(terminal);
  choose(terminal, '2');
  await question(terminal, 2);
  return terminal;
}

function answersIn(cwd: string, name = 'service.yaml') {
  return written(readFileSync(join(cwd, name), 'utf8')).answers;
}

describe('leaving', () => {
  it('keeps what was answered, and the same command carries on with it', async () => {
    const terminal = await begun();
    terminal.type('q');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(terminal.text()).toContain(KEPT);

    const again = openTerminal(COMMAND, { cwd: terminal.cwd });
    await again.waitFor((seen) =>
      /Carrying on with “service.yaml”: 1 of \d+ questions answered\./u.test(seen),
    );
    expect(await question(again, 2)).toMatchObject({ answered: 1 });
    choose(again, '1');
    await question(again, 3);
    expect(answersIn(terminal.cwd)).toEqual({ ...ANSWERED, [`${second?.id}`]: second?.options[0]?.id });
  });

  it('in the middle of the details carries on with the details', async () => {
    const terminal = openTerminal(COMMAND);
    await field(terminal, 'What is the service called?', 'Old Town');
    await terminal.waitFor('Which agencies is it about?');
    await terminal.waitFor('q save and leave');
    terminal.type('q');
    expect((await terminal.exit).code).toBe(0);
    const again = openTerminal(COMMAND, { cwd: terminal.cwd });
    await again.waitFor('q save and leave');
    expect(again.text()).toContain('Which agencies is it about?');
  });

  it('with a framework of one’s own names a command that carries on', async () => {
    const cwd = emptyFolder();
    copyFileSync(join(ROOT, 'tests/fixtures/frameworks/ladder.yaml'), join(cwd, 'own.yaml'));
    const terminal = openTerminal([...COMMAND, '--framework', 'own.yaml'], { cwd });
    await begin(terminal);
    terminal.type('q');
    await terminal.exit;
    const [, command = ''] = /Carry on with: joinedup (.*)$/u.exec(terminal.text()) ?? [];
    await question(openTerminal(command.split(' '), { cwd }), 1);
  });
});

describe('Ctrl-C', () => {
  it('on a question says what is kept and how to carry on', async () => {
    const terminal = await begun();
    terminal.press('interrupt');
    expect(await terminal.exit).toEqual({ code: 130, signal: 0 });
    expect(terminal.text()).toContain(KEPT);
    expect(answersIn(terminal.cwd)).toEqual(ANSWERED);
    expect(terminal.raw.lastIndexOf('\u001b[?25h')).toBeGreaterThan(terminal.raw.lastIndexOf('\u001b[?25l'));
  });

  it('in the middle of a line loses only that line', async () => {
    const terminal = await begun();
    terminal.type('n');
    await terminal.waitFor((seen) => /Note: .*❯$/u.test(seen));
    terminal.type('half a no');
    await terminal.waitFor('half a no');
    terminal.press('interrupt');
    expect((await terminal.exit).code).toBe(130);
    expect(terminal.text()).toContain(KEPT);
    expect(answersIn(terminal.cwd)).toEqual(ANSWERED);
  });

  it('before anything was answered keeps nothing, and says so', async () => {
    const terminal = openTerminal(COMMAND);
    await terminal.waitFor((seen) => seen.endsWith('❯'));
    terminal.press('interrupt');
    expect(await terminal.exit).toEqual({ code: 130, signal: 0 });
    expect(terminal.text()).toMatch(/Nothing was answered, and nothing was kept\.$/u);
    expect(readdirSync(terminal.cwd)).toEqual([]);
  });

  it('pressed twice loses nothing and ends in no fault', async () => {
    const terminal = await begun();
    terminal.press('interrupt', 'interrupt');
    // The second may come when nobody listens any more; then the system ends the program in its own way.
    expect([
      { code: 130, signal: 0 },
      { code: 0, signal: constants.signals.SIGINT },
    ]).toContainEqual(await terminal.exit);
    expect(terminal.text()).not.toMatch(/fault|Error/u);
    expect(answersIn(terminal.cwd)).toEqual(ANSWERED);
  });
});

describe('a file that was changed on disk meanwhile', () => {
  it('is left as it is, and the answers go beside it, with how to compare', async () => {
    const terminal = await begun();
    const file = join(terminal.cwd, 'service.yaml');
    appendFileSync(file, '# theirs\n');
    const theirs = readFileSync(file, 'utf8');
    choose(terminal, '1');
    await question(terminal, 3);
    const text = terminal.text();
    expect(text).toContain(
      'has been changed by somebody else, or in another window, since this interview read it. It was left alone.',
    );
    expect(readFileSync(file, 'utf8')).toBe(theirs);
    expect(answersIn(terminal.cwd, 'service.yaml.mine.yaml')).toEqual({
      ...ANSWERED,
      [`${second?.id}`]: second?.options[0]?.id,
    });

    // The two names stand there so that the command can be copied.
    expect(terminal.raw).toContain('  diff service.yaml service.yaml.mine.yaml\r\n');
    terminal.type('q');
    await terminal.exit;
    expect(terminal.text()).toMatch(/Carry on with: joinedup assess service\.yaml\.mine\.yaml$/u);
  });
});

describe.each([
  ['on a screen', []],
  ['in plain lines', ['--accessible']],
] as const)('where the answers are, %s', (_, options) => {
  const open = (cwd: string, file = 'service.yaml') =>
    openTerminal(['assess', file, '--framework', LADDER_FILE, ...options], { cwd });
  /** A folder with a file in which the first question is answered. */
  const withFile = () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'service.yaml'), `${headOf(LADDER)}answers: { money: part }\n`);
    return cwd;
  };

  it('is said of a file that is gone, or that is none any more', async () => {
    const cwd = withFile();
    const file = join(cwd, 'service.yaml');
    const terminal = open(cwd);
    await terminal.waitFor('Who manages?');
    rmSync(file);
    choose(terminal, '1');
    await terminal.waitFor('“service.yaml” was not there any more: somebody has moved or removed it.');
    await terminal.waitFor('How many doors?');
    expect(answersIn(cwd)).toEqual({ money: 'part', manager: 'two' });

    rmSync(file);
    mkdirSync(file);
    choose(terminal, '2');
    await terminal.waitFor('Your answers are now kept in “service.yaml.mine.yaml”.');
    // It may have gone off the top by now.
    expect(terminal.text()).toContain(
      '“service.yaml” is no file: a folder, a pipe or a device has that name now.',
    );
    expect(answersIn(cwd, 'service.yaml.mine.yaml')).toEqual({ money: 'part', manager: 'two', door: 'one' });
  });

  it('is said to the second of two windows on one file, and true of both', async () => {
    const cwd = withFile();
    const [first, second] = [open(cwd), open(cwd)];
    for (const each of [first, second]) await each.waitFor('Who manages?');
    choose(first, '1');
    await first.waitFor('How many doors?');
    choose(second, '2');
    await second.waitFor('Your answers are now kept in “service.yaml.mine.yaml”.');
    await second.waitFor('How many doors?');
    choose(first, '1');
    for (const [each, asked] of [
      [first, 'Check your answers'],
      [second, 'How many doors?'],
    ] as const) {
      await each.waitFor((seen) => seen.includes(asked) && seen.includes('q save and leave'));
      each.type('q');
      if (options.length > 0) each.press('enter');
      await each.exit;
    }
    expect(first.text()).toContain('Your answers are kept in “service.yaml”.');
    expect(first.text()).not.toContain('somebody else');
    expect(second.text()).toContain(
      '“service.yaml” has been changed by somebody else, or in another window, since this interview read it. It was left alone.',
    );
    expect(second.text()).toContain('Your answers are kept in “service.yaml.mine.yaml”.');
    expect(answersIn(cwd)).toEqual({ money: 'part', manager: 'two', door: 'two' });
    expect(answersIn(cwd, 'service.yaml.mine.yaml')).toEqual({ money: 'part', manager: 'one' });
  });

  it('is said to the second of two windows that begin one file', async () => {
    const cwd = emptyFolder();
    const [first, second] = [open(cwd), open(cwd)];
    const bothAsk = [first, second].map((each) =>
      each.waitFor((seen) => /What is the service called\?.*[❯>]$/u.test(seen)),
    );
    await Promise.all(bothAsk);
    for (const each of [first, second]) {
      each.type('Old Town\r');
      await each.waitFor('Where is it?');
    }
    expect(first.text()).toContain('What you answer is kept in “service.yaml”, in the folder');
    expect(second.text()).toContain(
      '“service.yaml” was there already, and does not come from this interview.',
    );
    expect(second.text()).toContain('What you answer is kept in “service.yaml.mine.yaml”, in the folder');
  });

  it('is said truly of an answer that could not be saved, however the person leaves', async () => {
    for (const leave of ['3', null]) {
      const cwd = emptyFolder();
      const [sub, away] = [join(cwd, 'sub'), join(cwd, 'away')];
      cpSync(withFile(), sub, { recursive: true });
      const terminal = open(cwd, join('sub', 'service.yaml'));
      await terminal.waitFor('Who manages?');
      renameSync(sub, away);
      choose(terminal, '1');
      await terminal.waitFor('Leave without the last answer');
      renameSync(away, sub);
      if (leave) choose(terminal, leave);
      else terminal.press('interrupt');
      expect((await terminal.exit).code).toBe(130);
      expect(terminal.text()).toContain('Your answers are kept in “sub/service.yaml”, all but the last.');
      expect(answersIn(sub)).toEqual({ money: 'part' });
    }
  });
});

describe('a folder that is gone', () => {
  const GONE = ['assess', join('sub', 'service.yaml')];

  async function orphaned(): Promise<TerminalSession> {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'sub'));
    const interview = openTerminal(GONE, { cwd });
    await begin(interview);
    rmSync(join(cwd, 'sub'), { recursive: true });
    choose(interview, '2');
    await interview.waitFor('Your last answer is not saved yet. What now?');
    return interview;
  }

  it('loses nothing: the answers can go elsewhere', async () => {
    const terminal = await orphaned();
    await menu(terminal, 'What now?', '2');
    await field(terminal, 'What is the other file called?', 'other.yaml');
    await question(terminal, 2);
    expect(answersIn(terminal.cwd, 'other.yaml')).toEqual(ANSWERED);
  });

  it('with the file in it: nothing is said to be kept in a file that is gone', async () => {
    const terminal = await orphaned();
    await menu(terminal, 'What now?', '3');
    expect((await terminal.exit).code).toBe(130);
    expect(terminal.text()).toMatch(
      /Your answers are not kept: “sub\/service\.yaml” is not there any more\.$/u,
    );
  });

  it('before anything was saved: nothing is said to be kept', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'sub'));
    const terminal = openTerminal(GONE, { cwd });
    await terminal.waitFor((seen) => seen.endsWith('❯'));
    rmSync(join(cwd, 'sub'), { recursive: true });
    await field(terminal, 'What is the service called?', 'Old Town');
    await menu(terminal, 'What now?', '3');
    expect((await terminal.exit).code).toBe(130);
    expect(terminal.text()).toMatch(/Nothing was kept: what you answered could not be saved\.$/u);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('and comes back: what was saved before is said to be there, but for the last answer', async () => {
    const cwd = emptyFolder();
    const [sub, away] = [join(cwd, 'sub'), join(cwd, 'away')];
    mkdirSync(sub);
    const terminal = openTerminal(GONE, { cwd });
    await begin(terminal);
    choose(terminal, '2');
    await question(terminal, 2);
    renameSync(sub, away);
    choose(terminal, '1');
    await terminal.waitFor('What now?');
    renameSync(away, sub);
    await menu(terminal, 'What now?', '3');
    await terminal.exit;
    expect(terminal.text()).toContain('Your answers are kept in “sub/service.yaml”, all but the last.');
    expect(answersIn(sub)).toEqual(ANSWERED);
  });

  it('loses nothing: a folder in place of a file is refused', async () => {
    const terminal = await orphaned();
    await menu(terminal, 'What now?', '2');
    await field(terminal, 'What is the other file called?', '.');
    await menu(terminal, 'What now?', '2');
    await field(terminal, 'What is the other file called?', 'other.yaml');
    await question(terminal, 2);
    expect(answersIn(terminal.cwd, 'other.yaml')).toEqual(ANSWERED);
  });
});
