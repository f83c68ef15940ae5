import type { DraftAnswer } from '../assessment/write.ts';
import { compile } from '../engine/compile.ts';
import type { Assessment, GivenAnswer, Respondent, Service } from '../engine/input.ts';
import type { Model } from '../engine/model.ts';
import { settleSituation } from '../engine/settle.ts';
import type { Framework, Question } from '../framework/types.ts';

/** What an interview has collected so far, and what follows from it. Changes only in memory; a keeper saves it. */
export class Session {
  readonly framework: Framework;
  service: Service;
  answeredBy: readonly Respondent[];
  date: string | null;
  readonly #model: Model;
  readonly #answers: Map<string, DraftAnswer>;

  constructor(framework: Framework, start: Collected) {
    this.framework = framework;
    this.service = start.service;
    this.answeredBy = start.answeredBy;
    this.date = start.date;
    this.#model = compile(framework);
    this.#answers = new Map(start.answers);
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

  /** The questions that are, or may be, asked with the answers as they stand, in order. */
  questions(): readonly Question[] {
    const situation = settleSituation(this.#model, this.assessment().answers, this.service.nation);
    return this.framework.questions.filter(
      (_, index) => situation.given[index] === 0 || situation.options[index] !== 0,
    );
  }

  /** The session as the engine takes it. */
  assessment(): Assessment {
    const given = [...this.#answers].flatMap(([id, { answer, ...rest }]): [string, GivenAnswer][] =>
      answer === null ? [] : [[id, { answer, ...rest }]],
    );
    return {
      service: this.service,
      answeredBy: this.answeredBy,
      date: this.date,
      frameworkVersion: this.framework.version,
      needs: new Map(),
      answers: new Map(given),
      notes: [],
    };
  }
}

/** What is known when an interview begins. */
export interface Collected {
  readonly service: Service;
  readonly answeredBy: readonly Respondent[];
  readonly date: string | null;
  readonly answers: ReadonlyMap<string, DraftAnswer>;
}

const NO_ANSWER: DraftAnswer = { answer: null, note: null, evidence: [], source: null };

/** The beginning of an interview about a service of which nothing is known. */
export const NOTHING: Collected = {
  service: { name: null, nation: null, people: null, scope: null, partners: [] },
  answeredBy: [],
  date: null,
  answers: new Map(),
};
