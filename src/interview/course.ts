import { isUndecided } from '../assessment/answers.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Paper } from '../layout/paper.ts';
import type { Question } from '../model/question.ts';
import { counted } from '../text.ts';
import { ASKED_FIRST, DETAILS, type Detail, isAsked } from './details.ts';
import type { Prompter } from './prompters/prompter.ts';
import type { Autosave } from './saving.ts';
import type { Session } from './session.ts';

/** A stop of the conversation; with `return`, the review comes after it. */
export type Stop =
  | { readonly kind: 'detail'; readonly detail: Detail; readonly return?: boolean }
  | { readonly kind: 'question'; readonly question: Question; readonly return?: boolean }
  | { readonly kind: 'offer-needs' }
  | { readonly kind: 'review' };

/** The order of the questions, and what is said of the progress. */
export interface Course {
  /** True where only what can change a level is asked, and the rest is left for later. */
  readonly isQuick: boolean;
  /** The question to go on with; null where nothing is left to ask. */
  next(): Question | null;
  /** The question after this one; null where the review comes next. */
  after(question: Question): Question | null;
  /** The question before this one, or before the review; null where it is the first. */
  before(question: Question | null): Question | null;
  /** The place of a question: "Question 5 of 29". */
  position(question: Question): string;
  /** Records that a question was answered; gives a sentence to say, if any. */
  recordAnswer(question: Question): string | null;
  /** How many questions there are, said before the first. */
  lengthText(): string;
  /** The progress, said above the review. */
  progress(): string;
}

/** Every question, in the framework's order. */
export function wholeCourse(session: Session): Course {
  const isUnanswered = (question: Question): boolean => !session.isAnswered(question);
  return {
    isQuick: false,
    next: () => session.questions().find(isUnanswered) ?? null,
    after(question) {
      const questions = session.questions();
      const all = allQuestions(session.framework);
      const place = all.findIndex(({ id }) => id === question.id);
      return all.slice(place + 1).find((each) => questions.includes(each) && isUnanswered(each)) ?? null;
    },
    before(question) {
      const questions = session.questions();
      const place = question ? questions.findIndex(({ id }) => id === question.id) : questions.length;
      return questions[place - 1] ?? null;
    },
    position(question) {
      const numbers = session.numbers();
      return `Question ${numbers.get(question.id)} of ${numbers.size}`;
    },
    recordAnswer: () => null,
    lengthText: () => `${counted(session.questions().length, 'question')}. Take your time;`,
    progress() {
      const questions = session.questions();
      const left = questions.filter(isUnanswered).length;
      if (left > 0) return `${counted(left, 'question')} not answered yet.`;
      const open = questions.filter((question) => isUndecided(session.answerTo(question))).length;
      return `Every question is answered${open === 0 ? '' : `, ${open} of them with an open answer`}.`;
    },
  };
}

/** The state of an interview; the autosave and the course may be replaced on the way. */
export interface Interview {
  readonly session: Session;
  readonly prompter: Prompter;
  readonly paper: Paper;
  course: Course;
  /** The autosave of a new file, called after the service. */
  autosaveFor(name: string): Autosave | Promise<Autosave>;
  /** Null until the first answer of a new file. */
  autosave: Autosave | null;
  /** The details of which the file does not even say that they were skipped. */
  unanswered: readonly Detail[];
  /** The questions whose answers of last time were said to be so no longer; null where each is asked anyhow. */
  readonly changed: Set<string> | null;
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

/** True for a detail that is asked before the questions; a quick course asks most afterwards. */
function isInCourse(detail: Detail, { session, course, changed, unanswered }: Interview): boolean {
  if (changed && !unanswered.includes(detail)) return false;
  return isAsked(detail, session) && (!course.isQuick || ASKED_FIRST.includes(detail));
}

/** The offer to start with the people served, or the first question. */
function afterDetails(interview: Interview): Stop {
  const { session, course } = interview;
  const isOffered = session.leavesNeedsOut && !session.needsSkipped && !course.isQuick;
  return isOffered ? { kind: 'offer-needs' } : goOn(interview);
}

/** The stop after a detail; behind the last it is said how many questions there are. */
export function afterDetail(detail: Detail, interview: Interview): Stop {
  const { session, course } = interview;
  const next = DETAILS.slice(DETAILS.indexOf(detail) + 1).find((each) => isInCourse(each, interview));
  if (next) return { kind: 'detail', detail: next };
  if (!session.leavesNeedsOut || course.isQuick) return startQuestions(interview);
  return afterDetails(interview);
}

/** Says how many questions there are, and gives the first that is unanswered. */
export function startQuestions(interview: Interview): Stop {
  interview.prompter.say(`${interview.course.lengthText()} every answer is saved as you give it.`);
  return goOn(interview);
}

/** The next unanswered question, or the review. */
export function goOn({ course }: Interview): Stop {
  return stopAt(course.next());
}

export function stopAt(question: Question | null): Stop {
  return question ? { kind: 'question', question } : { kind: 'review' };
}

/** True where `stop` can still be gone back to: answers may have hidden its question. */
function isReachable(stop: Stop, { session, course }: Interview): boolean {
  if (stop.kind === 'question') return session.questions().some(({ id }) => id === stop.question.id);
  return stop.kind !== 'offer-needs' || (session.mayLeaveNeedsOut && !course.isQuick);
}

function detailBefore(detail: Detail | null, interview: Interview): Stop {
  const before = detail === null ? DETAILS : DETAILS.slice(0, DETAILS.indexOf(detail));
  const found = before.findLast((each) => isInCourse(each, interview));
  return { kind: 'detail', detail: found ?? detail ?? 'name' };
}

/** The stop before the one that the person began at. */
function before(stop: Stop, interview: Interview): Stop {
  if (stop.kind === 'detail') return detailBefore(stop.detail, interview);
  if (stop.kind === 'offer-needs') return detailBefore(null, interview);
  const question = interview.course.before(stop.kind === 'question' ? stop.question : null);
  if (question) return stopAt(question);
  const offer: Stop = { kind: 'offer-needs' };
  return isReachable(offer, interview) ? offer : detailBefore(null, interview);
}

/** The next question, or the review. */
export function after(question: Question, { session, course, prompter }: Interview): Stop {
  const next = course.after(question);
  if (next && session.isNeed(question) && !session.isNeed(next))
    prompter.say('That was about the people served. From here on it is about the service.');
  return stopAt(next);
}

/** The stops that a person came by; going back only shortens them, so that no way is a circle. */
export class BackStack {
  readonly #stops: Stop[] = [];

  push(stop: Stop): void {
    this.#stops.push(stop);
  }

  /** The last stop that can still be reached; where the person began, the one before `stop`. */
  back(stop: Stop, interview: Interview): Stop {
    return this.#pop((each) => isReachable(each, interview)) ?? before(stop, interview);
  }

  backToReview(): Stop {
    return this.#pop(({ kind }) => kind === 'review') ?? { kind: 'review' };
  }

  #pop(holds: (stop: Stop) => boolean): Stop | null {
    for (;;) {
      const stop = this.#stops.pop();
      if (!stop || holds(stop)) return stop ?? null;
    }
  }
}
