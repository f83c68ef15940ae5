import { file, type Sentence, say } from '../../sentence.ts';
import { type Block, heading, listOf } from '../document/blocks.ts';

/** What became of a file whose answers were to be carried over. */
export interface Upgrade {
  readonly file: string;
  /** What became of the answers; null where the file is of this major version. */
  readonly carried: { readonly notes: readonly string[] } | null;
  /** What the file is called as it was; null where nothing was written. */
  readonly former: string | null;
}

/** What became of a file, in a line, and of its answers. */
export function upgradePage({ file: name, carried, former }: Upgrade): Block[] {
  if (!carried) return [line(say`${file(name)} is of this major version already: there is nothing to do.`)];
  const said =
    former === null
      ? say`${file(name)} would be carried over.`
      : say`${file(name)} was carried over. As it was, it is kept as ${file(former)}.`;
  return [
    { kind: 'appendix', blocks: [heading(1, 'What was carried over')] },
    line(said),
    ...listOf(carried.notes),
  ];
}

function line(text: Sentence): Block {
  return { kind: 'para', text, role: 'line' };
}
