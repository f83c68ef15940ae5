import { resolve } from 'node:path';
import { type AnswerPart, draftsIn } from '../../assessment/answers.ts';
import { parseSource } from '../../document/parse.ts';
import { readSource } from '../../host/files/read.ts';
import type { Io } from '../../host/io.ts';
import { type Detail, unansweredDetails } from '../../interview/details.ts';
import { Autosave } from '../../interview/saving.ts';
import { Session } from '../../interview/session.ts';
import { openAssessment } from '../../library/assessments.ts';
import { unwrap } from '../../problem.ts';

/** What a person wants to be asked: about which file, by which framework, and about what if not everything. */
export interface Wanted {
  readonly file: string | undefined;
  readonly framework: string | undefined;
  readonly only: AnswerPart | null;
  /** True where only what can change a level is asked. */
  readonly isQuick?: boolean;
}

/** An interview that was begun before. */
export interface Resumed {
  readonly session: Session;
  readonly autosave: Autosave;
  /** The details that the file says nothing of, not even that they were skipped. */
  readonly unanswered: readonly Detail[];
  /** What the person is to know of how the answers were read. */
  readonly notes: readonly string[];
}

/** The beginning of an interview that carries on with a file. Throws an `InputError` where the file has problems. */
export async function resume(
  { file: name, framework: named, only }: Wanted & { file: string },
  io: Io,
): Promise<Resumed> {
  const source = await readSource(name, io);
  const document = unwrap(parseSource(source));
  const opened = await openAssessment(document, named, io);
  const { written, framework, assessment, carried } = opened;
  const { service, answeredBy, date } = assessment;
  const answers = draftsIn(written);
  // Like a detail, what was skipped stands there without a value.
  const needsSkipped = written.needs === null;
  const session = new Session(framework, { service, answeredBy, date, answers, needsSkipped }, only);
  return {
    session,
    // In the words in which the questions are asked.
    autosave: Autosave.resume(resolve(io.cwd, name), source.text, session.framework, io.cwd, carried),
    unanswered: unansweredDetails(written),
    notes: carried ? assessment.notes : [],
  };
}
