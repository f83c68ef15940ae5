import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Key, KeyCase } from '../../../src/model/key.ts';
import { unwrap } from '../../../src/problem.ts';
import { csvText } from '../../../src/report/formats/csv-text.ts';
import { markingRows } from '../../../src/report/formats/marking-rows.ts';
import { renderPlain } from '../../../src/report/formats/plain-workbook.ts';
import { plain } from '../../../src/sentence.ts';
import { letterAt } from '../../../src/teaching/cases/case-reading.ts';
import { blankResponses } from '../../../src/teaching/class/blank-responses.ts';
import { readResponses } from '../../../src/teaching/class/read-responses.ts';
import { markClass } from '../../../src/teaching/marking/mark-class.ts';
import type { StudentAnswer } from '../../../src/teaching/marking/marking-types.ts';
import { anyClass, KEY } from '../../support/classes.ts';
import { asCsv, asWorkbook, ENCODINGS, encoded } from '../../support/exports.ts';
import { TOOL } from '../../support/load.ts';
import { renderersOf } from '../../support/pages.ts';
import { PAPER } from '../../support/paper.ts';

const pageOf = await renderersOf('marking');

const read = (text: string, key: Key = KEY) =>
  readResponses([{ file: 'class.csv', bytes: Buffer.from(text) }], key);

function saidOf(text: string, key: Key = KEY): string[] {
  return read(text, key).problems.map(({ severity, message }) => `${severity}: ${plain(message)}`);
}

function marksOf(text: string, key: Key = KEY) {
  return markClass(key, unwrap(read(text, key)), TOOL).students;
}

/** The first case, whose barriers are a to d. */
const [FIRST] = KEY.examples as [KeyCase];
const OFFERED = FIRST.barriers.map(({ id }) => id);

describe('barriers', () => {
  const named = FIRST.barriers.map(({ name }) => name);
  it.each([
    ['letters', 'a, c', [0, 2]],
    ['letters with semicolons', 'a;c;d', [0, 2, 3]],
    ['letters with spaces', 'a c d', [0, 2, 3]],
    ['letters in a row', 'acd', [0, 2, 3]],
    ['capital letters', 'A, C', [0, 2]],
    ['letters with brackets', '(a) , c)', [0, 2]],
    ['letters with stops', 'a. ; c.', [0, 2]],
    ['letters and words between', 'a and c', [0, 2]],
    ['numbers', '1; 3', [0, 2]],
    ['numbers with commas', '1,3', [0, 2]],
    ['numbers that a spreadsheet wrote', '2.0', [1]],
    ['letters before names', `a) ${named[0]}; c ${named[2]}`, [0, 2]],
    ['names with commas between', `${named[0]}, ${named[2]}`, [0, 2]],
    ['names on lines', `${named[0]}\n${named[2]}`, [0, 2]],
    ['beginnings', 'Each agency; Professions', [0, 2]],
    ['beginnings that were cut off', 'Each agency pays…', [0]],
    ['none', 'none', []],
    ['n/a', 'n/a', []],
    ['nought', '0', []],
    ['a line', '–', []],
  ])('by %s', (_, cell, places) => {
    const found = unwrap(read(`student,case,level,barriers\nAnn,1,2,"${cell}"\n`));
    expect(found.answers[0]?.barriers.toSorted()).toEqual(places.map((at) => OFFERED[at]).toSorted());
  });

  it.each(['dac', 'e', '5', 'two', 'bed', 'Ea', '2026-04-03', 'a,x'])('%j is refused', (cell) => {
    expect(saidOf(`student,case,level,barriers\nAnn,1,2,"${cell}"\nBo,1,2,a\n`)).toHaveLength(1);
  });

  it('whose names have commas and an “and” of their own', () => {
    const name = 'One leaves, has left, or says so and means it';
    const other = 'Money is short, and late';
    const barriers = [name, other, 'Money'].map((each, at) => ({ id: `b${at}`, name: each, right: at < 1 }));
    const key = { ...KEY, examples: [{ ...FIRST, barriers }] };
    for (const [cell, ids] of [
      [`${name}, ${other}`, ['b0', 'b1']],
      [`Money, ${name} and ${other}`, ['b0', 'b1', 'b2']],
      ['Money, a', ['b0', 'b2']],
    ] as const) {
      const found = unwrap(read(`student,case,level,barriers\nAnn,1,2,"${cell}"\n`, key));
      expect(found.answers[0]?.barriers.toSorted()).toEqual(ids);
    }
  });
});

describe('levels', () => {
  it.each([
    ['2.0', [2]],
    ['1,0', [1]],
    ['L3', [3]],
    ['l 3', [3]],
    ['level 3.0', [3]],
    ['III', [3]],
    ['level ii', [2]],
    ['3?', [3]],
    ['Shared', [1]],
    ['2/3', [2, 3]],
    ['2-3', [2, 3]],
    ['1–3', [1, 2, 3]],
    ['1 to 3', [1, 2, 3]],
    ['2 or 3', [2, 3]],
    ['2 & 3', [2, 3]],
    ['0, 1', [0, 1]],
    ['n/a', []],
    ['none', []],
    ['-', []],
  ])('%j', (cell, ranks) => {
    const found = unwrap(read(`student,case,level\nAnn,1,"${cell}"\n`));
    const ids = FIRST.levels.filter(({ rank }) => ranks.includes(rank)).map(({ id }) => id);
    expect(found.answers[0]?.levels.toSorted()).toEqual(ids.toSorted());
  });

  it.each(['one', '4', '3-9', 'IV', '03-Apr', 'Apr-03', 'two'])('%j is refused', (cell) => {
    expect(saidOf(`student,case,level\nAnn,1,"${cell}"\nBo,1,2\n`)).toHaveLength(1);
  });

  it.each([
    ...['03-Apr', 'Apr-26', '3 April 2026', '2026-04-03 00:00:00', '3/4/2026', '4/3/2026'],
    ...['03. Apr', '3. Apr.', '04. Mrz', '4. Mär', '03.04.2026', '03.04.26', '3.4.', '3. Dez 26'],
    ...[
      '03-avr',
      '3 févr.',
      '1 août',
      '03-ene',
      '3 de enero de 2026',
      '3-gen',
      '3 mrt',
      '3-kwi',
      '3 października',
    ],
  ])('a day is told as what a spreadsheet makes of two levels: %s', (day) => {
    expect(saidOf(`student,case,level\nAnn,1,${day}\n`)).toEqual([
      expect.stringContaining(`“${day}” is a day, which a spreadsheet makes`),
    ]);
  });

  it.each(['Marriage 3', 'Apr', '9.1', '3 4 Apr 2026 5', '12'])('%s is no day', (word) => {
    expect(saidOf(`student,case,level\nAnn,1,${word}\n`)[0]).not.toContain('a day');
  });
});

/** One of several ways to write a thing. */
const oneOf = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);

/** A cell with levels, written somehow. */
function levelCell(ids: readonly string[], { levels }: KeyCase): fc.Arbitrary<string> {
  const word = (id: string) => {
    const { name = '', rank = 0 } = levels.find((level) => level.id === id) ?? {};
    return oneOf(
      id,
      name,
      name.toUpperCase(),
      `${rank}`,
      `${rank}.0`,
      `Level ${rank}`,
      `L${rank}`,
      `${name} (level ${rank})`,
    );
  };
  if (ids.length === 0) return oneOf('', 'n/a', '-');
  return fc
    .tuple(oneOf(' or ', '; ', ' / ', '|', ', '), ...ids.map(word))
    .map(([sign, ...words]) => words.join(sign));
}

/** A cell with barriers, written somehow. */
function barrierCell(ids: readonly string[], { barriers }: KeyCase): fc.Arbitrary<string> {
  if (ids.length === 0) return oneOf('none', 'n/a', '–');
  const places = ids.map((id) => barriers.findIndex((barrier) => barrier.id === id)).toSorted();
  const letters = places.map(letterAt);
  const word = (place: number) => {
    const { id = '', name = '' } = barriers[place] ?? {};
    return oneOf(id, name, letterAt(place), `${place + 1}`, `${letterAt(place)}. ${name}`);
  };
  return fc.oneof(
    oneOf(letters.join(''), letters.join(' '), letters.join(', ')),
    fc.tuple(oneOf('; ', ', ', '\n'), ...places.map(word)).map(([sign, ...words]) => words.join(sign)),
  );
}

interface Written extends StudentAnswer {
  readonly cells: readonly [level: string, barriers: string];
}

const written = anyClass().chain((answers) =>
  fc.tuple(
    ...answers.map((answer): fc.Arbitrary<Written> => {
      const example = KEY.examples.find(({ id }) => id === answer.example) as KeyCase;
      return fc
        .tuple(levelCell(answer.levels, example), barrierCell(answer.barriers, example))
        .map((cells) => ({ ...answer, cells }));
    }),
  ),
);

function longRows(answers: readonly Written[]): string[][] {
  return [
    ['Number', 'student', 'case', 'level', 'barriers'],
    ...answers.map(({ student, example, cells }) => ['', student, `Case ${example}`, ...cells]),
  ];
}

function wideRows(answers: readonly Written[]): string[][] {
  const cases = KEY.examples.map(({ id }) => id);
  const students = [...new Set(answers.map(({ student }) => student))];
  const head = cases.flatMap((id) => [`Case ${id} level`, `Case ${id}: barriers`]);
  return [
    ['Timestamp', 'Your name', ...head],
    ...students.map((student) => [
      'yesterday',
      student,
      ...cases.flatMap((id) => {
        const answer = answers.find((each) => each.student === student && each.example === id);
        return answer ? [...answer.cells] : ['', ''];
      }),
    ]),
  ];
}

it('any way of writing the same answers gives the same marks', async () => {
  const way = fc.record({
    isWide: fc.boolean(),
    above: oneOf(0, 1, 3),
    separator: oneOf(',', ';', '\t'),
    encoding: oneOf(...ENCODINGS.filter((each) => each !== 'windows-1252')),
    isWorkbook: oneOf(false, false, false, true),
  });
  await fc.assert(
    fc.asyncProperty(written, way, async (answers, { isWide, above, separator, encoding, isWorkbook }) => {
      fc.pre(answers.length > 0 && answers.every(({ student }) => !/[|"'=]/u.test(student)));
      const rows = isWide ? wideRows(answers) : longRows(answers);
      const titled = [...Array.from({ length: above }, (_, at) => [`Autumn ${at}`]), ...rows];
      const bytes = isWorkbook
        ? await asWorkbook({ Class: titled })
        : encoded(asCsv(titled, separator, '\r\n'), encoding);
      const found = readResponses([{ file: 'class', bytes }], KEY);
      expect(found.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      const handed = unwrap(found);
      const own = answers.map(({ cells: _, ...answer }) => answer);
      const expected = { answers: own, unmarked: [], withBarriers: true, byHand: [] };
      expect(markClass(KEY, { ...handed, withBarriers: true }, TOOL)).toEqual(markClass(KEY, expected, TOOL));
    }),
    { numRuns: 300 },
  );
});

describe('who is who', () => {
  const names = (text: string) => marksOf(text).map(({ id, name, points, of }) => [id, name, points, of]);

  it('a number decides, so that no point of one goes to another', () => {
    expect(
      names('student,student id,case,level,barriers\nAnn Lee,s1,1,two,none\nAnn Lee,s2,1,2,c\n'),
    ).toEqual([
      ['s1', 'Ann Lee', 0, 16],
      ['s2', 'Ann Lee', 5, 22],
    ]);
  });

  it('of an address, where it is one, and of a number before it', () => {
    const text = (email: string) => `Name,Email,Case 1 level\nAnn,${email},2\nAnn,x@y.org,3\n`;
    expect(names(text('a@y.org')).map(([id]) => id)).toEqual(['a@y.org', 'x@y.org']);
    expect(
      names('Name,Email,Case 1 level\nAnn,anonymous,2\nBo,anonymous,3\n').map(([id, name]) => [id, name]),
    ).toEqual([
      [null, 'Ann'],
      [null, 'Bo'],
    ]);
    expect(names('Name,Email,ID,Case 1 level\nAnn,a@y.org,7.0,2\n').map(([id]) => id)).toEqual(['7']);
    expect(
      names('ID,Completion time,Email,Name,Case 1 level\n1,now,a@y.org,Ann,2\n2,now,b@y.org,Bo,2\n').map(
        ([id]) => id,
      ),
    ).toEqual(['a@y.org', 'b@y.org']);
  });

  it('as Moodle exports a quiz with its questions', () => {
    const asks = [
      'How close: at which level is Kettle and Keys? Go by what the text shows.: Apart; One manager',
      'Kettle and Keys. Which of these does the text show to stand in the way? Choose all of them.: two; three',
    ];
    const heads = [
      'Last name',
      'First name',
      'Email address',
      'Grade/10.00',
      'Question 1',
      'Response 1',
      'Question 2',
      'Response 2',
    ];
    const rows = ['Ann', 'Bo'].map((name) => [
      ...['Lee', name, `${name}@example.org`, '7.00'],
      ...[
        asks[0] ?? '',
        'One manager',
        asks[1] ?? '',
        'Professions are trained apart; The records do not talk',
      ],
    ]);
    const found = unwrap(read(csvText([heads, ...rows])));
    expect(
      found.answers.map(({ student, id, levels, barriers }) => [student, id, levels, barriers.length]),
    ).toEqual([
      ['Ann Lee', 'Ann@example.org', ['one-manager'], 2],
      ['Bo Lee', 'Bo@example.org', ['one-manager'], 2],
    ]);
    const shuffled = [
      heads,
      rows[0] ?? [],
      (rows[1] ?? []).map((cell, at) => (at === 4 ? (asks[1] ?? '') : cell)),
    ];
    expect(read(csvText(shuffled)).ok).toBe(false);
  });

  it('as Canvas exports a quiz', () => {
    const asks = [
      'at which level is Kettle and Keys? Go by what the text shows.',
      'Which of these does the text show to stand in the way?',
    ];
    const heads = [
      'name',
      'id',
      'sis_id',
      'submitted',
      `101: How close: ${asks[0]}`,
      '4.0',
      `102: ${asks[1]}`,
      '2.0',
    ];
    const cells = [
      'Ann',
      '99',
      's1',
      'now',
      'One manager',
      '4.0',
      'Professions are trained apart,The records do not talk',
      '2.0',
    ];
    const found = unwrap(read(csvText([heads, cells])));
    expect(found.answers).toEqual([
      {
        student: 'Ann',
        id: 's1',
        example: '1',
        levels: ['one-manager'],
        barriers: ['trained-apart', 'two-systems'],
      },
    ]);
  });

  it('of a first and a last name', () => {
    expect(names('Last name,First name,Case 1 level\nLee,Ann,2\n').map(([, name]) => name)).toEqual([
      'Ann Lee',
    ]);
  });

  it('a number with two names, and a name with two numbers, are told', () => {
    expect(saidOf('student,id,case,level\nAnn,s1,1,2\nAnna,s1,3,2\nBo,s2,1,2\nBo,s3,1,2\n')).toEqual([
      'warning: “s1” is “Ann” in line 2 and “Anna” in line 3.',
      'warning: “Bo” has the numbers “s2” and “s3”.',
    ]);
  });

  it.each([
    ['other answers', 'Ann,1,2\nAnn,1,3\nAnn,2a,0\n'],
    ['a row that is bad', 'Ann,1,nix\nAnn,1,3\nAnn,2a,0\n'],
    ['a row that is too short', 'Ann,1\nAnn,1,3\nAnn,2a,0\n'],
    ['other capitals', 'Ann,1,2\nANN,1,3\nann,2a,0\n'],
  ])('without a number nothing counts under a name with %s', (_, rows) => {
    const found = read(`student,case,level\n${rows}Bo,1,2\n`);
    expect(found.problems.some(({ code }) => code === 'handed-in-twice')).toBe(true);
    expect(unwrap(found).answers.map(({ student }) => student)).toEqual(['Bo']);
    expect(unwrap(found).unmarked).toHaveLength(2);
  });

  it('two rows of a form under one name are never joined', () => {
    const found = read('Name,Case 1 level,Case 2a level\nAnn,2,0\nAnn,3,0\nBo,2,0\n');
    expect(unwrap(found).answers.map(({ student }) => student)).toEqual(['Bo', 'Bo']);
  });

  it('with a number only the case that is not alike is left out', () => {
    const found = read('student,id,case,level\nAnn,s1,1,2\nAnn,s1,1,3\nAnn,s1,2a,0\n');
    expect(unwrap(found).answers.map(({ example }) => example)).toEqual(['2a']);
    expect(unwrap(found).unmarked.map(({ example }) => example)).toEqual(['1']);
  });

  it('what is alike counts once, and is told', () => {
    expect(saidOf('student,case,level\nAnn,1,2\nAnn,1,One manager\nAnn,1,\n')).toEqual([
      'warning: “Ann” has case “1” twice, alike: lines 2 and 3. It counts once.',
    ]);
  });
});

describe('what no column asks for was not asked', () => {
  const together = (...texts: readonly string[]) => {
    const files = texts.map((text, at) => ({ file: `${at}.csv`, bytes: Buffer.from(text) }));
    return markClass(KEY, unwrap(readResponses(files, KEY)), TOOL);
  };
  const withBarriers = 'student,case,level,barriers\nAnn,1,2,cd\nBo,1,2,\n';

  it('of a table without a column for barriers only levels are marked, as where it is alone', () => {
    const levels = 'student,case,level\nCy,1,2\nCy,2a,1\nDi,1,\nDi,2a,0\n';
    const [ann, bo, cy, di] = together(withBarriers, levels).students;
    expect([ann, bo].map((student) => [student?.points, student?.of, student?.missed])).toEqual([
      [6, 22, 0],
      [4, 22, 2],
    ]);
    expect([cy, di]).toEqual(together(levels).students);
    expect([cy?.points, cy?.of, cy?.missed]).toEqual([6, 16, 0]);
  });

  it('so too of a row that cannot be read, and of a case with a column for its level alone', () => {
    const [, , cy] = together(withBarriers, 'student,case,level\nCy,1,9\n').students;
    expect(cy?.of).toBe(12);
    const [ann] = marksOf('student,Case 1 level,Case 1 barriers,Case 2a level\nAnn,2,cd,0\n');
    expect(ann?.answers.map(({ barriers, of }) => [barriers?.right.length ?? null, of])).toEqual([
      [2, 6],
      [null, 4],
      [null, 5],
      [null, 5],
    ]);
  });

  it('of what is alike in two tables the row counts that was asked for barriers', () => {
    const both = ['student,case,level\nAnn,1,2\n', 'student,case,level,barriers\nAnn,1,2,\nBo,1,2,c\n'];
    for (const texts of [both, both.toReversed()])
      expect(together(...texts).students[0]?.answers[0]).toMatchObject({ of: 6, barriers: { imagined: [] } });
  });

  it('is told where the class is counted, and no number stands for it', () => {
    const page = pageOf.text(together(withBarriers, 'student,case,level\nCy,1,2\n'), PAPER);
    expect(page.replace(/\s+/gu, ' ')).toContain(
      'Where no column asks for barriers, only the level is marked.',
    );
    expect(page).toMatch(/Cy +4 of 16 +1 +0 +- +- /u);
    expect(page).toMatch(/Bo +4 of 22 +1 +0 +2 +0 /u);
    expect(pageOf.text(together(withBarriers), PAPER)).not.toContain('no column');
  });
});

describe('points that a person gives', () => {
  const head = 'student,case,level,barriers,q2,q3,q5';

  it('count with the rest, up to what the sheet has, and not while a cell is empty', () => {
    const [ann] = marksOf(`${head}\nAnn,1,2,cd,"1,5",1,\nAnn,2a,0,ab,0.25,.5,2\n`);
    const [one, two, three] = ann?.answers ?? [];
    expect(one).toMatchObject({ points: 8.5, of: 10, byHand: { points: 2.5, of: 4, open: [5] } });
    expect(two).toMatchObject({ points: 8.75, byHand: { points: 2.75, open: [] } });
    expect(three).toMatchObject({ status: 'not answered', points: 0 });
    expect(ann?.points).toBe(17.25);
  });

  it.each([
    ['2', '4'],
    ['2', '-1'],
    ['2', 'good'],
    ['3', '1.5'],
    ['5', '0.1'],
  ])('question %s: %j is refused, and counts as not marked yet', (question, cell) => {
    const cells = ['2', '3', '5'].map((each) => (each === question ? cell : '1'));
    const found = read(`${head}\nAnn,1,2,,${cells.join(',')}\nBo,1,2,,1,1,1\n`);
    expect(found.problems.map(({ code }) => code)).toEqual(['bad-points']);
    const [ann, bo] = markClass(KEY, unwrap(found), TOOL).students.map(({ answers }) => answers[0]);
    expect(ann).toMatchObject({
      status: 'marked',
      levelPoints: 4,
      byHand: { points: 2, open: [Number(question)] },
    });
    expect(bo).toMatchObject({ byHand: { points: 3, open: [] } });
  });

  it('that alone are handed in and cannot be read are not nothing', () => {
    expect(unwrap(read(`${head}\nAnn,1,,,9,,\nBo,1,2,,1,,\n`))).toMatchObject({
      answers: [{ student: 'Bo' }],
      unmarked: [{ student: 'Ann', example: '1' }],
      onlyBadPoints: 1,
    });
  });

  it('for what is marked here anyway are left alone, and that is told', () => {
    expect(saidOf('student,case,level,q1,q4\nAnn,1,2,4,2\n')).toEqual([
      'warning: Left alone, since no person marks it: “q1” and “q4”.',
    ]);
  });

  it('a case that was not handed in costs its points by hand, too', () => {
    const [ann, bo] = marksOf(`${head}\nAnn,1,2,,0,0,0\nBo,2a,0,,0,0,0\n`);
    expect(ann?.of).toBe(bo?.of);
  });
});

describe('the table of another set, or none', () => {
  it('is seen by a title', () => {
    const rows =
      'student,case,title,level\nAnn,1,Tea at Seven,2\nBo,1,Tea at Seven,2\nCy,1,Kettle and Keys,2\n';
    expect(saidOf(rows)).toEqual([
      'error: Case “1” is called “Kettle and Keys” in the key, and “Tea at Seven” here. So in 2 rows: lines 2 and 3.',
    ]);
  });

  it('and by its cases, once for all rows', () => {
    expect(saidOf('student,case,level\nAnn,11,2\nBo,11,2\nCy,1,2\n')).toEqual([
      'error: There is no case “11” in the key. So in 2 rows: lines 2 and 3.',
    ]);
    expect(saidOf('Name,Case 1 level,Case 11 level\nAnn,2,3\nBo,2,3\nCy,2,\n')[0]).toBe(
      'error: There is no case “11” in the key. So in 2 rows: lines 2 and 3.',
    );
  });

  it('columns that are called otherwise are told', () => {
    expect(saidOf('Full name,case,levels\nAnn,1,2\n')).toEqual([
      'warning: Taken: “Full name” as the student, “levels” as the level.',
    ]);
  });
});

describe('who answers', () => {
  it('names the one column of answers, and of several the first and the last', () => {
    expect(saidOf('Name,Case 1 level\nAnn,1\n')[0]).toContain('“Case 1 level” as answers to 1 case.');
    expect(saidOf('Name,Case 1 level,Case 1 barriers\nAnn,1,\n')[0]).toContain(
      '2 columns from “Case 1 level” to “Case 1 barriers” as answers to 1 case.',
    );
  });

  it.each([
    'Your student number',
    'What is your student number?',
    'Enter your student number',
    'Student number (7 digits)',
    'University ID',
    'Your id',
    'Please type your Matriculation No.:',
    'Student’s ID number',
    'Your e-mail',
    'University email address',
  ])('stands under “%s”', (title) => {
    const found = unwrap(read(`Name,${title},Case 1 level\n,ann@x.org,2\n`));
    expect(found.answers.map(({ id }) => id)).toEqual(['ann@x.org']);
  });

  it.each(['University', 'Course ID', 'Number of students', 'Your level', 'Group number', 'Type'])(
    'does not stand under “%s”, and where it was looked for is told',
    (title) => {
      expect(saidOf(`Name,${title},Case 1,Case 2a\n,x,2,0\n`)[0]).toBe(
        `error: The row names no student. Who answers was looked for in “Name”, and not in “${title}”.`,
      );
    },
  );
});

it('a class that is right no more often than by chance is asked whether it is the table of another set', () => {
  const tableOf = (rightOf: (at: number) => boolean) => {
    const rows = Array.from({ length: 40 }, (_, at) => `S${at},1,${rightOf(at) ? 2 : 0}`);
    return saidOf(`student,case,level\n${rows.join('\n')}\n`).filter((said) => said.includes('chance'));
  };
  const share = FIRST.right.length / FIRST.levels.length;
  expect(tableOf((at) => at < 40 * share)[0]).toMatch(
    /^warning: Of 40 answers that name one level \d+ are right/u,
  );
  expect(tableOf((at) => at < 40 * share + 1)).toEqual([]);
});

it('of several tables each is held against chance, and those too short for that together', () => {
  const tableOf = (name: string, answers: number, level: number) => {
    const rows = Array.from({ length: answers }, (_, at) => `${name}${at},1,${level}`);
    return { file: `${name}.csv`, bytes: Buffer.from(`student,case,level\n${rows.join('\n')}\n`) };
  };
  const said = (...files: ReturnType<typeof tableOf>[]) =>
    readResponses(files, KEY).problems.map(({ file, message }) => [file, plain(message)]);
  const good = tableOf('good', 200, 2);
  const byChance = `no more than by chance, which would be ${Math.round((40 * FIRST.right.length) / FIRST.levels.length)}.`;
  expect(said(good, tableOf('other', 40, 0))).toEqual([
    ['other.csv', `Of 40 answers that name one level 0 are right, ${byChance}`],
  ]);
  expect(said(good, tableOf('a', 15, 0), tableOf('b', 25, 0))).toEqual([
    [undefined, `Of 40 answers in “a.csv” and “b.csv” that name one level 0 are right, ${byChance}`],
  ]);
  expect(said(good, tableOf('a', 15, 2), tableOf('b', 25, 0))).toEqual([]);
  expect(said(good, tableOf('a', 39, 0))).toEqual([]);
});

describe('a workbook', () => {
  const good = [
    ['student', 'case', 'level'],
    ['Ann', '1', '2'],
  ];

  it('of five sheets has those read that have a table, and the others told', async () => {
    const bytes = await renderPlain('Class', [
      { name: 'Notes', rows: [['Bring cake']] },
      { name: 'Group A', rows: good },
      { name: 'Group B', rows: [['Seminar B'], ['student', 'case', 'level'], ['Bo', '1', 'x']] },
      {
        name: 'Grades',
        rows: [
          ['who', 'what'],
          ['Ann', '3'],
        ],
      },
      { name: 'Empty', rows: [] },
    ]);
    const found = readResponses([{ file: 'class.xlsx', bytes }], KEY);
    expect(unwrap(found).answers.map(({ student }) => student)).toEqual(['Ann']);
    expect(found.problems.map(({ message }) => plain(message))).toEqual([
      '“class.xlsx”, sheet “Group B”, C3: There is no level “x”.',
      '“class.xlsx” has 2 sheets that were not read: “Notes” and “Grades”.',
    ]);
  });

  it('with one student on two sheets is told by the rows of both', async () => {
    const rows = (...answers: readonly string[]) => [
      ['student', 'case', 'level'],
      ...answers.map((answer) => answer.split(' ')),
    ];
    const bytes = await renderPlain('Class', [
      { name: 'A', rows: rows('Ann 1 2', 'Bo 1 2') },
      { name: 'B', rows: rows('Ann 1 3', 'Bo 1 2', 'BO 3 2') },
    ]);
    const { problems } = readResponses([{ file: 'class.xlsx', bytes }], KEY);
    expect(problems.map(({ message }) => plain(message))).toEqual([
      '“class.xlsx”, sheet “B”, row 2: “Ann” has two answers to case “1”, not alike: row 2 of sheet “A” and row 2 of sheet “B”. They may be two students, so that nothing under this name was marked.',
      '“class.xlsx”, sheet “B”, row 3: “Bo” has case “1” twice, alike: row 3 of sheet “A” and row 3 of sheet “B”. It counts once.',
      '“class.xlsx”, sheet “B”, row 4: “BO” counts as “Bo” of row 3 of sheet “A”.',
    ]);
  });

  it('and a table are one class: who stands in both is told by both places', async () => {
    const table = (file: string, text: string) => ({ file, bytes: Buffer.from(text) });
    const sheet = [
      {
        name: 'A',
        rows: [
          ['student', 'case', 'level'],
          ['Ann', '1', '2'],
          ['Bo', '1', '2'],
          ['Cy', '1', '2'],
        ],
      },
    ];
    const book = { file: 'monday.xlsx', bytes: await renderPlain('Class', sheet) };
    const found = readResponses(
      [book, table('b.csv', 'student;case;level\nAnn;1;3\nBo;1;2\nBO;2a;1\nDi;1;2\n')],
      KEY,
    );
    expect(unwrap(found).answers.map(({ student }) => student)).toEqual(['Bo', 'Bo', 'Cy', 'Di']);
    expect(found.problems.map(({ message }) => plain(message))).toEqual([
      '“Ann” has two answers to case “1”, not alike: row 2 of “monday.xlsx”, sheet “A” and line 2 of “b.csv”. They may be two students, so that nothing under this name was marked.',
      '“Bo” has case “1” twice, alike: row 3 of “monday.xlsx”, sheet “A” and line 3 of “b.csv”. It counts once.',
      '“BO” counts as “Bo” of row 3 of “monday.xlsx”, sheet “A”.',
    ]);
    expect(found.problems.map(({ file }) => file)).toEqual(['b.csv', 'b.csv', 'b.csv']);
    const others = readResponses(
      [
        table('a.csv', 'id,student,case,level\ns1,Ann,1,2\n'),
        table('b.csv', 'student,case,level\nAnn,2a,0\n'),
        table('c.csv', 'student,case,level\n'),
      ],
      KEY,
    );
    expect(others.problems.map(({ message, severity, file }) => [file, severity, plain(message)])).toEqual([
      ['c.csv', 'warning', '“c.csv” holds no responses.'],
      ['b.csv', 'warning', '“Ann” has the number “s1” and, in line 2, none.'],
    ]);
  });

  it('without such a table says what the nearest sheet lacks', async () => {
    const bytes = await renderPlain('Class', [
      { name: 'Notes', rows: [['Bring cake']] },
      {
        name: 'A',
        rows: [
          ['student', 'case'],
          ['Ann', '1'],
        ],
      },
    ]);
    const found = readResponses([{ file: 'class.xlsx', bytes }], KEY);
    expect(found.ok).toBe(false);
    expect(found.problems.map(({ message }) => plain(message))).toEqual([
      '“class.xlsx”, sheet “A”, row 1: There is no column “level”.',
    ]);
  });
});

describe('booklets of their own', () => {
  const ids = KEY.examples.map(({ id }) => id);
  const variant = (id: string, cases: readonly string[], student: { id: string; name: string } | null) => ({
    id,
    student,
    cases,
  });
  const named: Key = {
    ...KEY,
    variants: [
      variant('1', [ids[0] ?? '', ids[1] ?? ''], { id: 's1', name: 'Ann Lee' }),
      variant('2', [ids[3] ?? '', ids[2] ?? ''], { id: 's2', name: 'Bo' }),
    ],
  };

  it('“case 1” is the first of one’s own, whoever is known by number or by name', () => {
    for (const text of [
      'id,case,level\ns1,1,2\ns2,1,2/3\nS2,case 2,1\n',
      'student,case,level\nAnn Lee,1,2\nbo,1,2/3\nBo,2,1\n',
    ])
      expect(unwrap(read(text, named)).answers.map(({ id, example }) => [id, example])).toEqual([
        ['s1', '1'],
        ['s2', '3'],
        ['s2', '2b'],
      ]);
    expect(
      marksOf('Id,Case 1 level,Case 2 level\ns1,2,0\ns2,2/3,1\n', named).map(({ points, of }) => [
        points,
        of,
      ]),
    ).toEqual([
      [8, 8],
      [8, 8],
    ]);
  });

  it('both cases of a pair have one number, as on the sheets', () => {
    const key: Key = { ...KEY, variants: [variant('1', ['2a', '2b', '3'], { id: 's1', name: 'Ann Lee' })] };
    const text = 'id,case,level\ns1,1a,0\ns1,1b,1\ns1,2,2/3\n';
    expect(unwrap(read(text, key)).answers.map(({ example }) => example)).toEqual(['2a', '2b', '3']);
    expect(blankResponses(key).map((row) => row[3])).toEqual(['case', '1a', '1b', '2']);
  });

  it('one that is nobody’s own is everybody’s, and is asked for nowhere', () => {
    const key: Key = { ...KEY, variants: [variant('1', ['3', '1'], null)] };
    for (const text of ['student,case,level\nAnn,2,2\n', 'student,variant,case,level\nAnn,,2,2\n'])
      expect(unwrap(read(text, key)).answers.map(({ student, example }) => [student, example])).toEqual([
        ['Ann', '1'],
      ]);
    expect(saidOf('student,variant,case,level\nAnn,2,2,2\n', key)[0]).toBe(
      'error: The row does not say which booklet the student had.',
    );
    expect(blankResponses(key).map((row) => row.slice(0, 4))).toEqual([
      ['student', 'id', 'case', 'title'],
      [null, null, '1', 'Wet Umbrella'],
      [null, null, '2', 'Kettle and Keys'],
    ]);
  });

  it('messages name a case as the booklet does, and expect the cases of that booklet', () => {
    const [none] = read('student,case,level\nAnn Lee,1,2\nBo,7,2\n', named).problems;
    expect(none).toMatchObject({
      message: 'There is no case “7” in the booklet.',
      advice: 'Expected 1 or 2b.',
    });
    expect(saidOf('id,case,level\ns2,3,1\ns2,1,2\n', named)[0]).toContain('has two answers to case “1”');
    expect(saidOf('student,case,level,barriers\nBo,1,2,nowhere at all\n', named)[0]).toContain('“nowhere');
    expect(saidOf('id,case,title,level\ns2,1,Elsewhere,2\n', named)[0]).toContain('Case “1” is called');
  });

  it('the case of somebody without a booklet is not guessed', () => {
    expect(saidOf('student,case,level\nCy,7,2\n', named)).toHaveLength(1);
  });

  it('marks as rows have the number of the booklet, and the id in the key at the end', () => {
    const handed = unwrap(read('id,case,level\ns1,1,2\ns2,1,2/3\ns2,2,1\n', named));
    const [head = [], ...rows] = markingRows(markClass(named, handed, TOOL));
    const at = head.indexOf('case');
    expect(rows.map((row) => [row[at], row.at(-1)])).toEqual([
      ['1', '1'],
      ['2a', '2a'],
      ['1', '3'],
      ['2b', '2b'],
    ]);
  });

  it('who is not on the list is told', () => {
    expect(saidOf('student,id,case,level\nAnn,s11,1,2\nBo,s2,1,3\n', named)[0]).toBe(
      'error: “s11” is no student of the key, which has a booklet for each.',
    );
  });

  it('a number without the zeros that a spreadsheet took away is taken where it fits one student, and told once', () => {
    const keyOf = (...students: readonly string[]): Key => ({
      ...KEY,
      variants: students.map((id, at) => variant(`${at}`, ids.slice(0, 2), { id, name: `Student ${id}` })),
    });
    const text = 'id,case,level\n70100,1,2\n0070100,2,0\n80.0,1,2\n';
    const key = keyOf('0070100', '0080', '70');
    expect(unwrap(read(text, key)).answers.map(({ id }) => id)).toEqual(['0070100', '0070100', '0080']);
    expect(saidOf(text, key)).toEqual(['warning: Taken: “70100” as “0070100” and “80” as “0080”.']);
    const several = saidOf('id,case,level\n7,1,2\n', keyOf('07', '007'));
    expect(several).toEqual(['error: “7” is no student of the key, which has a booklet for each.']);
    expect(saidOf('id,case,level\n7,1,2\n', keyOf('7', '007'))).toEqual([]);
  });

  it('a number beside the name of somebody else is told', () => {
    expect(saidOf('student,id,case,level\nBo,s1,1,2\n', named)).toEqual([
      'warning: “s1” is “Ann Lee” on the list of the key and “Bo” in line 2.',
    ]);
    expect(saidOf('id,case,level\ns1,1,2\n', named)).toEqual([]);
  });

  it('that have no names are told apart by their number', () => {
    const key: Key = { ...KEY, variants: named.variants?.map((each) => ({ ...each, student: null })) };
    expect(unwrap(read('student,variant,case,level\nAnn,2,1,3\n', key)).answers[0]?.example).toBe('3');
    expect(saidOf('student,case,level\nAnn,1,3\n', key)[0]).toContain('does not say which booklet');
  });

  it('the table to fill in has the names, and is read as it is', () => {
    const [head = [], ...rows] = blankResponses(named);
    const filled = rows.map((row) => row.map((cell, at) => (head[at] === 'level' ? '0' : cell)));
    const found = unwrap(read(csvText([head, ...filled]), named));
    expect(found.answers.map(({ student, example }) => [student, example])).toEqual([
      ['Ann Lee', '1'],
      ['Ann Lee', '2a'],
      ['Bo', '3'],
      ['Bo', '2b'],
    ]);
  });
});
