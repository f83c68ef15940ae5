import { resolve } from 'node:path';
import { draftAnswer } from '../assessment/answers.ts';
import { checkAssessment } from '../assessment/check.ts';
import { readAssessment } from '../assessment/read.ts';
import { type Detail, firstUnspoken } from '../interview/ask-details.ts';
import { Keeper } from '../interview/keeper.ts';
import { Session } from '../interview/session.ts';
import { unwrap } from '../problem.ts';
import { readSource } from '../storage/read.ts';
import { frameworkOf } from './framework-choice.ts';
import type { Io } from './io.ts';

/** An interview that was begun before. */
export interface Resumed {
  readonly session: Session;
  readonly keeper: Keeper;
  /** The first detail that the file says nothing of, not even that it was skipped. */
  readonly missing: Detail | undefined;
}

/** The beginning of an interview that carries on with a file. Throws an `InputError` where the file has problems. */
export async function resume(name: string, named: string | undefined, io: Io): Promise<Resumed> {
  const source = await readSource(name, io);
  const file = unwrap(readAssessment(source));
  const framework = await frameworkOf(file, named, io);
  const { service, answeredBy, date } = unwrap(checkAssessment(file, framework));
  const answers = Object.entries(file.written.answers ?? {}).map(
    ([id, entry]) => [id, draftAnswer(entry)] as const,
  );
  return {
    session: new Session(framework, { service, answeredBy, date, answers: new Map(answers) }),
    keeper: Keeper.resume(resolve(io.cwd, name), source.text, framework, io.cwd),
    missing: firstUnspoken(file.written),
  };
}
