import type { AnswerValue } from '../model/assessment.ts';
import type { AnswerResult } from '../model/result.ts';

/** A second round: what it asks, and of whom. */

/** A second round, for the person behind one view. */
export interface SecondRound {
  /** The name of the file of the view, on top of which the answers go. */
  readonly view: string;
  /** Whose view it is: role and organisation, else the name of the file. */
  readonly who: string;
  /** A mark of the form that the view was gathered from, by which it is found whatever it is called; null where it was not. */
  readonly origin: string | null;
  readonly questions: readonly AskedAgain[];
}

/** A view as a form names it, so that it is found again. */
export function viewNamed({ view, origin }: Pick<SecondRound, 'view' | 'origin'>): string {
  return origin === null ? view : `${view} ${origin}`;
}

/** What stands beside a question that is asked again. */
export interface AskedAgain {
  readonly id: string;
  /** By it is told whether the view still says what it said. */
  readonly mark: string;
  /** How many of those who knew gave which answer in the first round. */
  readonly said: readonly { readonly answer: AnswerValue; readonly views: number }[];
  /** How many did not know it, or gave no answer. */
  readonly notKnown: number;
  readonly notAsked: number;
  /** One’s own answer then, or what stood in its place. */
  readonly own: AnswerResult['answer'];
}
