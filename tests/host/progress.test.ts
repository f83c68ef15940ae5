import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import { describe, expect, it } from 'vitest';
import type { OutputStream } from '../../src/host/io.ts';
import { interruptibly } from '../../src/host/long-work.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { PROGRAM, start } from '../support/program.ts';
import { inFolder } from '../support/sandbox.ts';
import { openTerminal } from '../support/terminal.ts';

const HILL = 'joinedup: 1\nservice: { name: Hill Town }\n';
const NAMES = Array.from({ length: 12 }, (_, index) => `${index + 1}.yaml`);
const FILES = Object.fromEntries(NAMES.map((name) => [name, HILL]));

const FIVE = await readFile(join(ROOT, 'frameworks/five-levels/framework.yaml'));
const FRAMEWORKS = Object.fromEntries(
  Array.from({ length: 60 }, (_, index) => [`frameworks/${index}.yaml`, FIVE]),
);

interface Watching {
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
  /** How many seconds pass from one look at the clock to the next. */
  readonly pace?: number;
  readonly isTerminal?: boolean;
}

/** Runs the program where time passes as it is told, and both streams are one terminal. Gives all that is written to it, in order. */
async function written(
  argv: readonly string[],
  cwd: string,
  { env = {}, columns = 80, pace = 0.4, isTerminal = true }: Watching = {},
): Promise<{ readonly err: string; readonly pieces: readonly string[] }> {
  const pieces: string[] = [];
  const err: string[] = [];
  const stream = (list: readonly string[][]): OutputStream => {
    const sink = new Writable({
      write: (chunk, _, done) => {
        for (const each of list) each.push(String(chunk));
        done();
      },
    });
    return Object.assign(sink, { isTTY: isTerminal, columns });
  };
  let time = 0;
  const now = () => {
    time += pace;
    return time;
  };
  await mainRun(argv, { cwd, env }, { stdout: stream([pieces]), stderr: stream([pieces, err]), now });
  return { err: err.join(''), pieces };
}

/** What can be seen in the end. */
async function seen(pieces: readonly string[]): Promise<string> {
  const screen = new xterm.Terminal({
    cols: 80,
    rows: 24,
    allowProposedApi: true,
    scrollback: 5000,
    convertEol: true,
  });
  for (const piece of pieces) await new Promise<void>((resolve) => screen.write(piece, resolve));
  const { active } = screen.buffer;
  return Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '')
    .join('\n')
    .trimEnd();
}

describe('what takes longer than a second', () => {
  it.each([
    ['scoring', ['score', ...NAMES], 'Scoring: 3 of 12'],
    [
      'scoring into a file',
      ['score', ...NAMES, '-o', 'report'],
      'Scoring: 3 of 12\r\u001b[2KScoring: 3 of 12\r\u001b[2KScoring: 4 of 12',
    ],
    ['comparing', ['compare', ...NAMES], 'Scoring: 3 of 12'],
    ['checking files', ['frameworks', 'check', ...NAMES], 'Checking: 3 of 12'],
    ['making a plan', ['plan', '1.yaml'], 'Looking for the cheapest plan'],
    ['holding frameworks against each other', ['score', '1.yaml', '--framework', 'all'], 'Scoring'],
    ['making cases', ['example', '--count', '12'], 'Making cases: 3 of 12'],
  ])('says how far it is, and takes the line away: %s', (_, argv, line) =>
    inFolder(FILES, async (cwd) => {
      const { err, pieces } = await written(argv, cwd);
      expect(err).toContain(`\r\u001b[2K${line}`);
      // What is left is what there is where nothing is said.
      const quiet = await written(argv, cwd, { pace: 0 });
      expect(await seen(pieces)).toBe(await seen(quiet.pieces));
      expect(quiet.err).not.toContain('\u001b');
    }),
  );

  it('says so of checking cases, and of marking, from a key', () =>
    inFolder({}, async (cwd) => {
      await mainRun(['example', '--count', '5', '-o', 'course'], { cwd });
      const rows = ['student,case,level', ...NAMES.map((name) => `${name},1,1`)];
      await writeFile(`${cwd}/class.csv`, rows.join('\n'));
      const marked = await written(['mark', 'course/key.json', 'class.csv'], cwd);
      expect(marked.err).toContain('Marking: 3 of 12');
      const { err } = await written(['example', 'course/key.json', '--check'], cwd);
      expect(err).toContain('Checking cases: 3 of 5');
    }));

  it('says nothing in the first second, nor where there is no terminal', () =>
    inFolder(FILES, async (cwd) => {
      expect((await written(['score', ...NAMES], cwd, { pace: 0.03 })).err).toBe('');
      expect((await written(['score', ...NAMES], cwd, { isTerminal: false })).err).toBe('');
    }));

  it('says it in words now and then where nothing may be repainted', () =>
    inFolder(FILES, async (cwd) => {
      for (const env of [{ ACCESSIBLE: '1' }, { TERM: 'dumb' }]) {
        const { err } = await written(['score', ...NAMES], cwd, { env, pace: 2 });
        expect(err).toBe([2, 4, 7, 9].map((done) => `Still scoring: ${done} of 12.\n`).join(''));
      }
    }));

  it('never is wider than the terminal, nor anything but ASCII where no more can be shown', () =>
    inFolder({ 'hill-town.yaml': HILL, ...FILES }, async (cwd) => {
      const { err } = await written(['score', ...NAMES], cwd, { columns: 10, env: { LANG: 'C' } });
      const lines = err.split('\r\u001b[2K').filter((line) => line !== '');
      expect(lines.length).toBeGreaterThan(1);
      for (const line of lines) expect(line).toMatch(/^[ -~]{1,9}$/u);
    }));
});

describe('Ctrl-C in the middle of a long computation', () => {
  it.each([
    ['of cases', ['example', '--count', '1000', '--kind', 'twins', '-o', 'course'], 'Making cases:'],
    ['of many results', ['score', ...Array(2000).fill('1.yaml'), '-o', 'report'], 'Scoring:'],
    ['of many frameworks', ['frameworks', 'check', 'frameworks', '--examples-in', 'examples'], 'Checking:'],
  ])('ends one %s, and leaves nothing', (_, argv, waited) =>
    inFolder({ ...FILES, ...FRAMEWORKS }, async (cwd) => {
      const terminal = openTerminal(argv, { cwd });
      await terminal.waitFor(waited);
      terminal.press('interrupt');
      expect((await terminal.exit).code).toBe(130);
      expect(terminal.text()).not.toContain('fault');
      expect((await readdir(cwd)).sort()).toEqual(['frameworks', ...NAMES].sort());
    }),
  );

  it('is heard in the middle of what never ends, though somebody else listens', async () => {
    const others = new PassThrough();
    const listener = () => others.write('heard');
    process.once('SIGINT', listener);
    try {
      expect(() =>
        interruptibly(() => {
          process.kill(process.pid, 'SIGINT');
          for (;;);
        }),
      ).toThrow(expect.objectContaining({ name: 'Interrupted' }));
      expect(interruptibly(() => interruptibly(() => 7) + 1)).toBe(8);
      // Whoever listens once still does so once.
      expect(process.rawListeners('SIGINT')).not.toContain(listener);
      expect(process.listeners('SIGINT')).toContain(listener);
      expect(() => interruptibly(() => JSON.parse('{'))).toThrow(SyntaxError);
    } finally {
      process.off('SIGINT', listener);
    }
  });
});

it.each([
  [['frameworks', 'check', '--examples', 'framework.yaml']],
  [['example', '--seed', '1', '--count', '1', '--check']],
  [['score', 'case:plymouth', '--format', 'html']],
])('%j has nobody listen for a Ctrl-C, who would hear of it too late', (words) =>
  inFolder({ 'framework.yaml': FIVE }, async (cwd) => {
    const told =
      "process.on('exit', () => process.stderr.write(process.listenerCount('SIGINT') + ' listen'))";
    const args = ['--import', `data:text/javascript,${encodeURIComponent(told)}`, PROGRAM, ...words];
    expect((await start(process.execPath, args, { cwd })).stderr).toMatch(/0 listen$/u);
  }),
);
