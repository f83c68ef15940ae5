import { describe, expect, it } from 'vitest';
import { commandLine, isAsExpected, scenariosIn, sessionLines } from '../support/session.ts';

const MARKDOWN = `# Title

The file \`shared.yaml\`:

\`\`\`yaml
shared: 1
\`\`\`

## the first

It has prose, and the file \`own.yaml\`:

\`\`\`yaml
own: 1
\`\`\`

\`\`\`console
$ one
out

! err
[exit 2]
$ two
\`\`\`

Never printed:

\`\`\`text
secret
\`\`\`

## the second

\`\`\`console
$ three
\`\`\`
`;

describe('scenarios in Markdown', () => {
  it('are a heading, the files of its own and of all, a session, and what is never printed', () => {
    expect(scenariosIn(MARKDOWN)).toEqual([
      {
        name: 'the first',
        files: { 'shared.yaml': 'shared: 1\n', 'own.yaml': 'own: 1\n' },
        steps: [
          { command: 'one', lines: ['out', '', '! err', '[exit 2]'] },
          { command: 'two', lines: [] },
        ],
        never: ['secret'],
      },
      {
        name: 'the second',
        files: { 'shared.yaml': 'shared: 1\n' },
        steps: [{ command: 'three', lines: [] }],
        never: [],
      },
    ]);
  });

  it('show a run as its product, its conversation and its exit code', () => {
    const run = { stdout: 'a\n\n\u001b[1mb', stderr: 'c\n\n', code: 1 };
    expect(sessionLines(run)).toEqual(['a', '', '␛[1mb', '(no line end)', '! c', '!', '[exit 1]']);
    expect(sessionLines({ stdout: '', stderr: '', code: 0 })).toEqual([]);
  });
});

describe('what is expected', () => {
  it.each<[string, string[], string[], boolean]>([
    ['the same lines', ['a', 'b'], ['a', 'b'], true],
    ['another line', ['a', 'b'], ['a', 'c'], false],
    ['a line more', ['a'], ['a', 'b'], false],
    ['a line less', ['a', 'b'], ['a'], false],
    ['the start of a line', ['a'], ['ab'], false],
    ['any lines', ['a', '...', 'd'], ['a', 'b', 'c', 'd'], true],
    ['any lines where there are none', ['a', '...', 'd'], ['a', 'd'], true],
    ['any lines, but not the last', ['a', '...', 'd'], ['a', 'b'], false],
    ['any part of a line', ['a [..] c'], ['a b c'], true],
    ['any part of one line only', ['a [..] c'], ['a b', ' c'], false],
    ['signs that mean something in a pattern', ['a.b (c) [d]'], ['a.b (c) [d]'], true],
    ['a dot that stands for itself', ['a.b'], ['axb'], false],
  ])('%s', (_, expected, found, same) => {
    expect(isAsExpected(expected, found)).toBe(same);
  });
});

it('a command line is words, settings before, and files behind < and >', () => {
  expect(commandLine('LANG=C A=b=c joinedup score "a b.yaml" --x=1 - < in.txt > out.txt')).toEqual({
    env: { LANG: 'C', A: 'b=c' },
    words: ['joinedup', 'score', 'a b.yaml', '--x=1', '-'],
    input: 'in.txt',
    output: 'out.txt',
  });
});
