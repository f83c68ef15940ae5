import type { Condition, Framework, Grounds } from '../../framework/types.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { listed } from '../../text.ts';
import { conditionLines } from '../condition-words.ts';
import { titlesOf } from '../sentences.ts';

/** A condition in words, a bulleted line a part. */
export function conditionBlock(
  condition: Condition,
  framework: Framework,
  paper: Paper,
  margin = '   ',
): string[] {
  return conditionLines(condition, framework).flatMap(({ text, depth }) =>
    wrapped(text, paper, { first: `${margin}${'  '.repeat(depth)}${paper.glyphs.bullet} ` }),
  );
}

/** Where something exists, if not everywhere. */
export function onlyIn(nations: readonly string[], framework: Framework): string {
  return `Only in: ${listed(titlesOf(nations, framework.nations))}`;
}

/** What a claim rests on; nothing where that is not said. */
export function grounds(
  { source, unverified }: Grounds,
  framework: Framework,
  paper: Paper,
  first: string,
): string[] {
  if (source === null) return [];
  const known = framework.sources[source];
  const text = known ? [known.title, known.publisher].filter(Boolean).join(', ') : source;
  return wrapped(`Source: ${text}${unverified ? ' [unverified]' : ''}`, paper, {
    first,
    hang: first.length + 2,
  }).map((line) => paper.style.faint(line));
}
