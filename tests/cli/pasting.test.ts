import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { emptyFolder } from '../support/folder.ts';
import { mainRun } from '../support/in-process.ts';
import { headOf } from '../support/interviews.ts';
import { ROOT, shipped } from '../support/load.ts';
import { joinedup, PROGRAM, type Run, start } from '../support/program.ts';
import { inFolder } from '../support/sandbox.ts';
import { openTerminal } from '../support/terminal.ts';
import { firstQuestion } from '../support/terminal-interview.ts';

const LADDER = join(ROOT, 'tests/fixtures/frameworks/ladder.yaml');
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

it('what only looks like a command is in ASCII there, like all else', () => {
  const people = `${'x'.repeat(75)} joinedup it’s “Tŷ Coch”, where ${'everything goes on and on '.repeat(4)} it’s`;
  const text = `joinedup: 1\nservice: { name: Hill Town, people: "${people}" }\n`;
  return inFolder({ 's.yaml': text }, async (cwd) => {
    const run = await mainRun(['score', 's.yaml', '--full'], { cwd, env: { LANG: 'C' } });
    expect(run.stdout).toMatch(/^ {4}joinedup it's "Ty Coch", where/mu);
    expect(run.stdout).toMatch(/^[\n -~]*$/u);
  });
});

it.each([
  ['frameworks new', ['frameworks', 'new', 'two-doors', '-o', 'a\u200bb.yaml']],
  ['frameworks check', ['frameworks', 'check', LADDER, '--examples-in', 'a\u200bb']],
  ['example', ['example', '--count', '1', '-o', 'a\u200bb']],
])('where there is no command, %s does not say that one follows', (_, argv) =>
  inFolder({}, async (cwd) => {
    const { stderr } = await mainRun(argv, { cwd });
    expect(stderr).toMatch(/^(?:Hand out .*\. )?No command can be shown for “.*Rename it first\.\n/mu);
    expect(stderr).not.toMatch(/with:$/mu);
  }),
);

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
