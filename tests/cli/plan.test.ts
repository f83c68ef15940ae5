import { expect, it } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { inFolder } from '../support/sandbox.ts';

const FILES = {
  'town.yaml':
    'joinedup: 1\nservice: { nation: england }\nanswers: { agreement: none, money: own, grant: nobody }\n',
};
const FRAMEWORK = ['--framework', `${ROOT}tests/fixtures/frameworks/steps.yaml`];

/** A clock that goes on by so many seconds whenever somebody looks at it. */
function clockOf(seconds: number): () => number {
  let now = 0;
  return () => {
    now += seconds;
    return now;
  };
}

function planIn(folder: string, now: () => number, ...args: string[]) {
  return mainRun(['plan', 'town.yaml', ...FRAMEWORK, ...args], { cwd: folder }, { now });
}

it.each<[what: string, seconds: number, args: string[], expected: string]>([
  ['ten seconds, where nobody says', 11, [], 'No way to shared money was found in the time allowed.'],
  [
    'as long as it is told',
    11,
    ['--time-limit', '1000'],
    'To secure shared money, from nothing shared: 3 steps',
  ],
  ['no longer than it is told', 2, ['--time-limit', '1.5'], 'No way to shared money was found'],
])('looks for %s', async (_, seconds, args, expected) => {
  await inFolder(FILES, async (folder) => {
    const { code, stdout, stderr } = await planIn(folder, clockOf(seconds), ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(expected);
  });
});

it('takes the same questions named twice for once', async () => {
  await inFolder(FILES, async (folder) => {
    const { stdout } = await planIn(
      folder,
      () => 0,
      '--keep',
      'money',
      '--keep',
      'money',
      '--format',
      'json',
    );
    expect(JSON.parse(stdout).keep.map(({ question }: { question: string }) => question)).toEqual(['money']);
  });
});

it.each(['', ' ', '-1', '0', 'NaN', 'Infinity', '10s', '1,5'])('%j is no time limit', async (limit) => {
  await inFolder(FILES, async (folder) => {
    const { code, stderr } = await planIn(folder, () => 0, `--time-limit=${limit}`);
    expect(code).toBe(2);
    expect(stderr).toContain('[bad-time-limit]');
  });
});
