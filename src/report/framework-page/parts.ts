import type { Condition, Framework, Grounds } from '../../framework/types.ts';
import { listed } from '../../text.ts';
import { conditionLines } from '../condition-words.ts';
import { escaped, linked } from '../markdown-syntax.ts';
import { titlesOf } from '../sentences.ts';

/** Conditions below a heading of their own; nothing where there are none. */
export function conditionBlock(
  title: string,
  conditions: readonly (Condition | null)[],
  framework: Framework,
): string {
  const present = conditions.filter((condition) => condition !== null);
  if (present.length === 0) return '';
  return [`**${escaped(title)}**`, present.map((part) => conditionItems(part, framework)).join('\n')].join(
    '\n\n',
  );
}

/** A condition as items of a list, nested as it is; `depth` is how deep the list lies in another. */
export function conditionItems(condition: Condition, framework: Framework, depth = 0): string {
  return conditionLines(condition, framework, depth)
    .map((line) => `${'  '.repeat(line.depth)}- ${escaped(line.text)}`)
    .join('\n');
}

/** A condition in a cell of a table: a dash before each part of it, and one more where it is nested deeper. */
export function conditionCell(condition: Condition, framework: Framework): string {
  return conditionLines(condition, framework)
    .map((line) => `${'– '.repeat(line.depth)}${escaped(line.text)}`)
    .join('<br>');
}

/** What a claim rests on; nothing where that is not said. */
export function groundsText({ source, unverified }: Grounds, { sources }: Framework): string {
  if (source === null) return '';
  const known = sources[source];
  const publisher = known?.publisher ? `, ${escaped(known.publisher)}` : '';
  const named = known ? `${linked(known.title, known.url)}${publisher}` : escaped(source);
  return `Rests on: ${named}${unverified ? ' [unverified]' : ''}`;
}

/** Where something exists, if not everywhere. */
export function onlyInText(nations: readonly string[] | null, framework: Framework): string {
  return nations === null ? '' : `Only in ${listed(titlesOf(nations, framework.nations))}.`;
}

/** The text, escaped; nothing for none. */
export function paragraph(text: string | null): string {
  return text === null ? '' : escaped(text);
}
