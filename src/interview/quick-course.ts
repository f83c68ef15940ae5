import { isUndecided } from '../assessment/answers.ts';
import type { Model } from '../engine/compiled.ts';
import { type NextQuestion, nextQuestion } from '../engine/quick/next-question.ts';
import { type Possible, possibleNow } from '../engine/quick/quick-state.ts';
import type { Question } from '../model/question.ts';
import { counted, listed } from '../text.ts';
import type { Course } from './course.ts';
import type { Session } from './session.ts';

/** Only what can still change a placement, what tells most first. */
export class QuickCourse implements Course {
  readonly isQuick = true;
  readonly #session: Session;
  readonly #model: Model;
  /** The questions answered in this sitting, in order. */
  readonly #asked: Question[] = [];
  #possible: readonly Possible[];
  /** The last choice, and what it was made from. */
  #chosen: { readonly from: string; readonly next: NextQuestion | null } | null = null;

  constructor(session: Session) {
    this.#session = session;
    this.#model = session.model;
    this.#possible = this.#possibleNow();
  }

  next(): Question | null {
    const next = this.#choose();
    return next && (this.#session.framework.questions[next.question] ?? null);
  }

  after(): Question | null {
    return this.next();
  }

  before(question: Question | null): Question | null {
    const place = this.#asked.findIndex(({ id }) => id === question?.id);
    return this.#asked[(place === -1 ? this.#asked.length : place) - 1] ?? null;
  }

  position(question: Question): string {
    const place = this.#asked.findIndex(({ id }) => id === question.id);
    if (place !== -1) return `Question ${place + 1}, asked before`;
    const number = this.#asked.length + 1;
    return `Question ${number} of at most ${Math.max(number, this.#atMost())}`;
  }

  recordAnswer(question: Question): string | null {
    if (this.#session.isNeed(question)) return null;
    if (!this.#asked.some(({ id }) => id === question.id)) this.#asked.push(question);
    const before = this.#possible;
    this.#possible = this.#possibleNow();
    const index = this.#session.framework.questions.findIndex(({ id }) => id === question.id);
    const told = this.#possible.filter((each, place) => {
      const wasCertain = before[place] && isCertain(before[place]);
      return each.placement.questions.includes(index) && !(wasCertain && isCertain(each));
    });
    if (told.length === 0) return 'That changes nothing about where it sits.';
    return certainties(told, ' now', this.#possible.length === 1).join('\n');
  }

  lengthText(): string {
    return `At most ${counted(this.#atMost(), 'question')};`;
  }

  progress(): string {
    const possible = this.#possibleNow();
    const isStuck = this.next() === null && !possible.every(isCertain);
    return [
      standingWords(possible),
      ...(isStuck ? ['The rest depends on what is not known.'] : []),
      this.#askedWords(),
    ].join(' ');
  }

  // Open is a question without an answer, or with one that leaves open which option it is.
  #askedWords(): string {
    const given = this.#session.questions().map((question) => this.#session.answerTo(question));
    const inPart = given.filter(({ answer }) => Array.isArray(answer)).length;
    const left = given.filter(isUndecided).length;
    const part = inPart === 0 ? '' : `, ${inPart} of them in part`;
    return `${counted(this.#asked.length, 'question')} asked, ${left === 0 ? 'none' : left} left open${part}.`;
  }

  #atMost(): number {
    return this.#choose()?.atMost ?? this.#asked.length;
  }

  #choose(): NextQuestion | null {
    const { answers, service } = this.#session.assessment();
    const asked = this.#asked.map(({ id }) => id);
    const given = [...answers].map(([id, { answer }]) => [id, answer]);
    const from = JSON.stringify([service.nation, asked, given]);
    if (this.#chosen?.from === from) return this.#chosen.next;
    const next = nextQuestion(this.#model, answers, service.nation, new Set(asked));
    this.#chosen = { from, next };
    return next;
  }

  #possibleNow(): Possible[] {
    const { answers, service } = this.#session.assessment();
    return possibleNow(this.#model, answers, service.nation);
  }
}

/** With more placements, only the number of certain ones is said. */
const NAMED = 3;

/** The possible levels, in a sentence or three. */
function standingWords(possible: readonly Possible[]): string {
  const certain = possible.filter(isCertain).length;
  if (possible.length > NAMED) return `Certain: ${certain} of ${possible.length} sets of levels.`;
  return certainties(possible, '', possible.length === 1).join(' ');
}

/** The levels still possible on each placement: "Still possible: A or B.", "Certain now: A." */
function certainties(possible: readonly Possible[], now: string, isOnly: boolean): string[] {
  return possible.map((each) => {
    const what = isCertain(each) ? `Certain${now}` : 'Still possible';
    const where = isOnly ? '' : ` for “${each.placement.placement.title}”`;
    const names = each.levels.map(({ name }) => name);
    return `${what}${where}: ${listed(names, 'or')}.`;
  });
}

function isCertain({ levels }: Possible): boolean {
  return levels.length === 1;
}
