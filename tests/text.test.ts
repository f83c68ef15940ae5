import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest } from '../src/suggest.ts';
import {
  asciiOnly,
  charactersOf,
  counted,
  listed,
  printable,
  quoted,
  SINGLE,
  slug,
  unprintableIn,
} from '../src/text.ts';

test.each([
  ['\u001b[31mred', '[U+001B][31mred'],
  ['bell\u0007', 'bell[U+0007]'],
  ['turned \u202e round', 'turned [U+202E] round'],
  ['a\rb', 'a[U+000D]b'],
  ['tab\there', 'tab here'],
  ['line\nbreaks stay', 'line\nbreaks stay'],
  ['Ålesund – “café”', 'Ålesund – “café”'],
  ['so\u00adft', 'so[U+00AD]ft'],
  ['next\u0085line', 'next[U+0085]line'],
  ['Ann\u200bLee\u00ad', 'Ann[U+200B]Lee[U+00AD]'],
  ['a\u{e0041}b\ud800', 'a[U+E0041]b[U+D800]'],
])('%j is printed as %j', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('the first harmful character is named', () => {
  expect(unprintableIn('fine\n\ttext')).toBeNull();
  expect(unprintableIn('not\u009b fine')).toBe('U+009B');
});

test('quotes are one line and not endless', () => {
  expect(quoted('two\nlines')).toBe('“two lines”');
  expect(quoted('x'.repeat(100), 10)).toBe(`“${'x'.repeat(9)}…”`);
});

test('lists and counts read as English', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'], 'or')]).toEqual([
    '',
    'a',
    'a and b',
    'a, b or c',
  ]);
  expect([counted(1, 'question'), counted(2, 'agency', 'agencies')]).toEqual(['1 question', '2 agencies']);
});

test('file names are made of what every system takes', () => {
  expect(slug('Northern Ireland’s Trusts: Älter & “co”', 'x')).toBe('northern-ireland-s-trusts-alter-co');
  expect(slug('東京', 'assessment')).toBe('assessment');
});

test('ASCII keeps the meaning where it can', () => {
  expect(asciiOnly('“café” – £5…')).toBe('"cafe" - GBP 5...');
});

test('only what is near is suggested', () => {
  expect(nearest('budgte', ['budget', 'manager'])).toBe('budget');
  expect(nearest('zzz', ['budget', 'manager'])).toBeUndefined();
});

test('the characters of a long text are those of the whole, wherever its blocks end', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  // Accents, joiners, families, flags of two letters, syllables, line ends, and halves of any of these at the end of a block.
  const parts = [
    'a',
    '\u0301',
    '\u{1e8d0}',
    '\u200d',
    '👩',
    '🏽',
    '\ufe0f',
    '🇬',
    '🇧',
    'क',
    '\u094d',
    '\u1100',
    '\u1161',
    '\r',
    '\n',
  ];
  const piece = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((found) => found.join(''));
  const filler = fc.tuple(
    fc.constantFrom('a', '\u0301', '🇬', '👩\u200d'),
    fc.integer({ min: 320, max: 1001 }),
  );
  const text = fc.tuple(filler, piece, filler, piece).map(([[one, ones], first, [other, others], last]) => {
    return one.repeat(ones) + first + other.repeat(others) + last;
  });
  fc.assert(
    fc.property(text, (whole) => {
      const wanted = Array.from(segmenter.segment(whole), ({ segment }) => segment);
      expect(charactersOf(whole)).toEqual(wanted);
    }),
  );
});

test('plain letters and signs are cut as a reader takes them, without what knows of all others', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const every = Array.from({ length: 0x2600 }, (_, code) => String.fromCharCode(code));
  const plain = every.filter((character) => SINGLE.test(character));
  expect(plain.length).toBeGreaterThan(500);
  for (const one of plain.filter((_, index) => index % 5 === 0)) {
    // Before and behind each of them, as what joins two is one of a pair.
    const text = plain.map((other) => one + other).join('');
    expect(charactersOf(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
  }
});
