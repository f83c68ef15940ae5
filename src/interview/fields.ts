import { stripVTControlCharacters } from 'node:util';
import { LONGEST_TEXT } from '../model/words.ts';
import { counted, unprintableIn } from '../text.ts';
import { COMMANDS, type CommandName, commandFor, type Field, keyWords, type TextReply } from './prompter.ts';

/** A text with a command behind it, or a command alone. */
const COMMAND_AT_END = /^(.*?)\s*[/／](\p{L}|[?？])$/u;

const EVERY_COMMAND = Object.keys(COMMANDS) as CommandName[];

/**
 * What a written line comes to; or, where it is not taken, what to say about it. What is said once is not said again of
 * the same line: `doubted` is the one that was refused last.
 */
export function lineRead(line: string, field: Field, doubted: string | null = null): TextReply | string {
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

/** What was pasted, as one line: line breaks are spaces, and what would steer a terminal is left out. */
export function asOneLine(pasted: string): string {
  return stripVTControlCharacters(pasted)
    .replace(/^\s*[\r\n\u2028\u2029]\s*|(?<!\s)\s*[\r\n\u2028\u2029]\s*$/gu, '')
    .replace(/(?<!\s)\s*[\r\n\u2028\u2029]\s*/gu, ' ')
    .replaceAll('\t', ' ')
    .replace(/\p{Cc}/gu, '');
}

/** What of a paste goes into a line, and what is said of it. What does not fit stays out as a whole. */
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
