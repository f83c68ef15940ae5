import { describe, expect, test } from 'vitest';
import { renderPlain } from '../../src/report/formats/plain-workbook.ts';
import { KEY_TEXT } from '../support/classes.ts';
import { mainRun } from '../support/in-process.ts';
import { inFolder } from '../support/sandbox.ts';

/** What a tutor with a class of sixty met: each was refused, or marked wrongly in silence. */

/** What comes of marking a file: the rows of marks, and all that was said. */
async function marked(content: string | Uint8Array, name = 'class.csv') {
  return inFolder({ 'key.json': KEY_TEXT, [name]: content }, async (cwd) => {
    const { stdout, stderr, code } = await mainRun(['mark', 'key.json', name, '--format', 'csv'], { cwd });
    const rows = stdout.trim().split('\n').slice(1);
    return {
      code,
      said: stderr.replace(/\s+/gu, ' '),
      handed: rows.filter((row) => row.includes(',marked,')),
    };
  });
}

test('two of one name: the bad row of one does not let the row of the other count', async () => {
  const rows = 'Ann Lee,s1,1,two,none\nAnn Lee,s2,1,2,"Two lines of command"';
  const withIds = await marked(`student,student id,case,level,barriers\n${rows}\n`);
  expect(withIds.handed).toMatchObject([expect.stringMatching(/,s2$/u)]);
  const without = await marked(`student,case,level,barriers\nBo,1,2,a\n${rows.replaceAll(/,s\d/gu, '')}\n`);
  expect(without.handed).toMatchObject([expect.stringMatching(/^Bo,/u)]);
  expect(without.said).toContain('They may be two students');
});

test.each([
  ['letters', 'student,case,level,barriers\nAnn,1,2,"a, c"\n'],
  ['a beginning', 'student,case,level,barriers\nAnn,1,2,Professions\n'],
  [
    'a form',
    'Timestamp,Name,Case 1 level,Case 1 barriers\nnow,Ann,2,"Professions are trained apart, Two lines"\n',
  ],
  ['a title above', 'Autumn,,,\n,,,\nstudent,case,level,barriers\nAnn,1,2,a\n'],
  ['2.0', 'student,case,level\nAnn,1.0,2.0\n'],
  ['1,0', 'student;case;level\nAnn;1,0;1,0\n'],
  ['III', 'student,case,level\nAnn,1,III\n'],
  ['3/4 of three', 'student,case,level\nAnn,1,2/3\n'],
  ['n/a', 'student,case,level,barriers\nAnn,1,2,n/a\n'],
])('%s is read', async (_, text) => {
  const { code, handed } = await marked(text);
  expect([code, handed.length]).toEqual([0, 1]);
});

describe('what an office saves', () => {
  const rows = [
    ['student', 'case', 'level'],
    ['Müller', '1', '2'],
  ];

  test('CSV of an Excel abroad', async () => {
    const { said, handed } = await marked(
      Buffer.from(rows.map((row) => row.join(';')).join('\r\n'), 'latin1'),
    );
    expect(handed).toHaveLength(1);
    expect(said).toContain('is “Müller” right?');
  });

  test('a workbook, also where it is called a table', async () => {
    const bytes = await renderPlain('Class', [{ name: 'Class', rows }]);
    for (const name of ['class.xlsx', 'class.csv'])
      expect((await marked(bytes, name)).handed).toHaveLength(1);
  });

  test.each([
    ['class.xls', 'a workbook of an old Excel', Buffer.from('d0cf11e0a1b11ae100', 'hex')],
    ['class.ods', 'a sheet of another kind', Buffer.from('PK\u0003\u0004opendocument.spreadsheet')],
  ])('%s is refused with advice that helps', async (name, what, bytes) => {
    const { code, said } = await marked(bytes, name);
    expect(code).toBe(2);
    expect(said).toContain(what);
    expect(said).toContain('Excel workbook (.xlsx)');
    expect(said).not.toContain('Notepad');
  });
});

test('alike faults are told once, and none is kept back', async () => {
  const rows = Array.from({ length: 64 }, (_, at) => `S${at},1,${at < 38 ? '9.0' : `x${at % 3}`}`);
  const { said } = await marked(['student,case,level', ...rows, 'Bo,1,2'].join('\n'));
  expect(said).toContain('There is no level “9.0”. So in 38 rows: lines 2 to 39.');
  expect(said.match(/unknown-level/gu)).toHaveLength(4);
  expect(said).not.toContain('not shown');
});

test('a table of ten thousand rows is marked, one of thirty thousand refused whole', async () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => `S${at},1,2`);
  const { code, handed } = await marked(['student,case,level', ...rows(10_000)].join('\n'));
  expect([code, handed.length]).toEqual([0, 10_000]);
  const large = await marked(['student,case,level', ...rows(30_000)].join('\n'));
  expect(large).toMatchObject({ code: 2, handed: [] });
  expect(large.said).toContain('more than 20,000 rows');
});
