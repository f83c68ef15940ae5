import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { written } from '../support/interviews.ts';
import { ROOT, shipped } from '../support/load.ts';
import { openTerminal, type TerminalSession } from '../support/terminal.ts';
import {
  begin,
  choose,
  DAY,
  field,
  menu,
  question,
  review,
  whereIsIt,
} from '../support/terminal-interview.ts';

const [first, second] = shipped('five-levels').questions;

function answersIn({ cwd }: TerminalSession) {
  return written(readFileSync(join(cwd, 'service.yaml'), 'utf8')).answers;
}

async function begun(): Promise<TerminalSession> {
  const terminal = openTerminal(['assess', 'service.yaml']);
  await begin(terminal);
  return terminal;
}

it('going back shows what was answered, and can change it', async () => {
  const terminal = await begun();
  choose(terminal, '2');
  await question(terminal, 2);
  terminal.type('b');
  const { text } = await question(terminal, 1);
  expect(text).toContain(`❯ 2 ${first?.options[1]?.text} (your answer)`);
  choose(terminal, '1');
  await question(terminal, 2);
  expect(answersIn(terminal)).toEqual({ [`${first?.id}`]: first?.options[0]?.id });
});

it('what is asked stands apart from what was answered, and what was skipped leaves nothing behind', async () => {
  const terminal = openTerminal(['assess', 'service.yaml']);
  await field(terminal, 'What is the service called?', 'Old Town');
  await whereIsIt(terminal);
  await field(terminal, 'What does it cover, and what not?', '');
  await terminal.waitFor('Which day does this describe?');
  const seen = terminal.screen().join('\n');
  expect(seen).toContain('\n✓ Where is it? England\n\nWhich day does this describe?\n');
  await field(terminal, 'Which day does this describe?', '', DAY);
  await field(terminal, 'Whom does it serve?', '');
  await field(terminal, 'Which agencies work together here?', 'The clinic');
  await menu(terminal, 'What kind of agency is it?', '1');
  await terminal.waitFor('And the second agency?');
  expect(terminal.screen().join('\n')).toMatch(/\n✓ What kind .+\n\nAnd the second agency\?\n/u);
});

it('a question is jumped to by its number, and by a word of it', async () => {
  const terminal = await begun();
  terminal.type('j');
  await field(terminal, 'Go to which question?', '12');
  await question(terminal, 12);
  terminal.type('j');
  await field(terminal, 'Go to which question?', 'information about a person');
  expect((await question(terminal, 2)).text).toContain(second?.ask);
});

it('in the review one answer is changed, and the review comes back', async () => {
  const terminal = await begun();
  choose(terminal, '1');
  await question(terminal, 2);
  terminal.type('r');
  await review(terminal);
  expect(terminal.screen().join('\n')).toMatch(
    /Service +Old Town\n +d {2}Agencies +not given\n +n {2}Nation +England\n/u,
  );
  choose(terminal, '1');
  await question(terminal, 1);
  choose(terminal, '3');
  await review(terminal);
  expect(answersIn(terminal)).toEqual({ [`${first?.id}`]: first?.options[2]?.id });
  // What was changed last is no choice of what to do next.
  expect(terminal.screen().filter((line) => line.startsWith('❯'))).toEqual([]);
});

it('a note is kept with its evidence', async () => {
  const terminal = await begun();
  terminal.type('n');
  await field(terminal, 'Note:', 'Since May.');
  await field(terminal, 'Evidence 1:', 'the minutes; page 4');
  await field(terminal, 'Evidence 2:', '- the rota');
  await field(terminal, 'Evidence 3:', '');
  await terminal.waitFor('Note: Since May. Evidence: 2 pieces');
  choose(terminal, '1');
  await question(terminal, 2);
  expect(answersIn(terminal)).toEqual({
    [`${first?.id}`]: {
      answer: first?.options[0]?.id,
      note: 'Since May.',
      evidence: ['the minutes; page 4', '- the rota'],
    },
  });
});

describe('a note that is there already', () => {
  async function noted(): Promise<TerminalSession> {
    const terminal = await begun();
    terminal.type('n');
    await field(terminal, 'Note:', 'Since May.');
    await field(terminal, 'Evidence 1:', '');
    await terminal.waitFor('Note: Since May. Arrows');
    await question(terminal, 1);
    terminal.type('n');
    await terminal.waitFor((seen) => seen.endsWith('❯ Since May.'));
    return terminal;
  }

  it('can be changed where it stands', async () => {
    const terminal = await noted();
    terminal.press('backspace');
    await field(terminal, 'Note:', ' 2026', 'Since May');
    await field(terminal, 'Evidence 1:', '');
    await question(terminal, 1);
    expect(answersIn(terminal)).toEqual({ [`${first?.id}`]: { answer: null, note: 'Since May 2026' } });
  });

  it('goes when the line is emptied', async () => {
    const terminal = await noted();
    terminal.press('clearLine');
    await terminal.waitFor((seen) => !seen.endsWith('❯ Since May.'));
    terminal.press('enter');
    await field(terminal, 'Evidence 1:', '');
    await question(terminal, 1);
    expect(answersIn(terminal)).toEqual({ [`${first?.id}`]: { answer: null } });
  });
});

it('help says why it is asked, and the question is asked again below', async () => {
  const terminal = await begun();
  terminal.type('?');
  await terminal.waitFor(`Why it is asked: ${first?.why}`);
  // What would push it off the screen waits until it was read.
  await terminal.waitFor((seen) => /Enter: go on$|save and leave$/u.test(seen));
  if (terminal.text().endsWith('Enter: go on')) terminal.press('enter');
  const { text } = await question(terminal, 1);
  expect(text).toContain(first?.ask);
  expect(terminal.text()).toContain(`What would show it: ${first?.evidence}`);
});

it('the details can be gone back to from the first question', async () => {
  const terminal = await begun();
  terminal.type('b');
  await terminal.waitFor('about the people served? 1 Yes');
  terminal.type('b');
  await terminal.waitFor((seen) => /What is your own role\?.*save and leave$/u.test(seen));
  terminal.type('b');
  await field(terminal, 'Which agencies work together here?', '/b');
  await field(terminal, 'Whom does it serve?', '/b');
  await field(terminal, 'Which day does this describe?', '/b', DAY);
  await field(terminal, 'What does it cover, and what not?', '/b');
  await terminal.waitFor('❯ 1 England (your answer)');
});

it('a framework of one’s own is used where it is named', async () => {
  const framework = join(ROOT, 'tests/fixtures/frameworks/ladder.yaml');
  const terminal = openTerminal(['assess', 'service.yaml', '--framework', framework]);
  const { text, of } = await begin(terminal);
  expect(of).toBe(3);
  expect(text).toContain('Whose money? 1 Each its own 2 Some shared 3 All shared 4 Don’t know (d)');
});

it.each([
  ['--no-color', ['--no-color'], {}],
  ['NO_COLOR', [], { NO_COLOR: '1' }],
])('with %s nothing is coloured or bold, also where a line is refused', async (_, options, env) => {
  const terminal = openTerminal([...options, 'assess', 'service.yaml'], { env });
  await field(terminal, 'What is the service called?', '');
  await terminal.waitFor('Please write something.');
  terminal.type('Old Town\r');
  await whereIsIt(terminal);
  await terminal.waitFor('What does it cover, and what not?');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what a colour begins with
  const styles = [...terminal.raw.matchAll(/\u001b(\[[\d;]*m)/gu)].map(([, style]) => style);
  expect([...new Set(styles)]).toEqual([]);
});
