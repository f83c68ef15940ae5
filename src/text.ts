/** Small, pure helpers for words and lines. */

/** Characters that steer a terminal, end a line or reverse text ("trojan source"), and half characters. */
const HARMFUL = String.raw`\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cs}`;

/** All of those, and every other invisible character. */
const HIDDEN = String.raw`${HARMFUL}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}`;

/** Scripts whose letters take another form beside a joiner. */
const JOINING = scripts(
  ...['Adlm', 'Arab', 'Beng', 'Deva', 'Gran', 'Gujr', 'Guru', 'Java', 'Khmr', 'Knda', 'Laoo', 'Mand', 'Mlym'],
  ...['Mong', 'Mymr', 'Newa', 'Nkoo', 'Orya', 'Rohg', 'Sinh', 'Syrc', 'Taml', 'Telu', 'Tibt'],
);

/** Scripts written without spaces, with invisible signs between words. */
const UNSPACED = scripts('Khmr', 'Laoo', 'Mymr');

/** The contexts in which an invisible character is part of what is seen, such as emoji and joined scripts. */
const IN_PLACE = [
  String.raw`(?<=\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]`,
  String.raw`(?<=[#*0-9])\ufe0f(?=\u20e3)`,
  String.raw`(?<=\p{Script=Han})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=[${scripts('Mymr', 'Phag')}])\ufe00`,
  String.raw`(?<=[\u1820-\u18aa])(?:[\u180b-\u180d\u180f]|[\u180b-\u180d]?\u180e(?=[\u1820-\u18aa]))`,
  String.raw`(?<=[${JOINING}])[\u200c\u200d]`,
  String.raw`(?<=[\p{L}\p{M}\p{N}])\u200c(?=[${JOINING}])`,
  String.raw`(?<=[${UNSPACED}])\u200b(?=[${UNSPACED}])`,
  ...['eng', 'sct', 'wls'].map((nation) => `\u{1f3f4}${tags(`gb${nation}`)}\u{e007f}`),
].join('|');

/** The characters in their place that have no width, which are joiners outside emoji. */
export const WITHOUT_WIDTH = /[\u180e\u200b\u200c]|\u200d(?!\p{Extended_Pictographic})/gu;

const UNSEEN = new RegExp(`${IN_PLACE}|([${HIDDEN}])`, 'gu');

/** A quick test that most texts fail, for what UNSEEN matches. */
const SUSPECT = new RegExp(`[${HIDDEN}]`, 'u');

/** A test ten times as quick, which texts of Latin letters pass: nothing in them is hidden. */
const PLAIN = /^[\n -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500-\u25ff]*$/;

function scripts(...names: readonly string[]): string {
  return names.map((name) => String.raw`\p{Script_Extensions=${name}}`).join('');
}

/** Letters as the tags that spell a flag. */
function tags(letters: string): string {
  return letters.replace(/./gu, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)));
}

/** `text` with invisible characters replaced by `write`, except joiners in their place. */
export function rewritten(text: string, write: (character: string) => string): string {
  if (PLAIN.test(text) || !SUSPECT.test(text)) return text;
  return text.replace(UNSEEN, (inPlace, unseen?: string) => (unseen === undefined ? inPlace : write(unseen)));
}

/** JSON with invisible characters as escapes. */
export function jsonEscaped(json: string): string {
  return rewritten(json, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** The distinct invisible characters of `text` as `U+200B`, except line feeds, tabs and joiners in place. */
export function unseenIn(text: string): string[] {
  const found = new Set<string>();
  rewritten(text, (character) => {
    if (character !== '\t') found.add(codePoint(character));
    return character;
  });
  return [...found];
}

/** The index of the first invisible character except line ends and tabs, or -1 for none. */
export function unseenAt(text: string): number {
  if (PLAIN.test(text)) return -1;
  for (const { index, 1: unseen } of text.matchAll(UNSEEN)) {
    if (unseen !== undefined && unseen !== '\t' && unseen !== '\r') return index;
  }
  return -1;
}

const REFUSED = new RegExp(`(?!\t)[${HARMFUL}]`, 'u');

/** The first character that no file may hold, as `U+001B`, tabs and line feeds aside, or null for none. */
export function unprintableIn(text: string): string | null {
  if (PLAIN.test(text)) return null;
  const [character] = REFUSED.exec(text) ?? [];
  return character === undefined ? null : codePoint(character);
}

/** `text` with invisible and control characters as `[U+001B]`, and tabs as spaces. */
export function printable(text: string): string {
  return rewritten(text, (character) => (character === '\t' ? ' ' : `[${codePoint(character)}]`));
}

/** `text` on one line, with each run of spaces of any width and of line ends as one space. */
export function spacesAsOne(text: string): string {
  // Most texts have single spaces alone, which is seen sooner.
  if (!/[^\S ]| {2}/.test(text)) return text;
  return text.replace(/[\t\n\v\f\r\p{Zs}]+/gu, ' ');
}

/** `printable`, on one line. */
export function onOneLine(text: string): string {
  return printable(spacesAsOne(text).replace(/^ | $/gu, ''));
}

/** `printable` in quotation marks, on one line of at most `limit` characters. */
export function quoted(text: string, limit = 60): string {
  return `“${shortened(onOneLine(text), limit)}”`;
}

/** `text` cut between graphemes where it has more than `limit` characters. */
export function shortened(text: string, limit: number): string {
  const signs = [...text.slice(0, 2 * limit + 2)];
  if (signs.length <= limit) return text;
  let cut = '';
  let room = limit - 1;
  for (const character of charactersOf(signs.join(''))) {
    room -= [...character].length;
    if (room < 0) break;
    cut += character;
  }
  // A letter may have more accents than a line has room for.
  return `${cut || printable(signs.slice(0, limit - 1).join(''))}…`;
}

/** Texts in which each character is a grapheme, of Latin letters, quotes, dashes and glyphs of a report. */
export const SINGLE = /^[ -~\u00a1-\u02ff\u2010-\u2027\u2500-\u25ff]*$/;

let segmenter: Intl.Segmenter | null = null;

/** The graphemes of a text, such as a letter with its accents or a family of people. */
export function charactersOf(text: string): string[] {
  if (SINGLE.test(text)) return text.split('');
  // What knows of these things takes a hundredth of a second to load.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  const characters: string[] = [];
  // Of a long text each takes the longer the more there is of it, so it is given in blocks.
  for (let [at, size] = [0, BLOCK]; at < text.length; ) {
    const end = at + size + (/[\ud800-\udbff]/.test(text.charAt(at + size - 1)) ? 1 : 0);
    const found = Array.from(segmenter.segment(text.slice(at, end)), ({ segment }) => segment);
    // The last may go on behind the block; where it is the only one, it takes a longer block.
    if (end < text.length) found.pop();
    characters.push(...found);
    at += found.reduce((sum, { length }) => sum + length, 0);
    size = found.length > 0 ? BLOCK : size * 2;
  }
  return characters;
}

const BLOCK = 1000;

/** The statement that `what` holds the invisible `characters`. */
export function holdsInvisible(what: string, characters: readonly string[]): string {
  return `${what} holds the invisible ${characters.length === 1 ? 'character' : 'characters'} ${listed(characters)}`;
}

/** The advice on invisible characters. */
export const TYPE_AGAIN = 'Type the text again; it may have come along when it was copied.';

/** Items as "a", "a and b" or "a, b and c". */
export function listed(items: readonly string[], conjunction = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** A count as "1 question" or "2 questions", with `many` for an irregular plural. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** A name as it is held against others: with single spaces, in lower case. */
export function folded(name: string): string {
  return name.trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** A text up to the end of its first sentence. */
export function firstSentence(text: string): string {
  return text.trim().split(/(?<=[.?!])\s/u)[0] ?? '';
}

/** `text` with its first letter in upper case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `text` with its first letter in lower case, unless it begins with capitals. */
export function startingLow(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** `text` without full stop, semicolon, colon or comma at its end. */
export function bare(text: string): string {
  return text.trim().replace(/[.;:,]+$/u, '');
}

/** A text for quotation marks, without its full stop but with any other end. */
export function withoutStop(text: string): string {
  return text.replace(/\.$/u, '');
}

/** Short names or titles within a sentence, as "community health services and a hospital". */
export function listedShort(
  things: readonly { readonly title: string; readonly short: string | null }[],
): string {
  return listed(things.map(({ short, title }) => startingLow(bare(short ?? title))));
}

/** The first `most` of `items`, and behind them how many more there are. */
export function firstOf(
  items: readonly string[],
  most: number,
  more = (rest: number) => `${rest} more`,
): readonly string[] {
  const rest = items.length - most;
  return rest > 0 ? [...items.slice(0, most), more(rest)] : items;
}

/** `name` for 1, then name-2, name-3, … */
export function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name}-${number}`;
}

/** `value` with a curly apostrophe for each straight one behind a letter or figure, in all texts that it holds. */
export function withApostrophes<Value>(value: Value): Value {
  if (typeof value === 'string') return value.replace(/(?<=[\p{L}\p{N}])'/gu, '’') as Value;
  if (Array.isArray(value)) return value.map(withApostrophes) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, withApostrophes(each)]),
  ) as Value;
}

/** `text` as a file name of lower case letters, digits and hyphens, or `fallback` if nothing is left. */
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

/** `text` in ASCII, with a question mark for whatever has no likeness. */
export function asciiOnly(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text;
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

/** True for a day of the calendar, written as 2026-11-22. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

/** A day written day first, or as in a file, as a file has it; undefined for anything else. */
export function dayIn(text: string): string | undefined {
  const [, day, month, year] = /^\s*(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})\s*$/u.exec(text) ?? [];
  const written =
    day === undefined ? text.trim() : [year, month?.padStart(2, '0'), day.padStart(2, '0')].join('-');
  return isDay(written) ? written : undefined;
}

/** A day, a month or a year of a file, day first, as 29/11/2026. */
export function dayText(date: string): string {
  return date.split('-').toReversed().join('/');
}
