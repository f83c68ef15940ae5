import type { Question } from '../model/framework.ts';
import { counted } from '../text.ts';
import { isOpen } from './ask-question.ts';
import type { Session } from './session.ts';

/** Which question comes when, and what is said of how far the interview has come. */
export interface Course {
  /** True where only what can change a level is asked, and the rest is left for later. */
  readonly isQuick: boolean;
  /** The question to go on with; null where nothing is left to ask. */
  next(): Question | null;
  /** The question after this one; null where the review comes next. */
  after(question: Question): Question | null;
  /** The question before this one, or before the review; null where it is the first. */
  before(question: Question | null): Question | null;
  /** Where a question stands: "Question 5 of 29". */
  place(question: Question): string;
  /** Takes note that a question was answered; gives what is to be said of that, null where there is nothing. */
  heard(question: Question): string | null;
  /** How many questions there are, said before the first. */
  length(): string;
  /** How things stand, said above the review. */
  standing(): string;
}

/** Every question, in the framework's order. */
export function wholeCourse(session: Session): Course {
  const isLeft = (question: Question): boolean => !session.isAnswered(question);
  return {
    isQuick: false,
    next: () => session.questions().find(isLeft) ?? null,
    after(question) {
      const questions = session.questions();
      const place = session.order.findIndex(({ id }) => id === question.id);
      return session.order.slice(place + 1).find((each) => questions.includes(each) && isLeft(each)) ?? null;
    },
    before(question) {
      const questions = session.questions();
      const place = question ? questions.findIndex(({ id }) => id === question.id) : questions.length;
      return questions[place - 1] ?? null;
    },
    place(question) {
      const questions = session.questions();
      const number = questions.findIndex(({ id }) => id === question.id) + 1;
      return `Question ${number} of ${questions.length}`;
    },
    heard: () => null,
    length: () => `${counted(session.questions().length, 'question')}. Take your time;`,
    standing() {
      const questions = session.questions();
      const left = questions.filter(isLeft).length;
      if (left > 0) return `${counted(left, 'question')} not answered yet.`;
      const open = questions.filter((question) => isOpen(session.answerTo(question))).length;
      return `Every question is answered${open === 0 ? '' : `, ${open} of them with an open answer`}.`;
    },
  };
}
