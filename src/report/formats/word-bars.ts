import { type IShadingAttributesProperties, Paragraph, TextRun } from 'docx';
import { listed, onOneLine } from '../../text.ts';
import { type Block, type Fill, isSign, type Picture, type Sign, type Spot, type Table } from '../blocks.ts';
import { across, distinctMeanings, largestOf, type Meaning, meaningsOf } from '../pictures-as-tables.ts';

/** The fillings of the cells of a table by row and column. */
type Fills = readonly (readonly (Fill | undefined)[])[];

export interface Looks {
  readonly fills?: Fills;
  /** For those who do not see it. */
  readonly title?: string;
  readonly description?: string;
  /** A bar for each row, behind its first cell, and what each filling means. */
  readonly bars?: readonly (readonly Part[])[];
  readonly legend?: readonly Meaning[];
  /** True where the bars are of many columns and want more room than their labels. */
  readonly isWide?: boolean;
}

const SIGN_FILLS: Readonly<Record<Sign, Fill>> = {
  met: 'solid',
  here: 'solid',
  foot: 'solid',
  unknown: 'hatched',
  unmet: 'empty',
  none: 'empty',
};

const SPOT_FILLS: Readonly<Record<Spot, Fill>> = {
  here: 'solid',
  match: 'solid',
  'could-be': 'hatched',
  'wanted-could-be': 'hatched',
  wanted: 'empty',
  empty: 'empty',
};

/** The picture by itself, each bar behind what it is of. */
export function barsAlone(picture: Picture): Table {
  const rows =
    picture.of === 'stacks'
      ? picture.rows.map(({ label, parts }) => [label, listed(parts.map(({ words }) => words))])
      : picture.of === 'order'
        ? picture.steps.map(({ label, words }) => [label, words])
        : picture.of === 'map'
          ? picture.rows.map(({ label }) => [label])
          : [];
  return across(
    (rows[0] ?? []).map(() => ''),
    rows.map((cells) => ({ cells })),
  );
}

/** How the cells of a block that is shown as a table are filled. */
export function fillsOf(block: Block): Fills {
  if (block.kind === 'ladder') return block.rungs.map(({ sign }) => [SIGN_FILLS[sign]]);
  if (block.kind === 'matrix')
    return block.rows.map(({ cells }) => [undefined, ...cells.map((spot) => SPOT_FILLS[spot])]);
  if (block.kind !== 'table') return [];
  return block.rows.map(({ cells }) =>
    cells.map((cell) => (isSign(cell) ? SIGN_FILLS[cell.sign] : undefined)),
  );
}

/** The looks of a picture in the table of its numbers, filled cells or a bar in each row. */
export function looksOf(picture: Picture): Looks {
  if (picture.of === 'ladder') return { fills: picture.rungs.map(({ sign }) => [SIGN_FILLS[sign]]) };
  if (picture.of === 'course') return { fills: picture.rows.map(({ fills }) => [undefined, ...fills]) };
  return { bars: barsOf(picture), legend: meaningsOf(picture), isWide: picture.of === 'map' };
}

/** A stretch of a bar in spaces, with no filling where nothing is drawn. */
interface Part {
  readonly fill: Fill | null;
  readonly length: number;
}

/** How long a bar is, in spaces. */
const LONGEST = 24;

function barsOf(picture: Exclude<Picture, { of: 'ladder' | 'course' }>): Part[][] {
  switch (picture.of) {
    case 'bars':
      return picture.bars.map(({ low, high }): Part[] => {
        if (low === null || high === null) return [];
        const sure = Math.round(low * LONGEST);
        const possible = Math.round(high * LONGEST) - sure;
        return [
          { fill: 'solid', length: sure },
          { fill: 'hatched', length: possible },
          { fill: 'empty', length: LONGEST - sure - possible },
        ];
      });
    case 'stacks': {
      const sums = picture.rows.map(({ parts }) => sum(parts.map(({ count }) => count)));
      const longest = largestOf(sums, 1);
      return picture.rows.map(({ parts }) =>
        parts.map(({ fill, count }) => ({ fill, length: Math.ceil((count * LONGEST) / longest) })),
      );
    }
    case 'map':
      return picture.rows.map(({ fills }) => runsOf(fills));
    case 'order': {
      const ends = picture.steps.map(({ to }) => to);
      const at = (place: number) => Math.round((place * LONGEST) / largestOf(ends, 1));
      return picture.steps.map(({ from, to, fill }) => [
        { fill: null, length: at(from) },
        { fill, length: Math.max(1, at(to) - at(from)) },
      ]);
    }
  }
}

/** Those that are filled alike side by side as one, and one space each. */
function runsOf(fills: readonly Fill[]): Part[] {
  const runs: { fill: Fill; length: number }[] = [];
  for (const fill of fills) {
    const last = runs.at(-1);
    if (last?.fill === fill) last.length += 1;
    else runs.push({ fill, length: 1 });
  }
  return runs;
}

/** How a bar is filled, which has no words. */
const BAR_SHADES: Readonly<Record<Fill, IShadingAttributesProperties>> = {
  solid: { type: 'clear', color: 'auto', fill: '262626' },
  hatched: { type: 'thinDiagStripe', color: '595959', fill: 'FFFFFF' },
  empty: { type: 'clear', color: 'auto', fill: 'FFFFFF' },
};

/** Shaded spaces, which a voice passes over. */
export function drawn(parts: readonly Part[]): TextRun[] {
  return parts
    .filter(({ length }) => length > 0)
    .map(
      ({ fill, length }) =>
        new TextRun({
          text: '\u00a0'.repeat(length),
          style: 'Bar',
          ...(fill ? { shading: BAR_SHADES[fill], border: EDGE } : {}),
        }),
    );
}

const EDGE = { style: 'single', size: 4, color: '595959', space: 0 } as const;

/** What each filling that occurs means, a line each. */
export function legendLines(meanings: readonly Meaning[]): Paragraph[] {
  return distinctMeanings(meanings).map(([fill, words]) => {
    const children = [...drawn([{ fill, length: 2 }]), new TextRun(` ${onOneLine(words)}`)];
    return new Paragraph({ style: 'CellHead', children });
  });
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
