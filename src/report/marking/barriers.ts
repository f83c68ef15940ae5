import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import type { Marking } from '../../marking/types.ts';
import { counted } from '../../text.ts';
import { ledger } from './ledger.ts';

/** More than these help nobody to choose what to teach; the JSON has them all. */
const MOST = 10;

/** The barriers that were judged wrongly most often: how often missed where they remain, imagined where they do not. */
export function barrierTable({ barriers }: Marking, paper: Paper): string[] {
  const wrongly = barriers.filter(({ missed, imagined }) => missed + imagined > 0);
  if (wrongly.length === 0) return wrapped('None.', paper, { first: '  ' });
  const shown = wrongly.length === MOST + 1 ? wrongly : wrongly.slice(0, MOST);
  const rest = wrongly.length - shown.length;
  const columns = [
    { title: 'Missed', isNumber: true },
    { title: 'Imagined', isNumber: true },
    { title: 'Barrier' },
  ];
  const rows = shown.map(({ name, missed, right, imagined, wrong }) => [
    shareOf(missed, right),
    shareOf(imagined, wrong),
    name,
  ]);
  return [...ledger(columns, rows, paper), ...(rest > 0 ? [`  and ${counted(rest, 'more barrier')}.`] : [])];
}

function shareOf(times: number, of: number): string {
  return of === 0 ? '-' : `${times} of ${of}`;
}
