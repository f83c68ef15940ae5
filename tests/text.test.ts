import { expect, test } from 'vitest';
import { nearest } from '../src/suggest.ts';
import { asciiOnly, counted, listed, printable, quoted, slug, unprintableIn } from '../src/text.ts';

test.each([
  ['\u001b[31mred', '[U+001B][31mred'],
  ['bell\u0007', 'bell[U+0007]'],
  ['turned \u202e round', 'turned [U+202E] round'],
  ['a\rb', 'a[U+000D]b'],
  ['tab\there', 'tab here'],
  ['line\nbreaks stay', 'line\nbreaks stay'],
  ['Ålesund – “café”', 'Ålesund – “café”'],
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
