import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, LONGEST_LINE, linesOf } from '../../src/rows/lines.ts';

/** The lines of bytes that come in pieces of some sizes. */
async function linesIn(bytes: Buffer, sizes: readonly number[]): Promise<(string | null)[]> {
  const lines: Line[] = [];
  for await (const some of linesOf(pieces(bytes, sizes))) lines.push(...some);
  expect(lines.map(({ line }) => line)).toEqual(lines.map((_, index) => index + 1));
  return lines.map((line) => ('fault' in line ? null : line.bytes.toString('utf8', line.from, line.to)));
}

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let from = 0;
  for (let index = 0; from < bytes.length; index += 1) {
    const size = sizes[index % sizes.length] ?? 1;
    yield bytes.subarray(from, from + size);
    from += size;
  }
}

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((each) => each.replace(/[\r\n\ufeff]/gu, ''));
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

test('lines are the same in whichever pieces, encoding and ends they come', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 12 }),
      sizes,
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.constantFrom('utf8', 'utf8-marked', 'utf-16le', 'utf-16be'),
      async (lines, sizes, end, isEnded, encoding) => {
        const whole = lines.join(end) + (isEnded ? end : '');
        const expected = whole.split(/\r?\n/u);
        if (expected.at(-1) === '') expected.pop();
        expect(await linesIn(encode(whole, encoding), sizes)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

function encode(whole: string, encoding: string): Buffer {
  if (encoding === 'utf8') return Buffer.from(whole);
  if (encoding === 'utf8-marked') return Buffer.from(`\ufeff${whole}`);
  const bytes = Buffer.from(`\ufeff${whole}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

test('a line that is too long, and one that is no text, cost no more than themselves', async () => {
  const long = Buffer.alloc(10 * LONGEST_LINE, 'x');
  const bytes = Buffer.concat([
    Buffer.from('one\n'),
    long,
    Buffer.from('\ntwo\n'),
    Buffer.from([0xff, 0xfe, 0x41, 10]),
    Buffer.from('three'),
  ]);
  for (const size of [1 << 16, 1 << 18, bytes.length])
    expect((await linesIn(bytes, [size])).map((line) => line?.slice(0, 9) ?? null)).toEqual([
      'one',
      null,
      'two',
      null,
      'three',
    ]);
});
