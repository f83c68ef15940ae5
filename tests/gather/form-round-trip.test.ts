// To be laid at tests/gather/form-round-trip.test.ts once the form and the gathering are on one branch.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/forms/form.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { type Entries, filledWorkbook } from '../support/filled-workbook.ts';
import { ALL, RIVERSIDE } from '../support/forms.ts';
import { gatherIn } from '../support/gathering.ts';
import { shipped } from '../support/load.ts';
import { office, writtenByOffice } from '../support/office.ts';
import { chance } from '../support/people.ts';

const FRAMEWORKS = [
  'five-levels',
  'six-levels',
  'continuum',
  'collaboration-rubric',
  'depth-and-breadth',
  'leutz',
  'maturity-profile',
  'partnership-health-check',
];

interface Filled {
  readonly entries: Entries;
  readonly meant: Readonly<Record<string, AnswerValue>>;
}

/** What somebody writes into the workbook, in each of the ways that it allows, and what they mean. */
function filledBy(framework: Framework, seed: number): Filled {
  const pick = chance(seed);
  const meant: Record<string, AnswerValue> = {};
  const entries = new Map<string, Record<string, string>>();
  for (const { id, options, mayNotApply } of formOf(framework, ALL).questions) {
    const shown = (index: number) =>
      pick(3) === 0 ? `${index + 1}` : `${index + 1}. ${options[index]?.text ?? ''}`;
    const ids = options.map((option) => option.id);
    const way = pick(12);
    const [at, first] = [pick(ids.length), pick(ids.length - 1)];
    const written = ((): readonly [AnswerValue, string, string?] | null => {
      if (way === 0) return null;
      if (way === 1) return ['unknown', 'Don’t know'];
      if (way === 2 && mayNotApply) return ['not-applicable', 'Does not apply'];
      if (way === 3 && ids.length > 2) return [ids.slice(first, first + 2), shown(first), shown(first + 1)];
      if (way === 4 && ids.length > 3) return [ids.slice(0, 3), '1; 2; 3'];
      return [ids[at] ?? '', shown(at)];
    })();
    if (!written) continue;
    const [value, answer, or] = written;
    meant[id] = value;
    entries.set(id, { Answer: answer, ...(or ? { or } : {}), Note: '=1+1', Evidence: 'minutes of 1/2' });
  }
  entries.set('about:role', { Answer: framework.roles[0]?.title ?? 'Manager' });
  entries.set('about:organisation', { Answer: 'Riverside Council' });
  entries.set('about:day', { Answer: '29/11/2026' });
  return { entries, meant };
}

async function isReadBack(file: Uint8Array, { meant }: Filled): Promise<void> {
  const { gathering, answers, written } = await gatherIn({ 'a.xlsx': file }, ['a.xlsx'], {});
  expect(gathering.problems).toEqual([]);
  expect(answers).toEqual([meant]);
  expect(written[0]).toMatchObject({ date: '2026-11-29', service: { name: RIVERSIDE.name } });
  expect(written[0]?.['answered-by']?.[0]).toMatchObject({ organisation: 'Riverside Council' });
}

describe('a form as a workbook, filled in', () => {
  it.each(FRAMEWORKS)('is read back as it was meant: %s', async (id) => {
    for (const seed of [1, 2, 3]) {
      const filled = filledBy(shipped(id), seed);
      await isReadBack(await filledWorkbook(shipped(id), filled.entries, RIVERSIDE), filled);
    }
  });

  it.skipIf(office() === null)(
    'is read back as it was meant once an office has saved it',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'joinedup-forms-'));
      const all = FRAMEWORKS.map((id) => ({ id, filled: filledBy(shipped(id), 4) }));
      for (const { id, filled } of all) {
        const file = await filledWorkbook(shipped(id), filled.entries, RIVERSIDE);
        writeFileSync(join(folder, `${id}.xlsx`), file);
      }
      const files = FRAMEWORKS.map((id) => join(folder, `${id}.xlsx`));
      const saved = writtenByOffice(office() ?? '', files, 'xlsx');
      rmSync(folder, { recursive: true });
      for (const { id, filled } of all) await isReadBack(saved.get(`${id}.xlsx`) ?? Buffer.alloc(0), filled);
    },
    300_000,
  );
});
