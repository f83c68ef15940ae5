import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/document/parse.ts';
import type { Problem } from '../../src/problem.ts';

function problemsOf(text: string): readonly Problem[] {
  return parseSource({ file: 'file.yaml', text }).problems;
}

function parsed(text: string): unknown {
  const outcome = parseSource({ file: 'file.yaml', text });
  return outcome.ok ? outcome.value.value : outcome.problems;
}

// A bomb of aliases: nine lines that would become a thousand million entries.
const BOMB = ['a: &a [x, x, x, x, x, x, x, x, x, x]']
  .concat(
    [...'bcdefghij'].map(
      (name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghij'[index]}`).join(', ')}]`,
    ),
  )
  .join('\n');

describe('what is refused, with its place', () => {
  test.each<[name: string, text: string, code: string, line?: number, column?: number]>([
    ['an empty file', '', 'empty-file'],
    ['a file of comments', '# nothing here\n\n', 'empty-file'],
    ['a bracket that is not closed', 'a: [1, 2\nb: 3\n', 'yaml-syntax', 1, 4],
    ['a tab as indentation', 'a:\n\tb: 1\n', 'yaml-syntax', 2, 1],
    ['a colon in the middle of a text', 'a: b: c\n', 'yaml-syntax', 1, 4],
    ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', 'yaml-syntax', 3, 1],
    ['a tag', 'a: !!js/function "x"\n', 'yaml-syntax', 1, 4],
    ['a tag that makes bytes', 'a: !!binary "AAA="\n', 'yaml-syntax', 1, 4],
    ['a tag that makes a date', 'a: !!timestamp 2026-11-22\n', 'yaml-syntax', 1, 4],
    ['a tag that makes a set', 'a: !!set { b }\n', 'yaml-syntax', 1, 4],
    ['several documents', 'a: 1\n---\nb: 2\n', 'several-documents', 2, 1],
    ['a key of JavaScript', 'a:\n  __proto__: { b: 1 }\n', 'forbidden-key', 2, 3],
    ['a quoted key of JavaScript', '"constructor": 1\n', 'forbidden-key', 1, 1],
    ['an escape sequence', 'a: "\\e[2J"\n', 'control-character', 1, 4],
    ['an escape sequence as it is', 'a: "\u001b[2J"\n', 'control-character', 1, 4],
    ['a character that turns text around', 'a: b\nc: "\u202e"\n', 'control-character', 2, 4],
    ['an alias that leads nowhere', 'a: *b\n', 'bad-alias', 1, 4],
    ['an alias into itself', 'a: &a [ *a ]\n', 'bad-alias', 1, 9],
    ['aliases that multiply', BOMB, 'too-many-aliases'],
    ['brackets in brackets', '['.repeat(100_000), 'too-deep', 1, 101],
    ['maps in maps', '{a: '.repeat(100_000), 'too-deep', 1, 398],
    [
      'lists in lists',
      Array.from({ length: 5000 }, (_, depth) => `${' '.repeat(depth)}-`).join('\n'),
      'too-deep',
    ],
    ['too many parts', '- a\n'.repeat(150_000), 'too-long'],
  ])('%s', (_, text, code, line, column) => {
    const [problem] = problemsOf(text);
    expect(problem).toMatchObject({ code, severity: 'error', file: 'file.yaml' });
    expect(problem?.advice).toBeTruthy();
    if (line !== undefined) expect(problem?.place).toEqual({ line, column });
  });

  test('a deep file does not stop the next one from being read', () => {
    expect(problemsOf('['.repeat(1_000_000))[0]?.code).toBe('too-deep');
    expect(problemsOf('{a: '.repeat(1_000_000))[0]?.code).toBe('too-deep');
    expect(parsed('a: 1')).toEqual({ a: 1 });
  });

  test('every syntax error and every hostile character at once, in the order of the file', () => {
    expect(problemsOf('a: 1\na: 2\nb: 1\nb: 2\n').map(({ place }) => place?.line)).toEqual([2, 4]);
    expect(problemsOf('a: "\\e"\nb: "\\u0007"\n__proto__: 1\n').map(({ place }) => place?.line)).toEqual([
      1, 2, 3,
    ]);
  });
});

describe('what is taken', () => {
  test('carriage returns and a byte order mark make no difference', () => {
    expect(parsed('\uFEFFa: 1\r\nb: [x, y]\r\n')).toEqual({ a: 1, b: ['x', 'y'] });
    expect(problemsOf('a: 1\r\nb: 2\r\na: 3\r\n')[0]).toMatchObject({
      place: { line: 3, column: 1 },
      excerpt: 'a: 3',
    });
  });

  test('JSON is YAML', () => {
    expect(parsed('{ "a": [1, "b", null] }')).toEqual({ a: [1, 'b', null] });
  });

  test('words of older YAML are words', () => {
    expect(parsed('a: no\nb: on\nc: 1:30\nd: 010')).toEqual({ a: 'no', b: 'on', c: '1:30', d: 10 });
  });

  test('a few aliases', () => {
    expect(parsed('a: &x { b: 1 }\nc: *x\n')).toEqual({ a: { b: 1 }, c: { b: 1 } });
  });

  test('as deep as anybody writes', () => {
    expect(problemsOf(`${'['.repeat(50)}x${']'.repeat(50)}`)).toEqual([]);
  });
});

describe('the place of a part', () => {
  const source = { file: 'file.yaml', text: 'top:\n  - name: one\n    list: [a, b]\n  - name: two\n' };

  test.each<[path: (string | number)[], part: 'key' | 'value', place: string]>([
    [['top', 0, 'name'], 'key', '2:5'],
    [['top', 0, 'name'], 'value', '2:11'],
    [['top', 0, 'list', 1], 'value', '3:15'],
    [['top', 1], 'value', '4:5'],
    [['top', 1, 'missing', 'deeper'], 'value', '4:5'],
    [[], 'value', '1:1'],
  ])('%j, its %s', (path, part, place) => {
    const document = parseSource(source);
    const problem = document.ok
      ? document.value.problem({ code: 'x', severity: 'error', message: 'x' }, path, part)
      : undefined;
    expect(`${problem?.place?.line}:${problem?.place?.column}`).toBe(place);
  });
});

test('where a long margin ends in a space of another kind, the space is found at once', () => {
  const margin = (length: number) => `a\n${' \t'.repeat(length)}\u00a0b: c: d\n`;
  const [short, long] = [1000, 100_000].map((length) => {
    const start = process.cpuUsage();
    expect(problemsOf(margin(length)).map(({ code }) => code)).toContain('odd-space');
    return process.cpuUsage(start).user;
  });
  // With the square of its length it would take ten thousand times the work. A little of it tells nothing.
  expect(long).toBeLessThan(100 * Math.max(short ?? 0, 4000));
});
