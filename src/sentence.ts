import { commandLine, type Word, whyNoCommand } from './command.ts';
import { onOneLine, quoted } from './text.ts';

// Every string in it is plain text, whoever wrote it, so that nothing that somebody typed can break out of a page, a shell
// or a terminal.
/** A text with terms in it, which each format escapes and marks in its own way. */
export type Sentence = string | readonly (string | Term)[];

export type Term =
  | { readonly kind: 'strong' | 'soft'; readonly text: string }
  /** A judgement, coloured where possible and never told by colour alone. */
  | { readonly kind: 'good' | 'bad' | 'unsure'; readonly text: string }
  /** Words that somebody typed, or that stand in a file. */
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'file'; readonly text: string }
  /** An option, id or key, to be typed as it stands. */
  | { readonly kind: 'code'; readonly text: string }
  /** A command to paste, within a sentence. */
  | { readonly kind: 'command'; readonly words: readonly Word[] }
  /** Words that lead to a place on the page (`#id`) or to an address. */
  | { readonly kind: 'link'; readonly text: string; readonly to: string }
  /** The words of a vignette that decide, with their number. */
  | { readonly kind: 'mark'; readonly text: string; readonly number: number };

/** A sentence from a template of terms and plain texts. */
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

/** A link to `to`, or the words alone where it is null or not safe. */
export function link(text: string, to: string | null): string | Term {
  return to !== null && isSafe(to) ? { kind: 'link', text, to } : text;
}

/** True for a place on the page, or for an http address that no format can take for more. */
export function isSafe(to: string): boolean {
  return SAFE.test(to);
}

const SAFE = /^(?:#[a-z0-9-]+|https?:\/\/[^\s\p{Cc}\p{Cf}\p{Cs}<>"'`()[\]\\|]+)$/u;

/** The strings and terms of a sentence. */
export function runsOf(sentence: Sentence): readonly (string | Term)[] {
  return typeof sentence === 'string' ? [sentence] : sentence;
}

/** The sentences as one, joined by `between`, without empty ones. */
export function joined(sentences: readonly (Sentence | null)[], between = ' '): Sentence {
  return sentences
    .filter((sentence) => sentence !== null && sentence.length > 0)
    .flatMap((sentence, index) => [...(index > 0 ? [between] : []), ...runsOf(sentence ?? '')]);
}

/** Sentences or terms as "a", "a and b" or "a, b and c". */
export function listing(parts: readonly (Sentence | Term)[], conjunction = 'and'): Sentence {
  return parts.flatMap((part, index) => {
    const between = index === 0 ? [] : [index === parts.length - 1 ? ` ${conjunction} ` : ', '];
    return [...between, ...runsOf(say`${part}`)];
  });
}

/** The sentence in plain words, as in JSON and on a terminal, with values in quotation marks. */
export function plain(sentence: Sentence): string {
  return typeof sentence === 'string' ? sentence : sentence.map(plainRun).join('');
}

/** The longest quoted value and file name, in characters. */
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

/** `written` of a text, with the spaces at its ends that keep it apart from its neighbours. */
export function spaced(text: string, written: (text: string) => string): string {
  const inside = written(text);
  if (inside === '') return text === '' ? '' : ' ';
  return `${/^\s/u.test(text) ? ' ' : ''}${inside}${/\s$/u.test(text) ? ' ' : ''}`;
}
