import type { Result } from '../../model/result.ts';
import { capitalised, listed } from '../../text.ts';
import { dateText } from '../sentences.ts';
import { bare, type Detail, titleOf } from './said.ts';

/** Whose answer it is. */

/** On whose word the answer rests, by which framework, and the day that the answers describe. */
export function wordText(result: Result, { name }: Detail): string {
  const { framework, date } = result;
  const parts = [
    restsOn(result, name),
    bare(framework.title, name),
    ...(date === null ? [] : [dateText(date)]),
  ];
  return capitalised(parts.join(' · '));
}

function restsOn(result: Result, most: number): string {
  const { answeredBy, answers } = result;
  const [one] = answeredBy;
  if (!one) {
    const isRead = answers.some(({ source }) => source !== null);
    return isRead ? 'on published documents, not on anybody’s answers' : 'it is not said who answered';
  }
  const whose =
    answeredBy.length > 1
      ? `on the answers of ${answeredBy.length} people`
      : `on one person’s answers, ${titleOf(one, most)}${one.organisation ? ` (${bare(one.organisation, most)})` : ''}`;
  const others = othersText(result, most);
  return others === null ? whose : `${whose}; ${others}`;
}

/** Which of the partners nobody has answered for; null where that cannot be told. */
export function othersText({ answeredBy, service: { partners } }: Result, most: number): string | null {
  const heard = new Set(answeredBy.map(({ organisation }) => organisation));
  const isSaid = !heard.has(null);
  const silent = partners.filter(({ name }) => !heard.has(name));
  // Who answered for something that is called otherwise in the list may be one of these partners.
  const isMatched = isSaid && [...heard].every((each) => partners.some(({ name }) => name === each));
  if (isMatched && silent.length > 0 && silent.length <= 2)
    return `${listed(silent.map(({ name }) => bare(name, most)))} ${silent.length === 1 ? 'has' : 'have'} not answered`;
  if (isMatched) return silent.length > 0 ? 'the other partners have not answered' : null;
  if (answeredBy.length > 1) return null;
  if (partners.length > 2) return 'the other partners have not answered';
  return partners.length === 2 ? 'the partner has not answered' : 'nobody else has answered';
}
