import { describe, expect, it } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { expectHarmless, messagesIn } from '../support/refusal.ts';
import { inFolder, touched } from '../support/sandbox.ts';

/** What is wrong with a text, where, and what the program says of it: at least this, in this order. */
type Row = readonly [name: string, text: string | Uint8Array, at: string | null, code: string, says: RegExp];

const BROKEN: readonly Row[] = [
  [
    'a bracket that is not closed',
    'joinedup: 1\nanswers: { a: b\ndate: 2026\n',
    '2:10',
    'yaml-syntax',
    /This “\{” is never closed\. Put the “\}” where it ends/u,
  ],
  ['a quote that is not closed', 'joinedup: 1\nname: "x\n', '3:1', 'yaml-syntax', /missing.*the one above/u],
  ['a tab as indentation', 'a:\n\tb: 1\n', '2:1', 'yaml-syntax', /Tabs.*Use spaces/u],
  ['a colon in the middle of a text', 'a: b: c\n', '1:4', 'yaml-syntax', /new key.*in quotes/u],
  ['a backslash that means nothing', 'a: "\\q"\n', '1:5', 'yaml-syntax', /backslash.*single quotes/u],
  ['a tag', 'a: !mine x\n', '1:4', 'yaml-syntax', /Tags.*Leave it out/u],
  ['a tag of a programming language', 'a: !!js/function x\n', '1:4', 'yaml-syntax', /Tags.*Leave it out/u],
  ['a second document', 'a: 1\n---\nb: 2\n', '2:1', 'several-documents', /second document.*file of its own/u],
  ['a key that stands twice', 'a: 1\nb: 2\na: 3\n', '3:1', 'yaml-syntax', /twice.*Keep one/u],
  ['a key of JavaScript’s own', 'a:\n  __proto__: { b: 1 }\n', '2:3', 'forbidden-key', /__proto__.*another/u],
  ['another of them', 'constructor: 1\n', '1:1', 'forbidden-key', /constructor.*another/u],
  ['one of them in JSON', '{ "a": { "__proto__": 1 } }', '1:10', 'forbidden-key', /__proto__.*another/u],
  ['one of them, written in escapes', '"\\x5f_proto__": 1\n', '1:1', 'forbidden-key', /__proto__.*another/u],
  ['a list for a key', '[a, b]: 1\n', '1:1', 'yaml-syntax', /key has to be plain text.*quotes/u],
  ['an alias of nothing', 'a: *b\n', '1:4', 'bad-alias', /\*b.*Write the value out/u],
  ['an alias of what it is in', 'a: &b [ *b ]\n', '1:9', 'bad-alias', /\*b.*Write the value out/u],
  ['lists nested deep', `a: ${'['.repeat(5000)}`, '1:103', 'too-deep', /100 deep.*closing bracket/u],
  ['maps nested deep', `a: ${'{b: '.repeat(5000)}`, '1:397', 'too-deep', /100 deep.*flatter/u],
  ['lines nested deep', nested(500), '100:101', 'too-deep', /100 deep.*flatter/u],
  ['lists on one line', '- '.repeat(5000), '1:200', 'too-deep', /100 deep.*flatter/u],
  ['keys asked for', '? '.repeat(5000), '1:200', 'too-deep', /100 deep.*flatter/u],
  [
    'more parts than any honest file',
    `a: [${'b,'.repeat(300_000)}]`,
    '1:[0-9]+',
    'too-long',
    /400,000 parts.*right file/u,
  ],
  ['text of another encoding', utf16('a: 1\n'), null, 'not-text', /UTF-8.*Save it as UTF-8/u],
  [
    'text of another encoding without a mark',
    Buffer.from('a: 1\n', 'utf16le'),
    null,
    'not-text',
    /UTF-16.*Save/u,
  ],
  [
    'a workbook',
    Buffer.from('PK\u0003\u0004..xl/workbook.xml'),
    null,
    'not-text',
    /workbook of Excel.*right file/u,
  ],
  ['a line of another YAML', '%YAML 1.1\n---\na: no\n', '1:1', 'other-yaml', /another version.*Take it out/u],
  [
    'a no-break space before a key',
    'a:\n  b: 1\n \u00a0c: 2\n',
    '3:2',
    'odd-space',
    /no-break space \(U\+00A0\).*usual space/u,
  ],
  [
    'a narrow one behind a colon',
    'a:\u202f1\nb: 2\n',
    '1:3',
    'odd-space',
    /narrow no-break space \(U\+202F\)/u,
  ],
  [
    'a wide one behind a hyphen',
    'a: 1\nb:\n  -\u3000x: 1\n    y: 1\n',
    '3:4',
    'odd-space',
    /another width \(U\+3000\)/u,
  ],
  ['one before a comment', 'a: 1\u00a0# one: two\n', '1:5', 'odd-space', /U\+00A0/u],
  [
    'a character that nobody sees, before a hyphen',
    'a:\n\u200b- x\n- y\n',
    '2:1',
    'control-character',
    /U\+200B.*Take it out/u,
  ],
  ['a next line', 'a: 1\u0085b: 2\n', '1:5', 'control-character', /U\+0085/u],
  ['a byte order mark in the middle', 'a: 1\n\ufeffb: 2\n', '2:1', 'control-character', /U\+FEFF/u],
  [
    'a “#” within brackets',
    'a: { b: Partner #1 pays }\nc: 2\n',
    '1:4',
    'yaml-syntax',
    /“\}” stands in it.*“ #”/u,
  ],
  ['a key that stands too deep', 'a: some text\n  b: 2\n', '2:3', 'yaml-syntax', /deeper.*same column/u],
  ['a tab before a key', 'a:\n\tb: 1\n', '2:1', 'yaml-syntax', /Tabs.*spaces/u],
  ['a list without hyphens', 'a:\n  id: 1\n  id: 2\n', '3:3', 'yaml-syntax', /twice.*hyphen/u],
  ['text of an old encoding', Buffer.from('a: caf\xe9\n', 'latin1'), null, 'not-text', /UTF-8.*Encoding/u],
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), null, 'not-text', /UTF-8.*Save it as UTF-8/u],
  ['nothing', '', null, 'empty-file', /file\.yaml.* empty\. [A-Z]/u],
  ['a byte order mark and nothing', '\ufeff', null, 'empty-file', /file\.yaml.* empty\. [A-Z]/u],
  ['a comment and nothing', '# to do\n', null, 'empty-file', /file\.yaml.* empty\. [A-Z]/u],
  ['aliases that multiply', bomb(), null, 'too-many-aliases', /file\.yaml.*aliases.*Write/u],
];

describe.each(BROKEN)('%s', (_, text, at, code, says) => {
  const files = { 'file.yaml': text };
  const place = at === null ? '' : `file\\.yaml:${at}: `;
  const line = new RegExp(`^${place}.*error: .*\\[${code}\\]$`, 'u');

  it('is refused as an assessment', () =>
    inFolder(files, async (cwd) => {
      const run = await mainRun(['score', 'file.yaml'], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expectHarmless(run);
      const [message = '', ...others] = messagesIn(run.stderr);
      expect(others).toEqual([]);
      expect(message).toMatch(line);
      expect(message).toMatch(says);
      expect(await touched(files, cwd)).toEqual([]);
    }));

  it('is refused as a framework', () =>
    inFolder(files, async (cwd) => {
      const run = await mainRun(['frameworks', 'check', 'file.yaml'], { cwd });
      expect(run).toMatchObject({ code: code === 'not-text' ? 2 : 1, stderr: '' });
      expectHarmless(run);
      const [message = '', ...others] = messagesIn(run.stdout);
      expect(others).toEqual([]);
      expect(message).toMatch(line);
      expect(message).toMatch(says);
      expect(run.stdout.trimEnd().split('\n').at(-1)).toBe('“file.yaml”: 1 error and 0 warnings.');
      expect(await touched(files, cwd)).toEqual([]);
    }));
});

it('two files nested deep in one run are refused one after the other', () =>
  inFolder({ 'one.yaml': '['.repeat(5000), 'two.yaml': '{a: '.repeat(5000) }, async (cwd) => {
    const run = await mainRun(['score', 'one.yaml', 'two.yaml'], { cwd });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(messagesIn(run.stderr).map((message) => message.split(' ')[0])).toEqual([
      'one.yaml:1:101:',
      'two.yaml:1:398:',
    ]);
  }));

it('a problem deep in a long line is shown with what stands around it', () =>
  inFolder({ 'file.yaml': `a: [ ${'b, '.repeat(200)}!mine c ]\n` }, async (cwd) => {
    const { stderr } = await mainRun(['score', 'file.yaml'], { cwd });
    const [, shown = '', caret = ''] = stderr.split('\n');
    expect(shown.length).toBeLessThanOrEqual(80);
    expect(shown.slice(caret.indexOf('^'))).toBe('!mine c ]');
  }));

describe('Windows', () => {
  const files = { 'file.yaml': '\ufeffjoinedup: 1\r\nanswers:\r\n  budgte: all\r\n' };

  it('a byte order mark and carriage returns do not move a place', () =>
    inFolder(files, async (cwd) => {
      const { stderr } = await mainRun(['score', 'file.yaml'], { cwd });
      expect(stderr.split('\n').slice(1)).toEqual(['    3 |   budgte: all', '      |   ^', '']);
      expect(messagesIn(stderr)).toEqual([
        'file.yaml:3:3: error: Five levels of partnership working has no question “budgte”. Did you mean “budget”? [unknown-question]',
      ]);
    }));

  it('nor does a byte order mark move a place on the first line', () =>
    inFolder({ 'file.yaml': '\ufeffjoinedup: 2\r\n' }, async (cwd) => {
      const { stderr } = await mainRun(['score', 'file.yaml'], { cwd });
      const [message = '', shown = '', caret = ''] = stderr.split('\n');
      expect(message).toMatch(
        /^file\.yaml:1:11: error: .*format 2.*Use a newer joinedup\. \[other-format\]$/u,
      );
      expect(shown.slice(caret.indexOf('^'))).toBe('2');
    }));
});

function nested(depth: number): string {
  return Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
}

function utf16(text: string): Uint8Array {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

/** Ten lists of ten aliases each: ten thousand million parts. */
function bomb(): string {
  const lines = Array.from(
    { length: 9 },
    (_, turn) => `a${turn + 1}: &a${turn + 1} [${`*a${turn},`.repeat(10)}]`,
  );
  return `a0: &a0 [ x, x, x, x ]\n${lines.join('\n')}\n`;
}
