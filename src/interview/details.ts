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

/** A detail as the review shows it. */
export function detailText(
  detail: Detail,
  session: Session,
): { readonly label: string; readonly value: string } {
  const { service, answeredBy, framework } = session;
  const nation = framework.nations.find(({ id }) => id === service.nation)?.title;
  const partners = listed(service.partners.map(({ name }) => name));
  const { partnersComplete: isComplete } = service;
  const everybody = isComplete === null ? null : isComplete ? 'yes' : 'no, others are missing';
  const values = {
    name: ['Service', service.name],
    sides: ['Agencies', session.sides === '' ? null : session.sides],
    nation: ['Nation', nation],
    people: ['People served', service.people],
    scope: ['What it covers', service.scope],
    partners: ['Partners', partners === '' ? null : partners],
    everybody: ['Are these all?', everybody],
    role: ['Answered by', answeredBy[0]?.role],
    organisation: ['Of', answeredBy[0]?.organisation],
    date: ['Day', session.date],
  } as const;
  const [label, value] = values[detail];
  return { label, value: value ?? 'not given' };
}
