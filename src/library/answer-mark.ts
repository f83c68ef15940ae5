import { draftAnswer } from '../assessment/answers.ts';
import type { Origin, WrittenAssessment } from '../model/assessment.ts';
import { markOf } from './gathered-folder.ts';

/** A mark of what a file says to a question, by which it is seen whether that is another by now. */
export function answerMark({ needs, answers }: WrittenAssessment, question: string): string {
  const entries = new Map(Object.entries({ ...needs, ...answers }));
  return markOf(JSON.stringify(draftAnswer(entries.get(question) ?? null)));
}

/** A mark of the form or the row that something was gathered from; null where it was not. */
export function originMark(origin: Origin | undefined): string | null {
  return origin ? markOf(`${origin.file} ${origin.row ?? ''}`) : null;
}
