import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bytes, Pieces } from '../../src/rows/bytes.ts';
import { RowScan, type RowSink, Words } from '../../src/rows/scan-row.ts';
import { runs } from '../support/runs.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 120, size: 'max' }),
  // What stands side by side here would as a number be none.
  fc
    .array(fc.constantFrom('\u007f', '😀', 'ÿ', '\0'), { maxLength: 40, size: 'max' })
    .map((all) => all.join('')),
);

test('what is added stands there byte by byte, however much it is', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 1, maxLength: 20 }),
      fc.array(fc.nat(2 ** 53 - 1), { maxLength: 20 }),
      fc.integer({ min: 1, max: 30 }),
      (given, numbers, times) => {
        const texts = [...given];
        const pieces = new Pieces();
        const out = new Bytes(pieces);
        const places = texts.map((each) => pieces.add(each));
        let expected = '';
        for (let time = 0; time < times; time += 1) {
          for (const [index, place] of places.entries()) {
            const number = numbers[index] ?? index;
            const own = Buffer.from(texts[index] ?? '');
            out.add(place);
            out.addNumber(number);
            out.addFrom(own, 0, own.length);
            out.addText(texts[index] ?? '');
            expected += `${texts[index]}${number}${texts[index]}${texts[index]}`;
          }
          // A piece may come at any time.
          places.push(pieces.add(`${time}`));
          texts.push(`${time}`);
        }
        expect(out.taken().equals(Buffer.from(expected))).toBe(true);
      },
    ),
    runs(60),
  );
});

test('a word is found by its bytes, and no other', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', 'é', '1'), maxLength: 24 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, word, (all, start, other) => {
      const words = new Words(
        all.map((each, index) => [each, index] as const),
        start,
      );
      for (const each of [...all, other]) {
        const found = all.indexOf(each);
        expect(indexIn(words, `${start}${each}`)).toBe(found);
      }
    }),
    runs(300),
  );
});

/** Which of `words` a row scan takes a text for, -1 for none. */
function indexIn(words: Words<number>, text: string): number {
  let found = -1;
  const none = new Words<true>([]);
  const sink: RowSink = {
    questions: new Words([]),
    answers: [],
    nations: words,
    framework: { id: none, version: none },
    start: () => undefined,
    detail: () => true,
    inNation: (index) => {
      found = index;
    },
    answered: () => true,
  };
  const bytes = Buffer.from(`{"service":{"nation":"${text}"}}`);
  const isTaken = new RowScan(sink).take(bytes, 0, bytes.length);
  return isTaken ? found : -1;
}
