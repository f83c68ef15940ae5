import { type Alias, isAlias, isCollection, isMap, isScalar, isSeq, type Node, visit } from 'yaml';
import { parseSource } from '../document/parse.ts';
import type { Path } from '../document/position.ts';
import { type Fields, isRecord } from '../document/source.ts';
import { commentsIn, type Entry, Places, type Site } from './yaml-places.ts';
import { type JsonStyle, jsonStyle, type LookOf, losesKeys, rendered, same } from './yaml-values.ts';

/*
 * YAML and JSON are edited as text: the tree says where things stand, and only what says something else now is
 * written. Comments within a value that is replaced go before the new one. Where what is behind an anchor changes,
 * its first alias takes over the anchor and the old value.
 */

/** A text edited to say `value`, with all else as it was; null where that cannot be done. */
export function edited(text: string, value: unknown, look: LookOf, isTidied = false): string | null {
  // It is read again to be sure. Where it `isTidied`, keys that were left empty go as well where the value has none.
  const edit = new Edit(text, look, isTidied);
  const after = edit.made(value);
  const read = after === null ? null : parseSource({ file: '', text: after });
  return read?.ok && same(read.value.value, value) && edit.keepsComments(after ?? '') ? after : null;
}

/** A new text that says `value`, with comments at its beginning. */
export function newText(value: object, look: LookOf, comments: readonly string[]): string {
  return `${rendered(value, [], look, { comment: comments.join('\n') }).join('\n')}\n`;
}

/** A new entry of a map or list, or one that replaces `entry`. */
interface Item {
  readonly entry: Entry | undefined;
  readonly path: Path;
  readonly value: unknown;
}

class Edit {
  readonly #places: Places;
  readonly #look: LookOf;
  readonly #json: JsonStyle | null;
  readonly #isTidied: boolean;
  readonly #splices: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  /** Ranges that no longer stand in the text; maps and lists with another value. */
  readonly #replaced: { readonly start: number; readonly end: number }[] = [];
  readonly #altered = new Map<unknown, Site>();
  /** The target of each alias: the last node before it with its anchor. */
  readonly #targets = new Map<Alias, Node | undefined>();

  constructor(text: string, look: LookOf, isTidied: boolean) {
    this.#places = new Places(text);
    this.#look = look;
    this.#isTidied = isTidied;
    this.#json = jsonStyle(this.#places.document.contents, text);
    const anchored = new Map<string, Node>();
    visit(this.#places.document, {
      Node: (_, node) => {
        if (isAlias(node)) this.#targets.set(node, anchored.get(node.source));
        else if (node.anchor) anchored.set(node.anchor, node);
      },
    });
  }

  /** The new text; null where two changes overlap. */
  made(value: unknown): string | null {
    const before = this.#places.document.toJS();
    const top: Site = { ...TOP, node: this.#places.document.contents };
    this.#change(top, before, value);
    this.#keepAliases(top, before);
    const splices = this.#splices.toSorted((one, other) => one.start - other.start || one.end - other.end);
    let text = '';
    let at = 0;
    for (const { start, end, text: put } of splices) {
      if (start < at) return null;
      text += this.#places.text.slice(at, start) + put.replaceAll('\n', this.#places.eolAt(start));
      at = end;
    }
    text += this.#places.text.slice(at);
    return this.#places.text.endsWith('\n') ? text : text.trimEnd();
  }

  /** True where a text has all comments of the old one in order, but for those written over. */
  keepsComments(text: string): boolean {
    const wanted = [...this.#places.comments.values()];
    let found = 0;
    for (const comment of commentsIn(text).values()) if (comment === wanted[found]) found += 1;
    return found === wanted.length;
  }

  #splice(start: number, end: number, text: string): void {
    this.#splices.push({ start, end, text });
  }

  #change(site: Site, before: unknown, after: unknown): void {
    if (this.#isSaid(before, after)) return;
    const { node, path } = site;
    const entries = isCollection(node) && node.srcToken ? this.#places.entriesOf(node, path) : [];
    const items = itemsOf(entries, path, before, after);
    const kept = new Set(items.map(({ entry }) => entry));
    const was = (entry: Entry) => (before as Fields)[entry.key];
    // A key that is left empty says nothing.
    const staysEmpty = isMap(node) && !this.#isTidied;
    const removed = entries.filter((entry) => !kept.has(entry) && !(staysEmpty && was(entry) === null));
    const fresh = items.flatMap((item, index) =>
      item.entry ? [] : [{ item, next: items.find((each, at) => at > index && each.entry)?.entry }],
    );
    const moved = [...removed, ...fresh.flatMap(({ next }) => next ?? [])];
    // Where entries would be in each other's way it is easier, and looks better, to write all of them.
    const isTangled = entries[0]?.site.inFlow
      ? removed.length > 0 && fresh.length > 0
      : moved.some((entry) => entry.site.indent === null);
    if (isTangled || !entries.some((entry) => kept.has(entry))) {
      this.#replace(site, after);
      return;
    }
    this.#altered.set(node, site);
    for (const { entry, value } of items) if (entry) this.#change(entry.site, was(entry), value);
    for (const entry of removed) this.#remove(entry);
    for (const { next, item } of fresh) if (next) this.#insert(next, item);
    const ending = fresh.filter(({ next }) => !next).map(({ item }) => item);
    this.#end(entries, removed, ending);
  }

  #isSaid(before: unknown, after: unknown): boolean {
    return same(before, after) && !(this.#isTidied && losesKeys(before, after));
  }

  #end(entries: readonly Entry[], removed: readonly Entry[], fresh: readonly Item[]): void {
    const last = entries.findLast((entry) => !removed.includes(entry));
    if (last && fresh.length > 0) this.#append(last, fresh);
    // No comma is left behind where none was.
    const end = entries.at(-1);
    if (end && last && end !== last && end.comma === null && last.comma !== null) {
      this.#splice(last.comma, last.comma + 1, '');
    }
  }

  #remove({ start, end, comma, site: { indent } }: Entry): void {
    this.#replaced.push({ start, end });
    const until = comma === null ? end : comma + 1;
    const lineEnd = this.#places.lineEnd(until);
    const rest = this.#places.text.slice(until, lineEnd).trim();
    if (indent === null || !(rest === '' || rest.startsWith('#'))) {
      const pad = `\n${' '.repeat(this.#places.columnOf(start))}`;
      const comments = this.#places.commentsWithin(start, until).map((each) => each + pad);
      const gap = comments.length > 0 && !/\s/u.test(this.#places.text.charAt(start - 1)) ? ' ' : '';
      this.#splice(start, this.#places.spaceAfter(until), gap + comments.join(''));
      return;
    }
    const comments = this.#places.commentsWithin(start, lineEnd).map((each) => `${indent}${each}\n`);
    this.#splice(start - indent.length, this.#places.nextLine(lineEnd), comments.join(''));
  }

  #insert({ start, site: { inFlow, indent, column } }: Entry, item: Item): void {
    const gap = indent === null ? this.#gap : `\n${indent}`;
    const at = inFlow ? start : this.#places.headingOf(start);
    const lines = this.#block(item, column).map((line) => `${line}\n`);
    this.#splice(at, at, inFlow ? `${this.#inline(item, indent)},${gap}` : lines.join(''));
  }

  #append({ start, end, comma, site: { inFlow, indent, column } }: Entry, group: readonly Item[]): void {
    if (!inFlow) {
      const lines = group.flatMap((each) => this.#block(each, column));
      this.#putBelow(end, lines);
      return;
    }
    const from = comma === null ? end : comma + 1;
    const comment = this.#places.commentBehind(from);
    const pad = indent ?? (comment ? ' '.repeat(this.#places.columnOf(start)) : null);
    const texts = group.map((each) => (pad === null ? this.#gap : `\n${pad}`) + this.#inline(each, indent));
    if (comma === null) this.#splice(end, end, ',');
    const at = comment?.end ?? from;
    this.#splice(at, at, texts.join(',') + (comma === null ? '' : ','));
  }

  #replace(site: Site, value: unknown, moved: string | null = null): void {
    const { start, end } = site;
    this.#replaced.push({ start, end });
    const inner = this.#places.commentsWithin(start, end);
    const [head = '', ...body] = this.#valueLines(site, value, moved);
    const { indent, isDeep, newLine } = this.#marginOf(site);
    const isBlock = typeof value === 'object' && value !== null && body.length > 0;
    // A map or list goes below its key, with the comments of what was there before it.
    if (isBlock && (inner.length > 0 || indent !== null)) {
      const anchor = head === '' ? '' : (indent === null ? ' ' : newLine) + head;
      const comment = this.#commentBehind(site, value);
      const lines = [
        ...[...inner, ...(comment?.kept ?? [])].map((each) => newLine + each),
        ...body.map((line) => `\n${line}`),
      ];
      const from = this.#places.spaceBefore(start, true);
      this.#splice(from, comment?.end ?? end, site.prefix + anchor + lines.join(''));
      return;
    }
    const behind = moved === null ? this.#describe(site, value, isBlock) : '';
    const pieces = [...inner, head + behind];
    if (pieces.join('') === '') {
      const isAlone = indent !== null && this.#places.commentBehind(end) === null;
      this.#splice(this.#places.spaceBefore(start, isAlone), end, site.prefix);
    } else this.#putText(site, pieces, newLine, isDeep);
    this.#putBelow(end, body);
  }

  #marginOf({ start, inFlow, column }: Site) {
    const indent = this.#places.indentAt(start);
    // A list need not go in from its key; what takes its place has to.
    const isDeep = inFlow || indent === null || indent.length > column;
    const depth = isDeep && indent !== null ? indent.length : column + STEP;
    return { indent, isDeep, newLine: `\n${' '.repeat(depth)}` };
  }

  #putText({ start, end, prefix }: Site, pieces: readonly string[], newLine: string, isDeep: boolean): void {
    const from = isDeep ? start : this.#places.spaceBefore(start, true);
    const before = prefix === '' ? this.#places.text.charAt(from - 1) : ':';
    const gap = isDeep || (before === ':' && pieces.length === 1) ? ' ' : newLine;
    this.#splice(from, end, prefix + (/[\s[{]/u.test(before) ? '' : gap) + pieces.join(newLine));
  }

  #putBelow(end: number, lines: readonly string[]): void {
    const at = this.#places.lineEnd(end);
    if (lines.length > 0) this.#splice(at, at, lines.map((line) => `\n${line}`).join(''));
  }

  /** The comment to write behind a value; one that is there stays, unless it is ours. */
  #describe(site: Site, value: unknown, isBlock: boolean): string {
    const behind = this.#look(site.path, value)?.behind ?? null;
    const text = behind === null || isBlock ? '' : ` # ${behind}`;
    const comment = this.#commentBehind(site, value);
    if (comment?.isOurs) this.#splice(comment.start, comment.end, text);
    return comment || site.inFlow ? '' : text;
  }

  #commentBehind({ path, end, inFlow }: Site, value: unknown) {
    const comment = this.#places.commentBehind(end, inFlow);
    if (!comment) return null;
    const isOurs = this.#look(path, value)?.ours.includes(comment.source.slice(1).trim()) ?? false;
    if (isOurs) this.#places.comments.delete(comment.offset);
    return { ...comment, isOurs, kept: isOurs ? [] : [comment.source] };
  }

  #keepAliases(top: Site, value: unknown): void {
    if (this.#targets.size === 0) return;
    const taken = new Set<unknown>();
    for (const [site, alias, meant] of this.#aliasesIn(top, value)) {
      const target = this.#targets.get(alias);
      const isGone = this.#isReplaced(target?.range?.[0]);
      const isLost = isGone || this.#altered.has(target);
      if (!isLost || this.#isReplaced(site.start) || taken.has(target)) continue;
      taken.add(target);
      this.#replace(site, meant, alias.source);
      const anchor = this.#altered.get(target)?.anchor;
      if (!anchor || isGone) continue;
      this.#splice(this.#places.spaceBefore(anchor.offset), anchor.offset + anchor.source.length, '');
    }
  }

  *#aliasesIn({ node, path, ...site }: Site, value: unknown): Generator<[Site, Alias, unknown]> {
    if (isAlias(node)) yield [{ node, path, ...site }, node, value];
    if (!isMap(node) && !isSeq(node)) return;
    for (const { key, site: within } of this.#places.entriesOf(node, path)) {
      yield* this.#aliasesIn(within, (value as Fields)[key]);
    }
  }

  // An empty node stands where what is before it ends.
  #isReplaced(at = -1): boolean {
    return this.#replaced.some(({ start, end }) => start <= at && at <= end);
  }

  /** The new value as lines: the first goes where the old one is, the others below. */
  #valueLines({ node, path, inFlow, column, indent }: Site, value: unknown, moved: string | null): string[] {
    const isAliased = node !== null && [...this.#targets.values()].includes(node);
    const own = node && 'anchor' in node && !isAliased ? node.anchor : undefined;
    const anchor = moved ?? own;
    if (this.#json) return [(anchor ? `&${anchor} ` : '') + this.#json.written(value, indent)];
    const how = { inFlow, anchor, like: isScalar(node) ? node.type : undefined, path };
    const [first = '', ...others] = rendered({ k: value }, [], this.#look, how);
    if (inFlow) return [first.slice('{ k: '.length, -' }'.length)];
    return [first.slice('k:'.length).trim(), ...others.map((line) => indented(line, column))];
  }

  #block({ path, value }: Item, column: number, inFlow = false): string[] {
    const key = path.at(-1);
    const entry = typeof key === 'string' ? { [key]: value } : [value];
    const lines = rendered(entry, path.slice(0, -1), this.#look, { inFlow });
    return lines.map((line) => indented(line, column));
  }

  #inline(item: Item, indent: string | null): string {
    if (!this.#json) return this.#block(item, 0, true).join('').slice(2, -2);
    const { path, value } = item;
    const key = path.at(-1);
    const written = this.#json.written(value, indent);
    return typeof key === 'number' ? written : `${JSON.stringify(key)}${this.#json.colon}${written}`;
  }

  get #gap(): string {
    return this.#json?.colon === ':' ? '' : ' ';
  }
}

const STEP = 2;
const TOP = { path: [], start: 0, end: 0, prefix: '', inFlow: false, column: 0, indent: null, anchor: null };

function indented(line: string, column: number): string {
  return line === '' ? '' : ' '.repeat(column) + line;
}

/** The new items of a map by key, or of a list by what is the same at its end; none for another kind. */
function itemsOf(entries: readonly Entry[], path: Path, before: unknown, after: unknown): Item[] {
  if (isRecord(before) && isRecord(after)) {
    const byKey = new Map(entries.map((entry) => [entry.key, entry]));
    return Object.entries(after).map(([key, value]) => ({
      entry: byKey.get(key),
      path: [...path, key],
      value,
    }));
  }
  if (!Array.isArray(before) || !Array.isArray(after)) return [];
  const shorter = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < shorter && same(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return after.map((value, index) => {
    const isTail = index >= after.length - tail;
    const at = isTail ? index - after.length + before.length : index;
    return {
      entry: isTail || index < shorter - tail ? entries[at] : undefined,
      path: [...path, index],
      value,
    };
  });
}
