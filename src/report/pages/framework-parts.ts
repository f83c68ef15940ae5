import type { Condition } from '../../model/condition.ts';
import type { Framework, Grounds, Source } from '../../model/framework.ts';
import { link, type Sentence, say, strong } from '../../sentence.ts';
import { listed } from '../../text.ts';
import { conditionItem } from '../condition-words.ts';
import { type Block, listOf, note, para } from '../document/blocks.ts';
import { asOfText, markOf, titlesOf } from '../sentences.ts';

/** Conditions below a title of their own; nothing where there are none. */
export function conditionBlocks(
  title: string,
  conditions: readonly (Condition | null)[],
  framework: Framework,
): Block[] {
  const items = conditions.flatMap((condition) => (condition ? [conditionItem(condition, framework)] : []));
  return items.length === 0 ? [] : [para([strong(title)]), ...listOf(items)];
}

/** What a claim rests on; null where that is not said. */
export function groundsLine(
  { source, unverified, asOf = null }: Grounds & Partial<Pick<Source, 'asOf'>>,
  { sources }: Framework,
): Sentence | null {
  if (source === null) return null;
  const known = sources[source];
  const publisher = known?.publisher ? `, ${known.publisher}` : '';
  const named = known ? link(known.title, known.url) : source;
  return say`Rests on: ${named}${publisher}${asOfText(asOf ?? known?.asOf ?? null)}${markOf({ unverified })}`;
}

/** What a claim rests on, as a remark below it. */
export function groundsNote(grounds: Grounds, framework: Framework): Block[] {
  const line = groundsLine(grounds, framework);
  return line === null ? [] : [note(line)];
}

/** Where something exists, if not everywhere. */
export function onlyInText(nations: readonly string[] | null, framework: Framework): string | null {
  return nations === null ? null : `Only in ${listed(titlesOf(nations, framework.nations))}.`;
}
