import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/forms/form.ts';
import { UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import { listShipped } from '../../src/library/shipped.ts';
import type { AnswerValue, Service } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { type Entries, filledWorkbook } from '../support/filled-workbook.ts';
import { ALL, RIVERSIDE } from '../support/forms.ts';
import { gatherIn } from '../support/gathering.ts';
import { ROOT, shipped } from '../support/load.ts';
import { office, writtenByOffice } from '../support/office.ts';
import { chance } from '../support/people.ts';
import type { Files } from '../support/sandbox.ts';

const FRAMEWORKS = listShipped(ROOT).map(({ id }) => id);

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

describe('the service, as a workbook brings it back', () => {
  const answered = (id: string): Entries => new Map([[id, { Answer: '1' }]]);
  const FIVE = shipped('five-levels');
  const [first] = FIVE.questions;

  const gathered = async (entries: Entries, service: Service | null, files: Files = {}, about?: string) => {
    const file = await filledWorkbook(FIVE, new Map([...answered(first?.id ?? ''), ...entries]), service);
    return gatherIn({ ...files, 'a.xlsx': file }, ['a.xlsx'], about === undefined ? {} : { for: about });
  };

  const { scope: _, partnersComplete, ...rest } = RIVERSIDE;
  const whole = { ...rest, 'partners-complete': partnersComplete };

  it('has all that it was made with: people, agencies, partners and their kinds', async () => {
    const { written, gathering } = await gathered(new Map(), RIVERSIDE);
    expect(gathering.problems).toEqual([]);
    expect(written[0]?.service).toEqual(whole);
  });

  it('has what whoever answered said of it', async () => {
    const kind = (id: string) => FIVE.agencies.find((agency) => agency.id === id)?.title ?? '';
    const said: Record<string, string> = {
      service: 'Riverside Intermediate Care Team',
      people: 'older people after a stay in hospital',
      'side-1': kind('community-health'),
      'side-3': kind('council-social-care').toUpperCase(),
      nation: 'England',
      'partner-1': 'Riverside Council',
      'kind-1': kind('council-social-care'),
      'partner-4': 'Riverside Community Trust',
      'kind-4': kind('community-health'),
      everybody: 'Yes',
    };
    const entries = Object.entries(said).map(([id, text]) => [`about:${id}`, { Answer: text }] as const);
    const { written, gathering } = await gathered(new Map(entries), null);
    expect(gathering.problems).toEqual([]);
    expect(written[0]?.service).toEqual(whole);
  });

  it('has what is known of it in place of what it does not say, in its spelling; of another service nothing is taken', async () => {
    const known = `joinedup: 1\nframework: { id: five-levels }\nservice: ${JSON.stringify(whole)}\nanswers: {}\n`;
    const files = { 'known.yaml': known };
    const named = (name: string): Service => ({ ...UNKNOWN_SERVICE.service, name });
    const own = await gathered(new Map(), named('riverside  intermediate care team'), files, 'known.yaml');
    expect(own.written[0]?.service).toEqual(whole);
    const none = await gathered(new Map(), null, files, 'known.yaml');
    expect(none.written[0]?.service).toEqual(whole);
    const other = await gathered(new Map(), named('Vale Town dementia'), files, 'known.yaml');
    expect(other.written).toEqual([]);
    expect(other.gathering.problems.map(({ code }) => code)).toEqual(['other-service']);
  });

  it('leaves out what is not in the list, and reports it with its cell', async () => {
    const entries = [
      ['about:side-1', { Answer: 'The council' }],
      ['about:side-2', { Answer: FIVE.agencies[0]?.title ?? '' }],
      ['about:partner-1', { Answer: 'Riverside Council' }],
      ['about:kind-1', { Answer: 'perhaps' }],
      ['about:kind-2', { Answer: FIVE.agencies[1]?.title ?? '' }],
    ] as const;
    const { written, gathering } = await gathered(new Map(entries), null);
    expect(written[0]?.service).toEqual({ partners: [{ name: 'Riverside Council' }] });
    expect(gathering.problems.map(({ code, message }) => [code, String(message).split(': ')[0]])).toEqual([
      ['not-in-list', '“a.xlsx”, sheet “Cover”, B7'],
      ['not-in-list', '“a.xlsx”, sheet “Cover”, B12'],
      ['no-name', '“a.xlsx”, sheet “Cover”, B14'],
    ]);
    const alone = await gathered(
      new Map([['about:side-2', { Answer: FIVE.agencies[0]?.title ?? '' }]]),
      null,
    );
    expect(alone.gathering.problems.map(({ code }) => code)).toEqual(['one-side']);
  });
});
