import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  initialState,
  type MenuEvent,
  type MenuState,
  pressed,
} from '../../src/interview/prompters/menu-keys.ts';
import { menuLines } from '../../src/interview/prompters/menu-lines.ts';
import { PlainPrompter } from '../../src/interview/prompters/plain.ts';
import type { Menu } from '../../src/interview/prompters/prompter.ts';
import { PAPER } from '../support/paper.ts';

/** A list of which any number may be ticked. */
function list(more: Partial<Menu<string>> = {}): Menu<string> {
  const choices = ['wall', 'moat', 'fence'].map((value) => ({ value, label: `The ${value}` }));
  return { message: 'Which remain?', choices, isChecklist: true, commands: ['back', 'reread'], ...more };
}

const KEYS: Readonly<Record<string, string>> = { ' ': 'space', '\n': 'return' };

/** What a row of keys comes to: letters and digits as they are, a space, and a line end for Enter. */
function eventAfter(keys: string, menu = list()): MenuEvent {
  let event: MenuEvent = { kind: 'state', state: initialState(menu) };
  for (const sequence of keys) {
    if (event.kind !== 'state') throw new Error(`the list was over before ${JSON.stringify(sequence)}`);
    event = pressed({ name: KEYS[sequence] ?? sequence, sequence }, event.state, menu, 5);
  }
  return event;
}

function stateAfter(keys: string, menu = list()): MenuState {
  const event = eventAfter(keys, menu);
  if (event.kind !== 'state') throw new Error(`the list is over: ${event.kind}`);
  return event.state;
}

describe('a checklist on a screen', () => {
  it('takes what is ticked, in the order of the list, wherever the pointer is', () => {
    expect(eventAfter('3 1 2\n')).toEqual({ kind: 'chosen', positions: [0, 2] });
  });

  it('takes back a tick', () => {
    expect(eventAfter('3 1 3 \n')).toEqual({ kind: 'chosen', positions: [0] });
  });

  it.each(['\n', '2\n', '\n\n\n', '2\n\n'])('with nothing ticked takes no Enter for none: %j', (keys) => {
    expect(stateAfter(keys).notice).toBe(
      'Nothing is ticked yet: Space ticks; 0 says that it is none of them.',
    );
  });

  it.each(['0\n', '2 0\n', '02\n', '09\n'])('takes none where that was said: %j', (keys) => {
    expect(eventAfter(keys)).toEqual({ kind: 'chosen', positions: [] });
  });

  it('takes what is ticked after it was said that there is none', () => {
    expect(eventAfter('02 \n')).toEqual({ kind: 'chosen', positions: [1] });
  });

  it('begins with what was ticked before, and no pointer', () => {
    expect(initialState(list({ current: [1, 2] }))).toEqual({ active: null, marked: [1, 2], typed: '' });
  });

  it('ticks nothing before there is a pointer, and says so', () => {
    expect(stateAfter(' ')).toMatchObject({ marked: [], notice: expect.stringContaining('Space marks') });
  });

  it('gives what is ticked with a command, and nothing where nothing is', () => {
    expect(eventAfter('2 r')).toEqual({ kind: 'command', command: 'reread', marked: [1] });
    expect(eventAfter('b')).toEqual({ kind: 'command', command: 'back' });
  });

  it('shows a box for each, from the beginning', () => {
    const menu = list({ current: [1] });
    expect(menuLines(menu, initialState(menu), PAPER, 24)).toEqual([
      'Which remain?',
      '',
      '  1  [ ] The wall',
      '  2  [x] The moat',
      '  3  [ ] The fence',
      '',
      'Arrows or a number, Space to tick, 0 for none; Enter when all are ticked',
      'b back · r read the case again',
    ]);
  });

  it('says how to tick where Enter found nothing ticked', () => {
    expect(menuLines(list(), stateAfter('\n'), PAPER, 24)).toContain(
      'Nothing is ticked yet: Space ticks; 0 says that it is none of them.',
    );
    expect(menuLines(list(), stateAfter('0'), PAPER, 24)).toContain('None of them: Enter says so.');
  });
});

/** What a checklist comes to in which these lines are typed, and what was written. */
async function typed(menu: Menu<string>, ...lines: readonly string[]) {
  const input = new PassThrough();
  let written = '';
  const write = (text: string) => {
    written += text;
  };
  const prompter = new PlainPrompter({
    input,
    paper: PAPER,
    write,
    onInterrupt: () => () => {},
    onSuspend: () => () => {},
  });
  for (const line of lines) input.write(`${line}\n`);
  const reply = await prompter.choose(menu);
  return { reply, written };
}

describe('a checklist in plain lines', () => {
  it.each([
    ['2', ['moat']],
    ['3,1', ['wall', 'fence']],
    ['1 2 3', ['wall', 'moat', 'fence']],
    ['0', []],
  ])('%j', async (line, values) => {
    expect((await typed(list(), line)).reply).toEqual({ kind: 'chosen', values });
  });

  it.each(['', '4', '1,4', '0,1', 'x'])('%j is not taken, and it says what is', async (line) => {
    const { reply, written } = await typed(list(), line, '1');
    expect(reply).toEqual({ kind: 'chosen', values: ['wall'] });
    const how = 'Please type 1 to 3 or 0 for none.';
    expect(written).toContain(`> ${line === '' ? 'Nothing is chosen yet. ' : ''}${how}`);
  });

  it('says what can be typed, and keeps what was ticked before on Enter', async () => {
    const menu = list({ current: [0, 2] });
    const { reply, written } = await typed(menu, '');
    expect(reply).toEqual({ kind: 'chosen', values: ['wall', 'fence'] });
    expect(written).toContain('Your answer so far: 1 and 3. Enter keeps it.');
    expect(written.replace(/\s+/gu, ' ')).toContain(
      'Type the numbers of all that are so, as in 2,3; or 0 for none. Or: b back, r read the case again.',
    );
  });

  it('takes a command', async () => {
    expect((await typed(list(), 'b')).reply).toEqual({ kind: 'command', command: 'back' });
  });
});
