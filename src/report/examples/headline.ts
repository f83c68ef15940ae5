import type { Example } from '../../examples/types.ts';
import { type Block, note } from './blocks.ts';
import { KIND_WORDS, whereText } from './names.ts';

/** What a tutor should know of a case before reading on: where it plays, its kind and how hard it is. */
export function caseLine(example: Example): Block {
  return note(`${whereText(example)}; ${KIND_WORDS[example.kind]}; ${example.difficulty}.`);
}
