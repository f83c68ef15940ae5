import { optionsNamed } from '../assessment/answers.ts';
import { answerCounted, tallyKey } from '../assessment/panel-tally.ts';
import type { WrittenTally } from '../model/agreed.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { PanelQuestion, PanelView } from '../model/panel.ts';

/** How many views say what to a question, as an agreed file has it. */

/** The views that give each answer, by its key in a tally; those that are silent or not asked are in none. */
export function sayingWhat(question: PanelQuestion): ReadonlyMap<string, readonly number[]> {
  const keys = question.tally.map(({ answer }) => tallyKey(answer));
  const found = new Map<string, number[]>([...keys, UNKNOWN].map((key) => [key, []]));
  for (const [view, { answer }] of (question.said ?? []).entries()) {
    if (answer === 'unanswered' || answer === 'hidden') continue;
    const key = tallyKey(answer);
    // A list of all that there is says as much as not to know.
    found.get(keys.includes(key) ? key : UNKNOWN)?.push(view);
  }
  return new Map([...found].filter(([, views]) => views.length > 0));
}

const UNKNOWN = 'unknown';

/** The tally of a question: how many say what, or with `names` who. */
export function tallyOf(
  question: PanelQuestion,
  who: readonly Pick<PanelView, 'label'>[],
  names: boolean,
): WrittenTally {
  const entries = [...sayingWhat(question)].map(([key, views]): [string, number | string[]] => [
    key,
    names ? views.flatMap((view) => who[view]?.label ?? []) : views.length,
  ]);
  return Object.fromEntries(entries);
}

/** How many views a tally counts under a key. */
function countAt(tally: WrittenTally, key: string): number {
  const given = Object.hasOwn(tally, key) ? tally[key] : 0;
  return typeof given === 'number' ? given : (given?.length ?? 0);
}

/** True where two tallies count the same. */
export function sameCounts(one: WrittenTally, other: WrittenTally): boolean {
  const keys = [...Object.keys(one), ...Object.keys(other)];
  return keys.every((key) => countAt(one, key) === countAt(other, key));
}

/** The answers that a tally counts, without those who do not know. */
export function knownIn(tally: WrittenTally): readonly string[] {
  return Object.keys(tally).filter((key) => key !== UNKNOWN && countAt(tally, key) > 0);
}

/** How many views answer so that what was agreed cannot be so: not those who leave it open among others. */
export function sayingOtherwise(agreed: AnswerValue, tally: WrittenTally): number {
  const options = optionsNamed(agreed);
  const others = knownIn(tally).filter(
    (key) => !optionsNamed(answerCounted(key)).some((each) => options.includes(each)),
  );
  return others.reduce((sum, key) => sum + countAt(tally, key), 0);
}

/** True where the views moved away from an agreed answer, from how they stood then to how they stand now. */
export function movedAway(
  answer: string | readonly string[],
  then: WrittenTally,
  now: WrittenTally,
): boolean {
  return knownIn(now).some((key) => key !== tallyKey(answer) && countAt(now, key) > countAt(then, key));
}
