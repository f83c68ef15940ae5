import type { DraftAnswer } from '../assessment/write.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { Question } from '../model/framework.ts';
import type { CommandName, Menu, Prompter } from './prompter.ts';
import type { Session } from './session.ts';

/** What came of asking a question: an answer, or where the person wants to go instead. */
export type QuestionOutcome =
  | { readonly kind: 'answered'; readonly answer: DraftAnswer }
  | { readonly kind: 'command'; readonly command: Exclude<CommandName, 'help'> };

/**
 * Asks one question until it is answered or the person wants to do something else. Help is given on the spot. `place`
 * says where in the interview it is.
 */
export async function askQuestion(
  question: Question,
  place: string,
  session: Session,
  prompter: Prompter,
): Promise<QuestionOutcome> {
  for (;;) {
    const reply = await prompter.choose(menuFor(question, place, session));
    if (reply.kind === 'chosen') {
      return {
        kind: 'answered',
        answer: { ...session.answerTo(question), answer: answerFrom(reply.values) },
      };
    }
    if (reply.command !== 'help') return { kind: 'command', command: reply.command };
    prompter.say(helpFor(question));
  }
}

function menuFor(question: Question, place: string, session: Session): Menu<string> {
  const choices = [
    ...question.options.map(({ id, text }) => ({ value: id, label: text })),
    { value: 'unknown', label: 'Don’t know' },
    ...(question.mayNotApply ? [{ value: 'not-applicable', label: 'Does not apply here' }] : []),
  ];
  const { answer } = session.answerTo(question);
  const chosen = answer === null ? [] : typeof answer === 'string' ? [answer] : answer;
  return {
    context: contextOf(question, place, session),
    message: question.ask,
    choices,
    current: choices.flatMap(({ value }, index) => (chosen.includes(value) ? [index] : [])),
    isAnswered: answer !== null,
    markable: question.options.length,
    commands: ['back', 'jump', 'review', 'note', 'help', 'leave'],
  };
}

/** What the question is about, where it is, and how far the interview has come. Answered is answered, be it "don't know". */
function contextOf(question: Question, place: string, session: Session): string {
  const answered = session.questions().filter((each) => session.isAnswered(each)).length;
  const theme = session.framework.dimensions.find(({ id }) => id === question.dimension)?.title;
  const dimension = theme ?? (session.isNeed(question) ? 'The people served' : undefined);
  const noted = session.answerTo(question).note === null ? '' : ' · has a note';
  const standing = `${place} · ${answered} answered${noted}`;
  return dimension === undefined ? standing : `${dimension} · ${standing}`;
}

function answerFrom(values: readonly string[]): AnswerValue {
  const [only] = values;
  return only !== undefined && values.length === 1 ? only : values;
}

function helpFor({ why, evidence }: Question): string {
  return [
    ...(why === null ? [] : [`Why it is asked: ${why}`]),
    ...(evidence === null ? [] : [`What would show it: ${evidence}`]),
    'If it lies between options, or you know only that it is one of some, mark all that it could be.',
    '“Don’t know” is an answer: the result then says what depends on it.',
  ].join('\n');
}

/** Asks for a note on a question, and for what shows the answer to somebody else. Null where the person turns back. */
export async function askNote(
  question: Question,
  session: Session,
  prompter: Prompter,
): Promise<DraftAnswer | null> {
  const before = session.answerTo(question);
  const note = await prompter.write({
    message: 'Note:',
    hint: 'What should be remembered about this answer. Leave it empty for none.',
    initial: before.note ?? '',
    commands: ['back'],
  });
  if (note.kind === 'command') return null;
  const evidence = await prompter.write({
    message: 'Evidence:',
    hint: 'What shows it to somebody else; several with semicolons between them. Leave it empty for none.',
    initial: before.evidence.join('; '),
    commands: ['back'],
  });
  if (evidence.kind === 'command') return null;
  const parts = evidence.text.split(';').map((part) => part.trim());
  return {
    ...before,
    note: note.text === '' ? null : note.text,
    evidence: parts.filter((part) => part !== ''),
  };
}
