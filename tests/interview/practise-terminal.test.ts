import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Example, ExampleSet } from '../../src/model/key.ts';
import { emptyFolder } from '../support/folder.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { openTerminal, type Setup, type TerminalSession } from '../support/terminal.ts';
import { choose } from '../support/terminal-interview.ts';

/** The cases that the sessions below are about, as the key has them. */
let cases: readonly Example[] = [];

beforeAll(async () => {
  const words = ['example', '--seed', '5', '--count', '2', '--format', 'json'];
  const { stdout } = await mainRun(words, { cwd: ROOT });
  cases = (JSON.parse(stdout) as ExampleSet).examples;
});

function begun(options: readonly string[], setup: Setup = {}): TerminalSession {
  return openTerminal(['practise', '--seed', '5', '--count', '2', ...options], setup);
}

function caseCalled(number: number): Example {
  const example = cases[number - 1];
  if (!example) throw new Error(`there is no case ${number}`);
  return example;
}

function rankOf(id: string | undefined, { levels }: Example): string {
  return String(levels.find((level) => level.id === id)?.rank);
}

/** What is typed for the barriers that remain: their numbers. */
function remaining({ barriers }: Example): number[] {
  return barriers.flatMap(({ right }, position) => (right ? [position + 1] : []));
}

/** Reads on until a question is asked or something is said. */
async function readUntil(terminal: TerminalSession, wanted: string, pause: RegExp): Promise<void> {
  for (let pages = 0; pages < 12; pages += 1) {
    let isThere = false;
    await terminal.waitFor((seen) => {
      isThere = seen.includes(wanted);
      return isThere || pause.test(seen);
    });
    if (isThere) return;
    const before = terminal.raw.length;
    terminal.press('enter');
    // More than Enter alone leaves on the screen.
    await terminal.waitFor(() => terminal.raw.length > before + 4);
  }
  throw new Error(`not reached: ${wanted}`);
}

describe('on a screen', () => {
  const PAUSE = /Enter: [a-z ]+(?: · q stop)?$/u;
  const LEVEL = 'read the case again · h help';
  const BARRIERS = 'Enter when all are ticked';

  async function answerLevel(terminal: TerminalSession, rank: string): Promise<void> {
    await readUntil(terminal, LEVEL, PAUSE);
    terminal.type(rank);
    await terminal.waitFor(`❯ ${rank} `);
    terminal.press('enter');
    await terminal.waitFor(BARRIERS);
  }

  async function tick(terminal: TerminalSession, numbers: readonly number[]): Promise<void> {
    for (const number of numbers) {
      terminal.press('home');
      for (let step = 1; step < number; step += 1) terminal.press('down');
      terminal.press('space');
      await terminal.waitFor((seen) => new RegExp(`❯ ${number} \\[x\\]`, 'u').test(seen));
    }
    terminal.press('enter');
  }

  it('a session of two cases, one right and one wrong, ends with the score on standard output', async () => {
    const stdoutTo = join(emptyFolder(), 'score.txt');
    const terminal = begun([], { stdoutTo });
    const [first, second] = [caseCalled(1), caseCalled(2)];
    await answerLevel(terminal, rankOf(first.right[0], first));
    await tick(terminal, remaining(first));
    await terminal.waitFor('The level: 4 of 4 points Right. The level is');
    await readUntil(terminal, `Case 2 of 2: ${second.title}`, PAUSE);
    const wrong = second.levels.find(({ id }) => !second.right.includes(id));
    await answerLevel(terminal, rankOf(wrong?.id, second));
    terminal.press('enter');
    await terminal.waitFor('Nothing is ticked yet');
    choose(terminal, '0');
    await terminal.waitFor(`you chose ${wrong?.name}`);
    await readUntil(terminal, 'Enter: the score', PAUSE);
    terminal.press('enter');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    const score = readFileSync(stdoutTo, 'utf8');
    expect(score).toContain(`1  ${4 + remaining(first).length} of ${4 + remaining(first).length}`);
    expect(score).toContain(`taken for ${wrong?.name}`);
    expect(score).toContain('2 cases, ');
    expect(score).toContain('joinedup practise --seed 5 --count 2');
    // The conversation itself is not in it.
    expect(score).not.toContain('Enter');
  });

  it('a case is longer than the screen, and no line of it is lost or broken', async () => {
    const terminal = begun([]);
    await readUntil(terminal, LEVEL, PAUSE);
    const text = caseCalled(1)
      .paragraphs.flat()
      .map((piece) => piece.text)
      .join(' ');
    expect(terminal.text()).toContain(text.replace(/\s+/gu, ' ').slice(0, 200));
    expect(terminal.text()).toContain(text.replace(/\s+/gu, ' ').slice(-200));
    expect(terminal.brokenLines()).toEqual([]);
  });

  it('Ctrl-C after a case ends with 130 and the score so far', async () => {
    const terminal = begun([]);
    await answerLevel(terminal, rankOf(caseCalled(1).right[0], caseCalled(1)));
    await tick(terminal, remaining(caseCalled(1)));
    await terminal.waitFor((seen) => seen.includes('The level: 4 of 4') && PAUSE.test(seen));
    terminal.press('interrupt');
    expect(await terminal.exit).toEqual({ code: 130, signal: 0 });
    expect(terminal.text()).toContain('1 case, ');
    expect(terminal.text()).toContain('Levels: 1 of 1 right.');
  });

  it('a kill loses nothing of a record that was answered before', async () => {
    const record = join(emptyFolder(), 'ann.csv');
    const terminal = begun(['--record', record]);
    await answerLevel(terminal, rankOf(caseCalled(1).right[0], caseCalled(1)));
    await tick(terminal, remaining(caseCalled(1)));
    await terminal.waitFor('The level: 4 of 4');
    terminal.kill();
    await terminal.exit;
    const [, row, end, ...more] = readFileSync(record, 'utf8').split('\n');
    expect(row).toMatch(/^ann,1,.*,yes,\d+,\d+,joinedup example --seed 5$/u);
    expect([end, ...more]).toEqual(['']);
  });

  it('q before a case was answered prints no score', async () => {
    const stdoutTo = join(emptyFolder(), 'score.txt');
    const terminal = begun([], { stdoutTo });
    await readUntil(terminal, LEVEL, PAUSE);
    terminal.type('q');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(terminal.text()).toContain('No case was answered, so there is no score.');
    expect(readFileSync(stdoutTo, 'utf8')).toBe('');
  });
});

describe('in accessible mode', () => {
  const PAUSE = /Press Enter [a-z ]+\.(?: Or: q stop\.)? >$/u;

  async function type(terminal: TerminalSession, wanted: string, line: string): Promise<void> {
    await readUntil(terminal, wanted, PAUSE);
    await terminal.waitFor((seen) => seen.endsWith('>'));
    terminal.type(`${line}\r`);
  }

  it('everything is numbered lines, nothing is repainted, and the score comes at the end', async () => {
    const terminal = begun(['--accessible']);
    const first = caseCalled(1);
    await type(terminal, 'Which level does the text show?', rankOf(first.right[0], first));
    await type(terminal, 'Which of these barriers does the text show?', remaining(first).join(','));
    await terminal.waitFor('The level: 4 of 4 points');
    await type(terminal, 'Press Enter for the next case. Or: q stop. >', 'q');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(terminal.text()).toContain('Levels: 1 of 1 right.');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a colour begins with
    expect(terminal.raw.replace(/\u001b\[[\d;]*m/gu, '')).not.toContain('\u001b');
  });

  it.each(['interrupt', 'endOfInput'] as const)(
    '%s before a case was answered says that there is no score',
    async (key) => {
      const terminal = begun(['--accessible']);
      await readUntil(terminal, 'Which level does the text show?', PAUSE);
      await terminal.waitFor((seen) => seen.endsWith('>'));
      terminal.press(key);
      expect(await terminal.exit).toEqual({ code: 130, signal: 0 });
      expect(terminal.text()).toContain('No case was answered, so there is no score.');
    },
  );
});

it.each([
  ['a level that there is not', ['--level', 'nowhere'], 'There is no level called “nowhere” here.'],
  [
    'a case that there cannot be',
    ['--kind', 'boundary', '--level', 'fully-integrated-service'],
    'There is no case of the kind “boundary”',
  ],
])('%s is refused before anything is asked', async (_, options, message) => {
  const terminal = openTerminal(['practise', ...options]);
  expect(await terminal.exit).toEqual({ code: 2, signal: 0 });
  expect(terminal.text()).toContain(message);
  expect(terminal.text()).not.toContain('Practice:');
});
