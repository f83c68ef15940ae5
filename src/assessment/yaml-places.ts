import {
  Composer,
  type CST,
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Path } from '../document/position.ts';
import { boundedTokens, lexemesOf } from '../document/yaml-tokens.ts';

/** The place of a value in a text. */
export interface Site {
  readonly path: Path;
  readonly node: ParsedNode | null;
  /** From its anchor or tag to its last character. */
  readonly start: number;
  readonly end: number;
  /** What a value needs before it: a colon where there is none. */
  readonly prefix: string;
  readonly inFlow: boolean;
  /** The column of its entry, and the spaces before it, if nothing else. */
  readonly column: number;
  readonly indent: string | null;
  readonly anchor: CST.SourceToken | null;
}

/** A key with its value, or an item of a list. */
export interface Entry {
  readonly key: string | number;
  readonly start: number;
  readonly end: number;
  /** The place of the comma that follows it. */
  readonly comma: number | null;
  readonly site: Site;
}

// As files are read, but that keys are not compared; and where each part stands.
const AS_READ = { version: '1.2', stringKeys: true, uniqueKeys: false, keepSourceTokens: true } as const;

/** The comments of a text by offset, each with its mark. */
export function commentsIn(text: string): Map<number, string> {
  const comments = lexemesOf(text).filter(({ source, kind }) => kind === 'sign' && source.startsWith('#'));
  return new Map(comments.map(({ offset, source }) => [offset, source]));
}

/** A YAML text that was read without problems, and where its parts stand. */
export class Places {
  readonly text: string;
  readonly document: Document.Parsed<ParsedNode, true>;
  readonly comments: Map<number, string>;

  constructor(text: string) {
    this.text = text;
    const tokens = boundedTokens(text, new LineCounter());
    const [document] = new Composer(AS_READ).compose(Array.isArray(tokens) ? tokens : [], true, text.length);
    this.document = document as Document.Parsed<ParsedNode, true>;
    this.comments = commentsIn(text);
  }

  entriesOf(node: YAMLMap | YAMLSeq, path: Path): Entry[] {
    return node.items.map((_, index) => this.#entryOf(node, index, path));
  }

  #entryOf(node: YAMLMap | YAMLSeq, index: number, path: Path): Entry {
    const item = node.items[index];
    const tokens = node.srcToken && 'items' in node.srcToken ? node.srcToken.items : [];
    const comma = tokens[index + 1]?.start.find(({ type }) => type === 'comma')?.offset ?? null;
    const { key, value, srcToken } = isPair(item)
      ? (item as Pair<ParsedNode, ParsedNode | null>)
      : { key: null, value: item as ParsedNode | null, srcToken: tokens[index] };
    const before = srcToken?.start ?? [];
    const between = key ? (srcToken?.sep ?? []) : before;
    const start = before.find(isMark)?.offset ?? (key ?? value)?.range[0] ?? 0;
    const name = key ? String(isScalar(key) ? key.value : '') : index;
    const keyEnd = key?.range[1] ?? null;
    const where = { path: [...path, name], start, keyEnd, inFlow: node.flow === true };
    const site = this.#siteOf(value, between, where);
    return { key: name, start, end: Math.max(site.end, keyEnd ?? 0), comma, site };
  }

  /** `keyEnd` is null for an item of a list. */
  #siteOf(
    node: ParsedNode | null,
    between: readonly CST.SourceToken[],
    { keyEnd, ...entry }: Pick<Site, 'path' | 'start' | 'inFlow'> & { readonly keyEnd: number | null },
  ): Site {
    const { start, inFlow } = entry;
    const column = this.columnOf(start);
    const mark = between.findLast(({ type }) => type === 'map-value-ind' || type === 'seq-item-ind');
    const props = between.filter(isProp);
    const last = props.at(-1) ?? mark;
    const isOpen = keyEnd !== null && !mark;
    const after = isOpen && !inFlow ? this.lineEnd(keyEnd) : (keyEnd ?? start);
    const place = last ? last.offset + last.source.length : after;
    const hasText = node !== null && node.range[0] < node.range[1];
    // What makes a value of what follows a key that has no colon.
    const colon = inFlow ? ':' : `\n${' '.repeat(column)}:`;
    return {
      ...entry,
      node,
      start: props[0]?.offset ?? (hasText ? node.range[0] : place),
      end: hasText ? this.#endOf(node) : place,
      prefix: isOpen ? colon : '',
      column,
      indent: this.indentAt(start),
      anchor: props.find(({ type }) => type === 'anchor') ?? null,
    };
  }

  /** The end of a node, without the comments and line ends that the tree counts to it. */
  #endOf(node: ParsedNode): number {
    const [start, end] = node.range;
    if (isCollection(node) && !node.flow && node.items.length > 0) {
      return this.#entryOf(node, node.items.length - 1, []).end;
    }
    const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
    return isBlock ? start + this.text.slice(start, end).replace(/(?:\r?\n[ \t]*)+$/u, '').length : end;
  }

  commentsWithin(start: number, end: number): string[] {
    return [...this.comments].flatMap(([offset, source]) =>
      start <= offset && offset < end ? [source] : [],
    );
  }

  /** The comment on the rest of a line, with the spaces before it. */
  commentBehind(at: number, afterComma = false) {
    const before = this.#match(afterComma ? /[ \t]*,?[ \t]*/uy : /[ \t]*/uy, at);
    const offset = at + before.length;
    const source = this.comments.get(offset);
    if (source === undefined) return null;
    return { source, offset, start: at + before.trimEnd().length, end: offset + source.length };
  }

  /** The start of the comments on the lines above. */
  headingOf(at: number): number {
    let line = this.lineStart(at);
    while (line > 0) {
      const above = this.lineStart(line - 1);
      if (!this.comments.has(this.spaceAfter(above))) break;
      line = above;
    }
    return line;
  }

  /** The end of the spaces at a place. */
  spaceAfter(at: number): number {
    return at + this.#match(/[ \t]*/uy, at).length;
  }

  #match(pattern: RegExp, at: number): string {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  lineStart(at: number): number {
    return at === 0 ? 0 : this.text.lastIndexOf('\n', at - 1) + 1;
  }

  lineEnd(at: number): number {
    return at + this.#match(/[^\n]*?(?=\r?\n|$)/uy, at).length;
  }

  nextLine(lineEnd: number): number {
    return lineEnd + this.#match(/\r?\n/uy, lineEnd).length;
  }

  /** The line end at a place, or the last one of the text. */
  eolAt(at: number): string {
    const next = this.text.indexOf('\n', at);
    const end = next === -1 ? this.text.lastIndexOf('\n') : next;
    return this.text.charAt(end - 1) === '\r' ? '\r\n' : '\n';
  }

  /** The spaces before the first character of a line; null for any other character. */
  indentAt(at: number): string | null {
    const before = this.text.slice(this.lineStart(at), at);
    return before.trim() === '' ? before : null;
  }

  columnOf(at: number): number {
    return at - this.lineStart(at);
  }

  /** The start of the spaces before a character, across lines if asked. */
  spaceBefore(at: number, isAcrossLines = false): number {
    const space = isAcrossLines ? /\s/u : /[ \t]/u;
    let start = at;
    while (start > 0 && space.test(this.text.charAt(start - 1))) start -= 1;
    return start;
  }
}

function isProp({ type }: CST.SourceToken): boolean {
  return type === 'anchor' || type === 'tag';
}

/** True for what may stand before the key or value of an entry. */
function isMark(token: CST.SourceToken): boolean {
  return isProp(token) || token.type === 'explicit-key-ind' || token.type === 'seq-item-ind';
}

/** The value of a text that was read without problems, without a byte order mark. */
export function valueIn(text: string): unknown {
  return new Places(text).document.toJS();
}

/** A text with keys renamed in the maps at its top, by the `names` of each map. */
export function withKeys(text: string, names: (map: string) => ReadonlyMap<string, string>): string {
  const { document } = new Places(text);
  const { contents } = document;
  const maps = isMap(contents) ? contents.items : [];
  const keys = maps.flatMap(({ key, value }) => {
    const called = names(String(key));
    return isMap(value)
      ? value.items.map((pair) => ({ key: pair.key, name: called.get(String(pair.key)) }))
      : [];
  });
  let [written, at] = ['', 0];
  for (const { key, name } of keys) {
    if (name === undefined || !isScalar(key) || !key.range) continue;
    const [start, end] = key.range;
    const quote = /^["']/u.exec(text.slice(start))?.[0] ?? '';
    written += text.slice(at, start) + quote + name + quote;
    at = end;
  }
  return written + text.slice(at);
}
