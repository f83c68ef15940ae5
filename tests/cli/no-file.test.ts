import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, symlink, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { textIfThere } from '../../src/host/files/read.ts';
import { ROOT } from '../support/load.ts';
import { joinedup, PROGRAM, start } from '../support/program.ts';
import { expectHarmless } from '../support/refusal.ts';
import { inFolder } from '../support/sandbox.ts';

const FILES = { 'hill-town.yaml': 'joinedup: 1\nservice: { name: Hill Town }\n' };

/** Runs a line of shell; in it, $0 $1 starts the program. */
function shell(line: string, cwd: string) {
  return start('bash', ['--norc', '-c', line, process.execPath, PROGRAM], { cwd });
}

const FIVE = await readFile(`${ROOT}/frameworks/five-levels/framework.yaml`);

const PIPE = 'error: “pipe” is a pipe that nobody writes to. Start what writes to it first. [not-a-file]\n';
const DEVICE = 'is a device, not a file. Name a file, or “-” for standard input. [not-a-file]';

describe.skipIf(process.platform === 'win32')('what would never end is refused at once', () => {
  it.each([
    ['to score', ['score', 'pipe']],
    ['as a framework', ['score', 'hill-town.yaml', '--framework', './pipe']],
    ['to plan for', ['plan', 'pipe']],
    ['to mark', ['mark', 'pipe', 'hill-town.yaml']],
    ['as a key', ['example', 'pipe']],
  ])('a pipe that nobody writes to: %s', (_, argv) =>
    inFolder(FILES, async (cwd) => {
      await start('mkfifo', ['pipe'], { cwd });
      const run = await joinedup(argv, { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr.replace('./', '')).toContain(PIPE);
    }),
  );

  it('the same where files are checked, and the others are checked all the same', () =>
    inFolder({ 'own.yaml': 'questions: 1\n' }, async (cwd) => {
      await start('mkfifo', ['pipe'], { cwd });
      const run = await joinedup(['frameworks', 'check', 'pipe', 'own.yaml'], { cwd });
      expect(run).toMatchObject({ code: 2, stderr: '' });
      expect(run.stdout).toContain(PIPE);
      expect(run.stdout).toContain('own.yaml:1:1');
    }));

  it.each(['/dev/zero', '/dev/urandom', '/dev/tty'])('a device: %s, and a link to it', (device) =>
    inFolder({}, async (cwd) => {
      await symlink(device, `${cwd}/link.yaml`);
      for (const name of [device, 'link.yaml']) {
        const run = await joinedup(['score', name], { cwd });
        expect(run).toEqual({ code: 2, stdout: '', stderr: `error: “${name}” ${DEVICE}\n` });
      }
    }),
  );

  it('a socket', () =>
    inFolder({}, async (cwd) => {
      const server = createServer().listen(`${cwd}/socket`);
      await once(server, 'listening');
      const run = await joinedup(['score', 'socket'], { cwd });
      server.close();
      expect(run.stderr).toBe('error: “socket” is a socket, not a file. Name a file. [not-a-file]\n');
    }));

  it('a ring of links, and a file of ten gigabytes of which nothing is on the disk', () =>
    inFolder({ 'large.yaml': '' }, async (cwd) => {
      await symlink('two', `${cwd}/one`);
      await symlink('one', `${cwd}/two`);
      await truncate(`${cwd}/large.yaml`, 10 * 1024 ** 3);
      const run = await joinedup(['score', 'one', 'large.yaml'], { cwd });
      expect(run.code).toBe(2);
      expect(run.stderr).toContain('“one” is a link that leads back to itself. Name the file itself.');
      expect(run.stderr).toContain('“large.yaml” is too large (10240 MB).');
    }));

  it('a file of the system that holds more than it says, or what cannot be read', () =>
    inFolder({}, async (cwd) => {
      for (const name of ['/proc/self/mem', '/proc/self/environ', '/proc/self/fd', '/dev/null']) {
        const run = await joinedup(['score', name], { cwd });
        expect(run).toMatchObject({ code: 2, stdout: '' });
        expectHarmless(run);
      }
    }));

  it('a file or a pipe where the texts beside a framework would be', () =>
    inFolder({ 'one/framework.yaml': FIVE, 'one/vignettes': '', 'two/framework.yaml': FIVE }, async (cwd) => {
      await start('mkfifo', ['two/vignettes'], { cwd });
      for (const name of ['one', 'two']) {
        const run = await joinedup(['frameworks', 'check', `${name}/framework.yaml`], { cwd });
        expect([run.code, run.stderr]).toEqual([0, '']);
        expect(run.stdout).not.toContain('vignettes');
        const told = await joinedup(['example', '--framework', `${name}/framework.yaml`], { cwd });
        expect(told.stderr).toMatch(/\[no-vignettes\]\n$/u);
      }
    }));

  it('a file that has become another kind of thing when it is looked at before it is saved', () =>
    inFolder(FILES, async (cwd) => {
      await start('mkfifo', ['pipe'], { cwd });
      await symlink('/dev/zero', `${cwd}/endless`);
      // Held open at both ends: somebody writes to it, and never does.
      const writer = spawn('bash', ['-c', 'exec 3<>pipe; echo; exec sleep 3600'], { cwd });
      await once(writer.stdout, 'data');
      try {
        expect(() => textIfThere(`${cwd}/pipe`)).toThrow(/is a pipe, not a file/u);
      } finally {
        writer.kill();
      }
      expect(() => textIfThere(`${cwd}/endless`)).toThrow(/is a device, not a file/u);
      expect(() => textIfThere(cwd)).toThrow(/is a folder, not a file/u);
      expect(textIfThere(`${cwd}/hill-town.yaml`)).toBe(FILES['hill-town.yaml']);
      expect(textIfThere(`${cwd}/none`)).toBeNull();
    }));
});

describe.skipIf(process.platform === 'win32')('what comes through a pipe is read', () => {
  it.each([
    ['-', 'cat hill-town.yaml | "$0" "$1" score -'],
    ['/dev/stdin', 'cat hill-town.yaml | "$0" "$1" score /dev/stdin'],
    ['/dev/stdin, where it is a file', '"$0" "$1" score /dev/stdin < hill-town.yaml'],
    ['<(a command)', '"$0" "$1" score <(cat hill-town.yaml)'],
    ['a pipe with a name', 'mkfifo p; cat hill-town.yaml > p & "$0" "$1" score p'],
    ['a slow writer', '"$0" "$1" score <(head -c 5 hill-town.yaml; sleep 1; tail -c +6 hill-town.yaml)'],
    ['one who begins late', '"$0" "$1" score <(sleep 1; cat hill-town.yaml)'],
  ])('%s', (_, line) =>
    inFolder(FILES, async (cwd) => {
      const run = await shell(line, cwd);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toMatch(/^Hill Town\n/u);
    }),
  );

  it('a command that says nothing is an empty file', () =>
    inFolder({}, async (cwd) => {
      const run = await shell('"$0" "$1" score <(true)', cwd);
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(/^\/dev\/fd\/\d+:1:1: error: The file is empty\./u);
    }));

  it('one that never ends is bounded', () =>
    inFolder({}, async (cwd) => {
      const run = await shell('"$0" "$1" score <(cat /dev/zero)', cwd);
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(/is too large \(over 2 MB\)/u);
    }));

  it('a socket that is standard input, which cannot be opened by its name', () =>
    inFolder(FILES, async (cwd) => {
      const run = await joinedup(['score', '/dev/stdin'], { cwd, input: FILES['hill-town.yaml'] });
      expect(run).toMatchObject({ code: 0, stderr: '' });
    }));

  it.each([
    ['score', '-', '-'],
    ['score', '-', '/dev/stdin'],
    ['compare', '-', '-'],
  ])('standard input is not read twice: %s %s %s', (...argv) =>
    inFolder({}, async (cwd) => {
      const run = await joinedup(argv, { cwd, input: FILES['hill-town.yaml'] });
      expect(run.code).toBe(2);
      expect(run.stderr).toMatch(
        /was read already, and can be read only once\. Name it once\. \[read-before\]\n$/u,
      );
    }),
  );
});
