import { type Alias, type Document, isScalar, type Node, type Scalar, visit, type YAMLMap } from 'yaml';
import { quoted, unprintableIn } from '../text.ts';

/** Keys that mean something to JavaScript itself; no file of ours has a use for them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export interface Unwanted {
  readonly offset: number;
  readonly code: string;
  readonly message: string;
  readonly advice: string;
}

/**
 * Everything in the document that must not get further in: control characters, terminal escapes, keys of
 * JavaScript's own, keys that stand twice, aliases that lead nowhere or into themselves.
 */
export function unwantedContent(document: Document.Parsed): Unwanted[] {
  const found: Unwanted[] = [];
  visit(document, {
    Alias(_, node, path) {
      const target = node.resolve(document);
      const offset = (node as Alias.Parsed).range[0];
      if (!target || path.includes(target as Node)) found.push({ offset, ...badAlias(node.source) });
    },
    Scalar(key, node) {
      const offset = startOf(node);
      if (typeof node.value === 'string') {
        const character = unprintableIn(node.value);
        if (character) found.push({ offset, ...controlCharacter(character) });
      }
      if (key === 'key' && FORBIDDEN_KEYS.has(String(node.value))) {
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
  return found;
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
  advice: 'Keep one of the two.',
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

function controlCharacter(character: string) {
  return {
    code: 'control-character',
    message: `The text holds the invisible character ${character}.`,
    advice: 'Type the text again; it may have come along when it was copied.',
  } as const;
}

function forbiddenKey(key: string) {
  return {
    code: 'forbidden-key',
    message: `${key} cannot be a key.`,
    advice: 'Keys are names in plain text; take another.',
  } as const;
}
