import { expect, test } from 'vitest';
import { addressOf, type Grid } from '../../src/document/grid.ts';
import { readTable } from '../../src/document/table.ts';
import { readWorkbook } from '../../src/document/workbook.ts';
import { NO_MAPPING } from '../../src/gather/mapping.ts';
import { type Questions, questionsOf } from '../../src/gather/questions.ts';
import { readTableRows } from '../../src/gather/read-table.ts';
import { headRow, questionsNamed } from '../../src/gather/table-columns.ts';
import { unwrap } from '../../src/problem.ts';
import { DAMAGES, type Meant, meantTable } from '../support/damage.ts';
import { asCsv, asWorkbook, ENCODINGS, encoded, type Tool } from '../support/exports.ts';
import { shipped } from '../support/load.ts';
import { peopleOf } from '../support/people.ts';
import { randomFrom } from '../support/random.ts';

const FRAMEWORKS = [
  'five-levels',
  'six-levels',
  'partnership-health-check',
  'depth-and-breadth',
  'continuum',
  'leutz',
];
const TOOLS: readonly Tool[] = ['microsoft', 'google', 'kobo-names', 'ids'];

/** Counts of cells, over all tables. */
const counts = { tables: 0, read: 0, told: 0, blank: 0 };

/** Holds what was read of a table against what it means: each cell is read as it was meant, or told. */
function hold(table: Meant, grid: Grid, questions: Questions): string[] {
  const head = headRow(grid, questions, NO_MAPPING);
  if (head === null) return ['no head'];
  const { replies, problems } = readTableRows(grid, head, questions, { mapping: NO_MAPPING, names: false });
  const told = new Set(problems.flatMap(({ cell }) => cell ?? []));
  const wrong: string[] = [];
  const first = table.above.length + 1;
  if (head !== first) wrong.push(`head in row ${head}, not ${first}`);
  for (const [index, cells] of table.rows.entries()) {
    const row = first + 1 + index;
    const reply = replies.find((each) => each.row === row);
    for (const [at, { question, meant, text }] of cells.entries()) {
      if (!question) continue;
      const isSpoilt = table.heads[at]?.isSpoilt ?? false;
      const is = reply?.answers.get(question.id)?.answer ?? null;
      const places = [addressOf(row, at + 1), addressOf(first, at + 1), `row ${row}`];
      const isTold = places.some((place) => told.has(place));
      const address = `${places[0]} ${JSON.stringify(text)} under ${JSON.stringify(table.heads[at]?.text)}: ${is}, not ${meant}`;
      if (is !== null && !isSpoilt && [is].flat().join() !== [meant].flat().join()) wrong.push(address);
      else if (is !== null && !isSpoilt) counts.read += 1;
      else if (text.trim() === '') counts.blank += 1;
      else if (isTold || isSpoilt) counts.told += 1;
      else wrong.push(`not told: ${address}`);
      // Where the heading that was pasted is nowhere else any more, nothing is left that could tell.
      const heads = table.heads.filter((head) => head.text === table.heads[at]?.text);
      const isGone = isSpoilt && heads.length === 1 && questions.match(heads[0]?.text ?? '').ok;
      const isRight = is !== null && [is].flat().join() === [meant].flat().join();
      if (isSpoilt && text.trim() !== '' && !isTold && !isRight && !isGone)
        wrong.push(`heading not told: ${address}`);
    }
  }
  return wrong;
}

const ready = new Map(FRAMEWORKS.map((id) => [id, questionsOf(shipped(id))]));

test('of a thousand damaged tables, none is read wrongly in silence', async () => {
  for (let seed = 1; seed <= 1000; seed += 1) {
    const random = randomFrom(seed);
    const pick = (below: number) => Math.floor(random() * below);
    const framework = shipped(FRAMEWORKS[pick(FRAMEWORKS.length)] ?? '');
    const questions = ready.get(framework.id) as Questions;
    const tool = TOOLS[pick(TOOLS.length)] ?? 'ids';
    const table = meantTable(tool, framework, peopleOf(framework, 3, seed), pick);
    const names = Object.keys(DAMAGES);
    const done = Array.from({ length: 1 + pick(4) }, () => names[pick(names.length)] ?? '');
    for (const name of done) DAMAGES[name]?.(table, pick, framework);
    const rows = [
      ...table.above,
      table.heads.map(({ text }) => text),
      ...table.rows.map((row) => row.map(({ text }) => text)),
    ];
    const how = pick(4);
    const separator = [',', ';', '\t'][how] ?? ',';
    const grid =
      how === 3
        ? unwrap(readWorkbook('t.xlsx', await asWorkbook({ One: rows })))[0]
        : unwrap(
            readTable('t.csv', encoded(asCsv(rows, separator), ENCODINGS[pick(4)] ?? 'utf8'), (heads) =>
              questionsNamed(heads, questions),
            ),
          );
    counts.tables += 1;
    const wrong = grid ? hold(table, grid, questions) : ['no grid'];
    const trial = { seed, tool, done, framework: framework.id };
    expect({ ...trial, wrong }).toEqual({ ...trial, wrong: [] });
  }
  // Most cells are spared, so that most are read; of those that were spoilt, some can be told by nobody.
  expect(counts.tables).toBe(1000);
  expect(counts.read).toBeGreaterThan(65_000);
  expect(counts.told).toBeGreaterThan(2500);
});
