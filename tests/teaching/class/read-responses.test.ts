import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidIn } from '../../../src/problem.ts';
import { type CsvCell, csvText } from '../../../src/report/formats/csv-text.ts';
import { exampleLevelText } from '../../../src/report/words/teaching/case-words.ts';
import { plain } from '../../../src/sentence.ts';
import { blankResponses } from '../../../src/teaching/class/blank-responses.ts';
import { readResponses } from '../../../src/teaching/class/read-responses.ts';
import { markClass } from '../../../src/teaching/marking/mark-class.ts';
import { listed, onOneLine } from '../../../src/text.ts';
import { answersOf, anyClass, KEY } from '../../support/classes.ts';
import { TOOL } from '../../support/load.ts';
import { renderersOf } from '../../support/pages.ts';
import { PAPER } from '../../support/paper.ts';

const pageOf = await renderersOf('marking');

const HEADER = 'student,case,level,barriers';

function read(text: string) {
  return readResponses([{ file: 'class.csv', bytes: Buffer.from(text) }], KEY);
}

/** What is handed in; fails where anything is wrong with it. */
function answersIn(text: string) {
  const found = read(text);
  expect(found.problems).toEqual([]);
  return found.ok ? found.value.answers : [];
}

/** Code, line and column of everything that is wrong. */
function faultsIn(text: string): string[] {
  return read(text).problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`);
}

const ONE = answersOf('Ann 1 one-manager two-pots+two-lines');

describe('a table as spreadsheets write it', () => {
  it.each([
    ['plain', `${HEADER}\nAnn,1,one-manager,two-pots;two-lines\n`],
    ['with line ends of Windows', `${HEADER}\r\nAnn,1,one-manager,two-pots;two-lines\r\n`],
    ['with line ends of old', `${HEADER}\rAnn,1,one-manager,two-pots;two-lines`],
    ['with the mark of UTF-8', `\ufeff${HEADER}\nAnn,1,one-manager,two-pots;two-lines`],
    ['with semicolons', 'student;case;level;barriers\nAnn;1;one-manager;"two-pots;two-lines"\n'],
    ['with tabs', 'student\tcase\tlevel\tbarriers\nAnn\t1\tone-manager\ttwo-pots;two-lines\n'],
    [
      'with a line that names the sign',
      '\ufeffsep=;\r\nstudent;case;level;barriers\r\nAnn;1;2;"two-pots;two-lines"',
    ],
    [
      'with every cell in quotes',
      '"student","case","level","barriers"\n"Ann","1","2","two-pots; two-lines"\n',
    ],
    [
      'with columns in another order, in capitals, and more of them',
      'Remark,LEVEL,Barriers,Case,Student,\nx,2,two-pots|two-lines,1,Ann,\n',
    ],
    ['with bars', 'student|case|level|barriers\nAnn|1|2|"two-pots;two-lines"\n'],
    ['with a line that names the sign, saved as a row', `"sep=,"\n${HEADER}\nAnn,1,2,two-pots;two-lines`],
    ['with one that was a row of four cells', `"sep=;",,,\r\n${HEADER}\r\nAnn,1,2,two-pots;two-lines`],
    ['with one that names another sign', `sep=;\n${HEADER}\nAnn,1,2,two-pots;two-lines`],
    ['with one that was taken apart by its own sign', `sep=;;;;\n${HEADER}\nAnn,1,2,two-pots;two-lines`],
    ['with one between tabs', `sep=\t\n${HEADER}\nAnn,1,2,two-pots;two-lines`],
    ['with decimals', `${HEADER}\nAnn,1.0,2.00,two-pots;two-lines\n`],
    ['with decimals of another country', 'student;case;level;barriers\nAnn;1,0;2,0;"two-pots;two-lines"\n'],
    ['with empty lines', `\n${HEADER}\n\n,,,\nAnn,1,2,two-pots;two-lines\n\n`],
    ['with tabs and quotes', 'student\tcase\tlevel\tbarriers\n"Ann"\t1\t2\t"two-pots;two-lines"\n'],
    ['with a space behind a quote', `${HEADER}\n"Ann" ,1,"2" ,"two-pots;two-lines"\n`],
    [
      'with a cell that is longer than what is looked at',
      `${HEADER},essay\nAnn,1,2,a;b,"${'x, '.repeat(50_000)}"\n`,
    ],
    ['with spaces around', `${HEADER}\n  Ann , 1 , 2 ,  two-pots ; two-lines \n`],
  ])('%s', (_, text) => expect(answersIn(text)).toEqual(ONE));

  it('needs no barriers', () => {
    const found = read('student,case,level\nAnn,1,one-manager\n');
    expect(found).toMatchObject({ ok: true, value: { withBarriers: false } });
    expect(read(`${HEADER}\nAnn,1,one-manager,\n`)).toMatchObject({
      ok: true,
      value: { withBarriers: false },
    });
    expect(read(`${HEADER}\nAnn,1,one-manager,none\n`)).toMatchObject({
      ok: true,
      value: { withBarriers: true },
    });
  });

  it('may leave out what is empty at the end of a row', () => {
    expect(answersIn(`${HEADER}\nAnn,1,2\n`)).toEqual(answersOf('Ann 1 one-manager'));
  });
});

describe('names as people type them', () => {
  it.each([
    'one-manager',
    'ONE-MANAGER',
    'One manager',
    ' one  manager. ',
    '2',
    'level 2',
    'Level 2',
    '2 One manager',
    'One manager (level 2)',
    'ONE MANAGER (Level 2)',
    'One manager (2)',
    'level 2, One manager',
    'Level 2: one manager',
    '2. One manager',
    'Level 2 – One manager',
  ])('the level %j', (level) =>
    expect(answersIn(`${HEADER}\nAnn,1,"${level}",`)[0]?.levels).toEqual(['one-manager']),
  );

  it.each([
    'one-manager+one-door',
    '2;3',
    '2 | One door',
    '3+2+3',
    'One manager (level 2) or One door (level 3)',
    'level 2 or 3',
    '2, 3',
    '2 and level 3',
    'level 3, One door OR level 2, One manager',
  ])('the levels %j', (levels) => {
    expect(new Set(answersIn(`${HEADER}\nAnn,3,"${levels}",`)[0]?.levels)).toEqual(
      new Set(['one-manager', 'one-door']),
    );
  });

  it('of a list of levels the one that is not known is named', () => {
    const [problem] = read(`${HEADER}\nAnn,3,2 or 9,\nBo,1,2,`).problems;
    expect(problem).toMatchObject({ code: 'unknown-level', message: 'There is no level “9”.' });
  });

  it('a level as the marker’s sheet writes it', () => {
    for (const example of KEY.examples) {
      const { id, levels, right } = example;
      const written = listed(levels.filter((level) => right.includes(level.id)).map(exampleLevelText), 'or');
      expect(answersIn(`${HEADER}\nAnn,${id},${written},`)[0]?.levels).toEqual(right);
    }
  });

  it.each(['2a', '2A', 'case 2a'])('the case %j', (name) => {
    expect(answersIn(`${HEADER}\nAnn,${name},0,`)[0]?.example).toBe('2a');
  });

  it('a case by its title, where no other has it', () => {
    expect(answersIn(`${HEADER}\nAnn,kettle and keys,0,`)[0]?.example).toBe('1');
    expect(faultsIn(`${HEADER}\nAnn,Early Bus,0,\n`)).toEqual(['unknown-case 2:5']);
  });

  it('a barrier by its name', () => {
    const text = `${HEADER}\nAnn,1,2,"Two lines of command; the records do not talk."`;
    expect(answersIn(text)[0]?.barriers).toEqual(['two-lines', 'two-systems']);
  });

  it.each(['none', '-', 'None.'])('%j for no barrier', (none) => {
    expect(answersIn(`${HEADER}\nAnn,1,2,${none}`)[0]?.barriers).toEqual([]);
  });

  it.each([
    [
      'however the accents are put together',
      'Zoe\u0308 Lee',
      'in how letters and their accents are put together',
    ],
    ['whatever the spaces', 'Zoë\u00a0Lee', 'by U+00A0'],
    ['whatever the spaces, of any width', 'Zoë\u2007\u202fLee', 'by U+2007 and U+202F'],
  ])('a student, %s, and that is said', (_, other, difference) => {
    const found = read(`${HEADER}\n ${other} ,1,2,\nZoë   Lee,3,2,\n`);
    expect(found.ok && found.value.answers.map(({ student }) => student)).toEqual(['Zoë Lee', 'Zoë Lee']);
    expect(found.problems.map(({ message }) => message)).toEqual([
      `“Zoë Lee” counts as “${onOneLine(other)}” of line 2 (they differ only ${difference}).`,
    ]);
  });
});

describe('a student whose name is written in several ways', () => {
  it('is one, by the first of them', () => {
    const found = read(`${HEADER}\nAnn Lee,1,2,\nann  lee,3,2,\nANN LEE,2a,0,\nann lee,2b,1,\n`);
    expect(found.ok && found.value.answers.map(({ student }) => student)).toEqual(
      Array.from({ length: 4 }, () => 'Ann Lee'),
    );
    expect(found.problems).toMatchObject([
      { code: 'same-student', severity: 'warning', file: 'class.csv', place: { line: 3, column: 1 } },
    ]);
    expect(found.problems[0]?.message).toBe(
      '“ann lee” counts as “Ann Lee” of line 2 and “ANN LEE” counts as “Ann Lee” of line 2.',
    );
  });

  it('has a case handed in twice, or not marked, as any other', () => {
    const found = read(`${HEADER}\nAnn,1,2,\nann,1,3,\nann,3,nix,\n`);
    expect(found).toMatchObject({
      ok: true,
      value: {
        answers: [],
        unmarked: [
          { student: 'Ann', example: '1' },
          { student: 'Ann', example: '3' },
        ],
      },
    });
    expect(found.problems.map(({ code }) => code)).toEqual([
      'handed-in-twice',
      'unknown-level',
      'same-student',
    ]);
  });

  it('is told of once, however many there are', () => {
    const rows = Array.from({ length: 9 }, (_, place) => [`Student${place},1,2,`, `student${place},3,2,`]);
    const { problems } = read([HEADER, ...rows.flat()].join('\n'));
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(
      /“student4” counts as “Student4” of line 10 and 4 more likewise\.$/u,
    );
  });

  it('is two where they differ by what nobody sees, and each such name is told', () => {
    const found = read(
      `${HEADER}\nAnn Lee,1,2,\nann lee\u200e,1,2,\nAnn\u00ad Lee,1,2,\nAnn\u200bLee,1,2,\n`,
    );
    expect(found.ok && found.value.answers.map(({ student }) => student)).toEqual([
      'Ann Lee',
      'ann lee\u200e',
      'Ann\u00ad Lee',
      'Ann\u200bLee',
    ]);
    expect(found.problems.map(({ message }) => message)).toEqual([
      '“ann lee[U+200E]” holds the invisible character U+200E, and looks like “Ann Lee” of line 2.',
      '“Ann[U+00AD] Lee” holds the invisible character U+00AD, and looks like “Ann Lee” of line 2.',
      '“Ann[U+200B]Lee” holds the invisible character U+200B.',
    ]);
    expect(found.problems.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('is two where they differ by a joiner in its place, and that is told', () => {
    const { problems } = read(`${HEADER}\nکتاب‌ها,1,2,\nکتابها,1,2,\n`);
    expect(problems.map((problem) => plain(saidIn(problem)))).toEqual([
      '“کتابها” looks like “کتاب‌ها” of line 2; they differ only by U+200C. They count as two students; if they are one, type the name again.',
    ]);
  });

  it.each([
    ['Ann Lee', 'AnnLee'],
    ['Ann', 'Anne'],
    ['Zoë', 'Zoe'],
  ])('%s and %s are two', (one, other) => {
    expect(answersIn(`${HEADER}\n${one},1,2,\n${other},1,2,`).map(({ student }) => student)).toEqual([
      one,
      other,
    ]);
  });
});

describe('a bad row is named with its line, and the rest is read', () => {
  it.each([
    ['no student', ',1,2,', 'no-student 2:1'],
    ['a name beyond belief', `${'x'.repeat(201)},1,2,`, 'long-name 2:1'],
    ['no case', 'Ann,,2,', 'unknown-case 2:5'],
    ['a case that there is not', 'Ann,9,2,', 'unknown-case 2:5'],
    ['a level that there is not', 'Ann,1,two-managers,', 'unknown-level 2:7'],
    ['a rank that there is not', 'Ann,1,4,', 'unknown-level 2:7'],
    ['a barrier that there is not', 'Ann,1,2,nothing', 'unknown-barrier 2:9'],
    ['a barrier that the case does not offer', 'Ann,2a,0,two-systems', 'unknown-barrier 2:10'],
    ['too few cells', 'Ann,1', 'too-few-cells 2:1'],
    ['too many', 'Ann,1,2,two-pots,two-lines', 'too-many-cells 2:1'],
    ['an escape', 'A\u001b[2J,1,2,', 'control-character 2:1'],
    ['text that turns round', 'Ann,1,2,a\u202eb', 'control-character 2:9'],
    ['a quote in the middle', 'Ann,1,a"b,', 'unknown-level 2:7'],
    ['a quote that ends too soon', 'Ann,1,"a"b,', 'broken-row 2:1'],
    ['a quote around half a cell', '"Cy" Lee,1,2,none', 'broken-row 2:1'],
    ['a quote that is never closed', 'Ann,1,"2,', 'broken-row 2:1'],
    ['far too much', `Ann,1,${'x'.repeat(30_000)},`, 'unknown-level 2:7'],
  ])('%s', (_, row, fault) => {
    const found = read(`${HEADER}\n${row}\nBo,1,2,\n`);
    expect(found).toMatchObject({ ok: true, value: { answers: [{ student: 'Bo', example: '1' }] } });
    expect(found.problems.map(({ code, place }) => `${code} ${place?.line}:${place?.column}`)).toEqual([
      fault,
    ]);
    expect(found.problems.every(({ file, advice }) => file === 'class.csv' && Boolean(advice))).toBe(true);
  });

  it('with everything that is wrong with it', () => {
    expect(faultsIn(`${HEADER}\n,1,9;8,nix;two-pots\nBo,1,2,`)).toEqual([
      'no-student 2:1',
      'unknown-level 2:4',
      'unknown-level 2:4',
      'unknown-barrier 2:8',
    ]);
  });

  it('counted right below cells of several lines, whatever ends a line', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const rows = ['student,case,level,remark', `Ann,1,2,"one${end}two é"`, '', 'Bo,9,2,', 'Cy,8,2,'];
      expect(faultsIn(rows.join(end))).toEqual(['unknown-case 5:4', 'unknown-case 6:4']);
    }
  });

  it('and a case that is handed in twice, by its second row', () => {
    const found = read(`${HEADER}\nAnn,1,2,\nBo,1,2,\nAnn,1,3,\n`);
    expect(found).toMatchObject({ ok: true, value: { answers: answersOf('Bo 1 one-manager') } });
    expect(found.problems).toMatchObject([{ code: 'handed-in-twice', place: { line: 4 } }]);
    expect(found.problems[0]?.message).toContain('lines 2 and 4');
  });

  it('and what is not marked is remembered, where it is certain whose it is', () => {
    const found = read(`${HEADER}\nAnn,1,nix,\nAnn,9,2,\n,1,2,\nBo,1,2,\n`);
    expect(found).toMatchObject({ ok: true, value: { unmarked: [{ student: 'Ann', example: '1' }] } });
  });

  it('with the nearest that there is', () => {
    const adviceOf = (row: string) => read(`${HEADER}\n${row}\nBo,1,2,`).problems[0]?.advice;
    expect(adviceOf('Ann,1,one-mangaer,')).toBe('Did you mean “one-manager”?');
    expect(adviceOf('Ann,1,2,Two lines of comand')).toBe('Did you mean “Two lines of command”?');
    expect(adviceOf('Ann,Ketle and keys,2,')).toBe('Did you mean “Kettle and Keys”?');
    expect(adviceOf('Ann,9,2,')).toBe('Expected 1, 2a, 2b or 3.');
    expect(adviceOf('Ann,2a,0,two-systems')).toBe(
      'Expected a letter from a to c, or one of those offered: two-pots, two-lines or trained-apart.',
    );
  });

  it('alike ones once, with all their lines', () => {
    const rows = Array.from({ length: 70 }, (_, place) => `S${place},1,${place === 3 ? '2' : 'nix'},`);
    const { problems } = read([HEADER, ...rows, 'Bo,1,2,'].join('\n'));
    expect(problems.map(({ message }) => message)).toEqual([
      'There is no level “nix”. So in 69 rows: lines 2 to 4 and 6 to 71.',
    ]);
  });

  it('and of many of a kind twenty by themselves, and of the rest where they are', () => {
    const rows = Array.from({ length: 10_000 }, (_, place) => `S${place},1,nix${place},`);
    const { problems } = read([HEADER, ...rows, 'Bo,1,2,'].join('\n'));
    expect(problems).toHaveLength(21);
    expect(problems.at(-1)?.message).toBe(
      'There is no level “nix20”. So or alike in 9980 rows more: lines 22 to 10001.',
    );
  });

  it('and a file of nothing but broken rows is given up, and it says where', () => {
    const { problems } = read(
      [HEADER, 'Bo,1,2,', ...Array.from({ length: 90 }, () => 'A,1,"a"b')].join('\n'),
    );
    expect(problems.at(-1)).toMatchObject({ code: 'broken-row', place: { line: 53 } });
    expect(problems.at(-1)?.message).toContain('nothing was read');
  });
});

it.each([',', ';', '\t'])('a quote around half a cell costs its row alone, with %j between cells', (sign) => {
  const rows = ['student,case,level', '"Cy" Lee,1,2', '"Bo",1,"2"', 'Ann,1,2'];
  const found = read(rows.map((row) => row.replaceAll(',', sign)).join('\n'));
  expect(found).toMatchObject({ ok: true, value: { answers: [{ student: 'Bo' }, { student: 'Ann' }] } });
  expect(found.problems).toMatchObject([{ code: 'broken-row', place: { line: 2, column: 1 } }]);
});

describe('nothing can be read', () => {
  it.each([
    ['of an empty file', '', 'no-responses undefined:undefined'],
    ['of a header alone', `${HEADER}\n`, 'no-responses undefined:undefined'],
    ['of a template that nobody filled in', csvText(blankResponses(KEY)), 'no-responses undefined:undefined'],
    ['without columns', 'Ann,1,2\n', 'bad-header 1:1'],
    ['where a column is misspelt', 'student,case,levl\nAnn,1,2\n', 'bad-header 1:1'],
    [
      'where one that may be missing is misspelt',
      'student,case,level,bariers\nAnn,1,2,x\n',
      'bad-header 1:1',
    ],
    ['where a column is there twice', 'student,case,level,level\nAnn,1,2,3\n', 'bad-header 1:1'],
    ['where the first row is broken', '"student" x,case,level\nAnn,1,2\n', 'broken-row 1:1'],
  ])('%s', (_, text, fault) => {
    expect(read(text).ok).toBe(false);
    expect(faultsIn(text)).toEqual([fault]);
  });
});

it('where every row is bad there is nothing to mark, and each is named', () => {
  expect(read(`${HEADER}\nAnn,9,2,\n`)).toMatchObject({ ok: true, value: { answers: [] } });
  expect(faultsIn(`${HEADER}\nAnn,9,2,\n`)).toEqual(['unknown-case 2:5']);
});

it('a word that differs from another only by what nobody sees is not taken for it, and told', () => {
  const { problems } = read(`${HEADER}\nAnn,1,2\u200b,\nBo,2\u00ada,1,\nCy,1,1,two\u2060-pots\n`);
  expect(problems.map(({ advice }) => plain(advice ?? ''))).toEqual([
    'Did you mean “2”? They differ only by U+200B.',
    'Did you mean “2a”? They differ only by U+00AD.',
    'Did you mean “two-pots”? They differ only by U+2060.',
  ]);
});

it('the template, filled in, is read', () => {
  const [titles = [], ...rows] = blankResponses(KEY);
  const filled = rows.map(([, , id, title]): CsvCell[] => ['Ann', null, id ?? null, title ?? null, 0]);
  expect(answersIn(`\ufeff${csvText([titles, ...filled])}`).map(({ example }) => example)).toEqual(
    KEY.examples.map(({ id }) => id),
  );
});

it('what any class hands in is read as it was written', () => {
  // A name that is defused for spreadsheets comes back with its apostrophe.
  const tame = anyClass().map((answers) =>
    answers.filter(
      ({ student }) =>
        csvText([[student]])
          .trim()
          .replaceAll('"', '') === student,
    ),
  );
  const rowsOf = (answers: ReturnType<typeof answersOf>): CsvCell[][] => [
    HEADER.split(','),
    ...answers.map(({ student, example, levels, barriers }) => [
      student,
      example,
      levels.join(' + '),
      barriers.join('; '),
    ]),
  ];
  fc.assert(
    fc.property(
      tame.filter((answers) => answers.length > 0),
      (answers) => {
        expect(answersIn(`\ufeff${csvText(rowsOf(answers))}`)).toEqual(answers);
      },
    ),
  );
});

describe('anything at all is read or refused', () => {
  const PIECES = 'Ann|ann|1|2a|"|""|,|;|\t|\n|\r|\r\n|one-door| or |\u001b| |=|x|é|\ufeff|sep=;'.split('|');
  const header = fc.constantFrom(
    '',
    'Name,ID,Case 1 level,Case 1 barriers,Case 1 q2\n',
    ...[',', ';', '\t'].map((sign) => `${HEADER.replaceAll(',', sign)}\n`),
  );
  const texts = fc
    .tuple(header, fc.array(fc.constantFrom(...PIECES), { maxLength: 60, size: 'max' }))
    .map(([first, pieces]) => first + pieces.join(''));

  it('and no message could steer a terminal', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const problem of read(text).problems) {
          expect(plain(saidIn(problem))).not.toMatch(/[\p{Cc}]/u);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('whatever its bytes: there are marks, or it is said what is wrong', () => {
    const anyBytes = fc.uint8Array({ maxLength: 200, size: 'max' }).map((bytes) => Buffer.from(bytes));
    const inUtf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
    const bytes = fc.oneof(
      anyBytes,
      texts.map((text) => Buffer.from(text)),
      texts.map(inUtf16),
      fc.tuple(texts, anyBytes).map(([text, more]) => Buffer.concat([inUtf16(text), more])),
      anyBytes.map((more) => Buffer.concat([Buffer.from(`${HEADER}\n`), more])),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        const found = readResponses([{ file: 'class.csv', bytes: content }], KEY);
        if (found.ok) pageOf.text(markClass(KEY, found.value, TOOL), PAPER);
        else expect(found.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });
});
