import { spawnSync } from 'node:child_process';
import { open, readdir, stat } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { joinedup, PROGRAM, start } from '../support/program.ts';
import { expectHarmless } from '../support/refusal.ts';
import { inFolder, touched } from '../support/sandbox.ts';

const FILES = { 'hill-town.yaml': 'joinedup: 1\n', 'report.json': 'the old report\n' };
const SAVE = ['score', 'hill-town.yaml', '--format', 'json', '-o', 'report.json', '--force'];

/** Runs a line of shell; in it, $0 $1 starts the program. */
function shell(line: string, cwd: string) {
  return start('sh', ['-c', line, process.execPath, PROGRAM], { cwd });
}

// A disk cannot be filled, nor a folder be read-only to root, on every machine that runs the tests. So here the
// calls that Node makes to the system are answered as a system in that state answers them.
describe('a system that refuses to save (its answers are put on)', () => {
  it.each([
    ['ENOSPC', 'write', 'the disk is full. Free some space, or save to another disk.'],
    ['EDQUOT', 'write', 'your share of the disk is used up. Free some space, or save to another disk.'],
    ['EFBIG', 'write', 'the disk takes no larger file. Save to another disk.'],
    ['EIO', 'write', 'the system said EIO. Try again.'],
    ['EROFS', 'open', 'the disk is read-only. Save to another folder.'],
    ['EACCES', 'open', 'it may not be written to. Save to a folder of your own.'],
    ['EBUSY', 'rename', 'another program has it open. Close it there, and try again.'],
    ['EPERM', 'rename', 'it may not be written to. Save to a folder of your own.'],
  ])('%s', (code, call, says) =>
    inFolder(FILES, async (cwd) => {
      const run = await joinedup(SAVE, { cwd, env: { NODE_OPTIONS: `--import=${refusing(call, code)}` } });
      expect(run).toEqual({
        code: 2,
        stdout: '',
        stderr: `error: “${cwd}/report.json” could not be saved: ${says} [not-saved]\n`,
      });
      expect(await touched(FILES, cwd)).toEqual([]);
      expect((await readdir(cwd)).sort()).toEqual(Object.keys(FILES).sort());
    }),
  );
});

// Where the tests may mount a disk of their own, a real one is filled and made read-only.
const mayMount = spawnSync('sh', ['-c', 'unshare --mount --map-root-user true']).status === 0;

describe.runIf(mayMount)('a real disk', () => {
  const onDisk = (line: string, cwd: string) =>
    start(
      'unshare',
      [
        '--mount',
        '--map-root-user',
        'sh',
        '-ec',
        `mkdir disk; mount -t tmpfs -o size=8k none disk; cp * disk/ 2>/dev/null || true; cd disk; ${line}`,
        process.execPath,
        PROGRAM,
      ],
      { cwd },
    );

  it('that is full leaves the old report whole, and nothing beside it', () =>
    inFolder(FILES, async (cwd) => {
      const run = await onDisk(
        `"$0" "$1" ${SAVE.join(' ')} || echo "ended with $?"; cat report.json; ls`,
        cwd,
      );
      expect(run.stderr).toMatch(
        /^error: “.*report\.json” could not be saved: the disk is full\. .* \[not-saved\]\n$/u,
      );
      expect(run.stdout).toBe('ended with 2\nthe old report\nhill-town.yaml\nreport.json\n');
    }));

  it('that is read-only is not written to', () =>
    inFolder(FILES, async (cwd) => {
      const line = `mount -o remount,ro "$PWD"; "$0" "$1" ${SAVE.join(' ')} || echo "ended with $?"; cat report.json`;
      const run = await onDisk(line, cwd);
      expect(run.stderr).toMatch(
        /^error: “.*report\.json” could not be saved: the disk is read-only\. .*\n$/u,
      );
      expect(run.stdout).toBe('ended with 2\nthe old report\n');
    }));
});

describe('what cannot be printed', () => {
  it('a full disk behind “> report.txt” is said, and is neither success nor a missed gate', () =>
    inFolder(FILES, async (cwd) => {
      const run = await shell('"$0" "$1" score hill-town.yaml > /dev/full', cwd);
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(/disk is full/u);
      expectHarmless(run);
    }));

  it('a disk that fills in the middle is said as well', () =>
    inFolder(FILES, async (cwd) => {
      // A limit to the size of files does what a disk does that has so much room left.
      const line = 'ulimit -f 1; "$0" "$1" score hill-town.yaml --format json > report.json';
      const run = await shell(line, cwd);
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(/^error: The output could not be printed: .*\n$/u);
    }));

  it('a full disk behind “2> log.txt” does not stop the report', () =>
    inFolder(FILES, async (cwd) => {
      const run = await shell('"$0" "$1" score none.yaml hill-town.yaml 2> /dev/full', cwd);
      expect(run.code).toBe(2);
      expect(run.stdout).toMatch(/^A service without a name\n/u);
    }));

  it.each([
    ['the report', '2>&1', '"$0" "$1" score hill-town.yaml hill-town.yaml hill-town.yaml --format json', 0],
    ['the framework', '2>&1', '"$0" "$1" frameworks show five-levels', 0],
    ['the messages', '2>&1 >/dev/null', '"$0" "$1" score none.yaml', 2],
  ])('a reader who has seen enough of %s ends nothing with an error', (_, streams, line, code) =>
    inFolder(FILES, async (cwd) => {
      const run = await shell(`{ ${line} ${streams}; echo "ended with $?" >&3; } 3>&2 | true`, cwd);
      expect(run).toEqual({ code: 0, stdout: '', stderr: `ended with ${code}\n` });
    }),
  );

  it('“| head -1” prints the first line', () =>
    inFolder(FILES, async (cwd) => {
      const run = await shell('"$0" "$1" frameworks show five-levels | head -1', cwd);
      expect(run).toEqual({ code: 0, stdout: 'Five levels of partnership working\n', stderr: '' });
    }));
});

describe('what is no file', () => {
  it.each([
    [
      'a folder to read',
      ['score', 'folder'],
      '“folder” is a folder, not a file. Name a file in it. [is-a-folder]',
    ],
    [
      'a folder for a framework',
      ['score', 'hill-town.yaml', '--framework', './folder'],
      '“./folder” is a folder, not a file. Name a file in it. [is-a-folder]',
    ],
    [
      'a folder to write to',
      ['score', 'hill-town.yaml', '-o', 'folder'],
      '“$HERE/folder” could not be saved: it is a folder. Name a file. [not-saved]',
    ],
    [
      'a file in place of a folder',
      ['score', 'hill-town.yaml', '-o', 'hill-town.yaml/report.txt'],
      '“$HERE/hill-town.yaml/report.txt” could not be saved: its folder does not exist. Create the folder first, or name another. [not-saved]',
    ],
    [
      'a file within a file',
      ['score', 'hill-town.yaml/a.yaml'],
      '“hill-town.yaml/a.yaml” does not exist. Check the name. [no-such-file]',
    ],
    [
      'a name that no disk takes',
      ['score', 'a'.repeat(300)],
      `“${'a'.repeat(199)}…” cannot be the name of a file. Check the name. [no-such-file]`,
    ],
  ])('%s', (_, argv, says) =>
    inFolder(FILES, async (cwd) => {
      await start('mkdir', ['folder'], { cwd });
      const run = await joinedup(argv, { cwd });
      expect(run).toEqual({ code: 2, stdout: '', stderr: `error: ${says.replace('$HERE', cwd)}\n` });
      expect(await touched(FILES, cwd)).toEqual([]);
    }),
  );

  // A save puts a new file in the place of the old one. In the place of a device or a pipe that breaks the machine.
  it('a pipe with a name is still one after a report was sent to it', () =>
    inFolder(FILES, async (cwd) => {
      await start('mkfifo', ['pipe'], { cwd });
      // Held open at both ends, so that nobody has to wait for the other.
      const pipe = await open(`${cwd}/pipe`, 'r+');
      try {
        const run = await joinedup(['score', 'hill-town.yaml', '-o', 'pipe'], { cwd });
        expectHarmless(run);
        expect((await stat(`${cwd}/pipe`)).isFIFO()).toBe(true);
      } finally {
        await pipe.close();
      }
    }));
});

/** Code that is loaded before the program, and answers one of Node's calls to the system with an error. */
function refusing(call: string, code: string): string {
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const ours = new Set();
    const open = fs.openSync;
    fs.openSync = (path, ...rest) => {
      const handle = open(path, ...rest);
      if (/report\\.json\\.tmp-/u.test(path)) ours.add(handle);
      return handle;
    };
    const real = fs.${call}Sync;
    fs.${call}Sync = (target, ...rest) => {
      if (ours.has(target) || /report\\.json\\.tmp-/u.test(String(target)))
        throw Object.assign(new Error('put on'), { code: '${code}' });
      return real(target, ...rest);
    };
    syncBuiltinESMExports();`;
  return `data:text/javascript,${encodeURIComponent(script)}`;
}
