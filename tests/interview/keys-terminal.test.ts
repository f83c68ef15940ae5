import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { headOf, written } from '../support/interviews.ts';
import { fixture, ROOT, shipped } from '../support/load.ts';
import { openTerminal, type Setup, type TerminalSession } from '../support/terminal.ts';
import { choose, field, firstQuestion, question } from '../support/terminal-interview.ts';

const FRAMEWORK = shipped('five-levels');
const [FIRST] = FRAMEWORK.questions;
const ASSESS = ['assess', 'service.yaml'];
const [PASTE, PASTED] = ['\u001b[200~', '\u001b[201~'];
const NOTHING_CHOSEN = 'Nothing is chosen yet';

/** An interview at its first question, with every detail given. */
async function atQuestionOne(setup: Setup = {}, args: readonly string[] = []): Promise<TerminalSession> {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'service.yaml'), `${headOf(FRAMEWORK)}needs:\n`);
  const terminal = openTerminal([...ASSESS, ...args], { cwd, ...setup });
  if (args.length === 0) await firstQuestion(terminal);
  else await terminal.waitFor((seen) => /Question 1 of \d+\..*>$/u.test(seen));
  return terminal;
}

function textIn({ cwd }: TerminalSession): string {
  const file = join(cwd, 'service.yaml');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function answersIn(terminal: TerminalSession) {
  return written(textIn(terminal)).answers ?? {};
}

function pointers(terminal: TerminalSession): string[] {
  return terminal.screen().filter((line) => /^❯ +\w/u.test(line));
}

describe('on a screen', () => {
  it('Enter on a question that nobody answered does nothing, and says so', async () => {
    const terminal = await atQuestionOne();
    expect(pointers(terminal)).toEqual([]);
    const before = textIn(terminal);
    terminal.press('enter', 'enter', 'enter');
    await terminal.waitFor(NOTHING_CHOSEN);
    expect(pointers(terminal)).toEqual([]);
    terminal.press('down');
    await terminal.waitFor('❯ 1');
    expect(terminal.text()).not.toContain(NOTHING_CHOSEN);
    expect(textIn(terminal)).toBe(before);
  });

  it.each([
    ['the menu at the start', [] as string[], 'What would you like to do?'],
    ['practice', ['practise', '--seed', '5'], 'Which level does the text show?'],
  ])('so it does in %s, however often', async (_, args, message) => {
    const terminal = openTerminal(args);
    // An Enter too many while reading leads to the question and no further.
    for (let pages = 0; pages < 20 && !terminal.text().includes(message); pages += 1) {
      const before = terminal.raw.length;
      await terminal.waitFor(() => /Enter: |Arrows or/u.test(terminal.raw));
      terminal.press('enter');
      await terminal.waitFor((seen) => seen.includes(message) || terminal.raw.length > before);
    }
    await terminal.waitFor(message);
    terminal.press('enter', 'enter');
    await terminal.waitFor(NOTHING_CHOSEN);
    expect(pointers(terminal)).toEqual([]);
  });

  it('“d” is “don’t know”, wherever it stands', async () => {
    const terminal = await atQuestionOne();
    const unknown = (FIRST?.options.length ?? 0) + 1;
    await terminal.waitFor(`${unknown} Don’t know (d)`);
    terminal.type('D');
    await terminal.waitFor(`❯ ${unknown} Don’t know (d)`);
    terminal.press('enter');
    await question(terminal, 2);
    expect(answersIn(terminal)).toEqual({ [`${FIRST?.id}`]: 'unknown' });
  });

  it.each([
    ['on a screen', [], '❯ 4 Does not apply here (x)'],
    ['in plain lines', ['--accessible'], ''],
  ])('“x” is “does not apply”, where it may be so: %s', async (_, args, seen) => {
    const cwd = emptyFolder();
    const head = headOf(fixture('nations')).replace(/, version: [^ ]+/u, '');
    writeFileSync(
      join(cwd, 'service.yaml'),
      `${head.replace('england', 'wales')}answers: { casework: some }\n`,
    );
    const framework = join(ROOT, 'tests/fixtures/frameworks/nations.yaml');
    const terminal = openTerminal([...ASSESS, '--framework', framework, ...args], { cwd });
    await terminal.waitFor((text) => text.includes('A scheme?') && /leave\.?( >)?$/u.test(text));
    terminal.type('x');
    await terminal.waitFor(seen);
    terminal.press('enter');
    await terminal.waitFor('Check your answers');
    expect(answersIn(terminal)).toMatchObject({ scheme: 'not-applicable' });
  });

  it.each([
    ['z', 'z does nothing here:'],
    ['Z', 'Z does nothing here:'],
    ['9', 'There is no 9 here:'],
    ['в', 'в does nothing here:'],
    ['\u001b', 'Esc does nothing here:'],
    ['\u001b[15~', 'F5 does nothing here:'],
    ['\u001b[3~', 'Delete does nothing here:'],
    ['\u001bd', 'Alt-D does nothing here:'],
    ['\u001b[C', 'Right does nothing here:'],
    ['\u0004', 'Ctrl-D does nothing here:'],
    ['\u001c', 'That key does nothing here:'],
    ['\t', 'Tab does nothing here:'],
    [' ', 'Space marks what the pointer is on'],
  ])('a key that means nothing says what does: %j', async (key, said) => {
    const terminal = await atQuestionOne();
    terminal.type(key);
    await terminal.waitFor(said);
    terminal.type('2');
    await terminal.waitFor('❯ 2');
    expect(terminal.screen().join(' ')).not.toContain(said);
    expect(terminal.raw).not.toContain('\u0007');
    expect(answersIn(terminal)).toEqual({});
  });

  it.each([
    ['the numeric keypad', '\u001bOr', '\u001bOM'],
    ['a Japanese keyboard', '２', '\r'],
  ])('the keys of %s work', async (_, digit, enter) => {
    const terminal = await atQuestionOne();
    terminal.type(digit);
    await terminal.waitFor('❯ 2');
    terminal.type(enter);
    await question(terminal, 2);
  });

  it('what a terminal says by itself is no key', async () => {
    const terminal = await atQuestionOne();
    terminal.type('\u001b[?62;1;2c\u001b[<0;12;3M\u001b]11;rgb:1111/2222/3333\u0007z');
    await terminal.waitFor('z does nothing here');
    expect(pointers(terminal)).toEqual([]);
  });

  it('a command behind what stood in the line is a command', async () => {
    const terminal = await atQuestionOne();
    terminal.type('b');
    await terminal.waitFor('about the people served?');
    await terminal.waitFor('b back');
    terminal.type('b');
    await field(terminal, 'Whom do you work for?', ' /b', 'The council');
    await terminal.waitFor('What is your own role?');
    expect(textIn(terminal)).not.toContain('/b');
  });

  it('Esc goes back from a line, and asks where something was written', async () => {
    const terminal = await atQuestionOne();
    terminal.type('n');
    await terminal.waitFor((seen) => /Note: .*❯$/u.test(seen));
    terminal.type('half');
    await terminal.waitFor((seen) => seen.endsWith('❯ half'));
    terminal.type('\u001b');
    await terminal.waitFor('Esc again goes back');
    terminal.type('\u001b');
    await question(terminal, 1);
    expect(textIn(terminal)).not.toContain('half');
  });

  it.each([
    ['marked', `${PASTE}one\r\ntwo\rthree\r${PASTED}`],
    ['not marked', 'one line\rtwo lines\rthree lines\r'],
  ])('a paste into a line, %s, is one text and takes no Enter', async (_, paste) => {
    const terminal = await atQuestionOne();
    terminal.type('n');
    await terminal.waitFor((seen) => /Note: .*❯$/u.test(seen));
    terminal.type(paste);
    await terminal.waitFor('3 lines were pasted as one text.');
    expect(terminal.screen().join(' ')).toMatch(/❯ one( line)? two( lines)? three/u);
    terminal.type('\u0015gone');
    await terminal.waitFor('❯ gone');
    expect(answersIn(terminal)).toEqual({});
  });

  it('a paste that comes in pieces, its marks cut in two, is one', async () => {
    const terminal = await atQuestionOne();
    terminal.type('n');
    await terminal.waitFor((seen) => /Note: .*❯$/u.test(seen));
    for (const piece of ['\u001b[20', '0~one\rtw', 'o\rthree', '\u001b[2', '01~']) {
      terminal.type(piece);
      await new Promise(setImmediate);
    }
    await terminal.waitFor('❯ one two three');
    await terminal.waitFor('3 lines were pasted');
  });

  it('a paste that never ends swallows neither Ctrl-C nor what is typed later', async () => {
    const terminal = await atQuestionOne();
    terminal.type('n');
    await terminal.waitFor((seen) => /Note: .*❯$/u.test(seen));
    terminal.type(`${PASTE}one\rtwo`);
    await terminal.waitFor('❯ one two');
    terminal.type('.');
    await terminal.waitFor('❯ one two.');
    terminal.type(`${PASTE}three`);
    terminal.type('\u0003');
    expect((await terminal.exit).code).toBe(130);
  });

  it.each([
    ['marked', `${PASTE}2\rq${PASTED}`],
    ['not marked', 'Northside team\r'],
    ['not marked, of several lines', '2\r3\r1\r'],
  ])('a paste on a choice, %s, does nothing, and says so', async (_, paste) => {
    const terminal = await atQuestionOne();
    terminal.type('3');
    await terminal.waitFor('❯ 3');
    terminal.type(paste);
    await terminal.waitFor('That was pasted, and nothing was done.');
    await terminal.waitFor('❯ 3');
    expect(answersIn(terminal)).toEqual({});
  });

  it('a paste that is too long is left out as a whole, which is said', async () => {
    const terminal = await atQuestionOne();
    terminal.type('n');
    await terminal.waitFor((seen) => /Note: .*❯$/u.test(seen));
    terminal.type(`${PASTE}${'word '.repeat(3000)}${PASTED}`);
    await terminal.waitFor('15000 characters were pasted, and at most 2000 fit here. They were left out.');
    await terminal.waitFor((seen) => /\/b back ❯ 15000/u.test(seen));
  });
});

describe('in plain lines', () => {
  const LINES = ['--accessible'];

  it('Enter on a question that nobody answered does nothing, and says so', async () => {
    const terminal = await atQuestionOne({}, LINES);
    terminal.press('enter');
    await terminal.waitFor(
      `${NOTHING_CHOSEN}. Please type 1 to ${(FIRST?.options.length ?? 0) + 1} or d. For something else: b, j, r, n, h or q. >`,
    );
    expect(answersIn(terminal)).toEqual({});
  });

  it('a paste on a choice does nothing, also its last line, and that is said', async () => {
    const terminal = await atQuestionOne({}, LINES);
    terminal.type('1\r2\r3');
    await terminal.waitFor('3 lines came in at once, as what is pasted does. None of them was taken. >');
    terminal.press('enter');
    await terminal.waitFor(NOTHING_CHOSEN);
    expect(answersIn(terminal)).toEqual({});
  });

  it('a paste into a line is one text, and answers nothing that is asked later', async () => {
    const terminal = await atQuestionOne({}, LINES);
    terminal.type('n\r');
    await terminal.waitFor((seen) => /Note: .*>$/u.test(seen));
    terminal.type('one\rtwo\rthree');
    await terminal.waitFor(
      'They are one text: “one two three” Press Enter to take it, or type - to leave it out. >',
    );
    terminal.press('enter');
    await terminal.waitFor((seen) => /Evidence 1: .*>$/u.test(seen));
  });
});

describe('Ctrl-C in the same moment as Enter', () => {
  it.each([
    ['an answer', '\r\u0003'],
    ['a number and an answer', '2\r\u0003'],
  ])('ends the interview, with the answer kept: %s', async (_, keys) => {
    const terminal = await atQuestionOne({ asJob: true });
    terminal.type('2');
    await terminal.waitFor('❯ 2');
    terminal.type(keys);
    expect((await terminal.exit).code).toBe(130);
    expect(terminal.text()).toContain('Your answers are kept in “service.yaml”.');
    expect(terminal.text()).toContain('Ended, cooked');
    expect(answersIn(terminal)).toEqual({ [`${FIRST?.id}`]: FIRST?.options[1]?.id });
  });

  it('ends it in a line, a menu and practice', async () => {
    const line = openTerminal(ASSESS);
    await line.waitFor((seen) => seen.endsWith('❯'));
    line.type('Old Town\r\u0003');
    expect((await line.exit).code).toBe(130);
    expect(written(textIn(line)).service).toEqual({ name: 'Old Town' });
    const menu = openTerminal([]);
    await menu.waitFor('Arrows or a number');
    menu.type('1\r\u0003');
    expect((await menu.exit).code).toBe(130);
    const practice = openTerminal(['practise']);
    await practice.waitFor('Enter: the first case');
    practice.type('\r\u0003');
    expect((await practice.exit).code).toBe(130);
    expect(practice.text()).toContain('No case was answered');
  });

  it('ends it while the service is placed', async () => {
    const terminal = await atQuestionOne();
    terminal.type('r');
    await terminal.waitFor('Check your answers');
    terminal.type('p\u0003');
    expect((await terminal.exit).code).toBe(130);
    expect(terminal.text()).toContain('Your answers are kept in “service.yaml”.');
  });

  it('ends it in plain lines', async () => {
    const terminal = await atQuestionOne({}, ['--accessible']);
    terminal.type('2\r\u0003');
    expect((await terminal.exit).code).toBe(130);
    expect(terminal.text()).toContain('Your answers are kept in “service.yaml”.');
  });
});

describe('the terminal is given back', () => {
  /** What was switched on and not off again. */
  function leftOn({ raw }: TerminalSession): string[] {
    const isOn = (on: string, off: string) => raw.lastIndexOf(on) > raw.lastIndexOf(off);
    return [
      ...(isOn('\u001b[?25l', '\u001b[?25h') ? ['cursor'] : []),
      ...(isOn('\u001b[?2004h', '\u001b[?2004l') ? ['marks of pastes'] : []),
    ];
  }

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'] as const)('at %s', async (signal) => {
    const terminal = await atQuestionOne({ asJob: true });
    terminal.signal(signal);
    await terminal.exit;
    expect(terminal.text()).toContain('Ended, cooked');
    expect(leftOn(terminal)).toEqual([]);
  });

  it('at the end, and while the program is stopped', async () => {
    const terminal = await atQuestionOne({ asJob: true });
    terminal.press('suspend');
    await terminal.waitFor('Stopped, cooked');
    expect(leftOn(terminal)).toEqual([]);
    terminal.press('enter');
    await question(terminal, 1);
    expect(leftOn(terminal)).toEqual(['cursor', 'marks of pastes']);
    terminal.type('q');
    await terminal.exit;
    expect(terminal.text()).toContain('Ended, cooked');
    expect(leftOn(terminal)).toEqual([]);
  });

  it('by a fault of ours, wherever it happens', async () => {
    const preload = join(emptyFolder(), 'faulty.mjs');
    writeFileSync(preload, "process.on('SIGURG', () => { throw new Error('boom'); });\n");
    const env = { NODE_OPTIONS: `--import ${pathToFileURL(preload)}` };
    const terminal = await atQuestionOne({ asJob: true, env });
    choose(terminal, '2');
    await question(terminal, 2);
    terminal.signal('SIGURG');
    expect((await terminal.exit).code).toBe(70);
    expect(terminal.text()).toContain('This is a fault of joinedup, not of yours.');
    expect(terminal.text()).toContain('boom');
    expect(terminal.text()).toContain('Ended, cooked');
    expect(leftOn(terminal)).toEqual([]);
    expect(answersIn(terminal)).toEqual({ [`${FIRST?.id}`]: FIRST?.options[1]?.id });
  });
});
