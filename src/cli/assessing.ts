import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compile } from '../engine/compile.ts';
import type { Result } from '../engine/result.ts';
import type { Detail } from '../interview/ask-details.ts';
import { converse } from '../interview/conversation.ts';
import { Keeper } from '../interview/keeper.ts';
import { NotSaved } from '../interview/keeping.ts';
import type { Prompter } from '../interview/prompter.ts';
import { NOTHING, Session } from '../interview/session.ts';
import { Interrupted, inputError } from '../problem.ts';
import { scoreExactly } from '../solver/exactly.ts';
import { quoted, slug } from '../text.ts';
import type { CommandContext } from './context.ts';
import { farewell, NOTHING_KEPT, shortName } from './farewell.ts';
import { chooseFramework, whereaboutsOf, withoutNeeds } from './framework-choice.ts';
import type { Io } from './io.ts';
import type { Wanted } from './resuming.ts';
import { TOOL } from './tool.ts';

/** What came of an interview: the result, or null where the person left it for later; and what to say at the end. */
export interface Assessed {
  readonly result: Result | null;
  /** Where the answers are, and what can be done with them. */
  readonly farewell: string;
}

/** An interview that can begin: what is known, and the file if there is one already. */
interface Beginning {
  readonly session: Session;
  readonly keeper: Keeper | null;
  readonly missing: Detail | undefined;
}

/**
 * Holds an interview, from the beginning or carrying on with a file. Whatever happens, what was answered is in a
 * file, and the person is told in which: here where it was interrupted, else by what this gives.
 */
export async function assess(wanted: Wanted, prompter: Prompter, context: CommandContext): Promise<Assessed> {
  const { io } = context;
  const { file, framework } = wanted;
  const { session, keeper: resumed, missing } = await begin(wanted, io);
  let keeper = resumed;
  const keeperFor = (name: string): Keeper => {
    const path = file === undefined ? freePath(io.cwd, name) : resolve(io.cwd, file);
    const { file: frameworkFile } = whereaboutsOf(framework, path, io);
    keeper = Keeper.start(path, session.framework, io.today, io.cwd, frameworkFile);
    return keeper;
  };
  const goodbye = (placed: boolean): string => {
    if (!keeper) return NOTHING_KEPT;
    const { path } = keeper;
    const { file: beside, elsewhere } = whereaboutsOf(framework, path, io);
    // A file that was there before need not name the framework beside it.
    const named = resumed && beside !== null ? framework : elsewhere;
    return farewell(
      { path, cwd: io.cwd, framework: named ?? null, onlyNeeds: wanted.only === 'needs' },
      placed,
    );
  };
  prompter.say(keeper ? welcomeBack(session, shortName(keeper.path, io.cwd)) : welcome(session));
  try {
    const placed = (await converse({ session, prompter, keeperFor, keeper, missing })) === 'place';
    const result = placed ? await scoreExactly(compile(session.framework), session.assessment(), TOOL) : null;
    return { result, farewell: goodbye(placed) };
  } catch (error) {
    if (error instanceof NotSaved || error instanceof Interrupted) throw new Interrupted(goodbye(false));
    throw error;
  }
}

async function begin(wanted: Wanted, io: Io): Promise<Beginning> {
  const beginning = await (isThere(wanted, io) ? carryOn(wanted, io) : beginAnew(wanted, io));
  const { framework } = beginning.session;
  if (wanted.only === 'needs' && framework.needs === null) {
    throw withoutNeeds(framework.title);
  }
  return beginning;
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
  return { session, keeper: null, missing: undefined };
}

function refuseWithoutFolder(file: string, cwd: string): void {
  const folder = dirname(resolve(cwd, file));
  if (existsSync(folder) && statSync(folder).isDirectory()) return;
  throw inputError(
    'not-saved',
    `There is no folder ${quoted(folder, 200)} to keep the answers in.`,
    'Create it first.',
  );
}

/** A file in the folder that nobody has taken, called after the service. */
function freePath(folder: string, name: string): string {
  const start = slug(name, 'service');
  for (let number = 1; ; number += 1) {
    const path = join(folder, `${start}${number === 1 ? '' : `-${number}`}.yaml`);
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

const ABOUT_A_SERVICE = 'one arrangement: how agencies work together for the same people';

function welcomeBack(session: Session, file: string): string {
  const questions = session.questions();
  const answered = questions.filter((question) => session.isAnswered(question)).length;
  return `Carrying on with ${quoted(file, 200)}: ${answered} of ${questions.length} questions answered.`;
}
