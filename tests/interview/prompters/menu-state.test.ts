import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeyPress } from '../../../src/host/keyboard.ts';
import {
  initialState,
  type MenuEvent,
  type MenuState,
  pressed,
} from '../../../src/interview/prompters/menu-keys.ts';
import type { Choice, Menu, PromptCommand } from '../../../src/interview/prompters/prompter.ts';

const ALL: readonly PromptCommand[] = ['back', 'jump', 'review', 'note', 'help', 'leave'];

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
function key(name: string): KeyPress {
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
  it('starts nowhere, or on what is chosen', () => {
    expect(initialState(menu())).toEqual({ active: null, marked: [], typed: '' });
    expect(initialState(menu({ start: 4 }))).toEqual({ active: null, marked: [], typed: '' });
    expect(initialState(menu({ current: [4] }))).toEqual({ active: 4, marked: [], typed: '' });
    expect(initialState(menu({ current: [2, 5] }))).toEqual({ active: 2, marked: [2, 5], typed: '' });
    const chosen = menu({ current: [2, 5], chosen: [7] });
    expect(initialState(chosen)).toEqual({ active: 7, marked: [], typed: '' });
  });

  it.each([
    ['down', 0],
    ['up', 11],
    ['pagedown', 0],
    ['pageup', 0],
    ['home', 0],
    ['end', 11],
  ])('comes in at %s', (name, active) => {
    expect(stateAfter([name])).toEqual({ active, marked: [], typed: '' });
  });

  it.each(['down', 'up', 'pagedown'])('comes in at the place to start from at %s', (name) => {
    expect(stateAfter([name], menu({ start: 4 })).active).toBe(4);
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
  ])('after Home and %j is on choice %i', (keys, active) => {
    expect(stateAfter(['home', ...keys])).toEqual({ active, marked: [], typed: '' });
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

  it('leave the pointer alone where there is no such number, and say so', () => {
    expect(stateAfter(['2', '0'])).toMatchObject({
      active: 1,
      typed: '',
      notice: expect.stringContaining('There is no 0 here'),
    });
    expect(stateAfter(['9'], marked('p', '1', '2'))).toMatchObject({
      active: null,
      notice: expect.stringContaining('There is no 9 here'),
    });
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
    expect(stateAfter(['1', 'space', 'down', 'space', 'up', 'space']).marked).toEqual([1]);
  });

  it('marks nothing that is not an option', () => {
    expect(stateAfter(['end', 'space']).marked).toEqual([]);
    expect(stateAfter(['1', 'space'], menu({ markable: 0 })).marked).toEqual([]);
    expect(stateAfter(['space'])).toMatchObject({ active: null, marked: [] });
  });
});

describe('Enter', () => {
  it.each(['return', 'enter'])('(%s) chooses what the pointer is on', (name) => {
    expect(eventAfter(['2', name])).toEqual({ kind: 'chosen', positions: [1] });
  });

  it('chooses all that are marked together', () => {
    expect(eventAfter(['1', 'space', 'down', 'down', 'space', 'down', 'return'])).toEqual({
      kind: 'chosen',
      positions: [0, 2],
    });
  });

  it('chooses nothing where nothing is chosen, however often, and says so', () => {
    const { notice, ...state } = stateAfter(['return', 'return', 'return']);
    expect(state).toEqual(initialState(menu()));
    expect(notice).toBe('Nothing is chosen yet: type a number, or use the arrows.');
    expect(stateAfter(['return', 'down'])).not.toHaveProperty('notice');
  });

  it.each([
    ['an answer', menu({ current: [4] }), [4]],
    ['a tick', menu({ current: [4], isChecklist: true }), [4]],
  ])('that was meant for reading on takes no %s that is there', (_, of, positions) => {
    const event = eventAfter(['return'], of, initialState(of, true));
    expect(event).toMatchObject({ state: { notice: expect.stringContaining('Enter again takes') } });
    expect(eventAfter(['return', 'return'], of, initialState(of, true))).toEqual({
      kind: 'chosen',
      positions,
    });
    expect(eventAfter(['z', 'return'], of, initialState(of, true))).toEqual({ kind: 'chosen', positions });
    expect(initialState(menu(), true)).not.toHaveProperty('isFresh');
  });

  it('on a choice that cannot be marked chooses that one, whatever is marked', () => {
    expect(eventAfter(['end', 'return'], menu({ current: [1, 2] }))).toEqual({
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

  it('give what is chosen by then along with the command', () => {
    expect(eventAfter(['3', 'n'])).toEqual({ kind: 'command', command: 'note', marked: [2] });
    expect(eventAfter(['3', 'space', 'down', 'space', 'n'])).toMatchObject({ marked: [2, 3] });
    expect(eventAfter(['3', 'space', 'end', 'n'])).toMatchObject({ marked: [11] });
  });

  const WITH_KEY = menu({
    choices: menu().choices.map((choice, place) => (place === 11 ? { ...choice, key: 'd' } : choice)),
  });

  it.each(['d', 'D', 'ｄ', 'Ｄ', '１２'])('beside a number choose as the number does: %s', (letter) => {
    expect(stateAfter([...letter], WITH_KEY).active).toBe(11);
    expect(eventAfter([...letter, 'return'], WITH_KEY)).toEqual({ kind: 'chosen', positions: [11] });
  });

  it.each(['g', 'G'])('choose at once where a choice has that letter: %s', (letter) => {
    expect(eventAfter([letter], marked('p', 'g', '1'))).toEqual({ kind: 'chosen', positions: [1] });
  });
});

describe('a key that does nothing', () => {
  const HOW = 'arrows or 1 to 12, then Enter; or a letter below.';

  it.each<[string, KeyPress, string]>([
    ['a letter', { name: 'x', sequence: 'x' }, 'x does nothing here'],
    ['a capital', { name: 'z', sequence: 'Z' }, 'Z does nothing here'],
    ['a letter of another keyboard', { sequence: 'в' }, 'в does nothing here'],
    ['Esc', { name: 'escape', sequence: '\u001b' }, 'Esc does nothing here'],
    ['a function key', { name: 'f5', sequence: '\u001b[15~' }, 'F5 does nothing here'],
    ['Delete', { name: 'delete', sequence: '\u001b[3~' }, 'Delete does nothing here'],
    ['Tab', { name: 'tab', sequence: '\t' }, 'Tab does nothing here'],
    [
      'a command that is held with Alt',
      { name: 'b', sequence: '\u001bb', meta: true },
      'Alt-B does nothing here',
    ],
    [
      'a command that is held with Ctrl',
      { name: 'b', sequence: '\u0002', ctrl: true },
      'Ctrl-B does nothing here',
    ],
    ['Ctrl-D', { name: 'ctrl-d' }, 'Ctrl-D does nothing here'],
    ['one that nobody knows', { name: 'undefined', sequence: '\u001b[99~' }, 'That key does nothing here'],
    ['one without a name or a sequence', {}, 'That key does nothing here'],
    ['a digit that is too high', { name: '0', sequence: '0' }, 'There is no 0 here'],
  ])('says what does: %s', (_, pressedKey, what) => {
    const event = pressed(pressedKey, initialState(menu()), menu(), PAGE);
    expect(event).toEqual({ kind: 'state', state: { ...initialState(menu()), notice: `${what}: ${HOW}` } });
  });

  it('names the letters of the choices, and no commands where there are none', () => {
    const { notice } = stateAfter(['z'], { ...marked('p', '1', '2'), commands: [] });
    expect(notice).toBe('z does nothing here: arrows, p or 1 to 2, then Enter.');
  });

  it('is what is pasted, all of it', () => {
    const paste = { name: 'paste', sequence: '3\r2\rq', isEntered: true };
    const { state } = pressed(paste, initialState(menu()), menu(), PAGE) as { state: MenuState };
    expect(state).toMatchObject({ active: null, marked: [], notice: expect.stringContaining('was pasted') });
  });
});

describe('whatever is pressed', () => {
  const NAMES = [
    'up',
    'down',
    'home',
    'end',
    'pageup',
    'pagedown',
    'space',
    'return',
    'enter',
    'escape',
    'tab',
    'f1',
    'delete',
    'paste',
    'left',
    ...'0123456789dxbnz?é',
  ];
  const keys = fc.array(
    fc.record({ name: fc.constantFrom(...NAMES), ctrl: fc.boolean(), meta: fc.boolean() }),
    { maxLength: 30 },
  );
  const sent = (name: string) => ([...name].length === 1 ? name : '');

  /** What a menu comes to, and how it stood before the last key that was pressed. Once it is over, nothing more is pressed. */
  function endOf(
    all: readonly (KeyPress & { readonly name: string })[],
    of: Menu<number>,
  ): [MenuEvent, MenuState] {
    let [event, before]: [MenuEvent, MenuState] = [
      { kind: 'state', state: initialState(of) },
      initialState(of),
    ];
    for (const each of all) {
      if (event.kind !== 'state') break;
      before = event.state;
      event = pressed({ ...each, sequence: sent(each.name) }, before, of, PAGE);
    }
    return [event, before];
  }

  it.each([
    ['a list', menu()],
    ['a checklist', menu({ isChecklist: true })],
  ])('no answer comes of %s in which nothing was chosen', (_, of) => {
    const choosing = of.isChecklist
      ? ['space', '0']
      : ['up', 'down', 'home', 'end', 'pageup', 'pagedown', ...'123456789d'];
    const idle = keys.map((all) =>
      all.filter(({ name, ctrl, meta }) => ctrl || meta || !choosing.includes(name)),
    );
    fc.assert(fc.property(idle, (all) => endOf(all, of)[0].kind !== 'chosen'));
  });

  it('an answer is what the pointer was seen on, or what was marked', () => {
    fc.assert(
      fc.property(keys, (all) => {
        const [event, { active, marked }] = endOf(all, menu());
        if (event.kind !== 'chosen') return;
        expect([marked, [active]]).toContainEqual(event.positions);
      }),
    );
  });
});
