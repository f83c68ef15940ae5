import * as fc from 'fast-check';

/** Words that are hard to lay out: long ones, wide ones, and ones whose characters are made of several. */
const HARD = [
  'Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstellenleiterin',
  'https://example.org/a/very/long/address/that/has/no/place/to/break/at/all?and=goes&on=and&on=1',
  '統合されたケアの取り決めが実際にどこまで進んでいるかを示すための非常に長い日本語の文章です',
  '건강과 사회적 돌봄',
  '🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥🏥',
  '👩🏽‍⚕️👨‍👩‍👧‍👦🇬🇧👩🏽‍⚕️👨‍👩‍👧‍👦🇬🇧',
  'e\u0301te\u0301 n\u0303o\u0308o\u0308',
  `${'z\u0335\u0321\u031b\u0354\u032b'.repeat(50)}`,
  '£££££££££££££££ ½½½½½½½½½½ ……………………………… ™™™ ﬁnance',
  'ｆｕｌｌｗｉｄｔｈ',
  'مرحبا بالعالم',
  'a plain word or two',
  'x',
];

/** A text of such words, on one line. */
export function hardTexts(): fc.Arbitrary<string> {
  return fc
    .array(fc.oneof(fc.constantFrom(...HARD), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 })), {
      minLength: 1,
      maxLength: 6,
    })
    .map((words) => words.join(' ').replace(UNPRINTABLE, '').replace(/\s+/gu, ' ').trim() || 'x');
}

// What no file may hold: it is refused before anything is laid out.
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu;
