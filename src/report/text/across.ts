import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';
import {
  type Across,
  HEADINGS,
  REMARKS_HEADING,
  type Row,
  remarksOf,
  rowsOf,
  withoutLine,
} from '../across.ts';
import { heading } from './head.ts';

/** Narrower than this, columns would break within words. */
const TABLE_WIDTH = 64;

/** One arrangement seen through several frameworks, as a page of text. */
export function renderAcross(across: Across, paper: Paper): string {
  const remarks = remarksOf(across);
  const without = withoutLine(across);
  const rows = rowsOf(across);
  const lines = [
    ...heading(across.own, paper),
    ...headed('Seen through several frameworks', paper),
    ...(paper.width < TABLE_WIDTH ? stacked(rows, paper) : inColumns(rows, paper)),
    ...(remarks.length > 0 ? headed(REMARKS_HEADING, paper) : []),
    ...remarks.flatMap(({ title, sentences }) => [
      ...titled(title, paper, '  '),
      ...sentences.flatMap((sentence) => wrapped(sentence, paper, { first: `    ${paper.glyphs.bullet} ` })),
    ]),
    ...(without === '' ? [] : ['', ...wrapped(without, paper)]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function inColumns(rows: readonly Row[], paper: Paper): string[] {
  const widths = [0.28, 0.25, 0.25].map((share) => Math.floor(paper.width * share));
  const cells = rows.map(({ framework, least, most, agreement }) => [framework, least, most, agreement]);
  return [
    ...tabled([HEADINGS], widths, paper, '  ').map((line) => paper.style.strong(line)),
    ...tabled(cells, widths, paper, '  '),
  ];
}

function stacked(rows: readonly Row[], paper: Paper): string[] {
  const [, least = '', most = '', against = ''] = HEADINGS;
  return rows.flatMap((row) => [
    ...titled(row.framework, paper, '  '),
    ...[`${least}: ${row.least}`, `${most}: ${row.most}`, `${against}: ${row.agreement}`].flatMap((line) =>
      wrapped(line, paper, { first: '    ' }),
    ),
  ]);
}
