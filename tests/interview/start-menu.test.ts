import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathTyped } from '../../src/host/files/inspect.ts';
import { emptyFolder } from '../support/folder.ts';
import { headOf } from '../support/interviews.ts';
import { shipped } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { choose, field, firstQuestion, menu } from '../support/terminal-interview.ts';

const MENU = 'What would you like to do?';
const FRAMEWORK = shipped('five-levels');
const ANSWERS = `${headOf(FRAMEWORK)}answers: { budget: shared, manager: whole }\n`;

/** What the menu offers, by what is typed for it. */
const OFFERED = {
  assess: '1',
  quickly: '2',
  carryOn: '3',
  needs: '4',
  answer: '5',
  all: '6',
  plan: '7',
  whatIf: '8',
  compare: '9',
  partners: '10',
  paper: '11',
  example: '12',
  practise: '13',
  browse: '14',
} as const;

/** A folder with two assessments in it, and things that are none. */
function folderWithTwo(): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'service.yaml'), ANSWERS);
  writeFileSync(join(folder, 'older.yaml'), ANSWERS.replace('Old Town', 'New Town').replace('2026', '2025'));
  writeFileSync(join(folder, 'older.v1.yaml'), ANSWERS);
  writeFileSync(join(folder, 'other.yaml'), 'id: something-else\n');
  writeFileSync(join(folder, 'service.yaml.tmp-1234567890abcdef'), headOf(FRAMEWORK));
  writeFileSync(join(folder, 'notes.txt'), headOf(FRAMEWORK));
  writeFileSync(join(folder, 'package.json'), '{\n  "bin": {\n    "joinedup": "bin/joinedup.js"\n  }\n}\n');
  return folder;
}

async function opened(setup: Parameters<typeof openTerminal>[1] = {}): Promise<TerminalSession> {
  const terminal = openTerminal([], setup);
  await atMenu(terminal);
  return terminal;
}

async function atMenu(terminal: TerminalSession): Promise<void> {
  await terminal.waitFor((seen) => seen.includes(MENU) && seen.endsWith('a letter acts at once'));
}

/** Reads what is shown to its end, or stops reading; then the menu is there again. */
async function backFrom(terminal: TerminalSession): Promise<void> {
  await terminal.waitFor((seen) => seen.endsWith('q stop'));
  terminal.type('q');
  await atMenu(terminal);
}

/** The rows from which one of the assessments is chosen. */
function listed(terminal: TerminalSession): string[] {
  return terminal.screen().filter((line) => /^[❯ ] +\d {2}/u.test(line));
}

/** Chooses the assessment of that service, whichever was changed last. */
async function ofOldTown(terminal: TerminalSession, message: string): Promise<void> {
  await terminal.waitFor((seen) => seen.includes(message) && seen.endsWith('b back'));
  choose(terminal, `${listed(terminal).findIndex((line) => line.includes('Old Town')) + 1}`);
}

describe('the menu of a bare “joinedup”', () => {
  it('offers the whole job on one screen', async () => {
    const terminal = await opened();
    const offered = terminal.screen().filter((line) => /^[❯ ] +(?:\d+|q) {2}/u.test(line));
    expect(offered.map((line) => line.slice(6))).toEqual([
      'Assess a service, with every question',
      'Assess a service quickly: only what decides its level',
      'Carry on with an assessment, change it, or begin this year’s from it',
      'Say what the people served need',
      'Read the answer: where it is, and what to do first',
      'Read all of it',
      'Plan: what a level would take, step by step',
      'What if: see what other answers would change',
      'Compare partners or services, or follow one service over the years',
      'Bring partners together: forms, their answers, what a meeting decides',
      'Write a paper, to print or to send',
      'Look at a worked example',
      'Practise on made-up cases',
      'Browse the frameworks',
      'Leave',
    ]);
  });

  it('starts an interview', async () => {
    const terminal = await opened();
    choose(terminal, OFFERED.assess);
    await terminal.waitFor('What is the service called?');
  });

  it('lists assessments and nothing else, each with its service, its day and how much of it is answered', async () => {
    const terminal = await opened({ cwd: folderWithTwo() });
    choose(terminal, OFFERED.carryOn);
    await terminal.waitFor((seen) => seen.includes('Which assessment?') && seen.endsWith('b back'));
    const rows = listed(terminal).map((line) => line.slice(5));
    expect(rows.slice(0, 2).toSorted()).toEqual([
      expect.stringMatching(/^New Town +22\/11\/2025, 2 of \d+ answered$/u),
      expect.stringMatching(/^Old Town +22\/11\/2026, 2 of \d+ answered$/u),
    ]);
    expect(rows.slice(2)).toEqual(['Another folder or file']);
    await ofOldTown(terminal, 'Which assessment?');
    await terminal.waitFor((seen) =>
      /Carrying on with “service.yaml”: 2 of \d+ questions answered\./u.test(seen),
    );
    await firstQuestion(terminal);
    terminal.type('q');
    await atMenu(terminal);
    expect(terminal.text()).toContain('Your answers are kept in “service.yaml”.');
  });

  it('shows the answer, all of it, a plan, other answers, a comparison, and comes back after each', async () => {
    const terminal = await opened({ cwd: folderWithTwo() });
    const same = 'The same without this menu: joinedup ';
    const seen = async (wanted: string): Promise<void> => {
      await terminal.waitFor((text) => text.endsWith('q stop'));
      while (!terminal.text().slice(-4000).includes(wanted)) {
        terminal.press('enter');
        const before = terminal.raw.length;
        await terminal.waitFor((text) => terminal.raw.length > before && /q stop$|at once$/u.test(text));
        if (terminal.text().endsWith('at once')) break;
      }
      expect(terminal.text()).toContain(wanted);
      if (!terminal.text().endsWith('at once')) await backFrom(terminal);
    };
    choose(terminal, OFFERED.answer);
    await ofOldTown(terminal, 'Of which service?');
    await seen('DO FIRST');
    choose(terminal, OFFERED.all);
    await ofOldTown(terminal, 'Of which service?');
    await seen(`${same}score service.yaml --full`);
    choose(terminal, OFFERED.plan);
    await ofOldTown(terminal, 'For which service?');
    await menu(terminal, 'Plan for which level?', '5');
    await seen(`${same}plan service.yaml --level single-point-of-entry`);
    choose(terminal, OFFERED.whatIf);
    await ofOldTown(terminal, 'In which assessment?');
    await terminal.waitFor(
      (text) => text.includes('Which answer would you change') && text.endsWith('b back'),
    );
    choose(terminal, '2');
    await menu(terminal, `${FRAMEWORK.questions[1]?.options[0]?.text}`, '1');
    await menu(terminal, 'Instead:', '1');
    await seen(`${same}what-if service.yaml --set ${FRAMEWORK.questions[1]?.id}=`);
    choose(terminal, OFFERED.compare);
    await menu(terminal, 'What would you like to see?', '1');
    await terminal.waitFor((text) => text.includes('Tick two at least') && text.endsWith('b back'));
    terminal.type('1');
    terminal.press('space');
    terminal.type('2');
    terminal.press('space', 'enter');
    await seen(`${same}compare `);
    terminal.type('q');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
  });

  it('leads partners from a form to what came back, to what a meeting decides, and to the meeting', async () => {
    const cwd = emptyFolder();
    const terminal = await opened({ cwd });
    const step = async (number: string): Promise<void> => {
      choose(terminal, OFFERED.partners);
      await menu(terminal, 'How far are you?', number);
    };
    const named = async (message: string): Promise<void> => {
      await terminal.waitFor((seen) => seen.includes(message) && /❯ \S+$/u.test(seen));
      terminal.press('enter');
    };
    await step('1');
    await menu(terminal, 'What kind of form?', '1');
    await named('What is the form to be called?');
    await terminal.waitFor('Written to “form.html”.');
    await backFrom(terminal);
    mkdirSync(join(cwd, 'answers'));
    const view = (role: string, manager: string) =>
      `joinedup: 1\nanswered-by: [ { role: ${role} } ]\nanswers: { manager: ${manager} }\n`;
    writeFileSync(join(cwd, 'answers/one.yaml'), view('Nurse', 'whole'));
    writeFileSync(join(cwd, 'answers/two.yaml'), view('Worker', 'separate'));
    await step('2');
    await menu(terminal, 'In which folder is what came back?', '2');
    await named('Into which folder shall their views go?');
    await terminal.waitFor('The same without this menu: joinedup gather answers -o partners');
    await backFrom(terminal);
    await step('3');
    await menu(terminal, 'In which folder are their views?', '2');
    await terminal.waitFor('DECIDE 1');
    expect(terminal.text()).toContain('Said by Nurse');
    await backFrom(terminal);
    await step('4');
    await menu(terminal, 'In which folder are their views?', '2');
    await menu(terminal, 'By which rule do answers count as agreed?', '2');
    await terminal.waitFor((seen) => /Open the answers now\?.*save and leave$/u.test(seen));
    choose(terminal, '2');
    await atMenu(terminal);
    expect(terminal.text()).toContain('What is agreed is kept in “partners/');
  });

  it('writes a paper, says where, and refuses to write over what is none, without ending', async () => {
    const cwd = folderWithTwo();
    const terminal = await opened({ cwd });
    const write = async (name: string): Promise<void> => {
      choose(terminal, OFFERED.paper);
      await ofOldTown(terminal, 'About which service?');
      await menu(terminal, 'What kind of paper?', '1');
      await terminal.waitFor((seen) => seen.endsWith('❯ service.docx'));
      terminal.press('clearLine');
      await terminal.waitFor((seen) => seen.endsWith('❯'));
      terminal.type(`${name}\r`);
    };
    await write('board.html');
    await terminal.waitFor('Written to “board.html”.');
    await backFrom(terminal);
    expect(readFileSync(join(cwd, 'board.html'), 'utf8')).toMatch(/^<!DOCTYPE html>/u);
    await write('board.docx');
    await terminal.waitFor('Written to “board.docx”.');
    await backFrom(terminal);
    expect(readFileSync(join(cwd, 'board.docx'), 'latin1')).toMatch(/^PK/u);
    await write('notes.txt');
    await terminal.waitFor('is not written over');
    await backFrom(terminal);
    expect(readFileSync(join(cwd, 'notes.txt'), 'utf8')).toBe(headOf(FRAMEWORK));
  });

  it('shows a worked example, and a framework, a screen at a time', async () => {
    const terminal = await opened();
    choose(terminal, OFFERED.example);
    await menu(terminal, 'Which arrangement?', '1');
    await backFrom(terminal);
    choose(terminal, OFFERED.browse);
    await menu(terminal, 'Which framework?', '1');
    await menu(terminal, 'Read about it', '1');
    await backFrom(terminal);
  });

  it('says what is wrong with a file, and does not end', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'service.yaml'), 'joinedup: 1\nanswers: { budget: much }\n');
    const terminal = await opened({ cwd });
    choose(terminal, OFFERED.answer);
    await terminal.waitFor('has a mistake in it');
    choose(terminal, '1');
    await terminal.waitFor('“much”');
    await backFrom(terminal);
  });

  it('ends without a word by “Leave”', async () => {
    const terminal = await opened();
    terminal.type('q');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(terminal.text()).toBe('');
  });

  it('asks for a file where none lies in the folder, until there is one, by a path in quotes or a folder', async () => {
    const elsewhere = folderWithTwo();
    const terminal = await opened();
    choose(terminal, OFFERED.carryOn);
    await terminal.waitFor('There is no assessment in this folder.');
    await field(terminal, 'Which file?', 'nowhere.yaml');
    await terminal.waitFor('“nowhere.yaml” does not exist.');
    await field(terminal, 'Which file?', `'${elsewhere}'`);
    await ofOldTown(terminal, 'Which one?');
    await terminal.waitFor((seen) => /: 2 of \d+ questions answered\./u.test(seen));
  });

  it('ends with 130 by Ctrl-C', async () => {
    const terminal = await opened();
    terminal.press('interrupt');
    expect(await terminal.exit).toEqual({ code: 130, signal: 0 });
    expect(terminal.text()).not.toMatch(/fault|Error/u);
  });

  it('is plain text in accessible mode, and comes back there as well', async () => {
    const terminal = openTerminal([], { cwd: folderWithTwo(), env: { ACCESSIBLE: '1' } });
    const ready = () => terminal.waitFor((seen) => seen.endsWith('Type a number or a letter. >'));
    await ready();
    expect(terminal.text()).toContain(
      `${MENU} Your services 1. Assess a service, with every question 2. Assess`,
    );
    choose(terminal, OFFERED.answer);
    await terminal.waitFor((seen) => seen.includes('Of which service?') && seen.endsWith('>'));
    choose(terminal, '1');
    await terminal.waitFor((seen) => seen.endsWith('q stop. >'));
    choose(terminal, 'q');
    await ready();
    choose(terminal, 'q');
    expect((await terminal.exit).code).toBe(0);
  });

  it('without a terminal says at the top that what follows is an example', async () => {
    const terminal = openTerminal([], { stdinFrom: '/dev/null' });
    expect((await terminal.exit).code).toBe(0);
    expect(terminal.text()).toMatch(/^This is an example/u);
  });
});

describe('a path as people type it', () => {
  it.each([
    ['~', homedir()],
    ['~/a b.yaml', `${homedir()}/a b.yaml`],
    ['"a b.yaml"', 'a b.yaml'],
    [" 'a b.yaml' ", 'a b.yaml'],
    ['“a.yaml”', 'a.yaml'],
    ['a\\ b.yaml', 'a b.yaml'],
    ["it's.yaml", "it's.yaml"],
  ])('%s', (typed, path) => {
    expect(pathTyped(typed, emptyFolder())).toBe(path);
  });

  it('is as it stands where there is such a file', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'a\\ b'));
    expect(pathTyped('a\\ b', cwd)).toBe('a\\ b');
  });
});
