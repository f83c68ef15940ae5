import { plain } from '../../sentence.ts';
import { charactersOf, onOneLine, printable, shortened } from '../../text.ts';
import { allBlocks, type Block, linesOf, type OfKind, type Table } from '../blocks.ts';
import { largestOf } from '../pictures-as-tables.ts';

/** The width of each column in letters, its least and a share of the rest of `room` by its content. */
export function widthsOf(wanted: ReturnType<typeof wantedWidths>, room: number): number[] {
  const sumOf = (which: 'least' | 'most') => wanted.reduce((sum, width) => sum + width[which], 0);
  const [least, most] = [sumOf('least'), sumOf('most')];
  const share = most > least ? Math.max(0, room - least) / (most - least) : 0;
  return wanted.map((width) => width.least + share * (width.most - width.least));
}

/** The least width of each column in letters, and the most that it can use. */
export function wantedWidths({ columns, rows }: Pick<Table, 'columns' | 'rows'>) {
  return columns.map(({ title, toFill = 0 }, column) => {
    const cells = rows
      .map(({ cells }) => linesOf(cells[column] ?? '').map(plain))
      .filter(({ length }) => length > 0);
    const lines = [title, ...cells.flat()];
    // A title is bold, and a letter or so wider for it.
    const words = [
      ...cells.flat().flatMap((line) => line.split(/\s+/u)),
      ...title.split(/\s+/u).map((each) => `${each}.`),
    ];
    const lengthOf = ({ length }: string) => length;
    const word = largestOf(words.map(lengthOf), 0);
    const longest = largestOf(lines.map(lengthOf), 0);
    const mean = cells.reduce((sum, each) => sum + each.join(' ').length, 0) / (cells.length || 1);
    const least = Math.max(Math.min(word, LONGEST_WORD), toFill) + GAP;
    return { least, most: Math.max(least, Math.min(longest + GAP, LENGTH * Math.sqrt(mean))), longest };
  });
}

/** The longest word in letters that is not broken, such as an address. */
export const LONGEST_WORD = 18;

const LENGTH = 4;

const GAP = 3;

/** A line of a file with a mark below its column, cut around that where it is long. */
export function markedExcerpt({ line, column, text }: OfKind<'excerpt'>): string[] {
  const gutter = `${line} | `;
  const length = (part: string): number => charactersOf(part).length;
  const { before, behind } = cutAround(column, text, LONGEST_EXCERPT, length);
  return [gutter + before + behind, `${' '.repeat(gutter.length + length(before))}^`];
}

const LONGEST_EXCERPT = 1000;

/** The text before and behind `column` of `line` within `room`, a little of it left for what comes behind. */
export function cutAround(column: number, line: string, room: number, measure: (text: string) => number) {
  // Of a long line no more is looked at than there may be room for.
  const most = room * LONGEST_CHARACTER;
  const all = charactersOf(printable(line.slice(0, column - 1).slice(-most)).slice(-most));
  const isLong = measure(all.join('')) > room - 10;
  const before = isLong
    ? fitting(all.reverse(), room / 2, measure)
        .reverse()
        .join('')
    : all.join('');
  const following = charactersOf(printable(line.slice(column - 1).slice(0, most)).slice(0, most));
  return { before, behind: fitting(following, room - measure(before), measure).join('') };
}

/** The first of the characters that fit into `room`. */
function fitting(characters: readonly string[], room: number, measure: (text: string) => number): string[] {
  let used = 0;
  const over = characters.findIndex((character) => {
    used += measure(character);
    return used > room;
  });
  return characters.slice(0, over < 0 ? characters.length : over);
}

/** The UTF-16 units of the longest character, for which a family of four has eleven. */
const LONGEST_CHARACTER = 12;

/** The title of a document on one line, its first heading or else the program's name. */
export function titleOf(headings: readonly OfKind<'heading'>[]): string {
  return headings[0] ? onOneLine(plain(headings[0].text)) : 'joinedup';
}

/** What stands at the head of each printed page, with a blank of so many letters where it is to be filled in, or null. */
export function onEachPage(blocks: readonly Block[], letters: number): string | null {
  for (const block of allBlocks(blocks)) {
    if (block.kind !== 'blanks' || !block.onEachPage) continue;
    return block.onEachPage === true ? `${block.labels[0]} ${'_'.repeat(letters)}` : block.onEachPage;
  }
  return null;
}

/** The text at the head or foot of a printed page, of at most 70 letters. */
export function edgeText(text: string): string {
  return shortened(onOneLine(text), 70);
}
