import { describe, expect, test } from 'vitest';
import { readTable } from '../../src/document/table.ts';
import { readWorkbook } from '../../src/document/workbook.ts';
import { type Mapping, NO_MAPPING } from '../../src/gather/mapping.ts';
import { questionsOf } from '../../src/gather/questions.ts';
import { formIn, readForm } from '../../src/gather/read-form.ts';
import { readTableRows } from '../../src/gather/read-table.ts';
import { unwrap } from '../../src/problem.ts';
import { asWorkbook } from '../support/exports.ts';
import { shipped } from '../support/load.ts';

const questions = questionsOf(shipped('five-levels'));

/** What a table says: of each row the answers, notes and day, and what was told of which cells. */
function read(text: string, { mapping = NO_MAPPING, names = false } = {}) {
  const grid = unwrap(readTable('a.csv', Buffer.from(text), () => 1));
  const { replies, problems, unsettled } = readTableRows(grid, 1, questions, { mapping, names });
  return {
    rows: replies.map(({ answers }) =>
      Object.fromEntries(
        [...answers].map(([id, { answer, note }]) => [id, note === null ? answer : { answer, note }]),
      ),
    ),
    days: replies.map(({ about }) => about.get('day') ?? null),
    told: problems.map(({ code, cell }) => `${cell} ${code}`),
    unsettled,
  };
}

const settled = (question: string, cells: Record<string, string>): Mapping => ({
  ...NO_MAPPING,
  cells: new Map([[question, new Map(Object.entries(cells))]]),
});

describe('a column of days', () => {
  test('has the day before the month, where nothing says otherwise', () => {
    expect(read('budget,date\nshared,03/04/2026\nshared,1/2/26\n').days).toEqual([
      '2026-04-03',
      '2026-02-01',
    ]);
    expect(read('budget,date\nshared,29/11/2026\nshared,03/04/2026\n').days).toEqual([
      '2026-11-29',
      '2026-04-03',
    ]);
  });

  test('that shows the month first anywhere is told whole, but for days that no order changes', () => {
    const { days, told } = read(
      'budget,date\nshared,11/29/2026\nshared,03/04/2026\nshared,29/11/2026\nshared,3 April 2026\nshared,2026-04-03\n',
    );
    expect(days).toEqual([null, null, null, '2026-04-03', '2026-04-03']);
    expect(told).toEqual(['B2 unknown-day', 'B3 unknown-day', 'B4 unknown-day']);
  });

  test('is of the same make as the times that a tool adds', () => {
    const table = 'Timestamp,budget,date\n11/29/2026 9:31:44,shared,03/04/2026\n';
    expect(read(table)).toMatchObject({ days: [null], told: expect.arrayContaining(['C2 unknown-day']) });
    expect(read(table, { names: true }).told).toEqual(['A2 unknown-day', 'C2 unknown-day']);
  });
});

describe('a cell that cannot be read', () => {
  test('is kept as a note, and its question stays open', () => {
    const { rows, told } = read(
      'budget,manager,manager_note,deciders,route\nMaybe,"Other: we have an MOU",Ask Jo,2,used\n,,,three?,used\n',
    );
    const unread = (note: string) => ({ answer: null, note });
    expect(rows).toEqual([
      {
        route: 'used',
        budget: unread('not read: Maybe'),
        manager: unread('Ask Jo\nnot read: Other: we have an MOU'),
        deciders: unread('not read: 2'),
      },
      { route: 'used', deciders: unread('not read: three?') },
    ]);
    expect(told).toEqual([
      'A2 unknown-option',
      'B2 unknown-option',
      'D2 ambiguous-answer',
      'D3 unknown-option',
    ]);
  });

  test('is not kept where it is an address, too long for a note, or left out by a mapping', () => {
    const table = `budget,manager,route,place\nshared,jo@example.org,${'x'.repeat(2500)},dunno where\n`;
    expect(read(table, { mapping: settled('place', { 'dunno where': 'leave-out' }) }).rows).toEqual([
      { budget: 'shared' },
    ]);
  });

  test('of two columns that do not agree, both are kept', () => {
    const { rows } = read('budget,budget,route\nshared,separate,used\n');
    expect(rows).toEqual([{ route: 'used', budget: { answer: null, note: 'not read: shared; separate' } }]);
  });

  test('a row of nothing else is nobody’s', () => {
    expect(read('budget,manager\nMaybe,Perhaps\n')).toMatchObject({
      rows: [],
      told: expect.arrayContaining(['row 2 no-answers']),
    });
  });

  test('is kept in a workbook of ours, too, also where two rows do not agree', async () => {
    const file = await asWorkbook({
      Q: [
        ['id', 'Answer', 'Note'],
        ['budget', 'Maybe', 'Ask Jo'],
        ['route', 'used', ''],
        ['route', 'none', ''],
        ['place', 'site', ''],
      ],
    });
    const form = formIn(unwrap(readWorkbook('a.xlsx', file)));
    if (!form) throw new Error('no form');
    const { reply } = readForm(form, questions, { mapping: NO_MAPPING, names: false });
    expect(Object.fromEntries(reply.answers)).toEqual({
      budget: { answer: null, note: 'Ask Jo\nnot read: Maybe', evidence: [] },
      route: { answer: null, note: 'not read: used\nnot read: none', evidence: [] },
      place: { answer: 'site', note: null, evidence: [] },
    });
  });
});

describe('several columns of notes on a question', () => {
  const heads = 'budget,budget_note,budget_comment';

  test('are all taken, and nobody is told otherwise', () => {
    const { rows, told } = read(`${heads}\nshared,Since May,Ask Jo\n`);
    expect(rows).toEqual([{ budget: { answer: 'shared', note: 'Since May\nAsk Jo' } }]);
    expect(told).toEqual([]);
  });

  test('keep what there is room for, and the cell of the rest is told', () => {
    const [one, other] = ['x'.repeat(1500), 'y'.repeat(1500)];
    const { rows, told } = read(`${heads}\nshared,${one},${other}\n`);
    expect(rows).toEqual([{ budget: { answer: 'shared', note: one } }]);
    expect(told).toEqual(['C2 too-long']);
  });
});

describe('a number that may be a count', () => {
  test('is told once for all cells that have it, and a mapping settles the column', () => {
    const table = 'deciders\n2\n3\n2\nthree\n';
    const { rows, told, unsettled } = read(table);
    expect(rows).toEqual([{ deciders: 'three' }]);
    expect(told.filter((line) => line.endsWith('ambiguous-answer'))).toHaveLength(3);
    expect(unsettled[0]).toEqual({ question: 'deciders', text: '2', near: 'two or six-or-more' });
    const mapping = settled('deciders', { 2: 'two', 3: 'three' });
    expect(read(table, { mapping })).toMatchObject({
      rows: [{ deciders: 'two' }, { deciders: 'three' }, { deciders: 'two' }, { deciders: 'three' }],
      told: [],
    });
  });
});

test('the beginning of an option is told as completed', () => {
  const { rows, told } = read('joint-casework,budget\nOne named worker co-ordinates what both,shared\n');
  expect(rows).toEqual([{ 'joint-casework': 'planned', budget: 'shared' }]);
  expect(told).toEqual(['A2 completed']);
});
