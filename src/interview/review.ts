import type { DraftAnswer } from '../assessment/write.ts';
import type { Question } from '../model/framework.ts';
import { DETAILS, type Detail, detailText } from './ask-details.ts';
import type { Course } from './course.ts';
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

/** Shows the answers, each of which can be changed, before anything is placed. */
export async function review(session: Session, course: Course, prompter: Prompter): Promise<ReviewOutcome> {
  const reply = await prompter.choose<ReviewOutcome>({
    context: course.standing(),
    message: 'Check your answers. Choose one to change it.',
    choices: [
      {
        value: { kind: 'place' },
        label: session.asksOnlyNeeds
          ? 'All is right: show what they need'
          : 'All is right: place the service',
        mark: 'p',
      },
      ...goOnChoice(session, course),
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
      ...questionChoices(session, course),
    ],
    current: [course.next() === null ? 0 : 1],
    passing: true,
    commands: ['back', 'leave'],
  });
  if (reply.kind === 'command') return { kind: reply.command === 'leave' ? 'leave' : 'back' };
  return reply.values[0] ?? { kind: 'go-on' };
}

/** To go on with what is not answered; after a quick interview, with all that it left out. */
function goOnChoice(session: Session, course: Course): Choice<ReviewOutcome>[] {
  const open = session.questions().filter((question) => !session.isAnswered(question)).length;
  if (course.next() === null && open === 0) return [];
  const label =
    course.next() === null
      ? `Go on with ${open === 1 ? 'the other question' : `the other ${open} questions`}`
      : `Go on with the ${course.isQuick ? 'next' : 'first unanswered'} question`;
  return [{ value: { kind: 'go-on' }, label, mark: 'g' }];
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

/** Every question by its number; of a quick interview those that were answered, since most are not. */
function questionChoices(session: Session, { isQuick }: Course): Choice<ReviewOutcome>[] {
  return session.questions().flatMap((question, index) => {
    if (isQuick && !session.isAnswered(question)) return [];
    const detail = answerText(question, session.answerTo(question));
    const mark = String(index + 1);
    return [{ value: { kind: 'question', question }, label: question.ask, detail, mark }];
  });
}

/** An answer in the words of its options. */
function answerText(question: Question, { answer }: DraftAnswer): string {
  if (answer === null) return 'Not answered';
  const textOf = (id: string) => question.options.find((option) => option.id === id)?.text ?? WORDS[id] ?? id;
  return typeof answer === 'string' ? textOf(answer) : `One of: ${answer.map(textOf).join(' / ')}`;
}

const WORDS: Readonly<Record<string, string>> = { unknown: 'Don’t know', 'not-applicable': 'Does not apply' };
