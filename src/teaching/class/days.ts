import { once } from '../../work.ts';

/** The languages whose names of months offices write. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl'];

/** True for a day as a spreadsheet shows it, such as “03-Apr”, “3. Apr.” or “03.04.2026”. */
export function looksLikeDay(text: string): boolean {
  if (NUMBERS.test(text)) return true;
  const words = lettersOf(text).match(/\p{L}+|\d+/gu) ?? [];
  const months = words.filter((word) => /\p{L}/u.test(word) && word !== 'de');
  const numbers = words.filter((word) => /^\d{1,4}$/u.test(word));
  const [month = ''] = months;
  return months.length === 1 && numbers.length > 0 && numbers.length < 3 && isMonth(month);
}

const NUMBERS =
  /^(?:\d{4}-\d\d-\d\d|\d{1,2}([./-])\d{1,2}\1(?:\d{2}|\d{4})(?!\d)|\d{1,2}\. ?\d{1,2}\.(?: ?\d{2})?$)/u;

function isMonth(word: string): boolean {
  return word.length > 2 && monthNames(LANGUAGES).some((name) => name.startsWith(word));
}

// Excel’s short name of March in German is known to nobody else.
const monthNames = once((languages: readonly string[]) => ['mrz', ...languages.flatMap(namesIn)]);

/** The names of the months in a language, by themselves, short, and behind a day. */
function namesIn(language: string): string[] {
  const formats = [{ month: 'long' }, { month: 'short' }, { month: 'long', day: 'numeric' }] as const;
  return formats.flatMap((format) => {
    const { format: named } = new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => lettersOf(named(Date.UTC(2026, month)))).flatMap(
      (name) => name.match(/\p{L}{3,}/gu) ?? [],
    );
  });
}

function lettersOf(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
