import { differenceOf, lookalikes } from '../looks.ts';
import type { Partner } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { counted, quoted } from '../text.ts';

/** What a reader should know of the partners that an assessment names, besides their names. */
export function serviceNotes(
  partners: readonly Pick<Partner, 'name'>[],
  { title, mostPartners }: Framework,
): string[] {
  const names = partners.map(({ name }) => name);
  const alike = lookalikes(names).map(({ index, before }) => {
    const [one = '', other = ''] = [names[before], names[index]];
    return `Two partners look alike: ${quoted(one)} and ${quoted(other)} differ only ${differenceOf(one, other)}.`;
  });
  if (mostPartners === null || names.length <= mostPartners) return alike;
  const many = `${title} is about at most ${counted(mostPartners, 'partner')} at a time, and ${names.length} are named. Make an assessment for each of their pairs or groups.`;
  return [...alike, many];
}
