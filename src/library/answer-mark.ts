import { NO_ANSWER } from '../assessment/answers.ts';
import type { Origin } from '../model/assessment.ts';
import { markOf } from './gathered-folder.ts';

/** A mark of what is said to a question, by which it is seen whether that is another by now. */
export function answerMark(given = NO_ANSWER): string {
  return markOf(JSON.stringify(given));
}

/** A mark of the form or the row that something was gathered from; null where it was not. */
export function originMark(origin: Origin | undefined): string | null {
  return origin ? markOf(`${origin.file} ${origin.row ?? ''}`) : null;
}
