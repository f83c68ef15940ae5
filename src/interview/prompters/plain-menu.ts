import { listed } from '../../text.ts';
import {
  commandFor,
  type Field,
  keyWords,
  type Menu,
  marksOf,
  markWords,
  PROMPT_KEYS,
  type PromptCommand,
  positionTyped,
  type Reply,
} from './prompter.ts';

/** A menu as text, without the rows that are `known`. */
export function menuText(menu: Menu<unknown>, known: readonly string[] | null = null): string {
  const { context, about, message, choices, commands } = menu;
  const rows = menuRows(menu);
  return [
    '',
    ...(context ? [context.replaceAll(' · ', '. ')] : []),
    ...(about ? [about] : []),
    message,
    ...(menu.remarks ?? []),
    ...(known
      ? [...rows.filter((row) => !known.includes(row)), 'All else in the list is as before.']
      : choices.flatMap(({ heading }, position) => [
          ...(heading === undefined ? [] : ['', heading]),
          rows[position] ?? '',
        ])),
    ...soFar(menu),
    [howWords(menu), ...commandWords(commands)].join(' '),
  ].join('\n');
}

/** The choices of a menu as lines with what is typed for each. */
export function menuRows(menu: Menu<unknown>): string[] {
  const marks = marksOf(menu);
  return menu.choices.map(({ label, detail, key }, position) => {
    const text = [label, detail].filter(Boolean).join(/[.?!]$/u.test(label) ? ' ' : ': ');
    return `${marks[position]}. ${text}${key ? ` (${key})` : ''}`;
  });
}

/** What is chosen by now. */
function soFar(menu: Menu<unknown>): string[] {
  const { isChecklist, current = [], chosen = current } = menu;
  if (chosen.length === 0) return [];
  const marks = marksOf(menu);
  const marked = chosen.map((position) => marks[position] ?? '');
  const numbers = listed(marked, isChecklist ? 'and' : 'or');
  return chosen.join() === current.join()
    ? [`Your answer so far: ${numbers}. Enter keeps it.`]
    : [`Chosen so far: ${numbers}. Enter takes it.`];
}

function howWords(menu: Menu<unknown>): string {
  const { markable = 0, isChecklist } = menu;
  if (isChecklist) return 'Type the numbers of all that are so, as in 2,3; or 0 for none.';
  const letters = marksOf(menu).some((mark) => !/^\d+$/u.test(mark));
  if (letters) return 'Type a number or a letter.';
  return `Type a number${markable > 1 ? ', or several as 2,3' : ''}.`;
}

const NONE = '0';

/** A field as text, with what stands there so far. */
export function fieldText({ message, hint, initial, commands }: Field): string {
  return [
    '',
    message,
    ...(hint ? [hint] : []),
    ...(initial ? [`So far: ${initial}`, 'Press Enter to keep it, or type - to clear it.'] : []),
    ...commandWords(commands, '/'),
  ].join('\n');
}

/** The commands as a sentence; none without any. */
export function commandWords(commands: readonly PromptCommand[], slash = ''): string[] {
  return commands.length === 0 ? [] : [`Or: ${keyWords(commands, slash, ', ')}.`];
}

/** The reply of a typed line, or what is wrong with it. */
export function readChoice<Value>(line: string, menu: Menu<Value>): Reply<Value> | string {
  const { choices, current = [], chosen: before = current, isChecklist, commands } = menu;
  if (isChecklist && line.normalize('NFKC') === NONE) return { kind: 'chosen', values: [] };
  const markable = isChecklist ? choices.length : (menu.markable ?? 0);
  if (line === '' && before.length === 0) return `Nothing is chosen yet. ${whatToType(menu)}`;
  const positions = line === '' ? before : positionsIn(line, menu);
  const chosen = positions.flatMap((position) => choices[position] ?? []);
  if (chosen.length === 0 || chosen.length < positions.length) {
    const command = commandIn(line, commands);
    return command ? { kind: 'command', command } : whatToType(menu);
  }
  if (positions.length > 1 && positions.some((position) => position >= markable)) {
    return markable > 1 ? `Only 1 to ${markable} can be typed together.` : 'Please type one only.';
  }
  return { kind: 'chosen', values: chosen.map(({ value }) => value) };
}

function whatToType(menu: Menu<unknown>): string {
  const { isChecklist, commands } = menu;
  const choosing = listed([...markWords(menu), ...(isChecklist ? [`${NONE} for none`] : [])], 'or');
  const keys = commands.map((name) => PROMPT_KEYS[name].key);
  return `Please type ${choosing}.${keys.length > 0 ? ` For something else: ${listed(keys, 'or')}.` : ''}`;
}

/** A command, with or without its slash. */
export function commandIn(line: string, commands: readonly PromptCommand[]): PromptCommand | null {
  return commandFor(line.replace(/^[/／]/u, ''), commands);
}

function positionsIn(line: string, menu: Menu<unknown>): number[] {
  const parts = line
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((part) => part !== '');
  return [...new Set(parts.map((part) => positionTyped(part, menu) ?? -1))].sort((one, other) => one - other);
}
