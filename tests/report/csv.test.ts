import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableText } from '../../src/document/table.ts';
import { unwrap } from '../../src/problem.ts';
import { csvText, defused } from '../../src/report/formats/csv-text.ts';
import { markingRows } from '../../src/report/formats/marking-rows.ts';
import { printable } from '../../src/text.ts';
import { anyClass, marked } from '../support/classes.ts';

/** What a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@＝＋－＠\t\r]/u;

/** Texts with what matters to a table in them, often. */
const anyText = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', "'", ' ', 'a', '1', '＝'))
    .map((parts) => parts.join('')),
);

describe('a text', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['＝1', "'＝1"],
    ['Ann; =1', "Ann; '=1"],
    ['a,=1', "a,'=1"],
    ['a "=1"', 'a "\'=1"'],
    ['Ann-Lee', 'Ann-Lee'],
    ['a = b', 'a = b'],
    ['', ''],
  ])('%j is written as %j', (text, written) => expect(defused(text)).toBe(written));

  it('begins no formula, in any cell, whatever sign a spreadsheet takes to stand between cells', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = defused(text);
        const begun = [',', ';', '\t', '|', '"', '\n', '\r'].flatMap((sign) => written.split(sign));
        expect(begun.filter((cell) => /^\s*[=+\-@＝＋－＠]/u.test(cell))).toEqual([]);
        expect(written).not.toMatch(FORMULA);
      }),
    );
  });

  it('loses nothing, and gains only apostrophes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(defused(text).replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
    );
  });
});

/** A cell as it stands in the file. */
function written(cell: string | number | null): string {
  return typeof cell === 'string' ? defused(printable(cell)) : String(cell ?? '');
}

describe('a table', () => {
  it('reads back as it was written, numbers as numbers', () => {
    const cell = fc.oneof(anyText, fc.integer(), fc.constant(null));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom('', '\ufeff'), (table, mark) => {
        const text = mark + csvText(table);
        const read = parse(text, { bom: true, relax_column_count: true, record_delimiter: '\n' });
        expect(read).toEqual(table.map((row) => row.map(written)));
      }),
    );
  });

  it('of any marking, in hostile names, is safe and is read by our own reader too', () => {
    fc.assert(
      fc.property(anyClass(), (answers) => {
        const rows = markingRows(marked(answers));
        const read = unwrap(
          tableText('marks.csv', Buffer.from(`\ufeff${csvText(rows)}`), (heads) => heads.length),
        );
        expect(read.broken).toEqual([]);
        expect(read.rows.map(({ cells }) => cells)).toEqual(
          rows.map((row) =>
            row.map((cell) => (typeof cell === 'string' ? defused(printable(cell)) : String(cell ?? ''))),
          ),
        );
        expect(read.rows.flatMap(({ cells }) => cells).filter((cell) => FORMULA.test(cell))).toEqual([]);
      }),
    );
  });

  it('leaves numbers and empty cells as they are', () => {
    expect(csvText([['ä', -1, null]])).toBe('ä,-1,\n');
  });
});
