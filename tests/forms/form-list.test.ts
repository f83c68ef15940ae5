import { describe, expect, it } from 'vitest';
import { formOf } from '../../src/forms/form.ts';
import { formTable, xlsForm } from '../../src/forms/form-list.ts';
import { Session, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import { listShipped } from '../../src/library/shipped.ts';
import type { Framework } from '../../src/model/framework.ts';
import { csvText } from '../../src/report/formats/csv-text.ts';
import { renderPlain } from '../../src/report/formats/plain-workbook.ts';
import { asCsv } from '../support/exports.ts';
import { ALL } from '../support/forms.ts';
import { gatherIn } from '../support/gathering.ts';
import { ROOT, shipped } from '../support/load.ts';
import { chance } from '../support/people.ts';
import { readWorkbook } from '../support/workbook.ts';

const FRAMEWORKS = listShipped(ROOT).map(({ id }) => id);

type Row = Readonly<Record<string, string>>;

/** The rows of a sheet by its heads. */
function rowsIn(framework: Framework, name: string): Row[] {
  const sheet = xlsForm(formOf(framework, ALL), framework).sheets.find((each) => each.name === name);
  const [heads = [], ...rows] = sheet?.rows ?? [];
  return rows.map((row) => Object.fromEntries(heads.map((head, column) => [head, row[column] ?? ''])));
}

/** Whether what is answered so far leads to a question, as a forms service reads what the form says of it. */
function isRelevant({ relevant = '' }: Row, answers: ReadonlyMap<string, string>): boolean {
  return relevant
    .split(' and ')
    .filter(Boolean)
    .every((part) => {
      const [, question = '', answer] = /^\$\{([^}]+)\} != '([^']+)'$/u.exec(part) ?? [];
      if (answer === undefined) throw new Error(`not understood: ${part}`);
      return (answers.get(question) ?? '') !== answer;
    });
}

const isQuestion = ({ type = '', name = '' }: Row) => type.startsWith('select_one ') && !name.includes('_');

describe.each(FRAMEWORKS)('an XLSForm of %s', (id) => {
  const framework = shipped(id);
  const survey = rowsIn(framework, 'survey');
  const choices = rowsIn(framework, 'choices');

  it('keeps the rules of the format', () => {
    const names = survey.filter(({ type }) => type !== 'end_group').map(({ name }) => name ?? '');
    expect(new Set(names).size).toBe(names.length);
    const lists = new Set(choices.map((choice) => choice.list_name));
    for (const { type = '', name = '', label } of survey) {
      if (type === 'end_group') continue;
      expect(name).toMatch(/^[A-Za-z_][\w.-]*$/u);
      expect(label).not.toBe('');
      expect(type).toMatch(/^(?:begin_group|text|date|select_one [\w-]+)$/u);
      if (type.startsWith('select_one ')) expect(lists).toContain(type.slice('select_one '.length));
    }
    let depth = 0;
    for (const { type } of survey) {
      depth += type === 'begin_group' ? 1 : type === 'end_group' ? -1 : 0;
      expect(depth).toBeGreaterThanOrEqual(0);
      expect(depth).toBeLessThanOrEqual(1);
    }
    expect(depth).toBe(0);
    const chosen = choices.map(({ list_name, name }) => `${list_name}/${name}`);
    expect(new Set(chosen).size).toBe(chosen.length);
  });

  it('asks what is asked, whatever was answered before', () => {
    const pick = chance(7);
    for (let time = 0; time < 60; time += 1) {
      const answers = new Map<string, string>();
      const seen = survey.filter(isQuestion).filter((row) => {
        if (!isRelevant(row, answers)) return false;
        const own = choices.filter(({ list_name }) => list_name === row.name);
        const answer = own[pick(own.length + 1)]?.name;
        if (answer !== undefined) answers.set(row.name ?? '', answer);
        return true;
      });
      const given = [...answers].map(
        ([name, answer]) => [name, { answer, note: null, evidence: [], source: null }] as const,
      );
      const session = new Session(framework, { ...UNKNOWN_SERVICE, answers: new Map(given) });
      if (framework.needs) session.includeNeeds();
      expect(seen.map(({ name }) => name)).toEqual(session.questions().map((question) => question.id));
    }
  });

  it.each(['names', 'labels'])('is read back from what a service exports of it, with %s', async (what) => {
    const pick = chance(3);
    const meant: Record<string, string> = {};
    const asked = survey.filter(({ type = '' }) => !type.endsWith('group'));
    const row = asked.map(({ type = '', name = '' }) => {
      if (type === 'date') return '2026-11-29';
      if (type === 'text') return 'Riverside Council';
      const own = choices.filter(({ list_name }) => list_name === name);
      const choice = own[pick(own.length)];
      if (!name.includes('_')) meant[name] = choice?.name ?? '';
      return choice?.[what === 'names' ? 'name' : 'label'] ?? '';
    });
    const heads = asked.map(({ name = '', label = '' }) => (what === 'names' ? name : label));
    const table = asCsv([
      ['start', 'end', ...heads, '_id'],
      ['2026-11-30T09:00:00', '2026-11-30T09:20:00', ...row, '1'],
    ]);
    const { written, answers, gathering } = await gatherIn({ 'a.csv': table }, ['a.csv'], { framework: id });
    expect(gathering.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(answers).toEqual([meant]);
    expect(written[0]).toMatchObject({ date: '2026-11-29' });
    const [respondent] = written[0]?.['answered-by'] ?? [];
    expect(respondent?.organisation).toBe('Riverside Council');
    const role = framework.roles.find((each) => each.id === respondent?.as);
    if (role) expect(respondent?.role).toBe(role.title);
  });
});

it('is one workbook that holds no formula, and is the same each time', async () => {
  const { title, sheets } = xlsForm(formOf(shipped('five-levels'), ALL), shipped('five-levels'));
  const bytes = await renderPlain(title, [...sheets, { name: 'more', rows: [['=1+1', '', '#N/A']] }]);
  const again = await renderPlain(title, [...sheets, { name: 'more', rows: [['=1+1', '', '#N/A']] }]);
  expect(Buffer.from(bytes).equals(Buffer.from(again))).toBe(true);
  const read = readWorkbook(bytes);
  expect(read.sheets.map(({ name }) => name)).toEqual(['survey', 'choices', 'settings', 'more']);
  expect([...(read.sheets[0]?.cells ?? [])].slice(0, 5).map(([, text]) => text)).toEqual([
    'type',
    'name',
    'label',
    'hint',
    'relevant',
  ]);
  expect([...(read.sheets[3]?.cells ?? [])]).toEqual([
    ['A1', '=1+1'],
    ['C1', '#N/A'],
  ]);
});

describe('the questions as a table', () => {
  it('has every question once, with each of its options', () => {
    for (const id of FRAMEWORKS) {
      const form = formOf(shipped(id), ALL);
      const [heads = [], ...rows] = formTable(form, shipped(id));
      const at = (head: string) => heads.indexOf(head);
      const asks = rows.map((row) => row[at('question')]).filter(Boolean);
      expect(asks.slice(3)).toEqual(form.questions.map(({ ask }) => ask));
      const options = form.questions.flatMap((question) => question.options.map(({ text }) => text));
      const numbered = rows.filter((row) => row[at('option number')] !== null);
      expect(numbered.map((row) => row[at('option')])).toEqual(options);
      expect(csvText([heads, ...rows])).toContain(String(form.questions[0]?.ask));
    }
  });
});
