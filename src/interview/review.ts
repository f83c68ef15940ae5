import type { DraftAnswer } from '../assessment/write.ts';
import type { Question } from '../framework/types.ts';
import { counted } from '../text.ts';
import { DETAILS, type Detail, detailText } from './ask-details.ts';
import type { Choice, Prompter } from './prompter.ts';
import type { Session } from './session.ts';

/** What a person wants after looking over the answers. */
export type ReviewOutcome =
  | { readonly kind: 'place' }
  | { readonly kind: 'go-on' }
  | { readonly kind: 'needs' }
  | { readonly kind: 'leave' }
  | { readonly kind: 'back' }
  | { readonly kind: 'detail'; readonly detail: Detail }
  | { readonly kind: 'question'; readonly question: Question };

/** Shows every answer, each of which can be changed, before anything is placed. */
export async function review(session: Session, prompter: Prompter): Promise<ReviewOutcome> {
  const questions = session.questions();
  const open = questions.filter((question) => !session.isAnswered(question));
  const reply = await prompter.choose<ReviewOutcome>({
    context:
      open.length === 0
        ? 'Every question is answered.'
        : `${counted(open.length, 'question')} not answered yet.`,
    message: 'Check your answers. Choose one to change it.',
    choices: [
      {
        value: { kind: 'place' },
        label: session.asksOnlyNeeds
          ? 'All is right: show what they need'
          : 'All is right: place the service',
        mark: 'p',
      },
      ...(open.length > 0
        ? [
            {
              value: { kind: 'go-on' } as const,
              label: 'Go on with the first unanswered question',
              mark: 'g',
            },
          ]
        : []),
      ...(session.leavesNeedsOut
        ? [
            {
              value: { kind: 'needs' } as const,
              label: 'Answer the questions about the people served',
              mark: 'f',
            },
          ]
        : []),
      ...DETAILS.map((detail) => detailChoice(detail, session)),
      ...questions.map((question, index) => questionChoice(question, index + 1, session)),
    ],
    current: [open.length === 0 ? 0 : 1],
    passing: true,
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return { kind: reply.command === 'leave' ? 'leave' : 'back' };
  return reply.values[0] ?? { kind: 'go-on' };
}

/** What is typed to change each of the details. Questions keep their numbers. */
const DETAIL_MARKS: Readonly<Record<Detail, string>> = {
  name: 's',
  nation: 'n',
  people: 'w',
  partners: 'a',
  role: 'y',
};

function detailChoice(detail: Detail, session: Session): Choice<ReviewOutcome> {
  const { label, value } = detailText(detail, session);
  return { value: { kind: 'detail', detail }, label, detail: value, mark: DETAIL_MARKS[detail] };
}

function questionChoice(question: Question, number: number, session: Session): Choice<ReviewOutcome> {
  const detail = answerText(question, session.answerTo(question));
  return { value: { kind: 'question', question }, label: question.ask, detail, mark: String(number) };
}

/** An answer in the words of its options. */
function answerText(question: Question, { answer }: DraftAnswer): string {
  if (answer === null) return 'Not answered';
  const textOf = (id: string) => question.options.find((option) => option.id === id)?.text ?? WORDS[id] ?? id;
  return typeof answer === 'string' ? textOf(answer) : `One of: ${answer.map(textOf).join(' / ')}`;
}

const WORDS: Readonly<Record<string, string>> = { unknown: 'Don’t know', 'not-applicable': 'Does not apply' };
