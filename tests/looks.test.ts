import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf, lookalikes, lookOf } from '../src/looks.ts';
import { didYouMean } from '../src/suggest.ts';
import { charactersOf, onOneLine, printable, quoted, unseenIn } from '../src/text.ts';
import { HIDDEN, NAMES } from './support/scripts.ts';

describe('what nobody sees', () => {
  it('is written out, every character of it, wherever it stands in a word', () => {
    for (const sign of HIDDEN) {
      const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      for (const text of [`Ann${sign}Lee`, `${sign}Ann`, `Ann${sign}`, `1${sign}2`, `“${sign}”`, sign]) {
        expect(printable(text), code).toBe(text.replace(sign, `[${code}]`));
        expect(unseenIn(text), code).toEqual([code]);
      }
    }
  });

  it('is never left over, however many of it stand together', () => {
    const sign = fc.oneof(
      fc.constantFrom(...HIDDEN),
      fc.constantFrom(...NAMES),
      fc.constantFrom('a', ' ', '\n'),
    );
    fc.assert(
      fc.property(fc.array(sign), fc.integer({ min: 2, max: 20 }), (signs, limit) => {
        const text = signs.join('');
        for (const shown of [printable(text), onOneLine(text), quoted(text, limit)]) {
          expect(unseenIn(shown)).toEqual([]);
        }
      }),
    );
  });

  it.each([
    ['a joiner beside Latin letters', 'Jo\u200dann'],
    ['a selector behind a letter', 'A\ufe0f'],
    ['two selectors', '❤\ufe0f\ufe0f'],
    ['two joiners', 'क्\u200d\u200dष'],
    ['a joiner behind an emoji at the end', '👩\u200d'],
    ['tags of no flag', '🏴\u{e0075}\u{e0073}\u{e007f}'],
    ['a flag that is not ended', '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}'],
    ['a selector behind a digit that is no key', '1\ufe0f'],
    ['a mark of direction within Hebrew', 'דוד\u200f'],
  ])('is that also out of its place: %s', (_, text) => expect(unseenIn(text)).not.toEqual([]));
});

describe('a name of any script', () => {
  it.each(NAMES)('%s is shown as it is', (name) => {
    for (const form of ['NFC', 'NFD'] as const) {
      expect(printable(name.normalize(form))).toBe(name.normalize(form));
    }
    expect(unseenIn(name)).toEqual([]);
    expect(lookOf(name)).toBe(lookOf(name.normalize('NFD')));
  });

  it('looks like no other', () => expect(lookalikes(NAMES)).toEqual([]));

  it.each(NAMES)('%s is cut only between what a reader takes for characters', (name) => {
    const whole = charactersOf(name);
    for (let limit = 2; limit < [...name].length; limit += 1) {
      const kept = charactersOf(quoted(name, limit).slice(1, -2));
      if (kept.length > 0 && kept.join('').length < name.length && kept[0] === whole[0])
        expect(kept).toEqual(whole.slice(0, kept.length));
    }
  });
});

describe('texts that look alike', () => {
  it.each([
    ['Ann Lee', 'Ann Lee\u200e', 'by U+200E'],
    ['Ann Lee', 'Ann\u00a0Lee', 'by U+00A0'],
    ['Ann Lee', 'Ann\u00ad Lee', 'by U+00AD'],
    ['Ann Lee', 'Ann\u2007\u200bLee', 'by U+2007 and U+200B'],
    ['Jos\u00e9', 'Jose\u0301', 'in how letters and their accents are put together'],
    ['Ann Lee', 'Ann  Lee', 'in spaces'],
    ['A\u200bnn', 'An\u200bn', 'by U+200B'],
    ['کتاب\u200cها', 'کتابها', 'by U+200C'],
    ['❤', '❤\ufe0f', 'by U+FE0F'],
  ])('%j and %j differ only %s', (one, other, difference) => {
    expect(lookOf(one)).toBe(lookOf(other));
    expect(lookalikes([one, 'x', other, other])).toEqual([{ index: 2, before: 0 }]);
    expect(differenceOf(one, other)).toBe(difference);
    expect(differenceOf(other, one)).toContain(difference.slice(0, 5));
  });

  it.each([
    ['👨\u200d👩\u200d👧', '👨👩👧'],
    ['Ann', 'ann'],
    [
      '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    ],
  ])('%s and %s do not', (one, other) => expect(lookOf(one)).not.toBe(lookOf(other)));

  it('are offered with what is between them', () =>
    expect(didYouMean('ro\u00adute', ['routes', 'route'])).toBe(
      'Did you mean “route”? They differ only by U+00AD.',
    ));
});
