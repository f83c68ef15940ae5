import type { Result } from '../../engine/result.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { dateText, partnersText, respondentsText, unverifiedLine } from '../sentences.ts';

/** Whose service it is, what it was held against, and anything that a reader has to know first. */
export function heading(
  result: Pick<Result, 'service' | 'framework' | 'date' | 'answeredBy' | 'notes'>,
  paper: Paper,
): string[] {
  const { service, framework } = result;
  const date = result.date === null ? null : dateText(result.date);
  const facts = [service.nationTitle, service.people, date].filter((fact) => fact !== null);
  const partners = partnersText(service);
  const who = respondentsText(result);
  const unverified = unverifiedLine(framework);
  const version = `${framework.title}, version ${framework.version}`;
  return [
    ...wrapped(service.name ?? 'A service without a name', paper).map((line) => paper.style.heading(line)),
    ...(facts.length > 0 ? wrapped(facts.join(' · '), paper) : []),
    ...(partners ? wrapped(`Partners: ${partners}`, paper, { hang: 2 }) : []),
    ...(service.scope ? wrapped(`Scope: ${service.scope}`, paper, { hang: 2 }) : []),
    ...(who ? wrapped(`Answered by: ${who}`, paper, { hang: 2 }) : []),
    ...wrapped(version, paper).map((line) => paper.style.faint(line)),
    ...(unverified ? wrapped(unverified, paper).map((line) => paper.style.unsure(line)) : []),
    ...result.notes.flatMap((note) => wrapped(`Note: ${note}`, paper, { hang: 2 })),
  ];
}
