import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, Lexer, type ParsedNode } from 'yaml';
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

/** A lexeme of a YAML text. */
export interface Lexeme {
  readonly source: string;
  readonly offset: number;
  /** An unquoted text; a block that a bar or a “>” announces; or anything else. */
  readonly kind: 'text' | 'block' | 'sign';
}

/** Lexer marks without width: a text follows, lines end within a bracket, a document begins. */
export const TEXT_FOLLOWS = '\u001f';
export const BRACKET_ENDS = '\u0018';
const WITHOUT_ROOM = [BRACKET_ENDS, '\u0002'];

/** The lexemes of a YAML text, without the mark before each text. */
export function lexemesOf(text: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let offset = 0;
  let kind: Lexeme['kind'] = 'sign';
  let isBlock = false;
  for (const source of new Lexer().lex(text)) {
    if (kind === 'sign' && source === TEXT_FOLLOWS) {
      kind = isBlock ? 'block' : 'text';
      continue;
    }
    lexemes.push({ source, offset, kind });
    isBlock = kind === 'sign' && (isBlock || /^[|>]/u.test(source));
    if (kind !== 'sign' || !WITHOUT_ROOM.includes(source)) offset += source.length;
    kind = 'sign';
  }
  return lexemes;
}
