import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { headOf, written } from '../support/interviews.ts';
import { ROOT, shipped } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import {
  askedIn,
  begin,
  choose,
  field,
  firstNeed,
  giveDetails,
  question,
  review,
} from '../support/terminal-interview.ts';

const FRAMEWORK = shipped('five-levels');
const NEEDS = FRAMEWORK.needs?.questions ?? [];
const OWN = join(ROOT, 'tests/fixtures/frameworks/needs.yaml');
const ASSESS = ['assess', 'service.yaml'];
const ALONE = ['needs', 'service.yaml'];

function fileIn({ cwd }: { cwd: string }): string {
  return readFileSync(join(cwd, 'service.yaml'), 'utf8');
}

function needsIn(terminal: { cwd: string }) {
  return written(fileIn(terminal)).needs ?? {};
}

/** Answers question after question with the first option, until the review; gives what was asked. */
async function answerAll(terminal: TerminalSession): Promise<string[]> {
  const texts: string[] = [];
  for (let asked = await askedIn(terminal); asked; ) {
    texts.push(asked.text);
    const { answered } = asked;
    choose(terminal, '1');
    asked = await askedIn(terminal, (each) => each === null || each.answered > answered);
  }
  return texts;
}

function folderWith(text: string): string {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, 'service.yaml'), text);
  return cwd;
}

describe('an interview that takes the needs up', () => {
  it('asks them first, and goes on in the middle of them another day', async () => {
    const terminal = openTerminal(ASSESS);
    await giveDetails(terminal);
    const first = await firstNeed(terminal);
    expect(first.text).toContain(NEEDS[0]?.ask);
    expect(first.of).toBe(NEEDS.length + FRAMEWORK.questions.length);
    choose(terminal, '2');
    await question(terminal, 2);
    terminal.type('q');
    expect((await terminal.exit).code).toBe(0);
    expect(needsIn(terminal)).toEqual({ [`${NEEDS[0]?.id}`]: NEEDS[0]?.options[1]?.id });

    const again = openTerminal(ASSESS, { cwd: terminal.cwd });
    expect((await question(again, 2)).text).toContain(NEEDS[1]?.ask);
  });

  it('skips them for good: another day it goes on with the service, and the review offers them', async () => {
    const terminal = openTerminal(ASSESS);
    await begin(terminal);
    terminal.kill();
    await terminal.exit;
    const again = openTerminal(ASSESS, { cwd: terminal.cwd });
    expect((await question(again, 1)).text).toContain(FRAMEWORK.questions[0]?.ask);
    again.type('r');
    await review(again);
    again.type('f');
    expect((await question(again, 1)).text).toContain(NEEDS[0]?.ask);
    choose(again, '1');
    await question(again, 2);
    expect(needsIn(again)).toEqual({ [`${NEEDS[0]?.id}`]: NEEDS[0]?.options[0]?.id });
  });

  it('jumps to one of them by a word of it', async () => {
    const terminal = openTerminal(ASSESS);
    await giveDetails(terminal);
    await firstNeed(terminal);
    terminal.type('j');
    await field(terminal, 'Go to which question?', 'food, heat');
    const wanted = NEEDS.findIndex(({ ask }) => ask.includes('food, heat'));
    expect((await question(terminal, wanted + 1)).text).toContain(NEEDS[wanted]?.ask);
  });

  it('has each answer on disk before the next question, whenever it is killed', async () => {
    let terminal = openTerminal(ASSESS);
    await giveDetails(terminal);
    await firstNeed(terminal);
    for (const [place, { id, options }] of NEEDS.slice(0, 4).entries()) {
      choose(terminal, '1');
      await question(terminal, place + 2);
      terminal.kill();
      await terminal.exit;
      expect(needsIn(terminal)).toMatchObject({ [id]: options[0]?.id });
      terminal = openTerminal(ASSESS, { cwd: terminal.cwd });
      await question(terminal, place + 2);
    }
  });

  it.each([0, 3, 6])('killed %i ms after an answer leaves a whole file', async (delay) => {
    const terminal = openTerminal(ASSESS);
    await giveDetails(terminal);
    await firstNeed(terminal);
    choose(terminal, '1');
    await question(terminal, 2);
    const before = needsIn(terminal);
    choose(terminal, '1');
    await pause(delay);
    terminal.kill();
    await terminal.exit;
    expect([before, { ...before, [`${NEEDS[1]?.id}`]: NEEDS[1]?.options[0]?.id }]).toContainEqual(
      needsIn(terminal),
    );
  });
});

describe('“joinedup needs”', () => {
  it('on a new file asks only about the people served, and prints what they need', async () => {
    const terminal = openTerminal(ALONE);
    await terminal.waitFor('the people whom one service is for, and what they need');
    await giveDetails(terminal);
    const texts = await answerAll(terminal);
    expect(texts.map((text, index) => text.startsWith(NEEDS[index]?.ask ?? ''))).toEqual(
      NEEDS.map(() => true),
    );
    terminal.type('p');
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(Object.keys(needsIn(terminal))).toEqual(NEEDS.map(({ id }) => id));
    expect(written(fileIn(terminal)).answers ?? {}).toEqual({});
    const text = terminal.text();
    expect(text).toContain('What the people served need');
    expect(text).toContain('Have: not known yet. Gap: not known yet.');
    expect(text).not.toContain('Barriers');
    // First, so that what they need is what stands on the screen.
    expect(text).toMatch(
      /about the service: joinedup needs service\.yaml joinedup assess service\.yaml .*What the people served need/u,
    );
  });

  it('left, is the command that carries on', async () => {
    const terminal = openTerminal(ALONE);
    await giveDetails(terminal);
    await question(terminal, 1);
    terminal.type('q');
    await terminal.exit;
    expect(terminal.text()).toMatch(/Carry on with: joinedup needs service\.yaml$/u);
  });

  it('leaves an assessment’s answers, comments and order as they are', async () => {
    const [one, two] = FRAMEWORK.questions;
    const mine = [
      headOf(FRAMEWORK),
      '# Talked through on Monday.\n',
      `answers:\n  ${two?.id}: ${two?.options[1]?.id} # Ann knows more\n  ${one?.id}: unknown\n`,
    ].join('');
    const terminal = openTerminal(ALONE, { cwd: folderWith(mine) });
    const { of, answered } = await question(terminal, 1);
    expect([of, answered]).toEqual([NEEDS.length, 0]);
    choose(terminal, '3');
    await question(terminal, 2);
    terminal.type('r');
    await review(terminal);
    terminal.type('p');
    expect((await terminal.exit).code).toBe(0);
    const now = fileIn(terminal);
    for (const line of mine.split('\n')) expect(now).toContain(line);
    expect(needsIn(terminal)).toEqual({ [`${NEEDS[0]?.id}`]: NEEDS[0]?.options[2]?.id });
    expect(written(now).answers).toEqual(written(mine).answers);
  });

  it('with a framework that has no needs says so, and asks nothing', async () => {
    const ladder = join(ROOT, 'tests/fixtures/frameworks/ladder.yaml');
    const terminal = openTerminal([...ALONE, '--framework', ladder]);
    expect(await terminal.exit).toEqual({ code: 2, signal: 0 });
    expect(terminal.text()).toContain(
      'A ladder does not ask about the people served. Use “joinedup assess”, or a framework that asks about them.',
    );
    expect(existsSync(join(terminal.cwd, 'service.yaml'))).toBe(false);
  });

  it('writes the result to a file where it is told to', async () => {
    const terminal = openTerminal([...ALONE, '--framework', OWN, '--format', 'json', '-o', 'result.json'], {
      cwd: emptyFolder(),
    });
    await giveNeedsOf(terminal);
    expect((await terminal.exit).code).toBe(0);
    const { needs, recommended } = JSON.parse(readFileSync(join(terminal.cwd, 'result.json'), 'utf8'));
    expect(needs.answered).toMatchObject({ known: 3, questions: 3 });
    expect(recommended.levels[0]).toMatchObject({ placement: 'depth', level: 'd0' });
  });

  async function giveNeedsOf(terminal: TerminalSession): Promise<void> {
    await giveDetails(terminal);
    await answerAll(terminal);
    terminal.type('p');
  }
});

describe('in accessible mode', () => {
  /** Types a line for each thing that is asked. */
  async function answer(
    terminal: TerminalSession,
    turns: readonly (readonly [string, string])[],
  ): Promise<void> {
    for (const [message, line] of turns) {
      await terminal.waitFor((seen) => seen.includes(message) && seen.endsWith('>'));
      terminal.type(`${line}\r`);
    }
  }

  it('the needs are offered and asked as plain numbered text', async () => {
    const terminal = openTerminal([...ASSESS, '--framework', OWN, '--accessible']);
    await answer(terminal, [
      ['What is the service called?', 'Old Town'],
      ['Which agencies is it about?', '1,3'],
      ['Where is it?', '1'],
      ['What does it cover, and what not?', ''],
      ['Which day does this describe?', ''],
      ['Whom does it serve?', ''],
      ['Which agencies work together here?', ''],
      ['What is your own role?', ''],
      ['1. Yes, with 6 questions in all 2. Skip them, with 3 questions about the service', '1'],
      [
        'The people served. Question 1 of 6. 0 answered The agencies are: the council and a housing association. Where do most of them live?',
        '1,2',
      ],
      ['How many agencies call on them?', '2'],
      ['How old are they?', 'r'],
      ['v view in full', 'p'],
    ]);
    expect(await terminal.exit).toEqual({ code: 0, signal: 0 });
    expect(needsIn(terminal)).toEqual({ homes: ['own', 'mixed'], carers: 'two' });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a colour begins with
    expect(terminal.raw.replace(/\u001b\[[\d;]*m/gu, '')).not.toContain('\u001b');
  });
});
