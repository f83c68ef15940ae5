import { expect, test } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';

/** Small frameworks and answers of which something was once said that did not hold, or was not said rightly. */

const cwd = `${ROOT}tests/fixtures/faults/author`;

async function said(...args: string[]): Promise<string> {
  const { stdout, stderr } = await mainRun(args, { cwd });
  return `${stdout}${stderr}`.replace(/\s+/gu, ' ');
}

test('f, a, b: an open answer may turn out not to apply', async () => {
  const open = JSON.parse((await mainRun(['score', 'a.yaml', '--format', 'json'], { cwd })).stdout);
  expect(open.placements[0].possible).toMatchObject({ levels: ['low', 'high'], exact: true });
  expect(await said('score', 'a.yaml')).not.toContain('No open answer can change');
  const known = JSON.parse((await mainRun(['score', 'b.yaml', '--format', 'json'], { cwd })).stdout);
  expect(known.placements[0].secured.id).toBe('high');
});

test('gapna: a gap is told of where a question does not apply', async () => {
  expect(await said('frameworks', 'check', 'gapna.yaml')).toContain('pharmacy: not-applicable');
});

test.each([
  ['jump', '[barrier-rises]'],
  ['jump2', 'but for barriers that it first brings up'],
  ['coin', '[coinciding-levels]'],
  ['g23', '[coinciding-levels]'],
  ['nat', '[idle-barrier]'],
])('%s: what is proved is what was looked at', async (name, expected) => {
  const checked = await said('frameworks', 'check', `${name}.yaml`);
  expect(checked).toContain(expected);
  if (name !== 'jump2') expect(checked).not.toContain('better is never worse.');
});

test('n: a barrier that is raised in no nation is clear', async () => {
  const { barriers } = JSON.parse((await mainRun(['score', 'n.yaml', '--format', 'json'], { cwd })).stdout);
  const law = barriers.find(({ id }: { id: string }) => id === 'law');
  expect(law.status).toBe('clear');
});

test('ab, ab1: levels of one name go with their scales', async () => {
  const report = await said('score', 'ab1.yaml', '--full');
  expect(report).toContain('Strength (Trust, Means and Third): Needs no attention.');
  expect(report).toContain('“Strength” (Trust) rests on one answer:');
  expect(report).toContain('“Strength” (Means) rests on one answer:');
});

test('v: fractions are to be multiplied, and nothing false follows', async () => {
  const checked = await said('frameworks', 'check', 'v.yaml');
  expect(checked).toContain('Multiply all values by one number, such as 4');
  expect(checked).not.toContain('falling-value');
});

test('rev: values that fall are told what to do', async () => {
  const checked = await said('frameworks', 'check', 'rev.yaml');
  expect(checked).toContain('Write the options of an item that is scored in reverse in turned order');
});

test('a40: questions shown by chains are scored at once', async () => {
  const { code } = await mainRun(['score', '../a40.yaml'], { cwd });
  expect(code).toBe(0);
});
