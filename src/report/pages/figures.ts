import type { Result } from '../../model/result.ts';
import { capitalised, listed } from '../../text.ts';
import {
  type Bar,
  type Bars,
  type Block,
  type Cell,
  type Course,
  type Figure,
  type Fill,
  type Head,
  type Picture,
  type Rung,
  SIGN_WORDS,
  type Sign,
  type Stack,
  type Table,
} from '../blocks.ts';
import { ofNumbers, tableOf } from '../build-blocks.ts';
import { asTable, COURSE_WORDS, inWords, NOTHING } from '../pictures-as-tables.ts';
import { rankedName } from '../words/level-words.ts';
import { type StepWords, stepsText } from '../words/plan/step-words.ts';

/** Pictures of what a page says in numbers, and the words for those who do not see them. */

/** The levels of a placement as a ladder, highest first. */
export function ladderFigure(rungs: readonly Rung[]): Block[] {
  const words = [...new Set(rungs.map(({ sign }) => SIGN_WORDS[sign]))].toReversed();
  const groups = words.map((word) => {
    const ranks = rungs.filter(({ sign }) => SIGN_WORDS[sign] === word).map(({ rank }) => String(rank));
    return `${word}: ${listed(ranks.toReversed())}`;
  });
  const said = rungs.map(
    (rung) => `${rankedName(rung)}: ${rung.status === '' ? SIGN_WORDS[rung.sign] : rung.status}.`,
  );
  return figure({ of: 'ladder', rungs }, [capitalised(groups.join('; ')), said], { kind: 'ladder', rungs });
}

/** Bars, each with its range. */
export function barsFigure(block: Bars): Block[] {
  const { bars, columns } = block;
  const known = bars
    .filter(({ low }) => low !== null)
    .toSorted((one, other) => (other.low ?? 0) - (one.low ?? 0));
  const [most, least] = [known[0], known.at(-1)];
  const ends = most && least && most.low !== least.low;
  const title = ends
    ? `Furthest for certain: ${barWords(most, columns)}; least far: ${barWords(least, columns)}`
    : known.length > 0
      ? 'No bar is further for certain than another'
      : capitalised(NOTHING);
  return figure({ of: 'bars', bars }, [title, bars.map((bar) => `${barWords(bar, columns)}.`)], block);
}

function barWords({ title, cells }: Bar, columns: readonly Head[]): string {
  const said = cells.map((cell, column) => inWords(cell, columns[column]));
  return `${title}, ${cells.length === 0 ? NOTHING : said.join(', ')}`;
}

/** How many barriers stand, and may stand, in the way of each level that is held back. */
export function barriersFigure(result: Result): Block[] {
  const rows = result.placements.flatMap(({ title, short, levels }) =>
    levels.toReversed().map((level): Stack => {
      const own = result.barriers.filter((barrier) =>
        [...barrier.holdsBack, ...barrier.strains].includes(level.id),
      );
      const several = result.placements.length > 1 ? `${short ?? title}, ` : '';
      return {
        label: several + rankedName(level),
        parts: BARRIERS.map(({ status, fill, words }) => ({
          fill,
          words,
          count: own.filter((barrier) => barrier.status === status).length,
        })),
      };
    }),
  );
  const held = rows.filter(({ parts }) => parts.some(({ count }) => count > 0));
  const table = tableOf(
    ['Level', ...BARRIERS.map(({ words }) => ofNumbers(capitalised(words)))],
    held.map(({ label, parts }) => [label, ...parts.map(({ count }) => String(count))]),
  )[0];
  if (!table) return [];
  const [most] = held.toSorted((one, other) => countOf(other) - countOf(one));
  const title = `Most are in the way of ${most?.label}: ${partWords(most)}`;
  const said = held.map((row) => `${row.label}: ${partWords(row)}.`);
  return figure({ of: 'stacks', rows: held }, [title, said], table, []);
}

const BARRIERS = [
  { status: 'remains', fill: 'solid', words: 'remain' },
  { status: 'possible', fill: 'hatched', words: 'possible' },
  { status: 'clear', fill: 'empty', words: 'not there' },
] as const;

function countOf({ parts: [remain, possible] }: Stack): number {
  return (remain?.count ?? 0) * MANY + (possible?.count ?? 0);
}

/** A number above all counts of barriers, so that one that remains outweighs any number of possible ones. */
const MANY = 1000;

function partWords(row: Stack | undefined): string {
  return (row?.parts ?? []).map(({ count, words }) => `${count} ${words}`).join(', ');
}

/** Where something sits at each of some moments, by which of `rows` it is certainly or perhaps in, the highest first. */
export function courseFigure(moments: readonly string[], rows: readonly Course[]): Block[] {
  const cells = rows.map(({ label, fills }) => [
    label,
    ...fills.map((fill): Cell => ({ sign: COURSE_SIGNS[fill], words: COURSE_WORDS[fill] })),
  ]);
  const [table] = tableOf(['', ...moments], cells, { read: 'signs' });
  if (!table) return [];
  const where = moments.map((moment, index) => {
    const there = rows.filter(({ fills }) => fills[index] !== 'empty');
    const perhaps = there.some(({ fills }) => fills[index] === 'hatched') ? 'perhaps ' : '';
    return `${moment}: ${perhaps}${listed(
      there.map(({ label }) => label),
      'or',
    )}`;
  });
  const title = [...new Set([where.at(0), where.at(-1)])].join('; ');
  const said = rows.map(({ label, fills }) => {
    const cells = moments.map((moment, index) => `${moment} ${COURSE_WORDS[fills[index] ?? 'empty']}`);
    return `${label}: ${cells.join(', ')}.`;
  });
  return figure({ of: 'course', moments, rows }, [title, said], table);
}

const COURSE_SIGNS: Readonly<Record<Fill, Sign>> = { solid: 'here', hatched: 'unknown', empty: 'none' };

/** The steps of a plan, each behind those that it waits for. */
export function orderFigure(steps: readonly StepWords[], [table]: readonly Table[]): Block[] {
  const places: number[] = [];
  for (const { waitsFor } of steps)
    places.push(Math.max(0, ...waitsFor.map((number) => (places[number - 1] ?? 0) + 1)));
  const stretches = steps.map(({ number, title, effort }, index) => ({
    label: `${number} ${title}`,
    from: places[index] ?? 0,
    to: (places[index] ?? 0) + 1,
    fill: effort === null ? ('empty' as const) : EFFORTS[effort],
    words: effort ?? 'not said how long',
  }));
  const first = steps.filter((_, index) => places[index] === 0).map(({ number }) => number);
  const title = `${capitalised(stepsText(first))} can begin at once; ${Math.max(0, ...places) + 1} in a row at the longest`;
  const said = steps.map(({ waitsFor }, index) => {
    const { label, words } = stretches[index] ?? { label: '', words: '' };
    return `${label}: ${words}${waitsFor.length > 0 ? `, after ${stepsText(waitsFor)}` : ''}.`;
  });
  return table ? figure({ of: 'order', steps: stretches }, [title, said], table) : [];
}

const EFFORTS: Readonly<Record<NonNullable<StepWords['effort']>, Fill>> = {
  days: 'empty',
  months: 'hatched',
  years: 'solid',
};

/** A picture with what it says in words, and the table of the same, which stands below it unless `blocks` do. */
export function figure(
  picture: Picture,
  [title, said]: readonly [string, readonly string[]],
  same: Block | undefined,
  blocks: readonly Block[] = same ? [same] : [],
): [Figure] | [] {
  const table = same && asTable(same);
  return table ? [{ kind: 'figure', picture, title, description: said.join(' '), table, blocks }] : [];
}
