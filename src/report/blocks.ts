import type { Word } from '../command.ts';
import type { BarrierStatus, Fit, Have, LevelStatus } from '../model/result.ts';
import type { Sentence } from '../sentence.ts';

/** A block of a page as plain text, free of width, colour, escaping and format. */
export type Block =
  /** A heading, its `id` made here of small letters, digits and hyphens, and never taken from a file. */
  | { readonly kind: 'heading'; readonly depth: Depth; readonly text: Sentence; readonly id: string | null }
  | {
      readonly kind: 'para';
      readonly text: Sentence;
      readonly role: Role;
      readonly claim?: Claim | undefined;
    }
  | List
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | Table
  | Ladder
  | Bars
  | Matrix
  | Figure
  /** Paragraphs in columns side by side. */
  | { readonly kind: 'beside'; readonly columns: readonly Column[] }
  /** What a reader has to know before believing the rest. */
  | { readonly kind: 'callout'; readonly tone: 'note' | 'warning'; readonly text: Sentence }
  /** Commands to paste, a line each. */
  | { readonly kind: 'commands'; readonly commands: readonly (readonly Word[])[] }
  /** A line of a file, with a mark below one of its columns (from 1). */
  | { readonly kind: 'excerpt'; readonly line: number; readonly column: number; readonly text: string }
  | { readonly kind: 'contents'; readonly items: readonly Sentence[] }
  /** Items to tick, in two columns on paper where it says so. */
  | { readonly kind: 'ticks'; readonly items: readonly Sentence[]; readonly inColumns?: boolean }
  | { readonly kind: 'vignette'; readonly paragraphs: readonly Sentence[] }
  /** Blank lines to write on. */
  | { readonly kind: 'space'; readonly lines: number }
  /** Short blanks with their names, at the head of each printed page the first of them as well where it says so, or a text. */
  | { readonly kind: 'blanks'; readonly labels: readonly string[]; readonly onEachPage?: boolean | string }
  | Labelled
  /** Blocks for a screen of `lines` lines, which leaves out what ranks last. */
  | { readonly kind: 'fitted'; readonly lines: number; readonly blocks: readonly Block[] }
  /** Blocks kept on one page of paper, apart from those around them. */
  | { readonly kind: 'together'; readonly blocks: readonly Block[] }
  /** Blocks for paper alone, which a screen has no room for. */
  | { readonly kind: 'appendix'; readonly blocks: readonly Block[] }
  /** A page break on paper, written before another block of this kind. */
  | { readonly kind: 'break' }
  /** A page of its own, with the id of its first heading and the head of each printed page. */
  | Page;

export interface Page {
  readonly kind: 'page';
  readonly id: string;
  readonly head: string;
  readonly blocks: readonly Block[];
  /** True where it may begin below what stands before it, if it has room there. */
  readonly flows?: boolean;
  /** True where it is printed small. */
  readonly isSmall?: boolean;
}

/** A block that holds no others. */
export type Single = Exclude<Block, { readonly blocks: readonly Block[] }>;

/** The block of a kind. */
export type OfKind<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export type Depth = 1 | 2 | 3 | 4;

/** The role of a paragraph, where `line` is never broken. */
export type Role = 'plain' | 'lead' | 'note' | 'line';

/** A claim about a result, which tests hold against it. */
export type Claim =
  | {
      readonly about: 'level';
      readonly placement: string;
      readonly level: string;
      /** Whether it sits there for certain, perhaps or never, in which form, or how the level stands by itself. */
      readonly status: 'secured' | 'possible' | 'ruled-out' | 'own' | 'replaced' | LevelStatus;
    }
  /** That no level above the foot holds. */
  | { readonly about: 'foot'; readonly placement: string }
  | { readonly about: 'barrier'; readonly barrier: string; readonly status: BarrierStatus }
  /** How what is in place fits the needs. */
  | { readonly about: 'need'; readonly placement: string; readonly fit: Fit | null }
  | {
      readonly about: 'partner';
      readonly agency: string;
      readonly status: Exclude<Have, 'present'> | 'called in';
    }
  /** That a question is open, or decides the level of a placement. */
  | { readonly about: 'question'; readonly question: string; readonly decides: string | null }
  /** That no open answer decides where anything sits, or that none is open. */
  | { readonly about: 'answers'; readonly status: 'none decides' | 'none open' };

export interface Item {
  readonly text: Sentence;
  /** Further remarks, a line each. */
  readonly more?: readonly Sentence[];
  readonly parts?: readonly Item[];
  readonly claim?: Claim;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Item[];
  /** The shape, `names` for short items that need little room. */
  readonly shape: 'plain' | 'names';
  /** The number of items that are enough where room is short, and a sentence about the rest. */
  readonly cut: Cut | null;
}

export interface Cut {
  readonly most: number;
  readonly rest: Sentence;
}

export interface Labelled {
  readonly kind: 'labelled';
  readonly rows: readonly LabelledRow[];
}

/** A label, and a line or more behind it. */
export interface LabelledRow {
  readonly label: string;
  /** True where a screen with room leaves a line free above it. */
  readonly apart: boolean;
  readonly numbered?: boolean;
  readonly lines: readonly LabelledLine[];
}

/** Sentences, or the rungs of a ladder at a glance. */
export type LabelledLine =
  | { readonly said: readonly Said[] }
  | { readonly rungs: readonly Pick<Rung, 'rank' | 'name' | 'sign'>[]; readonly rank: number };

/** A sentence or more that is said whole or not at all. */
export interface Said {
  readonly text: string;
  readonly claims: readonly Claim[];
  /** Its rank when room is given away, 0 for what is always said. */
  readonly rank: number;
  /** The sentence that it follows from, without which it is not said. */
  readonly after?: Said | undefined;
  /** All of a group are said, or none; they have one rank. */
  readonly group?: string | undefined;
}

export interface Fact {
  readonly name: string;
  readonly text: Sentence;
  /** True where the text is understood without the name, as a day or a nation is. */
  readonly speaks?: boolean;
}

/** The lines of a cell, or a sign that is a mark where the table is read at a glance and words elsewhere. */
export type Cell =
  | string
  | readonly (Sentence | Item)[]
  | { readonly sign: Sign; readonly words: string }
  /** The grades of several in their order. */
  | { readonly grades: readonly Grade[] };

export interface Grade {
  readonly share: 'full' | 'part' | 'nothing' | 'missing' | 'unknown';
  readonly words: string;
  /** The reason for the grade, said once. */
  readonly why?: string;
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Head[];
  readonly rows: readonly Row[];
  /** The way a screen reads it, row by row as `records`, cell beside cell as `sides`, at a glance as `signs`. */
  readonly read: 'across' | 'records' | 'sides' | 'signs';
  /** Blocks that are enough in its place where room is short. */
  readonly brief?: readonly Block[] | undefined;
}

export interface Head {
  readonly title: string;
  /** True for numbers, which are aligned to the right. */
  readonly isNumber?: boolean;
  /** True where its cells are understood without the title. */
  readonly speaks?: boolean;
  /** The number of letters it has room for where people fill it in on paper. */
  readonly toFill?: number;
  /** The most screen columns that it takes before its lines are broken. */
  readonly most?: number;
  /** A cell as part of a sentence, empty to leave it out, by default the title and the cell. */
  inWords?(cell: string): string;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly claim?: Claim;
}

/** The words for each sign of a rung. */
export const SIGN_WORDS: Readonly<Record<Sign, string>> = {
  met: 'there',
  unmet: 'not there',
  unknown: 'not known',
  here: 'here',
  foot: 'here',
  none: 'not here',
};

/** The lines of a labelled row in words alone, with their numbers where they have some. */
export function linesInWords({ lines, numbered }: LabelledRow): string[] {
  return lines.map((line, index) => (numbered ? `${index + 1}. ` : '') + wordsIn(line));
}

/** A line of a labelled row in words alone. */
export function wordsIn(line: LabelledLine): string {
  if ('said' in line) return line.said.map(({ text }) => text).join(' ');
  return line.rungs
    .map(({ rank, name, sign }) => `${rank}${name && ` ${name}`}: ${SIGN_WORDS[sign]}`)
    .join('; ');
}

/** The sign of a rung or cell, where `foot` is here with no level reached yet. */
export type Sign = 'met' | 'unmet' | 'unknown' | 'here' | 'foot' | 'none';

/** The levels of a placement, highest first. */
export interface Ladder {
  readonly kind: 'ladder';
  readonly rungs: readonly Rung[];
}

export interface Rung {
  readonly rank: number;
  readonly name: string;
  readonly sign: Sign;
  /** How it stands, in words, or empty. */
  readonly status: string;
  readonly notes: readonly Sentence[];
  readonly claim: Claim;
}

/** Shares from 0 to 1 as bars, each with a range from what is sure to what is possible. */
export interface Bars {
  readonly kind: 'bars';
  /** The title of the bars, above the columns behind them. */
  readonly title: string;
  readonly columns: readonly Head[];
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly title: string;
  /** The least and the most, from 0 to 1, or null where nothing counts. */
  // There are then no `cells`.
  readonly low: number | null;
  readonly high: number | null;
  readonly cells: readonly string[];
  readonly below: string | null;
}

/** A picture of numbers, in words and as a table too, for a format that has pictures. */
export interface Figure {
  readonly kind: 'figure';
  readonly picture: Picture;
  /** The title in a line, with a description part by part for those who do not see the picture. */
  readonly title: string;
  readonly description: string;
  readonly table: Table;
  /** The blocks in its place, table included, where a format has no pictures. */
  readonly blocks: readonly Block[];
}

/** The numbers and words of a picture, with nothing of lines or colours. */
export type Picture =
  | { readonly of: 'ladder'; readonly rungs: readonly Rung[] }
  | { readonly of: 'bars'; readonly bars: readonly Bar[] }
  /** Counts of several kinds, a row each. */
  | { readonly of: 'stacks'; readonly rows: readonly Stack[] }
  /** Which of some rows something is in, or may be, at each of some moments, the highest row first. */
  | { readonly of: 'course'; readonly moments: readonly string[]; readonly rows: readonly Course[] }
  /** Which of many columns have something, a row for each. */
  | {
      readonly of: 'map';
      readonly columns: readonly string[];
      readonly rows: readonly Course[];
      readonly words: Readonly<Record<Fill, string>>;
    }
  /** Steps in their order, by positions from 0. */
  | { readonly of: 'order'; readonly steps: readonly Stretch[] };

/** The filling of a part, told from others without colour. */
export type Fill = 'solid' | 'hatched' | 'empty';

export interface Stack {
  readonly label: string;
  readonly parts: readonly { readonly fill: Fill; readonly count: number; readonly words: string }[];
}

export interface Course {
  readonly label: string;
  readonly fills: readonly Fill[];
}

export interface Stretch {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly fill: Fill;
  /** The words beside the bar. */
  readonly words: string;
}

/** Two ladders across each other, the rows highest first. */
export interface Matrix {
  readonly kind: 'matrix';
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly columns: readonly { readonly rank: number; readonly name: string }[];
  readonly rows: readonly {
    readonly rank: number;
    readonly name: string;
    readonly cells: readonly Spot[];
  }[];
  /** What each kind of cell that occurs means. */
  readonly legend: Readonly<Partial<Record<Spot, string>>>;
}

/** Whether it sits in a cell of a matrix, could sit there, is wanted there, or several of these. */
export type Spot = 'here' | 'could-be' | 'wanted' | 'match' | 'wanted-could-be' | 'empty';

export interface Column {
  readonly label: string;
  readonly paragraphs: readonly Sentence[];
}

/** The lines of `cell` in words, none where it is empty. */
export function linesOf(cell: Cell): readonly Sentence[] {
  if (typeof cell === 'string') return cell === '' ? [] : [cell];
  if ('grades' in cell) return [cell.grades.map(({ words }) => words).join(', ')];
  if ('sign' in cell) return [cell.words];
  return cell.flatMap((line) => (isItem(line) ? [line.text, ...(line.more ?? [])] : [line]));
}

/** True for a cell that is a sign. */
export function isSign(cell: Cell): cell is Extract<Cell, { readonly sign: Sign }> {
  return typeof cell === 'object' && 'sign' in cell;
}

/** True for a cell of grades. */
export function isGraded(cell: Cell): cell is Extract<Cell, { readonly grades: unknown }> {
  return typeof cell === 'object' && 'grades' in cell;
}

/** The grades in the cells of `rows`, in order. */
export function gradesIn(rows: readonly Row[]): Grade[] {
  return rows.flatMap(({ cells }) => cells.filter(isGraded).flatMap(({ grades }) => grades));
}

/** True for a line that may have more below it. */
export function isItem(line: Sentence | Item): line is Item {
  return typeof line === 'object' && 'text' in line;
}

/** The blocks with those that lie in others, in order. */
export function allBlocks(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => ('blocks' in block ? [block, ...allBlocks(block.blocks)] : [block]));
}
