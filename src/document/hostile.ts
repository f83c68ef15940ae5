import { type Alias, type Document, isScalar, type Node, type Scalar, visit } from 'yaml';
import { quoted, unprintableIn } from '../text.ts';

/** Keys that mean something to JavaScript itself; no file of ours has a use for them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

export interface HostileContent {
  readonly offset: number;
  readonly code: string;
  readonly severity: 'error';
  readonly message: string;
  readonly advice: string;
}

/**
 * Everything in the document that must not get further in: control characters, terminal escapes, keys of
 * JavaScript's own, aliases that lead nowhere or into themselves.
 */
export function hostileContent(document: Document.Parsed): HostileContent[] {
  const found: HostileContent[] = [];
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
    Pair(_, pair) {
      if (pair.key && !isScalar(pair.key))
        found.push({ offset: startOf(pair.key), ...forbiddenKey('A list or a map') });
    },
  });
  return found;
}

function startOf(node: unknown): number {
  return (node as Scalar.Parsed).range?.[0] ?? 0;
}

function badAlias(name: string) {
  return {
    code: 'bad-alias',
    severity: 'error',
    message: `The alias ${quoted(`*${name}`)} names nothing that stands before it, or the part that it is in.`,
    advice: 'Write the value out, or put quotes around a text that starts with *.',
  } as const;
}

function controlCharacter(character: string) {
  return {
    code: 'control-character',
    severity: 'error',
    message: `The text holds the invisible character ${character}.`,
    advice: 'Type the text again; it may have come along when it was copied.',
  } as const;
}

function forbiddenKey(key: string) {
  return {
    code: 'forbidden-key',
    severity: 'error',
    message: `${key} cannot be a key.`,
    advice: 'Keys are names in plain text; take another.',
  } as const;
}
