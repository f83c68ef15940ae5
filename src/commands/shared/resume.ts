import { dirname, join, resolve } from 'node:path';
import { type AnswerPart, draftsIn } from '../../assessment/answers.ts';
import { parseSource } from '../../document/parse.ts';
import { fromHere, isWithin, kindAt, realPath } from '../../host/files/inspect.ts';
import { readSource } from '../../host/files/read.ts';
import type { Io } from '../../host/io.ts';
import { type Detail, unansweredDetails } from '../../interview/details.ts';
import { Autosave } from '../../interview/saving.ts';
import { type LastTime, Session } from '../../interview/session.ts';
import { openAssessment, openAssessmentBy } from '../../library/assessments.ts';
import { isAgreed } from '../../library/view-files.ts';
import type { Framework } from '../../model/framework.ts';
import { tried, unwrap } from '../../problem.ts';
import { quoted } from '../../text.ts';

/** What a person wants to be asked: about which file, by which framework, and about what if not everything. */
export interface Wanted {
  readonly file: string | undefined;
  readonly framework: string | undefined;
  readonly only: AnswerPart | null;
  /** True where only what can change a level is asked. */
  readonly isQuick?: boolean;
  /** The assessment of an earlier time whose answers are shown beside the questions. */
  readonly from?: string | undefined;
  /** True where it is only asked which of these are no longer so. */
  readonly isChanged?: boolean;
  /** True where it was said already that a file of an earlier time is to be corrected. */
  readonly isCorrection?: boolean;
}

/** An interview that was begun before. */
export interface Resumed {
  readonly session: Session;
  readonly autosave: Autosave;
  /** The details that the file says nothing of, not even that they were skipped. */
  readonly unanswered: readonly Detail[];
  /** What the person is to know of how the answers were read. */
  readonly notes: readonly string[];
  /** The same of those of last time. */
  readonly lastNotes: readonly string[];
  /** The framework as a person names it: by its id or its file. */
  readonly framework: string;
  /** True where it is what a panel agreed on. */
  readonly isAgreed: boolean;
}

/** The beginning of an interview that carries on with a file. Throws an `InputError` where the file has problems. */
export async function resume(
  { file: name, framework: named, only, from }: Wanted & { file: string },
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
  const earlier = await earlierAnswers(name, from ?? null, written.follows ?? null, framework, io);
  const { last, notes: lastNotes } = earlier;
  const start = { service, answeredBy, date, answers, needsSkipped, last };
  const session = new Session(framework, start, only);
  const own = written.framework?.file;
  return {
    session,
    // In the words in which the questions are asked.
    autosave: Autosave.resume(resolve(io.cwd, name), source.text, session.framework, io.cwd, carried),
    unanswered: unansweredDetails(written),
    notes: carried ? assessment.notes : [],
    lastNotes,
    framework: named ?? (own === undefined ? framework.id : fromHere(join(dirname(name), own), io.cwd)),
    isAgreed: isAgreed(document),
  };
}

interface Earlier {
  readonly last: LastTime | null;
  readonly notes: readonly string[];
}

/** The answers of the assessment `from` that a person named, or that a file says it follows; a note where that cannot be read. */
async function earlierAnswers(
  file: string,
  from: string | null,
  follows: string | null,
  framework: Framework,
  io: Io,
): Promise<Earlier> {
  if (from !== null) return lastTimeIn(from, framework, io);
  if (follows === null) return { last: null, notes: [] };
  const folder = dirname(resolve(io.cwd, file));
  const path = resolve(folder, follows);
  // A file that somebody sent leads nowhere else.
  const found =
    isWithin(realPath(folder), realPath(path)) && kindAt(path) === 'file'
      ? await tried(() => lastTimeIn(fromHere(path, io.cwd), framework, io))
      : null;
  // What became of these was said when they were first shown.
  if (found?.ok) return { last: found.value.last, notes: [] };
  const note = `The answers of last time cannot be shown: ${quoted(follows, 200)} is not there any more, or cannot be read.`;
  return { last: null, notes: [note] };
}

/** The answers of an assessment, as `framework` has them. Throws an `InputError` with every problem of it. */
async function lastTimeIn(name: string, framework: Framework, io: Io): Promise<Earlier> {
  const document = unwrap(parseSource(await readSource(name, io)));
  const { written, assessment, carried } = await openAssessmentBy(document, async () => framework);
  const last = { file: name, date: assessment.date, answers: draftsIn(written) };
  return { last, notes: carried ? assessment.notes : [] };
}
