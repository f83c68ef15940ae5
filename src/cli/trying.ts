import { readOtherAnswers } from '../assessment/other-answers.ts';
import type { OtherAnswer } from '../engine/what-if.ts';
import { InputError, type Outcome, tried, unwrap } from '../problem.ts';
import { frameworkOf } from './framework-choice.ts';
import type { Io } from './io.ts';
import { type Answered, openAnswers } from './opening.ts';

/** An assessment with what it is placed by, and the answers that are to be tried in it. */
export interface Trial extends Answered {
  readonly others: readonly OtherAnswer[];
}

/**
 * Opens an assessment, or the case named with `case:`, and reads what is to be set in it. Throws an `InputError` with
 * every problem of either, and for a saved result.
 */
export async function openTrial(
  name: string,
  typed: readonly string[],
  named: string | undefined,
  io: Io,
): Promise<Trial> {
  const read: Outcome<readonly OtherAnswer[]>[] = [];
  const opened = await tried(() =>
    openAnswers(
      name,
      {
        framework: named,
        saved: SAVED,
        // Read as soon as the framework is known, so that what is wrong with it is told with what is wrong in the file.
        frameworkFor: async (file) => {
          const framework = await frameworkOf(file, named, io);
          read.push(readOtherAnswers(typed, framework));
          return framework;
        },
      },
      io,
    ),
  );
  if (!opened.ok) throw new InputError([...opened.problems, ...read.flatMap(({ problems }) => problems)]);
  const [others = readOtherAnswers(typed, opened.value.model.framework)] = read;
  return { ...opened.value, others: unwrap(others) };
}

const SAVED = 'A saved result stays with what was scored; no other answers can be tried in it.';
