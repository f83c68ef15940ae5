/** Small, pure helpers for words and lines, used by every room of the house. */

/**
 * C0 and C1 controls but for the line feed, the line and paragraph separators, and the characters that turn text
 * around ("trojan source"): none of them may reach a terminal or a page unescaped.
 */
export const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming control characters is the point here
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/**
 * The first character of `text` that must not reach a terminal, as `U+001B`; null where there is none.
 * Line feeds and tabs are let through.
 */
export function unprintableIn(text: string): string | null {
  for (const [character] of text.matchAll(UNPRINTABLE)) {
    if (character !== '\t') return codePoint(character);
  }
  return null;
}

/** `text` with every character that must not reach a terminal written out as `\u{1b}`. Tabs become a space. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) =>
    character === '\t' ? ' ' : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** `printable`, on one line. */
export function onOneLine(text: string): string {
  return printable(text.replace(/\s+/gu, ' ').trim());
}

/** `printable`, on one line and at most `limit` characters long: for quoting input in a message. */
export function quoted(text: string, limit = 60): string {
  const line = onOneLine(text);
  const short = [...line].length > limit ? `${[...line].slice(0, limit - 1).join('')}…` : line;
  return `“${short}”`;
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], conjunction = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** "1 question", "2 questions"; `many` where the plural is not made with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The text with its first letter in upper case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The text as the start of a file name: lower case letters, digits and single hyphens; `fallback` if nothing is left. */
export function slug(text: string, fallback: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/gu, '-').replace(/^-+|-+$/gu, '');
  return joined.slice(0, 60).replace(/-+$/u, '') || fallback;
}

const ASCII: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '·': '-',
  '•': '*',
  '£': 'GBP ',
  '€': 'EUR ',
  '✓': '*',
};

/** The text in ASCII, for a terminal that can show nothing else; what has no likeness becomes a question mark. */
export function asciiOnly(text: string): string {
  return text
    .replace(/[“”‘’–—…·•£€✓]/gu, (character) => ASCII[character] ?? '?')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{ASCII}]/gu, '?');
}

/** A character by its code, as `U+001B`. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
