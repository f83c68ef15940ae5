import { tallyKey } from '../assessment/panel-tally.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { PanelQuestion, View } from '../model/panel.ts';
import { sayingWhat } from './tallies.ts';

/** What an agreed answer takes from those who gave it: what shows it to somebody else. */

/** As many pieces as anybody looks up. */
const MOST_PIECES = 10;

/**
 * The evidence of those who gave an answer, each piece once, behind what the meeting itself has; without `names` none that names
 * people.
 */
export function evidenceFor(
  said: PanelQuestion,
  answer: AnswerValue | null,
  before: readonly string[],
  { views, names }: { readonly views: readonly View[]; readonly names: boolean },
): readonly string[] {
  const givenBy = (view: number) => evidenceIn(views[view], said);
  const all = new Set(views.flatMap((_, view) => givenBy(view)));
  const own = before.filter((piece) => !all.has(piece));
  const giving =
    answer === null || answer === 'unknown' ? [] : (sayingWhat(said).get(tallyKey(answer)) ?? []);
  const taken = giving.flatMap(givenBy).filter((piece) => names || !mentionsPeople(piece, views));
  return [...own, ...new Set(taken)].slice(0, Math.max(own.length, MOST_PIECES));
}

/** The evidence of a view for a question. */
function evidenceIn(
  view: View | undefined,
  { part, question }: Pick<PanelQuestion, 'part' | 'question'>,
): readonly string[] {
  return view?.assessment[part].get(question)?.evidence ?? [];
}

/** True where a text names somebody who answered, or anybody by title, or has an address of mail. */
function mentionsPeople(text: string, views: readonly View[]): boolean {
  const names = views.flatMap(({ assessment }) => assessment.answeredBy.flatMap(({ name }) => name ?? []));
  const words = new Set(text.toLowerCase().match(WORDS));
  const parts = names.flatMap((name) => name.toLowerCase().match(WORDS) ?? []);
  return parts.some((part) => part.length > 2 && words.has(part)) || TITLED.test(text);
}

const WORDS = /[\p{L}\p{M}]+/gu;

const TITLED =
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor)\.?\s+\p{Lu}|\S@\S/u;
