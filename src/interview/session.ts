import { type DraftAnswer, type Part, partOf } from '../assessment/answers.ts';
import { compile } from '../engine/compile/compile.ts';
import { modelIn } from '../engine/compile/nation-terms.ts';
import type { Model, Questionnaire } from '../engine/compiled.ts';
import { TRUE } from '../engine/logic/evaluate.ts';
import { settleSituation } from '../engine/logic/search.ts';
import type { Answers, Assessment, GivenAnswer, Respondent, Service } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { EMPTY_ASSESSMENT } from '../model/vocabulary.ts';
import { listedShort } from '../text.ts';

/** What an interview has collected so far, and what follows from it. Changes only in memory; an autosave saves it. */
export class Session {
  service: Service;
  answeredBy: readonly Respondent[];
  date: string | null;
  #parts: readonly Part[];
  /** True where the questions about the people served were left out, on this day or another. */
  needsSkipped: boolean;
  readonly #written: Model;
  readonly #answers: Map<string, DraftAnswer>;
  readonly #chosen = new Map<string, readonly string[]>();

  /** `only` is the one part that is to be asked, where it is not the whole. */
  constructor(framework: Framework, start: StartingPoint, only: Part | null = null) {
    this.service = start.service;
    this.answeredBy = start.answeredBy;
    this.date = start.date;
    this.#written = compile(framework);
    this.#answers = new Map(start.answers);
    this.needsSkipped = start.needsSkipped ?? false;
    this.#parts = only === null ? ['answers'] : [only];
    const isBegun = this.#answered('needs').size > 0;
    if (only === null && isBegun) this.includeNeeds();
  }

  get #model(): Model {
    return modelIn(this.#written, this.service.nation);
  }

  /** The framework, in the words of the nation as soon as that is known. */
  get framework(): Framework {
    return this.#model.framework;
  }

  /** Who “the agencies” of the questions are, in words; empty where nobody said. */
  get sides(): string {
    const { sides } = this.service;
    return listedShort(this.framework.agencies.filter(({ id }) => sides.includes(id)));
  }

  /** What stands behind a question, answered or not. */
  answerTo(question: Question): DraftAnswer {
    return this.#answers.get(question.id) ?? NO_ANSWER;
  }

  isAnswered(question: Question): boolean {
    return this.answerTo(question).answer !== null;
  }

  setAnswer(question: Question, answer: DraftAnswer): void {
    this.#answers.set(question.id, answer);
  }

  /** What is chosen for a question and not given as an answer, because the person went elsewhere first. */
  chosenFor(question: Question): readonly string[] {
    return this.#chosen.get(question.id) ?? [];
  }

  choose(question: Question, options: readonly string[]): void {
    this.#chosen.set(question.id, options);
  }

  /** True where the framework asks about the people served and this interview does not, so far. */
  get leavesNeedsOut(): boolean {
    return this.framework.needs !== null && !this.#parts.includes('needs');
  }

  /** True where nothing but the people served is asked about. */
  get asksOnlyNeeds(): boolean {
    return !this.#parts.includes('answers');
  }

  /** True while it is open whether the people served are asked about: both parts may be, and nothing is answered. */
  get mayLeaveNeedsOut(): boolean {
    return this.framework.needs !== null && !this.asksOnlyNeeds && this.#answered('needs').size === 0;
  }

  /** From now on, the people served are asked about first. */
  includeNeeds(): void {
    this.#parts = ['needs', 'answers'];
  }

  /** From now on, only the service is asked about. */
  leaveNeedsOut(): void {
    this.#parts = ['answers'];
    this.needsSkipped = true;
  }

  isNeed(question: Question): boolean {
    return partOf(question, this.framework) === 'needs';
  }

  /** The questions that are, or may be, asked with the answers as they stand, in order. */
  questions(): readonly Question[] {
    return this.#parts.flatMap((part) => {
      const asked = part === 'answers' ? this.#model : this.#model.needs?.asked;
      return asked ? shown(asked, this.#answered(part), this.service.nation) : [];
    });
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

  #answered(part: Part): Answers {
    const needs = new Set(this.framework.needs?.questions.map(({ id }) => id));
    const given = [...this.#answers].flatMap(([id, { answer, ...rest }]): [string, GivenAnswer][] =>
      answer === null || needs.has(id) !== (part === 'needs') ? [] : [[id, { answer, ...rest }]],
    );
    return new Map(given);
  }
}

function shown(asked: Questionnaire, answers: Answers, nation: string | null): Question[] {
  const situation = settleSituation(asked, answers, nation);
  return asked.questions
    .filter((_, index) => (situation.asked[index] ?? TRUE) & TRUE)
    .map(({ question }) => question);
}

/** What is known when an interview begins. */
export interface StartingPoint {
  readonly service: Service;
  readonly answeredBy: readonly Respondent[];
  readonly date: string | null;
  readonly needsSkipped?: boolean;
  /** Of both parts: no two questions of a framework have the same id. */
  readonly answers: ReadonlyMap<string, DraftAnswer>;
}

const NO_ANSWER: DraftAnswer = { answer: null, note: null, evidence: [], source: null };

/** The beginning of an interview about a service of which nothing is known. */
export const UNKNOWN_SERVICE: StartingPoint = {
  service: EMPTY_ASSESSMENT.service,
  answeredBy: [],
  date: null,
  answers: new Map(),
};
