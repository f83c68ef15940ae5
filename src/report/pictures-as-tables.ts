import {
  type Bars,
  type Block,
  type Cell,
  type Column,
  type Fill,
  type Head,
  type Ladder,
  type Matrix,
  type Picture,
  SIGN_WORDS,
  type Table,
} from './blocks.ts';

/** The kinds of block that `asTable` makes no table of. */
export type Unpictured = Exclude<Block['kind'], 'table' | 'ladder' | 'bars' | 'matrix' | 'beside'>;

/** The table that says the same as `block`, for a format without pictures, or null where it is no picture. */
export function asTable(block: Block): Table | null {
  switch (block.kind) {
    case 'table':
      return block;
    case 'ladder':
      return ladderTable(block);
    case 'bars':
      return barTable(block);
    case 'matrix':
      return matrixTable(block);
    case 'beside':
      return besideTable(block.columns);
    default:
      return null;
  }
}

/** The heads of the two columns that a chart shows. */
export const ENDS = ['At the least', 'At the most'];

type Cells = Pick<Table, 'columns' | 'rows'>;

/** The cells of `block`, with whatever a picture shows in columns, or null where it is put into words. */
export function asCells(block: Block): Cells | null {
  if (block.kind === 'beside') return null;
  const table = asTable(block);
  if (!table) return null;
  if (block.kind === 'ladder') {
    const signs = block.rungs.map(({ sign }): Cell[] => [{ sign, words: SIGN_WORDS[sign] }]);
    return withColumns(table, 2, ['At a glance'], signs);
  }
  if (block.kind === 'bars') {
    const ends = block.bars.map(({ low, high }) => [low, high].map(percent));
    return withColumns(table, 1, ENDS, ends);
  }
  return table;
}

function percent(share: number | null): string {
  return share === null ? '' : `${Math.round(share * 100)}%`;
}

function withColumns(table: Table, at: number, titles: readonly string[], cells: readonly Cell[][]): Cells {
  const { columns, rows } = table;
  return {
    columns: columns.toSpliced(at, 0, ...titles.map((title) => ({ title }))),
    rows: rows.map((row, index) => ({ ...row, cells: row.cells.toSpliced(at, 0, ...(cells[index] ?? [])) })),
  };
}

/** A table that is read across, with `columns` by their titles. */
export function across(columns: readonly (Head | string)[], rows: Table['rows']): Table {
  const heads = columns.map((head) => (typeof head === 'string' ? { title: head } : head));
  return { kind: 'table', columns: heads, rows, read: 'across' };
}

/** The most columns of sentences, since more leave too little room on paper and become rows. */
const MOST_BESIDE = 4;

function besideTable(columns: readonly Column[]): Table {
  if (columns.length > MOST_BESIDE)
    return across(
      ['', ''],
      columns.map(({ label, paragraphs }) => ({ cells: [label, paragraphs] })),
    );
  const titles = columns.map(({ label }) => label);
  return across(titles, [{ cells: columns.map(({ paragraphs }) => paragraphs) }]);
}

function ladderTable({ rungs }: Ladder): Table {
  const rows = rungs.map(({ rank, name, status, notes, claim }) => ({
    cells: [String(rank), name, status, notes],
    claim,
  }));
  return across(['', 'Level', 'How it stands', 'What it lacks'], rows);
}

function barTable({ title, columns, bars }: Bars): Table {
  const withBelow = bars.some(({ below }) => below !== null);
  const rows = bars.map(({ title: name, low, cells, below }) => {
    const filled = low === null ? [NOTHING, ...columns.slice(1).map(() => '')] : cells;
    return { cells: [name, ...filled, ...(withBelow ? [below ?? ''] : [])] };
  });
  return across([title, ...columns, ...(withBelow ? ['Answer'] : [])], rows);
}

/** The largest of the values, at least `least`. */
export function largestOf(values: readonly number[], least: number): number {
  return values.reduce((one, other) => Math.max(one, other), least);
}

/** What the parts of a bar mean. */
export const BAR_WORDS = { solid: 'answered', hatched: 'still open' } as const;

/** What the parts of a course mean. */
export const COURSE_WORDS = { solid: 'here', hatched: 'may be here', empty: 'not here' } as const;

/** A meaning that a filling of a picture stands for. */
export type Meaning<Look = Fill> = readonly [look: Look, words: string];

/** The meanings of the fillings in a picture of numbers. */
export function meaningsOf(picture: Exclude<Picture, { of: 'ladder' }>): readonly Meaning[] {
  switch (picture.of) {
    case 'bars':
      return [
        ['solid', BAR_WORDS.solid],
        ['hatched', BAR_WORDS.hatched],
      ];
    case 'stacks':
      return picture.rows.flatMap(({ parts }) => parts.map(({ fill, words }): Meaning => [fill, words]));
    case 'course':
      return picture.rows.flatMap(({ fills }) =>
        fills.flatMap((fill): Meaning[] => (fill === 'empty' ? [] : [[fill, COURSE_WORDS[fill]]])),
      );
    case 'map':
      return (['solid', 'hatched'] as const).map((fill): Meaning => [fill, picture.words[fill]]);
    case 'order':
      return picture.steps.map(({ fill, words }): Meaning => [fill, words]);
  }
}

/** Each meaning once. */
export function distinctMeanings<Look>(meanings: readonly Meaning<Look>[]): Meaning<Look>[] {
  return [...new Map(meanings.map((meaning) => [meaning.join(), meaning])).values()];
}

/** The words in place of a bar where nothing counts. */
export const NOTHING = 'nothing counts';

function matrixTable({ columns, rows, legend, rowTitle, columnTitle }: Matrix): Table {
  const titles = columns.map(({ rank, name }) => `${rank} ${name}`);
  return across(
    [`${rowTitle} / ${columnTitle}`, ...titles],
    rows.map(({ rank, name, cells }) => ({
      cells: [`${rank} ${name}`, ...cells.map((spot) => legend[spot] ?? '')],
    })),
  );
}

/** A cell as part of a sentence. */
export function inWords(cell: string, head: Head | undefined): string {
  return figures(head?.inWords ? head.inWords(cell) : [head?.title, cell].filter(Boolean).join(' '));
}

/** A range of numbers, or that there is none, in words. */
export function figures(text: string): string {
  return text === '-' ? 'none' : text.replace(/^(\d+)-(\d+)(?=%?$|%? of )/u, '$1 to $2');
}
