import { tallyKey } from '../assessment/panel-tally.ts';
import type { Panel, PanelQuestion } from '../model/panel.ts';
import { differencesOf } from '../report/words/panel/difference-words.ts';
import { bare, listed, startingLow, withoutStop } from '../text.ts';
import { sayingWhat } from './tallies.ts';

/** Who says what to a question, and what would come of it, in words. */

/** As many as are named one by one where there is little room. */
const MOST_NAMED = 3;

/** Who gives an answer, and where the service would then be; empty where nobody does, and nothing hangs on it. */
export function givenText(key: string, question: PanelQuestion, panel: Panel, now: Panel): string {
  const parts = [whoText(key, question, panel), outcomeOf(key, question, now)];
  return parts.filter((part) => part !== null).join('; then ');
}

/** How many give an answer and who, such as “2: GP, Vale Surgery; Nurse”; on a question with many how many of each organisation. */
function whoText(key: string, question: PanelQuestion, { who }: Panel): string | null {
  const saying = sayingWhat(question);
  const views = saying.get(key) ?? [];
  if (views.length === 0) return null;
  const labels = views.flatMap((view) => who?.[view]?.label ?? []);
  const place = question.tally.findIndex(({ answer }) => tallyKey(answer) === key);
  const kinds = (question.breakdown.organisations ?? []).flatMap((kind) => {
    const count = (place < 0 ? kind.notKnown : kind.tally[place]) ?? 0;
    return count === 0 || kind.title === null ? [] : [`${kind.title} ${count}`];
  });
  // Named alike under all answers to a question.
  const isMany = [...saying.values()].some(({ length }) => length > MOST_NAMED);
  return `${views.length}: ${isMany && kinds.length > 0 ? kinds.join(', ') : labels.join('; ')}`;
}

/** The same in a few signs: how many, and the level. */
export function shortText(key: string, question: PanelQuestion, now: Panel): string {
  const views = sayingWhat(question).get(key)?.length ?? 0;
  const outcome = outcomeOf(key, question, now)?.replace(/^needs call for /u, '');
  return views === 0 ? '' : [String(views), ...(outcome ? [outcome] : [])].join(' · ');
}

/** What an answer would come to: “level 2 or 3”, “needs call for level 3”; null where nothing hangs on it, or nobody gives it. */
export function outcomeOf(key: string, { question: id }: PanelQuestion, now: Panel): string | null {
  const levels = differencesOf(now).flatMap(({ question, answers }) => {
    // Who is asked may be others by what was agreed.
    const place = question.tally.findIndex(({ answer }) => tallyKey(answer) === key);
    return question.question === id ? (answers[place]?.level ?? []) : [];
  });
  return levels.length === 0 ? null : listed(levels);
}

/** What the rule says of the answers to a question. */
export function verdictText({ consensus, known }: PanelQuestion, { rule }: Panel): string {
  const { verdict, inside, outside } = consensus;
  if (verdict === 'too-few') return `By “${bare(rule.title)}”: too few know.`;
  const word = startingLow(withoutStop(rule.words[verdict]));
  return `By “${bare(rule.title)}”: ${word} (${inside} of ${known} near enough, ${outside} not).`;
}
