import { type CommandName, commandFor, type Menu, marksOf } from './prompter.ts';

/** How a menu on the screen stands between two keys. Pure: what a key does, without a terminal. */
export interface MenuState {
  /** The position that the pointer is on. */
  readonly active: number;
  /** The positions that are marked as "one of these". */
  readonly marked: readonly number[];
  /** Digits typed so far, for lists of ten and more. */
  readonly typed: string;
  /** True where Enter has been pressed with nothing ticked, and would be taken for none if pressed again. */
  readonly isDoubted?: boolean;
}

/** A key as the terminal reports it. */
export interface Key {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
}

export type MenuEvent =
  | { readonly kind: 'state'; readonly state: MenuState }
  | { readonly kind: 'chosen'; readonly positions: readonly number[] }
  | { readonly kind: 'command'; readonly command: CommandName; readonly marked?: readonly number[] };

/** Where a menu starts: on the answer given before, with several of them marked. */
export function initialState({ current = [], isChecklist }: Menu<unknown>): MenuState {
  if (isChecklist) return { active: 0, marked: current, typed: '' };
  return { active: current[0] ?? 0, marked: current.length > 1 ? current : [], typed: '' };
}

/** What a key does to a menu. */
export function pressed(key: Key, state: MenuState, menu: Menu<unknown>, page: number): MenuEvent {
  const last = menu.choices.length - 1;
  const move = (active: number): MenuEvent =>
    at({ ...sure(state), typed: '', active: Math.min(last, Math.max(0, active)) });
  switch (key.name) {
    case 'up':
      return move(state.active === 0 ? last : state.active - 1);
    case 'down':
      return move(state.active === last ? 0 : state.active + 1);
    case 'pageup':
      return move(state.active - page);
    case 'pagedown':
      return move(state.active + page);
    case 'home':
      return move(0);
    case 'end':
      return move(last);
    case 'space':
      return at(toggled(state, menu));
    case 'return':
    case 'enter':
      if (menu.isChecklist && state.marked.length === 0 && !state.isDoubted)
        return at({ ...state, isDoubted: true });
      return { kind: 'chosen', positions: chosen(state, menu) };
    default:
      return typed(key, state, menu);
  }
}

function sure({ active, marked, typed }: MenuState): MenuState {
  return { active, marked, typed };
}

// On "don't know" and the like the pointer counts, whatever is marked above.
function chosen(
  { active, marked }: MenuState,
  { markable = 0, isChecklist }: Menu<unknown>,
): readonly number[] {
  if (isChecklist) return marked;
  return marked.length > 0 && active < markable ? marked : [active];
}

function typed({ sequence = '', ctrl }: Key, state: MenuState, menu: Menu<unknown>): MenuEvent {
  if (ctrl) return at(state);
  if (/^\d$/u.test(sequence)) return at(digit(sequence, state, menu));
  const letter = marksOf(menu).indexOf(sequence.toLowerCase());
  if (letter >= 0) return { kind: 'chosen', positions: [letter] };
  const command = commandFor(sequence, menu.commands);
  if (!command) return at(state);
  return { kind: 'command', command, ...(state.marked.length > 0 ? { marked: state.marked } : {}) };
}

// "1" and then "2" is twelve where there are that many; otherwise the second digit starts anew.
function digit(sequence: string, state: MenuState, menu: Menu<unknown>): MenuState {
  const marks = marksOf(menu);
  for (const number of [state.typed + sequence, sequence]) {
    const position = marks.indexOf(number);
    if (position >= 0) return { ...sure(state), active: position, typed: number };
  }
  return { ...sure(state), typed: '' };
}

// What is marked together is "one of these options": don't know and not applicable are neither.
function toggled(state: MenuState, { markable = 0, isChecklist }: Menu<unknown>): MenuState {
  const { active, marked } = sure(state);
  if (active >= markable && !isChecklist) return state;
  const next = marked.includes(active)
    ? marked.filter((position) => position !== active)
    : [...marked, active];
  return { active, typed: '', marked: next.toSorted((one, other) => one - other) };
}

function at(state: MenuState): MenuEvent {
  return { kind: 'state', state };
}
