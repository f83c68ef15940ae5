import type { Result } from '../engine/result.ts';
import { escaped } from './markdown-syntax.ts';
import { dateText, partnersText, respondentsText, unverifiedLine } from './sentences.ts';

/** Whose service it is, what it was held against, and anything that a reader has to know first. */
export function frontBlocks(
  result: Pick<Result, 'service' | 'framework' | 'date' | 'answeredBy' | 'notes'>,
): string[] {
  const { service, framework } = result;
  const rows: [string, string | null][] = [
    ['Nation', service.nationTitle],
    ['People served', service.people],
    ['Scope', service.scope],
    ['Partners', partnersText(service)],
    ['Describes', result.date === null ? null : dateText(result.date)],
    ['Answered by', respondentsText(result)],
    ['Framework', `${framework.title}, version ${framework.version}`],
  ];
  const unverified = unverifiedLine(framework);
  const filled = rows.flatMap(([name, value]) => (value === null ? [] : [`**${name}:** ${escaped(value)}`]));
  return [
    `# ${escaped(service.name ?? 'A service without a name')}`,
    filled.join('  \n'),
    unverified === null ? '' : `> ${unverified}`,
    ...result.notes.map((note) => `> Note: ${escaped(note)}`),
  ];
}
