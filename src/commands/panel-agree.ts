import { createHash } from 'node:crypto';
import { draftsIn } from '../assessment/answers.ts';
import type { AssessmentDraft } from '../assessment/write.ts';
import { file as fileWord, type Word } from '../command.ts';
import { compile } from '../engine/compile/compile.ts';
import type { Io } from '../host/io.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { NOTHING_SAVED, notSavedText } from '../interview/farewell.ts';
import { openPrompter } from '../interview/prompters/plain.ts';
import type { Prompter } from '../interview/prompters/prompter.ts';
import { Autosave, NotSaved, saveWithHelp } from '../interview/saving.ts';
import { Session } from '../interview/session.ts';
import { type AgreedFile, agreedFileOf, withoutAgreed } from '../library/agreed.ts';
import { whereaboutsOf } from '../library/frameworks.ts';
import { allResultsOf } from '../library/results.ts';
import { saysOf } from '../library/view-doubts.ts';
import type { OpenedView, OpenedViews } from '../library/views.ts';
import { panelKey, putService, serviceOf } from '../meeting/agreed-file.ts';
import { beginningText, endText } from '../meeting/agreed-words.ts';
import { holdMeeting } from '../meeting/hold-meeting.ts';
import { Meeting, type PutIn } from '../meeting/meeting.ts';
import type { WrittenPanel } from '../model/agreed.ts';
import type { Framework } from '../model/framework.ts';
import type { Panel, View } from '../model/panel.ts';
import { panelOf } from '../panel/panel-of.ts';
import { fewTogether } from '../panel/without-names.ts';
import { hasErrors, Interrupted } from '../problem.ts';
import { code, say } from '../sentence.ts';
import { workOut } from '../solver/exactly.ts';
import { bare, counted, listed, quoted } from '../text.ts';
import type { CommandContext } from './declare.ts';
import { type NamedRule, nameRule } from './shared/consensus-rule.ts';
import { writeProblems } from './shared/deliver.ts';
import { deliverAnswer } from './shared/deliver-results.ts';
import { readOut } from './shared/reading-out.ts';

/** What a meeting is given: of which files, which rule counts, whether its file names people, and by which framework. */
export interface Agreeing {
  readonly files: readonly string[];
  readonly rule?: string | undefined;
  readonly names?: boolean | undefined;
  readonly framework?: string | undefined;
}

/** Goes through the differences between views, and keeps what is agreed on each in a file beside them. */
export async function agreeOn(
  opened: OpenedViews,
  given: Agreeing,
  context: CommandContext,
): Promise<number> {
  const kept = await agreedFileOf(opened, given.framework, context.io);
  const problems = withoutAgreed(opened.problems, kept);
  await writeProblems(problems, context.err);
  const prompter = await openPrompter(context, UNATTENDED);
  try {
    await agree(opened, kept, given, prompter, context);
  } finally {
    prompter.close();
  }
  return hasErrors(problems) ? EXIT.unmet : EXIT.done;
}

const UNATTENDED = say`To see the differences without one: “${code('joinedup panel FOLDER')}”.`;

async function agree(
  opened: OpenedViews,
  kept: AgreedFile,
  given: Agreeing,
  prompter: Prompter,
  context: CommandContext,
): Promise<void> {
  prompter.say(welcomeText(opened, kept));
  const named = await nameRule(kept, given.rule, prompter, context.io);
  if (named === null) {
    prompter.say(NOTHING_SAVED);
    return;
  }
  const table = await tableOf(opened, kept, named, given, context);
  const { meeting, autosave } = table;
  const goodbye = (now: Panel | null, isLeft = true): string => {
    const { savedPath, hasUnsaved: lacksLast } = autosave;
    if (savedPath === null) return notSavedText(null);
    const name = autosave.nameOf(savedPath);
    return endText(meeting, now, { name, isLeft, lacksLast, again: againWith(given) });
  };
  try {
    await saveWithHelp(() => autosave.update(table.begin), autosave, prompter);
    if (named.header.opened == null && !(await mayOpen(prompter))) {
      prompter.say(goodbye(null));
      return;
    }
    await saveWithHelp(() => autosave.update(table.open), autosave, prompter);
    prompter.say(await beginningText(meeting, table.putIn, kept.begun?.written.panel?.opened != null));
    const ending = await holdMeeting({ meeting, prompter, paper: context.err.paper, autosave });
    if (ending === 'left') prompter.say(goodbye(await meeting.now()));
    else {
      const end = goodbye(await meeting.now(), false);
      await showWhere(autosave, () => prompter.say(end), given, prompter, context);
    }
  } catch (error) {
    if (error instanceof NotSaved || error instanceof Interrupted) throw new Interrupted(goodbye(null));
    throw error;
  }
}

function againWith({ files, names }: Agreeing): readonly Word[] {
  return ['joinedup', 'panel', ...files.map(fileWord), '--agree', ...(names ? ['--names'] : [])];
}

function welcomeText({ views, framework }: OpenedViews, { name, begun }: AgreedFile): string {
  const service = serviceOf(views).name;
  const what = `${counted(views.length, 'view')} of ${service === null ? 'a service' : quoted(service, 200)}`;
  if (!begun) return `${what}, by ${bare(framework.title)}. What is agreed is kept in ${quoted(name, 200)}.`;
  const before = begun.written.panel?.views ?? views.length;
  const count = typeof before === 'number' ? before : before.length;
  const moved = typeof before === 'number' ? [] : movedViews(before, views);
  return [
    `Carrying on with ${quoted(name, 200)}: ${what}.`,
    ...(count === views.length ? [] : [`There were ${count} then, and there are ${views.length} now.`]),
    ...(moved.length === 0
      ? []
      : [`Changed since, or new: ${listed(moved.map((file) => quoted(file, 200)))}.`]),
  ].join('\n');
}

/** The views that say something else than they did, or were not there. */
function movedViews(before: Exclude<WrittenPanel['views'], number>, views: readonly View[]): string[] {
  return views.filter((view) => !before.some(({ check }) => check === checkOf(view))).map(({ file }) => file);
}

/** Tells whether a view says what it said. */
function checkOf(view: View): string {
  return createHash('sha256').update(saysOf(view)).digest('hex').slice(0, 16);
}

async function mayOpen(prompter: Prompter): Promise<boolean> {
  const reply = await prompter.choose({
    message: 'The rule is kept. Open the answers now?',
    choices: [
      { value: true, label: 'Yes, show where people differ' },
      { value: false, label: 'Not yet: leave, and carry on when all are there' },
    ],
    passing: true,
    commands: ['leave'],
  });
  return reply.kind === 'chosen' && reply.values[0] === true;
}

/** All that a meeting is held with. */
interface Table {
  readonly meeting: Meeting;
  readonly autosave: Autosave;
  readonly putIn: PutIn;
  /** Writes of which service and panel the file is; and with its answers, that they were shown. */
  begin(draft: AssessmentDraft): void;
  open(draft: AssessmentDraft): void;
}

async function tableOf(
  { views, framework: framed }: OpenedViews,
  kept: AgreedFile,
  { rule, header }: NamedRule,
  { names = false, framework: wanted }: Agreeing,
  { io }: CommandContext,
): Promise<Table> {
  const { begun } = kept;
  const framework = begun?.framework ?? framed;
  const model = compile(framework);
  const manner = { tool: TOOL, rule, named: String(header.rule.named), names: true, kappa: null };
  const hold = (of: readonly View[]) =>
    workOut(
      () => {},
      (prove) => panelOf(model, of, manner, prove),
    );
  const service = begun?.assessment.service ?? serviceOf(views);
  const session = new Session(framework, {
    service,
    answeredBy: begun?.assessment.answeredBy ?? [],
    date: begun?.assessment.date ?? io.today,
    answers: begun ? draftsIn(begun.written) : new Map(),
  });
  if (views.some(({ assessment }) => assessment.needs.size > 0)) session.includeNeeds();
  const meeting = await Meeting.of({ session, views, names, hold });
  const { panel } = meeting;
  const told = names ? panel : { ...panel, kinds: fewTogether(panel.kinds) };
  const check = names ? (view: number) => checkOf(views[view] as View) : null;
  const put = (of: NamedRule['header']) => (draft: AssessmentDraft) =>
    draft.setDetail(['panel'], panelKey(of, told, check));
  const putIn = meeting.putIn();
  return {
    meeting,
    autosave: await autosaveFor(kept, views[0], session.framework, wanted, io),
    putIn,
    begin(draft) {
      if (!begun) putService(draft, service);
      put(header)(draft);
    },
    open(draft) {
      put({ ...header, opened: header.opened ?? io.today })(draft);
      for (const question of putIn.changed) draft.setAnswer(question, session.answerTo(question));
    },
  };
}

async function autosaveFor(
  { path, begun }: AgreedFile,
  first: OpenedView | undefined,
  framework: Framework,
  wanted: string | undefined,
  io: Io,
): Promise<Autosave> {
  if (begun) return Autosave.resume(path, begun.document.source.text, framework, io.cwd, begun.carried);
  // As a file beside that view has to name it.
  const own = wanted === undefined ? first?.written.framework?.file : null;
  const { file } = whereaboutsOf(wanted, path, io);
  return Autosave.start(path, framework, io.today, io.cwd, own ?? file);
}

/** Shows where the service is by the file as it was saved, and then what stayed apart and what comes next. */
async function showWhere(
  autosave: Autosave,
  sayGoodbye: () => void,
  { framework }: Agreeing,
  prompter: Prompter,
  context: CommandContext,
): Promise<void> {
  const name = autosave.nameOf(autosave.path);
  const results = await allResultsOf(name, { framework }, context.io);
  const print = async (on: CommandContext): Promise<void> => {
    for (const result of results) await deliverAnswer(result, name, { format: 'text' }, on);
  };
  if (context.io.stdout.isTTY) {
    await readOut(print, prompter, context, 'what stayed apart, and what comes next');
    sayGoodbye();
    return;
  }
  sayGoodbye();
  await print(context);
}
