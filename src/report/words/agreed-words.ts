import type { AnswerResult, PanelResult } from '../../model/result.ts';
import { bare, listed, withoutStop } from '../../text.ts';
import { dateText } from './service-words.ts';

/** Who agreed: "a panel of 12". */
export function panelText({ views }: Pick<PanelResult, 'views'>): string {
  return `a panel of ${views}`;
}

/** The panel in full: how many, by which rule, since when, and in how many rounds. */
export function panelLine({ rule, earlierRules, opened, rounds, ...panel }: PanelResult): string {
  const changed =
    earlierRules.length === 0
      ? ''
      : `; before that, ${listed(earlierRules.map(({ title, named }) => `“${title}” (${dateText(named)})`))}`;
  const shown = opened === null ? '' : `. The answers were first shown side by side on ${dateText(opened)}`;
  const round = rounds === 1 ? '' : `, in ${rounds} rounds`;
  return `${panelText(panel)}${round}. Rule: “${rule.title}”, named on ${dateText(rule.named)}${changed}${shown}`;
}

/** How many views give which answer; null where nobody counted them. */
export function viewsText({ views, answer }: Pick<AnswerResult, 'views' | 'answer'>): string | null {
  if (!views || views.length === 0) return null;
  const all = views.reduce((sum, { views: count }) => sum + count, 0);
  const given = JSON.stringify(answer);
  if (
    views.length === 1 &&
    JSON.stringify(views[0]?.answer) === given &&
    views[0]?.who === null &&
    answer !== 'unknown'
  )
    return all === 1
      ? 'The one who answered gives this answer.'
      : `All ${all} who answered give this answer.`;
  const parts = views.map(({ answer: said, text, views: count, who }) => {
    return `${count} ${saying(said, count, JSON.stringify(said) === given, text)}${namesText(who)}`;
  });
  return `Of ${all} who answered, ${listed(parts)}.`;
}

/** Who says so, behind it; empty where that is not told. */
export function namesText(who: readonly string[] | null): string {
  return who === null || who.length === 0 ? '' : ` (${who.join('; ')})`;
}

function saying(said: AnswerResult['answer'], count: number, isAgreed: boolean, text: string): string {
  if (said === 'unknown') return count === 1 ? 'does not know' : 'do not know';
  if (isAgreed) return `${count === 1 ? 'gives' : 'give'} this answer`;
  return `${count === 1 ? 'says' : 'say'} “${withoutStop(bare(text))}”`;
}

/** The reason of an answer that the rule titled `rule` settled alone. */
export function putInNote(rule: string): string {
  return `${PUT_IN} “${rule}”, as at least half of those who were asked know (own judgement).`;
}

/** True for an answer that a rule settled alone. */
export function isPutInByRule({ note }: Pick<AnswerResult, 'note'>): boolean {
  return note?.startsWith(PUT_IN) === true;
}

// Agreed files hold it, so it stays as it is.
const PUT_IN = 'Not talked about: put in by the rule';

/** Who stays apart from an answer; null for nobody. */
export function apartText({ dissent }: Pick<AnswerResult, 'dissent'>): string | null {
  return dissent === undefined ? null : `Stays apart: ${dissent}`;
}

/** The views by organisation and by role; null where that is not told. */
export function tookPartText({ organisations, roles }: PanelResult): string | null {
  const parts = [organisations, roles].flatMap((kinds) =>
    kinds ? [kinds.map(({ title, views }) => `${title ?? 'others'} ${views}`).join(', ')] : [],
  );
  return parts.length === 0 ? null : `${parts.join('. ')}.`;
}
