import { stripVTControlCharacters } from 'node:util';
import { LONGEST_TEXT } from '../../model/vocabulary.ts';
import { counted, onOneLine, unprintableIn } from '../../text.ts';
import {
  commandFor,
  type Field,
  keyWords,
  PROMPT_KEYS,
  type PromptCommand,
  type Prompter,
  type TextReply,
} from './prompter.ts';

/** A text with a command behind it, or a command alone. */
const COMMAND_AT_END = /^(.*?)\s*[/／](\p{L}|[?？])$/u;

const EVERY_COMMAND = Object.keys(PROMPT_KEYS) as PromptCommand[];

/** The reply of a line, or what is wrong with it; a line that was `doubted` before is taken. */
export function parseLine(line: string, field: Field, doubted: string | null = null): TextReply | string {
  const { initial = '', required, commands } = field;
  const text = line.trim();
  const [, before = '', key = ''] = COMMAND_AT_END.exec(text) ?? [];
  const command = commandFor(key, commands);
  if (command && (before === '' || before === initial.trim())) return { kind: 'command', command };
  if (key !== '' && before === '')
    return `There is no command /${key} here. ${keyWords(commands, '/')}`.trim();
  const doubt = line === doubted || text === initial.trim() ? null : doubtAbout(text, field);
  if (doubt !== null) return doubt;
  if (required && text === '') return 'Please write something.';
  if (text.length > LONGEST_TEXT)
    return `Please write at most ${LONGEST_TEXT} characters. That has ${text.length}.`;
  const unprintable = unprintableIn(text);
  if (unprintable)
    return `That holds a character that cannot be shown (${unprintable}); please type it again.`;
  return { kind: 'text', text };
}

/** Why a text may be meant as a command; null where nothing hints at it. */
function doubtAbout(text: string, { initial = '', commands }: Field): string | null {
  const [, before, key = ''] = COMMAND_AT_END.exec(text) ?? [];
  const isCommand = commandFor(key, commands) !== null;
  // Behind what stood there and was left so it was hardly meant as text, wherever it is a command.
  const isLeft = initial !== '' && before === initial.trim();
  if (isCommand || (isLeft && commandFor(key, EVERY_COMMAND))) {
    const alone = isCommand ? 'alone it is a command' : 'it is no command here';
    return `“/${key}” behind a text is part of it. Enter again takes it; ${alone}.`;
  }
  if (!commandFor(text, EVERY_COMMAND)) return null;
  return `“${text}” is a text here. Enter again takes it; a command begins with a slash.`;
}

/** A paste as one line, without control characters. */
export function asOneLine(pasted: string): string {
  return stripVTControlCharacters(pasted)
    .replace(/^\s*[\r\n\u2028\u2029]\s*|(?<!\s)\s*[\r\n\u2028\u2029]\s*$/gu, '')
    .replace(/(?<!\s)\s*[\r\n\u2028\u2029]\s*/gu, ' ')
    .replaceAll('\t', ' ')
    .replace(/\p{Cc}/gu, '');
}

/** What of a paste fits into a line, and a notice of what was changed or left out. */
export function pastedInto(line: string, pasted: string) {
  const text = asOneLine(pasted);
  if (line.length + text.length > LONGEST_TEXT) {
    const signs = counted(text.length, 'character');
    const notice = `${signs} were pasted, and at most ${LONGEST_TEXT} fit here. They were left out.`;
    return { text: '', notice };
  }
  const lines = pasted.trim().split(/[\r\n\u2028\u2029]+/u).length;
  const cleaned = text.length < pasted.trim().length && /[^\P{Cc}\t\r\n]/u.test(pasted);
  const notices = [
    ...(lines > 1 ? [`${counted(lines, 'line')} were pasted as one text.`] : []),
    ...(cleaned ? ['Signs that cannot be shown were left out.'] : []),
  ];
  return { text, notice: notices.join(' ') };
}

/** Asks for a text in place of `old`, which an unchanged line keeps with its line breaks. */
export async function askLine(field: Field, old: string | null, prompter: Prompter): Promise<TextReply> {
  const initial = old === null ? '' : onOneLine(old);
  const reply = await prompter.write({ ...field, initial });
  return reply.kind === 'text' && old !== null && reply.text === initial ? { ...reply, text: old } : reply;
}

/** What came of asking for an item: "same" asks at the place again, "rest" goes behind the last. */
export type ItemOutcome = 'next' | 'same' | 'rest' | 'back' | 'leave' | 'done';

/** Asks for the items of a list one by one, then for more; `back` from the first leads away. */
export async function oneByOne(
  ask: (place: number) => Promise<ItemOutcome>,
  length: () => number,
): Promise<'back' | 'leave' | 'done'> {
  for (let place = 0; ; ) {
    const turn = await ask(place);
    if (turn === 'leave' || turn === 'done' || (turn === 'back' && place === 0)) return turn;
    if (turn === 'rest') place = length();
    if (turn === 'next') place += 1;
    if (turn === 'back') place -= 1;
  }
}

/** The field for an item that exists. */
export function itemField(
  what: string,
  place: number,
  length: number,
  others: readonly PromptCommand[] = [],
): Field {
  return {
    message: `${what} ${place + 1} of ${length}:`,
    hint: 'Cleared, it is taken away.',
    commands: ['back', ...(place + 1 < length ? (['rest'] as const) : []), ...others],
  };
}

/** `items` with one replaced, or removed by null. */
export function withItem<Item>(items: readonly Item[], place: number, item: Item | null): Item[] {
  return items.toSpliced(place, 1, ...(item === null ? [] : [item]));
}
