/** What the engine is given besides a framework: one filled-in assessment, as plain data. */

/** An option, `unknown`, `not-applicable`, or a list of options of which one holds. */
export type AnswerValue = string | readonly string[];

export interface GivenAnswer {
  readonly answer: AnswerValue;
  readonly note: string | null;
  readonly evidence: readonly string[];
  /** The page or document that the answer rests on. */
  readonly source: string | null;
}

/** Question id to answer. */
export type Answers = ReadonlyMap<string, GivenAnswer>;

export interface Partner {
  readonly name: string;
  /** One of the framework's kinds of partner. */
  readonly agency: string | null;
}

export interface Service {
  readonly name: string | null;
  /** One of the framework's nations. */
  readonly nation: string | null;
  readonly people: string | null;
  readonly scope: string | null;
  readonly partners: readonly Partner[];
}

export interface Respondent {
  readonly role: string;
  readonly organisation: string | null;
  readonly name: string | null;
}

export interface Assessment {
  readonly service: Service;
  readonly answeredBy: readonly Respondent[];
  /** The day it describes: a year, a month or a day (2015, 2015-04, 2015-04-01). */
  readonly date: string | null;
  /** The version of the framework that the answers were given to; null where the file does not say. */
  readonly frameworkVersion: string | null;
  /** Question about the people served to answer; empty where nobody was asked. */
  readonly needs: Answers;
  /** Question id to answer. A question that is not here is unanswered. */
  readonly answers: Answers;
  /** What a reader of the result should know about how the file was read. */
  readonly notes: readonly string[];
}
