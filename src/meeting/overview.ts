import type { DraftAnswer } from '../assessment/answers.ts';
import { answerWords } from '../interview/ask-question.ts';
import type { Choice, Prompter } from '../interview/prompters/prompter.ts';
import type { Question } from '../model/question.ts';
import { counted } from '../text.ts';
import type { Meeting, Standing } from './meeting.ts';

/** What a meeting wants after looking over all that was said and agreed. */
export type OverviewOutcome =
  | { readonly kind: 'place' | 'leave' | 'back' | 'by-rule' }
  | { readonly kind: 'question'; readonly question: Question; readonly isOnTheWay: boolean };

type Row = Choice<OverviewOutcome>;

/** How far a meeting is. */
export interface Progress {
  /** The questions still to be asked. */
  readonly left: readonly Question[];
  /** How many of them can be put in as the rule has it. */
  readonly byRule: number;
  /** That in words. */
  readonly progress: string;
}

/** Shows how every question stands, each of which can be asked again. */
export async function overview(
  meeting: Meeting,
  prompter: Prompter,
  { left, byRule, progress }: Progress,
): Promise<OverviewOutcome> {
  const reply = await prompter.choose({
    context: progress,
    message: 'What now? Choose a question to see it, or to agree on it anew.',
    list: 'agreed',
    choices: [...actionsOf(meeting, left, byRule), ...rowsOf(meeting)],
    start: left.length > 0 ? 1 : 0,
    passing: true,
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return { kind: reply.command === 'leave' ? 'leave' : 'back' };
  return reply.values[0] ?? { kind: 'back' };
}

function actionsOf(meeting: Meeting, left: readonly Question[], byRule: number): Row[] {
  const open = meeting.standingAs('left-open');
  const [next] = left.length > 0 ? left : open;
  const what = left.length > 0 ? `${counted(left.length, 'difference')} left` : `${open.length} left open`;
  return [
    {
      value: { kind: 'place' },
      label: 'End here, and show where the service is by what is agreed',
      mark: 'p',
    },
    ...(next
      ? [
          {
            value: { kind: 'question', question: next, isOnTheWay: true } as const,
            label: `Go on: ${what}`,
            mark: 'g',
          },
        ]
      : []),
    ...(byRule === 0
      ? []
      : [
          {
            value: { kind: 'by-rule' } as const,
            label: `See what the rule calls agreed on ${counted(byRule, 'question')}, and put it in`,
            mark: 'm',
          },
        ]),
  ];
}

const ORDER: readonly (readonly [standing: Standing, heading: string])[] = [
  ['again', 'Said otherwise since it was agreed'],
  ['new', 'Not come to yet'],
  ['left-open', 'Left open'],
  ['agreed', 'Agreed'],
  ['all-say', 'All who know say the same'],
];

function rowsOf(meeting: Meeting): Row[] {
  const numbers = meeting.session.numbers();
  return ORDER.flatMap(([standing, heading]) => {
    return meeting.standingAs(standing).map((question, index): Row => {
      const row: Row = {
        value: { kind: 'question', question, isOnTheWay: false },
        label: question.ask,
        detail: answerText(question, standing, meeting),
        mark: String(numbers.get(question.id) ?? index + 1),
      };
      return index === 0 ? { ...row, heading } : row;
    });
  });
}

function answerText(question: Question, standing: Standing, meeting: Meeting): string {
  const given = meeting.session.answerTo(question);
  if (standing === 'new' || given.answer === null) {
    const said = meeting.saidTo(question)?.tally.length ?? 0;
    return said === 0 ? 'nobody knows' : counted(said, 'answer');
  }
  return answerWords(question, given) + besideText(given);
}

function besideText({ note, dissent }: DraftAnswer): string {
  const parts = [...(note === null ? [] : ['reason']), ...(dissent == null ? [] : ['somebody stays apart'])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
