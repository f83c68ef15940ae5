import type { Word } from '../../command.ts';
import { paragraphTexts } from '../../examples/paragraphs.ts';
import { POINTS } from '../../examples/points.ts';
import type { Example } from '../../model/key.ts';
import { strong } from '../../sentence.ts';
import { apart, type Block, heading, listOf, note, para, paras } from '../document/blocks.ts';
import { whereText } from '../examples/names.ts';

/** What stands before the first case: how it goes, what counts, and how to have the same cases again. */
export function welcomeBlocks(title: string, again: readonly Word[]): Block[] {
  const { levelExact, levelOneOff } = POINTS;
  return [
    heading(3, `Practice: ${title}`),
    ...paras(
      'Read each case, say which level it shows and which barriers, and hear at once what was right and why. Every service is made up.',
      'Go by the text alone. What it does not say is not known; where that leaves the level open, mark all that it could be.',
      `The level counts ${levelExact} points, or ${levelOneOff} where it is one off, and each barrier 1. A barrier that the text does not show takes one off again.`,
    ),
    ...apart([heading(3, 'To have the same cases again:'), { kind: 'commands', commands: [again] }]),
  ];
}

/** The text of a case under a heading, paragraph by paragraph, and nothing of its answer. */
export function caseBlocks(title: string, example: Example): Block[] {
  return [
    ...apart([heading(3, title), note(whereText(example))]),
    ...paragraphTexts(example).map((text) => para(text)),
  ];
}

/** What each of some things is, for somebody who asks before they choose. */
export function aboutBlocks(
  things: readonly { readonly name: string; readonly about: string | null }[],
): Block[] {
  return listOf(
    things.map(({ name, about }) => ({ text: [strong(name)], more: about === null ? [] : [about] })),
  );
}
