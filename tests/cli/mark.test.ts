import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KEY_FILE, KEY_TEXT } from '../support/classes.ts';
import { mainRun } from '../support/in-process.ts';
import { expectHarmless, messagesIn } from '../support/refusal.ts';
import { inFolder, touched } from '../support/sandbox.ts';

const ESC = '\u001b';
const RESPONSES = 'student,case,level,barriers\nAnn,1,2,trained-apart\nZoë,1,3,\n';

describe('the exit code', () => {
  it.each([
    ['every row is marked', RESPONSES, 0],
    ['a row is bad', `${RESPONSES}Bo,9,2,\n`, 1],
    ['a cell is quoted, between tabs', 'student\tcase\tlevel\n"Ann"\t1\t2\n', 0],
    ['half a cell is quoted', `${RESPONSES}"Cy" Lee,1,2,none\n`, 1],
    ['every row is bad', 'student,case,level\nBo,9,2\n', 1],
    ['there is nothing', '', 2],
  ])('%s', (_, text, code) =>
    inFolder({ 'class.csv': text }, async (cwd) => {
      const run = await mainRun(['mark', KEY_FILE, 'class.csv'], { cwd });
      expect(run.code).toBe(code);
      expect(run.stdout === '').toBe(code === 2 || (text.includes('\nBo,9,2\n') && !text.includes('Ann')));
      expect(run.stderr === '').toBe(code === 0);
      expectHarmless(run);
    }),
  );
});

it('a key of a framework that ships, in a version that is gone, marks by itself', () => {
  const old = KEY_TEXT.replaceAll(
    '"id": "ladder", "version": "1.0.0"',
    '"id": "five-levels", "version": "0.1.0"',
  );
  return inFolder({ 'key.json': old, 'class.csv': RESPONSES }, async (cwd) => {
    const [run, own] = [
      await mainRun(['mark', 'key.json', 'class.csv', '--format', 'csv'], { cwd }),
      await mainRun(['mark', KEY_FILE, 'class.csv', '--format', 'csv'], { cwd }),
    ];
    expect(old).not.toBe(KEY_TEXT);
    expect(run).toEqual(own);
  });
});

it('a student written in two ways is one, and that is said without a fault', () =>
  inFolder({ 'class.csv': `${RESPONSES}ann,3,2,\n` }, async (cwd) => {
    const run = await mainRun(['mark', KEY_FILE, 'class.csv'], { cwd });
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^2 students/u);
    expect(messagesIn(run.stderr)).toHaveLength(1);
    expect(run.stderr).toContain('class.csv:4:1: warning: “ann” counts as “Ann” of line 2.');
  }));

it('a table in a file begins with the sign of UTF-8, by which spreadsheets know it; on the screen it does not', () =>
  inFolder({ 'class.csv': RESPONSES }, async (cwd) => {
    const line = ['mark', KEY_FILE, 'class.csv', '--format', 'csv'];
    const shown = await mainRun(line, { cwd });
    await mainRun([...line, '-o', 'marks.csv'], { cwd });
    expect(shown.stdout).toMatch(/^student,/u);
    expect(await readFile(join(cwd, 'marks.csv'), 'utf8')).toBe(`\ufeff${shown.stdout}`);
  }));

describe('text in UTF-16, as spreadsheets write it', () => {
  const littleEndian = Buffer.from(`\ufeff${RESPONSES.replaceAll(',', '\t')}`, 'utf16le');

  it.each([
    ['little-endian', littleEndian],
    ['big-endian', Buffer.from(littleEndian).swap16()],
  ])('is read: %s', (_, bytes) =>
    inFolder({ 'utf8.csv': RESPONSES, 'utf16.txt': bytes }, async (cwd) => {
      const wanted = await mainRun(['mark', KEY_FILE, 'utf8.csv'], { cwd });
      expect(await mainRun(['mark', KEY_FILE, 'utf16.txt'], { cwd })).toEqual(wanted);
    }),
  );

  it('is refused where it is cut off within a character', () =>
    inFolder({ 'utf16.txt': littleEndian.subarray(0, -1) }, async (cwd) => {
      const run = await mainRun(['mark', KEY_FILE, 'utf16.txt'], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toContain('[not-text]');
    }));
});

describe('what Excel saves', () => {
  const semicolons = RESPONSES.replaceAll(',', ';');

  it('as its own CSV is read, and a name shows whether rightly', () =>
    inFolder({ 'class.csv': Buffer.from(semicolons, 'latin1'), 'utf8.csv': semicolons }, async (cwd) => {
      const { code, stdout, stderr } = await mainRun(['mark', KEY_FILE, 'class.csv'], { cwd });
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: (await mainRun(['mark', KEY_FILE, 'utf8.csv'], { cwd })).stdout,
      });
      expect(messagesIn(stderr)).toEqual([
        'class.csv:3:1: warning: The table is not in UTF-8, so it was read as Windows-1252, as Excel writes its CSV: is “Zoë” right? If not, save the table as “CSV UTF-8”, or as a workbook. [other-encoding]',
      ]);
    }));

  it('as its own CSV keeps the signs that Latin-1 has not', () =>
    inFolder(
      { 'class.csv': Buffer.from('student,case,level\nO\x92Neill \x96 Anto\x9aka,1,2\n', 'latin1') },
      async (cwd) => {
        const { code, stdout, stderr } = await mainRun(['mark', KEY_FILE, 'class.csv', '--format', 'csv'], {
          cwd,
        });
        expect([code, messagesIn(stderr)[0]]).toEqual([0, expect.stringContaining('“O’Neill – Antoška”')]);
        expect(stdout).toContain('O’Neill – Antoška');
      },
    ));

  it('as its own CSV, where no name has such a letter, shows the word that has', () =>
    inFolder(
      { 'class.csv': Buffer.from('student,case,level,remark\nAnn,1,2,\nBo,1,2,tr\xe8s bien\n', 'latin1') },
      async (cwd) => {
        const { code, stderr } = await mainRun(['mark', KEY_FILE, 'class.csv'], { cwd });
        expect([code, messagesIn(stderr)[0]]).toEqual([
          0,
          expect.stringMatching(/^class\.csv:3:1: .* is “très” right\?/u),
        ]);
      },
    ));

  it.each([
    ['.xlsx that is damaged', 'PK\u0003\u0004\u0000[Content_Types].xml xl/workbook.xml', /damaged/u],
    ['.ods', 'PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet', /workbook/u],
    ['.xls', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), /an old Excel/u],
    ['.zip', 'PK\u0003\u0004class.csv', /workbook/u],
  ])('as %s is recognised, and told what to do', (_, bytes, what) =>
    inFolder({ 'class.csv': bytes }, async (cwd) => {
      const run = await mainRun(['mark', KEY_FILE, 'class.csv'], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(run.stderr).toMatch(what);
      expect(run.stderr).toContain('Excel workbook (.xlsx)');
    }),
  );

  it('is refused where it is no text at all', () =>
    inFolder({ 'class.csv': Buffer.from('89504e470d0a1a0a0000', 'hex') }, async (cwd) => {
      expect((await mainRun(['mark', KEY_FILE, 'class.csv'], { cwd })).stderr).toContain(
        'Key the answers into a table',
      );
    }));
});

it('what is marked is printed whole where a row is bad', () =>
  inFolder({ 'class.csv': RESPONSES, 'bad.csv': `${RESPONSES}Ann,9,2,\n` }, async (cwd) => {
    const good = await mainRun(['mark', KEY_FILE, 'class.csv', '--format', 'json'], { cwd });
    const bad = await mainRun(['mark', KEY_FILE, 'bad.csv', '--format', 'json'], { cwd });
    expect(JSON.parse(bad.stdout)).toEqual(JSON.parse(good.stdout));
    expect(messagesIn(bad.stderr)).toHaveLength(1);
  }));

it.each(['key', 'responses'])('the %s may come from standard input', (which) =>
  inFolder({ 'class.csv': RESPONSES, 'key.json': KEY_TEXT }, async (cwd) => {
    const wanted = await mainRun(['mark', 'key.json', 'class.csv'], { cwd });
    const [args, input] = which === 'key' ? [['-', 'class.csv'], KEY_TEXT] : [['key.json', '-'], RESPONSES];
    expect(await mainRun(['mark', ...args], { cwd, input })).toEqual(wanted);
  }),
);

it('not both', () =>
  inFolder({}, async (cwd) => {
    const run = await mainRun(['mark', '-', '-'], { cwd, input: KEY_TEXT });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(messagesIn(run.stderr)).toHaveLength(1);
  }));

describe('a table that is written', () => {
  it('to a file begins with the mark of UTF-8, and to the screen does not', () =>
    inFolder({ 'class.csv': RESPONSES }, async (cwd) => {
      const argv = ['mark', KEY_FILE, 'class.csv', '--format', 'csv'];
      const shown = await mainRun(argv, { cwd });
      expectHarmless(shown);
      expect(await mainRun([...argv, '-o', 'marks.csv'], { cwd })).toMatchObject({ code: 0, stdout: '' });
      const saved = await readFile(join(cwd, 'marks.csv'), 'utf8');
      expect(saved).toBe(`\ufeff${shown.stdout}`);
      expect(saved).toContain('\nZoë,1,');
    }));

  it.each([
    ['the responses', ['key.json', 'class.csv', '-o', './class.csv']],
    ['the key', ['key.json', 'class.csv', '-o', 'key.json']],
    ['the key, by a template', ['key.json', '--template', '-o', 'key.json']],
    ['a template that was filled in', ['key.json', '--template', '-o', 'class.csv']],
  ])('does not take the place of %s', (_, args) => {
    const files = { 'class.csv': RESPONSES, 'key.json': KEY_TEXT };
    return inFolder(files, async (cwd) => {
      const run = await mainRun(['mark', ...args], { cwd });
      expect(run).toMatchObject({ code: 2, stdout: '' });
      expect(messagesIn(run.stderr)).toHaveLength(1);
      expect(await touched(files, cwd)).toEqual([]);
    });
  });
});

describe('characters that could steer a terminal', () => {
  const rows: readonly (readonly [name: string, key: string, responses: string, code: number])[] = [
    ['in a student', KEY_TEXT, `${RESPONSES}A${ESC}[2J,1,2,\n`, 1],
    ['in a level', KEY_TEXT, `${RESPONSES}Bo,1,${ESC}]0;x\u0007,\n`, 1],
    ['in a column', KEY_TEXT, `student,case,level,${ESC}[2J\nBo,1,2,\n`, 0],
    ['in a column that is misspelt', KEY_TEXT, `student,case,leve${ESC}[2J\nBo,1,2\n`, 2],
    ['in a broken row', KEY_TEXT, `${RESPONSES}"${ESC}[2J"x\n`, 1],
    ['in a title of the key', KEY_TEXT.replace('Early Bus', 'Early \\u001b[2J'), RESPONSES, 2],
    ['in what is no key', `${ESC}[2J`, RESPONSES, 2],
    ['in what looks like one', `{ "key": 1, "x": "${ESC}[2J" ]`, RESPONSES, 2],
  ];

  it.each(rows)('%s', (_, key, responses, code) =>
    inFolder({ 'key.json': key, 'class.csv': responses }, async (cwd) => {
      for (const format of ['text', 'json', 'csv']) {
        const run = await mainRun(['mark', 'key.json', 'class.csv', '--format', format], { cwd });
        expect(run.code).toBe(code);
        expectHarmless(run);
      }
    }),
  );
});
