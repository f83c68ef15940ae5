import { type DraftAnswer, isUndecided, optionsNamed } from '../assessment/answers.ts';
import { themeOf } from '../framework/traverse.ts';
import { wrapped } from '../layout/lines.ts';
import type { Paper } from '../layout/paper.ts';
import type { Question } from '../model/question.ts';
import { counted, printable } from '../text.ts';
import { aboutWhom, answerWords, askWhich, besideText, choicesOf } from './ask-question.ts';
import type { Course } from './course.ts';
import { type Detail, detailRows } from './details.ts';
import type { Choice, Menu, Prompter } from './prompters/prompter.ts';
import type { Session } from './session.ts';

/** What a person wants after looking over the answers. */
export type ReviewOutcome =
  | { readonly kind: 'place' | 'go-on' | 'needs' | 'leave' | 'back' }
  | { readonly kind: 'detail'; readonly detail: Detail }
  | { readonly kind: 'question'; readonly question: Question };

/** The state of the review, kept while the person is elsewhere. */
export interface ReviewView {
  /** True where only open answers are shown. */
  onlyOpen: boolean;
  /** The mark of the last row; null for none. */
  row: string | null;
}

interface ReviewContext {
  readonly session: Session;
  readonly course: Course;
  readonly prompter: Prompter;
  readonly paper: Paper;
}

type Row = Choice<ReviewOutcome | { readonly kind: 'turn' }>;

/** Shows the answers, each of which can be changed. */
export async function review(context: ReviewContext, view: ReviewView): Promise<ReviewOutcome> {
  for (;;) {
    const wish = await showAnswers(context, view);
    if (wish.kind === 'turn') view.onlyOpen = !view.onlyOpen;
    else if (wish.kind === 'full') await showOne(wish.question, context);
    else return wish;
  }
}

async function showAnswers(
  context: ReviewContext,
  view: ReviewView,
): Promise<Row['value'] | { readonly kind: 'full'; readonly question: Question | null }> {
  const rows = rowsOf(context, view);
  const reply = await context.prompter.choose(menuOf(rows, context, view));
  const [value = null] = (reply.kind === 'chosen' ? reply.values : reply.marked) ?? [];
  view.row = rows.find((row) => row.value === value)?.mark ?? view.row;
  if (reply.kind === 'chosen') return value ?? { kind: 'back' };
  if (reply.command !== 'full') return { kind: reply.command === 'leave' ? 'leave' : 'back' };
  return { kind: 'full', question: value?.kind === 'question' ? value.question : null };
}

function menuOf(
  choices: readonly Row[],
  { course }: ReviewContext,
  { row, onlyOpen }: ReviewView,
): Menu<Row['value']> {
  const at = choices.findIndex(({ mark }) => mark === row);
  return {
    context: course.progress(),
    message: 'Check your answers. Choose one to change it.',
    list: onlyOpen ? 'open' : 'all',
    choices,
    start: at >= 0 ? at : course.next() === null ? 0 : 1,
    passing: true,
    commands: ['back', 'full', 'leave'],
  };
}

function rowsOf({ session, course }: ReviewContext, view: ReviewView): Row[] {
  const questions = session.questions();
  const open = questions.filter((question) => isUndecided(session.answerTo(question))).length;
  if (open === 0) view.onlyOpen = false;
  const { onlyOpen } = view;
  const details = detailRows(session).map(
    ({ detail, value, ...row }): Row => ({ value: { kind: 'detail', detail }, detail: value, ...row }),
  );
  return [
    {
      value: { kind: 'place' },
      label: session.asksOnlyNeeds ? 'All is right: show what they need' : 'All is right: place the service',
      mark: 'p',
    },
    ...goOnRow(questions.filter((question) => !session.isAnswered(question)).length, course),
    ...(session.leavesNeedsOut ? [NEEDS_ROW] : []),
    ...turnRow(open, questions.length, onlyOpen),
    ...(onlyOpen ? [] : headed('The service', details)),
    ...questionRows(questions, session, course, onlyOpen),
  ];
}

const NEEDS_ROW: Row = {
  value: { kind: 'needs' },
  label: 'Answer the questions about the people served',
  mark: 'f',
};

/** The row to go on with what is unanswered, or with what a quick interview left out. */
function goOnRow(open: number, course: Course): Row[] {
  if (course.next() === null && open === 0) return [];
  const label =
    course.next() === null
      ? `Go on with ${open === 1 ? 'the other question' : `the other ${open} questions`}`
      : `Go on with the ${course.isQuick ? 'next' : 'first unanswered'} question`;
  return [{ value: { kind: 'go-on' }, label, mark: 'g' }];
}

function turnRow(open: number, all: number, onlyOpen: boolean): Row[] {
  if (open === 0 || (open === all && !onlyOpen)) return [];
  const label = onlyOpen
    ? `Show all again: ${counted(all - open, 'answered question')} ${all - open === 1 ? 'is' : 'are'} hidden`
    : `Show only what is open: ${open} of ${counted(all, 'question')}`;
  return [{ value: { kind: 'turn' }, label, mark: 'o' }];
}

/** Questions with their numbers under their themes; in a quick interview only the answered ones. */
function questionRows(
  questions: readonly Question[],
  session: Session,
  { isQuick }: Course,
  onlyOpen: boolean,
): Row[] {
  let theme: string | null = null;
  const numbers = session.numbers();
  return questions.flatMap((question): Row[] => {
    const given = session.answerTo(question);
    if (onlyOpen ? !isUndecided(given) : isQuick && given.answer === null) return [];
    const row: Row = {
      value: { kind: 'question', question },
      label: question.ask,
      detail: answerText(question, given),
      mark: String(numbers.get(question.id)),
    };
    const before = theme;
    theme = themeOf(question, session.framework);
    return theme === null || theme === before ? [row] : headed(theme, [row]);
  });
}

function headed(heading: string, [first, ...others]: readonly Row[]): Row[] {
  return first ? [{ ...first, heading }, ...others] : [];
}

function answerText(question: Question, given: DraftAnswer): string {
  const words = answerWords(question, given);
  return `${isUndecided(given) ? `Open: ${words}` : words}${besideText(given)}`;
}

/** Shows an answer in full with all options; of which question, the person is asked where no row says so. */
async function showOne(wanted: Question | null, context: ReviewContext): Promise<void> {
  const { session, prompter, paper } = context;
  const question = wanted ?? (await askWhich('See which answer in full?', session, prompter));
  if (!question) return;
  const parts = fullText(question, session, paper);
  await prompter.read({ parts, next: 'the review', rows: null, commands: [] });
}

function fullText(question: Question, session: Session, paper: Paper): string[][] {
  const given = session.answerTo(question);
  const { note, evidence, source } = given;
  const lines = (text: string, first = '') => wrapped(printable(text), paper, { first });
  const chosen = optionsNamed(given.answer);
  const word = chosen.length > 1 ? 'it could be this' : 'your answer';
  const options = choicesOf(question).flatMap(({ value, label }, index) =>
    lines(`${label}${chosen.includes(value) ? ` (${word})` : ''}`, `${String(index + 1).padStart(4)}  `),
  );
  const pieces = evidence.flatMap((piece, index) => lines(piece, `${String(index + 1).padStart(4)}  `));
  const beside = [
    ...(note === null ? [] : [lines(`Note: ${note}`)]),
    ...(pieces.length === 0 ? [] : [['Evidence:', ...pieces]]),
    ...(source === null ? [] : [lines(`Source: ${source}`)]),
  ];
  const open = isUndecided(given) ? lines(`Open: ${answerWords(question, given)}`) : [];
  const about = session.sides === '' ? [] : lines(aboutWhom(session));
  return [[...about, ...lines(question.ask).map(paper.style.strong), ...options, ...open], ...beside];
}
