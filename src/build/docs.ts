import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setSchema } from '../model/key.ts';
import { resultSchema } from '../model/result.ts';
import { listed } from '../text.ts';
import { jsonSchemaOf, WRITTEN_SCHEMAS } from './shipped-frameworks.ts';

/** The tables of keys in `docs/`, from the JSON Schemas, at marks such as `<!-- keys: result.needs -->`. */

interface Node {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly description?: string;
  readonly anyOf?: readonly Node[];
  readonly allOf?: readonly Node[];
  readonly not?: Node;
  readonly items?: Node | readonly Node[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly required?: readonly string[];
  readonly definitions?: Readonly<Record<string, Node>>;
}

/** The pages that have tables of keys. */
export const PAGES_OF_KEYS = ['language.md', 'results.md'];

/** The JSON Schemas, by their names in the marks of a page. */
export const SCHEMAS_OF_KEYS: Readonly<Record<string, () => string>> = {
  ...WRITTEN_SCHEMAS,
  result: () => jsonSchemaOf(resultSchema, 'A joinedup result'),
  key: () => jsonSchemaOf(setSchema, 'A joinedup key'),
};

// What people write; in the others every key is always there, so that none needs a star.
const WRITTEN = Object.keys(WRITTEN_SCHEMAS);

/** Writes the tables of keys in the pages of `root`. */
export async function writeDocs(root: string): Promise<void> {
  for (const name of PAGES_OF_KEYS) {
    const file = join(root, 'docs', name);
    await writeFile(file, withTables(await readFile(file, 'utf8')));
  }
}

const TABLE = /<!-- keys: (?<path>\S+) -->\n(?<table>[\s\S]*?)<!-- end -->/gu;

/** `page` with its tables made anew, where a key without a description keeps its text. */
export function withTables(page: string): string {
  const maps = [...page.matchAll(TABLE)].map(({ groups }) => mapAt(groups?.path ?? '').map);
  const apart = new Set(maps.map(shapeOf));
  return page.replaceAll(TABLE, (_, path: string, table: string) => {
    const said = saidIn(table);
    const rows = rowsIn({ ...mapAt(path), apart, before: '' });
    const lines = rows.map(({ key, kind, text }) => line(key, kind, text ?? said.get(key) ?? ''));
    const head = [line('key', 'what it is', 'what it says'), line('---', '---', '---')];
    return [`<!-- keys: ${path} -->`, ...head, ...lines, '<!-- end -->'].join('\n');
  });
}

function line(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll(/(?<!\\)\|/gu, '\\|')).join(' | ')} |`.replace(
    / {2,}/gu,
    ' ',
  );
}

function saidIn(table: string): ReadonlyMap<string, string> {
  const rows = table.matchAll(/^\| (?<key>`\S+`\*?) \| .*? \| (?<text>.*) \|$/gmu);
  return new Map([...rows].map(({ groups }) => [groups?.key ?? '', groups?.text ?? '']));
}

interface Row {
  readonly key: string;
  readonly kind: string;
  readonly text: string | undefined;
}

interface Keys {
  readonly map: Node;
  readonly root: Node;
  readonly isWritten: boolean;
}

/** The map that the `path` of a mark, a schema and then keys, leads to. */
function mapAt(path: string): Keys {
  const [name = '', ...keys] = path.split('.');
  const root: Node = JSON.parse(SCHEMAS_OF_KEYS[name]?.() ?? '{}');
  const found = keys.reduce<Node | null>(
    (node, key) => node && (mapIn(node, root)?.properties?.[key] ?? null),
    root,
  );
  const map = found && mapIn(found, root);
  if (!map) throw new Error(`no schema has a map at ${path}`);
  return { map, root, isWritten: WRITTEN.includes(name) };
}

function shapeOf({ properties }: Node): string {
  return JSON.stringify(properties);
}

interface Table extends Keys {
  /** The shapes with a table of their own, which take no rows in others. */
  readonly apart: ReadonlySet<string>;
  /** The path before each key. */
  readonly before: string;
}

function rowsIn(table: Table): readonly Row[] {
  const { map, root, isWritten, apart, before } = table;
  const { properties = {}, required = [], additionalProperties = false } = map;
  const others = typeof additionalProperties === 'object' && additionalProperties.description !== undefined;
  const named = Object.entries({ ...properties, ...(others ? { QUESTION: additionalProperties } : {}) });
  return named.flatMap(([key, node]) => {
    const star = isWritten && required.includes(key) ? '*' : '';
    const row = { key: `\`${before}${key}\`${star}`, kind: kindOf(node, root), text: textOf(node, root) };
    const inner = refersIn(node) ? null : mapIn(node, root);
    if (!inner || apart.has(shapeOf(inner))) return [row];
    return [row, ...rowsIn({ ...table, map: inner, before: `${before}${key}${stepInto(node, root)}` })];
  });
}

/** The map that a value is, lists or may be, or null where there is none. */
function mapIn(node: Node, root: Node): Node | null {
  const here = followed(node, root);
  if (here.properties) return here;
  for (const inner of insideOf(here)) {
    const found = mapIn(inner, root);
    if (found) return found;
  }
  return null;
}

function insideOf({ anyOf = [], items, additionalProperties }: Node): readonly Node[] {
  const listedItems = items === undefined ? [] : [items].flat();
  return [
    ...anyOf,
    ...listedItems,
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
}

/** The node that a reference leads to, perhaps by way of others. */
function followed(node: Node, root: Node): Node {
  const [only] = node.allOf ?? [];
  const next = only ?? root.definitions?.[node.$ref?.split('/').at(-1) ?? ''];
  return next ? followed(next, root) : node;
}

function refersIn(node: Node): boolean {
  return node.$ref !== undefined || insideOf(node).some(refersIn);
}

function stepInto(node: Node, root: Node): string {
  const here = followed(node, root);
  if (here.properties) return '.';
  if (here.items) return '[].';
  const [inner] = insideOf(here).filter((each) => mapIn(each, root));
  if (!here.anyOf) return `.ID${inner ? stepInto(inner, root) : '.'}`;
  return inner ? stepInto(inner, root) : '.';
}

function textOf(node: Node, root: Node): string | undefined {
  return node.description ?? followed(node, root).description;
}

/** The kinds of value allowed, in a few words. */
function kindOf(node: Node, root: Node): string {
  const kinds = new Set(kindsOf(node, root));
  // Null is an afterthought wherever it stands.
  if (kinds.delete('null')) kinds.add('null');
  return listed([...kinds], 'or');
}

function kindsOf(node: Node, root: Node): readonly string[] {
  const { $ref, type, anyOf, items, pattern, additionalProperties } = node;
  if ($ref !== undefined) return [nameOf($ref, root) ?? 'map'];
  if (node.const !== undefined) return [`\`${node.const}\``];
  if (node.enum) return node.enum.map((value) => `\`${value}\``);
  if (anyOf) return anyOf.filter((each) => !each.not).flatMap((each) => kindsOf(each, root));
  if (Array.isArray(type)) return type.flatMap((each) => kindsOf({ type: each }, root));
  if (Array.isArray(items)) return [`list of ${items.length} ${manyOf(items[0] ?? {}, root)}`];
  if (type === 'array') return [`list of ${manyOf((items ?? {}) as Node, root)}`];
  if (type === 'object' && !node.properties && typeof additionalProperties === 'object')
    return [`map by id of ${manyOf(additionalProperties, root)}`];
  if (type === 'string' && pattern?.startsWith('^[a-z]')) return ['id'];
  return PLAIN[String(type)] ?? ['anything'];
}

const PLAIN: Readonly<Record<string, readonly string[]>> = {
  string: ['text'],
  number: ['number'],
  integer: ['whole number'],
  boolean: ['`true`', '`false`'],
  null: ['null'],
  object: ['map'],
};

const PLURALS: Readonly<Record<string, string>> = {
  text: 'texts',
  id: 'ids',
  map: 'maps',
  number: 'numbers',
  'whole number': 'whole numbers',
  condition: 'conditions',
};

function manyOf(node: Node, root: Node): string {
  const kinds = new Set(kindsOf(node, root));
  if (kinds.size > 1) return 'values';
  const kind = kindOf(node, root);
  return PLURALS[kind] ?? kind.replace(/^(list|map)/u, '$1s');
}

// Those that zod names by itself are no words for a reader.
function nameOf(ref: string, root: Node): string | undefined {
  const name = ref.split('/').at(-1) ?? '';
  if (!name.startsWith('__')) return name;
  const further = root.definitions?.[name]?.allOf?.[0]?.$ref;
  return further === undefined ? undefined : nameOf(further, root);
}
