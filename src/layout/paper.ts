/** The medium of a report, passed in so that a report stays pure. */
export interface Paper {
  /** The columns that a line may fill. */
  readonly width: number;
  /** The number of screen columns that a text takes. */
  measure(text: string): number;
  readonly style: Style;
  readonly glyphs: Glyphs;
  /** True for a voice or braille, with words in order in place of pictures and signs. */
  readonly isSpoken?: boolean;
  /** True where only people look, so that even a line for programs is broken. */
  readonly isWindow?: boolean;
  /** The words to type for “joinedup”, which is the default. */
  readonly program?: string | undefined;
}

/** Styles that emphasise, by which alone nothing is said. */
export interface Style {
  heading(text: string): string;
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  unsure(text: string): string;
  /** The choice under the pointer. */
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
  /** The sign of the wanted place, and of a place that is both wanted and reached. */
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
