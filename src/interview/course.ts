import { allQuestions } from '../framework/traverse.ts';
import type { Paper } from '../layout/paper.ts';
import type { Question } from '../model/question.ts';
import { counted } from '../text.ts';
import { ASKED_FIRST, DETAILS, type Detail, isAsked } from './ask-details.ts';
import { isOpen } from './ask-question.ts';
import type { Prompter } from './prompters/prompter.ts';
import type { Autosave } from './saving.ts';
import type { Session } from './session.ts';

/** A place that a conversation can be at. `return` says that after this one answer it goes back to the review. */
export type Stop =
  | { readonly kind: 'detail'; readonly detail: Detail; readonly return?: boolean }
  | { readonly kind: 'question'; readonly question: Question; readonly return?: boolean }
  | { readonly kind: 'offer-needs' }
  | { readonly kind: 'review' };

/** The way that a person came, so that going back leads along it. It only gets shorter by going back: no way is a circle. */
export class BackStack {
  readonly #places: Stop[] = [];

  /** Takes note that the person goes on from a place. */
  push(place: Stop): void {
    this.#places.push(place);
  }

  /** The place that the person came from, of those that are still there to go to; null where they began here. */
  pop(isThere: (place: Stop) => boolean): Stop | null {
    for (;;) {
      const place = this.#places.pop();
      if (!place || isThere(place)) return place ?? null;
    }
  }
}

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
  position(question: Question): string;
  /** Takes note that a question was answered; gives what is to be said of that, null where there is nothing. */
  recordAnswer(question: Question): string | null;
  /** How many questions there are, said before the first. */
  lengthText(): string;
  /** How things stand, said above the review. */
  progress(): string;
}

/** Every question, in the framework's order. */
export function wholeCourse(session: Session): Course {
  const isLeft = (question: Question): boolean => !session.isAnswered(question);
  return {
    isQuick: false,
    next: () => session.questions().find(isLeft) ?? null,
    after(question) {
      const questions = session.questions();
      const all = allQuestions(session.framework);
      const place = all.findIndex(({ id }) => id === question.id);
      return all.slice(place + 1).find((each) => questions.includes(each) && isLeft(each)) ?? null;
    },
    before(question) {
      const questions = session.questions();
      const place = question ? questions.findIndex(({ id }) => id === question.id) : questions.length;
      return questions[place - 1] ?? null;
    },
    position(question) {
      const questions = session.questions();
      const number = questions.findIndex(({ id }) => id === question.id) + 1;
      return `Question ${number} of ${questions.length}`;
    },
    recordAnswer: () => null,
    lengthText: () => `${counted(session.questions().length, 'question')}. Take your time;`,
    progress() {
      const questions = session.questions();
      const left = questions.filter(isLeft).length;
      if (left > 0) return `${counted(left, 'question')} not answered yet.`;
      const open = questions.filter((question) => isOpen(session.answerTo(question))).length;
      return `Every question is answered${open === 0 ? '' : `, ${open} of them with an open answer`}.`;
    },
  };
}

/** What an interview is held with. The autosave and the course may become others on the way. */
export interface Interview {
  readonly session: Session;
  readonly prompter: Prompter;
  /** What a long text is laid out on. */
  readonly paper: Paper;
  /** In what order it is asked. */
  course: Course;
  /** Called when the service has a name: where nothing is kept yet, that names the file. */
  autosaveFor(name: string): Autosave;
  /** The autosave of a file that exists already; null at the beginning of a new one. */
  autosave: Autosave | null;
  /** The details that the file says nothing of, not even that they were skipped. */
  readonly unanswered: readonly Detail[];
}

export function firstStop(interview: Interview): Stop {
  const { session, autosave, unanswered } = interview;
  const missing = unanswered.find((detail) => isInCourse(detail, interview));
  if (session.service.name === null || autosave === null) return { kind: 'detail', detail: 'name' };
  // Left before the first question, among the details.
  const isBegun = session.questions().some((question) => session.isAnswered(question));
  if (isBegun) return goOn(interview);
  return missing ? { kind: 'detail', detail: missing } : afterDetails(interview);
}

/** Quickly, what hangs on the answer is asked before it, and all else after it. */
export function isInCourse(detail: Detail, { session, course }: Interview): boolean {
  return isAsked(detail, session) && (!course.isQuick || ASKED_FIRST.includes(detail));
}

/** The people served come first, where the person wants that and has the time. */
export function afterDetails(interview: Interview): Stop {
  const { session, course } = interview;
  const isOffered = session.leavesNeedsOut && !session.needsSkipped && !course.isQuick;
  return isOffered ? { kind: 'offer-needs' } : goOn(interview);
}

/** On to what is not answered yet; with nothing left, to the review. */
export function goOn({ course }: Interview): Stop {
  return stopAt(course.next());
}

export function stopAt(question: Question | null): Stop {
  return question ? { kind: 'question', question } : { kind: 'review' };
}

/** True where a place that the person was at is still one: answers may have hidden a question. */
export function isReachable(place: Stop, { session, course }: Interview): boolean {
  if (place.kind === 'question') return session.questions().some(({ id }) => id === place.question.id);
  return place.kind !== 'offer-needs' || (session.mayLeaveNeedsOut && !course.isQuick);
}

function detailBefore(detail: Detail, interview: Interview): Detail {
  const before = DETAILS.slice(0, DETAILS.indexOf(detail));
  return before.findLast((each) => isInCourse(each, interview)) ?? detail;
}

function lastDetail(interview: Interview): Detail {
  return DETAILS.findLast((detail) => isInCourse(detail, interview)) ?? 'name';
}

/** The place before one that the person began at; before the first question, what comes ahead of the questions. */
export function before(place: Stop, interview: Interview): Stop {
  const { course } = interview;
  switch (place.kind) {
    case 'detail':
      return { kind: 'detail', detail: detailBefore(place.detail, interview) };
    case 'offer-needs':
      return { kind: 'detail', detail: lastDetail(interview) };
    case 'question':
    case 'review': {
      const question = course.before(place.kind === 'question' ? place.question : null);
      if (question) return stopAt(question);
      const offer: Stop = { kind: 'offer-needs' };
      return isReachable(offer, interview) ? offer : { kind: 'detail', detail: lastDetail(interview) };
    }
  }
}

/** The question after this one; after the last, the review. */
export function after(question: Question, { session, course, prompter }: Interview): Stop {
  const next = course.after(question);
  if (next && session.isNeed(question) && !session.isNeed(next))
    prompter.say('That was about the people served. From here on it is about the service.');
  return stopAt(next);
}
