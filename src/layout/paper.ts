/** What a report is laid out on, passed in so that a report stays pure. */
export interface Paper {
  /** Columns that a line may fill. */
  readonly width: number;
  /** How many columns a text takes on the screen. */
  measure(text: string): number;
  readonly style: Style;
  readonly glyphs: Glyphs;
  /** True for a voice or braille, which get words in order in place of pictures and signs. */
  readonly isSpoken?: boolean;
  /** True where only people look, so that also a line that a program would take apart is broken. */
  readonly isWindow?: boolean;
  /** What is typed for “joinedup”, which it is if left out. */
  readonly program?: string | undefined;
}

/** Emphasis, by which alone nothing is said. */
export interface Style {
  heading(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  unsure(text: string): string;
  /** What the pointer is on. */
  active(text: string): string;
}

export interface Glyphs {
  readonly met: string;
  readonly unmet: string;
  readonly unknown: string;
  readonly full: string;
  readonly partial: string;
  readonly empty: string;
  readonly bullet: string;
  readonly rule: string;
  readonly ellipsis: string;
  readonly here: string;
  /** Where it should be, and where it is and should be. */
  readonly wanted: string;
  readonly match: string;
  readonly pointer: string;
  readonly done: string;
}

export const UNICODE_GLYPHS: Glyphs = {
  met: '■',
  unmet: '□',
  unknown: '?',
  full: '█',
  partial: '▒',
  empty: '·',
  bullet: '•',
  rule: '─',
  ellipsis: '…',
  here: '●',
  wanted: '○',
  match: '◉',
  pointer: '❯',
  done: '✓',
};

export const ASCII_GLYPHS: Glyphs = {
  met: 'x',
  unmet: '-',
  unknown: '?',
  full: '#',
  partial: '+',
  empty: '.',
  bullet: '*',
  rule: '-',
  ellipsis: '~',
  here: 'x',
  wanted: 'o',
  match: '@',
  pointer: '>',
  done: '*',
};

const plain = (text: string): string => text;

/** Paper without colour. */
export const PLAIN_STYLE: Style = {
  heading: plain,
  strong: plain,
  faint: plain,
  good: plain,
  bad: plain,
  unsure: plain,
  active: plain,
};
