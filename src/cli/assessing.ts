import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compile } from '../engine/compile.ts';
import { DETAILS, type Detail } from '../interview/ask-details.ts';
import { askAfterwards, converse, type Setting } from '../interview/conversation.ts';
import { type Course, wholeCourse } from '../interview/course.ts';
import { Keeper, kindOf } from '../interview/keeper.ts';
import { NotSaved } from '../interview/keeping.ts';
import type { Prompter } from '../interview/prompter.ts';
import { NOTHING, Session } from '../interview/session.ts';
import type { Result } from '../model/result.ts';
import { Interrupted, inputError } from '../problem.ts';
import { scoreExactly } from '../solver/exactly.ts';
import { numbered, quoted, slug } from '../text.ts';
import type { CommandContext } from './context.ts';
import { type Farewell, farewell, type Kept, NOTHING_KEPT, notKept, spoken } from './farewell.ts';
import { chooseFramework, whereaboutsOf, withoutNeeds, withoutPlacements } from './framework-choice.ts';
import type { Io } from './io.ts';
import type { Wanted } from './resuming.ts';
import { TOOL } from './tool.ts';

/** What came of an interview: the result, or null where the person left it for later; and what to say at the end. */
export interface Assessed {
  readonly result: Result | null;
  /** Where the answers are, and what can be done with them. */
  readonly farewell: Farewell;
  /** Asks what was left for when the answer is known; gives what is then to say. Null where nothing was. */
  readonly askAfterwards: (() => Promise<Farewell>) | null;
}

/** An interview that can begin: what is known, and the file if there is one already. */
interface Beginning {
  readonly session: Session;
  readonly keeper: Keeper | null;
  readonly unspoken: readonly Detail[];
  readonly notes: readonly string[];
}

/**
 * Holds an interview, from the beginning or carrying on with a file. Whatever happens, what was answered is in a
 * file, and the person is told in which: here where it was interrupted, else by what this gives.
 */
export async function assess(wanted: Wanted, prompter: Prompter, context: CommandContext): Promise<Assessed> {
  const { io } = context;
  const { file, framework } = wanted;
  const { session, keeper: resumed, unspoken, notes } = await begin(wanted, io);
  const keeperFor = (name: string): Keeper => {
    const path = file === undefined ? freePath(io.cwd, name) : resolve(io.cwd, file);
    const { file: frameworkFile } = whereaboutsOf(framework, path, io);
    return Keeper.start(path, session.framework, io.today, io.cwd, frameworkFile);
  };
  const course = await courseOf(wanted, session);
  const { paper } = context.err;
  const setting: Setting = { session, prompter, paper, course, keeperFor, keeper: resumed, unspoken };
  const goodbye = (result: Result | null): Farewell => {
    const { keeper } = setting;
    if (!keeper) return { where: NOTHING_KEPT, commands: [] };
    const { kept: path, isBehind: lacksLast } = keeper;
    if (path === null) return { where: notKept(null), commands: [] };
    const name = keeper.called(path);
    if (kindOf(path) !== 'file') return { where: notKept(name), commands: [] };
    const { file: beside, elsewhere } = whereaboutsOf(framework, path, io);
    // A file that was there before need not name the framework beside it.
    const named = resumed && beside !== null ? framework : elsewhere;
    const kept = { name, lacksLast, framework: named ?? null, onlyNeeds: wanted.only === 'needs' };
    return farewell({ ...kept, quick: quickEnd(setting, result) }, result !== null);
  };
  const hello = resumed
    ? [welcomeBack(session, resumed.called(resumed.path)), ...notes].join('\n')
    : welcome(session);
  prompter.say(course.isQuick ? `${hello}\n${QUICK}` : hello);
  const isShort = course.isQuick && unspoken.includes('partners');
  const withWhere = async <Value>(body: () => Promise<Value>): Promise<Value> => {
    try {
      return await body();
    } catch (error) {
      if (error instanceof NotSaved || error instanceof Interrupted)
        throw new Interrupted(spoken(goodbye(null)));
      throw error;
    }
  };
  return withWhere(async () => {
    const placed = (await converse(setting)) === 'place';
    const result = placed ? await scoreExactly(compile(session.framework), session.assessment(), TOOL) : null;
    await prompter.heed();
    const rest = async (): Promise<Farewell> => {
      await askAfterwards(setting);
      return goodbye(result);
    };
    return {
      result,
      farewell: goodbye(result),
      askAfterwards: result && isShort ? () => withWhere(rest) : null,
    };
  });
}

async function begin(wanted: Wanted, io: Io): Promise<Beginning> {
  const beginning = await (isThere(wanted, io) ? carryOn(wanted, io) : beginAnew(wanted, io));
  const { framework } = beginning.session;
  if (wanted.only === 'needs' && framework.needs === null) throw withoutNeeds(framework.title);
  if (wanted.isQuick && framework.placements.length === 0) throw withoutPlacements(framework.title);
  return beginning;
}

// Weighing the questions is loaded only where it is wanted.
async function courseOf({ isQuick }: Wanted, session: Session): Promise<Course> {
  if (!isQuick) return wholeCourse(session);
  const { QuickCourse } = await import('../interview/quick-course.ts');
  return new QuickCourse(session);
}

function quickEnd({ session, course }: Setting, result: Result | null): Kept['quick'] {
  if (!course.isQuick) return null;
  return {
    words: course.standing(),
    isCertain: result?.placements.every(({ possible }) => possible.levels.length === 1) ?? false,
    isOpen: session.questions().some((question) => !session.isAnswered(question)),
    needsLeft: session.leavesNeedsOut && !session.needsSkipped,
  };
}

function isThere(wanted: Wanted, { cwd }: Io): wanted is Wanted & { readonly file: string } {
  return wanted.file !== undefined && existsSync(resolve(cwd, wanted.file));
}

async function carryOn(wanted: Wanted & { readonly file: string }, io: Io): Promise<Beginning> {
  const { resume } = await import('./resuming.ts');
  return resume(wanted, io);
}

async function beginAnew({ file, framework, only }: Wanted, io: Io): Promise<Beginning> {
  if (file !== undefined) refuseWithoutFolder(file, io.cwd);
  const chosen = await chooseFramework(framework, io);
  const session = new Session(chosen, { ...NOTHING, date: io.today }, only);
  return { session, keeper: null, unspoken: DETAILS, notes: [] };
}

function refuseWithoutFolder(file: string, cwd: string): void {
  const folder = dirname(resolve(cwd, file));
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  const message = `There is no folder ${quoted(folder, 200)} to keep the answers in.`;
  throw inputError('not-saved', message, 'Create it first.');
}

/** A file in the folder that nobody has taken, called after the service. */
function freePath(folder: string, name: string): string {
  const start = slug(name, 'service');
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${numbered(start, number)}.yaml`);
    if (!existsSync(path)) return path;
  }
}

function welcome({ asksOnlyNeeds }: Session): string {
  const about = asksOnlyNeeds ? 'the people whom one service is for, and what they need' : ABOUT_A_SERVICE;
  return [
    `You are going to be asked about ${about}.`,
    '“Don’t know” is always an answer. You can go back, jump, or leave and carry on another day.',
  ].join('\n');
}

const QUICK = 'Only what can still change where it sits is asked, what tells most first. The rest can wait.';

const ABOUT_A_SERVICE = 'one arrangement: how agencies work together for the same people';

function welcomeBack(session: Session, file: string): string {
  const questions = session.questions();
  const answered = questions.filter((question) => session.isAnswered(question)).length;
  return `Carrying on with ${quoted(file, 200)}: ${answered} of ${questions.length} questions answered.`;
}
