import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { nextQuestion } from '../../src/engine/quick/next-question.ts';
import { loadFramework } from '../../src/framework/open.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { placed, ROOT, score } from '../support/load.ts';
import { tinyFramework } from '../support/tiny.ts';

/** An open question that may not apply can turn out not to apply. */

function open(name: string) {
  const file = `${ROOT}tests/fixtures/open/${name}.yaml`;
  return unwrap(loadFramework({ file, text: readFileSync(file, 'utf8') }));
}

const MEAN = open('f');
const REST = { plan: 'p2', staff: 's2' };

test('it moves what is possible, and what would settle it', () => {
  const {
    possible,
    placed: isPlaced,
    measure,
    settling,
    levels,
  } = placed(MEAN, { pharmacy: 'unknown', ...REST });
  expect(possible).toMatchObject({ levels: ['low', 'high'], exact: true });
  expect(isPlaced).toBe(false);
  expect(measure).toMatchObject({ low: 1.333333, high: 2 });
  expect(levels[1]?.status).toBe('unknown');
  const high = settling?.levels.find(({ level }) => level === 'high');
  expect(high?.answers.map(({ question, options }) => [question, options])).toEqual([
    ['pharmacy', [{ option: 'not-applicable', text: 'does not apply' }]],
  ]);
  expect(placed(MEAN, { pharmacy: 'not-applicable', ...REST }).secured.id).toBe('high');
});

test('a list of its options rules that out', () => {
  expect(placed(MEAN, { pharmacy: ['no-list', 'list'], ...REST }).possible.levels).toEqual(['low']);
});

test('the quick interview asks it', () => {
  const { answers } = assessmentOf(Object.entries(REST));
  expect(nextQuestion(compile(MEAN), answers, 'england', new Set())?.question).toBe(0);
});

test('its working says that its value counts only if it applies', () => {
  const { working } = score(MEAN, REST);
  const [part] = working.find(({ about }) => about === 'high')?.from ?? [];
  expect(part).toMatchObject({ rule: 'value, if it applies', value: '0 to 1', question: 'pharmacy' });
});

test('a barrier is not possible for being raised only where it does not exist', () => {
  const { barriers } = score(open('nat'), { a: 'n' }, null);
  expect(barriers.map(({ id, status }) => [id, status])).toEqual([
    ['plain', 'remains'],
    ['law', 'clear'],
  ]);
});

test('a question that is named twice in a number is left out twice where it does not apply', () => {
  const twice = { score: { of: ['one', 'one', 'two'], by: 'mean', 'at-least': 1 } };
  const framework = tinyFramework(['one', 'two'], [twice], { mayNotApply: true });
  // With one at its lowest the mean is a third, and without it 1.
  expect(placed(framework, { two: 'b' }).possible.levels).toEqual(['foot', 'level-1']);
  expect(placed(framework, { one: 'a', two: 'b' }).possible.levels).toEqual(['foot']);
});
