import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { headOf, written } from '../support/interviews.ts';
import { shipped } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { begin, choose, field, firstQuestion, question } from '../support/terminal-interview.ts';

const HEAD = headOf(shipped('five-levels'));

/** What sets the title of a terminal's window: nothing of ours ever does. */
const TITLE = '\u001b]0;owned\u0007';
/** The same beginning in a single character, and the one that turns the text after it around. */
const [CSI, TURN] = ['\u009b', '\u202e'];

/** What of it reached the screen as it is, by name, so that a failure does no harm to the screen that shows it. */
function harmfulIn({ raw }: TerminalSession): string[] {
  const harmful = { title: '\u001b]0', bell: '\u0007', 'control sequence': CSI, 'turned text': TURN };
  return Object.entries(harmful).flatMap(([name, text]) => (raw.includes(text) ? [name] : []));
}

function nameIn({ cwd }: TerminalSession, file = 'service.yaml') {
  return written(readFileSync(join(cwd, file), 'utf8')).service?.name;
}

describe('what is typed or pasted', () => {
  it('as an escape sequence comes in as harmless text, or not at all', async () => {
    const terminal = openTerminal(['assess', 'service.yaml']);
    await begin(terminal, `Old ${TITLE}Town`);
    expect(harmfulIn(terminal)).toEqual([]);
    expect(nameIn(terminal)).toMatch(/^Old [\p{L}\d;\] ]*Town$/u);
  });

  it.each([
    ['a control sequence in one character', CSI],
    ['a character that turns text around', TURN],
  ])('with %s is refused, and not shown as it is', async (_, harmful) => {
    const terminal = openTerminal(['assess', 'service.yaml']);
    await terminal.waitFor((seen) => seen.endsWith('❯'));
    terminal.type(`Old${harmful}2JTown`);
    terminal.press('enter');
    await terminal.waitFor('That holds a character that cannot be shown (U+');
    expect(harmfulIn(terminal)).toEqual([]);
    terminal.press('clearLine');
    await field(terminal, 'What is the service called?', 'Old Town');
    await terminal.waitFor('Which agencies is it about?');
    expect(nameIn(terminal)).toBe('Old Town');
  });

  it('in accessible mode is refused', async () => {
    const terminal = openTerminal(['assess', 'service.yaml', '--accessible']);
    await terminal.waitFor((seen) => seen.endsWith('>'));
    terminal.type(`Old${CSI}2JTown\r`);
    await terminal.waitFor('That holds a character that cannot be shown (U+');
  });
});

describe('a file to carry on with', () => {
  it.each([
    ['the name', String.raw`service: { name: "Old \e]0;owned\aTown" }`],
    ['the name, as it is', `service: { name: 'Old ${TITLE}Town' }`],
    ['the people', String.raw`service: { name: Old Town, people: "\x9b2J" }`],
    ['a partner', String.raw`service: { partners: [ { name: "\u202Enwot" } ] }`],
    ['a note', String.raw`answers: { route: { note: "\e[2J" } }`],
    ['a question’s id', String.raw`answers: { "\e]0;owned\a": unknown }`],
    ['an answer', String.raw`answers: { route: "\e]0;owned\a" }`],
  ])('with an escape sequence in %s is refused, with its place', async (_, line) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'service.yaml'), `joinedup: 1\n${line}\n`);
    const terminal = openTerminal(['assess', 'service.yaml'], { cwd });
    expect(await terminal.exit).toEqual({ code: 2, signal: 0 });
    expect(terminal.text()).toMatch(/service\.yaml:2:\d+: error: /u);
    expect(harmfulIn(terminal)).toEqual([]);
  });
});

describe('the name of a file', () => {
  const NAME = `evil${TITLE}.yaml`;

  function folderWithEvil(): string {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, NAME), HEAD);
    return cwd;
  }

  it('is harmless in the list of what to carry on with', async () => {
    const terminal = openTerminal([], { cwd: folderWithEvil() });
    await terminal.waitFor('Carry on with an assessment');
    terminal.type('3\r');
    await terminal.waitFor((seen) => seen.includes('Which assessment?') && seen.includes('b back'));
    expect(harmfulIn(terminal)).toEqual([]);
  });

  it('is harmless when it is said how to carry on', async () => {
    const terminal = openTerminal(['assess', NAME], { cwd: folderWithEvil() });
    await firstQuestion(terminal);
    terminal.type('q');
    expect((await terminal.exit).code).toBe(0);
    expect(terminal.text()).toMatch(
      /No command can be shown for “evil.*that cannot be typed \(U\+001B\)\. Rename it first\.$/u,
    );
    expect(harmfulIn(terminal)).toEqual([]);
  });

  it('is harmless when it is said how to compare', async () => {
    const cwd = folderWithEvil();
    const terminal = openTerminal(['assess', NAME], { cwd });
    await firstQuestion(terminal);
    writeFileSync(join(cwd, NAME), `${HEAD}# theirs\n`);
    choose(terminal, '1');
    await question(terminal, 2);
    expect(terminal.text()).toContain('a sign that cannot be typed (U+001B). Rename it first.');
    expect(harmfulIn(terminal)).toEqual([]);
  });
});

it('a name of letters of any script goes in and comes back', async () => {
  const cwd = emptyFolder();
  const name = 'Gofal Ynys Môn – 統合ケア 🏥 “café”';
  const terminal = openTerminal(['assess'], { cwd });
  await begin(terminal, name);
  terminal.type('q');
  await terminal.exit;
  const file = /kept in “([^”]+)”/u.exec(terminal.text())?.[1] ?? '';
  expect(file).toBe('gofal-ynys-mon-cafe.yaml');
  expect(nameIn(terminal, file)).toBe(name);
  copyFileSync(join(cwd, file), join(cwd, 'again.yaml'));
  const again = openTerminal(['assess', 'again.yaml'], { cwd });
  await firstQuestion(again);
  again.type('r');
  await again.waitFor(name);
});
