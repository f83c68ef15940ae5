import { isDay } from '../text.ts';

/** Words as people write them, made alike: what a cell, a heading or a line filled in by hand is compared by. */

/** An option as an answer may name it: by its id, or by a text that a form had for it. */
export interface Wording {
  readonly id: string;
  readonly texts: readonly string[];
}

/** `text` in small letters with straight quotes and single spaces, without the stop at its end. */
export function lightly(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛′`´]/gu, "'")
    .replace(/[“”„‟″«»]/gu, '"')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/^[ "*]+|[ ".,;:!*]+$/gu, '');
}

/** The letters and digits of `text`, as words with a space between them: “Don’t know!” is `dont know`. */
export function wordsOf(text: string): string {
  return lightly(text)
    .replaceAll("'", '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const UNKNOWN = [
  'unknown',
  'not known',
  'dont know',
  'do not know',
  'i dont know',
  'i do not know',
  'we dont know',
  'we do not know',
  'didnt know',
  'dunno',
  'unsure',
  'im unsure',
  'not sure',
  'im not sure',
  'i am not sure',
  'uncertain',
  'no idea',
  'cant say',
  'cannot say',
  'dont know not sure',
  'n k',
  'nk',
  'd k',
  'dk',
];

const NOT_APPLICABLE = [
  'not applicable',
  'n a',
  'na',
  'does not apply',
  'does not apply here',
  'doesnt apply',
  'not relevant',
  'inapplicable',
];

/** The word of assessments for “don’t know” or “does not apply”, however somebody put it; null for any other. */
export function answerWord(text: string): 'unknown' | 'not-applicable' | null {
  if (/^\s*\?{1,3}\s*$/u.test(text)) return 'unknown';
  const words = wordsOf(text);
  if (UNKNOWN.includes(words)) return 'unknown';
  return NOT_APPLICABLE.includes(words) ? 'not-applicable' : null;
}

/** The one of `items` whose id or title somebody wrote, in any capitals; null where not just one is called so. */
export function calledIn<Item extends { readonly id: string; readonly title: string }>(
  text: string,
  items: readonly Item[],
): Item | null {
  const words = wordsOf(text);
  const called = items.filter(({ id, title }) => wordsOf(id) === words || wordsOf(title) === words);
  const [one, other] = called;
  return one !== undefined && other === undefined && words !== '' ? one : null;
}

/** True for yes, false for no, as people write them; null for anything else. */
export function yesOrNo(text: string): boolean | null {
  const words = wordsOf(text);
  if (['yes', 'y', 'true'].includes(words)) return true;
  return ['no', 'n', 'false'].includes(words) ? false : null;
}

const LONG_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const MONTHS = LONG_MONTHS.map((month) => month.slice(0, 3));

/** `text` without the name of a day of the week and a time of day. */
function bareDay(text: string): string {
  return lightly(text)
    .replace(/^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? /u, '')
    .replace(/[ t]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[ap]m)?(?: ?(?:z|gmt|bst|utc|[+-]\d\d:?\d\d))?$/u, '');
}

const BY_NUMBERS = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)$/u;

/** What stands first in a day in numbers, `day` or `month`; `either` where both could, null for any other text. */
export function orderOfDay(text: string): 'day' | 'month' | 'either' | null {
  const [, one, other] = BY_NUMBERS.exec(bareDay(text)) ?? [];
  if (one === undefined || other === undefined) return null;
  if (Number(one) > 12) return 'day';
  return Number(other) > 12 ? 'month' : 'either';
}

/** The day, month or year that somebody wrote, as 2026-11-29, 2026-11 or 2026; null where it is none. */
// Days come before months, as in the United Kingdom: 3/4/2026 is in April. A time of day behind it is left out.
export function dayIn(text: string): string | null {
  const words = bareDay(text);
  const iso = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u.exec(words);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const numbers = BY_NUMBERS.exec(words);
  if (numbers) return dayOf(numbers[3], numbers[2], numbers[1]);
  const monthAndYear = /^(\d{1,2})[-/.](\d{4})$/u.exec(words);
  if (monthAndYear) return dayOf(monthAndYear[2], monthAndYear[1]);
  const named =
    /^(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -])?([a-z]+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,?[ -](\d{4}|\d\d)$/u;
  const [, before, month = '', behind, year] = named.exec(words) ?? [];
  const index = Math.max(MONTHS.indexOf(month.replace(/^sept$/u, 'sep')), LONG_MONTHS.indexOf(month));
  if (year === undefined || index < 0 || (before !== undefined && behind !== undefined)) return null;
  // “Nov 29” might be a month and a year.
  if (year.length === 2 && before === undefined && behind === undefined) return null;
  return dayOf(year, String(index + 1), before ?? behind);
}

function dayOf(year = '', month?: string, day?: string): string | null {
  const [wholeYear, wholeMonth = '', wholeDay = ''] = [
    year.length === 2 ? `20${year}` : year,
    month?.padStart(2, '0'),
    day?.padStart(2, '0'),
  ];
  const isReal = isDay(`${wholeYear}-${wholeMonth || '01'}-${wholeDay || '01'}`);
  return isReal && wholeYear >= '1000' ? [wholeYear, wholeMonth, wholeDay].filter(Boolean).join('-') : null;
}
