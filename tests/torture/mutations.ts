import { stringify } from 'yaml';
import { randomFrom } from '../support/random.ts';

/** What becomes of texts and trees in the hands of somebody who means no good, or of nobody in particular. */

/** Draws what is left to chance. The same seed draws the same. */
export class Dice {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  /** True once in so many times. */
  chance(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value;
  }

  /** One of several, each as often as its weight says. */
  weighed<Value>(values: readonly (readonly [weight: number, value: Value])[]): Value {
    let left = this.#random() * values.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, value] of values) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new Error('nothing to choose from');
  }
}

/** Texts that need care wherever they stand. */
export const HOSTILE: readonly string[] = [
  '',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '\0',
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  '\u007f',
  '\u2028\u2029',
  '\u202eright to left\u202c',
  '\u2066isolated',
  '\ufeffmark',
  '\u200b\u200d\u00ad',
  '\u00a0\u3000',
  '\ud800',
  '\udc00x',
  '\ufffe\uffff',
  '\u{e0041}\u{10ffff}',
  'é'.normalize('NFD'),
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿',
  'مرحبا עברית हिन्दी',
  `z${'\u0301'.repeat(300)}`,
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'length',
  'then',
  'null',
  'true',
  'no',
  '~',
  '-',
  '--',
  '--help',
  '-o',
  '-0',
  '1e309',
  'NaN',
  '.inf',
  '0x10',
  '0o7',
  '1_000',
  '2026-11-22',
  '2026-02-30',
  '12:30:45',
  '=1+1',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  ']]>',
  '&amp;&#0;',
  '"; rm -rf x; "',
  '$(touch x)`touch y`',
  "it's",
  '%s%n',
  '../up/../x',
  'C:\\con',
  'file:///x',
  'javascript:alert(1)',
  'https://example.org/a_b?c=d&e=[f](g)',
  '{{}}%{}',
  '# no comment',
  '- a',
  'a: b',
  '*alias',
  '&anchor',
  '!tag x',
  '<<',
  '=',
  'unknown',
  'not-applicable',
  'all',
  'any',
  'not',
  'score',
  'nation',
  'at-least',
  'own judgement',
  'x'.repeat(300),
  'long words '.repeat(400),
  'x'.repeat(70_000),
  'line\n'.repeat(500),
];

/** What may stand where a value is expected, as it is written in a file. */
const RAW: readonly string[] = [
  '-0',
  '1e309',
  '-1e309',
  '.nan',
  '.inf',
  '-.inf',
  '9007199254740993',
  '99999999999999999999999999',
  '0.1',
  '1e-400',
  '0b11',
  '!!binary "AAA="',
  '!!set { a, b }',
  '!!omap [ a: 1 ]',
  '!!timestamp 2026-11-22',
  '!!js/function "x"',
  '!<tag:yaml.org,2002:str> x',
  '! x',
  '*a',
  '&a x',
  '&a [ *a ]',
  '{ <<: { id: x } }',
  '{ <<: *a, x: 1 }',
  '{ ? [ a ] : b }',
  '{ ? { a: b } : c }',
  '{ null: 1, true: 2, 3: 4 }',
  '[ , ]',
  '',
  '"\\u0000"',
  '"\\ud800"',
  '"\\x1b[2J"',
  "'it''s'",
  '|\n  text',
  '>-\n  text',
  '2026-11-22T00:00:00Z',
  '~',
  'yes',
  '"unended',
  '} ]',
];

const NUMBERS = [
  0,
  -1,
  1,
  2,
  0.5,
  0.1,
  1.5,
  100,
  501,
  1e6,
  -1e9,
  1e15,
  2 ** 31,
  2 ** 53,
  2 ** 53 + 2,
  1e21,
  1e300,
  -0,
  Number.MIN_VALUE,
  Number.MAX_VALUE,
];

const PIECES: readonly string[] = [
  '\ufeff',
  '\r',
  '\r\n',
  '\n\n\n',
  '\t',
  '\0',
  '\u0085',
  '\u2028',
  '\u001b[31m',
  '\u200b',
  '\u00a0',
  '---\n',
  '...\n',
  '%YAML 1.1\n---\n',
  '%TAG ! tag:x,2026:\n---\n',
  '"',
  "'",
  '`',
  '{',
  '}',
  '[',
  ']',
  ',',
  ';',
  ': ',
  ' #',
  '- ',
  '? ',
  '| ',
  '>+9\n',
  '&a ',
  '*a ',
  '!!str ',
  '<<: *a\n',
  '__proto__: { polluted: true }\n',
  'constructor: { prototype: { polluted: true } }\n',
  '{"__proto__":{"polluted":true}}',
  '/*',
  '//',
  '\\',
  '\\u0000',
  'sep=;\n',
];

/** The text, or its bytes, after a few accidents. */
export function withAccidents(text: string, dice: Dice): string | Buffer {
  let changed = text;
  for (let left = dice.pick([1, 1, 1, 2, 3, 8]); left > 0; left -= 1) changed = accident(changed, dice);
  if (!dice.chance(8)) return changed;
  const bytes = Buffer.from(changed);
  if (dice.chance(6)) return Buffer.from(`\ufeff${changed}`, dice.pick(['utf16le', 'latin1']));
  for (let left = dice.pick([1, 2, 20]); left > 0 && bytes.length > 0; left -= 1) {
    bytes[dice.below(bytes.length)] = dice.pick([0, 0x80, 0xff, 0xc0, 0xed, dice.below(256)]);
  }
  return bytes;
}

function accident(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  const end = Math.min(text.length, at + dice.pick([1, 1, 2, 5, 40, 400]));
  const span = text.slice(at, end);
  const lines = text.split('\n');
  const line = dice.below(lines.length);
  return dice.weighed<() => string>([
    [6, () => text.slice(0, at) + text.slice(end)],
    [3, () => text.slice(0, at)],
    [3, () => text.slice(at)],
    [5, () => text.slice(0, at) + span + span + text.slice(end)],
    [1, () => text.slice(0, at) + span.repeat(dice.pick([3, 50, 1000])).slice(0, 200_000) + text.slice(end)],
    [6, () => text.slice(0, at) + dice.pick(PIECES) + text.slice(end)],
    [6, () => text.slice(0, at) + dice.pick(PIECES) + text.slice(at)],
    [3, () => text.slice(0, at) + dice.pick(HOSTILE) + text.slice(end)],
    [3, () => text.slice(0, at) + dice.pick(RAW) + text.slice(end)],
    [3, () => lines.toSpliced(line, 1).join('\n')],
    [3, () => lines.toSpliced(line, 0, lines[dice.below(lines.length)] ?? '').join('\n')],
    [3, () => lines.with(line, `${' '.repeat(dice.below(9))}${lines[line]?.trimStart()}`).join('\n')],
    [2, () => lines.with(line, `\t${lines[line]}`).join('\n')],
    [2, () => lines.with(line, `${lines[line]} # ${dice.pick(HOSTILE)}`).join('\n')],
    [1, () => text.replaceAll('\n', dice.pick(['\r\n', '\r', '\u2028', ' ', '\n\n']))],
    [1, () => text.replaceAll(' ', dice.pick(['\t', '\u00a0', '  ']))],
    [1, () => `${dice.pick(PIECES)}${text}`],
    [1, () => `${text}${dice.pick(PIECES)}`],
    [1, () => text.slice(0, at) + dice.pick(['[', '{a: ', '- ', '"', '# ']).repeat(dice.pick([50, 5000]))],
    [1, () => text.slice(0, at) + dice.pick(['é', 'x', ' ', '0']).repeat(100_000) + text.slice(at)],
    [1, () => `${text}\n${text}`],
    [1, () => text.replace(/\d+/gu, (number) => (dice.chance(4) ? dice.pick(RAW) : number))],
    [1, () => text.toUpperCase()],
  ])();
}

/** What a file of YAML or JSON holds. */
export type Tree = null | boolean | number | string | readonly Tree[] | { readonly [key: string]: Tree };
type Branch = Tree[] | Record<string, Tree>;

interface Place {
  readonly branch: Branch;
  readonly key: string;
  readonly value: Tree;
}

/** Where conditions stand in a framework or a companion of one. */
const CONDITIONS = new Set([
  'requires',
  'when',
  'raised-by',
  'arises-when',
  'shown-when',
  'needs',
  'strengthened-by',
  'not',
]);

/** What is written as it stands, without quotes, once the tree is a text. */
const bare = (text: string): string => `@@${text}@@`;

/** The tree after a few changes, each of which leaves it a tree. */
export function changed(tree: Tree, dice: Dice, donor: Tree = tree): Tree {
  const root: Record<string, Tree> = { root: structuredClone(tree) };
  for (let left = dice.pick([1, 1, 1, 2, 2, 3, 5]); left > 0; left -= 1) {
    const places = placesIn(root);
    if (places.length === 0) break;
    change(root, places, dice.chance(4) ? placesIn({ root: donor }) : places, dice);
  }
  return root.root ?? null;
}

/** The tree after a few changes that leave most of what may be read such that it may be read: it means something else. */
export function bent(tree: Tree, dice: Dice): Tree {
  const root: Record<string, Tree> = { root: structuredClone(tree) };
  for (let left = dice.pick([1, 2, 2, 3, 5]); left > 0; left -= 1) {
    const places = placesIn(root);
    const conditions = places.filter((each) => CONDITIONS.has(each.key));
    dice.weighed<() => void>([
      [12, () => exchange(conditions, places, dice)],
      [8, () => give(places, dice)],
      [3, () => flags(places, dice)],
      [2, () => lists(places, dice, (list) => list.toReversed())],
      [2, () => lists(places, dice, (list) => list.toSpliced(dice.below(list.length), 1))],
      [2, () => texts(places, dice)],
    ])();
  }
  return root.root ?? null;
}

function texts(places: readonly Place[], dice: Dice): void {
  const all = places.filter(({ value }) => typeof value === 'string' && value.includes(' '));
  if (all.length === 0) return;
  const { branch, key } = dice.pick(all);
  put(branch, key, dice.pick(HOSTILE));
}

function placesIn(branch: Branch, found: Place[] = []): Place[] {
  for (const [key, value] of Object.entries(branch)) {
    found.push({ branch, key, value });
    if (typeof value === 'object' && value !== null) placesIn(value as Branch, found);
  }
  return found;
}

function change(root: Record<string, Tree>, places: Place[], others: readonly Place[], dice: Dice): void {
  const place = dice.pick(places);
  const { branch, key, value } = place;
  const set = (to: Tree) => put(branch, key, to);
  const conditions = places.filter((each) => CONDITIONS.has(each.key));
  const like = others.filter((other) => other.key === key);
  dice.weighed<() => void>([
    [4, () => set(dice.pick(others).value)],
    [8, () => set(dice.pick(like.length > 0 ? like : others).value)],
    [3, () => set(dice.pick(HOSTILE))],
    [2, () => set(bare(dice.pick(RAW)))],
    [2, () => set(dice.pick<Tree>([null, true, false, [], {}, '', [[]], [null], { '': null }]))],
    [5, () => remove(branch, key)],
    [3, () => rename(branch, key, dice.chance(3) ? dice.pick(HOSTILE) : dice.pick(others).key)],
    [2, () => put(branch, bare(JSON.stringify(key)), dice.pick(others).value)],
    [3, () => set(dice.pick<Tree>([[value], { [key]: value }, [value, value], String(value)]))],
    [1, () => set(nested(value, dice))],
    [4, () => lists(places, dice, (list) => multiplied(list, dice))],
    [2, () => lists(places, dice, () => [])],
    [4, () => lists(places, dice, (list) => list.toReversed())],
    [4, () => lists(places, dice, (list) => list.toSpliced(dice.below(list.length), 1))],
    [4, () => numbers(places, dice)],
    [3, () => flags(places, dice)],
    [10, () => swapNames(root, places, dice)],
    [16, () => exchange(conditions, places, dice)],
    [6, () => give(places, dice)],
  ])();
}

function put(branch: Branch, key: string, value: Tree): void {
  const copy = structuredClone(value);
  if (Array.isArray(branch)) branch[Number(key) || 0] = copy;
  // A key of that name is to be a key like any other.
  else
    Object.defineProperty(branch, key, { value: copy, enumerable: true, configurable: true, writable: true });
}

function remove(branch: Branch, key: string): void {
  if (Array.isArray(branch)) branch.splice(Number(key), 1);
  else delete branch[key];
}

function rename(branch: Branch, key: string, to: string): void {
  if (Array.isArray(branch)) return;
  const { [key]: value = null } = branch;
  delete branch[key];
  put(branch, to, value);
}

function nested(value: Tree, dice: Dice): Tree {
  const wrap = dice.pick<(inner: Tree) => Tree>([
    (inner) => [inner],
    (inner) => ({ not: inner }),
    (inner) => ({ all: [inner] }),
    (inner) => ({ any: [inner, inner] }),
  ]);
  let deep = value;
  // What doubles at every step has to stay small.
  for (let left = dice.pick([1, 2, 5, 8, 30, 60]); left > 0; left -= 1) {
    const next = wrap(deep);
    if (left > 8 && JSON.stringify(next).length > 20_000) break;
    deep = next;
  }
  return deep;
}

function lists(places: readonly Place[], dice: Dice, to: (list: readonly Tree[]) => readonly Tree[]): void {
  const all = places.filter(({ value }) => Array.isArray(value) && value.length > 0);
  if (all.length === 0) return;
  const { branch, key, value } = dice.pick(all);
  put(branch, key, to(value as readonly Tree[]));
}

/** The list with many of one of its items, in half of the cases each with a name of its own. */
function multiplied(list: readonly Tree[], dice: Dice): readonly Tree[] {
  const item = dice.pick(list);
  const size = JSON.stringify(item)?.length ?? 1;
  const count = Math.min(dice.pick([1, 2, 5, 13, 40, 120, 600]), Math.ceil(30_000 / size));
  const isNamed = dice.chance(2) && typeof item === 'object' && item !== null && !Array.isArray(item);
  return [
    ...list,
    ...Array.from({ length: count }, (_, number) =>
      isNamed ? { ...(item as object), id: `made-${number}` } : item,
    ),
  ];
}

function numbers(places: readonly Place[], dice: Dice): void {
  const all = places.filter(({ value }) => typeof value === 'number');
  const { branch, key } = dice.pick(all.length > 0 ? all : places);
  put(branch, key, dice.pick(NUMBERS));
}

function flags(places: readonly Place[], dice: Dice): void {
  const all = places.filter(({ value }) => typeof value === 'boolean');
  if (all.length === 0) return;
  const { branch, key, value } = dice.pick(all);
  put(branch, key, value !== true);
}

/** Two names change places, everywhere or where they are given, so that others lead elsewhere. */
function swapNames(root: Record<string, Tree>, places: readonly Place[], dice: Dice): void {
  const given = places.filter(({ key, value }) => key === 'id' && typeof value === 'string');
  if (given.length === 0) return;
  const [one, other] = [dice.pick(given), dice.pick(given)];
  put(one.branch, one.key, other.value);
  if (dice.chance(2)) put(other.branch, other.key, one.value);
  if (!dice.chance(3)) return;
  const swapped: Readonly<Record<string, Tree>> = {
    [String(one.value)]: other.value,
    [String(other.value)]: one.value,
  };
  for (const { branch, key, value } of placesIn(root)) {
    if (typeof value === 'string' && Object.hasOwn(swapped, value)) put(branch, key, swapped[value] ?? null);
    if (Object.hasOwn(swapped, key)) rename(branch, key, String(swapped[key]));
  }
}

/** A condition becomes another one that is there, a part of it, or one made of questions that are there. */
function exchange(conditions: readonly Place[], places: readonly Place[], dice: Dice): void {
  if (conditions.length === 0) return;
  const { branch, key, value } = dice.pick(conditions);
  const made = condition(places, dice, dice.below(3));
  put(
    branch,
    key,
    dice.pick<Tree>([dice.pick(conditions).value, made, made, { any: [value, made] }, { not: value }]),
  );
}

/** Somebody gets a key that they need not have. */
function give(places: readonly Place[], dice: Dice): void {
  const named = places.filter(
    ({ key, value }) => /^\d+$/u.test(key) && typeof value === 'object' && value !== null,
  );
  if (named.length === 0) return;
  const { value: branch } = dice.pick(named) as { value: Branch };
  const name = () => String(dice.pick(places.filter(({ key }) => key === 'id'))?.value ?? 'x');
  const [key, value] = dice.pick<readonly [string, () => Tree]>([
    ['may-not-apply', () => true],
    ['ordered', () => false],
    ['monotone', () => true],
    ['cumulative', () => dice.chance(2)],
    ['shown-when', () => condition(places, dice, dice.below(2))],
    ['shown-when', () => condition(places, dice, 0)],
    ['requires', () => condition(places, dice, dice.below(3))],
    ['strengthened-by', () => [condition(places, dice, dice.below(2))]],
    ['arises-when', () => condition(places, dice, dice.below(2))],
    ['raised-by', () => condition(places, dice, dice.below(2))],
    ['nations', () => [name(), name()]],
    ['holds-back', () => [name(), name()]],
    ['value', () => dice.pick(NUMBERS)],
    ['from', () => dice.pick(NUMBERS)],
    ['better', () => ({ text: 'Do it.', effort: 'days', to: name(), needs: condition(places, dice, 1) })],
    ['unverified', () => true],
  ]);
  if (!Array.isArray(branch)) put(branch, key, value());
}

function condition(places: readonly Place[], dice: Dice, depth: number): Tree {
  const questions = places
    .filter(({ value }) => isQuestion(value))
    .map(({ value }) => value as unknown as Question);
  if (questions.length === 0) return { nation: ['england'] };
  const { id, options } = dice.pick(questions);
  const option = () =>
    Array.isArray(options) ? String(dice.pick(options as { id: string }[])?.id) : 'agree';
  if (depth === 0) {
    return dice.pick<Tree>([
      { [id]: option() },
      { [id]: option() },
      { [id]: { 'at-most': option() } },
      { [id]: { exactly: option() } },
      { [id]: [option(), option()] },
      { nation: [dice.pick(['england', 'wales', 'north', 'scotland'])] },
      {
        score: {
          of: dice.pick<Tree>(['all', [id, dice.pick(questions).id], [id]]),
          by: dice.pick(['sum', 'mean', 'min', 'median']),
          [dice.pick(['at-least', 'at-most', 'exactly'])]: dice.pick([0, 1, 2, 2.5, 1 / 3, -1, 7]),
        },
      },
    ]);
  }
  const inner = () => condition(places, dice, depth - 1);
  return dice.pick<Tree>([
    { all: [inner(), inner()] },
    { any: [inner(), inner()] },
    { not: inner() },
    { 'at-least': { count: dice.pick([1, 2, 3]), of: [inner(), inner(), inner()] } },
    [inner(), inner()],
  ]);
}

interface Question {
  readonly id: string;
  readonly options: Tree;
}

function isQuestion(value: Tree): boolean {
  return typeof value === 'object' && value !== null && 'ask' in value && 'options' in value && 'id' in value;
}

/** The tree as a text, in one of the ways in which it can be written. */
export function written(tree: Tree, dice: Dice): string {
  const text = dice.weighed<() => string>([
    [6, () => JSON.stringify(tree)],
    [3, () => JSON.stringify(tree, null, 2)],
    [1, () => stringify(tree, { lineWidth: 0 })],
  ])();
  return (text ?? 'null').replace(/"?@@(.*?)@@"?/gsu, (_, raw: string) =>
    raw.replaceAll('\\"', '"').replaceAll('\\\\', '\\'),
  );
}
