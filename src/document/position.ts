import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, type ParsedNode } from 'yaml';
import type { Sentence } from '../sentence.ts';

/** The keys and indexes that lead from the top of a document to a part. */
export type Path = readonly (string | number)[];

/** Something wrong with a text, and where. */
export interface TextFinding {
  readonly offset: number;
  readonly code: string;
  readonly message: string;
  readonly advice: Sentence;
}

/** The offset of the part at `path` or its key, or of its nearest parent; null for an empty document. */
export function positionOf(top: unknown, path: Path, part: 'key' | 'value'): number | null {
  let node = top;
  let found = startOf(top);
  for (const [depth, step] of path.entries()) {
    const next = child(node, step);
    if (!next) break;
    const last = depth === path.length - 1;
    found = (last && part === 'key' ? next.key : (startOf(next.value) ?? next.key)) ?? found;
    node = next.value;
  }
  return found;
}

function child(node: unknown, step: string | number): { key: number | null; value: unknown } | null {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    return pair ? { key: startOf(pair.key), value: pair.value } : null;
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    return item === undefined ? null : { key: null, value: item };
  }
  return null;
}

function startOf(node: unknown): number | null {
  if (isPair(node)) return startOf(node.key);
  if (isScalar(node) || isCollection(node) || isAlias(node)) return (node as ParsedNode).range?.[0] ?? null;
  return null;
}
