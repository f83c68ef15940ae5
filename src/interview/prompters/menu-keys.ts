import type { KeyPress } from '../../host/keyboard.ts';
import { capitalised, listed } from '../../text.ts';
import { commandFor, type Menu, marksOf, markWords, type PromptCommand, positionTyped } from './prompter.ts';

/** The state of a menu on the screen between two keys. */
export interface MenuState {
  /** The position of the pointer; null for none. */
  readonly active: number | null;
  /** The positions marked as "one of these", or ticked. */
  readonly marked: readonly number[];
  /** Digits typed so far, for lists of ten and more. */
  readonly typed: string;
  /** True where none is ticked on purpose. */
  readonly isNone?: boolean | undefined;
  /** True until a key is pressed, where Enter was just used to read on and something is chosen. */
  readonly isFresh?: boolean;
  /** The answer to a key that did nothing. */
  readonly notice?: string;
}

export type MenuEvent =
  | { readonly kind: 'state'; readonly state: MenuState }
  | { readonly kind: 'chosen'; readonly positions: readonly number[] }
  | { readonly kind: 'command'; readonly command: PromptCommand; readonly marked?: readonly number[] };

/** The state at first: on what is chosen or was answered before, otherwise on nothing. */
export function initialState(
  { current = [], chosen = current, isChecklist }: Menu<unknown>,
  hasRead = false,
): MenuState {
  const state = { typed: '', ...(hasRead && chosen.length > 0 ? { isFresh: true } : {}) };
  if (isChecklist) return { active: null, marked: chosen, ...state };
  return { active: chosen[0] ?? null, marked: chosen.length > 1 ? chosen : [], ...state };
}

/** The effect of a key on a menu. */
export function pressed(key: KeyPress, state: MenuState, menu: Menu<unknown>, page: number): MenuEvent {
  const last = menu.choices.length - 1;
  const { isNone, marked, active } = state;
  // The first of them brings the pointer in.
  const move = (by: (from: number) => number, first = menu.start ?? 0): MenuEvent => {
    const next = active === null ? first : Math.min(last, Math.max(0, by(active)));
    return at({ active: next, marked, typed: '', isNone });
  };
  if (key.ctrl || key.meta) return refused(idleWords(key), state, menu);
  switch (key.name) {
    case 'up':
      return move((from) => (from === 0 ? last : from - 1), menu.start ?? last);
    case 'down':
      return move((from) => (from === last ? 0 : from + 1));
    case 'pageup':
      return move((from) => from - page);
    case 'pagedown':
      return move((from) => from + page);
    case 'home':
      return move(() => 0, 0);
    case 'end':
      return move(() => last, last);
    case 'space':
      return toggled(state, menu);
    case 'return':
    case 'enter':
      return entered(state, menu);
    case 'paste':
      return saying('That was pasted, and nothing was done. Here a key chooses.', state);
    default:
      return typed(key, state, menu);
  }
}

function entered(state: MenuState, { markable = 0, isChecklist }: Menu<unknown>): MenuEvent {
  const { active, marked, isNone, isFresh } = state;
  if (isFresh) return saying(READ, state);
  if (isChecklist) {
    if (marked.length > 0 || isNone) return { kind: 'chosen', positions: marked };
    return saying(NONE_TICKED, state);
  }
  if (active === null) return saying(NONE_CHOSEN, state);
  // On "don't know" and the like the pointer counts, whatever is marked above.
  return { kind: 'chosen', positions: marked.length > 0 && active < markable ? marked : [active] };
}

const READ = 'That was all there is to read. Enter again takes what is chosen.';

const NONE_CHOSEN = 'Nothing is chosen yet: type a number, or use the arrows.';

const NONE_TICKED = 'Nothing is ticked yet: Space ticks; 0 says that it is none of them.';

function typed(key: KeyPress, state: MenuState, menu: Menu<unknown>): MenuEvent {
  // A keyboard may be set to wide digits and letters.
  const sequence = (key.sequence ?? '').normalize('NFKC').toLowerCase();
  if (menu.isChecklist && sequence === '0' && positionTyped('0', menu) === null) {
    return at({ active: state.active, marked: [], typed: '', isNone: true });
  }
  if (/^\d$/u.test(sequence)) return digit(sequence, state, menu);
  const position = positionTyped(sequence, menu);
  if (position !== null) {
    // A letter that stands in place of a number acts at once; one beside it chooses, as the number does.
    if (marksOf(menu)[position] === sequence) return { kind: 'chosen', positions: [position] };
    return at({ active: position, marked: state.marked, typed: '' });
  }
  const command = commandFor(sequence, menu.commands);
  if (!command) return refused(idleWords(key), state, menu);
  const marked = chosenSoFar(state, menu);
  // That nothing is left of what was there is told as well.
  const isTold = marked.length > 0 || initialState(menu).marked.length > 0;
  return { kind: 'command', command, ...(isTold ? { marked } : {}) };
}

function chosenSoFar({ active, marked }: MenuState, { markable = 0, isChecklist }: Menu<unknown>) {
  if (isChecklist || active === null || (marked.length > 0 && active < markable)) return marked;
  return [active];
}

// "1" and then "2" is twelve where there are that many; otherwise the second digit starts anew.
function digit(sequence: string, state: MenuState, menu: Menu<unknown>): MenuEvent {
  const { marked, isNone } = state;
  for (const number of [state.typed + sequence, sequence]) {
    const active = marksOf(menu).indexOf(number);
    if (active >= 0) return at({ active, marked, typed: number, isNone });
  }
  return refused(`There is no ${sequence} here`, { ...state, typed: '' }, menu);
}

// What is marked together is "one of these options": don't know and not applicable are neither.
function toggled(state: MenuState, menu: Menu<unknown>): MenuEvent {
  const { active, marked } = state;
  const { markable = 0, isChecklist } = menu;
  if (active === null && (isChecklist || markable > 1)) {
    return saying('Space marks what the pointer is on: type a number first, or use the arrows.', state);
  }
  if (active === null || (active >= markable && !isChecklist)) {
    return markable > 1
      ? saying(`Only ${marksOf(menu)[0]} to ${marksOf(menu)[markable - 1]} can be marked together.`, state)
      : refused(idleWords({ name: 'space' }), state, menu);
  }
  const next = marked.includes(active)
    ? marked.filter((position) => position !== active)
    : [...marked, active];
  return at({ active, typed: '', marked: next.toSorted((one, other) => one - other) });
}

function refused(what: string, state: MenuState, menu: Menu<unknown>): MenuEvent {
  const letters = menu.commands.length > 0 ? '; or a letter below' : '';
  const choosing = listed(['arrows', ...markWords(menu)], 'or');
  return saying(`${what}: ${choosing}, then Enter${letters}.`, state);
}

/** The notice for a key that does nothing. */
export function idleWords({ name = '', sequence = '', ctrl, meta }: KeyPress): string {
  const word = NAMES[name] ?? (name.length > 1 && name !== 'undefined' ? capitalised(name) : sequence);
  const held =
    (ctrl || (meta && name !== 'escape')) && name !== ''
      ? `${ctrl ? 'Ctrl' : 'Alt'}-${capitalised(name)}`
      : word;
  return `${/^[\p{L}\p{N}\p{P}\p{S}][\p{L}\p{N}\p{P}\p{S} ]*$/u.test(held) ? held : 'That key'} does nothing here`;
}

const NAMES: Readonly<Record<string, string>> = {
  'ctrl-d': 'Ctrl-D',
  escape: 'Esc',
  pageup: 'Page Up',
  pagedown: 'Page Down',
  return: 'Enter',
};

function saying(notice: string, { active, marked, typed, isNone }: MenuState): MenuEvent {
  return at({ active, marked, typed, isNone, notice });
}

function at(state: MenuState): MenuEvent {
  return { kind: 'state', state };
}
