import { expect, test } from 'vitest';
import { readTable } from '../../src/document/table.ts';
import { readWorkbook } from '../../src/document/workbook.ts';
import { NO_MAPPING } from '../../src/gather/mapping.ts';
import { type Questions, questionsOf } from '../../src/gather/questions.ts';
import { formIn, readForm } from '../../src/gather/read-form.ts';
import { unwrap } from '../../src/problem.ts';
import type { Cell } from '../support/damage.ts';
import { meaningOf } from '../support/damage.ts';
import { asCsv, asWorkbook, formSheets, type Person } from '../support/exports.ts';
import { shipped } from '../support/load.ts';
import { chance, peopleOf } from '../support/people.ts';

/** A row of the form: a question's id, how it is asked, and what stands in its two cells for an answer. */
interface Row {
  id: string;
  ask: string;
  answer: Cell;
  or: string;
  /** True once the row no longer says which question it is. */
  isLost: boolean;
}

type Pick = (below: number) => number;

const DAMAGES: Readonly<Record<string, (rows: Row[], pick: Pick) => void>> = {
  sorted: (rows) => rows.sort((one, other) => (one.answer.text < other.answer.text ? -1 : 1)),
  'other capitals': (rows) => {
    for (const { answer } of rows) answer.text = answer.text.toUpperCase();
  },
  'stray spaces': (rows) => {
    for (const row of rows) [row.id, row.answer.text] = [` ${row.id} `, `${row.answer.text}\u00a0`];
  },
  'an answer pasted over another': (rows, pick) => {
    const [from, to] = [rows[pick(rows.length)], rows[pick(rows.length)]];
    if (from && to && to.or === '') respell(to.answer, from.answer.text);
  },
  'an answer misspelt': (rows, pick) => {
    const row = rows[pick(rows.length)];
    if (row && row.or === '' && row.answer.text.length > 3)
      respell(row.answer, row.answer.text.slice(0, 2) + row.answer.text.slice(3));
  },
  'a number typed': (rows, pick) => {
    const row = rows[pick(rows.length)];
    if (row && row.or === '') respell(row.answer, `${1 + pick(7)}`);
  },
  'an id lost': (rows, pick) => {
    const row = rows[pick(rows.length)];
    if (row) [row.id, row.isLost] = ['', true];
  },
  'an id misspelt': (rows, pick) => {
    const row = rows[pick(rows.length)];
    if (row && !row.isLost) [row.id, row.isLost] = [`${row.id.trim()}x`, true];
  },
  'ids sorted without the rest': (rows) => {
    const ids = rows.map(({ id }) => id).sort();
    for (const [at, row] of rows.entries()) {
      if (row.id !== ids[at]) row.isLost = true;
      row.id = ids[at] ?? '';
    }
  },
};

function respell(cell: Cell, text: string): void {
  cell.text = text;
  cell.meant = cell.question && meaningOf(text, cell.question, true);
}

/** The rows of a form, one for each question. */
function rowsOf(sheet: readonly (readonly string[])[], { framework }: Questions, person: Person): Row[] {
  const questions = new Map(
    [...(framework.needs?.questions ?? []), ...framework.questions].map((each) => [each.id, each]),
  );
  return sheet.slice(2).map(([id = '', , ask = '', text = '', or = '']) => {
    const question = questions.get(id) ?? null;
    return { id, ask, answer: { text, question, meant: person.get(id) ?? null }, or, isLost: false };
  });
}

const FRAMEWORKS = ['five-levels', 'six-levels', 'partnership-health-check', 'continuum'];
const ready = new Map(FRAMEWORKS.map((id) => [id, questionsOf(shipped(id))]));

test('of three hundred damaged forms, none is read wrongly in silence', async () => {
  const counts = { read: 0, told: 0 };
  for (let seed = 1; seed <= 300; seed += 1) {
    const pick = chance(seed);
    const questions = ready.get(FRAMEWORKS[pick(FRAMEWORKS.length)] ?? '') as Questions;
    const [person = new Map()] = peopleOf(questions.framework, 1, seed);
    const sheets = formSheets(questions.framework, person);
    const rows = rowsOf(sheets.Questions ?? [], questions, person);
    const names = Object.keys(DAMAGES);
    const done = Array.from({ length: 1 + pick(3) }, () => names[pick(names.length)] ?? '');
    for (const name of done) DAMAGES[name]?.(rows, pick);
    const order = [0, 1, 2, 3, 4, 5].sort(() => pick(3) - 1);
    const table = [
      ['id', 'Question', 'Answer', 'or', 'Mine', 'Seen by'],
      ...rows.map(({ id, ask, answer, or }) => [id, ask, answer.text, or, 'x', 'Jo']),
    ].map((row) => order.map((at) => row[at] ?? ''));
    const { Lists = [], Meta = [] } = sheets;
    const grids =
      pick(3) === 0
        ? [
            unwrap(
              readTable('f.csv', Buffer.from(asCsv(table, ';')), (heads) => (heads.includes('id') ? 1 : 0)),
            ),
          ]
        : unwrap(
            readWorkbook('f.xlsx', await asWorkbook({ Mine: table, ...(pick(2) ? { Lists } : {}), Meta })),
          );
    const form = formIn(grids);
    expect(form).not.toBeNull();
    if (!form) continue;
    const { reply, problems } = readForm(form, questions, { mapping: NO_MAPPING, names: false });
    const told = problems.map(({ cell }) => Number(cell?.replace(/\D/gu, '')));
    const wrong = rows.flatMap(({ answer: { question, text, meant }, or, isLost }, index) => {
      const is = reply.answers.get(question?.id ?? '')?.answer ?? null;
      const isTold = told.includes(index + 2);
      const isRight = [is].flat().join() === [meant].flat().join();
      if (is !== null && isRight && !isLost) counts.read += 1;
      if (isTold) counts.told += 1;
      // A row without its id may not be read; one whose id went to another row, neither.
      if (isTold || (text + or).trim() === '' || (isRight && !isLost)) return [];
      return [`row ${index + 2}: ${JSON.stringify(text)}: ${is}, not ${meant}`];
    });
    const trial = { seed, done, framework: questions.framework.id };
    expect({ ...trial, wrong }).toEqual({ ...trial, wrong: [] });
  }
  expect(counts.read).toBeGreaterThan(6000);
  expect(counts.told).toBeGreaterThan(500);
});
