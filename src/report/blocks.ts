import type { Word } from '../command.ts';
import type { BarrierStatus, Fit, Have, LevelStatus } from '../model/result.ts';
import type { Sentence } from '../sentence.ts';

/** A block of a page: what something is, as plain text, with nothing of width, colour, escaping or format. */
export type Block =
  /** `id` is made here, never taken from a file, of small letters, digits and hyphens. */
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
  /** Paragraphs of several, side by side. */
  | { readonly kind: 'beside'; readonly columns: readonly Column[] }
  /** What has to be known before the rest is believed. */
  | { readonly kind: 'callout'; readonly tone: 'note' | 'warning'; readonly text: Sentence }
  /** Commands to paste, a line each. */
  | { readonly kind: 'commands'; readonly commands: readonly (readonly Word[])[] }
  /** A line of a file, with a mark below one of its columns (from 1). */
  | { readonly kind: 'excerpt'; readonly line: number; readonly column: number; readonly text: string }
  | { readonly kind: 'contents'; readonly items: readonly Sentence[] }
  | { readonly kind: 'ticks'; readonly items: readonly Sentence[] }
  | { readonly kind: 'vignette'; readonly paragraphs: readonly Sentence[] }
  /** Lines to write on. */
  | { readonly kind: 'space'; readonly lines: number }
  /** Short blanks with their names. */
  | { readonly kind: 'blanks'; readonly labels: readonly string[] }
  | Labelled
  /** What must fit on a screen of so many lines, which leaves out what weighs least. */
  | { readonly kind: 'fitted'; readonly lines: number; readonly blocks: readonly Block[] }
  /** What stays on one page of paper, and apart from what stands around it. */
  | { readonly kind: 'together'; readonly blocks: readonly Block[] }
  /** What only a paper has, where a screen has no room for it. */
  | { readonly kind: 'appendix'; readonly blocks: readonly Block[] }
  /** A page break on paper, before another of the same kind. */
  | { readonly kind: 'break' }
  /** A page of its own, with the id of its first heading and the head of each printed page. */
  | { readonly kind: 'page'; readonly id: string; readonly head: string; readonly blocks: readonly Block[] };

/** A block that holds no others. */
export type Single = Exclude<Block, { readonly blocks: readonly Block[] }>;

/** The block of a kind. */
export type OfKind<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

export type Depth = 1 | 2 | 3 | 4;

/** How a paragraph is shown: `line` is never broken. */
export type Role = 'plain' | 'lead' | 'note' | 'line';

/** What a block claims of a result, so that it can be held against it. */
export type Claim =
  | {
      readonly about: 'level';
      readonly placement: string;
      readonly level: string;
      /** Whether it sits there at the least, perhaps or never; in which form; or how it stands by itself. */
      readonly status: 'secured' | 'possible' | 'ruled-out' | 'own' | 'replaced' | LevelStatus;
    }
  /** That no level above the foot holds. */
  | { readonly about: 'foot'; readonly placement: string }
  | { readonly about: 'barrier'; readonly barrier: string; readonly status: BarrierStatus }
  /** What is there against what the needs call for. */
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
  /** What is said further of it, a line each. */
  readonly more?: readonly Sentence[];
  readonly parts?: readonly Item[];
  readonly claim?: Claim;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Item[];
  /** `names` are short and need little room. */
  readonly shape: 'plain' | 'names';
  /** How many are enough where room is short, and what is said of the rest. */
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
  /** True where a screen with room leaves a line free before it. */
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
  /** Its place when room is given away, from 0, which is always said. */
  readonly rank: number;
  /** What it goes on from, and is not said without. */
  readonly after?: Said | undefined;
}

export interface Fact {
  readonly name: string;
  readonly text: Sentence;
  /** True where the text is understood without the name, as a day or a nation is. */
  readonly speaks?: boolean;
}

/** The lines of a cell; a sign is a mark where the table is read at a glance, else its words. */
export type Cell =
  | string
  | readonly (Sentence | Item)[]
  | { readonly sign: Sign; readonly words: string }
  /** How each of several went, in their order. */
  | { readonly grades: readonly Grade[] };

export interface Grade {
  readonly share: 'full' | 'part' | 'nothing' | 'missing' | 'unknown';
  readonly words: string;
  /** What is said of it once. */
  readonly why?: string;
}

export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Head[];
  readonly rows: readonly Row[];
  /** Row by row as `records`, the cells of a row beside each other as `sides`, at a glance as `signs`. */
  readonly read: 'across' | 'records' | 'sides' | 'signs';
  /** What is enough in its place where room is short. */
  readonly brief?: readonly Block[] | undefined;
}

export interface Head {
  readonly title: string;
  /** True for numbers, which stand to the right. */
  readonly isNumber?: boolean;
  /** True where what stands in it is understood without the title. */
  readonly speaks?: boolean;
  /** Where it is filled in on paper, how many letters it has room for, though nothing stands in it. */
  readonly toFill?: number;
  /** The most columns of a screen that it takes before it is broken. */
  readonly most?: number;
  /** A cell in a sentence, empty to leave it out; title and cell where this is left out. */
  inWords?(cell: string): string;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly claim?: Claim;
}

/** How a rung stands, in words. */
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

/** How something stands; `foot` is here, with no level reached yet. */
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
  /** What the bars are of, and the columns behind them. */
  readonly title: string;
  readonly columns: readonly Head[];
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly title: string;
  /** Null where nothing counts, with no `cells`. */
  readonly low: number | null;
  readonly high: number | null;
  readonly cells: readonly string[];
  readonly below: string | null;
}

/** A picture of numbers, in words and as a table too, for a format that has pictures. */
export interface Figure {
  readonly kind: 'figure';
  readonly picture: Picture;
  /** What it shows in a line, and then part by part, for those who do not see it. */
  readonly title: string;
  readonly description: string;
  readonly table: Table;
  /** What stands in its place, table and all, where a format has no pictures. */
  readonly blocks: readonly Block[];
}

/** The numbers and words of a picture, with nothing of lines or colours. */
export type Picture =
  | { readonly of: 'ladder'; readonly rungs: readonly Rung[] }
  | { readonly of: 'bars'; readonly bars: readonly Bar[] }
  /** How many of several kinds there are, a row each. */
  | { readonly of: 'stacks'; readonly rows: readonly Stack[] }
  /** What comes after what, by places in the order, from 0. */
  | { readonly of: 'order'; readonly steps: readonly Stretch[] };

/** How a part is filled, so that it is told from others without colour. */
export type Fill = 'solid' | 'hatched' | 'empty';

export interface Stack {
  readonly label: string;
  readonly parts: readonly { readonly fill: Fill; readonly count: number; readonly words: string }[];
}

export interface Stretch {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly fill: Fill;
  /** What is said of it beside the bar. */
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

/** Whether a cell of a matrix is where it sits, could sit, is wanted, or several of these. */
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
