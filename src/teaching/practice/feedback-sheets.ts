import type { Model } from '../../engine/compiled.ts';
import type { ExampleSet } from '../../model/key.ts';
import { ownCases } from '../cases/case-reading.ts';
import type { Marking, StudentMarks } from '../marking/marking-types.ts';
import { type Judged, judgeMarked } from './judge-answer.ts';

/** What one student gets back, with nothing of anybody else. */
export interface FeedbackSheet {
  readonly student: StudentMarks;
  readonly framework: Pick<Marking['framework'], 'title' | 'version'>;
  /** The cases of the student, in order. */
  readonly judged: readonly Judged[];
}

/** The sheet of each student of a class that was marked against a set. */
export function feedbackSheets(
  { students, framework, withBarriers }: Marking,
  { examples, variants }: Pick<ExampleSet, 'examples' | 'variants'>,
  model: Model,
): FeedbackSheet[] {
  const known = new Map(examples.map((example) => [example.id, example]));
  return students.map((student) => {
    const cases = student.answers.map((answer) => answer.case);
    // In a booklet of one’s own the cases have numbers of their own.
    const own = variants
      ? new Map(ownCases(known, { cases }).map(({ example, id }) => [id, example]))
      : known;
    const judged = student.answers.flatMap((answer) => {
      const example = own.get(answer.case);
      return example ? [judgeMarked(example, answer, { model, withBarriers })] : [];
    });
    return { student, framework, judged };
  });
}
