import type { Respondent } from '../../../model/assessment.ts';
import type { Result } from '../../../model/result.ts';
import { bare, listed, startingLow } from '../../../text.ts';

/** A result, and whether its reader is somebody other than those who gave the answers. */
export type Told = Result & { readonly toOthers?: boolean | undefined };

/** True where the reader alone gave the answers. */
export function isToYou({ answeredBy, toOthers }: Pick<Told, 'answeredBy' | 'toOthers'>): boolean {
  return answeredBy.length === 1 && toOthers !== true;
}

/** Who answered, as in "the service manager (the trust)". */
export function respondentText({ role, organisation }: Pick<Respondent, 'role' | 'organisation'>): string {
  return `the ${startingLow(bare(role))}${organisation ? ` (${bare(organisation)})` : ''}`;
}

/** The words where nobody is named who answered. */
export const NOBODY_ANSWERED = 'It is not said who answered.';

/** The remark that `silent` have not been heard, or empty where all were. */
export function notHeardText(silent: string | null): string {
  return silent === null ? '' : ` Not heard yet: ${silent}.`;
}

/** True of answers that were read out of documents. */
export function isRead({ answeredBy, panel, answers }: Result): boolean {
  return answeredBy.length === 0 && !panel && answers.some(({ source }) => source !== null);
}

/** The partners that nobody has answered for, or null where all were heard or that cannot be told. */
export function silentPartners(result: Told): string | null {
  const {
    answeredBy,
    service: { partners },
  } = result;
  if (result.panel) return null;
  const heard = new Set(answeredBy.map(({ organisation }) => organisation));
  const silent = partners.filter(({ name }) => !heard.has(name));
  // Who answered for something that is called otherwise in the list may be one of these partners.
  const isMatched = [...heard].every((each) => partners.some(({ name }) => name === each));
  if (isMatched && silent.length === 0 && partners.length > 0) return null;
  if (isMatched && heard.size > 0) return listed(silent.map(({ name }) => bare(name))) || null;
  if (answeredBy.length > 1) return null;
  const whose = isToYou(result) ? 'your' : 'the';
  return `${whose} ${answeredBy.length === 1 && partners.length === 2 ? 'partner' : 'partners'}`;
}
