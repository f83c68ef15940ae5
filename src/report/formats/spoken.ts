import { alike } from '../../layout/lines.ts';
import { plain, runsOf, type Sentence } from '../../sentence.ts';
import { capitalised, charactersOf, listed } from '../../text.ts';
import {
  type Bars,
  type Block,
  type Cell,
  type Column,
  gradesIn,
  type Head,
  type Item,
  isItem,
  isSign,
  type Labelled,
  type Ladder,
  linesInWords,
  linesOf,
  type Matrix,
  type OfKind,
  type Row,
  SIGN_WORDS,
  type Single,
  type Spot,
  type Table,
} from '../blocks.ts';
import { apart, listOf, para, paras } from '../build-blocks.ts';
import { figures, inWords, NOTHING } from '../pictures-as-tables.ts';
import { cutAround } from './block-tables.ts';

/** `block` for a voice, in sentences and lists in place of positions, signs and bars. */
export function spoken(block: Single): Block[] {
  const say = SPOKEN[block.kind] as ((block: Single) => Block[]) | null;
  return say ? say(block) : [block];
}

const SPOKEN: { readonly [Kind in Single['kind']]: ((block: OfKind<Kind>) => Block[]) | null } = {
  heading: null,
  para: null,
  callout: null,
  facts: null,
  commands: null,
  vignette: null,
  labelled: ({ rows }) => told(rows.map(rowInWords)),
  list: (list) => [{ ...list, items: list.items.map((item) => itemInWords(item)) }],
  contents: ({ items }) => told(items),
  ticks: ({ items }) => told(items),
  table: tableInWords,
  ladder: ladderInWords,
  bars: barsInWords,
  matrix: matrixInWords,
  beside: ({ columns }) => apart(listOf(sidesInWords(columns))),
  excerpt: excerptInWords,
  space: ({ lines }) => [para(`Room to write, in lines: ${lines}.`)],
  blanks: ({ labels }) => told(labels.map((label) => `${label}: to be filled in`)),
  break: () => [para('The next one:')],
};

/** A label with its first line behind it, and the others below. */
function rowInWords(row: Labelled['rows'][number]): Item {
  const [text = '', ...more] = linesInWords(row);
  return { text: `${row.label}: ${text}`, more };
}

/** Items by themselves, below what they are of. */
function told(items: readonly (Sentence | Item)[], ofWhat: Sentence = ''): Block[] {
  const all = items.map((item) => (isItem(item) ? item : { text: item }));
  return apart([...paras(ofWhat), ...listOf(all.map((item) => itemInWords(item)))]);
}

/** An item with an end, for a pause, and numbers for parts that are no sentences, as nobody hears margins. */
function itemInWords(item: Item, number = ''): Item {
  const { text, parts = [] } = item;
  const isNumbered = parts.length > 1 && !/[.?!]$/u.test(plain(text));
  return {
    ...item,
    text: [...(number === '' ? [] : [`${number} `]), ...ended(text, parts.length > 0 ? ':' : '.')],
    parts: parts.map((part, index) => itemInWords(part, isNumbered ? `${number}${index + 1}.` : number)),
  };
}

/** `text` with an `end` where it has none, but for what may be copied. */
function ended(text: Sentence, end = '.'): ReturnType<typeof runsOf> {
  const runs = runsOf(text);
  const last = runs.findLast((run) => run !== '');
  const isCopied = typeof last === 'object' && ['code', 'command', 'link', 'file'].includes(last.kind);
  return isCopied || hasEnd(plain(text)) ? runs : [...runs, end];
}

/** True for what ends as a sentence, also where something in brackets comes behind it. */
function hasEnd(text: string): boolean {
  return !/[\p{L}\p{M}\p{N})\]%”]$/u.test(text) || /[.?!](?:[”)]+| \([^()]*\))$/u.test(text);
}

function ladderInWords({ rungs }: Ladder): Block[] {
  return told(
    rungs.map(({ rank, name, sign, status, notes }) => {
      const how = status === '' && sign !== 'none' ? SIGN_WORDS[sign] : status;
      return { text: `Level ${rank}, ${name}${how === '' ? '' : `: ${how}`}`, more: notes };
    }),
  );
}

function barsInWords({ columns, bars }: Bars): Block[] {
  return told(
    bars.map(({ title, low, cells, below }) => {
      const parts =
        low === null ? [`${NOTHING} here`] : cells.map((cell, column) => inWords(cell, columns[column]));
      return { text: `${title}: ${parts.join(', ')}`, more: below === null ? [] : [below] };
    }),
  );
}

/** Every row with what stands in it, by the names of its columns. */
function matrixInWords({ rowTitle, columnTitle, columns, rows, legend }: Matrix): Block[] {
  const names = columns.map(({ rank, name }) => `${rank} ${name}`);
  return told(
    rows.map(({ rank, name, cells }) => {
      const spots = [...new Set(cells)].filter((spot) => spot !== 'empty');
      const withWhich = (spot: Spot) => listed(names.filter((_, column) => cells[column] === spot));
      const parts = spots.map((spot) => `${legend[spot] ?? ''}, with ${withWhich(spot)}`);
      return `Level ${rank}, ${name}: ${parts.length === 0 ? 'nothing' : parts.join('; ')}`;
    }),
    `${rowTitle}, level by level, against ${columnTitle} (${names.join(', ')}):`,
  );
}

/** What each side says under its name, once where several say the same. */
function sidesInWords(columns: readonly Column[]): Item[] {
  const filled = columns.filter(({ paragraphs }) => paragraphs.length > 0);
  return alike(filled, plain).map(({ label, paragraphs: [text = '', ...more] }) => ({
    text: [`${label}: `, ...runsOf(text)],
    more,
  }));
}

function excerptInWords({ line, column, text }: OfKind<'excerpt'>): Block[] {
  const { before, behind } = cutAround(column, text, LONGEST_EXCERPT, (part) => charactersOf(part).length);
  return [
    para(`Line ${line}: ${before}${behind}`),
    para(behind === '' ? `Column ${column} is its end.` : `From column ${column}: ${behind}`),
  ];
}

const LONGEST_EXCERPT = 200;

/** A table row by row, each cell named by its column unless it speaks for itself. */
function tableInWords({ columns, rows, read }: Table): Block[] {
  const [first = { title: '' }, ...heads] = columns;
  if (read === 'records') return recordsInWords(columns, rows);
  if (read === 'sides')
    return rows.flatMap(({ cells: [name = '', ...cells] }) => {
      const linesAt = (column: number) => linesOf(cells[column] ?? '');
      const sides = heads.map(({ title }, column) => ({ label: title, paragraphs: linesAt(column) }));
      return apart([para(lineOf(name)), ...listOf(sidesInWords(sides))]);
    });
  const isSaidOnce = read === 'signs' && first.title !== '';
  const start = isSaidOnce || first.title === '' || first.speaks ? [] : [`${first.title}: `];
  const inRows = rows.map(({ cells: [name = '', ...cells] }) => ({
    text: [...start, ...runsOf(lineOf(name))],
    cells: cells.map((cell, column) => cellInWords(cell, heads[column])),
  }));
  // All rows alike: where no cell is long each is one line, else every cell has a line of its own.
  const isShort = inRows.every((row) => row.cells.every(isShortCell));
  const items = inRows.map(({ text, cells }): Item => {
    const behind = cells.flat();
    if (!isShort) return { text, more: behind };
    return { text: [...ended(text), ...behind.flatMap((part) => [' ', ...ended(part)])] };
  });
  return [...apart([...paras(isSaidOnce ? `${first.title}:` : ''), ...listOf(items)]), ...whys(rows)];
}

function isShortCell(lines: readonly Sentence[]): boolean {
  return lines.length <= 1 && plain(lines[0] ?? '').length <= LONGEST;
}

const LONGEST = 60;

/** Each row as its name and its cells in words, one without a name joined to the row above. */
function recordsInWords(columns: readonly Head[], rows: readonly Row[]): Block[] {
  const isNumbered = columns[0]?.title === '';
  const from = isNumbered ? 1 : 0;
  return rows.flatMap(({ cells }) => {
    const number = isNumbered ? `${lineText(cells[0])}. ` : '';
    const named = linesOf(cells[from] ?? '');
    const behind = cells
      .slice(from + 1)
      .flatMap((cell, column) => cellInWords(cell, columns[from + 1 + column]));
    const [text = '', ...more] = [...(named.length > 0 ? [lineOf(cells[from] ?? '')] : []), ...behind];
    const block = listOf([itemInWords({ text: [number, ...runsOf(text)], more })]);
    return apart(block);
  });
}

/** The lines of a cell, the first of them with the name of its column. */
function cellInWords(cell: Cell, head: Head | undefined): Sentence[] {
  const lines = linesOf(
    isSign(cell) && cell.words === '' && cell.sign !== 'none' ? SIGN_WORDS[cell.sign] : cell,
  );
  const [line, ...others] = lines;
  if (line === undefined) return [];
  if (head?.inWords) {
    const said = capitalised(inWords(plain(line), head));
    return said === '' ? [] : [said, ...others];
  }
  const start = head && head.title !== '' && !head.speaks ? [`${capitalised(head.title)}: `] : [];
  return [[...start, ...(typeof line === 'string' ? [figures(line)] : line)], ...others];
}

function lineOf(cell: Cell): Sentence {
  const lines = linesOf(cell);
  return lines.length === 1 ? (lines[0] ?? '') : lines.map(plain).join(' ');
}

function lineText(cell: Cell | undefined): string {
  return plain(lineOf(cell ?? ''));
}

/** What is to be said once of a grade that occurs. */
function whys(rows: readonly Row[]): Block[] {
  const said = gradesIn(rows).flatMap(({ words, why }) => (why ? [`${capitalised(words)}, ${why}`] : []));
  return told([...new Set(said)]);
}
