import { headed, titled, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';
import { type Across, HEADINGS, REMARKS_HEADING, remarksOf, rowsOf, withoutLine } from '../across.ts';
import { heading } from './head.ts';

/** One arrangement seen through several frameworks, as a page of text. */
export function renderAcross(across: Across, paper: Paper): string {
  const remarks = remarksOf(across);
  const without = withoutLine(across);
  const cells = rowsOf(across).map((row) => [row.framework, row.least, row.most, row.agreement]);
  const widths = [
    Math.floor(paper.width * 0.28),
    Math.floor(paper.width * 0.25),
    Math.floor(paper.width * 0.25),
  ];
  const [head = '', ...body] = tabled([HEADINGS, ...cells], widths, paper, '  ');
  const lines = [
    ...heading(across.own, paper),
    ...headed('Seen through several frameworks', paper),
    paper.style.strong(head),
    ...body,
    ...(remarks.length > 0 ? headed(REMARKS_HEADING, paper) : []),
    ...remarks.flatMap(({ title, sentences }) => [
      ...titled(title, paper, '  '),
      ...sentences.flatMap((sentence) => wrapped(sentence, paper, { first: `    ${paper.glyphs.bullet} ` })),
    ]),
    ...(without === '' ? [] : ['', ...wrapped(without, paper)]),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
