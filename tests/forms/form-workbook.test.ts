import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { formOf } from '../../src/forms/form.ts';
import { formWorkbook } from '../../src/forms/form-workbook.ts';
import type { Framework } from '../../src/model/framework.ts';
import { below } from '../report/xml.ts';
import { type Entries, filledWorkbook } from '../support/filled-workbook.ts';
import { ALL, RIVERSIDE } from '../support/forms.ts';
import { shipped } from '../support/load.ts';
import { office, writtenByOffice } from '../support/office.ts';
import { readWorkbook, type Sheet, type Workbook } from '../support/workbook.ts';

const FIVE = shipped('five-levels');

const questions = formOf(FIVE, ALL).questions;

const workbookOf = async (framework: Framework, ...more: [Entries?, typeof RIVERSIDE?]) =>
  readWorkbook(await filledWorkbook(framework, ...more));

function sheetOf({ sheets }: Workbook, name: string): Sheet {
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`there is no sheet ${name}`);
  return found;
}

/** The cells of a sheet by the heads of its row `head`, from the row below it on. */
function tableOf({ cells }: Sheet, head = 3): Record<string, string | number>[] {
  const rows: Record<string, string | number>[] = [];
  const heads = new Map(
    [...cells].flatMap(([ref, text]) =>
      rowIn(ref) === head ? [[lettersIn(ref), String(text)] as const] : [],
    ),
  );
  for (const [ref, value] of cells) {
    const row = rowIn(ref) - head - 1;
    if (row < 0) continue;
    rows[row] = { ...rows[row], [heads.get(lettersIn(ref)) ?? '']: value };
  }
  return rows;
}

const rowIn = (ref: string) => Number(ref.replace(/\D/gu, ''));
const lettersIn = (ref: string) => ref.replace(/\d/gu, '');

/** What the list of each cell holds, by the cell. */
function choicesIn(workbook: Workbook, name: string): ReadonlyMap<string, readonly string[]> {
  const names = new Map(
    below(workbook.parts.get('xl/workbook.xml') as never)
      .filter((each) => each.name === 'definedName')
      .map(({ attributes, text }) => [attributes.name, text]),
  );
  const rules = below(sheetOf(workbook, name).xml).filter((each) => each.name === 'dataValidation');
  return new Map(
    rules.map(({ attributes, children }) => {
      const range = names.get(children.find((each) => each.name === 'formula1')?.text ?? '') ?? '';
      const [, sheet = '', column, from, to] = /^(\w+)!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)$/u.exec(range) ?? [];
      const { cells } = sheetOf(workbook, sheet);
      const rows = Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => Number(from) + index);
      return [attributes.sqref ?? '', rows.map((row) => String(cells.get(`${column}${row}`)))];
    }),
  );
}

/** The cells of a sheet in which somebody can write. */
function openCells({ parts }: Workbook, { xml }: Sheet): string[] {
  const styles = below(parts.get('xl/styles.xml') as never).find(({ name }) => name === 'cellXfs')?.children;
  const isOpen = (style: string | undefined) =>
    below(styles?.[Number(style)] as never).some(
      ({ name, attributes }) => name === 'protection' && ['0', 'false'].includes(attributes.locked ?? ''),
    );
  return below(xml).flatMap(({ name, attributes: { r = '', s } }) => (name === 'c' && isOpen(s) ? [r] : []));
}

const isLocked = (sheet: Sheet) =>
  below(sheet.xml).some(
    ({ name, attributes }) => name === 'sheetProtection' && ['1', 'true'].includes(attributes.sheet ?? ''),
  );

describe('a form as a workbook', () => {
  it('has guidance, a cover, a row for each question with its id, and a checklist', async () => {
    const workbook = await workbookOf(FIVE);
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      'Guidance',
      'Cover',
      'Questions',
      'Checklist',
      'Lists',
      'Meta',
    ]);
    for (const { name, cells } of workbook.sheets.slice(1, 4)) expect(cells.get('A1')).toBe(name);
    expect(tableOf(sheetOf(workbook, 'Questions')).map(({ id, Question }) => [id, Question])).toEqual(
      questions.map(({ id, ask }) => [id, ask]),
    );
  });

  it('can be read back: by its mark, by the words of its options, and by its heads on no other sheet', async () => {
    const { sheets } = await workbookOf(FIVE);
    const headsOf = ({ cells }: Sheet) =>
      [1, 3].map((row) => [...cells].flatMap(([ref, text]) => (rowIn(ref) === row ? [text] : [])));
    const forms = sheets.filter((sheet) =>
      headsOf(sheet).some((heads) => heads.includes('id') && heads.includes('Answer')),
    );
    expect(forms.map(({ name }) => name)).toEqual(['Cover', 'Questions']);
    const mark = `joinedup form 1: ${FIVE.id} ${FIVE.version}`;
    expect(sheets.flatMap(({ cells }) => [...cells.values()].filter((text) => text === mark))).toEqual([
      mark,
    ]);
    const lists = sheets.find(({ name }) => name === 'Lists') as Sheet;
    const words = tableOf(lists, 1).filter(({ option }) => option !== undefined);
    const ofQuestions = words.filter(({ question }) => !String(question).startsWith('about:'));
    expect(ofQuestions.map(({ question, option, text }) => [question, option, text])).toEqual(
      questions.flatMap(({ id, options }) => options.map((option) => [id, option.id, option.text])),
    );
    const kinds = words.filter(({ question }) => question === 'about:agency');
    expect(kinds.map(({ option, text }) => [option, text])).toEqual(
      FIVE.agencies.map(({ id, title }) => [id, title]),
    );
  });

  it('lets each question be answered from a list, twice where it may be one of two', async () => {
    for (const framework of [FIVE, shipped('maturity-profile')]) {
      const workbook = await workbookOf(framework);
      const choices = choicesIn(workbook, 'Questions');
      const rows = tableOf(sheetOf(workbook, 'Questions'));
      expect(choices.size).toBe(2 * rows.length);
      for (const [index, { options, mayNotApply }] of formOf(framework, ALL).questions.entries()) {
        const all = [
          ...options.map(({ text }, at) => `${at + 1}. ${text}`),
          'Don’t know',
          ...(mayNotApply ? ['Does not apply'] : []),
        ];
        const own = [...choices].filter(([cell]) => rowIn(cell) === index + 4);
        expect(own.map(([, texts]) => texts)).toEqual([all, all]);
        expect(rows[index]?.['Answers to choose from']).toBe(all.join('\n'));
      }
    }
  });

  it('can be written in where somebody answers, and nowhere else', async () => {
    const workbook = await workbookOf(FIVE, new Map(), RIVERSIDE);
    expect(workbook.sheets.every(isLocked)).toBe(true);
    const open = workbook.sheets.map((sheet) => openCells(workbook, sheet));
    const columns = new Set(open[2]?.map(lettersIn));
    expect(open.map(({ length }) => length)).toEqual([0, 3, 4 * questions.length, 0, 0, 0]);
    expect([...columns]).toEqual(['F', 'G', 'H', 'I']);
  });

  it('has on its cover what is known of the service, with its partners to choose from', async () => {
    const workbook = await workbookOf(FIVE, new Map(), RIVERSIDE);
    const cover = tableOf(sheetOf(workbook, 'Cover'));
    expect(cover.map(({ id, Answer }) => [id, Answer])).toEqual([
      ['about:service', 'Riverside Intermediate Care Team'],
      ['about:people', 'older people after a stay in hospital'],
      ['about:side-1', 'Community or primary health service'],
      ['about:side-2', 'Council social care'],
      ['about:nation', 'England'],
      ['about:partner-1', 'Riverside Council'],
      ['about:kind-1', 'Council social care'],
      ['about:partner-2', 'Riverside Community Trust'],
      ['about:kind-2', 'Community or primary health service'],
      ['about:everybody', 'Yes'],
      ['about:role', undefined],
      ['about:organisation', undefined],
      ['about:day', undefined],
    ]);
    const organisation = cover.findIndex(({ id }) => id === 'about:organisation');
    expect(choicesIn(workbook, 'Cover').get(`B${organisation + 4}`)).toEqual([
      'Riverside Council',
      'Riverside Community Trust',
    ]);
    expect(sheetOf(workbook, 'Checklist').cells.get('A2')).toMatch(
      new RegExp(`^\\d+ of ${questions.length + 3} still to do\\.$`, 'u'),
    );
  });

  it('asks on its cover what is not known of the service, as the page does', async () => {
    const workbook = await workbookOf(FIVE);
    const ids = tableOf(sheetOf(workbook, 'Cover')).map(({ id }) => String(id).replace('about:', ''));
    expect(ids.slice(0, 9)).toEqual(
      'service people scope side-1 side-2 side-3 nation partner-1 kind-1'.split(' '),
    );
    expect(ids.slice(-4)).toEqual('everybody role organisation day'.split(' '));
    const kinds = choicesIn(workbook, 'Cover').get(`B${ids.indexOf('kind-1') + 4}`);
    expect(kinds).toEqual(FIVE.agencies.map(({ title }) => title));
  });

  it('asks no more than the form does', () => {
    const form = formOf(FIVE, { ...ALL, isQuick: true });
    const [, , asked] = formWorkbook(form, FIVE, RIVERSIDE).sheets;
    expect(asked?.rows).toHaveLength(form.questions.length);
  });

  it('keeps every text as it is, and no formula but its own', async () => {
    const texts = ['=1+1', '#N/A', '_x0041_', '<b>&', '-2 or "more"'];
    const changed: Framework = {
      ...FIVE,
      questions: FIVE.questions.map((question) => ({
        ...question,
        ask: `=${question.id}`,
        options: question.options.map((option, at) => ({ ...option, text: texts[at] ?? option.text })),
      })),
    };
    const workbook = await workbookOf(changed);
    const words = tableOf(sheetOf(workbook, 'Lists'), 1).map(({ text }) => text);
    expect(words).toEqual(expect.arrayContaining(texts));
    const formulas = workbook.sheets.filter(({ xml }) => below(xml).some(({ name }) => name === 'f'));
    expect(formulas.map(({ name }) => name)).toEqual(['Checklist']);
  });

  it('is the same bytes on any day', async () => {
    const onDay = async (day: string) => {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(day) });
      try {
        return Buffer.from(await filledWorkbook(FIVE, new Map(), RIVERSIDE));
      } finally {
        vi.useRealTimers();
      }
    };
    expect((await onDay('2026-02-03')).equals(await onDay('2031-08-09'))).toBe(true);
  });
});

describe.skipIf(office() === null)('a form that an office has saved', () => {
  it('holds the same answers, lists and locks, and counts what is still to do', async () => {
    const [first, second] = questions;
    const entries: Entries = new Map([
      [first?.id ?? '', { Answer: '2. Some', or: 'Don’t know', Note: '=1+1', Evidence: '1/2' }],
      [second?.id ?? '', { Answer: '3' }],
      ['about:role', { Answer: 'Manager' }],
    ]);
    const bytes = await filledWorkbook(FIVE, entries, RIVERSIDE);
    const folder = mkdtempSync(join(tmpdir(), 'joinedup-form-'));
    writeFileSync(join(folder, 'form.xlsx'), bytes);
    const saved = writtenByOffice(office() ?? '', [join(folder, 'form.xlsx')], 'xlsx').get('form.xlsx');
    rmSync(folder, { recursive: true });
    const [before, after] = [bytes, saved ?? new Uint8Array()].map(readWorkbook) as [Workbook, Workbook];
    for (const name of ['Cover', 'Questions', 'Lists', 'Meta'])
      expect(tableOf(sheetOf(after, name), name === 'Lists' ? 1 : 3)).toEqual(
        tableOf(sheetOf(before, name), name === 'Lists' ? 1 : 3),
      );
    expect(choicesIn(after, 'Questions')).toEqual(choicesIn(before, 'Questions'));
    expect(after.sheets.every(isLocked)).toBe(true);
    expect(openCells(after, sheetOf(after, 'Questions'))).toEqual(
      openCells(before, sheetOf(before, 'Questions')),
    );
    const all = questions.length + 3;
    const asked = questions.filter(({ shownWhen }) => shownWhen === null).length;
    expect(sheetOf(after, 'Checklist').cells.get('A2')).toBe(`${asked - 2 + 3 - 1} of ${all} still to do.`);
  }, 120_000);
});
