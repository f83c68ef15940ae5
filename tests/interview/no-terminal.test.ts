import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { PROGRAM, SEARCHED } from '../support/program.ts';
import { openTerminal } from '../support/terminal.ts';

it.each([
  ['a new file', ['assess', 'service.yaml']],
  ['no file', ['assess']],
  ['accessible mode', ['assess', '--accessible']],
  ['only the people served', ['needs', 'service.yaml']],
])('without a terminal, %s: says how to do it unattended', (_, args) => {
  const cwd = emptyFolder();
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd,
    encoding: 'utf8',
    input: 'Old Town\n1\n\n',
    env: { PATH: SEARCHED, LANG: 'C.UTF-8' },
  });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('There is no terminal in which to ask.');
  expect(stderr).toMatch(/“joinedup template -o FILE”.*“joinedup score FILE”/su);
  expect(readdirSync(cwd)).toEqual([]);
});

it('with a terminal only for what is printed, it does not ask either', async () => {
  const terminal = openTerminal(['assess'], { stdinFrom: '/dev/null' });
  expect((await terminal.exit).code).toBe(2);
  expect(terminal.text()).toContain('There is no terminal in which to ask.');
});
