import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commandAlone,
  commandLine,
  commandOrWhy,
  file,
  isCommand,
  linesIn,
  shellWord,
  whyNoCommand,
} from '../src/command.ts';
import { asciiOnly, unprintableIn } from '../src/text.ts';
import { powerShellWords } from './support/powershell.ts';
import { runs } from './support/runs.ts';

/** What people call files, and what somebody would who means harm. */
const NAMES = [
  'service.yaml',
  'my service.yaml',
  '$(touch pwned).yaml',
  "it's; rm -rf.yaml",
  '-rf.yaml',
  '--help',
  '-',
  'a`b`.yaml',
  'two\nlines.yaml',
  'case:torbay',
  '~',
  '~root/service.yaml',
  '#1.yaml',
  'wow!.yaml',
  "wow! it's.yaml",
  'a & b; c | d > e.yaml',
  '%TEMP%.yaml',
  '"quoted".yaml',
  `"both" of the 'kinds'.yaml`,
  '“curly”.yaml',
  '‘curly’.yaml',
  `‘“'"’”.yaml`,
  "o'clock $HOME.yaml",
  "'$x'.yaml",
  ".'$x'.yaml",
  "..'$x'.yaml",
  "7'$x'.yaml",
  '1kb',
  '007',
  '1e3',
  '0x10',
  '.5',
  '2025.yaml',
  '@args',
  '@(1)',
  'a,b.yaml',
  '=ls',
  ':label',
  '*.yaml',
  '[ab].yaml',
  '{a,b}.yaml',
  'C:\\Users\\me\\my service.yaml',
  "C:\\Users\\me\\$x's.yaml",
  '\\\\server\\share\\service.yaml',
  "/tmp/$x's.yaml",
  'ends in \\',
  'a\\$b',
  'Gwasanaeth Tŷ Coch.yaml',
  'الخدمة.yaml',
  'परिवार 👨‍👩‍👧.yaml',
];

const SIGNS = [...`'"‘’‚‛“”„\`$\\!\n-~=&;#%@,(){}[]<>|*?^:+. /aé0`];

/** The name of a file in any letters, mostly of those that mean something to a shell. */
const anyName = fc
  .oneof(
    fc.constantFrom(...NAMES),
    fc.array(fc.constantFrom(...SIGNS), { minLength: 1, maxLength: 12 }).map((signs) => signs.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc
      .array(fc.oneof(fc.constantFrom(...SIGNS), fc.string({ unit: 'grapheme', maxLength: 2 })), {
        minLength: 1,
        maxLength: 8,
      })
      .map((signs) => signs.join('')),
  )
  .filter((name) => name !== '' && !name.includes('\0'));

/** What a shell makes of each line. */
function shellWords(shell: string, lines: readonly string[]): string[][] {
  const script = lines.map((line) => `printf '%s\\0' ${line}; printf '\\0'`).join('\n');
  const { stdout, stderr } = spawnSync(shell, ['-s'], { input: script, maxBuffer: 2 ** 26 });
  expect(stderr.toString()).toBe('');
  return stdout
    .toString()
    .split('\0\0')
    .slice(0, -1)
    .map((words) => words.split('\0'));
}

/** The file that a word opens is the one that was named. */
const isNamed = (word: string | undefined, name: string) => word === name || word === `./${name}`;

describe('a word of a command', () => {
  it.each(['sh', 'bash', 'dash'])('is to %s the name of the file', (shell) => {
    const property = fc.property(fc.array(anyName, { minLength: 200, maxLength: 200 }), (random) => {
      const names = [...NAMES, ...random].filter((name) => commandLine([file(name)]) !== null);
      const lines = names.map(
        (name) => commandLine(['x', file(name), '--framework', file(name), '--set', 'a=b', 'end']) ?? '',
      );
      const read = shellWords(shell, lines);
      expect(read).toHaveLength(names.length);
      read.forEach(([x, first, option, second, ...rest], index) => {
        expect([x, option, ...rest], lines[index]).toEqual(['x', '--framework', '--set', 'a=b', 'end']);
        expect(isNamed(first, names[index] ?? ''), lines[index]).toBe(true);
        expect(second).toBe(first);
      });
    });
    fc.assert(property, runs(20));
  });

  it('is to PowerShell the name of the file', () => {
    const property = fc.property(anyName, (name) => {
      const line = commandLine(['joinedup', 'score', file(name), '--framework', file(name)]);
      if (line === null) return;
      const [program, command, first, option, second, ...rest] = powerShellWords(line);
      expect([program, command, option, ...rest]).toEqual(['joinedup', 'score', '--framework']);
      expect(isNamed(first, name), line).toBe(true);
      expect(second).toBe(first);
    });
    fc.assert(property, { ...runs(5000), examples: NAMES.map((name) => [name]) });
  });

  it('is never taken for an option, for standard input or for a case', () => {
    const property = fc.property(anyName, (name) => {
      const [word = ''] = powerShellWords(commandLine([file(name)]) ?? 'x');
      expect(word).not.toMatch(/^-|^case:/u);
    });
    fc.assert(property, { ...runs(1000), examples: NAMES.map((name) => [name]) });
  });

  it('is not there only where it cannot be typed', () => {
    const property = fc.property(anyName, (name) => {
      const line = commandLine([file(name)]);
      const typeable =
        !/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u.test(
          name,
        );
      if (typeable && !name.startsWith('\\\\')) expect(line).not.toBeNull();
      if (line !== null) expect(unprintableIn(line)).toBeNull();
    });
    fc.assert(property, { ...runs(2000), examples: NAMES.map((name) => [name]) });
  });

  it.each([
    ['service.yaml', 'service.yaml'],
    ['../2025/service.yaml', '../2025/service.yaml'],
    ['2025.yaml', '2025.yaml'],
    ['my service.yaml', '"my service.yaml"'],
    ['C:\\my files\\service.yaml', '"C:\\my files\\service.yaml"'],
    ["it's.yaml", '"it\'s.yaml"'],
    ['$(x).yaml', "'$(x).yaml'"],
    ["it's $x.yaml", `it"'"'s $x.yaml'`],
    ["'$x'.yaml", `./"'"'$x'"'"'.yaml'`],
    ['-rf.yaml', './-rf.yaml'],
    ['-', './-'],
  ])('%s is written %s', (name, written) => {
    expect(commandLine([file(name)])).toBe(written);
  });

  it('that is no file is given as it is', () => {
    expect(['--seed', '-o', '7', 'a b', "a'$b", '', '1kb'].map(shellWord)).toEqual([
      '--seed',
      '-o',
      '7',
      '"a b"',
      `a"'"'$b'`,
      "''",
      '"1kb"',
    ]);
    expect(shellWord("'$x")).toBeNull();
  });
});

describe('a name that cannot be typed', () => {
  it.each([
    ['a\u001b[31m.yaml', 'U+001B'],
    ['a\tb.yaml', 'U+0009'],
    ['a\u202eb.yaml', 'U+202E'],
    ['a\u200bb.yaml', 'U+200B'],
    ['a\u00adb.yaml', 'U+00AD'],
    ['a\u200fb.yaml', 'U+200F'],
    ['a\ud800.yaml', 'U+D800'],
  ])('gets no command, and why: %j', (name, code) => {
    expect(commandLine(['joinedup', 'score', file(name)])).toBeNull();
    const said = commandOrWhy('See it with:', ['joinedup', 'score', file(name)]);
    expect(said).toBe(whyNoCommand([file(name)]));
    expect(said).toMatch(/^No command can be shown for “a/u);
    expect(said).toContain(`the name holds a sign that cannot be typed (${code}). Rename it first.`);
  });

  it('is another where quotes are in the way', () => {
    expect(commandOrWhy('See it with:', [file("\\\\server\\$x's")])).toMatch(
      /holds signs that shells read differently/u,
    );
  });
});

describe('the lines of a text', () => {
  it('are its lines, and put together they are the text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(anyName, fc.string()), { maxLength: 4 }), (texts) => {
        const text = texts.join('\n');
        expect(linesIn(text).join('\n')).toBe(text);
        const command = commandAlone(['joinedup', 'score', file(texts[0] ?? 'x')]);
        if (command === null) return;
        expect(linesIn(`Before:\n${command}\nafter it`)).toEqual(['Before:', command, 'after it']);
      }),
      runs(2000),
    );
  });

  it('keep a command whole over several lines, so that it can be left as it is', () => {
    const command = commandAlone(['joinedup', 'score', file('é\nü.yaml')]);
    const text = `Écrit:\n${command}\nfin – là`;
    const shown = linesIn(text).map((line) => (isCommand(line) ? line : asciiOnly(line)));
    expect(shown.join('\n')).toBe(`Ecrit:\n  joinedup score 'é\nü.yaml'\nfin - la`);
  });

  it.each(['  joinedup score “é”.yaml', "  joinedup score 'é.yaml", '  diff é ü', '  fc.exe é ü'])(
    'are no commands by what they look like: %j',
    (line) => {
      commandAlone(['joinedup', 'score', file('“é”.yaml')]);
      expect(linesIn(`${line}\nit’s so\n`)).toEqual([line, 'it’s so', '']);
      expect(isCommand(line)).toBe(false);
    },
  );
});
