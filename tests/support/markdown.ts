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

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
