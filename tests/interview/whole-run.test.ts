import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Framework } from '../../src/model/framework.ts';
import { written } from '../support/interviews.ts';
import { shipped } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import { type Asked, askedIn, begin, choose, review } from '../support/terminal-interview.ts';

const FRAMEWORK = shipped('five-levels');

/** Answers question after question, the first option, don't know, or one of the first two; gives what was meant. */
async function answerAll(terminal: TerminalSession): Promise<Record<string, unknown>> {
  const given: Record<string, unknown> = {};
  for (let asked: Asked | null = await begin(terminal); asked; ) {
    const { id, options } = theQuestion(asked, FRAMEWORK);
    const way = Object.keys(given).length % 3;
    if (way === 0) choose(terminal, '1');
    if (way === 1) choose(terminal, String(options.length + 1));
    if (way === 2) await markTwo(terminal);
    const ids = options.map((option) => option.id);
    given[id] = [ids[0], 'unknown', ids.slice(0, 2)][way];
    const { answered } = asked;
    asked = await askedIn(terminal, (each) => each === null || each.answered > answered);
  }
  return given;
}

async function markTwo(terminal: TerminalSession): Promise<void> {
  terminal.press('down', 'space', 'down', 'space');
  await terminal.waitFor((seen) => seen.match(/\[x\]/gu)?.length === 2);
  terminal.press('enter');
}

function theQuestion({ text }: Asked, { questions }: Framework) {
  const found = questions.find(({ ask }) => text.startsWith(ask));
  if (!found) throw new Error(`no question of the framework is asked here: ${text}`);
  return found;
}

it('an arrangement is assessed from nothing to the printed report', async () => {
  const terminal = openTerminal(['assess']);
  const given = await answerAll(terminal);
  expect(Object.keys(given).length).toBeGreaterThanOrEqual(24);
  terminal.type('p');
  expect(await terminal.exit).toEqual({ code: 0, signal: 0 });

  const file = join(terminal.cwd, 'old-town.yaml');
  expect(written(readFileSync(file, 'utf8'))).toMatchObject({
    framework: { id: FRAMEWORK.id, version: FRAMEWORK.version },
    service: { name: 'Old Town', nation: 'england' },
    answers: given,
  });
  const text = terminal.text();
  expect(text).toContain(
    'Your answers are kept in “old-town.yaml”. See the result again, see why, make a page for the board, or change an answer: joinedup score old-town.yaml',
  );
  // Behind it, so that the answer is what stands on the screen.
  const answer = text.slice(text.indexOf('Your answers are kept'));
  for (const heading of ['WHERE', 'DEPENDS ON', 'NEXT', 'DO FIRST']) expect(answer).toContain(heading);
});

it('the report alone goes to standard output, and is that of “score”', async () => {
  const terminal = openTerminal(['assess', 'service.yaml'], { stdoutTo: 'report.txt' });
  await begin(terminal);
  choose(terminal, '1');
  await askedIn(terminal, (each) => each?.number === 2);
  terminal.type('r');
  await review(terminal);
  terminal.type('p');
  expect((await terminal.exit).code).toBe(0);

  const scored = openTerminal(['score', 'service.yaml'], { cwd: terminal.cwd, stdoutTo: 'scored.txt' });
  expect((await scored.exit).code).toBe(0);
  const report = readFileSync(join(terminal.cwd, 'report.txt'), 'utf8');
  expect(report).toContain('Old Town');
  expect(report).toBe(readFileSync(join(terminal.cwd, 'scored.txt'), 'utf8'));
  expect(terminal.text()).not.toContain('Fully integrated');
});

it('where the answers are is said also when the report cannot be written', async () => {
  const terminal = openTerminal(['assess', 'service.yaml', '-o', 'board.md']);
  await begin(terminal);
  writeFileSync(join(terminal.cwd, 'board.md'), 'joinedup: 1\n');
  terminal.type('r');
  await review(terminal);
  terminal.type('p');
  expect((await terminal.exit).code).toBe(2);
  expect(terminal.text()).toContain('“board.md” holds an assessment; it is not written over.');
  expect(terminal.text()).toContain('Your answers are kept in “service.yaml”.');
});
