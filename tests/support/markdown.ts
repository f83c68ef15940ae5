/** As much of Markdown as is needed to see what a reader would see, and which marks are at work. */

/** What a line of Markdown is: the marks that make it a block, such as `#`, `-` or `|`, outermost first. */
export function blockMarks(line: string): string[] {
  if (/^=+ *$/u.test(line)) return ['underline'];
  if (/^(?: {4}|\t)/u.test(line.replace(/^(?: {2})?- /u, ''))) return ['code'];
  const rest = line.trimStart();
  for (const [mark, pattern] of BLOCKS) {
    const found = pattern.exec(rest);
    if (found)
      return ['-', '>'].includes(mark) ? [mark, ...marksWithin(rest.slice(found[0].length))] : [mark];
  }
  return [];
}

// A line under another makes a heading of it; the first line of an item has none above it.
function marksWithin(line: string): string[] {
  return blockMarks(line).filter((mark) => mark !== 'underline');
}

const BLOCKS: readonly (readonly [mark: string, pattern: RegExp])[] = [
  ['break', /^(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$/u],
  ['#', /^#{1,6}(?: |$)/u],
  ['>', /^>/u],
  ['-', /^[-+*](?: |$)/u],
  ['1.', /^\d{1,9}[.)](?: |$)/u],
  ['fence', /^(?:```|~~~)/u],
  ['html', /^<[a-z!/?]/iu],
  ['|', /^\|/u],
];

/** The text of a line as a reader sees it, and the marks within it that are at work, in order. */
export function inline(line: string): { text: string; marks: string[] } {
  const marks: string[] = [];
  const text = line
    // An address that leads to where it says is read like one that Markdown finds by itself.
    .replace(LINK, (link, words?: string, to = '') =>
      words !== undefined && unescaped(words) === unescaped(to) ? words : link,
    )
    .replace(/^(?:\s*(?:#{1,6}|>|-) )*/u, '')
    .replace(PARTS, (part, literal: string | undefined) => {
      if (literal !== undefined) return literal;
      const character = ENTITIES[part];
      if (character === undefined) marks.push(part);
      return character ?? (part === '<br>' ? ' ' : '');
    });
  return { text: text.replace(/\s+/gu, ' ').trim(), marks };
}

// A backslash takes the meaning of a punctuation mark, and stands for itself before anything else.
const PARTS = /\\([!-/:-@[-`{-~])|&[a-z]+;|<br>|\*\*|[*_`[\]<|~]/giu;

const LINK = /\\.|!\[|\[((?:\\.|[^\\[\]])*)\]\(([^()]*)\)/gu;

/** Where the links of a line without code lead to: those that are written as such, and those that GitHub finds in what is left. */
export function targetsIn(line: string): string[] {
  const targets: string[] = [];
  const rest = line.replace(LINK, (part, _, to?: string) => {
    if (to === undefined) return part;
    targets.push(unescaped(to));
    return ' ';
  });
  const found = rest.matchAll(/(?:\b(?:https?|ftp):\/\/|(?<![a-z0-9])www\.)[^\s<]*/giu);
  return [...targets, ...Array.from(found, ([address]) => address)];
}

function unescaped(text: string): string {
  return text.replace(PARTS, (part, literal: string | undefined) => literal ?? ENTITIES[part] ?? part);
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
