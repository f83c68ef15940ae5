import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnswerPart, draftsIn } from '../../src/assessment/answers.ts';
import { checkAssessment, readAssessment } from '../../src/assessment/open-assessment.ts';
import { converse, type Ending } from '../../src/interview/conversation.ts';
import { type Course, wholeCourse } from '../../src/interview/course.ts';
import { DETAILS, unansweredDetails } from '../../src/interview/details.ts';
import { Autosave } from '../../src/interview/saving.ts';
import { type LastTime, Session, UNKNOWN_SERVICE } from '../../src/interview/session.ts';
import type { WrittenAssessment } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import { Interrupted, unwrap } from '../../src/problem.ts';
import { emptyFolder } from './folder.ts';
import { PAPER } from './paper.ts';
import { type ScriptedPrompter, scriptedPrompter } from './scripted-prompter.ts';

/** The replies that take an interview past the details of the service, each of them skipped but the first. */
export const DETAILS_GIVEN = ['Old Town', 'England', '', '', '', '', ''];

/** The same where the framework names kinds of agency, so that it is asked between which of them the service is. */
export const WITHOUT_SIDES = DETAILS_GIVEN.toSpliced(1, 0, '');

/** The first lines of a file with no more than a name and a nation. */
export const nameIn = ({ id, version }: Framework) =>
  `joinedup: 1\nframework: { id: ${id}, version: ${version} }\nservice: { name: Old Town, nation: england }\n`;

/** The first lines of a file that has every detail. */
export const headOf = ({ id, version }: Framework) =>
  [
    'joinedup: 1',
    `framework: { id: ${id}, version: ${version} }`,
    'service: { name: Old Town, sides: null, nation: england, people: Everybody, scope: All of it, partners: [ { name: The council } ], partners-complete: true }',
    'answered-by: [ { role: Manager, organisation: The council } ]',
    'date: 2026-11-22\n',
  ].join('\n');

/** The choices of what is offered where a framework asks about the people served. */
export const yesOf = ({ needs, questions }: Framework) =>
  `Yes, with ${(needs?.questions.length ?? 0) + questions.length} questions in all`;
export const skipOf = ({ questions }: Framework) =>
  `Skip them, with ${questions.length} questions about the service`;

interface Held {
  readonly prompter: ScriptedPrompter;
  readonly ending: Ending | 'interrupted';
  /** What stands in the file when it is over; null where there is none. */
  readonly saved: WrittenAssessment | null;
  /** The text of the file as it was each time that something was asked, with what was asked. */
  readonly onDisk: readonly (readonly [asked: string, text: string])[];
}

/** Holds an interview with a script; with `text`, as one that carries on with a file of that text. */
export async function holdInterview(
  framework: Framework,
  script: readonly string[],
  text?: string,
  only: AnswerPart | null = null,
  courseOf: (session: Session) => Course = wholeCourse,
  before: { readonly last?: LastTime; readonly isChanged?: boolean } = {},
): Promise<Held> {
  const path = join(emptyFolder(), 'service.yaml');
  const onDisk: [string, string][] = [];
  const prompter = scriptedPrompter(script, (asked) => onDisk.push([asked, textOf(path)]));
  const autosaveFor = () => Autosave.start(path, framework, '2026-11-22');
  const begun =
    text === undefined
      ? {
          session: new Session(
            framework,
            { ...UNKNOWN_SERVICE, date: '2026-11-22', last: before.last ?? null },
            only,
          ),
          autosave: null,
          unanswered: DETAILS,
        }
      : carriedOn(path, text, framework, only);
  const course = courseOf(begun.session);
  const ending = await endingOf(
    converse({
      ...begun,
      prompter,
      paper: PAPER,
      course,
      autosaveFor,
      changed: before.isChanged ? new Set() : null,
    }),
  );
  if (prompter.left.length > 0) throw new Error(`it was over before ${prompter.left.join(', ')}`);
  return { prompter, ending, saved: existsSync(path) ? written(textOf(path)) : null, onDisk };
}

function carriedOn(path: string, text: string, framework: Framework, only: AnswerPart | null) {
  writeFileSync(path, text);
  const file = unwrap(readAssessment({ file: path, text }));
  const { assessment: known } = unwrap(checkAssessment(file, framework));
  return {
    session: new Session(
      framework,
      { ...known, answers: draftsIn(file.written), needsSkipped: file.written.needs === null },
      only,
    ),
    autosave: Autosave.resume(path, text, framework),
    unanswered: unansweredDetails(file.written),
  };
}

async function endingOf(conversation: Promise<Ending>): Promise<Held['ending']> {
  try {
    return await conversation;
  } catch (error) {
    if (error instanceof Interrupted) return 'interrupted';
    throw error;
  }
}

/** What an assessment file says, as it was written. */
export function written(text: string): WrittenAssessment {
  return unwrap(readAssessment({ file: 'service.yaml', text })).written;
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
