import {
  type AnswerMatcher,
  type Asked,
  answerMatcher,
  askedOf,
  inOtherWords,
} from '../assessment/match-answer.ts';
import { allQuestions } from '../framework/traverse.ts';
import type { Framework } from '../model/framework.ts';
import { type HeadingMatcher, headingMatcher } from './match-heading.ts';

/** A framework as tables are held against it: in its own words, and in those of each nation. */
export interface Questions {
  readonly framework: Framework;
  readonly asked: ReadonlyMap<string, Asked>;
  readonly match: HeadingMatcher;
  /** True where a text alone is an answer to a question. */
  isAnswer(question: string, text: string): boolean;
}

/** Makes a framework ready to read tables by. `variants` are the same framework in the words of each nation. */
export function questionsOf(framework: Framework, variants: readonly Framework[] = []): Questions {
  const others = inOtherWords(variants);
  const asked = new Map(
    allQuestions(framework).map((question) => [question.id, askedOf(question, others(question.id))]),
  );
  const matchers = new Map<string, AnswerMatcher>();
  const isAnswer = (id: string, text: string) => {
    const of = asked.get(id);
    if (!of) return false;
    const matcher = matchers.get(id) ?? answerMatcher(of);
    matchers.set(id, matcher);
    return matcher(text).kind === 'answer';
  };
  return { framework, asked, match: headingMatcher(framework, variants), isAnswer };
}
