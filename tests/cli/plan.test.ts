import { expect, it } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { inFolder } from '../support/sandbox.ts';

const FILES = {
  'town.yaml':
    'joinedup: 1\nservice: { nation: england }\nanswers: { agreement: none, money: own, grant: nobody }\n',
};
/** A level that a great many ends come near, so that it takes the solver to find the cheapest that reaches it. */
const QUESTIONS = Array.from({ length: 14 }, (_, index) => `q${index}`);
const EFFORTS = ['days', 'months', 'years'];
const WIDE = {
  'wide.yaml': JSON.stringify({
    id: 'wide',
    version: '1.0.0',
    title: 'Wide',
    nations: [{ id: 'england', title: 'England' }],
    questions: QUESTIONS.map((id, index) => ({
      id,
      ask: `How is ${id}?`,
      source: 'own judgement',
      options: ['a', 'b', 'c', 'd'].map((option, place) => ({
        id: option,
        text: `It is ${option}.`,
        ...(place < 3 ? { better: { text: 'Do it.', effort: EFFORTS[(index + place) % 3] } } : {}),
      })),
    })),
    placements: [
      {
        id: 'depth',
        title: 'Depth',
        levels: [
          { id: 'low', name: 'Low', source: 'own judgement' },
          {
            id: 'high',
            name: 'High',
            source: 'own judgement',
            requires: { score: { of: QUESTIONS, by: 'sum', 'at-least': 20 } },
          },
        ],
      },
    ],
    barriers: [],
  }),
  'wide-town.yaml': 'joinedup: 1\nservice: { nation: england }\nanswers: { q0: a }\n',
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
  ['as long as it takes, where nobody says', 11, [], 'What to do, in this order'],
  ['as long as it is told', 11, ['--time-limit', '1000'], 'What to do, in this order'],
  ['no longer than it is told', 2, ['--time-limit', '1.5'], 'Not proven cheapest'],
])('looks for %s', async (_, seconds, args, expected) => {
  await inFolder(WIDE, async (folder) => {
    const command = ['plan', 'wide-town.yaml', '--framework', 'wide.yaml', ...args];
    const { code, stdout, stderr } = await mainRun(command, { cwd: folder }, { now: clockOf(seconds) });
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
