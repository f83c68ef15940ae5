import { Ajv } from 'ajv';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';

it.each([
  ['the default framework', []],
  ['a framework of one’s own', ['--framework', `${ROOT}tests/fixtures/frameworks/nations.yaml`]],
])('the blank assessment of %s is one that an editor with the published schema accepts', async (_, args) => {
  const { stdout: blank } = await mainRun(['template', ...args], { cwd: ROOT });
  const { stdout: schema } = await mainRun(['frameworks', 'schema', 'assessment'], { cwd: ROOT });
  const accepts = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(schema));
  const written = parse(blank);
  expect(accepts(written), JSON.stringify(accepts.errors)).toBe(true);
  expect(Object.values(written.answers).filter((answer) => answer !== null)).toEqual([]);
  // It does look: a key that there is not is refused.
  expect(accepts({ ...written, anwsers: {} })).toBe(false);
});
