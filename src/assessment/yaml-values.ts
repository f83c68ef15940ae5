import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from '../document/position.ts';
import { isRecord } from '../document/source.ts';

/** True where both values say the same: outer spaces and empty keys say nothing. */
export function same(before: unknown, after: unknown): boolean {
  if (typeof before === 'string' && typeof after === 'string') return before.trim() === after.trim();
  if (Array.isArray(before) && Array.isArray(after)) {
    return before.length === after.length && before.every((each, index) => same(each, after[index]));
  }
  if (!isRecord(before) || !isRecord(after)) return Object.is(before, after);
  return (
    Object.keys(after).every((key) => key in before && same(before[key], after[key])) &&
    Object.keys(before).every((key) => key in after || before[key] === null)
  );
}

/** True where a map, at any depth, has a key that `after` lacks. */
export function losesKeys(before: unknown, after: unknown): boolean {
  if (!isRecord(before) || !isRecord(after)) return false;
  return Object.entries(before).some(([key, value]) => !(key in after) || losesKeys(value, after[key]));
}

/** The look of a value: the comment above a new key, the one behind it, lists on one line. */
export interface Look {
  readonly above: string;
  readonly behind: string | null;
  /** Comments behind it that may be written over. */
  readonly ours: readonly string[];
}
export type LookOf = (path: Path, value: unknown) => Look | null;

/** The layout of JSON, or of YAML that looks like it. */
export interface JsonStyle {
  readonly colon: string;
  written(value: unknown, indent: string | null): string;
}

export function jsonStyle(top: unknown, text: string): JsonStyle | null {
  const pair = isMap(top) && top.flow ? top.items[0] : undefined;
  const key = pair?.key;
  if (!isScalar(key) || key.type !== 'QUOTE_DOUBLE' || !key.range) return null;
  const [start, end] = key.range;
  const colon = /^\s*:\s/u.test(text.slice(end, end + 9)) ? ': ' : ':';
  const step = /(?:^|\n)([ \t]+)$/u.exec(text.slice(0, start))?.[1] ?? '  ';
  return {
    colon,
    written: (value, indent) =>
      indent === null
        ? JSON.stringify(value)
        : JSON.stringify(value, null, step).replaceAll('\n', `\n${indent}`),
  };
}

interface Rendering {
  readonly inFlow?: boolean;
  readonly comment?: string;
  readonly anchor?: string | undefined;
  /** The quotes of the value. */
  readonly like?: Scalar.Type | undefined;
  /** The path of the only value, where it stands under another key. */
  readonly path?: Path;
}

/** A map or list as lines, with comments where there is room. */
export function rendered(value: object, path: Path, look: LookOf, how: Rendering = {}): string[] {
  const document = new Document(value, { aliasDuplicateObjects: false });
  document.commentBefore = how.comment ?? null;
  const top = document.contents as unknown as YAMLMap | YAMLSeq;
  const inFlow = how.inFlow ?? false;
  top.flow = inFlow;
  visit(document, {
    Scalar: (_, node) => {
      if (String(node.value).includes('\n')) node.type = fitting(Scalar.PLAIN, String(node.value), inFlow);
    },
    Pair: (_, pair, above) => {
      const names = [...above.filter((each) => isPair(each)), pair].map(({ key }) => String(key));
      const place = how.path ? [...how.path, ...names.slice(1)] : [...path, ...names];
      const found = look(place, isScalar(pair.value) ? pair.value.value : pair.value);
      if (found && isSeq(pair.value)) pair.value.flow = true;
      if (found && !inFlow && !(how.path && names.length === 1)) addComments(found, pair);
    },
  });
  const [item] = top.items;
  const node = isPair(item) ? item.value : item;
  if (how.anchor && (isScalar(node) || isCollection(node))) node.anchor = how.anchor;
  if (how.like && isScalar(node) && typeof node.value === 'string')
    node.type = fitting(how.like, node.value, inFlow);
  const text = document.toString({ lineWidth: 0, nullStr: inFlow ? 'null' : '', doubleQuotedAsJSON: true });
  return text.trimEnd().split('\n');
}

function fitting(like: Scalar.Type, text: string, inFlow: boolean): Scalar.Type {
  const isBlock = like === Scalar.BLOCK_FOLDED || like === Scalar.BLOCK_LITERAL;
  if (!text.includes('\n')) return isBlock && inFlow ? Scalar.PLAIN : like;
  return like === Scalar.QUOTE_DOUBLE || inFlow ? Scalar.QUOTE_DOUBLE : Scalar.BLOCK_LITERAL;
}

function addComments({ above, behind }: Look, { key, value }: Pair): void {
  if (above !== '' && isScalar(key)) key.commentBefore = ` ${above}`;
  if (behind !== null && isScalar(value)) value.comment = ` ${behind}`;
}
