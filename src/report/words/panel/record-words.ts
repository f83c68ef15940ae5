import type { AnswerResult, PanelResult, Result } from '../../../model/result.ts';
import { link, type Sentence, say } from '../../../sentence.ts';
import { bare, counted, listed } from '../../../text.ts';
import { isPutInByRule, namesText } from '../agreed-words.ts';
import { dateText } from '../service-words.ts';
import { saidText } from './difference-words.ts';

/** What a panel agreed on, as the record of its meeting tells it. */

/**
 * How a question came to what the file holds: agreed by people; put in by the rule alone, or since all who know say the same;
 * left open; known to nobody; nothing written of it; or not asked, because of other answers.
 */
export type Standing =
  | 'agreed'
  | 'by-rule'
  | 'alike'
  | 'left-open'
  | 'not-known'
  | 'nothing-written'
  | 'not-asked';

export interface Recorded extends AnswerResult {
  readonly part: 'needs' | 'answers';
  readonly standing: Standing;
}

/** Every question with how it stands, those about the people served first. */
export function recordedIn({ needs, answers }: Pick<Result, 'needs' | 'answers'>): Recorded[] {
  const of = (part: Recorded['part'], all: readonly AnswerResult[]) =>
    all.map((answer): Recorded => ({ ...answer, part, standing: standingOf(answer) }));
  return [...of('needs', needs?.answers ?? []), ...of('answers', answers)];
}

function standingOf(answer: AnswerResult): Standing {
  const { answer: given, views, note, dissent } = answer;
  if (given === 'hidden') return 'not-asked';
  if (given === 'unanswered') return views || note !== null ? 'left-open' : 'nothing-written';
  const known = (views ?? []).filter((each) => each.answer !== 'unknown');
  if (given === 'unknown') return known.length === 0 ? 'not-known' : 'left-open';
  if (isPutInByRule(answer)) return 'by-rule';
  const isAlike = known.length === 1 && JSON.stringify(known[0]?.answer) === JSON.stringify(given);
  return isAlike && note === null && dissent === undefined ? 'alike' : 'agreed';
}

/** How questions stand that came to it so. */
export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  agreed: 'agreed in the meeting',
  'by-rule': 'put in by the rule without talk',
  alike: 'put in because all who know say the same',
  'left-open': 'left open',
  'not-known': 'known to nobody',
  'nothing-written': 'not written of',
  'not-asked': 'not asked, because of other answers',
};

/** How many questions came to what how, in a sentence. */
export function standingsText(all: readonly Recorded[]): string {
  const parts = Object.entries(STANDING_WORDS).flatMap(([standing, words]) => {
    const count = all.filter((each) => each.standing === standing).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return `Of ${counted(all.length, 'question')}: ${listed(parts)}.`;
}

/** How many views give which answer, and who where that is told, a line each. */
export function countedLines({ views }: Pick<Recorded, 'views'>): string[] {
  if (!views) return ['Not counted.'];
  return views.map((told) => {
    const text = told.answer === 'unknown' ? 'don’t know' : saidText(told);
    return `${told.views}: ${text}${namesText(told.who)}`;
  });
}

/** What makes less of what was agreed than it seems. */
export function doubtsOn({ panel, ...result }: Result): string[] {
  const settled = recordedIn(result).filter(({ standing }) =>
    (['agreed', 'by-rule', 'alike'] as Standing[]).includes(standing),
  );
  return [
    ...(settled.length === 0 ? ['Nothing is agreed in this file yet.'] : []),
    ...(panel ? panelDoubts(panel) : ['The file does not say which panel agreed.']),
  ];
}

function panelDoubts({ views, opened, rounds, rule, earlierRules }: PanelResult): string[] {
  return [
    ...(views < 2
      ? [`There is ${views === 1 ? 'only one view' : 'no view'}, so nobody agreed with anybody.`]
      : []),
    ...(opened === null ? ['By this file the answers were never shown side by side.'] : []),
    ...(isNamedLate(rule, opened)
      ? ['The rule was named after the answers were opened, and may have been chosen to fit them.']
      : []),
    ...(rounds > 1 ? [SEEN_BETWEEN] : []),
    ...(rule.named === opened && earlierRules.length > 0
      ? ['The rule was changed on the day on which the answers were opened; whether before is not written.']
      : []),
  ];
}

/** What everybody saw between two rounds. */
const SEEN_BETWEEN =
  'Between the rounds everybody saw how many had given each answer; whether the rule was named before that is not written.';

function isNamedLate({ named }: PanelResult['rule'], opened: string | null): boolean {
  return opened !== null && named > opened;
}

/** Which rule counted, since when, and whether it was named before the answers were opened. */
export function ruleLine({ rule, earlierRules, opened, rounds }: PanelResult): string {
  const order = isNamedLate(rule, opened) ? 'after' : 'before';
  const shown = rounds > 1 ? 'shown side by side' : 'opened';
  const when =
    opened === null
      ? ''
      : opened === rule.named && earlierRules.length > 0
        ? `; the answers were ${shown} on ${dateText(opened)}`
        : `, ${order} the answers were ${shown}${opened === rule.named ? '' : ` on ${dateText(opened)}`}`;
  return `${namedRule(rule)}${when}.`;
}

function namedRule({ id, title, named }: PanelResult['rule']): string {
  return `“${bare(title)}” (${id}), named on ${dateText(named)}`;
}

/** The rules that were named before, in a sentence; null where none was. */
export function earlierRulesText({ earlierRules }: PanelResult): string | null {
  return earlierRules.length === 0 ? null : `Before it: ${listed(earlierRules.map(namedRule))}.`;
}

/** How many views there were, and in how many rounds. */
export function roundsText({ views, rounds }: PanelResult): string {
  return `${counted(views, 'view')} in ${counted(rounds, 'round')} of answers.`;
}

/** Why a record is no proof. */
export const NO_PROOF =
  'That a panel agrees is no proof that it is right: where 42 clinicians in Norway rated twenty cases, teams that had agreed were no more alike than people alone';

export const NO_PROOF_SOURCE: Sentence = say`${NO_PROOF} (${link('Holman, Ruud and Grepperud, 2012', 'https://doi.org/10.1186/1472-6963-12-162')}).`;

/** What the list of what is to be filled in comes from. */
export const REPORTING: Sentence = say`A report of how people agreed should also say what this program cannot know. The list follows the reporting guideline ACCORD (${link('Gattrell and others, 2024', 'https://doi.org/10.1371/journal.pmed.1004326')}), in words of our own.`;

/** What a report of how people agreed says, and no file tells. */
export const TO_FILL_IN: readonly string[] = [
  'What the meeting was for, and what hangs on its outcome.',
  'Who was invited, by whom, and how they were chosen.',
  'How many were asked and gave no view, or refused, and of which kind.',
  'Who of the people served, or their carers, took part, and how.',
  'Who prepared the meeting and who was in the chair, and whether they gave views too.',
  'Who was present, and who came late or left early.',
  'What everybody was given to read beforehand, and who chose it.',
  'Who could see whose answers, when, and how somebody could answer without being known.',
  'What people were told of each other’s answers before they answered again.',
  'How many rounds were meant, and when it would have stopped without agreement.',
  'What was laid down in writing before it began, and what was done otherwise.',
  'What was changed after the meeting, by whom, and why.',
  'What people or their organisations stood to gain or lose, and how that was dealt with.',
  'Who paid for it, and what part the payer had.',
  'What those who took part see as its weak points.',
  'Who has adopted the outcome, and when it is looked at again.',
];
