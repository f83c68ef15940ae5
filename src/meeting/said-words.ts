import { tallyKey } from '../assessment/panel-tally.ts';
import type { Panel, PanelQuestion } from '../model/panel.ts';
import { outcomeText } from '../report/words/panel/difference-words.ts';
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

/** How many give an answer and who, such as “2: GP, Vale Surgery; Nurse”; of many how many of each organisation. */
function whoText(key: string, question: PanelQuestion, { who }: Panel): string | null {
  const views = sayingWhat(question).get(key) ?? [];
  if (views.length === 0) return null;
  const labels = views.flatMap((view) => who?.[view]?.label ?? []);
  const place = question.tally.findIndex(({ answer }) => tallyKey(answer) === key);
  const kinds = (question.breakdown.organisations ?? []).flatMap((kind) => {
    const count = (place < 0 ? kind.notKnown : kind.tally[place]) ?? 0;
    return count === 0 || kind.title === null ? [] : [`${kind.title} ${count}`];
  });
  const named = labels.length <= MOST_NAMED || kinds.length === 0 ? labels.join('; ') : kinds.join(', ');
  return `${views.length}: ${named}`;
}

/** What an answer would make of each placement that hangs on it: “level 2 or 3”; null where none does, or nobody gives it. */
function outcomeOf(key: string, { question: id }: PanelQuestion, now: Panel): string | null {
  const placed = [...now.placements, ...now.needs];
  const told = placed.flatMap((placement) => {
    const { title, decisive, perhapsDecisive } = placement;
    const found = [...decisive, ...perhapsDecisive].find(({ question }) => question === id);
    const answer = found?.answers.find((each) => tallyKey(each.answer) === key);
    if (!answer) return [];
    const name = placed.length > 1 ? `${startingLow(bare(title))}: ` : '';
    return [name + outcomeText(answer, placement)];
  });
  return told.length === 0 ? null : listed(told);
}

/** What the rule says of the answers to a question. */
export function verdictText({ consensus, known }: PanelQuestion, { rule }: Panel): string {
  const { verdict, inside, outside } = consensus;
  if (verdict === 'too-few') return `By “${bare(rule.title)}”: too few know.`;
  const word = startingLow(withoutStop(rule.words[verdict]));
  return `By “${bare(rule.title)}”: ${word} (${inside} of ${known} near enough, ${outside} not).`;
}

/** A note or a piece of evidence with who gave it and to which answer. */
interface Remark {
  readonly who: string;
  readonly answer: string;
  readonly texts: readonly string[];
}

/** Why people say what they say: their notes and evidence. */
export function remarksOn(
  { question: id, part, said }: PanelQuestion,
  panel: Panel,
  evidence: EvidenceOf,
): Remark[] {
  return (said ?? []).flatMap(({ text, note, answer }, view): Remark[] => {
    if (answer === 'hidden') return [];
    const pieces = evidence(view, part, id);
    const texts = [...(note === null ? [] : [note]), ...pieces.map((piece) => `Evidence: ${piece}`)];
    const who = panel.who?.[view]?.label ?? '';
    return texts.length === 0 ? [] : [{ who, answer: text, texts }];
  });
}

/** The evidence of a view, by its number, for a question. */
export type EvidenceOf = (view: number, part: PanelQuestion['part'], question: string) => readonly string[];
