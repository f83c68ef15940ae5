import { resolve } from 'node:path';
import { freeName, isThere, kindAt } from '../host/files/inspect.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { askAfterwards, converse, welcomeText } from '../interview/conversation.ts';
import { type Course, type Interview, wholeCourse } from '../interview/course.ts';
import { type Farewell, farewell, farewellText, NOTHING_SAVED, notSavedText } from '../interview/farewell.ts';
import { canAsk, openPrompter } from '../interview/prompters/plain.ts';
import type { Prompter } from '../interview/prompters/prompter.ts';
import { Autosave, NotSaved } from '../interview/saving.ts';
import type { Session } from '../interview/session.ts';
import { whereaboutsOf } from '../library/frameworks.ts';
import type { Result } from '../model/result.ts';
import { Interrupted } from '../problem.ts';
import { scoreExactly } from '../solver/exactly.ts';
import { slug } from '../text.ts';
import { type CommandContext, declareCommand, flag, type GivenOf, text } from './declare.ts';
import { askOfNamesake, type Beginning, begin, Elsewhere } from './shared/begin.ts';
import { deliverPage } from './shared/deliver.ts';
import { deliverAnswer } from './shared/deliver-results.ts';
import { FRAMEWORK, formatOf, OUTPUT, RESULT, TODAY } from './shared/options.ts';
import { readOut } from './shared/reading-out.ts';
import type { Wanted } from './shared/resume.ts';
import { followedBy } from './shared/years.ts';

const OPTIONS = {
  framework: FRAMEWORK,
  quick: flag('ask only what can still change a level, what tells most first'),
  from: text(
    'file',
    'begin this year’s from the one of last time, whose answers are shown beside the questions',
  ),
  changed: flag('the same, asking only what has changed since'),
  ...RESULT,
  today: TODAY,
};

/** Asks the questions, or carries on with a file, and prints where the service sits. */
export const assess = declareCommand({
  examples: [
    'joinedup assess',
    'joinedup assess service.yaml',
    'joinedup assess service.yaml --quick',
    'joinedup assess --from service-2025.yaml',
    'joinedup assess service.yaml --accessible',
  ],
  args: '[file]',
  options: OPTIONS,
  run: ask,
});

/** Asks only about the people served, and prints what their needs call for. */
export const needs = declareCommand({
  examples: ['joinedup needs service.yaml'],
  args: '[file]',
  options: { framework: FRAMEWORK, format: formatOf('needs'), ...OUTPUT, today: TODAY },
  run: async (given, context) => {
    const { file, framework } = given;
    const { io } = context;
    // Where nobody can be asked, what was answered before can still be printed.
    if (file === undefined || !isThere(resolve(io.cwd, file)) || canAsk(io))
      return ask({ ...given, only: 'needs' }, context);
    const { needsOf } = await import('../library/results.ts');
    await deliverPage('needs', await needsOf(file, framework, io), given, context);
    return EXIT.done;
  },
});

/** What an interview is given; `only` is the one part that is asked about, where it is not everything. */
type Asked = GivenOf<'[file]', typeof OPTIONS> & { readonly only?: 'needs' };

async function ask(given: Asked, context: CommandContext): Promise<number> {
  const prompter = await openPrompter(context);
  try {
    return await interview(given, prompter, context);
  } finally {
    prompter.close();
  }
}

/** Holds the interview with a prompter that is open already: on its own, or from a menu that offers what can be done next. */
export async function interview(
  { file: named, framework, only, quick = false, from: last, changed = false, ...printing }: Asked,
  prompter: Prompter,
  context: CommandContext,
  from: 'shell' | 'menu' = 'shell',
): Promise<number> {
  const wanted = {
    file: named,
    framework,
    only: only ?? null,
    isQuick: quick,
    from: last,
    isChanged: changed,
  };
  const { file, result, asksAfterwards, farewell } = await holdInterview(wanted, prompter, context);
  const sayFarewell = async (): Promise<void> => {
    const said = await farewell();
    prompter.say(from === 'menu' ? said.where : farewellText(said));
  };
  if (!result) {
    await sayFarewell();
    return EXIT.done;
  }
  const print = (on: CommandContext): Promise<void> =>
    only === 'needs'
      ? deliverPage('needs', [result], printing, on)
      : deliverAnswer(result, file, printing, on);
  const isRead = printing.output === undefined && printing.format === 'text' && context.io.stdout.isTTY;
  if (isRead && (asksAfterwards || from === 'menu')) {
    const next = asksAfterwards ? 'a few words on the service' : 'the menu';
    await readOut(print, prompter, context, next);
    await sayFarewell();
    return EXIT.done;
  }
  // Before the answer, which then is what stands on the screen; and also where it cannot be written.
  await sayFarewell();
  await print(context);
  return EXIT.done;
}

/** What came of an interview: the result, or null where the person left it for later; and what to say at the end. */
interface Assessed {
  /** The file that the person named, or was proposed; undefined where it is called after the service. */
  readonly file: string | undefined;
  readonly result: Result | null;
  /** True where some details were left for when the answer is known. */
  readonly asksAfterwards: boolean;
  /** Asks for those details, and gives where the answers are then and what can be done with them. */
  farewell(): Promise<Farewell>;
}

/**
 * Holds an interview, from the beginning or carrying on with a file. Whatever happens, what was answered is in a
 * file, and the person is told in which: here where it was interrupted, else by what this gives.
 */
async function holdInterview(wanted: Wanted, prompter: Prompter, context: CommandContext): Promise<Assessed> {
  const begun = await begin(wanted, prompter, context.io);
  if (!begun)
    return { file: wanted.file, result: null, asksAfterwards: false, farewell: async () => TURNED_BACK };
  try {
    return await hold(begun, prompter, context);
  } catch (error) {
    if (!(error instanceof Elsewhere)) throw error;
    return holdInterview(error.wanted, prompter, context);
  }
}

const TURNED_BACK: Farewell = { where: 'Nothing was changed.', commands: [] };

async function hold(
  { wanted, session, autosave: resumed, unanswered, notes }: Beginning,
  prompter: Prompter,
  context: CommandContext,
): Promise<Assessed> {
  const { io } = context;
  const { file, framework, from } = wanted;
  const autosaveFor = async (name: string): Promise<Autosave> => {
    if (file === undefined) await askOfNamesake(name, wanted, prompter, io);
    const path = resolve(io.cwd, file ?? freeName(slug(name, 'service'), '.yaml', io.cwd));
    const { file: frameworkFile } = whereaboutsOf(framework, path, io);
    const autosave = Autosave.start(path, session.framework, io.today, io.cwd, frameworkFile);
    if (from !== undefined) autosave.follow(followedBy(path, from, io));
    return autosave;
  };
  const course = await courseOf(wanted, session);
  const { paper } = context.err;
  const changed = wanted.isChanged ? new Set<string>() : null;
  const setting: Interview = {
    session,
    prompter,
    paper,
    course,
    autosaveFor,
    autosave: resumed,
    unanswered,
    changed,
  };
  const goodbye = (result: Result | null): Farewell => {
    const { autosave } = setting;
    if (!autosave) return { where: NOTHING_SAVED, commands: [] };
    const { savedPath: path, hasUnsaved: lacksLast } = autosave;
    if (path === null) return { where: notSavedText(null), commands: [] };
    const name = autosave.nameOf(path);
    if (kindAt(path) !== 'file') return { where: notSavedText(name), commands: [] };
    const { file: beside, elsewhere } = whereaboutsOf(framework, path, io);
    // A file that was there before need not name the framework beside it.
    const named = resumed && beside !== null ? framework : elsewhere;
    const kept = { name, lacksLast, framework: named ?? null, onlyNeeds: wanted.only === 'needs' };
    return farewell(kept, setting, result);
  };
  prompter.say(welcomeText(setting, notes));
  const isShort = course.isQuick && unanswered.includes('partners');
  const withWhere = async <Value>(body: () => Promise<Value>): Promise<Value> => {
    try {
      return await body();
    } catch (error) {
      if (error instanceof NotSaved || error instanceof Interrupted)
        throw new Interrupted(farewellText(goodbye(null)));
      throw error;
    }
  };
  return withWhere(async () => {
    const placed = (await converse(setting)) === 'place';
    const result = placed ? await scoreExactly(session.model, session.assessment(), TOOL) : null;
    await prompter.throwIfInterrupted();
    const asksAfterwards = result !== null && isShort;
    const rest = async (): Promise<Farewell> => {
      if (asksAfterwards) await askAfterwards(setting);
      return goodbye(result);
    };
    return { file, result, asksAfterwards, farewell: () => withWhere(rest) };
  });
}

// Weighing the questions is loaded only where it is wanted.
async function courseOf({ isQuick }: Wanted, session: Session): Promise<Course> {
  if (!isQuick) return wholeCourse(session);
  const { QuickCourse } = await import('../interview/quick-course.ts');
  return new QuickCourse(session);
}
