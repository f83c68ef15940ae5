import type { AnswerResult, Result } from '../../model/result.ts';
import { counted, listed } from '../../text.ts';

/** What a service is called. */
export function serviceName({ name }: Pick<Result['service'], 'name'>): string {
  return name ?? 'A service without a name';
}

/** Every answer, those about the people served first. */
export function allAnswers({ needs, answers }: Result): readonly AnswerResult[] {
  return [...(needs?.answers ?? []), ...answers];
}

/** The number of further items besides those named, in a sentence. */
export function andMore(count: number, what: string): string {
  return `and ${counted(count, `more ${what}`)}.`;
}

/** What the score is, and what it is for. */
export const SCORE_NOTE =
  'The score follows one service over time. It never ranks services, and it never stands in for the level.';

/** The names of the months, the first one first. */
export const MONTHS =
  'January February March April May June July August September October November December'.split(' ');

/** A date as people write it, "1 April 2015", "April 2015" or "2015". */
export function dateText(date: string): string {
  const [year = '', month, day] = date.split('-');
  return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** Which day something describes: "As of 1 April 2015". */
export function describedDay(date: string | null): string {
  return date === null ? 'It is not said which day this describes' : `As of ${dateText(date)}`;
}

/** The widest range, of 100, at which a score still says something. */
const WIDEST_SCORE = 30;

/** True for a score that is settled enough to be said. */
export function isSayable({ low, high }: { readonly low: number; readonly high: number }): boolean {
  return high - low <= WIDEST_SCORE;
}

/** The score in words. */
export function scoreText({ low, high }: Result['score']): string {
  if (low === null || high === null) return 'No score: no ordered question counts.';
  if (!isSayable({ low, high })) return 'No score yet: too much is open for it to say anything.';
  return low === high
    ? `Score: ${low} of 100.`
    : `Score: between ${low} and ${high} of 100, by the answers still open.`;
}

/** The partners with their kinds, or null where none is named. */
export function partnersText({ partners }: Result['service']): string | null {
  const named = partners.map(({ name, agencyTitle }) => (agencyTitle ? `${name} (${agencyTitle})` : name));
  return named.length > 0 ? listed(named) : null;
}

/** Who answered, or null where nobody is named. */
export function respondentsText({ answeredBy }: Pick<Result, 'answeredBy'>): string | null {
  const named = answeredBy.map(({ role, organisation }) =>
    organisation ? `${role}, ${organisation}` : role,
  );
  return named.length > 0 ? listed(named) : null;
}

/** The names of those of some entries that have one of the ids. */
export function titlesOf(
  ids: readonly string[],
  entries: readonly { readonly id: string; readonly title: string }[],
): string[] {
  return entries.filter(({ id }) => ids.includes(id)).map(({ title }) => title);
}

/** The source of a result with an id, called by that where the result does not have it. */
export function sourceCalled(id: string, { sources }: Result): { title: string; url: string | null } {
  // A saved result may name what every object knows.
  return (Object.hasOwn(sources, id) ? sources[id] : undefined) ?? { title: id, url: null };
}

/** How many of the questions that apply are answered for certain. */
export function tallyText({ known, unknown, unanswered }: Result['answered']): string {
  const asked = known + unknown + unanswered;
  const which = `${counted(asked, 'question')} that ${asked === 1 ? 'applies' : 'apply'}`;
  return `${known} of ${which} ${known === 1 ? 'is' : 'are'} answered for certain.`;
}

/** The day at which a text was read, as a remark behind it. */
export function asOfText(asOf: string | null): string {
  return asOf === null ? '' : `, as of ${dateText(asOf)}`;
}

/** True while nothing at all has been answered that would narrow anything. */
export function isBlank({ answers }: Result): boolean {
  return answers.every(
    ({ answer }) => answer === 'unknown' || answer === 'unanswered' || answer === 'hidden',
  );
}

/** The warning about the framework's sources, or null where each claim was read or is own judgement. */
export function unverifiedLine({
  unverified,
  partlyUnverified = false,
}: Pick<Result['framework'], 'unverified'> & Partial<Result['framework']>): string | null {
  if (unverified) return UNVERIFIED;
  return partlyUnverified ? PARTLY_UNVERIFIED : null;
}

const PARTLY_UNVERIFIED =
  'Parts of this framework rest on what is known to the field but was not read in a source; they are marked.';

const UNVERIFIED = 'This framework rests on rules that are known to the field but whose source was not read.';
