import { describe, expect, test } from 'vitest';
import type { AnswerValue } from '../../src/model/assessment.ts';
import { plain } from '../../src/sentence.ts';
import { asCsv, asWorkbook, exported, formSheets } from '../support/exports.ts';
import { type Found, gatherIn } from '../support/gathering.ts';
import { shipped } from '../support/load.ts';
import { peopleOf } from '../support/people.ts';

const framework = shipped('six-levels');
const [person = new Map<string, AnswerValue>()] = peopleOf(framework, 1);

/** What was left out, and what one should know, each as a line. */
function lines({ gathering }: Found, severity?: 'error' | 'warning'): string[] {
  return gathering.problems
    .filter((each) => severity === undefined || each.severity === severity)
    .map(({ code, message, advice = '' }) => `${plain(message)} ${plain(advice)} [${code}]`);
}

const PAGE = (json: string, more = '') => `<!doctype html>
<html lang="en"><head><title>Form</title></head><body>
<h1>Form</h1>
<script type="application/json" id="joinedup-answers">${json}</script>
<p>All the same in words.</p>${more}
</body></html>`;

const SAVED = JSON.stringify({
  joinedup: 1,
  form: 1,
  framework: { id: framework.id, version: framework.version },
  service: { name: 'Riverside', nation: 'wales' },
  'answered-by': [{ role: 'Nurse', name: 'Jo Bloggs' }],
  date: '2026-11-29',
  answers: {
    building: 'yes',
    contact: { answer: 'unknown', note: 'Ask </script> Jo', evidence: ['minutes'] },
  },
}).replaceAll('<', '\\u003c');

describe('a saved page', () => {
  test('is read as the assessment that it holds, without the name', async () => {
    const found = await gatherIn({ 'jo.html': PAGE(SAVED) }, ['jo.html'], {});
    expect(lines(found)).toEqual([]);
    expect(found.written[0]).toMatchObject({
      service: { name: 'Riverside', nation: 'wales' },
      'answered-by': [{ role: 'Nurse' }],
      date: '2026-11-29',
      answers: {
        building: 'yes',
        contact: { answer: 'unknown', note: 'Ask </script> Jo', evidence: ['minutes'] },
      },
    });
    expect(found.gathering.gathered[0]?.text).not.toContain('Bloggs');
  });

  test.each([
    ['without answers', '<html><body>Hello</body></html>', /no form of joinedup/u],
    ['cut off', PAGE(SAVED).slice(0, 300), /cut off/u],
    ['with two sets of answers', PAGE(SAVED, PAGE('{}')), /two sets of answers/u],
    ['broken by hand', PAGE(SAVED.replace('"answers":{', '"answers":[')), /map|bracket/u],
    ['of a later version', PAGE(SAVED.replace('"form":1', '"form":2')), /later version/u],
    ['with a key of JavaScript’s own', PAGE(SAVED.replace('"form":1', '"__proto__":1')), /cannot be a key/u],
  ])('%s is told', async (_, page, told) => {
    const found = await gatherIn({ 'jo.html': page, 'ok.html': PAGE(SAVED) }, ['jo.html', 'ok.html'], {});
    expect(lines(found, 'error').join('\n')).toMatch(told);
    expect(found.gathering.gathered.map(({ from }) => from)).toEqual(['“ok.html”']);
    expect(found.gathering.without).toEqual([{ file: 'jo.html', rows: null }]);
  });

  test.each([
    ['answer', '"building":"yes"', '"building":"maybe"', 'not read: maybe'],
    ['of several', '"building":"yes"', '"building":["yes","maybe"]', 'not read: yes; maybe'],
    ['question', '"building":"yes"', '"bilding":"yes"', undefined],
    ['shape', '"building":"yes"', '"building":7', undefined],
    ['nation', '"nation":"wales"', '"nation":"atlantis"', 'yes'],
    ['role', '"role":"Nurse"', '"role":"Nurse","as":"none-such"', 'yes'],
  ])('edited by hand, its %s costs itself and no more', async (_, from, to, left) => {
    expect(SAVED).toContain(from);
    const found = await gatherIn({ 'jo.html': PAGE(SAVED.replace(from, to)) }, ['jo.html'], {});
    expect(lines(found, 'error')).toHaveLength(1);
    const [{ answers = {}, ...written } = {}] = found.written;
    expect(answers.contact).toEqual({ answer: 'unknown', note: 'Ask </script> Jo', evidence: ['minutes'] });
    const { building } = answers as { building?: string | { note: string } };
    expect(typeof building === 'object' ? building.note : building).toBe(left);
    expect(written.date).toBe('2026-11-29');
    expect(found.gathering.without).toEqual([]);
  });

  test('with nothing in it is told, and not written', async () => {
    const empty = PAGE(SAVED.replace(/"answers":.*/u, '"answers":{}}'));
    const found = await gatherIn({ 'jo.html': empty }, ['jo.html'], {});
    expect(lines(found)).toEqual([expect.stringContaining('“jo.html” answers no question.')]);
    expect(found.gathering.gathered).toEqual([]);
  });

  test('with notes alone keeps them', async () => {
    const noted = PAGE(SAVED.replace('"building":"yes"', '"building":{"note":"ask the council"}'));
    const found = await gatherIn({ 'jo.html': noted }, ['jo.html'], {});
    expect(found.written[0]?.answers?.building).toEqual({ answer: null, note: 'ask the council' });
  });
});

describe('a workbook of ours', () => {
  const sheets = formSheets(
    framework,
    new Map<string, AnswerValue>([
      ['building', 'yes'],
      ['contact', 'no'],
    ]),
  );
  const [title = [], head = [], ...rows] = sheets.Questions ?? [];
  const read = async (change: Partial<Record<string, string[][] | null>>, wanted = {}) => {
    const all = Object.entries({ ...sheets, ...change }).filter(
      (each): each is [string, string[][]] => each[1] !== null,
    );
    return gatherIn({ 'jo.xlsx': await asWorkbook(Object.fromEntries(all)) }, ['jo.xlsx'], wanted);
  };
  const answered = (at: number, text: string) =>
    rows.map((row, index) => row.map((cell, column) => (index === at && column === 3 ? text : cell)));

  test('with answers typed in other words', async () => {
    const found = await read({ Questions: [title, head, ...answered(0, ' B ')] });
    expect(found.answers).toEqual([{ building: 'yes', contact: 'no' }]);
  });

  test('has what is to be settled in a mapping, too, and none where nothing is', async () => {
    const { gathering } = await read({ Questions: [title, head, ...answered(0, 'sort of')] });
    expect(gathering.mapping).toMatch(/cells:\n {2}building:\n {4}"sort of":/u);
    expect((await read({})).gathering.mapping).toBeNull();
  });

  test('with an answer that is none: told by its cell, with the options', async () => {
    const found = await read({ Questions: [title, head, ...answered(0, 'sort of')] });
    expect(lines(found)).toEqual([
      '“jo.xlsx”, sheet “Questions”, D3: “building” has no option “sort of”. Its options are no and yes; or write unknown. [unknown-option]',
    ]);
    expect(found.answers).toEqual([{ contact: 'no' }]);
  });

  test('with the question’s text in another row than its id', async () => {
    const swapped = rows.map((row, index) =>
      row.map((cell, column) => (column === 2 && index < 2 ? (rows[1 - index]?.[2] ?? '') : cell)),
    );
    const found = await read({ Questions: [title, head, ...swapped] });
    expect(lines(found).map((line) => line.slice(line.lastIndexOf('[')))).toEqual([
      '[row-mixed]',
      '[row-mixed]',
      '[no-answers]',
    ]);
  });

  test('with a row twice, answered otherwise', async () => {
    const found = await read({ Questions: [title, head, ...rows, ...answered(0, 'no').slice(0, 1)] });
    expect(lines(found).join()).toContain('“building” is answered in more than one row, and not alike');
    expect(found.answers).toEqual([{ contact: 'no' }]);
  });

  test('with an id that was lost', async () => {
    const found = await read({
      Questions: [title, head, ...rows.map((row, index) => (index === 0 ? ['', ...row.slice(1)] : row))],
    });
    expect(lines(found).join()).toContain('A3: The row is filled in, and does not say to which question');
  });

  test('without the sheet that says which framework it is', async () => {
    const found = await read({ Meta: null, Lists: null });
    expect(found.answers).toEqual([{ building: 'yes', contact: 'no' }]);
  });

  test('about another framework than the one that was named', async () => {
    expect(lines(await read({}, { framework: 'leutz' })).join()).toContain('not about “leutz”');
  });

  test('with nothing in it', async () => {
    const empty = rows.map((row) => row.map((cell, column) => (column > 2 ? '' : cell)));
    expect(lines(await read({ Questions: [title, head, ...empty] })).join()).toContain('answers no question');
  });
});

describe('an older form', () => {
  const five = shipped('five-levels');

  test('is carried over by the words that it had', async () => {
    const found = await gatherIn(
      {
        'old.xlsx': await asWorkbook({
          Form: [
            ['id', 'Answer'],
            ['place', 'The old words for it.'],
          ],
          Lists: [
            ['question', 'option', 'text'],
            ['place', 'together', 'The old words for it.'],
          ],
          Meta: [[`joinedup form 1: ${five.id} 1.2.0`]],
        }),
      },
      ['old.xlsx'],
      {},
    );
    expect(lines(found, 'error')).toEqual([]);
    expect(found.answers).toEqual([{ place: 'site' }]);
  });

  test('of a version that is not known is told', async () => {
    const sheets = { ...formSheets(framework, person), Meta: [[`joinedup form 1: ${framework.id} 9.0.0`]] };
    const found = await gatherIn({ 'new.xlsx': await asWorkbook(sheets) }, ['new.xlsx'], {});
    expect(lines(found, 'error').join()).toContain('9.0.0');
  });
});

describe('a table', () => {
  const rows = exported('ids', framework, [person]);

  test.each([
    ['without headings', asCsv(rows.slice(1)), /No heading .* is a question/u],
    ['that is empty', '', /No heading .* is a question/u],
    ['with a quotation mark that is never closed', `"${asCsv(rows)}`, /quotation mark in row 1/u],
    ['that is none', '\u0000\u0001\u0002', /is no text/u],
  ])('%s is told', async (_, text, told) => {
    expect(lines(await gatherIn({ 'a.csv': text }, ['a.csv'], {})).join()).toMatch(told);
  });

  test('with a heading that is misspelt is read without it, and a mapping settles it', async () => {
    const text = asCsv([
      ['Which bilding is it?', 'space', 'Colour'],
      ['y', 'no', 'red'],
      ['n', 'so-so', 'blue'],
    ]);
    const first = await gatherIn({ 'a.csv': text }, ['a.csv'], { framework: framework.id });
    expect(lines(first)).toEqual([
      '“a.csv”, A1: Nothing is taken from the column “Which bilding is it?”: it is no question of the framework. If it is one, settle it with --map. [no-question]',
      '“a.csv”, C1: Nothing is taken from the column “Colour”: it is no question of the framework. If it is one, settle it with --map. [no-question]',
      '“a.csv”, B3: “space” has no option “so-so”. Its options are no and yes; or write unknown. [unknown-option]',
      '“a.csv”, row 3: The row answers no question. Nothing is written for it. [no-answers]',
    ]);
    const map = (first.gathering.mapping ?? '')
      .replace('"Which bilding is it?": leave-out', '"Which bilding is it?": building')
      .replace('"so-so":', '"so-so": yes\n  building:\n    "y": yes\n    "n": no');
    const second = await gatherIn({ 'a.csv': text, 'map.yaml': map }, ['a.csv'], { map: 'map.yaml' });
    expect(lines(second)).toEqual([]);
    expect(second.answers).toEqual([
      { building: 'yes', space: 'no' },
      { building: 'no', space: 'yes' },
    ]);
  });

  test('with numbers that are counted from 0 is not guessed at, until a mapping says what they are', async () => {
    const text = asCsv([
      ['building', 'space'],
      ['0', '1'],
      ['1', 'yes'],
    ]);
    const found = await gatherIn({ 'a.csv': text }, ['a.csv'], {});
    expect(lines(found, 'error')).toEqual([
      expect.stringContaining('A2, B2 and A3: The numbers begin with 0, and options are counted from 1'),
    ]);
    expect(found.answers).toEqual([{ space: 'yes' }]);
    expect(found.gathering.mapping).toContain('codes:\n  "0": # 1?\n  "1": # 2?\n');
    const map = (found.gathering.mapping ?? '').replaceAll(/# (\d)\?/gu, '$1');
    const second = await gatherIn({ 'a.csv': text, 'map.yaml': map }, ['a.csv'], { map: 'map.yaml' });
    expect(second.answers).toEqual([
      { building: 'no', space: 'yes' },
      { building: 'yes', space: 'yes' },
    ]);
  });

  test('with a mapping that names what there is not', async () => {
    const map =
      'joinedup-map: 1\nframework: six-levels\nheadings:\n  a: bilding\ncells:\n  contact:\n    x: maybe\n';
    const found = await gatherIn({ 'a.csv': 'contact\nyes\n', 'map.yaml': map }, ['a.csv'], {
      map: 'map.yaml',
    });
    expect(lines(found).join('\n')).toMatch(
      /no question “bilding”. Did you mean “building”[\s\S]*no option “maybe”/u,
    );
  });
});

test('a folder is gathered whole; what is in it besides is told, and the rest goes on', async () => {
  const files = {
    'in/a.yaml': `joinedup: 1\nframework: { id: six-levels }\nservice: { nation: Wales }\ndate: 29/11/2026\nanswers:\n  building: 2\n  contact: don't know\n`,
    'in/b.csv': 'building,contact\nyes,no\n',
    'in/c.html': PAGE(SAVED),
    'in/d.docx': 'x',
    'in/~$e.xlsx': 'x',
    'in/f.xlsx': 'x',
    'in/g.csv': '%PDF-1.7',
  };
  const found = await gatherIn(files, ['in'], {});
  expect(found.answers).toEqual([
    { building: 'yes', contact: 'unknown' },
    { building: 'yes', contact: 'no' },
    { building: 'yes', contact: 'unknown' },
  ]);
  expect(found.written[0]).toMatchObject({ service: { nation: 'wales' }, date: '2026-11-29' });
  expect(lines(found)).toEqual([
    expect.stringMatching(/a\.yaml”: What was written by hand was read so: line 3.*\[note\]/u),
    expect.stringMatching(/b\.csv”, B1: The column “contact” was taken for the question/u),
    expect.stringMatching(/f\.xlsx.*no Excel workbook/u),
    expect.stringMatching(/g\.csv.*a PDF/u),
    expect.stringMatching(
      /^“in” holds what was not read.*“d.docx”\. Type the answers in with “joinedup assess”/u,
    ),
  ]);
});

test.each([
  ['a.docx', 'PK\u0003\u0004', /a document\. Type the answers in with “joinedup assess”/u],
  ['a.pdf', '%PDF-1.7', /a PDF\. Type the answers in/u],
  ['scan.JPG', '\u00ff\u00d8\u00ff', /a picture\. Type the answers in/u],
  ['a.msg', '\u00d0\u00cf\u0011\u00e0', /a mail\. Save what is attached/u],
  ['a.ods', 'PK\u0003\u0004', /a sheet of another kind\. Save the sheet as an Excel workbook/u],
  ['a.xls', '\u00d0\u00cf\u0011\u00e0', /an old Excel, or one with a password\. Save it as/u],
  ['a.zip', 'PK\u0003\u0004', /a packed file\. Unpack it first/u],
])('%s by its name is told, with what to do', async (name, start, told) => {
  const found = await gatherIn({ [name]: Buffer.from(start, 'latin1') }, [name], {});
  expect(lines(found)).toEqual([expect.stringMatching(told)]);
  expect(found.gathering.without).toEqual([{ file: name, rows: null }]);
});
