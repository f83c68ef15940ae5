/** Commands to paste that mean the same to a POSIX shell and to PowerShell, whatever a file is called. */

// Both take a word between double quotes as it stands where nothing in it is special to either, and one between single
// quotes whatever it holds but a single quote; to PowerShell a curly quote is a quote as well. A word that needs both is
// put together from parts. PowerShell does so only where it does not begin with a quote.

import { quoted, unseenIn } from './text.ts';

/** A word of a command, or a file name that must not be taken for an option, `-` or a case. */
export type Word = string | { readonly file: string };

/** Marks a word as the name of a file. */
export function file(name: string): Word {
  return { file: name };
}

/** The line to paste, or null where a word of it cannot be typed. */
export function commandLine(words: readonly Word[]): string | null {
  const typed = words.map(typedWord);
  return typed.includes(null) ? null : typed.join(' ');
}

/** A command as a line of its own, known to `isCommand`, or null where a word of it cannot be typed. */
export function commandAlone(words: readonly Word[]): string | null {
  const line = commandLine(words);
  if (line === null) return null;
  const alone = `  ${line}`;
  SHOWN.add(alone);
  return alone;
}

/** The command of `words` below `lead`, or why there is none. */
export function commandOrWhy(lead: string, words: readonly Word[]): string {
  const line = commandAlone(words);
  return line === null ? whyNoCommand(words) : `${lead}\n${line}`;
}

/** A line with the program's name as this person types it. */
export function asTypedBy(program: string | undefined, line: string): string {
  return program === undefined
    ? line
    : line.replace(/^( *)joinedup(?= |$)/u, (_, margin) => margin + program);
}

// By what a line looks like, no command could be told from what somebody wrote.
const SHOWN = new Set<string>();

/** The reason why a command cannot be shown, with advice. */
export function whyNoCommand(words: readonly Word[]): string {
  const word = words.find((each) => typedWord(each) === null) ?? '';
  const text = typeof word === 'string' ? word : word.file;
  const [sign] = untypeableIn(text);
  const holds =
    sign === undefined ? 'signs that shells read differently' : `a sign that cannot be typed (${sign})`;
  return `No command can be shown for ${quoted(text, 200)}: the name holds ${holds}. Rename it first.`;
}

/** The lines of a text, a command being one even where a file name in it has line breaks. */
export function linesIn(text: string): readonly string[] {
  const whole = `${text}\n`;
  const commands = [...SHOWN];
  const lines: string[] = [];
  for (let at = 0; at < whole.length; ) {
    const command = commands.find((each) => whole.startsWith(`${each}\n`, at));
    const line = command ?? whole.slice(at, whole.indexOf('\n', at));
    lines.push(line);
    at += line.length + 1;
  }
  return lines;
}

/** True for a line that is a command to paste, in which nothing may be changed. */
export function isCommand(line: string): boolean {
  return SHOWN.has(line);
}

// Joiners and selectors in their place are typed with the letters and emoji that they belong to.
function untypeableIn(text: string): string[] {
  return text.includes('\t') ? ['U+0009'] : unseenIn(text);
}

/** A word quoted for every shell, or null where that cannot be done. */
export function shellWord(text: string): string | null {
  if (untypeableIn(text).length > 0) return null;
  if ((PLAIN.test(text) && !NUMBER.test(text)) || OPTION.test(text)) return text;
  if (AS_IT_STANDS.test(text)) return `"${text}"`;
  return /['‘’‚‛]/u.test(text) ? inParts(text) : `'${text}'`;
}

function typedWord(word: Word): string | null {
  if (typeof word === 'string') return shellWord(word);
  const { file: name } = word;
  const here = `./${name}`;
  // Also on Windows, where “./” may stand before any name but that of another computer.
  if (/^(?:-|case:)/u.test(name)) return shellWord(here);
  return shellWord(name) ?? (name.startsWith('\\\\') ? null : shellWord(here));
}

function inParts(text: string): string | null {
  const [start] = /^(?:[A-Za-z0-9_/]|\.\.?\/)[\w./:=+-]*/u.exec(text) ?? [];
  if (start === undefined) return null;
  const parts = text.slice(start.length).match(/['‘’‚‛]+|[^'‘’‚‛]+/gu) ?? [];
  return start + parts.map((part) => (/^['‘’‚‛]/u.test(part) ? `"${part}"` : `'${part}'`)).join('');
}

const PLAIN = /^[A-Za-z0-9_./][\w./:=+-]*$/u;
const OPTION = /^--?[A-Za-z][A-Za-z-]*$/u;
// PowerShell may write a number in another way than it was typed: 1kb is 1024.
const NUMBER =
  /^(?=\.?\d)(?!(?:0|[1-9]\d{0,8})$)(?:0[xb][\da-f]+|\d*\.?\d*(?:e[+-]?\d*)?)[a-z]{0,2}(?:[kmgtp]b)?$/iu;
// A backslash is one to a POSIX shell unless it stands before something special.
const AS_IT_STANDS = /^(?:[^$`"“”„\\!\n]|\\(?![$`"\\!\n]|$))+$/u;
