import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { written } from '../support/interviews.ts';
import { ROOT } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';

const COMMAND = [
  'assess',
  'service.yaml',
  '--framework',
  join(ROOT, 'tests/fixtures/frameworks/ladder.yaml'),
];

/** Waits until the last thing that is seen is the mark after which to type. */
async function asked(terminal: TerminalSession, message: string): Promise<void> {
  await terminal.waitFor((seen) => seen.includes(message) && seen.endsWith('>'));
}

/** Types a line for each thing that is asked. */
async function answer(
  terminal: TerminalSession,
  ...turns: readonly (readonly [string, string])[]
): Promise<void> {
  let before = 0;
  for (const [message, line] of turns) {
    // A question that stands there from before is not the one that is asked.
    await terminal.waitFor(() => terminal.raw.slice(before).includes('> '));
    await asked(terminal, message);
    before = terminal.raw.length;
    terminal.type(line);
    terminal.press('enter');
  }
}

const DETAILS = [
  ['What is the service called?', 'Old Town'],
  ['Where is it?', '1'],
  ['What does it cover, and what not?', ''],
  ['Which day does this describe?', ''],
  ['Whom does it serve?', ''],
  ['Which agencies work together here?', ''],
  ['What is your own role?', ''],
] as const;

/** What was written besides colour. */
function withoutColour(raw: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a colour begins with
  return raw.replace(/\u001b\[[\d;]*m/gu, '');
}

function answersIn({ cwd }: TerminalSession) {
  return written(readFileSync(join(cwd, 'service.yaml'), 'utf8')).answers;
}

describe.each([
  ['--accessible', ['--accessible'], {}],
  ['ACCESSIBLE=1', [], { ACCESSIBLE: '1' }],
  ['a dumb terminal', [], { TERM: 'dumb' }],
])('with %s', (_, options, env: Record<string, string>) => {
  it('everything is plain numbered text, nothing is repainted', async () => {
    const terminal = openTerminal([...COMMAND, ...options], { env });
    await answer(
      terminal,
      ...DETAILS,
      ['Whose money?', '2'],
      ['Who manages?', '1,2'],
      ['How many doors?', '3'],
      ['Check your answers', 'p'],
    );
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(withoutColour(terminal.raw)).not.toContain('\u001b');
    expect(terminal.text()).toContain(
      'Ties. Question 1 of 3. 0 answered Whose money? 1. Each its own 2. Some shared 3. All shared 4. Don’t know',
    );
    expect(terminal.text()).toContain('One manager');
    expect(answersIn(terminal)).toEqual({ money: 'part', manager: ['two', 'one'], door: 'unknown' });
  });
});

it('a dumb terminal gets no colour either', async () => {
  const terminal = openTerminal(COMMAND, { env: { TERM: 'dumb' } });
  await answer(terminal, ...DETAILS, ['Whose money?', 'r'], ['Check your answers', 'p']);
  await terminal.exit;
  expect(terminal.raw).not.toContain('\u001b');
});

it.each(['', '0', 'false'])('ACCESSIBLE=%j asks for nothing of the kind', async (stated) => {
  const terminal = openTerminal(COMMAND, { env: { ACCESSIBLE: stated } });
  await terminal.waitFor('❯');
  expect(terminal.raw).toContain('\u001b');
});

it('going back, jumping, reviewing, a note and help are letters', async () => {
  const terminal = openTerminal([...COMMAND, '--accessible']);
  await answer(
    terminal,
    ...DETAILS,
    ['Whose money?', '?'],
    ['If it lies between options', 'n'],
    ['Note:', 'Since May.'],
    ['Evidence 1:', 'the rota; the minutes'],
    ['Evidence 2:', ''],
    ['Whose money? Note: Since May. Evidence: 1 piece', '1'],
    ['Who manages?', 'b'],
    ['Your answer so far: 1. Enter keeps it.', ''],
    ['Who manages?', 'j'],
    ['Go to which question?', '3'],
    ['How many doors?', 'r'],
    ['2 questions not answered yet.', '1'],
    ['Whose money?', '3'],
    ['Check your answers', 'q'],
  );
  expect((await terminal.exit).code).toBe(0);
  expect(terminal.text()).toContain('Carry on with: joinedup assess service.yaml');
  expect(answersIn(terminal)).toEqual({
    money: { answer: 'all', note: 'Since May.', evidence: ['the rota; the minutes'] },
  });
});

it.each(['interrupt', 'endOfInput'] as const)('%s says what is kept and how to carry on', async (key) => {
  const terminal = openTerminal([...COMMAND, '--accessible']);
  await answer(terminal, ...DETAILS, ['Whose money?', '2']);
  await asked(terminal, 'Who manages?');
  terminal.press(key);
  expect(await terminal.exit).toEqual({ code: 130, signal: 0 });
  expect(terminal.text()).toMatch(
    /Your answers are kept in “service\.yaml”\. Carry on with: joinedup assess service\.yaml/u,
  );
  expect(answersIn(terminal)).toEqual({ money: 'part' });
});

it('Ctrl-C before anything was answered keeps nothing', async () => {
  const terminal = openTerminal([...COMMAND, '--accessible']);
  await asked(terminal, 'What is the service called?');
  terminal.press('interrupt');
  expect((await terminal.exit).code).toBe(130);
  expect(terminal.text()).toContain('Nothing was answered, and nothing was kept.');
  expect(readdirSync(terminal.cwd)).toEqual([]);
});

it('where the locale is not UTF-8, everything is ASCII', async () => {
  const terminal = openTerminal([...COMMAND, '--accessible'], { env: { LANG: 'C' } });
  await answer(terminal, ...DETAILS, ['Whose money?', 'r'], ['Check your answers', 'p']);
  await terminal.exit;
  expect(stripVTControlCharacters(terminal.raw)).toMatch(/^\p{ASCII}*$/u);
  expect(terminal.text()).toContain("4. Don't know");
});
