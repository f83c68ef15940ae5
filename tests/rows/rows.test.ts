import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_PROVER } from '../../src/engine/logic/search.ts';
import { rowOf } from '../../src/engine/rows/answer-table.ts';
import { rowPlacer } from '../../src/engine/rows/place-row.ts';
import { placeAssessment } from '../../src/engine/score/place-assessment.ts';
import { loadFramework } from '../../src/framework/open.ts';
import { placeRows, type RowResult, type UnreadRow } from '../../src/index.ts';
import type { Assessment, GivenAnswer } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { csvCell } from '../../src/report/formats/csv-text.ts';
import { Bytes } from '../../src/rows/bytes.ts';
import { linesOf } from '../../src/rows/lines.ts';
import { rowReader } from '../../src/rows/read-row.ts';
import { RowAbout } from '../../src/rows/row-about.ts';
import { jsonRows, rowsWriter, type TakenRow } from '../../src/rows/rows.ts';
import { tableRows } from '../../src/rows/table-rows.ts';
import { csvWriter, jsonWriter, ROW_FIELDS, USUAL_FIELDS } from '../../src/rows/write-row.ts';
import { assessmentOf, assessments } from '../support/frameworks.ts';
import { compiled, fixture, shipped, TOOL } from '../support/load.ts';

/** A row, as programs write it, of an assessment; notes now and then. */
function written({ service, answers }: Assessment, framework: Framework, withNotes: boolean): string {
  const entry = ({ answer }: GivenAnswer) => (withNotes ? { answer, note: 'As said.' } : answer);
  return JSON.stringify({
    joinedup: 1,
    framework: { id: framework.id, version: framework.version },
    service: { name: service.name ?? 'A “service” at Hôtel\\Dieu', nation: service.nation },
    answers: Object.fromEntries([...answers].map(([id, given]) => [id, entry(given)])),
  });
}

type Maker = typeof jsonWriter;

async function passed(
  text: string,
  framework: Framework,
  {
    as = jsonWriter,
    from = 'ndjson',
    fields = USUAL_FIELDS,
    isStrict = false,
  }: {
    readonly as?: Maker;
    readonly from?: 'ndjson' | 'csv';
    readonly fields?: typeof USUAL_FIELDS;
    readonly isStrict?: boolean;
  } = {},
) {
  const model = compiled(framework);
  const placer = rowPlacer(model, () => NO_PROVER);
  const writer = as(model, placer, fields);
  const tellsErrors = fields.includes('errors');
  const work = rowsWriter({
    reader: rowReader(framework, model, placer),
    placer,
    writer,
    tellsErrors,
    isStrict,
    file: 'rows',
  });
  const lines = linesOf(piecesOf(text));
  const doubts: string[] = [];
  const taken: AsyncIterable<TakenRow[]> =
    from === 'csv'
      ? tableRows(lines, framework, 'rows', ({ message }) => doubts.push(String(message)))
      : jsonRows(lines, 'rows');
  let out = writer.head;
  const failed: (string | undefined)[] = [];
  for await (const rows of taken) {
    const done = work(rows);
    out += done.bytes.toString('utf8');
    failed.push(
      ...done.failed.map(([first]) => `${first?.place?.line}:${first?.place?.column} ${first?.code}`),
    );
  }
  return { out, failed, doubts };
}

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let from = 0; from < bytes.length; from += 5_000) yield bytes.subarray(from, from + 5_000);
}

/** A row of the full result, with the same keys. */
function fullRow(framework: Framework, assessment: Assessment, line: number) {
  const result = placeAssessment(compiled(framework), assessment, TOOL);
  const statuses = new Map(result.barriers.map(({ id, status }) => [id, status]));
  const list = (wanted: string) =>
    framework.barriers.flatMap(({ id }) => (statuses.get(id) === wanted ? [id] : [])).toSorted();
  return {
    line,
    id: null,
    service: assessment.service.name ?? 'A “service” at Hôtel\\Dieu',
    nation: assessment.service.nation,
    placements: Object.fromEntries(
      result.placements.map(({ id, placed, secured, possible }) => [
        id,
        { placed, secured: secured.id, possible: possible.levels, exact: possible.exact },
      ]),
    ),
    score: result.score,
    barriers: { remains: list('remains'), possible: list('possible'), clear: list('clear') },
  };
}

interface Told {
  readonly barriers: Readonly<Record<string, string[]>>;
}

function sorted<Row extends Told>(row: Row): Row {
  const lists = Object.entries(row.barriers).map(([status, ids]) => [status, ids.toSorted()]);
  return { ...row, barriers: Object.fromEntries(lists) };
}

test.each(['five-levels', 'six-levels', 'depth-and-breadth'])(
  'rows of %s tell what full results do',
  async (id) => {
    const framework = shipped(id);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(assessments(framework), fc.boolean()), { minLength: 1, maxLength: 8 }),
        async (all) => {
          const text = all
            .map(([assessment, withNotes]) => written(assessment, framework, withNotes))
            .join('\n');
          const { out, failed } = await passed(text, framework);
          expect(failed).toEqual([]);
          const rows = out
            .trimEnd()
            .split('\n')
            .map((line) => sorted(JSON.parse(line)));
          expect(rows).toEqual(all.map(([assessment], index) => fullRow(framework, assessment, index + 1)));
        },
      ),
      { numRuns: 40 },
    );
  },
);

test('a table gives the same rows as lines of JSON', async () => {
  const framework = shipped('five-levels');
  const ids = framework.questions.map(({ id }) => id);
  await fc.assert(
    fc.asyncProperty(fc.array(assessments(framework), { minLength: 1, maxLength: 8 }), async (all) => {
      const cell = (text: string) => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
      const table = [
        ['service', 'nation', ...ids].join(','),
        ...all.map(({ service, answers }) =>
          [
            service.name ?? 'Ours',
            service.nation ?? '',
            ...ids.map((id) => [answers.get(id)?.answer ?? ''].flat().join(',')),
          ]
            .map(cell)
            .join(','),
        ),
      ].join('\r\n');
      const json = all.map((each) =>
        written(
          { ...each, service: { ...each.service, name: each.service.name ?? 'Ours' } },
          framework,
          false,
        ),
      );
      const fields = USUAL_FIELDS.filter((field) => field !== 'line');
      const fromTable = await passed(table, framework, { from: 'csv', fields });
      expect(fromTable.failed).toEqual([]);
      expect(fromTable.out).toBe((await passed(json.join('\n'), framework, { fields })).out);
    }),
    { numRuns: 40 },
  );
});

test('a bad row is told with its place, and costs only itself', async () => {
  const framework = fixture('ladder');
  const good = '{"service":{"name":"Ours"},"answers":{"money":"part"}}';
  const rows = [
    good,
    '{"answers":{"money":"part"}',
    '{"answers":{"money":"some"}}',
    '{"answers":{"mony":"part"}}',
    '{"framework":{"id":"five-levels"},"answers":{}}',
    '{"framework":{"id":"ladder","version":"9.0.0"},"answers":{}}',
    '[1]',
    '',
    `{"answers":{"money":"part"},"x":"${'y'.repeat(2_000_000)}"}`,
    good,
  ];
  const { out, failed } = await passed(rows.join('\n'), framework);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).line),
  ).toEqual([1, 10]);
  expect(failed).toEqual([
    '2:28 not-json',
    '3:21 unknown-option',
    '4:13 unknown-question',
    '5:20 other-framework',
    expect.stringMatching(/^6:\d+ other-version$/u),
    expect.stringMatching(/^7:\d+ /u),
    '9:1 too-long',
  ]);
  const strict = await passed(`${rows.slice(0, 6).join('\n')}\n`, framework, { isStrict: true });
  expect(strict.out.trimEnd().split('\n')).toHaveLength(1);
  expect(strict.failed).toHaveLength(1);
  const told = await passed(rows.join('\n'), framework, { fields: ['line', 'errors'] });
  expect(
    told.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).errors.length > 0),
  ).toEqual([false, true, true, true, true, true, true, true, false]);
});

test('what is read from bytes at once is what is read from JSON', async () => {
  const framework = fixture('ladder');
  const words = [
    '"',
    '\\',
    '{',
    '}',
    ':',
    ',',
    ' ',
    'null',
    '1',
    '12',
    'answers',
    'money',
    'part',
    'id',
    '"a"',
    '\\u0041',
    'é',
  ];
  const base =
    '{"joinedup":1,"id":"a","service":{"name":"Ours","nation":"england"},"answers":{"money":"part","door":"one"}}';
  await fc.assert(
    fc.asyncProperty(
      fc.nat(base.length),
      fc.nat(4),
      fc.array(fc.constantFrom(...words), { maxLength: 3 }),
      async (at, length, put) => {
        const text = base.slice(0, at) + put.join('') + base.slice(at + length);
        const fast = await passed(text, framework);
        // A key that has to be looked at closely sends the row the long way.
        const slow = await passed(text.replace('"service":{', '"service":{"people":null,'), framework);
        if (text.includes('"service":{') && isJson(text)) expect(fast.out).toBe(slow.out);
        if (!isJson(text)) expect(fast.out).toBe('');
      },
    ),
    { numRuns: 3000 },
  );
});

test('of however many sets of levels a bounded number is kept in words', () => {
  const framework = fixture('ladder');
  const model = compiled(framework);
  const placer = rowPlacer(model, () => NO_PROVER);
  const writer = jsonWriter(model, placer, ['secured']);
  const row = placer.place(rowOf(model, placer.alphabets, new Map(), null));
  const out = new Bytes(writer.pieces);
  const passOver = (from: number, to: number): string => {
    out.clear();
    for (let bits = from; bits < to; bits += 1)
      writer.placed(bits, new RowAbout(), { ...row, levels: row.levels.map(() => bits) }, out);
    return out.taken().toString('utf8');
  };
  passOver(1, 10_000);
  const count = writer.pieces.begins.length;
  // The levels are in the lowest four bits.
  expect(passOver(10_002, 10_004)).toBe(passOver(2, 4));
  expect(writer.pieces.begins).toHaveLength(count);
});

test('a placement has as many levels as a framework may have', async () => {
  const ids = Array.from({ length: 49 }, (_, index) => `q${index + 1}`);
  const text = JSON.stringify({
    id: 'tall',
    version: '1.0.0',
    title: 'Tall',
    dimensions: [{ id: 'all', title: 'All' }],
    questions: ids.map((id) => ({
      id,
      dimension: 'all',
      ask: `Is ${id} so?`,
      options: [
        { id: 'no', text: `${id} is not` },
        { id: 'yes', text: `${id} is` },
      ],
    })),
    placements: [
      {
        id: 'height',
        title: 'How high',
        cumulative: true,
        levels: [
          { id: 'ground', name: 'Ground' },
          ...ids.map((id) => ({ id: `l-${id}`, name: `With ${id}`, requires: { [id]: 'yes' } })),
        ],
      },
    ],
  });
  const framework = unwrap(loadFramework({ file: 'tall.yaml', text }));
  // So many are searched, and what searching cannot decide the solver does.
  expect(rowPlacer(compiled(framework), () => NO_PROVER).searches).toBe(true);
  const all = [49, 40, 33, 31, 30].map((height) =>
    assessmentOf(
      ids.slice(0, height).map((id) => [id, 'yes']),
      null,
    ),
  );
  const rows = all.map((each) => written(each, framework, false));
  const { out } = await passed(rows.join('\n'), framework);
  const found = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(found).toEqual(all.map((each, index) => fullRow(framework, each, index + 1)));
});

test('what could steer a terminal is written as an escape', async () => {
  const rows = '{"id":"\\u009b2J","service":{"name":"\u202eOurs"},"answers":{}}';
  const { out } = await passed(rows, fixture('ladder'), { fields: ['id', 'service'] });
  expect(out).toBe('{"id":"\\u009b2J","service":"\\u202eOurs"}\n');
});

test('a framework that is named otherwise than in a file is told', async () => {
  const rows = '{"framework":"five-levels","answers":{}}\n{"framework":null,"answers":{}}';
  const { failed, out } = await passed(rows, fixture('ladder'), { fields: ['line'] });
  expect(failed).toEqual(['1:14 wrong-value']);
  expect(out).toBe('{"line":2}\n');
});

test('a key that stands twice is told, as it is of a file', async () => {
  const framework = fixture('ladder');
  const rows = [
    '{"answers":{"money":"part"},"answers":{"door":"one"}}',
    '{"service":{"name":"Ours","name":"Theirs"},"answers":{}}',
    '{"answers":{"door":"one","money":"part","door":"one"}}',
    '{"answers":{"door":{"answer":"one","note":"a: b","note":"\\"c\\": d"}}}',
    '{"answers":{"door":{"answer":"one","note":"\\"answer\\": d","source":"a: \\\\"}}}',
  ];
  const { failed, out } = await passed(rows.join('\n'), framework, { fields: ['line'] });
  expect(failed).toEqual(['1:29 yaml-syntax', '2:27 yaml-syntax', '3:41 yaml-syntax', '4:50 yaml-syntax']);
  expect(out).toBe('{"line":5}\n');
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('columns that are no questions are told, and a quotation mark left open costs its rows', async () => {
  const framework = fixture('ladder');
  const table = 'service;money;colour\nOne;part;red\n"Two;part;red\nThree;all;red\n';
  const { out, failed, doubts } = await passed(table, framework, {
    from: 'csv',
    fields: ['service', 'secured'],
  });
  expect(doubts).toEqual([expect.stringContaining('“colour”')]);
  expect(out).toContain('"One"');
  expect(failed).toEqual(['3:1 open-quote']);
});

test('a table of rows opens in a spreadsheet', async () => {
  const framework = fixture('ladder');
  const as: Maker = (model, placer, fields) => csvWriter(model, placer, fields, csvCell);
  const rows =
    '{"id":"=1+1","service":{"name":"A, B"},"answers":{"money":"all"}}\n{"answers":{"money":"none"}}';
  const { out } = await passed(rows, framework, { as, fields: ROW_FIELDS });
  const [head = '', first = '', second = ''] = out.split('\n');
  expect(head.startsWith('line,id,service,nation,date,')).toBe(true);
  expect(first).toContain('\'=1+1,"A, B"');
  expect(second.split(',')).toHaveLength(head.split(',').length);
});

test('a library has the same rows one by one', async () => {
  const framework = fixture('ladder');
  const values = [
    {
      service: { name: 'Ours', nation: 'england' },
      answers: { money: 'part', door: { answer: 'one', note: 'So it is.' } },
    },
    { answers: { mony: 'part' } },
    { id: 7, answers: { money: ['part', 'all'] } },
  ];
  const found: (RowResult | UnreadRow)[] = [];
  for await (const row of placeRows(framework, values)) found.push(row);
  const { out } = await passed(values.map((value) => JSON.stringify(value)).join('\n'), framework);
  const [first, third] = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(found).toEqual([
    first,
    { line: 2, problems: [expect.objectContaining({ code: 'unknown-question' })] },
    third,
  ]);
});
