import { expect, it } from 'vitest';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { begin, choose, field, question } from '../support/terminal-interview.ts';

const COMMAND = ['assess', 'service.yaml'];
const [NARROW, WIDE] = [
  { cols: 48, rows: 30 },
  { cols: 110, rows: 40 },
];

interface Size {
  readonly cols: number;
  readonly rows: number;
}

/** Resizes the window and waits until the program has painted the question anew. */
async function resized(terminal: TerminalSession, { cols, rows }: Size): Promise<void> {
  const before = terminal.raw.length;
  terminal.resize(cols, rows);
  await terminal.waitFor(
    (seen) => terminal.raw.slice(before).includes('\u001b[2J') && seen.includes('q save and leave'),
  );
}

/** The screen from the line that numbers the question on. */
function questionOn(terminal: TerminalSession): string[] {
  const lines = terminal.screen();
  const from = lines.findIndex((line) => line.includes('Question'));
  return lines.slice(from).join('\n').trimEnd().split('\n');
}

/** The same question as a window that always had that size shows it. */
async function asPaintedAt(size: Size, cwd: string): Promise<string[]> {
  const fresh = openTerminal(COMMAND, { cwd, ...size });
  await question(fresh, 2);
  return questionOn(fresh);
}

async function atQuestionTwo(): Promise<TerminalSession> {
  const terminal = openTerminal(COMMAND);
  await begin(terminal);
  choose(terminal, '1');
  await question(terminal, 2);
  return terminal;
}

it('a question is painted anew when the window gets narrower, then wider', async () => {
  const terminal = await atQuestionTwo();
  for (const size of [NARROW, WIDE]) {
    await resized(terminal, size);
    expect(questionOn(terminal)).toEqual(await asPaintedAt(size, terminal.cwd));
    expect(terminal.brokenLines()).toEqual([]);
  }
  choose(terminal, '3');
  await question(terminal, 3);
});

it('the pointer and the marks stay where they were', async () => {
  const terminal = await atQuestionTwo();
  terminal.press('down', 'space', 'down', 'space', 'down');
  await terminal.waitFor((seen) => /❯ 3 \[ \]/u.test(seen));
  await resized(terminal, NARROW);
  const rows = questionOn(terminal).filter((line) => /^[❯ ] \d/u.test(line));
  expect(rows.map((line) => line.slice(0, 8).trimEnd())).toEqual([
    '  1  [x]',
    '  2  [x]',
    '❯ 3  [ ]',
    '  4  [ ]',
    '  5  Don',
  ]);
});

it.each([NARROW, WIDE])(
  'a question fits a window of $cols columns and $rows rows',
  async ({ cols, rows }) => {
    const terminal = openTerminal(COMMAND, { cols, rows });
    await begin(terminal);
    expect(terminal.brokenLines()).toEqual([]);
    expect(Math.max(...terminal.screen().map((line) => line.length))).toBeLessThanOrEqual(Math.min(cols, 80));
  },
);

it('a question with more options than the window has rows scrolls with the pointer', async () => {
  const terminal = openTerminal(COMMAND, { cols: 60, rows: 14 });
  await begin(terminal);
  await terminal.waitFor('more below)');
  terminal.press('end');
  await terminal.waitFor((seen) => /❯ \d Don’t know/u.test(seen));
  expect(terminal.screen().join('\n')).toContain('more above)');
  expect(terminal.screen().join('\n')).toContain('How does a person get');
});

it('what is said above a question is not pushed off a small window unread', async () => {
  const terminal = openTerminal(COMMAND, { cols: 60, rows: 20 });
  await begin(terminal);
  await terminal.waitFor('more below)');
  const onScreen = () => terminal.screen().slice(-20).join('\n');
  // One line stays above the question.
  terminal.type('j');
  await field(terminal, 'Go to which question?', 'zzz');
  await question(terminal, 1);
  expect(onScreen()).toContain('No question has the number or the word “zzz”.');
  // More than that is read first.
  terminal.type('h');
  await terminal.waitFor('Enter: go on');
  expect(onScreen()).toContain('Why it is asked:');
  terminal.press('enter');
  await question(terminal, 1);
});

it('a line that is being written survives, and stands there once', async () => {
  const terminal = await atQuestionTwo();
  terminal.type('n');
  await terminal.waitFor((seen) => /Note: What should.*❯$/u.test(seen));
  terminal.type('Since the spring of');
  await terminal.waitFor('❯ Since the spring of');
  terminal.resize(NARROW.cols, NARROW.rows);
  terminal.type(' last year');
  // Keys may be read before the system tells of the new size; the line stands there once when it has.
  await terminal.waitFor(
    (seen) =>
      seen.endsWith('❯ Since the spring of last year') &&
      terminal.screen().filter((line) => line.trim() === 'Note:').length === 1,
  );
  await field(terminal, 'Note:', '.', 'Since the spring of last year');
  await terminal.waitFor('✓ Note: Since the spring of last year.');
});

it('a line longer than the window is wide is written over several lines', async () => {
  const terminal = openTerminal(COMMAND, { cols: 50 });
  const name = `${'Old and very long Town '.repeat(6)}end`;
  await begin(terminal, name);
  expect(terminal.text()).toContain(`What is the service called? ${name} What you answer is kept in`);
  expect(terminal.text().match(/What is the service called\?/gu)).toHaveLength(1);
});
