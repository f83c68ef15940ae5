import { headed, wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { tabled } from '../../layout/table.ts';
import { type Across, HEADINGS, rowsOf, sentencesOf } from '../across.ts';
import { heading } from './head.ts';

/** One arrangement seen through several frameworks, as a page of text. */
export function renderAcross(across: Across, paper: Paper): string {
  const cells = rowsOf(across).map((row) => [row.framework, row.sits, row.range, row.agreement]);
  const widths = [Math.floor(paper.width * 0.32), Math.floor(paper.width * 0.26), 10];
  const [head = '', ...body] = tabled([HEADINGS, ...cells], widths, paper, '  ');
  const lines = [
    ...heading(across.own, paper),
    ...headed('Seen through several frameworks', paper),
    paper.style.strong(head),
    ...body,
    ...headed('Where they agree, and what would settle the rest', paper),
    ...sentencesOf(across).flatMap((sentence) =>
      wrapped(sentence, paper, { first: `  ${paper.glyphs.bullet} ` }),
    ),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
