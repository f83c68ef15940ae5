import { type AnswerPart, type DraftAnswer, NO_ANSWER, partOf } from '../assessment/answers.ts';
import { compile } from '../engine/compile/compile.ts';
import { modelIn } from '../engine/compile/nation-terms.ts';
import type { Model } from '../engine/compiled.ts';
import { TRUE } from '../engine/logic/evaluate.ts';
import { settleSituation } from '../engine/logic/search.ts';
import type { Answers, Assessment, GivenAnswer, Respondent, Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { EMPTY_ASSESSMENT } from '../model/vocabulary.ts';
import { listedShort } from '../text.ts';

/** The answers of an interview in memory, and what follows from them. */
export class Session {
  service: Service;
  answeredBy: readonly Respondent[];
  date: string | null;
  #parts: readonly AnswerPart[];
  /** True where the questions about the people served were skipped, on this day or another. */
  needsSkipped: boolean;
  /** What was answered at an earlier time; null where nothing is shown of that. */
  readonly last: LastTime | null;
  readonly #written: Model;
  readonly #answers: Map<string, DraftAnswer>;
  readonly #chosen = new Map<string, readonly string[]>();

  /** `only` limits the interview to one part. */
  constructor(framework: Framework, start: StartingPoint, only: AnswerPart | null = null) {
    this.service = start.service;
    this.answeredBy = start.answeredBy;
    this.date = start.date;
    this.#written = compile(framework);
    this.#answers = new Map(start.answers);
    this.needsSkipped = start.needsSkipped ?? false;
    this.last = start.last ?? null;
    this.#parts = only === null ? ['answers'] : [only];
    const isBegun = this.#answered('needs').size > 0;
    if (only === null && isBegun) this.includeNeeds();
  }

  /** The framework made ready for scoring, in the words of the nation, once known. */
  get model(): Model {
    return modelIn(this.#written, this.service.nation);
  }

  /** The framework in the words of the nation, once known. */
  get framework(): Framework {
    return this.model.framework;
  }

  /** “The agencies” of the questions in words; empty where nobody said. */
  get sides(): string {
    const { sides } = this.service;
    return listedShort(this.framework.agencies.filter(({ id }) => sides.includes(id)));
  }

  /** The draft of an answer, even an empty one. */
  answerTo(question: Question): DraftAnswer {
    return this.#answers.get(question.id) ?? NO_ANSWER;
  }

  /** A session about the same service on another day, in which these answers, of `file`, are last time's. */
  followedOn(date: string, file: string, only: AnswerPart | null): Session {
    const { service, answeredBy } = this;
    // What was not asked then is kept in its file, and was not so.
    const asked = new Set(this.#askedIn(['needs', 'answers']).map(({ id }) => id));
    const answers = new Map([...this.#answers].filter(([id]) => asked.has(id)));
    const last = { file, date: this.date, answers };
    return new Session(
      this.#written.framework,
      { service, answeredBy, date, answers: new Map(), last },
      only,
    );
  }

  /** What was answered last time; null where nothing was. */
  lastAnswerTo(question: Question): DraftAnswer | null {
    const given = this.last?.answers.get(question.id);
    return given && given.answer !== null ? given : null;
  }

  isAnswered(question: Question): boolean {
    return this.answerTo(question).answer !== null;
  }

  setAnswer(question: Question, answer: DraftAnswer): void {
    this.#answers.set(question.id, answer);
  }

  /** The options chosen before the person went elsewhere without answering. */
  chosenFor(question: Question): readonly string[] {
    return this.#chosen.get(question.id) ?? [];
  }

  choose(question: Question, options: readonly string[]): void {
    this.#chosen.set(question.id, options);
  }

  /** True where the framework asks about the people served and this interview does not. */
  get leavesNeedsOut(): boolean {
    return this.framework.needs !== null && !this.#parts.includes('needs');
  }

  /** True where only the people served are asked about. */
  get asksOnlyNeeds(): boolean {
    return !this.#parts.includes('answers');
  }

  /** True while it is open whether the people served are asked about. */
  get mayLeaveNeedsOut(): boolean {
    return this.framework.needs !== null && !this.asksOnlyNeeds && this.#answered('needs').size === 0;
  }

  /** Asks about the people served first from now on. */
  includeNeeds(): void {
    this.#parts = ['needs', 'answers'];
  }

  /** Asks only about the service from now on. */
  leaveNeedsOut(): void {
    this.#parts = ['answers'];
    this.needsSkipped = true;
  }

  isNeed(question: Question): boolean {
    return partOf(question, this.framework) === 'needs';
  }

  /** The questions that are, or may be, asked with these answers, in order. */
  questions(): readonly Question[] {
    return this.#askedIn(this.#parts);
  }

  #askedIn(parts: readonly AnswerPart[]): readonly Question[] {
    return parts.flatMap((part) =>
      this.#situationOf(part).flatMap(({ question, asked }) => (asked & TRUE ? question : [])),
    );
  }

  /**
   * The questions of either part that are certainly asked with these answers; also those that may be asked, where all that
   * decides it `isSettled`.
   */
  surelyAsked(isSettled: (question: Question) => boolean): ReadonlySet<string> {
    const sure = (['needs', 'answers'] as const).flatMap((part) =>
      this.#situationOf(part).flatMap(({ question, asked, decidedBy }) =>
        asked === TRUE || (asked & TRUE && decidedBy().every(isSettled)) ? question.id : [],
      ),
    );
    return new Set(sure);
  }

  /** Whether each question of a part is asked, true, false or either, and by which answers that is decided. */
  #situationOf(part: AnswerPart) {
    const asked = part === 'answers' ? this.model : this.model.needs?.asked;
    if (!asked) return [];
    const situation = settleSituation(asked, this.#answered(part), this.service.nation);
    return asked.questions.map(({ question }, index) => ({
      question,
      asked: situation.asked[index] ?? TRUE,
      decidedBy: () =>
        [...asked.decides].flatMap(([by, decided]) =>
          decided.includes(index) ? (asked.questions[by]?.question ?? []) : [],
        ),
    }));
  }

  /** The questions of the parts that are asked, in the order of their numbers, hidden ones too. */
  numbered(): readonly Question[] {
    const { needs, questions } = this.framework;
    return this.#parts.flatMap((part) => (part === 'answers' ? questions : (needs?.questions ?? [])));
  }

  /** The number of each of these; where those about the people served are asked too, it is the same as in a form. */
  numbers(): ReadonlyMap<string, number> {
    return new Map(this.numbered().map(({ id }, index) => [id, index + 1]));
  }

  /** The session as the engine takes it. */
  assessment(): Assessment {
    return {
      service: this.service,
      answeredBy: this.answeredBy,
      date: this.date,
      frameworkVersion: this.framework.version,
      needs: this.#answered('needs'),
      answers: this.#answered('answers'),
      notes: [],
    };
  }

  #answered(part: AnswerPart): Answers {
    const needs = new Set(this.framework.needs?.questions.map(({ id }) => id));
    const given = [...this.#answers].flatMap(([id, { answer, ...rest }]): [string, GivenAnswer][] =>
      answer === null || needs.has(id) !== (part === 'needs') ? [] : [[id, { answer, ...rest }]],
    );
    return new Map(given);
  }
}

/** The answers of an assessment of an earlier time, which count for nothing until they are given again. */
export interface LastTime {
  /** Its file, relative to the person's folder. */
  readonly file: string;
  /** The day that they are about. */
  readonly date: string | null;
  readonly answers: ReadonlyMap<string, DraftAnswer>;
}

export interface StartingPoint {
  readonly service: Service;
  readonly answeredBy: readonly Respondent[];
  readonly date: string | null;
  readonly needsSkipped?: boolean;
  /** Of both parts: no two questions of a framework share an id. */
  readonly answers: ReadonlyMap<string, DraftAnswer>;
  readonly last?: LastTime | null;
}

/** The start of an interview about an unknown service. */
export const UNKNOWN_SERVICE: StartingPoint = {
  service: EMPTY_ASSESSMENT.service,
  answeredBy: [],
  date: null,
  answers: new Map(),
};
