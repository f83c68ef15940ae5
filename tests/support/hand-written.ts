import * as fc from 'fast-check';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';

/** Draws whatever is left open in what a person writes. */
export interface Dice {
  pick<Value>(values: readonly Value[]): Value;
  /** True once in so many times. */
  chance(times: number): boolean;
}

/** Dice that a property throws. */
export function diceOf(g: fc.GeneratorValue): Dice {
  return {
    pick: (values) => values[g(fc.nat, { max: values.length - 1 })] as (typeof values)[number],
    chance: (times) => g(fc.nat, { max: times - 1 }) === times - 1,
  };
}

/** Texts that need care wherever they stand: in quotes, in brackets, in a block. */
export const TEXTS = [
  'plain words',
  'minutes of May; annex B',
  '- a dash first',
  '# no comment',
  'key: value',
  'it\'s “quoted” and "double"',
  '{ not: a map }',
  '[ a, b ]',
  'a, b, c',
  'true',
  'null',
  '~',
  '2026',
  '1e3',
  '&anchor',
  '*alias',
  '!tag',
  '? what',
  '| bar',
  '> more',
  '%percent',
  '@at `tick',
  '--- three',
  '...',
  'ends with a colon:',
  'a # in the middle',
  'back\\slash \\n',
  'Zoë · 統合 · 👩‍👩‍👧 · مرحبا',
  'no\u00a0break',
  'tab\tinside',
  'first line\nsecond line',
  '- one\n- two',
  'a\n\nb\n  indented\nc',
  '# looks like\n# a comment',
  'key: |\n  text',
  'long '.repeat(60).trim(),
];

/** An assessment as somebody may have written it by hand: any layout that can be read. */
export function handWritten(dice: Dice, framework: Framework): string {
  return new Writer(dice, framework).text();
}

type Value = null | string | readonly Value[] | { readonly [key: string]: Value };

type Anchored = { readonly name: string; readonly kind: string };

class Writer {
  readonly #dice: Dice;
  readonly #framework: Framework;
  #comments = 0;
  #count = 0;
  readonly #anchors: Anchored[] = [];
  readonly #hasAnchors: boolean;
  readonly #hasComments: boolean;

  constructor(dice: Dice, framework: Framework) {
    this.#dice = dice;
    this.#framework = framework;
    this.#hasAnchors = dice.chance(3);
    this.#hasComments = !dice.chance(4);
  }

  text(): string {
    const { pick, chance } = this.#dice;
    const value = this.#value();
    const layout = pick(['block', 'block', 'block', 'flow', 'json']);
    let text = layout === 'json' ? this.#json(value) : this.#yaml(value, layout === 'flow');
    if (chance(4)) text = text.replace(/\n+$/u, '');
    const ends = pick(['\n', '\n', '\r\n', 'mixed']);
    text = text.replaceAll('\n', () => (ends === 'mixed' ? pick(['\n', '\r\n']) : ends));
    return (chance(5) ? '\ufeff' : '') + text;
  }

  #value(): { readonly [key: string]: Value } {
    const { pick, chance } = this.#dice;
    const { id, version, needs, questions } = this.#framework;
    const parts: [string, Value][] = [['framework', { id, version }]];
    if (chance(2)) parts.push(['service', pick<Value>([null, this.#service()])]);
    if (chance(3)) parts.push(['answered-by', pick<Value>([null, [{ role: pick(TEXTS) }]])]);
    if (chance(3)) parts.push(['date', pick([null, '2026-11', '2025-01-31'])]);
    if (chance(2)) parts.push(['needs', this.#answers(needs?.questions ?? [])]);
    if (!chance(5)) parts.push(['answers', this.#answers(questions)]);
    return Object.fromEntries(
      [...this.#shuffled(parts), ['joinedup', 1 as unknown as Value] as const].reverse(),
    );
  }

  #shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    const found: Item[] = [];
    while (left.length > 0) found.push(...left.splice(left.indexOf(this.#dice.pick(left)), 1));
    return found;
  }

  #service(): Value {
    const { pick, chance } = this.#dice;
    const parts: [string, Value][] = ['name', 'people', 'scope']
      .filter(() => chance(2))
      .map((key) => [key, pick([null, ...TEXTS])]);
    if (chance(2)) parts.push(['nation', pick([null, 'england', 'wales'])]);
    if (chance(2)) {
      const partners = [
        { name: pick(TEXTS), agency: 'council' },
        { name: pick(TEXTS) },
        { agency: null, name: pick(TEXTS) },
      ];
      parts.push(['partners', pick<Value>([null, partners.slice(0, pick([1, 2, 3]))])]);
    }
    return Object.fromEntries(this.#shuffled(parts));
  }

  #answers(questions: readonly Question[]): Value {
    if (this.#dice.chance(6)) return this.#dice.pick([null, {}]);
    const answered = this.#shuffled(questions.filter(() => !this.#dice.chance(3)));
    return Object.fromEntries(answered.map((question) => [question.id, this.#answer(question)]));
  }

  #answer(question: Question): Value {
    const { pick, chance } = this.#dice;
    const options = question.options.map(({ id }) => id);
    const answer = pick<Value>([null, 'unknown', ...options, options, options.slice(0, 1)]);
    if (chance(2)) return answer;
    const parts: [string, Value][] = [['answer', answer]];
    if (chance(4)) parts.pop();
    if (chance(2)) parts.push(['note', pick([null, ...TEXTS])]);
    if (chance(2))
      parts.push(['evidence', pick<Value>([null, pick(TEXTS), [pick(TEXTS)], [pick(TEXTS), pick(TEXTS)]])]);
    if (chance(3)) parts.push(['source', pick(TEXTS)]);
    return Object.fromEntries(this.#shuffled(parts));
  }

  #json(value: Value): string {
    return `${JSON.stringify(value, null, this.#dice.pick(['', '  ', '    ', '\t', ' ']))}\n`;
  }

  #yaml(value: { readonly [key: string]: Value }, isFlow: boolean): string {
    const { pick, chance } = this.#dice;
    const starts = [
      '',
      '',
      '',
      '---\n',
      `---${this.#behind()}\n`,
      '%YAML 1.2\n---\n',
      '--- !!map\n',
      '--- &root\n',
    ];
    const start = pick([
      ...starts,
      '%TAG !e! tag:example.org,2026:\n--- # tags\n',
      ...(isFlow ? ['--- '] : []),
    ]);
    const end = pick(['', '', '', `${this.#above('')}`, '...\n', `...${this.#behind()}\n`]);
    const body = isFlow
      ? `${this.#flowMap(value, ' ', chance(2))}${this.#behind()}\n`
      : this.#blockMap(value, pick(['', '', '', '  ']));
    if (start.endsWith(' ')) return start + body + end;
    return start + this.#above('') + body + end;
  }

  // A comment line or two, blank lines, or nothing.
  #above(pad: string): string {
    const { pick, chance } = this.#dice;
    if (!chance(3)) return chance(5) ? '\n' : '';
    if (!this.#hasComments) return '\n';
    const lines = [`${pad}${this.#comment()}\n`, pick(['', '\n', `${pad}${this.#comment()}\n`, '\n\n'])];
    return (chance(3) ? lines.reverse() : lines).join('');
  }

  #behind(): string {
    return this.#hasComments && this.#dice.chance(4)
      ? `${this.#dice.pick([' ', '  ', '\t'])}${this.#comment()}`
      : '';
  }

  #comment(): string {
    this.#comments += 1;
    return `#${this.#dice.pick([' ', ''])}c${this.#comments}${this.#dice.pick(['', ' what: [ever', " isn't", ' # twice', ' Zoë'])}.`;
  }

  #key(key: string): string {
    return this.#dice.pick([key, key, key, key, JSON.stringify(key), `'${key}'`]);
  }

  #blockMap(value: { readonly [key: string]: Value }, pad: string): string {
    const { chance } = this.#dice;
    return Object.entries(value)
      .map(([key, each]) => {
        const above = this.#above(chance(4) ? '' : pad);
        if (chance(12)) {
          const question = `${pad}? ${this.#key(key)}${this.#behind()}\n`;
          if (each === null && chance(2)) return above + question;
          return `${above}${question}${pad}:${this.#blockValue(each, pad, key)}`;
        }
        return `${above}${pad}${this.#key(key)}${chance(9) ? ' ' : ''}:${this.#blockValue(each, pad, key)}`;
      })
      .join('');
  }

  /** What stands behind a colon or a hyphen, with its line end. */
  #blockValue(value: Value, pad: string, key: string): string {
    const { pick } = this.#dice;
    const deeper = `${pad}${pick(['  ', '  ', ' ', '    '])}`;
    const alias = this.#aliasFor(value, key);
    if (alias) return ` ${alias}${this.#behind()}\n`;
    const anchor = this.#anchorFor(key);
    return this.#anchored(
      anchor,
      value,
      key,
      this.#blockText(value, pad, deeper, anchor === '' ? '' : ` ${anchor}`),
    );
  }

  #blockText(value: Value, pad: string, deeper: string, prop: string): string {
    const { pick, chance } = this.#dice;
    if (value === null)
      return pick([`${prop}${this.#behind()}\n`, `${prop} ~${this.#behind()}\n`, `${prop} null\n`]);
    if (typeof value === 'number') return ` ${value}${this.#behind()}\n`;
    if (typeof value === 'string') return this.#blockScalar(value, pad, deeper, prop);
    const isEmpty = Object.keys(value).length === 0;
    if (isEmpty || chance(3)) {
      const open = chance(4) ? `${prop}${this.#behind()}\n${deeper}` : `${prop} `;
      const flow = Array.isArray(value)
        ? this.#flowList(value, deeper, chance(2))
        : this.#flowMap(value as never, deeper, chance(2));
      return `${open}${flow}${this.#behind()}\n`;
    }
    if (!Array.isArray(value)) return `${prop}${this.#behind()}\n${this.#blockMap(value as never, deeper)}`;
    const inset = chance(3) ? pad : deeper;
    const items = value.map((item: Value) => {
      const above = this.#above(inset);
      if (typeof item === 'object' && item !== null && !Array.isArray(item) && chance(2)) {
        return `${above}${inset}- ${this.#compact(this.#blockMap(item as never, `${inset}  `), `${inset}  `)}`;
      }
      return `${above}${inset}-${this.#blockValue(item, inset, 'item')}`;
    });
    return `${prop}${this.#behind()}\n${items.join('')}`;
  }

  #compact(map: string, pad: string): string {
    return map.startsWith(pad) && !map.startsWith(`${pad}?`) ? map.slice(pad.length) : `\n${map}`;
  }

  #blockScalar(value: string, pad: string, deeper: string, prop: string): string {
    const { pick, chance } = this.#dice;
    const block = (): string => {
      const folded = pick(['|', '|', '>']);
      const lines = folded === '>' ? value.replaceAll('\n', '\n\n') : value;
      const chomp = pick(['', '-', '+']);
      const within = `${pad}  `;
      const body = lines.split('\n').map((line) => (line === '' ? '' : within + line));
      const blank = pick(['', '', '\n', '\n\n']);
      return `${prop} ${folded}${/^\s/u.test(lines) ? '2' : ''}${chomp}${this.#behind()}\n${body.join('\n')}\n${blank}`;
    };
    if (value.includes('\n') && !/\n /u.test(value) && chance(2)) return block();
    if (value.includes('\n') && chance(2))
      return `${prop} |${this.#behind()}\n${value
        .split('\n')
        .map((line) => (line === '' ? '' : `${pad}  ${line}`))
        .join('\n')}\n`;
    if (!value.includes('\n') && chance(9)) return block();
    const tag = chance(12) ? ' !!str' : '';
    const open = chance(6)
      ? `${prop}${tag}${this.#behind()}\n${this.#above(deeper)}${deeper}`
      : `${prop}${tag} `;
    return `${open}${this.#flowScalar(value, deeper)}${this.#behind()}\n`;
  }

  #flowScalar(value: string, pad: string): string {
    const { pick } = this.#dice;
    const ways = [JSON.stringify(value)];
    if (!value.includes('\n')) ways.push(`'${value.replaceAll("'", "''")}'`);
    const isWord = /^[a-z][a-z-]*$/u.test(value) && value !== 'true' && value !== 'null';
    if (isWord) ways.push(value, value, value);
    if (value.startsWith('plain ') || value.startsWith('long ')) {
      ways.push(value, value.replace(' ', `\n${pad}  `), `"${value.replace(' ', `\n${pad}  `)}"`);
    }
    return pick(ways);
  }

  #flowMap(value: { readonly [key: string]: Value }, pad: string, isTall: boolean): string {
    const { chance } = this.#dice;
    const entries = Object.entries(value).map(([key, each]) => {
      if (each === null && chance(3)) return key;
      const name = this.#key(key);
      const colon = chance(12) ? `\n${pad} : ` : /\W$/u.test(name) && chance(2) ? ':' : ': ';
      return `${chance(15) ? '? ' : ''}${name}${colon}${this.#flowValue(each, `${pad}  `, key)}`;
    });
    return this.#brackets('{', entries, '}', pad, isTall);
  }

  #flowList(value: readonly Value[], pad: string, isTall: boolean): string {
    return this.#brackets(
      '[',
      value.map((each) => this.#flowValue(each, `${pad}  `, 'item')),
      ']',
      pad,
      isTall,
    );
  }

  #brackets(open: string, entries: readonly string[], close: string, pad: string, isTall: boolean): string {
    const { pick, chance } = this.#dice;
    const comma = entries.length > 0 && chance(4) ? ',' : '';
    const space = pick([' ', '']);
    if (!isTall) return `${open}${space}${entries.join(`,${pick([' ', '  '])}`)}${comma}${space}${close}`;
    const broken = entries.map((entry, index) => {
      const isLast = index === entries.length - 1;
      const mark = isLast ? comma : ',';
      return `${this.#flowAbove(pad)}${pad}  ${entry}${chance(9) ? `\n${pad} ` : ''}${mark}${this.#behind()}\n`;
    });
    return `${open}${this.#behind()}\n${broken.join('')}${this.#flowAbove(pad)}${pad}${close}`;
  }

  #flowAbove(pad: string): string {
    return this.#above(`${pad} `);
  }

  #flowValue(value: Value, pad: string, key: string): string {
    const alias = this.#aliasFor(value, key);
    if (alias) return `${alias} `;
    const anchor = this.#anchorFor(key);
    return this.#anchored(anchor, value, key, this.#flowText(value, pad, anchor === '' ? '' : `${anchor} `));
  }

  #flowText(value: Value, pad: string, prop: string): string {
    const { pick, chance } = this.#dice;
    if (value === null) return `${prop}${pick(['', 'null', '~'])}`;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'string') return prop + this.#flowScalar(value, pad);
    if (Array.isArray(value)) return prop + this.#flowList(value, pad, chance(3));
    return prop + this.#flowMap(value as never, pad, chance(3));
  }

  #anchorFor(key: string): string {
    if (!this.#hasAnchors || !this.#dice.chance(3) || key === 'joinedup') return '';
    this.#count += 1;
    return `&${this.#dice.chance(4) ? 'again' : `a${this.#count}`}`;
  }

  /** From here on, the value can be referred to. */
  #anchored(anchor: string, value: Value, key: string, text: string): string {
    if (anchor !== '') this.#anchors.push({ name: anchor.slice(1), kind: kindOf(value, key) });
    return text;
  }

  #aliasFor(value: Value, key: string): string | null {
    if (!this.#hasAnchors || value === null || !this.#dice.chance(2)) return null;
    const fitting = this.#anchors.filter((each) => each.kind === kindOf(value, key));
    return fitting.length === 0 ? null : `*${this.#dice.pick(fitting).name}`;
  }
}

/** Where one value can stand in place of another. */
function kindOf(value: Value, key: string): string {
  if (['joinedup', 'framework', 'service', 'date', 'nation', 'agency', 'id', 'version'].includes(key))
    return key;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return ['needs', 'answers', 'item'].includes(key) ? key : 'entry';
  }
  if (['partners', 'answered-by', 'evidence'].includes(key)) return Array.isArray(value) ? key : 'text';
  return ['name', 'people', 'scope', 'note', 'source', 'item', 'role'].includes(key) ? 'text' : 'answer';
}
