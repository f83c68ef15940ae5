import { describe, expect, it } from 'vitest';
import { failing, mainRun } from '../support/in-process.ts';
import { PROGRAM, start } from '../support/program.ts';
import { expectHarmless } from '../support/refusal.ts';
import { inFolder } from '../support/sandbox.ts';

const FILES = { 'hill-town.yaml': 'joinedup: 1\n' };

/** Runs a line of shell; in it, $0 $1 starts the program. */
function shell(line: string, cwd: string) {
  return start('sh', ['-c', line, process.execPath, PROGRAM], { cwd });
}

const COMMANDS = [
  '--version',
  '--help',
  '',
  'score hill-town.yaml',
  'frameworks list',
  'score --help',
  'no-such',
];

describe.skipIf(process.platform === 'win32')(
  'what the machine lacks is said in a line, and ends with 2',
  () => {
    it.each(COMMANDS)('a working folder that is gone: %s', (words) =>
      inFolder({}, async (cwd) => {
        const run = await shell(`mkdir gone; cd gone; rmdir ../gone; "$0" "$1" ${words}`, cwd);
        const says =
          'error: The folder that you are in is gone, or may not be read. Go to another one first. [no-folder]\n';
        expect(run).toEqual({ code: 2, stdout: '', stderr: says });
      }),
    );

    it.each(COMMANDS)('a full standard output: %s', (words) =>
      inFolder(FILES, async (cwd) => {
        const run = await shell(`"$0" "$1" ${words} > /dev/full`, cwd);
        expect(run.code).toBe(2);
        expect(run.stderr).toMatch(
          words === 'no-such'
            ? /^error: unknown command/u
            : /^error: The output could not be printed: the disk is full\. .*\n$/u,
        );
        expectHarmless(run);
      }),
    );

    it.each(COMMANDS)('standard streams that are closed or full: %s', (words) =>
      inFolder(FILES, async (cwd) => {
        const code = words === 'no-such' ? 2 : 0;
        for (const streams of ['>&-', '<&-', '2>&-', '2>/dev/full', '<&- >&- 2>&-']) {
          const run = await shell(`"$0" "$1" ${words} ${streams}`, cwd);
          expect([streams, run.code]).toEqual([streams, code]);
          expectHarmless(run);
        }
      }),
    );

    // How few are too few for Node itself differs; there it says so in its own way.
    it('too few file handles', () =>
      inFolder({ ...FILES, 'own.mjs': "import 'node:fs';" }, async (cwd) => {
        const said: string[] = [];
        // What once has enough of them is not started again with more.
        let left = ['--version', 'score hill-town.yaml', 'frameworks check hill-town.yaml'];
        let nodeStarts = false;
        for (let handles = 10; handles < 40 && left.length > 0; handles += 1) {
          const own = nodeStarts
            ? null
            : await shell(`ulimit -n ${handles}; "$0" own.mjs 2>/dev/null || echo node`, cwd);
          if (own?.stdout === 'node\n') continue;
          nodeStarts = true;
          const refused: string[] = [];
          for (const words of left) {
            const run = await shell(`ulimit -n ${handles}; "$0" "$1" ${words}`, cwd);
            if (run.code === 2 || run.stderr.includes(PROGRAM)) refused.push(words);
            if (run.stderr.includes(PROGRAM)) continue;
            if (run.code === 2) said.push(run.stderr);
            else expect([0, 1]).toContain(run.code);
            expectHarmless(run);
          }
          left = refused;
        }
        expect(said.length).toBeGreaterThan(0);
        const says =
          'error: Too many files are open. Close other programs, or allow more with “ulimit -n 1024”. [too-few-handles]\n';
        expect([...new Set(said)]).toEqual([says]);
      }));
  },
);

describe('what the system refuses where nobody foresaw it', () => {
  it('is said with its name, and is no fault of ours', () =>
    inFolder(FILES, async (cwd) => {
      const refused = Object.assign(new Error('put on'), {
        syscall: 'scandir',
        code: 'EIO',
        path: '/a\u001bfolder',
      });
      const run = await mainRun(['score', 'hill-town.yaml'], { cwd }, { stdout: failing(refused) });
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(
        /^error: “\/a.*folder” could not be used: the system said EIO\. .*\[refused\]\n$/u,
      );
      expectHarmless(run);
    }));
});

describe('what is too much for the machine', () => {
  it.each([
    'Maximum call stack size exceeded',
    'Invalid string length',
    'Invalid array length',
    'Array buffer allocation failed',
  ])('%s', (message) =>
    inFolder(FILES, async (cwd) => {
      const stdout = failing(new RangeError(message));
      const run = await mainRun(['score', 'hill-town.yaml'], { cwd }, { stdout });
      expect(run).toMatchObject({
        code: 2,
        stderr:
          'error: This is too large, or nested too deeply, to be worked out. Is it the right file? Try a part of it. [too-much]\n',
      });
    }),
  );
});
