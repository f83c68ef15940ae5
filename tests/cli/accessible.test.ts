import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { loadAll } from '../../src/cli/table.ts';
import { KEY_FILE } from '../support/classes.ts';
import { mainRun } from '../support/in-process.ts';
import { inFolder } from '../support/sandbox.ts';

const FILES = {
  'hill-town.yaml': 'joinedup: 1\nservice: { name: Hill Town }\nanswers: { budget: shared }\n',
  'wrong.yaml': 'joinedup: 1\nservice: { name: Hill Town }\nanswers:\n  budget: nun\n',
  'class.csv': 'student,case,level\nAnn,1,referral\nBob,1,\n',
};

/** Every command that prints, and what it is given. */
const PRINTING = [
  ['score', 'hill-town.yaml'],
  ['score', 'hill-town.yaml', 'case:plymouth'],
  ['score', 'hill-town.yaml', '--framework', 'all'],
  ['compare', 'hill-town.yaml', 'case:plymouth'],
  ['plan', 'hill-town.yaml'],
  ['what-if', 'hill-town.yaml', '--set', 'manager=whole'],
  ['explain', 'hill-town.yaml'],
  ['needs', 'hill-town.yaml'],
  ['cases'],
  ['cases', 'show', 'sampleford-walking-well'],
  ['frameworks'],
  ['frameworks', 'show', 'depth-and-breadth'],
  ['frameworks', 'check', 'wrong.yaml'],
  ['mark', KEY_FILE, 'class.csv'],
  ['example', '--check'],
  ['score', 'wrong.yaml'],
] as const;

const DRAWN = /[\u2190-\u21ff\u2500-\u27bf•·|^#]|_{3}/u;

describe('--accessible', () => {
  it.each(PRINTING.map((argv) => [argv.join(' '), argv] as const))('%s prints in words', (_, argv) =>
    inFolder(FILES, async (cwd) => {
      const run = await mainRun([...argv, '--accessible'], { cwd });
      expect(run.stdout + run.stderr).not.toMatch(DRAWN);
      expect((await mainRun([...argv], { cwd })).code).toBe(run.code);
      for (const env of [{ ACCESSIBLE: '1' }, { TERM: 'dumb' }])
        expect(await mainRun([...argv], { cwd, env })).toEqual(run);
      expect(await mainRun(['--accessible', ...argv], { cwd })).toEqual(run);
    }),
  );

  it('without a command starts where nothing else would', () =>
    inFolder({}, async (cwd) => {
      const run = await mainRun(['--accessible'], { cwd });
      expect(run).toEqual(await mainRun([], { cwd, env: { ACCESSIBLE: '1' } }));
      expect(run.stdout).not.toMatch(DRAWN);
    }));

  it.each(['markdown', 'html', 'json', 'docx', 'xlsx'])(
    'changes nothing for what is laid out elsewhere: %s',
    (format) =>
      inFolder(FILES, async (cwd) => {
        const argv = ['score', 'hill-town.yaml', '--format', format];
        const run = await mainRun([...argv, '--accessible'], { cwd });
        expect(run).toEqual(await mainRun(argv, { cwd }));
        expect(run.code).toBe(0);
      }),
  );

  it('lays a file out as the screen', () =>
    inFolder(FILES, async (cwd) => {
      const argv = ['score', 'hill-town.yaml', '--accessible'];
      await mainRun([...argv, '-o', 'report.txt'], { cwd });
      const { stdout } = await mainRun([...argv, '--full'], { cwd });
      expect(readFileSync(join(cwd, 'report.txt'), 'utf8')).toBe(stdout);
    }));

  it('says the line that is wrong, and from where on', () =>
    inFolder(FILES, async (cwd) => {
      const { stderr } = await mainRun(['score', 'wrong.yaml', '--accessible'], { cwd });
      expect(stderr).toContain('\nLine 4: budget: nun\nFrom column 11: nun\n');
    }));

  it('is told of once by the help of every command', async () => {
    const paths = (await loadAll()).map(({ path }) => path.split(' '));
    expect((await mainRun(['--help'], { cwd: '/' })).stdout.match(/--accessible/gu)).toHaveLength(1);
    for (const path of paths) {
      const { stdout } = await mainRun([...path, '--help'], { cwd: '/' });
      expect(stdout.match(/^ {2}--accessible /gmu), path.join(' ')).toHaveLength(1);
    }
  });
});

describe('a narrow window', () => {
  const narrow = (columns?: number) => {
    const stream = Object.assign(new PassThrough(), columns === undefined ? {} : { isTTY: true, columns });
    const written: string[] = [];
    stream.on('data', (chunk: Buffer) => written.push(String(chunk)));
    return { stream, text: () => written.join('') };
  };
  const longest = (text: string) => Math.max(...text.split('\n').map((line) => line.length));

  it.each([
    ['score', 'no-such-file-of-this-name.yaml'],
    ['score', 'wrong.yaml'],
    ['score', 'hill-town.yaml', '--no-such-option-at-all'],
    ['score', 'hill-town.yaml', '-o', 'a-report-with-quite-a-long-name.txt'],
  ])('has what is said broken between words, which a pipe has whole: %s %s', (...argv) =>
    inFolder(FILES, async (cwd) => {
      const [window, pipe] = [narrow(46), narrow()];
      await mainRun([...argv, '--force'], { cwd, env: { NO_COLOR: '1' } }, { stderr: window.stream });
      await mainRun([...argv, '--force'], { cwd }, { stderr: pipe.stream });
      expect(longest(window.text())).toBeLessThanOrEqual(46);
      expect(window.text().replace(/\s+/gu, ' ')).toBe(pipe.text().replace(/\s+/gu, ' '));
      expect(longest(pipe.text())).toBeGreaterThan(46);
    }),
  );

  it('gives a pipe eighty columns, unless COLUMNS says otherwise', () =>
    inFolder(FILES, async (cwd) => {
      const argv = ['explain', 'case:plymouth'];
      const { stdout } = await mainRun(argv, { cwd });
      expect(longest(stdout)).toBeGreaterThan(72);
      expect(longest(stdout)).toBeLessThanOrEqual(80);
      const less = await mainRun(argv, { cwd, env: { COLUMNS: '60' } });
      expect(longest(less.stdout)).toBeLessThanOrEqual(60);
    }));
});
