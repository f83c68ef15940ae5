import { allQuestions } from '../framework/traverse.ts';
import { Session, UNKNOWN_SERVICE } from '../interview/session.ts';
import { questionsOf } from '../model/fold-condition.ts';
import type { Framework } from '../model/framework.ts';
import type { Question } from '../model/question.ts';
import { type Form, type FormQuestion, wordsFor } from './form.ts';

/**
 * For each question that another question decides on: where it is asked, as an XLSForm says it. What more than one question decides on
 * is always asked there; that is no harm, since an answer that is not asked for does not count.
 */
export function askedWhere(form: Form, framework: Framework): ReadonlyMap<string, string> {
  const asked = new Map(form.questions.map((question) => [question.id, question]));
  const found = new Map<string, string>();
  for (const question of allQuestions(framework)) {
    const [by, other] = question.shownWhen === null ? [] : questionsOf(question.shownWhen);
    const deciding = by === undefined || other !== undefined ? undefined : asked.get(by);
    if (!deciding || !asked.has(question.id)) continue;
    const never = answersTo(deciding).filter((answer) => !isAsked(question, deciding.id, answer, framework));
    const own = never.map((answer) => `\${${deciding.id}} != '${answer}'`);
    const all = [...(found.has(deciding.id) ? [found.get(deciding.id) ?? ''] : []), ...own];
    if (all.length > 0) found.set(question.id, all.join(' and '));
  }
  return found;
}

function answersTo(question: FormQuestion): string[] {
  return [...question.options.map(({ id }) => id), ...wordsFor(question).map(([id]) => id)];
}

/** Whether `question` is asked of somebody who gave one answer to another question, and no other answers. */
function isAsked({ id }: Question, by: string, answer: string, framework: Framework): boolean {
  const given = { answer, note: null, evidence: [], source: null };
  const session = new Session(framework, { ...UNKNOWN_SERVICE, answers: new Map([[by, given]]) });
  session.includeNeeds();
  return session.questions().some((each) => each.id === id);
}
