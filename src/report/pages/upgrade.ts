import { file, say } from '../../sentence.ts';
import { type Block, heading, listOf } from '../document/blocks.ts';

/** What became of a file whose answers were to be carried over; with no more than its name where it is of this major version. */
export interface Upgrade {
  readonly file: string;
  /** The file of which it was kept as it was. */
  readonly later?: string;
  /** What became of the answers. */
  readonly notes?: readonly string[];
  /** What the file is called as it was; null where nothing was written. */
  readonly former?: string | null;
}

/** What became of a file, in a line, and of its answers. */
export function upgradePage({ file: name, later, notes = [], former }: Upgrade): Block[] {
  const said = () => {
    if (later !== undefined) return say`${file(name)} is ${file(later)} as it was, and stays so.`;
    if (former === undefined)
      return say`${file(name)} is of this major version already: there is nothing to do.`;
    if (former === null) return say`${file(name)} would be carried over.`;
    return say`${file(name)} was carried over. As it was, it is kept as ${file(former)}.`;
  };
  return [
    { kind: 'appendix', blocks: [heading(1, 'What was carried over')] },
    { kind: 'para', text: said(), role: 'line' },
    ...listOf(notes),
  ];
}
