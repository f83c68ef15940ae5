import type { Paper } from '../../layout/paper.ts';
import type { Marking } from '../../marking/types.ts';
import { ledger } from './ledger.ts';
import { ranksText } from './words.ts';

/** Every case in a row: how its level was found, and the barriers missed and imagined. */
export function caseTable({ cases, withBarriers }: Marking, paper: Paper): string[] {
  const forBarriers = withBarriers ? ['Missed', 'Imagined'] : [];
  const counted = ['Exact', 'One off', 'Wrong', ...forBarriers];
  const columns = [
    { title: 'Case', most: 8 },
    { title: 'Right', most: 12 },
    ...counted.map((title) => ({ title, isNumber: true })),
    { title: 'Title' },
  ];
  const rows = cases.map(({ id, title, right, levels, level, missed, imagined, split }) => [
    id,
    ranksText(right, levels),
    ...[level.exact, level.oneOff, level.wrong + level.none].map(String),
    ...(withBarriers ? [missed, imagined].map(String) : []),
    split ? `${title} (split)` : title,
  ]);
  return ledger(columns, rows, paper);
}
