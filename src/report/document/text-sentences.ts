import { asTypedBy } from '../../command.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { plainRun, runsOf, type Sentence, type Term } from '../../sentence.ts';
import { printable, spacesAsOne } from '../../text.ts';
import type { Sign } from './blocks.ts';

/** What a section stands in from the edge, and two columns from each other. */
export const MARGIN = 2;
export const GAP = 2;

/** Where a line may start, and on what. */
export interface Place {
  readonly paper: Paper;
  readonly margin: number;
}

interface Start {
  /** What the first line starts with, behind the margin. */
  readonly first?: string;
  /** How much further the other lines are indented than the margin; as far as `first` if left out. */
  readonly hang?: number;
}

/** A sentence as lines within the margin. */
export function broken(text: Sentence, { paper, margin }: Place, { first = '', hang }: Start = {}): string[] {
  const indent = hang ?? paper.measure(first);
  return wrapped(words(text, paper), paper, { first: ' '.repeat(margin) + first, hang: margin + indent });
}

/** Lines with all but their indentation in a style. */
export function styled(lines: readonly string[], style: (text: string) => string): string[] {
  return lines.map((line) => line.replace(/\S.*$/su, style));
}

/** A sentence as it is printed: nothing in it that a terminal would obey, and its terms marked. */
export function words(text: Sentence, paper: Paper): string {
  const said = runsOf(text)
    .map((run) => (typeof run === 'string' ? printable(spacesAsOne(run)) : termWords(run, paper)))
    .join('');
  return paper.isSpoken ? said.replaceAll(' · ', ', ') : said;
}

// Word by word, so that a line that is broken within a term leaves nothing coloured behind it.
function termWords(term: Term, { style, isSpoken, program }: Paper): string {
  const isTyped = term.kind === 'command' || term.kind === 'code';
  const said = printable(isTyped ? asTypedBy(program, plainRun(term)) : plainRun(term));
  const text = isSpoken && term.kind === 'good' ? said.replace(/^✓ /u, '') : said;
  const draw = {
    strong: style.strong,
    soft: style.faint,
    good: style.good,
    bad: style.bad,
    unsure: style.unsure,
  }[term.kind as string];
  return draw ? text.replace(/\S+/gu, draw) : text;
}

/** How something stands, as a mark of three columns. */
export function signOf(sign: Sign, { glyphs, style }: Paper): string {
  switch (sign) {
    case 'met':
      return style.good(`[${glyphs.met}]`);
    case 'here':
      return style.good(`[${glyphs.here}]`);
    case 'foot':
      return style.bad(`[${glyphs.here}]`);
    case 'unmet':
      return style.bad(`[${glyphs.unmet}]`);
    case 'unknown':
      return style.unsure(`[${glyphs.unknown}]`);
    case 'none':
      return '[ ]';
  }
}

/** What a name takes at least beside what stands in the columns. */
export const ROOM_FOR_NAME = 24;
