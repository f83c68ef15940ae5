/** Small, pure helpers for words and lines, used by every room of the house. */

/** What steers a terminal, ends a line or turns text around ("trojan source"), and half of a character. */
const HARMFUL = String.raw`\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\p{Cs}`;

/** All of that, and everything else that nobody sees. */
const HIDDEN = String.raw`${HARMFUL}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}`;

/** Scripts whose letters take another form beside a joiner. */
const JOINING = scripts(
  ...['Adlm', 'Arab', 'Beng', 'Deva', 'Gran', 'Gujr', 'Guru', 'Java', 'Khmr', 'Knda', 'Laoo', 'Mand', 'Mlym'],
  ...['Mong', 'Mymr', 'Newa', 'Nkoo', 'Orya', 'Rohg', 'Sinh', 'Syrc', 'Taml', 'Telu', 'Tibt'],
);

/** Scripts that are written without spaces, with a sign that nobody sees between words. */
const UNSPACED = scripts('Khmr', 'Laoo', 'Mymr');

/**
 * Where a sign that nobody sees is a part of what is seen: the one rule for all that is shown. Within emoji, behind what may be
 * drawn as an emoji or as a letter, between letters of scripts that join, and in the flags of three nations.
 */
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

/** Signs in their place that take no room of their own: joiners, but those within emoji. */
export const WITHOUT_WIDTH = /[\u180e\u200b\u200c]|\u200d(?!\p{Extended_Pictographic})/gu;

const UNSEEN = new RegExp(`${IN_PLACE}|([${HIDDEN}])`, 'gu');

/** What UNSEEN may be about at all: most texts have none of it, and need no closer look. */
const SUSPECT = new RegExp(`[${HIDDEN}]`, 'u');

function scripts(...names: readonly string[]): string {
  return names.map((name) => String.raw`\p{Script_Extensions=${name}}`).join('');
}

/** Letters as the tags that spell a flag. */
function tags(letters: string): string {
  return letters.replace(/./gu, (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)));
}

/** `text` with what nobody sees written as `write` says; a joiner in its place stays as it is. */
export function rewritten(text: string, write: (character: string) => string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(UNSEEN, (inPlace, unseen?: string) => (unseen === undefined ? inPlace : write(unseen)));
}

/** JSON in which what nobody sees is written as escapes. */
export function jsonEscaped(json: string): string {
  return rewritten(json, (character) =>
    character.replace(/[\s\S]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

/** The characters of `text` that nobody sees, each once, as `U+200B`. Line feeds and tabs are let through, and joiners in their place. */
export function unseenIn(text: string): string[] {
  const found = new Set<string>();
  rewritten(text, (character) => {
    if (character !== '\t') found.add(codePoint(character));
    return character;
  });
  return [...found];
}

/** Where the first character of `text` stands that nobody sees; -1 where there is none. Ends of lines and tabs are let through. */
export function unseenAt(text: string): number {
  for (const { index, 1: unseen } of text.matchAll(UNSEEN)) {
    if (unseen !== undefined && unseen !== '\t' && unseen !== '\r') return index;
  }
  return -1;
}

const REFUSED = new RegExp(`(?!\t)[${HARMFUL}]`, 'u');

/** The first character of `text` that no file may hold, as `U+001B`; null where there is none. Line feeds and tabs are let through. */
export function unprintableIn(text: string): string | null {
  const [character] = REFUSED.exec(text) ?? [];
  return character === undefined ? null : codePoint(character);
}

/** `text` with every character that nobody sees, or that a terminal would obey, written as `[U+001B]`. Tabs become a space. */
export function printable(text: string): string {
  return rewritten(text, (character) => (character === '\t' ? ' ' : `[${codePoint(character)}]`));
}

/** `text` on one line: each run of spaces, of whatever width, and of ends of lines as one space. */
export function spacesAsOne(text: string): string {
  return text.replace(/[\t\n\v\f\r\p{Zs}]+/gu, ' ');
}

/** `printable`, on one line. */
export function onOneLine(text: string): string {
  return printable(spacesAsOne(text).replace(/^ | $/gu, ''));
}

/** `printable`, on one line and at most `limit` characters long: for quoting input in a message. */
export function quoted(text: string, limit = 60): string {
  return `“${shortened(onOneLine(text), limit)}”`;
}

/** The text, cut between what a reader takes for characters where it has more than `limit`. */
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

/** Letters and signs of which no two are one character to a reader: Latin letters, quotes, dashes and the glyphs of a report. */
export const SINGLE = /^[ -~\u00a1-\u02ff\u2010-\u2027\u2500-\u25ff]*$/;

let segmenter: Intl.Segmenter | null = null;

/** What a reader takes for the characters of a text: a letter with its accents, a family of people. */
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

/** Says that `what` holds characters that nobody sees, as they are called. */
export function holdsInvisible(what: string, characters: readonly string[]): string {
  return `${what} holds the invisible ${characters.length === 1 ? 'character' : 'characters'} ${listed(characters)}`;
}

/** What to do then. */
export const TYPE_AGAIN = 'Type the text again; it may have come along when it was copied.';

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[], conjunction = 'and'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${conjunction} ${items.at(-1)}`;
}

/** The items by their keys, in the order in which the keys first come. */
export function groupedBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): Map<string, [Item, ...Item[]]> {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** "1 question", "2 questions"; `many` where the plural is not made with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The text with its first letter in upper case. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A text with its first letter small, as it stands within a sentence: but not what is written in capitals. */
export function startingLow(text: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** A text of a framework within a sentence: without its full stop. */
export function bare(text: string): string {
  return text.trim().replace(/[.;:,]+$/u, '');
}

/** A text within quotation marks: without its full stop, and with whatever else it ends in. */
export function withoutStop(text: string): string {
  return text.replace(/\.$/u, '');
}

/** What has a title, and perhaps a short name, in the middle of a sentence: "community health services and a hospital". */
export function listedShort(
  things: readonly { readonly title: string; readonly short: string | null }[],
): string {
  return listed(things.map(({ short, title }) => startingLow(bare(short ?? title))));
}

/** The name of the so-manieth of a name: the name itself, then name-2, name-3, … */
export function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name}-${number}`;
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
