import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readResponses } from '../../src/classwork/read-responses.ts';
import { blankResponses } from '../../src/classwork/template.ts';
import { type Cell, csvText } from '../../src/classwork/write-csv.ts';
import { answersOf, anyClass, KEY } from '../support/classes.ts';

const HEADER = 'student,case,level,barriers';

function read(text: string) {
  return readResponses({ file: 'class.csv', text }, KEY);
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
    ['with empty lines', `\n${HEADER}\n\n,,,\nAnn,1,2,two-pots;two-lines\n\n`],
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
  it.each(['one-manager', 'ONE-MANAGER', 'One manager', ' one  manager. ', '2', 'level 2', '2 One manager'])(
    'the level %j',
    (level) => expect(answersIn(`${HEADER}\nAnn,1,${level},`)[0]?.levels).toEqual(['one-manager']),
  );

  it.each(['one-manager+one-door', '2;3', '2 | One door', '3+2+3'])('the levels %j', (levels) => {
    expect(new Set(answersIn(`${HEADER}\nAnn,3,${levels},`)[0]?.levels)).toEqual(
      new Set(['one-manager', 'one-door']),
    );
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

  it('a student, whatever the spaces and however the accents are put together', () => {
    const text = `${HEADER}\n Zoe\u0308   Lee ,1,2,\nZoë Lee,3,2,\n`;
    expect(answersIn(text).map(({ student }) => student)).toEqual(['Zoë Lee', 'Zoë Lee']);
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
    ['a quote in the middle', 'Ann,1,a"b,', 'broken-row 2:1'],
    ['a quote that ends too soon', 'Ann,1,"a"b,', 'broken-row 2:1'],
    ['a quote that is never closed', 'Ann,1,"2,', 'broken-row 2:1'],
    ['far too much', `Ann,1,${'x'.repeat(30_000)},`, 'broken-row 2:1'],
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
      const rows = ['student,case,level,remark', `Ann,1,2,"one${end}two é"`, '', 'Bo,9,2,', 'Cy,9,2,'];
      expect(faultsIn(rows.join(end))).toEqual(['unknown-case 5:4', 'unknown-case 6:4']);
    }
  });

  it('and a case that is handed in twice, by its second row', () => {
    const found = read(`${HEADER}\nAnn,1,2,\nBo,1,2,\nAnn,1,3,\n`);
    expect(found).toMatchObject({
      ok: true,
      value: { answers: answersOf('Ann 1 one-manager', 'Bo 1 one-manager') },
    });
    expect(found.problems).toMatchObject([{ code: 'handed-in-twice', place: { line: 4 } }]);
    expect(found.problems[0]?.message).toContain('line 2');
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
      'Expected one of those offered: two-pots, two-lines or trained-apart.',
    );
  });

  it('up to fifty, and the rest counted', () => {
    const rows = Array.from({ length: 70 }, (_, place) => `S${place},1,nix,`);
    const { problems } = read([HEADER, ...rows, 'Bo,1,2,'].join('\n'));
    expect(problems).toHaveLength(51);
    expect(problems.at(-1)?.message).toBe('20 more problems are not shown.');
  });

  it('and a file of nothing but broken rows is given up, and it says where', () => {
    const { problems } = read([HEADER, 'Bo,1,2,', ...Array.from({ length: 90 }, () => 'A,1,a"b')].join('\n'));
    expect(problems.at(-1)).toMatchObject({ code: 'broken-row', place: { line: 53 } });
    expect(problems.at(-1)?.message).toContain('nothing was read');
  });
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
      'student,case,level,barrier\nAnn,1,2,x\n',
      'bad-header 1:1',
    ],
    ['where a column is there twice', 'student,case,level,level\nAnn,1,2,3\n', 'bad-header 1:1'],
    ['where every row is bad', `${HEADER}\nAnn,9,2,\n`, 'unknown-case 2:5'],
  ])('%s', (_, text, fault) => {
    expect(read(text).ok).toBe(false);
    expect(faultsIn(text)).toEqual([fault]);
  });
});

it('the template, filled in, is read', () => {
  const [titles = [], ...rows] = blankResponses(KEY);
  const filled = rows.map(([, id, title]): Cell[] => ['Ann', id ?? null, title ?? null, 0, null]);
  expect(answersIn(csvText([titles, ...filled], true)).map(({ example }) => example)).toEqual(
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
  const rowsOf = (answers: ReturnType<typeof answersOf>): Cell[][] => [
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
        expect(answersIn(csvText(rowsOf(answers), true))).toEqual(answers);
      },
    ),
  );
});

it('anything at all is read or refused, and no message could steer a terminal', () => {
  const piece = fc.constantFrom(
    'Ann',
    '1',
    '2a',
    '"',
    ',',
    ';',
    '\t',
    '\n',
    '\r',
    'one-door',
    '\u001b',
    ' ',
    '=',
    'x',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.boolean(), (pieces, hasHeader) => {
      const { problems } = read((hasHeader ? `${HEADER}\n` : '') + pieces.join(''));
      for (const { message, advice = '' } of problems) expect(message + advice).not.toMatch(/[\p{Cc}]/u);
    }),
  );
});
