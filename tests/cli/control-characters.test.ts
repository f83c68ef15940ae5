import { describe, expect, it } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { expectHarmless, messagesIn } from '../support/refusal.ts';
import { inFolder, touched } from '../support/sandbox.ts';

const ESC = '\u001b';

describe('in a text of a file', () => {
  const rows: readonly (readonly [name: string, text: string, at: string, character: string])[] = [
    ['an escape', `joinedup: 1\nservice: { name: "Hill ${ESC}[2J" }\n`, '2:18', 'U+001B'],
    [
      'an escape that is written out',
      'joinedup: 1\nservice: { name: "Hill \\u001b[2J" }\n',
      '2:18',
      'U+001B',
    ],
    ['one that is written shortly', 'joinedup: 1\nservice: { name: "Hill \\e[2J" }\n', '2:18', 'U+001B'],
    ['one in JSON', '{ "joinedup": 1,\n  "service": { "name": "\\u001b[2J" } }\n', '2:24', 'U+001B'],
    ['an escape of one character', 'joinedup: 1\nservice: { name: "\\u009b2J" }\n', '2:18', 'U+009B'],
    ['a zero', 'joinedup: 1\nservice: { name: "a\\0b" }\n', '2:18', 'U+0000'],
    ['a carriage return', 'joinedup: 1\nservice: { name: "a\\rb" }\n', '2:18', 'U+000D'],
    ['a backspace', 'joinedup: 1\nservice: { name: "a\\bb" }\n', '2:18', 'U+0008'],
    ['text that turns round', 'joinedup: 1\nservice: { name: a\u202eb }\n', '2:18', 'U+202E'],
    ['a separator of lines', 'joinedup: 1\nservice: { name: "a\\u2028b" }\n', '2:18', 'U+2028'],
    [
      'an escape in a block',
      `joinedup: 1\nservice:\n  name: |\n    Hill ${ESC}]0;x\u0007\n`,
      '3:9',
      'U+001B',
    ],
    ['an escape in a key', 'joinedup: 1\n"\\u001b[2J": 1\n', '2:1', 'U+001B'],
    ['an escape in the key of an answer', 'joinedup: 1\nanswers: { "\\u001b": all }\n', '2:12', 'U+001B'],
    ['an escape in an answer', 'joinedup: 1\nanswers: { budget: "\\u001b" }\n', '2:20', 'U+001B'],
    ['an escape in a note', 'joinedup: 1\nanswers: { budget: { note: "\\u001b" } }\n', '2:28', 'U+001B'],
    ['an escape in a result', '{ "schemaVersion": 1, "tool": { "name": "\\u001b" } }\n', '1:41', 'U+001B'],
  ];

  it.each(rows)('%s', (_, text, at, character) =>
    inFolder({ 'file.yaml': text }, async (cwd) => {
      const message = `file.yaml:${at}: error: The text holds the invisible character ${character}. Type the text again; it may have come along when it was copied. [control-character]`;
      const scored = await mainRun(['score', 'file.yaml'], { cwd });
      expect(scored).toMatchObject({ code: 2, stdout: '' });
      expect(messagesIn(scored.stderr)).toEqual([message]);
      expectHarmless(scored);
      const checked = await mainRun(['frameworks', 'check', 'file.yaml'], { cwd });
      expect(checked).toMatchObject({ code: 1, stderr: '' });
      expect(messagesIn(checked.stdout)).toEqual([message]);
      expectHarmless(checked);
      expect(await touched({ 'file.yaml': text }, cwd)).toEqual([]);
    }),
  );
});

describe('where the program quotes what stands beside', () => {
  const text = `joinedup: 1\nanswers: { budgte: all } # ${ESC}]0;title\u0007 \u009b2J \u202e \ufeff\n`;
  const framework = `id: own\nversoin: 1.0.0 # ${ESC}[2J \u009b2J \u202e\n`;

  it.each([
    ['an alias', `joinedup: 1\nanswers: *a${ESC}[2J\n`],
    ['an anchor', `joinedup: 1\nanswers: &a${ESC}[2J { budgte: all }\n`],
    ['a tag', `joinedup: 1\nanswers: !a${ESC}[2J { budgte: all }\n`],
    ['a comment', text],
    ['a line that cannot be read', `joinedup: 1\nanswers: [ ${ESC}[2J\n  }\n`],
  ])('%s is made harmless', (_, content) =>
    inFolder({ 'file.yaml': content }, async (cwd) => {
      const run = await mainRun(['score', 'file.yaml'], { cwd });
      expect(run.code).toBe(2);
      expect(messagesIn(run.stderr)[0]).toMatch(/^file\.yaml:[23]:\d+: error: .*\[[a-z-]+\]$/u);
      expectHarmless(run);
    }),
  );

  it('the mark stands under the place although the line holds an escape', () =>
    inFolder({ 'file.yaml': `joinedup: 1\nanswers: { "a${ESC}": 1, budgte: all }\n` }, async (cwd) => {
      const { stderr } = await mainRun(['score', 'file.yaml'], { cwd });
      const [, shown = '', caret = ''] = stderr.split('\n');
      expect(shown.slice(caret.indexOf('^'))).toBe('"a[U+001B]": 1, budgte: all }');
    }));

  it('in what machines read they are written out', () =>
    inFolder({ 'own.yaml': framework, 'file.yaml': text, 'other.yaml': 'joinedup: 1\n' }, async (cwd) => {
      const checked = await mainRun(['frameworks', 'check', 'own.yaml', '--format', 'json'], { cwd });
      expectHarmless(checked);
      expect(JSON.parse(checked.stdout).problems[0].excerpt).toBe(framework.split('\n')[0]);
      const scored = await mainRun(['score', 'file.yaml', 'other.yaml', '--format', 'json'], { cwd });
      expectHarmless(scored);
      expect(JSON.parse(scored.stdout).results[0].problems[0].excerpt).toBe(text.split('\n')[1]);
    }));
});

describe('in the name of a file', () => {
  it.each([
    ['an escape', `a${ESC}[2Jb.yaml`, 'a[U+001B][2Jb.yaml'],
    ['an escape of one character', 'a\u009b2Jb.yaml', 'a[U+009B]2Jb.yaml'],
    ['text that turns round', 'a\u202eb.yaml', 'a[U+202E]b.yaml'],
  ])('%s is written out', (_, name, shown) =>
    inFolder({ [name]: 'joinedup: 2\n' }, async (cwd) => {
      const scored = await mainRun(['score', name, `far-away-${name}`], { cwd });
      expect(messagesIn(scored.stderr)).toEqual([
        `${shown}:1:11: error: The file is in format 2; this program reads format 1. Use a newer joinedup. [other-format]`,
        `error: “far-away-${shown}” does not exist. Check the name. [no-such-file]`,
      ]);
      expectHarmless(scored);
      const checked = await mainRun(['frameworks', 'check', name], { cwd });
      expect(checked.stdout.trimEnd().split('\n').at(-1)).toMatch(/^“a\[U\+[0-9A-F]+\].*b\.yaml”: 1 error /u);
      expectHarmless(checked);
      const machines = await mainRun(['frameworks', 'check', name, '--format', 'json'], { cwd });
      expectHarmless(machines);
    }),
  );

  it('a line end starts no message of its own', () =>
    inFolder({ 'a\nerror: b.yaml': 'joinedup: 2\n' }, async (cwd) => {
      const { stderr } = await mainRun(['score', 'a\nerror: b.yaml'], { cwd });
      expect(messagesIn(stderr)).toHaveLength(1);
      expect(stderr.split('\n')).toHaveLength(4);
    }));

  it('a report is written there all the same, and its name is written out', () =>
    inFolder({ 'a.yaml': 'joinedup: 1\n' }, async (cwd) => {
      const run = await mainRun(['score', 'a.yaml', '-o', `b${ESC}[2J.txt`], { cwd });
      expect(run).toEqual({ code: 0, stdout: '', stderr: 'Written to “b[U+001B][2J.txt”.\n' });
    }));
});

describe('in what is typed behind the program’s name', () => {
  it.each([
    ['a command', [`sc${ESC}[2Jore`]],
    ['a command of a group', ['frameworks', `li${ESC}[2Jst`]],
    ['an option', ['score', `--form${ESC}[2Jat`]],
    ['a format', ['score', 'a.yaml', '--format', `${ESC}[2J`]],
    ['a level', ['score', 'a.yaml', '--require-level', `${ESC}[2J`]],
    ['a placement', ['score', 'a.yaml', '--placement', `${ESC}[2J`]],
    ['a framework', ['score', 'a.yaml', '--framework', `${ESC}[2J`]],
    ['a framework’s file', ['score', 'a.yaml', '--framework', `${ESC}[2J.yaml`]],
    ['a framework to fill in', ['template', '--framework', `${ESC}[2J`]],
    ['a framework to show', ['frameworks', 'show', `${ESC}[2J`]],
    ['a schema', ['frameworks', 'schema', `${ESC}[2J`]],
    ['a case', ['cases', 'show', `${ESC}[2J`]],
    ['a folder to write to', ['score', 'a.yaml', '-o', `${ESC}[2J/b.txt`]],
    ['help', ['help', `${ESC}[2J`]],
  ])('%s', (_, argv) =>
    inFolder({ 'a.yaml': 'joinedup: 1\n' }, async (cwd) => {
      const run = await mainRun(argv, { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).not.toBe('');
      expectHarmless(run);
    }),
  );
});
