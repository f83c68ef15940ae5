import type { WrittenAssessment } from '../model/assessment.ts';
import { listed } from '../text.ts';
import type { Session } from './session.ts';

/** What is asked about the service besides the questions, in order. */
export const DETAILS = [
  'name',
  'sides',
  'nation',
  'scope',
  'date',
  'people',
  'partners',
  'everybody',
  'role',
  'organisation',
] as const;
export type Detail = (typeof DETAILS)[number];

/** Asked even in a quick interview: the file is named after one, and questions depend on the others. */
export const ASKED_FIRST: readonly Detail[] = ['name', 'sides', 'nation'];

/** The details that a file does not mention; a skipped one stands there without a value. */
export function unansweredDetails({ service, 'answered-by': answeredBy, date }: WrittenAssessment): Detail[] {
  const everybody = service?.['partners-complete'];
  const written = { ...service, everybody, role: answeredBy, organisation: answeredBy, date };
  return DETAILS.filter((detail) => written[detail] === undefined);
}

/** False for a detail that depends on another, such as whether no partner is missing among none. */
export function isAsked(detail: Detail, { service, answeredBy, framework }: Session): boolean {
  if (detail === 'sides') return framework.agencies.length > 1;
  if (detail === 'everybody') return service.partners.length > 0;
  return detail !== 'organisation' || answeredBy.length > 0;
}

/** The details that are asked, as the review shows them, each with the letter that chooses it. */
export function detailRows(session: Session) {
  const { service, answeredBy, framework } = session;
  const nation = framework.nations.find(({ id }) => id === service.nation)?.title;
  const partners = listed(service.partners.map(({ name }) => name));
  const { partnersComplete: isComplete } = service;
  const everybody = isComplete === null ? null : isComplete ? 'yes' : 'no, others are missing';
  const rows: Readonly<Record<Detail, readonly [mark: string, label: string, value?: string | null]>> = {
    name: ['s', 'Service', service.name],
    sides: ['d', 'Agencies', session.sides || null],
    nation: ['n', 'Nation', nation ?? null],
    people: ['w', 'People served', service.people],
    scope: ['c', 'What it covers', service.scope],
    partners: ['a', 'Partners', partners || null],
    everybody: ['e', 'Are these all?', everybody],
    role: ['y', 'Answered by', answeredBy[0]?.role ?? null],
    organisation: ['i', 'Of', answeredBy[0]?.organisation ?? null],
    date: ['t', 'Day', session.date],
  };
  return DETAILS.filter((detail) => isAsked(detail, session)).map((detail) => {
    const [mark, label, value] = rows[detail];
    return { detail, mark, label, value: value ?? 'not given' };
  });
}
