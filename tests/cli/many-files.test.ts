import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/load.ts';
import { joinedup, PROGRAM, start } from '../support/program.ts';
import { inFolder } from '../support/sandbox.ts';

const CASE = await readFile(`${ROOT}/frameworks/five-levels/cases/canterbury-nz.yaml`);
const MANY = Array.from({ length: 125 }, (_, index) => `${index + 1}.yaml`);
const FILES = Object.fromEntries(MANY.map((name) => [name, CASE]));

// A few results fit in; all of them kept do not.
const LITTLE_ROOM = { NODE_OPTIONS: '--max-old-space-size=24' };

describe('many files', () => {
  it.each(['json', 'text', 'markdown', 'html'])('as %s take no more room than a few', (format) =>
    inFolder(FILES, async (cwd) => {
      const circumstances = { cwd, env: LITTLE_ROOM };
      const run = await joinedup(['score', ...MANY, '--format', format, '--full'], circumstances);
      expect([run.code, run.stderr]).toEqual([0, '']);
      const saved = await joinedup(['score', ...MANY, '--format', format, '-o', 'report'], circumstances);
      expect(saved).toEqual({ code: 0, stdout: '', stderr: 'Written to “report”.\n' });
      expect((await readFile(`${cwd}/report`, 'utf8')) === run.stdout).toBe(true);
      if (format === 'json') expect(JSON.parse(run.stdout).results).toHaveLength(MANY.length);
    }),
  );

  it.each(['docx', 'xlsx'])('are too many for one %s, which is said before any of them is read', (format) =>
    inFolder({}, async (cwd) => {
      const run = await joinedup(['score', ...MANY, '--format', format], { cwd, env: LITTLE_ROOM });
      expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('[too-many]') });
      const few = await joinedup(['score', ...MANY.slice(0, 100), '--format', format], { cwd });
      expect(few.stderr).not.toContain('[too-many]');
    }),
  );

  it('have a line each in little room', () =>
    inFolder(FILES, async (cwd) => {
      const run = await joinedup(['score', ...MANY], { cwd, env: LITTLE_ROOM });
      expect([run.code, run.stderr]).toEqual([0, '']);
      expect(run.stdout.match(/^Canterbury .+ level .+$/gmu)).toHaveLength(MANY.length);
    }));

  it('are compared in little room', () =>
    inFolder(FILES, async (cwd) => {
      const env = { NODE_OPTIONS: '--max-old-space-size=32' };
      const run = await joinedup(['compare', ...MANY], { cwd, env });
      expect([run.code, run.stderr]).toEqual([0, '']);
    }));

  it('are counted in little room, and what is the same once', () =>
    inFolder(FILES, async (cwd) => {
      const run = await joinedup(['sites', '.', '--format', 'json'], { cwd, env: LITTLE_ROOM });
      expect(JSON.parse(run.stdout)).toMatchObject({ sites: 1 });
      expect(run.stderr).toMatch(/^warning: 124 files say the same of a service as another does.+121 more/u);
      expect(run.code).toBe(0);
    }));

  it('are checked in little room, and with one handle at a time', () =>
    inFolder(FILES, async (cwd) => {
      const line = `ulimit -n 60; "$0" "$1" frameworks check ${MANY.join(' ')} | tail -1`;
      const run = await start('sh', ['-c', line, process.execPath, PROGRAM], { cwd, env: LITTLE_ROOM });
      expect(run).toEqual({ code: 0, stdout: '125 files: 125 errors and 0 warnings.\n', stderr: '' });
    }));

  it('of which some cannot be read: all of it is said, behind what can be', () =>
    inFolder({ ...FILES, 'bad.yaml': 'joinedup: 2\n' }, async (cwd) => {
      const names = ['none.yaml', ...MANY.slice(0, 20), 'bad.yaml', 'none-either.yaml'];
      const run = await joinedup(['score', ...names, '--format', 'json', '--require-level', 'coexistence'], {
        cwd,
      });
      expect(run.code).toBe(2);
      expect(run.stderr.match(/none\.yaml|bad\.yaml|none-either\.yaml/gu)).toEqual([
        'none.yaml',
        'bad.yaml',
        'none-either.yaml',
      ]);
      expect(JSON.parse(run.stdout).results).toHaveLength(23);
    }));

  it('end where nobody reads any more', () =>
    inFolder(FILES, async (cwd) => {
      // The last one would be an error.
      const line = `{ "$0" "$1" score ${MANY.join(' ')} none.yaml --format json; echo "ended with $?" >&2; } | head -1`;
      const run = await start('sh', ['-c', line, process.execPath, PROGRAM], { cwd });
      expect(run).toEqual({ code: 0, stdout: '{\n', stderr: 'ended with 0\n' });
    }));

  it('end where there is no room for more', () =>
    inFolder(FILES, async (cwd) => {
      const line = `"$0" "$1" score ${MANY.join(' ')} none.yaml --format json > /dev/full`;
      const run = await start('sh', ['-c', line, process.execPath, PROGRAM], { cwd });
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(/^error: The output could not be printed: the disk is full\..*\n$/u);
    }));
});

describe('a class list of many students who answered one case of many', () => {
  it('is refused where it is more than can be marked', () =>
    inFolder({}, async (cwd) => {
      await joinedup(['example', '--count', '20', '--seed', '1', '-o', 'course'], { cwd });
      const list = (students: number) =>
        ['student,case,level', ...Array.from({ length: students }, (_, index) => `S${index},1,1`)].join('\n');
      await writeFile(`${cwd}/many.csv`, list(12_501));
      await writeFile(`${cwd}/most.csv`, list(12_500));
      const refused = await joinedup(['mark', 'course/key.json', 'many.csv'], { cwd });
      expect(refused).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'error: 12501 students with 20 cases each are too many to be marked at once. Mark up to 12500 students at a time. [too-many]\n',
      });
      const marked = await joinedup(['mark', 'course/key.json', 'most.csv', '--format', 'csv'], { cwd });
      expect(marked.code).toBe(0);
      // A class of which nobody knows more than chance may have been given another set.
      expect(marked.stderr).not.toContain('error: ');
    }));
});
