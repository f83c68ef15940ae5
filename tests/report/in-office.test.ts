import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mainRun } from '../support/in-process.ts';
import { ROOT } from '../support/load.ts';
import { office, printedByOffice } from '../support/office.ts';

/** What only an office can say of documents and workbooks: that it opens and prints them. */

const CASE = 'case:sampleford-foot-clinic';

/** What is written, as it is asked for. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  'result.docx': ['score', CASE],
  'unknown.docx': ['score', 'case:plymouth'],
  'several.docx': ['score', CASE, 'case:plymouth'],
  'plan.docx': ['plan', 'case:plymouth'],
  'compare.docx': ['compare', CASE, 'case:plymouth'],
  'what-if.docx': ['what-if', 'case:plymouth', '--set', 'entry=one'],
  'explain.docx': ['explain', 'case:plymouth'],
  'case.docx': ['cases', 'show', 'plymouth'],
  'framework.docx': ['frameworks', 'show', 'leutz'],
  'result.xlsx': ['score', CASE],
  'several.xlsx': ['score', CASE, 'case:plymouth'],
  'plan.xlsx': ['plan', 'case:plymouth'],
  'compare.xlsx': ['compare', CASE, 'case:plymouth'],
  'form.docx': ['form'],
  'form.xlsx': ['form'],
  'trend.docx': ['trend', 'case:plymouth', 'case:torbay-care-trust', '--renamed'],
  'trend.xlsx': ['trend', 'case:plymouth', 'case:torbay-care-trust', '--renamed'],
  'what-if.xlsx': ['what-if', 'case:plymouth', '--set', 'entry=one'],
};

const path = office();

describe.skipIf(path === null)('an office', () => {
  let printed: ReadonlyMap<string, Buffer> = new Map();

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'joinedup-papers-'));
    const files = Object.keys(FILES).map((name) => join(folder, name));
    for (const [name, args] of Object.entries(FILES)) {
      const { code, stderr } = await mainRun([...args, '-o', join(folder, name)], { cwd: ROOT });
      expect([name, code, stderr]).toEqual([name, 0, expect.stringContaining('Written')]);
    }
    printed = printedByOffice(path ?? '', files);
    rmSync(folder, { recursive: true });
  }, 300_000);

  it.each(Object.keys(FILES))('opens and prints %s', (name) => {
    const pdf = printed.get(name);
    expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-');
    // An office that could not read a file prints an empty page of some thousand bytes.
    expect(pdf?.length).toBeGreaterThan(10_000);
  });
});
