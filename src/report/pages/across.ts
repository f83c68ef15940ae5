import { type Across, HEADINGS, REMARKS_HEADING, remarksOf, rowsOf, withoutLine } from '../across.ts';
import { apart, type Block, listOf, paras, section, tableOf } from '../document/blocks.ts';
import { headBlocks } from './head.ts';

/** One arrangement seen through several frameworks. */
export function acrossPage(across: Across): Block[] {
  const rows = rowsOf(across).map(({ framework, least, most, agreement }) => [
    framework,
    least,
    most,
    agreement,
  ]);
  return [
    ...headBlocks(across.own),
    ...section('Seen through several frameworks', tableOf(HEADINGS, rows)),
    ...section(
      REMARKS_HEADING,
      remarksOf(across).flatMap(({ title, sentences }) => section(title, listOf(sentences), 3)),
    ),
    ...apart(paras(withoutLine(across))),
  ];
}
