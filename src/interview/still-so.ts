import { type DraftAnswer, isUndecided } from '../assessment/answers.ts';
import { themeOf } from '../framework/traverse.ts';
import type { Question } from '../model/question.ts';
import { counted, dayText } from '../text.ts';
import { aboutWhom, answerWords } from './ask-question.ts';
import type { Interview } from './course.ts';
import { DETAILS, type Detail, detailRows } from './details.ts';
import type { PromptCommand } from './prompters/prompter.ts';
import type { Session } from './session.ts';

/** The details that seldom change from year to year: not the day, nor who answers. */
export const KEPT: readonly Detail[] = DETAILS.filter(
  (detail) => !['date', 'role', 'organisation'].includes(detail),
);

/** Asks which of them are no longer so; null where the person leaves. */
export async function askDetailsStillSo({ session, prompter }: Interview): Promise<readonly Detail[] | null> {
  const reply = await prompter.choose({
    context: 'The service',
    message: `${whenIn(session)} it was so. Which of these has changed?`,
    choices: detailRows(session).flatMap(({ detail, label, value }) =>
      KEPT.includes(detail) ? [{ value: detail, label, detail: value }] : [],
    ),
    isChecklist: true,
    commands: ['leave'],
  });
  return reply.kind === 'chosen' ? reply.values : null;
}

function whenIn({ last }: Session): string {
  return last?.date ? `On ${dayText(last.date)}` : 'Last time';
}

/** Of more answers at once some are not on the screen, and would be taken unseen. */
const IN_SIGHT = 5;

/** What came of a theme: what is still so, or a command that leads away. */
type StillSo =
  | { readonly kind: 'so'; readonly answers: ReadonlyMap<Question, DraftAnswer> }
  | { readonly kind: 'command'; readonly command: PromptCommand };

/** Asks which of the next certain answers of last time in the theme of `question` have changed; null for none. */
export async function askStillSo(question: Question, interview: Interview): Promise<StillSo | null> {
  const { session, prompter, changed } = interview;
  if (!changed) return null;
  const theme = themeOf(question, session.framework);
  const rows = session
    .questions()
    .filter(
      (each) =>
        themeOf(each, session.framework) === theme && session.isNeed(each) === session.isNeed(question),
    )
    .flatMap((each) => {
      const given = session.lastAnswerTo(each);
      const isAsked = given && !isUndecided(given) && !session.isAnswered(each) && !changed.has(each.id);
      return isAsked ? [{ question: each, given }] : [];
    })
    .slice(0, IN_SIGHT);
  if (rows.length === 0) return null;
  const reply = await prompter.choose({
    context: [...(theme === null ? [] : [theme]), counted(rows.length, 'answer')].join(' · '),
    ...(session.sides === '' ? {} : { about: aboutWhom(session) }),
    message: `${whenIn(session)} it was so. Which of these has changed, or is not known any more?`,
    choices: rows.map(({ question: each, given }) => ({
      value: each,
      label: each.ask,
      detail: answerWords(each, given),
    })),
    isChecklist: true,
    commands: ['back', 'review', 'leave'],
  });
  if (reply.kind === 'command') return reply;
  for (const each of reply.values) changed.add(each.id);
  const kept = rows.filter((row) => !reply.values.includes(row.question));
  return {
    kind: 'so',
    answers: new Map(
      kept.map((row) => [row.question, { ...session.answerTo(row.question), answer: row.given.answer }]),
    ),
  };
}
