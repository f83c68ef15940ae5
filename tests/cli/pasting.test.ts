import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { headOf } from '../support/interviews.ts';
import { shipped } from '../support/load.ts';
import { joinedup, PROGRAM, type Run, start } from '../support/program.ts';
import { openTerminal } from '../support/terminal.ts';
import { firstQuestion } from '../support/terminal-interview.ts';

const NAMES = [
  'service.yaml',
  'my service.yaml',
  '$(touch pwned).yaml',
  "it's; rm -rf.yaml",
  "it's $(touch pwned) & `touch pwned`.yaml",
  '-rf.yaml',
  'a`b`.yaml',
  'two\nlines.yaml',
  '~.yaml',
  '#1!.yaml',
  '“Tŷ” ‘Coch’.yaml',
];

/** Pastes a command into a shell that knows the program by its name. */
function paste(command: string, cwd: string, program: string, env = {}): Promise<Run> {
  const bin = join(emptyFolder(), 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'joinedup'), `#!/bin/sh\n${program}\n`);
  chmodSync(join(bin, 'joinedup'), 0o755);
  return start('sh', ['-c', command], { cwd, env: { PATH: `${bin}:${process.env.PATH}`, ...env } });
}

/** The command at the end of what was printed. */
function commandIn(printed: string): string {
  const [, ...after] = printed.replaceAll('\r\n', '\n').split('with:\n');
  return after.at(-1)?.split('\u001b')[0]?.replace(/\n+$/u, '') ?? '';
}

const RUNS = `exec '${process.execPath}' '${PROGRAM}' "$@"`;
const LISTS = `printf '%s\\0' "$@"`;

it.each(NAMES)('the command that checks a new framework does so, called %j', async (name) => {
  const cwd = emptyFolder();
  const made = await joinedup(['frameworks', 'new', 'two-doors', `--output=${name}`], { cwd });
  const before = readdirSync(cwd);
  const command = commandIn(made.stderr);
  const { code, stdout } = await paste(command, cwd, RUNS);
  expect(code, command).toBe(0);
  expect(stdout).toContain(`${name.replace('\n', ' ').replace(/^-/u, './-')}”: no problems`);
  expect(readdirSync(cwd)).toEqual(before);
});

it('a command keeps the letters of a name where the terminal can show none but ASCII', async () => {
  const cwd = emptyFolder();
  const args = ['frameworks', 'new', 'two-doors', '-o', 'tŷ\n“coch”.yaml'];
  const made = await joinedup(args, { cwd, env: { LANG: 'C', LC_ALL: 'C' } });
  expect(made.stderr).toMatch(/^Written to "ty "coch"\.yaml"/u);
  const command = commandIn(made.stderr);
  expect((await paste(command, cwd, RUNS)).code).toBe(0);
});

it.each(NAMES.map((name, index) => [name, index % 2 === 0 ? [] : ['--accessible']] as const))(
  'the command that carries on with an interview names its file, called %j %j',
  async (name, how) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, name), headOf(shipped('five-levels')));
    const here = name.startsWith('-') ? `./${name}` : name;
    const terminal = openTerminal(['assess', here, ...how], { cwd });
    if (how.length === 0) await firstQuestion(terminal);
    else await terminal.waitFor('Start with');
    terminal.press('interrupt');
    await terminal.exit;
    const command = commandIn(terminal.raw);
    const { stdout } = await paste(command, cwd, LISTS);
    expect(
      stdout.split('\0').map((word) => word.replace(/^\.\//u, '')),
      command,
    ).toEqual(['assess', name, '']);
    expect(readdirSync(cwd)).toEqual([name]);
  },
);
