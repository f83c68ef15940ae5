import { expect, test } from 'vitest';
import { checkFramework } from '../../src/authoring/check-framework.ts';
import { openFramework } from '../../src/framework/open.ts';
import { unwrap } from '../../src/problem.ts';
import { bomb } from '../support/bombs.ts';

test('whoever waits for a check hears how far it is, and never that it goes back', () => {
  const text = JSON.stringify(bomb('barriers-500').framework);
  const file = unwrap(openFramework({ file: 'bomb.yaml', text }));
  const heard: number[] = [];
  let whole: number | null = null;
  checkFramework(file, undefined, true, (done, total) => {
    heard.push(done);
    whole = total;
  });
  expect(heard.length).toBeGreaterThan(500);
  expect(heard).toEqual(heard.toSorted((one, other) => one - other));
  expect(heard.at(-1)).toBeLessThanOrEqual(whole ?? 0);
});
