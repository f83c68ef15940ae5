import { commandLine, type Word, whyNoCommand } from './command.ts';
import { onOneLine, quoted } from './text.ts';

/**
 * A sentence is data: text with terms in it. Every string in it is plain text, whoever wrote it. A format escapes it, and
 * quotes or marks the terms, so that nothing that somebody typed can break out of a page, a shell or a terminal.
 */
export type Sentence = string | readonly (string | Term)[];

export type Term =
  | { readonly kind: 'strong' | 'soft'; readonly text: string }
  /** How something is judged: in colour where there is one, and never by that alone. */
  | { readonly kind: 'good' | 'bad' | 'unsure'; readonly text: string }
  /** What somebody typed, or what stands in a file. */
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'file'; readonly text: string }
  /** An option, an id, a key: what one types as it stands. */
  | { readonly kind: 'code'; readonly text: string }
  /** A command to paste, within a sentence. */
  | { readonly kind: 'command'; readonly words: readonly Word[] }
  /** Words that lead to a place on the page (`#id`) or to an address. */
  | { readonly kind: 'link'; readonly text: string; readonly to: string }
  /** Words of a vignette that decide, with the number that stands for them. */
  | { readonly kind: 'mark'; readonly text: string; readonly number: number };

/** A sentence from a template: what is put in is a term, or plain text. */
export function say(texts: TemplateStringsArray, ...parts: readonly (Sentence | Term | number)[]): Sentence {
  return texts.flatMap((text, index) => {
    const part = parts[index];
    if (part === undefined) return [text];
    if (typeof part === 'number') return [text, String(part)];
    return typeof part === 'string' || !('kind' in part) ? [text, ...runsOf(part)] : [text, part];
  });
}

export const strong = (text: string): Term => ({ kind: 'strong', text });
export const soft = (text: string): Term => ({ kind: 'soft', text });
export const good = (text: string): Term => ({ kind: 'good', text });
export const bad = (text: string): Term => ({ kind: 'bad', text });
export const unsure = (text: string): Term => ({ kind: 'unsure', text });
export const value = (text: string): Term => ({ kind: 'value', text });
export const file = (text: string): Term => ({ kind: 'file', text });
export const code = (text: string): Term => ({ kind: 'code', text });
export const command = (...words: readonly Word[]): Term => ({ kind: 'command', words });
export const mark = (text: string, number: number): Term => ({ kind: 'mark', text, number });

/** Words that lead to `to`; an address that a page may not be opened from safely, or none, leaves the words alone. */
export function link(text: string, to: string | null): string | Term {
  return to !== null && isSafe(to) ? { kind: 'link', text, to } : text;
}

/** True for a place on the page, and for an address that a page may be opened from and that no format can take for more. */
export function isSafe(to: string): boolean {
  return SAFE.test(to);
}

const SAFE = /^(?:#[a-z0-9-]+|https?:\/\/[^\s\p{Cc}\p{Cf}\p{Cs}<>"'`()[\]\\|]+)$/u;

/** The strings and terms of a sentence. */
export function runsOf(sentence: Sentence): readonly (string | Term)[] {
  return typeof sentence === 'string' ? [sentence] : sentence;
}

/** Sentences as one, a space between them; those that are empty are left out. */
export function joined(sentences: readonly (Sentence | null)[], between = ' '): Sentence {
  return sentences
    .filter((sentence) => sentence !== null && sentence.length > 0)
    .flatMap((sentence, index) => [...(index > 0 ? [between] : []), ...runsOf(sentence ?? '')]);
}

/** "a", "a and b", "a, b and c", of sentences and terms. */
export function listing(parts: readonly (Sentence | Term)[], conjunction = 'and'): Sentence {
  return parts.flatMap((part, index) => {
    const between = index === 0 ? [] : [index === parts.length - 1 ? ` ${conjunction} ` : ', '];
    return [...between, ...runsOf(say`${part}`)];
  });
}

/** The sentence in plain words, as JSON and a terminal have it: what somebody typed in quotation marks, nothing else marked. */
export function plain(sentence: Sentence): string {
  return typeof sentence === 'string' ? sentence : sentence.map(plainRun).join('');
}

/** How long what was typed may be where a sentence quotes it, in characters: a value, and the name of a file. */
const LONGEST = { value: 60, file: 200 };

/** A string or a term in plain words. */
export function plainRun(run: string | Term): string {
  if (typeof run === 'string') return run;
  switch (run.kind) {
    case 'value':
    case 'file':
      return quoted(run.text, LONGEST[run.kind]);
    case 'mark':
      return `${run.text} [${run.number}]`;
    case 'command':
      return commandLine(run.words) ?? whyNoCommand(run.words);
    case 'soft':
      return spaced(run.text, onOneLine);
    default:
      return onOneLine(run.text);
  }
}

/** Text within a sentence, as `written` writes what stands in it. What stands between two runs must not be lost with the spaces at the ends. */
export function spaced(text: string, written: (text: string) => string): string {
  const inside = written(text);
  if (inside === '') return text === '' ? '' : ' ';
  return `${/^\s/u.test(text) ? ' ' : ''}${inside}${/\s$/u.test(text) ? ' ' : ''}`;
}
