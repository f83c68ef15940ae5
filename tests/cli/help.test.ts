import { describe, expect, it } from 'vitest';
import { COMMANDS, loadAll, START, TOPICS } from '../../src/cli/table.ts';
import { flagsOf } from '../../src/commands/declare.ts';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';

const cwd = ROOT;

/** Every command, by the words that call it. */
const EVERY = (await loadAll()).map((called) => [called.path, called] as const);
const TOP = EVERY.filter(([path]) => !path.includes(' '));
const GROUPED = EVERY.filter(([path]) => path.includes(' '));
const GROUPS = COMMANDS.filter((row) => 'commands' in row);

describe('help begins with examples', () => {
  it.each([...TOP, ...GROUPED])('%s --help', async (path, { says, command: { examples, options } }) => {
    const run = await mainRun([...path.split(' '), '--help'], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const lines = run.stdout.split('\n');
    expect(lines.slice(0, examples.length + 2)).toEqual([
      'Examples:',
      ...examples.map((example) => `  $ ${example}`),
      '',
    ]);
    expect(lines[examples.length + 2]).toMatch(new RegExp(`^Usage: joinedup ${path} `, 'u'));
    expect(run.stdout).toContain(says.slice(0, 40));
    for (const [key, option] of Object.entries(options))
      expect(run.stdout).toContain(`  ${flagsOf(key, option)} `);
  });

  it.each(GROUPS.map(({ name }) => name))('%s --help, for all that is below it', async (path) => {
    const { code, stdout, stderr } = await mainRun([path, '--help'], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Examples:\\n( {2}\\$ joinedup ?${path}.*\\n)+\\nUsage: `, 'u'));
  });

  it('the examples are calls of that very command', async () => {
    const started = { command: await START.load() };
    for (const [path, { command }] of [...EVERY, [START.name, started] as const]) {
      const { examples } = command;
      const start = path === START.name ? 'joinedup' : `joinedup ${path}`;
      for (const example of examples) expect(`${example} `.startsWith(`${start} `), example).toBe(true);
    }
  });
});

it.each([['--'], ['--no-color', '--']])('%s without a command is no call for help', async (...argv) => {
  expect(await mainRun(argv, { cwd })).toEqual(await mainRun([], { cwd }));
});

it.each(GROUPS.map(({ name }) => name))('%s help, about what it does not have, says so', async (group) => {
  const run = await mainRun([group, 'help', 'nothing'], { cwd });
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toMatch(/^error: unknown command 'nothing'/u);
});

describe('the other ways to ask for help give the same', () => {
  it.each(TOP.map(([path]) => path))('help %s', async (path) => {
    expect(await mainRun(['help', path], { cwd })).toEqual(await mainRun([path, '--help'], { cwd }));
  });

  it.each(GROUPED.map(([path]) => path))('help %s, of a group', async (path) => {
    const asked = await mainRun([...path.split(' '), '--help'], { cwd });
    expect(await mainRun(['help', ...path.split(' ')], { cwd })).toEqual(asked);
  });

  it.each([[['help']], [['-h']], [['--help']], [['help', 'help', 'help']]])('%j', async (argv) => {
    const run = await mainRun(argv, { cwd });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Examples:\n {2}\$ joinedup {2}.*start here/u);
    for (const [heading, rows] of TOPICS) {
      expect(run.stdout).toContain(`\n${heading}:\n`);
      for (const { name } of rows) expect(run.stdout).toMatch(new RegExp(`^ {2}${name} `, 'mu'));
    }
    for (const { name } of COMMANDS) expect(run.stdout).toContain(name);
    expect(run.stdout).toContain('\nUsage: joinedup [command] [options]');
    // With the prompt below it, on one screen.
    expect(run.stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(23);
  });

  it('help exit-codes', async () => {
    const run = await mainRun(['help', 'exit-codes'], { cwd });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    for (const code of [0, 1, 2, 70, 130])
      expect(run.stdout).toMatch(new RegExp(`^ {2}${code} +[a-z]`, 'mu'));
  });
});

it('an option that has another name now is still taken under the old one, and is not shown', async () => {
  const [now, before] = await Promise.all(
    ['--level', '--to'].map((name) =>
      mainRun(['plan', 'case:plymouth', name, 'fully-integrated-service'], { cwd }),
    ),
  );
  expect(now?.code).toBe(0);
  expect(before).toEqual({ ...now, stderr: '“--to” is called “--level” now.\n' });
  expect((await mainRun(['plan', '--help'], { cwd })).stdout).not.toContain('--to');
});

describe('a file and no command', () => {
  it.each([
    ['package.json', 'joinedup score package.json', 'joinedup assess package.json'],
    [
      'frameworks/five-levels/framework.yaml',
      'joinedup frameworks check frameworks/five-levels/framework.yaml',
      'joinedup frameworks show frameworks/five-levels/framework.yaml',
    ],
    ['nowhere.yaml', 'joinedup score nowhere.yaml', 'joinedup assess nowhere.yaml'],
  ])('%s', async (file, one, other) => {
    const { code, stderr } = await mainRun([file], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(`Did you mean “${one}” or “${other}”?`);
  });
});

it('no line of help is wider than a terminal', async () => {
  for (const path of ['', ...EVERY.map(([name]) => name)]) {
    const words = path.split(' ').filter((word) => word !== '');
    const { stdout } = await mainRun([...words, '--help'], { cwd });
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  }
});
