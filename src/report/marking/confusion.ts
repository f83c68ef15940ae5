import { titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Confusion, KeyLevel } from '../../marking/types.ts';
import { type Column, ledger } from './ledger.ts';
import { ranksText } from './words.ts';

/** The levels that were right, and how often each was given there: a row for each right answer, a column for each level. */
export function confusionTable(confusion: Confusion, isTitled: boolean, paper: Paper): string[] {
  const { placement, levels, rows } = confusion;
  const columns = [
    { title: 'Right', most: 36 },
    ...levels.map(({ rank }) => countColumn(String(rank), `level ${rank}`)),
    countColumn('several', 'several'),
    { title: '' },
  ];
  return [
    ...(isTitled ? titled(placement.title, paper, '  ') : []),
    ...wrapped('Down: the level that is right. Across: how often each level was given there.', paper, {
      first: '  ',
    }),
    '',
    ...ledger(
      columns,
      rows.map((row) => [rowName(row.right, levels), ...countsIn(row, levels, paper), '']),
      paper,
    ),
  ];
}

function countColumn(title: string, what: string): Column {
  return { title, isNumber: true, inWords: (cell) => (/^\d/u.test(cell) ? `${cell} said ${what}` : '') };
}

function countsIn({ given }: Confusion['rows'][number], levels: readonly KeyLevel[], paper: Paper): string[] {
  const timesOf = (isMeant: (named: readonly string[]) => boolean) => {
    const times = given.filter((each) => isMeant(each.levels)).reduce((sum, { count }) => sum + count, 0);
    return times === 0 ? paper.glyphs.empty : String(times);
  };
  return [
    ...levels.map(({ id }) => timesOf((named) => named.length === 1 && named[0] === id)),
    timesOf((named) => named.length > 1),
  ];
}

function rowName(right: readonly string[], levels: readonly KeyLevel[]): string {
  const name = levels.find(({ id }) => right.length === 1 && id === right[0])?.name;
  return `${ranksText(right, levels)}, ${name ?? 'left open'}`;
}
