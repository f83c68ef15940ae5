import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grid } from '../../../src/document/grid.ts';
import { readTable } from '../../../src/document/table.ts';
import { unwrap } from '../../../src/problem.ts';
import { readRoster, rosterSense } from '../../../src/teaching/class/read-roster.ts';

const gridOf = (text: string | Uint8Array) =>
  unwrap(readTable('class.csv', typeof text === 'string' ? Buffer.from(text) : text, rosterSense));

const read = (...grids: readonly Grid[]) => readRoster('class.csv', grids);

const students = (text: string | Uint8Array) =>
  unwrap(read(gridOf(text))).map(({ id, name }) => `${id} = ${name}`);

const problems = (...grids: readonly Grid[]) => read(...grids).problems.map(({ message }) => message);

describe('a class list', () => {
  test('has an id or an e-mail, and a name, whatever else stands beside them', () => {
    expect(students('id,name,group\ns1,Ann Lee,A\ns2,Bo,B\n')).toEqual(['s1 = Ann Lee', 's2 = Bo']);
    expect(students('Surname;First name;E-mail\nLee;Ann;ann@x.org\n')).toEqual(['ann@x.org = Ann Lee']);
    expect(students('E-mail address,Student ID\nann@x.org,4711\n')).toEqual(['4711 = 4711']);
    expect(students('Name\nAnn Lee\n\nBo\n')).toEqual(['Ann Lee = Ann Lee', 'Bo = Bo']);
  });

  test('is told that nothing in it names students, where only a number is known', () => {
    expect(problems(gridOf('Nachname,Vorname,Student ID\nLee,Ann,1\n'))).toEqual([
      '“class.csv” has no column with names, so that each student is called by number or address; not read: “Nachname” and “Vorname”.',
    ]);
    expect(problems(gridOf('Surname,Student ID\nLee,1\n'))).toEqual([]);
  });

  test('of several columns that say who is who has that count which is called most as here', () => {
    expect(students('Username,Number,Student ID,Student,Name\nx,1,4711,y,Ann\n')).toEqual(['4711 = Ann']);
    expect(students('ID,SIS User ID,Student\n9,4711,Ann\n')).toEqual(['4711 = Ann']);
  });

  test('may have a title above, and be saved as Excel saves it', () => {
    expect(students('Class of 2026;;\n;;\nStudent number;Name;Group\n7;Bo;B\n')).toEqual(['7 = Bo']);
    expect(students(Buffer.from('sep=;\r\nid;name\r\n1;J\xf6rg M\xfcller\r\n', 'latin1'))).toEqual([
      '1 = Jörg Müller',
    ]);
  });

  test('is read alike whatever stands between its cells', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z -]{0,20}[A-Za-z]$/u);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 8 }), (names) => {
        const rows = [['id', 'name'], ...names.map((each, index) => [`s${index}`, each])];
        const ways = [',', ';', '\t'].map((sign) => students(rows.map((row) => row.join(sign)).join('\n')));
        expect(ways[1]).toEqual(ways[0]);
        expect(ways[2]).toEqual(ways[0]);
        expect(ways[0]).toHaveLength(names.length);
      }),
    );
  });

  test('is refused where two have one id, or one name and no id, or some have none: all at once', () => {
    expect(problems(gridOf('id,name\ns1,Ann\n,Bo\nS1,Cy\ns2,Di\n'))).toEqual([
      'Row 3 has no id for “Bo”.',
      'Rows 2 and 4 have the same id “s1”.',
    ]);
    expect(problems(gridOf('name\nAnn Lee\nann  lee\n'))).toEqual([
      'Rows 2 and 3 have the same name “Ann Lee”.',
    ]);
    expect(problems(gridOf(`id,name\ns1,${'x'.repeat(300)}\n`))).toEqual(['Row 2 holds more than a name.']);
  });

  test('is refused where it names no student, and where several sheets do', () => {
    expect(problems(gridOf('question,answer\n1,2\n'))).toEqual([
      '“class.csv” has no column that names students.',
    ]);
    expect(problems(gridOf('id,name\n'))).toEqual(['“class.csv” names no student.']);
    const sheet = { ...gridOf('id,name\n1,Ann\n'), sheet: 'One' };
    expect(problems(sheet, { ...sheet, sheet: 'Two' })).toEqual([
      '“class.csv” has students on “One” and “Two”.',
    ]);
    expect(unwrap(read(sheet, { ...sheet, isHidden: true }))).toHaveLength(1);
  });
});
