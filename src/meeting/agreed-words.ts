import type { DraftAnswer } from '../assessment/answers.ts';
import { commandAlone, file as fileWord, type Word, whyNoCommand } from '../command.ts';
import { answerWords } from '../interview/ask-question.ts';
import type { Panel, PanelPlacement } from '../model/panel.ts';
import type { Question } from '../model/question.ts';
import { outcomeText } from '../report/words/panel/difference-words.ts';
import { bare, capitalised, counted, listed, quoted } from '../text.ts';
import type { Left, Meeting, PutIn } from './meeting.ts';

/** What a meeting is told before its first question, and at its end. */

/** How many questions are put in, how many are left to agree on, and which of them come again. */
export async function beginningText(meeting: Meeting, putIn: PutIn, isBegun: boolean): Promise<string> {
  const { left, ...deciding } = await meeting.whatIsLeft();
  const { again } = putIn;
  return [
    ...(again.length === 0
      ? []
      : [`Somebody says something else than when it was agreed, so this comes again: ${asks(again)}`]),
    ...lineOf(besidesText(meeting, putIn)),
    ...(isBegun ? [standingText(meeting)] : []),
    left.length === 0
      ? NOTHING_LEFT
      : `${isBegun ? `${left.length} ${left.length === 1 ? 'is' : 'are'} left` : `On ${left.length} they differ, or few know`}. ${decidingText(deciding)}`,
  ].join('\n');
}

/** What is put in and taken out without being asked; empty where nothing is. */
export function besidesText(meeting: Meeting, { changed, takenOut }: PutIn): string {
  const put = changed.filter(
    (each) => meeting.standing(each) === 'all-say' && meeting.session.isAnswered(each),
  ).length;
  return [
    ...(put === 0
      ? []
      : [`On ${counted(put, 'question')} ${ALIKE} ${put === 1 ? 'That is' : 'These are'} put in.`]),
    ...(takenOut.length === 0
      ? []
      : [`Taken out, as it is not asked for certain any more, or few know: ${asks(takenOut)}`]),
  ].join('\n');
}

const ALIKE = 'all who know say the same, and they are at least half of those asked; or nobody knows.';

function lineOf(text: string): string[] {
  return text === '' ? [] : [text];
}

/** That a question was agreed on, and nobody was asked yet why. */
export function brokenOffText(question: Question, { session }: Meeting): string {
  const answer = answerWords(question, session.answerTo(question));
  return `This was agreed on when the meeting was broken off. ${question.ask} ${capitalised(answer)}`;
}

function standingText(meeting: Meeting): string {
  const open = meeting.standingAs('left-open').length;
  return `${counted(meeting.standingAs('agreed').length, 'difference')} agreed on so far${open === 0 ? '' : `, ${open} left open`}.`;
}

function decidingText({ level, needs }: Omit<Left, 'left'>): string {
  const come = (count: number, when: string) => `${count === 1 ? 'comes' : 'come'} ${when}`;
  if (level + needs === 0) return 'That does not move the level.';
  const first =
    level === 0
      ? 'None moves the level'
      : `${level} of these ${decide(level)} the level, and ${come(level, 'first')}`;
  if (needs === 0) return `${first}.`;
  return `${first}; ${needs} ${decide(needs)} which level people need, and ${come(needs, level === 0 ? 'first' : 'next')}.`;
}

function decide(count: number): string {
  return count === 1 ? 'decides' : 'decide';
}

const NOTHING_LEFT = 'Nothing is left to agree on.';

/** What the rule puts in where nobody talks about it, a line for each. */
export function byRuleText(all: readonly (readonly [Question, DraftAnswer])[]): string {
  return all
    .map(([question, given]) => `${question.ask} ${capitalised(answerWords(question, given))}`)
    .join('\n');
}

/** How many differences are left, and how many of them decide a level. */
export function leftText({ left, level, needs }: Left, now: Panel): string {
  const soFar = soFarText(now);
  const where = soFar === null ? '' : ` ${capitalised(soFar)}.`;
  if (left.length === 0) return NOTHING_LEFT + where;
  const which = level === 0 ? 'none moves the level' : `${level} ${decide(level)} the level`;
  const called = needs === 0 ? '' : `, ${needs} ${decide(needs)} which level people need`;
  return `${counted(left.length, 'difference')} left; ${which}${called}.${where}`;
}

function asks(questions: readonly Question[]): string {
  return listed(questions.map(({ ask }) => `“${bare(ask)}”`));
}

/** Where the service is by what is agreed so far, whatever of what people said is agreed on the rest. */
function togetherText(placement: PanelPlacement, _: number, all: readonly PanelPlacement[]): string {
  const { title, together } = placement;
  const where = all.length > 1 ? `${bare(title)}: ` : '';
  const open =
    together.levels.length > 1 ? '; what is agreed on the rest decides' : ', whatever is agreed on the rest';
  return `So far: ${where}${outcomeText(together, placement)}${open}.`;
}

/** The same in a few words; null where several things are placed, or none. */
export function soFarText({ placements }: Panel): string | null {
  const [only, ...others] = placements;
  return only && others.length === 0 ? `so far ${outcomeText(only.together, only)}` : null;
}

/** Where a meeting is kept, and what it was held about. */
export interface Kept {
  /** The agreed file, relative to the person's folder. */
  readonly name: string;
  /** True where the meeting was left, and the service is not shown. */
  readonly isLeft: boolean;
  /** True where the last answer is not in it. */
  readonly lacksLast: boolean;
  /** The words of the command that carries on. */
  readonly again: readonly Word[];
}

/** What stayed apart, what was left open, and what can be done now. */
export function endText(
  meeting: Meeting,
  now: Panel | null,
  { name, isLeft, lacksLast, again }: Kept,
): string {
  const { session } = meeting;
  const apart = meeting.questions().flatMap((question) => {
    const { dissent } = session.answerTo(question);
    return dissent == null ? [] : [`  ${bare(question.ask)} ${dissent}`];
  });
  const open = meeting.standingAs('left-open').map((question) => {
    const { note } = session.answerTo(question);
    return `  ${bare(question.ask)}${note === null ? '' : ` ${note}`}`;
  });
  const waiting = meeting.standingAs('new', 'again').length;
  return [
    ...headed('Somebody stays apart on:', apart),
    ...headed('Left open:', open),
    ...(waiting === 0 ? [] : [`Not agreed on yet: ${counted(waiting, 'difference')}.`]),
    ...(now && (isLeft || waiting + open.length > 0) ? now.placements.map(togetherText) : []),
    `What is agreed is kept in ${quoted(name, 200)}${lacksLast ? ', all but the last answer' : ''}.`,
    ...(now && !(isLeft && waiting > 0)
      ? ['The record of the meeting, the board’s paper, and the steps from here:', ...lines(papersOf(name))]
      : []),
    ...(waiting + open.length === 0 ? ['See it again, or agree anew:'] : ['Carry on with:']),
    ...lines([again]),
  ].join('\n');
}

function papersOf(name: string): readonly (readonly Word[])[] {
  return [
    ['joinedup', 'panel', fileWord(name), '-o', 'record.docx'],
    ['joinedup', 'score', fileWord(name), '-o', 'board.docx'],
    ['joinedup', 'plan', fileWord(name)],
  ];
}

function headed(heading: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [heading, ...items];
}

function lines(commands: readonly (readonly Word[])[]): string[] {
  const typed = commands.map((words) => commandAlone(words));
  const [failed] = commands.filter((_, index) => typed[index] === null);
  return failed ? [whyNoCommand(failed)] : typed.flatMap((line) => line ?? []);
}
