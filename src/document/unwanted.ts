import { type Alias, type Document, isScalar, type Node, type Scalar, visit, type YAMLMap } from 'yaml';
import { holdsInvisible, quoted, TYPE_AGAIN, unprintableIn, unseenIn } from '../text.ts';
import type { Finding } from './position.ts';

/** Keys that mean something to JavaScript itself; no file of ours has a use for them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Everything in the document that must not get further in: control characters, terminal escapes, keys of
 * JavaScript's own, keys that stand twice, aliases that lead nowhere or into themselves. And, apart, what may, and nobody sees.
 */
export function unwantedContent(document: Document.Parsed) {
  const found: Finding[] = [];
  const unseen: Finding[] = [];
  visit(document, {
    Alias(_, node, path) {
      const target = node.resolve(document);
      const offset = (node as Alias.Parsed).range[0];
      if (!target || path.includes(target as Node)) found.push({ offset, ...badAlias(node.source) });
    },
    Scalar(key, node) {
      const offset = startOf(node);
      const { harmful, hidden } = signsIn(node.value);
      const isKey = key === 'key';
      // A key is a name by which something is found.
      const refused = harmful ?? (isKey ? hidden[0] : undefined);
      if (refused) found.push({ offset, ...invisible('control-character', [refused]) });
      else if (hidden.length > 0) unseen.push({ offset, ...invisible('invisible-character', hidden, SHOWN) });
      if (isKey && FORBIDDEN_KEYS.has(String(node.value))) {
        found.push({ offset, ...forbiddenKey(quoted(String(node.value))) });
      }
    },
    Map(_, map) {
      for (const key of repeatedKeys(map)) found.push({ offset: startOf(key), ...TWICE });
    },
    Pair(_, pair) {
      if (pair.key && !isScalar(pair.key))
        found.push({ offset: startOf(pair.key), ...forbiddenKey('A list or a map') });
    },
  });
  return { unwanted: found, unseen };
}

function signsIn(value: unknown) {
  if (typeof value !== 'string') return { harmful: null, hidden: [] };
  return { harmful: unprintableIn(value), hidden: unseenIn(value) };
}

function repeatedKeys({ items }: YAMLMap): unknown[] {
  const seen = new Set<unknown>();
  return items
    .map(({ key }) => key)
    .filter((key) => {
      if (!isScalar(key)) return false;
      const isNew = !seen.has(key.value);
      seen.add(key.value);
      return !isNew;
    });
}

const TWICE = {
  code: 'yaml-syntax',
  message: 'This key stands twice in the same map.',
  advice: 'Keep one of the two; where they are entries of a list, put a hyphen before each entry.',
} as const;

function startOf(node: unknown): number {
  return (node as Scalar.Parsed).range?.[0] ?? 0;
}

function badAlias(name: string) {
  return {
    code: 'bad-alias',
    message: `The alias ${quoted(`*${name}`)} names nothing that stands before it, or the part that it is in.`,
    advice: 'Write the value out, or put quotes around a text that starts with *.',
  } as const;
}

function invisible(code: string, characters: readonly string[], shown = '') {
  const message = `${holdsInvisible('The text', characters)}.`;
  return { code, message, advice: `${shown}${TYPE_AGAIN}` } as const;
}

const SHOWN = 'Wherever it is shown, its code is shown. ';

function forbiddenKey(key: string) {
  return {
    code: 'forbidden-key',
    message: `${key} cannot be a key.`,
    advice: 'Keys are names in plain text; take another.',
  } as const;
}
