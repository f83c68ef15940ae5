import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/load.ts';
import { joinedup, PROGRAM, start } from '../support/program.ts';
import { expectHarmless, messagesIn } from '../support/refusal.ts';
import { inFolder, touched } from '../support/sandbox.ts';

// Each of these is far below the size that is refused, and each is read in well under a second by a program that
// looks at every part of it once. One that looks at all of it for every part takes minutes, and is stopped.
const LONG: readonly (readonly [name: string, text: string])[] = [
  ['unknown keys', lines((place) => `k${place}: 1\n`, 40_000)],
  ['answers to no question', `joinedup: 1\nanswers:\n${lines((place) => `  k${place}: x\n`, 10_000)}`],
  ['aliases of one part', `a: &a 1\nb:\n${lines(() => '  - *a\n', 30_000)}`],
  ['aliases of nothing', `b:\n${lines((place) => `  - *a${place}\n`, 30_000)}`],
  ['anchors on one value', '&a '.repeat(20_000)],
  ['tags on one value', '!a '.repeat(20_000)],
  ['invisible characters', `a:\n${lines(() => '  - "\\u001b"\n', 20_000)}`],
  ['spaces', `a: b${' '.repeat(1_000_000)}c\n`],
  ['faults of writing', `a: 1\n${lines(() => '- %\n', 10_000)}`],
  ['values of a wrong kind', `joinedup: 1\nanswers:\n${lines((place) => `  k${place}: 5\n`, 10_000)}`],
];

for (const [name, text] of LONG) {
  const files = { 'file.yaml': text };
  it.concurrent(`a file full of ${name} is refused`, ({ expect }) =>
    inFolder(files, async (cwd) => {
      const scored = await joinedup(['score', 'file.yaml'], { cwd });
      expect(scored).toMatchObject({ code: 2, stdout: '' });
      const checked = await joinedup(['frameworks', 'check', 'file.yaml'], { cwd });
      expect(checked).toMatchObject({ code: 1, stderr: '' });
      for (const messages of [messagesIn(scored.stderr), messagesIn(checked.stdout)]) {
        expect(messages[0]).toMatch(/file\.yaml.*error: .*\[[a-z-]+\]$/u);
        // Fifty are shown, and a last one counts the rest.
        expect(messages.length).toBeLessThanOrEqual(51);
      }
      expectHarmless(scored);
      expectHarmless(checked);
      expect(await touched(files, cwd)).toEqual([]);
    }));
}

describe('a file far too large', () => {
  const size = 100 * 1024 * 1024;
  const says =
    '“file.yaml” is too large (100 MB). The largest that is read is 2 MB. Is this the right file? [too-large]';

  it.concurrent('is refused before it is read', ({ expect }) =>
    inFolder({ 'file.yaml': '' }, async (cwd) => {
      await truncate(`${cwd}/file.yaml`, size);
      const scored = await joinedup(['score', 'file.yaml'], { cwd });
      expect(scored).toEqual({ code: 2, stdout: '', stderr: `error: ${says}\n` });
      const checked = await joinedup(['frameworks', 'check', 'file.yaml'], { cwd });
      expect(checked).toMatchObject({ code: 2, stderr: '' });
      expect(checked.stdout).toBe(`error: ${says}\n“file.yaml”: 1 error and 0 warnings.\n`);
      const used = await joinedup(['score', '-', '--framework', 'file.yaml'], {
        cwd,
        input: 'joinedup: 1\n',
      });
      expect(used).toEqual({ code: 2, stdout: '', stderr: `error: ${says}\n` });
    }));

  it.concurrent('is refused from standard input, without waiting for its end', ({ expect }) =>
    inFolder({}, async (cwd) => {
      const run = await joinedup(['score', '-'], { cwd, input: Buffer.alloc(size, 'a: b\n') });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toBe(
        'error: Standard input is too large (over 2 MB). The largest that is read is 2 MB. Is this the right file? [too-large]\n',
      );
    }));

  // What a shell puts in the place of <(a command) does not say how large it is.
  it.concurrent('is refused from a pipe with a name', ({ expect }) =>
    inFolder({ 'file.yaml': '' }, async (cwd) => {
      await truncate(`${cwd}/file.yaml`, size);
      const piped = 'cat file.yaml | "$0" "$1" score /dev/stdin';
      const run = await start('sh', ['-c', piped, process.execPath, PROGRAM], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^error: “\/dev\/stdin” is too large .*\[too-large\]\n$/u);
    }));
});

describe('a class list full of', () => {
  // One more, with its head and its first row, is said to be too large.
  const MOST_ROWS = 19_998;
  const key = join(ROOT, 'tests/fixtures/keys/four-cases.json');

  it.concurrent.each([
    ['quotes that are never closed', 'Ann,1,"2\n'],
    ['quotes in the middle', 'Ann,1,a"b\n'],
    ['levels and barriers that there are not', 'Ann,1,two-managers;nobody,two;lines\n'],
    ['cells', `Ann,1,2${','.repeat(900)}\n`],
  ])('%s is gone through', (_, row) => {
    const header = 'student,case,level,barriers\nAnn,1,2,\n';
    return inFolder(
      { 'class.csv': header + row.repeat(Math.min(900_000 / row.length, MOST_ROWS)) },
      async (cwd) => {
        const run = await joinedup(['mark', key, 'class.csv'], { cwd });
        // Fifty are shown, one counts the rest, and one may say from where on nothing was read.
        expect(messagesIn(run.stderr).length).toBeLessThanOrEqual(52);
        expect(run.code).toBe(run.stderr.includes(': error: ') ? 1 : 0);
        // Of one name with answers that are not alike nothing counts.
        expect(run.stdout || run.stderr).toMatch(/^1 student, 4 cases|\nNo row could be marked\.\n$/u);
        expectHarmless(run);
      },
    );
  });
});

describe('a folder full of other people’s files', () => {
  // A row of number signs is how many begin a file.
  const banner = `${'#'.repeat(70)}\n# Minutes\n${'#'.repeat(70)}\nminutes: none\n`;

  it.concurrent('one that begins with a row of signs is looked at, and gives way if that is said', ({
    expect,
  }) =>
    inFolder({ 'minutes.txt': banner, 'hill-town.yaml': 'joinedup: 1\n' }, async (cwd) => {
      const report = ['score', 'hill-town.yaml', '-o', 'minutes.txt'];
      expect(await joinedup(report, { cwd })).toMatchObject({ code: 2, stdout: '' });
      const run = await joinedup([...report, '--force'], { cwd });
      expect(run).toEqual({ code: 0, stdout: '', stderr: 'Written to “minutes.txt”.\n' });
    }));

  it.concurrent('a large one is looked at, and stays', ({ expect }) => {
    const large = { large: `joinedup questions ${'a, b\n'.repeat(4_000_000)}` };
    return inFolder({ ...large, 'hill-town.yaml': 'joinedup: 1\n' }, async (cwd) => {
      const run = await joinedup(['score', 'hill-town.yaml', '-o', 'large'], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('is no report of joinedup');
    });
  });
});

function lines(line: (place: number) => string, count: number): string {
  return Array.from({ length: count }, (_, place) => line(place)).join('');
}
