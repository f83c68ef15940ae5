import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRADE_BOOKS, gradeBookFor } from '../../src/report/formats/grade-book.ts';
import type { StudentAnswer } from '../../src/teaching/marking/marking-types.ts';
import { answersOf, anyClass, KEY, marked } from '../support/classes.ts';

const ANSWERS = answersOf(
  'Ann 1 one-manager trained-apart+two-systems',
  'Bo 1 one-door',
  '=1+1 1 one-manager',
).map((answer, index) => ({ ...answer, id: ['007', null, 's9'][index] ?? null }));

/** A grade book as its site takes it apart. */
function rowsIn(site: keyof typeof GRADE_BOOKS, answers = ANSWERS): string[][] {
  return parse(gradeBookFor(site)(marked(answers)), { relax_column_count: false });
}

describe('a grade book', () => {
  it('of Moodle has the number of each student and the grade in percent, as no item may have more by default', () => {
    expect(rowsIn('moodle-grades')).toEqual([
      ['ID number', 'Student', 'A ladder (cases)'],
      ['s9', "'=1+1", '18.18'],
      ['007', 'Ann', '27.27'],
    ]);
  });

  // As lib/gradebook_importer.rb of Canvas reads it: row_has_student_headers?, update_column_count, last_student_info_column,
  // process_pp, and process_student, which asks for the login where the id of the register finds nobody.
  it('of Canvas is one that its importer knows as such', () => {
    const [header = [], points = [], ...students] = rowsIn('canvas-grades');
    expect([header[0]?.includes('Student'), header[1]?.includes('ID')]).toEqual([true, true]);
    expect([header[2], header[3], header[4]]).toEqual(['SIS User ID', 'SIS Login ID', 'Section']);
    expect(header.slice(5)).toEqual(['A ladder (cases)']);
    expect(header[5]).not.toMatch(/\(\d+\)$/u);
    expect([points[0]?.includes('Points Possible'), points[5]]).toEqual([true, '100']);
    expect(students).toEqual([
      ["'=1+1", '', 's9', 's9', '', '18.18'],
      ['Ann', '', '007', '007', '', '27.27'],
    ]);
  });

  it('of Brightspace ends each line with its sign, and names its item without what may not be in a name', () => {
    expect(rowsIn('brightspace-grades')).toEqual([
      ['OrgDefinedId', 'A ladder (cases) Points Grade <Numeric MaxPoints:100>', 'End-of-Line Indicator'],
      ['s9', '18.18', '#'],
      ['007', '27.27', '#'],
    ]);
    const framework = { ...KEY.framework, title: 'Care, health/and <more>' };
    const [header] = GRADE_BOOKS['brightspace-grades'](marked(ANSWERS, {}, { ...KEY, framework }));
    expect(header?.[1]).toBe('Care  health and  more  (cases) Points Grade <Numeric MaxPoints:100>');
  });

  it('goes by the e-mail where that is what students are known by', () => {
    const byMail = ANSWERS.map((answer) => ({ ...answer, id: `${answer.student.length}@example.org` }));
    expect(rowsIn('moodle-grades', byMail)[0]?.[0]).toBe('Email address');
    expect(rowsIn('brightspace-grades', byMail)[0]?.[0]).toBe('Username');
  });

  it.each([
    ['Email address', 20, 1],
    ['ID number', 20, 2],
    ['ID number', 20, 19],
    ['Email address', 1, 0],
  ])('goes by %s where of %d ids %d are no e-mails', (column, count, others) => {
    const [first] = ANSWERS;
    const answers = Array.from({ length: count }, (_, at) => {
      return { ...first, id: at < others ? `a@${at} b` : `${at}@example.org` } as StudentAnswer;
    });
    expect(rowsIn('moodle-grades', answers)[0]?.[0]).toBe(column);
  });

  it('has a row for each student with an id, whatever the class, and no cell that is a formula', () => {
    fc.assert(
      fc.property(
        anyClass(),
        fc.constantFrom(...(Object.keys(GRADE_BOOKS) as 'moodle-grades'[])),
        (answers, site) => {
          const known = answers.map((answer) => ({ ...answer, id: answer.student }));
          const marking = marked(known);
          const rows: string[][] = parse(gradeBookFor(site)(marking));
          const heads = site.startsWith('canvas') ? 2 : 1;
          expect(rows).toHaveLength(marking.students.length + heads);
          expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });
});
