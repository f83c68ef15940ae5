import type { Result } from '../../model/result.ts';
import { type Block, cutAt, listOf, para, paras, titledIf } from '../document/blocks.ts';
import { andMore } from '../sentences.ts';
import { unknownWords } from '../unknown.ts';

/** How many open questions are enough. */
const MOST_QUESTIONS = 5;

/** What is not known and would matter, and what would settle where it sits. */
export function unknownBlocks(result: Result): Block[] {
  const { lead, questions, settling } = unknownWords(result);
  const cut = cutAt(MOST_QUESTIONS, questions.length, (rest) => andMore(rest, 'question'));
  return [
    para(lead),
    ...listOf(questions, cut),
    ...settling.flatMap(({ title, sets, rest }) =>
      titledIf(title !== null, title ?? '', [
        ...sets.flatMap(({ title: level, answers }) => [para(level), ...listOf(answers)]),
        ...paras(rest),
      ]),
    ),
  ];
}
