import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadAll } from '../../src/cli/table.ts';
import { optionName } from '../../src/commands/declare.ts';
import { emptyFolder } from '../support/folder.ts';
import { mainRun } from '../support/in-process.ts';
import { programCalled } from '../support/installed.ts';
import { ROOT } from '../support/load.ts';

const printed = async (shell: string) => mainRun(['completion', shell], { cwd: ROOT });

const FILES = ['my file.yaml', "it's.yaml", 'course.yaml', 'a"b.yaml', 'ünï.yaml'];

/** What is typed before Tab and Enter, and the words that the program is then called with. */
const TYPED: readonly (readonly [typed: string, ...words: readonly string[]])[] = [
  ['sc', 'score'],
  ['frameworks ch', 'frameworks', 'check'],
  ['--no-color frameworks ch', '--no-color', 'frameworks', 'check'],
  ['score case:ply', 'score', 'case:plymouth'],
  ['score cas', 'score', 'case:'],
  ['score "case:ply', 'score', 'case:plymouth'],
  ["score 'case:ply", 'score', 'case:plymouth'],
  ['score case\\:ply', 'score', 'case:plymouth'],
  [
    'score --framework leutz course.yaml case:ply',
    'score',
    '--framework',
    'leutz',
    'course.yaml',
    'case:plymouth',
  ],
  ['score my', 'score', 'my file.yaml'],
  ['score my\\ ', 'score', 'my file.yaml'],
  ['score "my ', 'score', 'my file.yaml'],
  ['score it', 'score', "it's.yaml"],
  ['score a', 'score', 'a"b.yaml'],
  ['score ü', 'score', 'ünï.yaml'],
  ['upgrade case:ply', 'upgrade', 'case:ply'],
  ['plan my\\ file.yaml --level fully-', 'plan', 'my file.yaml', '--level', 'fully-integrated-service'],
  ['plan course.yaml --level=fully-', 'plan', 'course.yaml', '--level=fully-integrated-service'],
  ['plan course.yaml --keep bud', 'plan', 'course.yaml', '--keep', 'budget'],
  ['what-if course.yaml --set achieve', 'what-if', 'course.yaml', '--set', 'achievements='],
  ['what-if course.yaml --set a=b achieve', 'what-if', 'course.yaml', '--set', 'a=b', 'achievements='],
  ['score course.yaml --format js', 'score', 'course.yaml', '--format', 'json'],
  ['score course.yaml --format=js', 'score', 'course.yaml', '--format=json'],
  ['score course.yaml -o sub', 'score', 'course.yaml', '-o', 'sub'],
  ['example -o s', 'example', '-o', 'sub'],
  ['example --kind tw', 'example', '--kind', 'twins'],
  ['example --setting rea', 'example', '--setting', 'reablement'],
  ['assess --framework leutz', 'assess', '--framework', 'leutz'],
  ['assess --framework cou', 'assess', '--framework', 'course.yaml'],
  ['cases show ply', 'cases', 'show', 'plymouth'],
  ['cases list --nation wal', 'cases', 'list', '--nation', 'wales'],
  ['frameworks schema ass', 'frameworks', 'schema', 'assessment'],
  ['completion z', 'completion', 'zsh'],
  ['plan x.yaml --level nowh', 'plan', 'x.yaml', '--level', 'nowh'],
  ['nothing of that na', 'nothing', 'of', 'that', 'na'],
];

const SHELLS = {
  bash: { args: ['--norc', '--noprofile', '-i'], start: [] },
  zsh: { args: ['-f', '-i'], start: ['autoload -U compinit', 'compinit -u -D'] },
} as const;

/** Types each line, Tab and Enter into a shell of its own, in which no program can be started. Gives what \`joinedup\` was called with. */
async function completedIn(
  shell: keyof typeof SHELLS,
  typed: readonly string[],
  isGone = false,
): Promise<string[][]> {
  const { args, start } = SHELLS[shell];
  const cwd = emptyFolder();
  const script = join(emptyFolder(), 'script');
  writeFileSync(script, (await printed(shell)).stdout);
  for (const name of FILES) writeFileSync(join(cwd, name), '');
  mkdirSync(join(cwd, 'sub'));
  const env = { PATH: process.env.PATH ?? '', HOME: cwd, TERM: 'xterm', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
  const pty = spawn(programCalled([shell]) ?? shell, [...args], { cwd, cols: 400, rows: 24, env });
  onTestFinished(() => pty.kill('SIGKILL'));
  let seen = '';
  const listeners = new Set<() => void>();
  pty.onData((data) => {
    seen += data;
    for (const listener of listeners) listener();
  });
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (holds()) resolve();
      };
      listeners.add(check);
      check();
    });
  const call = `joinedup() { printf '<%s>' begin "$@" end; echo; }`;
  const setup = [...start, `source ${script}`, call, 'PATH=', 'joinedup ready'];
  pty.write(`${setup.join('\n')}\n`);
  const calls = () => [...seen.matchAll(/<begin>((?:<[^>]*>)*)<end>/gu)].map(([, words = '']) => words);
  await until(() => calls().length === 1);
  if (isGone) rmSync(cwd, { recursive: true });
  for (const [at, line] of typed.entries()) {
    pty.write(`joinedup ${line}\t\n`);
    await until(() => calls().length === at + 2 || seen.endsWith('> '));
    // A quotation that nothing closed waits for its end.
    if (calls().length < at + 2) pty.write('\u0003');
  }
  return calls()
    .slice(1)
    .map((words) => [...words.matchAll(/<([^>]*)>/gu)].map(([, word = '']) => word.replace(/\/$/u, '')));
}

describe.each(['bash', 'zsh'] as const)('what %s completes', (shell) => {
  const isThere = programCalled([shell]) !== null;

  it.runIf(isThere)(
    'is what is meant, whatever it is called and wherever the shell takes words apart',
    async () => {
      const found = await completedIn(
        shell,
        TYPED.map(([typed]) => typed),
      );
      expect(found).toEqual(TYPED.map(([, ...words]) => words));
    },
  );

  it.runIf(isThere)('is nothing in a folder that is gone, and breaks nothing', async () => {
    const found = await completedIn(shell, ['score x', 'score case:ply', 'plan --level fully-'], true);
    expect(found).toEqual([
      ['score', 'x'],
      ['score', 'case:plymouth'],
      ['plan', '--level', 'fully-integrated-service'],
    ]);
  });

  it('has every command and every option', async () => {
    const { code, stdout, stderr } = await printed(shell);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const { path, command } of await loadAll()) {
      for (const word of path.split(' ')) expect(stdout).toContain(word);
      for (const key of Object.keys(command.options)) expect(stdout).toContain(optionName(key));
    }
  });
});

it('another shell is refused', async () => {
  const run = await printed('fish');
  expect(run).toMatchObject({ code: 2, stdout: '' });
  expect(run.stderr).toContain('There is no shell called “fish” here.');
});
