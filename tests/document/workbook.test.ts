import { expect, test } from 'vitest';
import { readWorkbook } from '../../src/document/workbook.ts';
import { plain } from '../../src/sentence.ts';
import { HOSTILE, ODD } from '../support/hostile-workbooks.ts';

test.each(HOSTILE)('%s is refused', (_, make, said) => {
  const bytes = make();
  expect(bytes.length).toBeLessThan(8 * 1024 * 1024);
  const read = readWorkbook('form.xlsx', bytes);
  expect(read.ok).toBe(false);
  expect(read.problems.map(({ message }) => plain(message))).toEqual([expect.stringMatching(said)]);
});

test.each(ODD)('%s does no harm', (_, make, texts) => {
  const read = readWorkbook('form.xlsx', make());
  expect(read).toMatchObject({ ok: true });
  const cells = read.ok
    ? read.value.flatMap(({ rows }) => [...rows.values()].flatMap((row) => [...row.values()]))
    : [];
  if (texts.length > 0) expect(cells).toEqual(texts);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  expect(cells.join('')).not.toMatch(/[\u0000-\u0008\u000e-\u001f\u0080-\u009f]/u);
});
