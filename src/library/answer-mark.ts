import { draftAnswer } from '../assessment/answers.ts';
import type { WrittenAssessment } from '../model/assessment.ts';
import { markOf } from './gathered-folder.ts';

/** A mark of what a file says to a question, by which it is seen whether that is another by now. */
export function answerMark({ needs, answers }: WrittenAssessment, question: string): string {
  const entries = new Map(Object.entries({ ...needs, ...answers }));
  return markOf(JSON.stringify(draftAnswer(entries.get(question) ?? null)));
}
