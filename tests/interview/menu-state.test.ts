import { describe, expect, it } from 'vitest';
import { initialState, type Key, type MenuState, pressed } from '../../src/interview/menu-state.ts';
import type { Choice, CommandName, Menu } from '../../src/interview/prompter.ts';

const ALL: readonly CommandName[] = ['back', 'jump', 'review', 'note', 'help', 'leave'];
const PAGE = 5;

/** A menu of twelve, of which the first ten may be marked together. */
function menu(more: Partial<Menu<number>> = {}): Menu<number> {
  const choices = Array.from({ length: 12 }, (_, value) => ({ value, label: `Choice ${value + 1}` }));
  return { message: 'Which?', choices, markable: 10, commands: ALL, ...more };
}

function marked(...marks: readonly string[]): Menu<number> {
  const choices: Choice<number>[] = marks.map((mark, value) => ({ value, label: mark, mark }));
  return menu({ choices, markable: 0 });
}

/** Keys by their names; anything of one character is what that character sends. */
function key(name: string): Key {
  return [...name].length === 1 ? { name, sequence: name } : { name, sequence: '' };
}

/** What a row of keys makes of a menu. All but the last have to leave it open. */
function eventAfter(keys: readonly string[], of = menu(), start: MenuState = initialState(of)) {
  let event = pressed(key(keys[0] ?? ''), start, of, PAGE);
  for (const next of keys.slice(1)) {
    if (event.kind !== 'state') throw new Error(`the menu was over before ${next}`);
    event = pressed(key(next), event.state, of, PAGE);
  }
  return event;
}

function stateAfter(keys: readonly string[], of = menu()): MenuState {
  const event = eventAfter(keys, of);
  if (event.kind !== 'state') throw new Error(`the menu is over: ${event.kind}`);
  return event.state;
}

describe('the pointer', () => {
  it('starts on the first choice, or on the answer given before', () => {
    expect(initialState(menu())).toEqual({ active: 0, marked: [], typed: '' });
    expect(initialState(menu({ current: [4] }))).toEqual({ active: 4, marked: [], typed: '' });
    expect(initialState(menu({ current: [2, 5] }))).toEqual({ active: 2, marked: [2, 5], typed: '' });
  });

  it.each([
    [['down'], 1],
    [['down', 'down', 'up'], 1],
    [['up'], 11],
    [['end'], 11],
    [['end', 'down'], 0],
    [['end', 'home'], 0],
    [['pagedown'], 5],
    [['pagedown', 'pagedown', 'pagedown'], 11],
    [['pagedown', 'pageup'], 0],
    [['down', 'pageup'], 0],
    [['end', 'pageup'], 6],
  ])('after %j is on choice %i', (keys, active) => {
    expect(stateAfter(keys)).toEqual({ active, marked: [], typed: '' });
  });
});

describe('digits', () => {
  it.each([
    ['3', 2, '3'],
    ['12', 11, '12'],
    ['10', 9, '10'],
    ['99', 8, '9'],
    ['13', 2, '3'],
    ['112', 1, '2'],
    ['121', 0, '1'],
  ])('%s puts the pointer on position %i', (digits, active, typed) => {
    expect(stateAfter([...digits])).toEqual({ active, marked: [], typed });
  });

  it('leave the pointer alone where there is no such number', () => {
    expect(stateAfter(['down', '0'])).toEqual({ active: 1, marked: [], typed: '' });
    expect(stateAfter(['9'], marked('p', '1', '2'))).toEqual({ active: 0, marked: [], typed: '' });
  });

  it.each(['down', 'space'])('start anew after %s', (between) => {
    expect(stateAfter(['1', between, '2']).active).toBe(1);
  });

  it('follow the marks of the choices, not their positions', () => {
    expect(stateAfter(['1'], marked('p', 'g', '1', '2')).active).toBe(2);
  });

  it('do not choose before Enter', () => {
    expect(eventAfter(['2', 'return'])).toEqual({ kind: 'chosen', positions: [1] });
  });
});

describe('Space', () => {
  it('marks what the pointer is on, in the order of the list', () => {
    expect(stateAfter(['3', 'space', 'home', 'space']).marked).toEqual([0, 2]);
  });

  it('takes a mark away again', () => {
    expect(stateAfter(['space', 'down', 'space', 'up', 'space']).marked).toEqual([1]);
  });

  it('marks nothing that is not an option', () => {
    expect(stateAfter(['end', 'space']).marked).toEqual([]);
    expect(stateAfter(['space'], menu({ markable: 0 })).marked).toEqual([]);
  });
});

describe('Enter', () => {
  it.each(['return', 'enter'])('(%s) chooses what the pointer is on', (name) => {
    expect(eventAfter(['down', name])).toEqual({ kind: 'chosen', positions: [1] });
  });

  it('chooses all that are marked together', () => {
    expect(eventAfter(['space', 'down', 'down', 'space', 'down', 'return'])).toEqual({
      kind: 'chosen',
      positions: [0, 2],
    });
  });

  it('on a choice that cannot be marked chooses that one, whatever is marked', () => {
    expect(eventAfter(['end', 'return'], menu({ current: [1, 2], isAnswered: true }))).toEqual({
      kind: 'chosen',
      positions: [11],
    });
  });
});

describe('letters', () => {
  it.each([
    ['b', 'back'],
    ['j', 'jump'],
    ['r', 'review'],
    ['n', 'note'],
    ['h', 'help'],
    ['?', 'help'],
    ['q', 'leave'],
    ['B', 'back'],
  ])('%s stands for %s', (letter, command) => {
    expect(eventAfter([letter])).toEqual({ kind: 'command', command });
  });

  it('mean nothing where the command is not allowed', () => {
    expect(eventAfter(['j'], menu({ commands: ['back'] }))).toEqual({
      kind: 'state',
      state: initialState(menu()),
    });
  });

  it.each(['x', 'é', ' '])('mean nothing where they stand for nothing: %j', (letter) => {
    expect(eventAfter([letter])).toEqual({ kind: 'state', state: initialState(menu()) });
  });

  it('mean nothing together with Ctrl', () => {
    const state = initialState(menu());
    expect(pressed({ name: 'b', sequence: 'b', ctrl: true }, state, menu(), PAGE)).toEqual({
      kind: 'state',
      state,
    });
  });

  it.each(['g', 'G'])('choose at once where a choice has that letter: %s', (letter) => {
    expect(eventAfter([letter], marked('p', 'g', '1'))).toEqual({ kind: 'chosen', positions: [1] });
  });
});

it('a key without a name or a sequence does nothing', () => {
  const state = initialState(menu());
  expect(pressed({}, state, menu(), PAGE)).toEqual({ kind: 'state', state });
});
