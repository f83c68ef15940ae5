import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadFramework } from '../../src/framework/open.ts';
import { ROOT } from '../support/load.ts';

/** What is said of values that a framework cannot have: what to do, and nothing that only follows from it. */

function problemsOf(name: string): string[] {
  const text = readFileSync(`${ROOT}tests/fixtures/open/${name}.yaml`, 'utf8');
  const { problems } = loadFramework({ file: 'f.yaml', text });
  return problems.map(({ place, message, advice }) => `${place?.line}: ${message} ${advice}`);
}

test('fractions', () => {
  const whole =
    'Expected a whole number. Multiply all values by one number, such as 4 where they are quarters, and the numbers to reach with them.';
  expect(problemsOf('v')).toEqual([
    `9: “value” cannot be 0.25. ${whole}`,
    `10: “value” cannot be 0.5. ${whole}`,
  ]);
});

test('values that fall', () => {
  const turned =
    'Options run from least to most integrated, and their values rise with them. Write the options of an item that is scored in reverse in turned order, each with its value.';
  expect(problemsOf('rev')).toEqual([
    `5: The value 3 is less than 5, the value of the option before it. ${turned}`,
    `5: The value 1 is less than 3, the value of the option before it. ${turned}`,
  ]);
});
