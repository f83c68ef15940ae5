import { describe, expect, it } from 'vitest';
import { failing, mainRun } from '../support/in-process.ts';
import { expectHarmless } from '../support/refusal.ts';
import { inFolder } from '../support/sandbox.ts';

const FILES = { 'hill-town.yaml': 'joinedup: 1\nservice: { name: Hill Town }\n' };
const FIVE = new URL('../../frameworks/five-levels/framework.yaml', import.meta.url).pathname;
const LADDER = new URL('../fixtures/frameworks/ladder.yaml', import.meta.url).pathname;

describe('standard output carries the product, standard error the conversation', () => {
  it.each([
    ['nothing', [], /^This is an example: [^\n]+\n[^\n]+\n\nPlymouth/u],
    ['score', ['score', 'hill-town.yaml'], /^Hill Town\n/u],
    ['score for machines', ['score', 'hill-town.yaml', '--format', 'json'], /^\{\n/u],
    ['score for a board', ['score', 'hill-town.yaml', '--format', 'markdown'], /^# Hill Town\n/u],
    ['compare', ['compare', 'hill-town.yaml', 'hill-town.yaml'], /^2 assessments side by side\n/u],
    ['explain', ['explain', 'hill-town.yaml'], /^Hill Town\n/u],
    ['template', ['template'], /^# A blank assessment/u],
    ['frameworks', ['frameworks'], /^five-levels \(/u],
    ['frameworks show', ['frameworks', 'show', LADDER], /^A ladder\n/u],
    ['frameworks check', ['frameworks', 'check', FIVE], /no problems\.\n$/u],
    ['frameworks check with warnings', ['frameworks', 'check', LADDER], /0 errors and \d warnings\.\n$/u],
    ['frameworks schema', ['frameworks', 'schema'], /^\{\n/u],
    ['cases', ['cases'], /^Five levels [^\n]+\n─+\n {2}[a-z-]+\n {4}/u],
    ['cases show', ['cases', 'show', 'plymouth', '--framework', 'five-levels'], /^Plymouth/u],
    ['--help', ['--help'], /^Examples:\n/u],
    ['--version', ['--version'], /^\d+\.\d+\.\d+\n$/u],
  ])('%s', (_, argv, product) =>
    inFolder(FILES, async (cwd) => {
      const run = await mainRun(argv, { cwd });
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toMatch(product);
      expect(run.stdout.endsWith('\n')).toBe(true);
      expectHarmless(run);
    }),
  );

  it.each([
    ['a file that there is not', 2, ['score', 'none.yaml']],
    ['a command that there is not', 2, ['scor']],
    ['an interview without a terminal', 2, ['assess']],
    ['a report into a file', 0, ['score', 'hill-town.yaml', '-o', 'report.txt']],
  ])('%s leaves standard output empty', (_, code, argv) =>
    inFolder(FILES, async (cwd) => {
      const run = await mainRun(argv, { cwd });
      expect(run).toMatchObject({ code, stdout: '' });
      expect(run.stderr).not.toBe('');
    }),
  );

  it('a gate that is not met leaves the product whole', () =>
    inFolder(FILES, async (cwd) => {
      const argv = ['score', 'hill-town.yaml', '--format', 'json'];
      const free = await mainRun(argv, { cwd });
      const gated = await mainRun([...argv, '--require-level', 'shared-budget'], { cwd });
      expect(gated).toMatchObject({ code: 1, stdout: free.stdout });
      expect(gated.stderr).toMatch(/^[^\n]+\n$/u);
    }));
});

describe('a fault of the program itself', () => {
  const fault = new Error('the levels are not in order');
  const told = async (argv: readonly string[], error: unknown = fault) =>
    inFolder(FILES, (cwd) =>
      mainRun([...argv, 'score', 'hill-town.yaml'], { cwd }, { stdout: failing(error) }),
    );

  it('ends with 70, and says that it is one and how to see more, without a stack', async () => {
    const run = await told([]);
    expect(run.code).toBe(70);
    expect(run.stderr).toContain('This is a fault of joinedup, not of yours.');
    expect(run.stderr).toContain('the levels are not in order');
    expect(run.stderr).toContain('--debug');
    expectHarmless(run);
  });

  it('says how to report it', async () => {
    expect((await told([])).stderr).toMatch(/\breport\b/u);
  });

  it('shows the stack with --debug, wherever that stands', async () => {
    const before = await told(['--debug']);
    expect(before.code).toBe(70);
    expect(before.stderr).toContain('Error: the levels are not in order\n    at ');
    const after = await inFolder(FILES, (cwd) =>
      mainRun(['score', 'hill-town.yaml', '--debug'], { cwd }, { stdout: failing(fault) }),
    );
    expect(after).toMatchObject({ code: 70, stderr: before.stderr });
  });

  it('lets nothing through that steers a terminal', async () => {
    expectHarmless(await told([], new Error('the level \u001b[2J\u009b2J is \u202e')));
  });

  it('nor with --debug', async () => {
    const { stderr } = await told(['--debug'], new Error('the level \u001b[2J is not in order'));
    expect(stderr).toContain('    at ');
    expect(stderr).not.toContain('\u001b');
  });

  it('is told even where something else than an error was thrown', async () => {
    expect(await told([], 'out of paper')).toMatchObject({
      code: 70,
      stderr: expect.stringContaining('out of paper'),
    });
  });

  it('--debug shows no stack for what a person can mend', () =>
    inFolder({}, async (cwd) => {
      const run = await mainRun(['--debug', 'score', 'none.yaml'], { cwd });
      expect(run).toEqual({
        code: 2,
        stdout: '',
        stderr: 'error: “none.yaml” does not exist. Check the name. [no-such-file]\n',
      });
    }));
});
