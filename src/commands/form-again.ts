import { basename, extname, resolve } from 'node:path';
import { draftsIn } from '../assessment/answers.ts';
import { commandOrWhy, file } from '../command.ts';
import { askedAgain, openIn } from '../forms/asked-again.ts';
import { formOf } from '../forms/form.ts';
import type { PageStart } from '../forms/page/saved.ts';
import { allQuestions } from '../framework/traverse.ts';
import { isFolder } from '../host/files/inspect.ts';
import { withProgressLine } from '../host/long-work.ts';
import { EXIT } from '../host/program.ts';
import { agreedFileOf, countingRule, withoutAgreed } from '../library/agreed.ts';
import { answerMark, originMark } from '../library/answer-mark.ts';
import { type OpenedView, type OpenedViews, openViews } from '../library/views.ts';
import type { Panel } from '../model/panel.ts';
import { hasErrors, InputError, type Problem, tried, unwrap } from '../problem.ts';
import { code, listing, say } from '../sentence.ts';
import { bare, counted, listed, quoted } from '../text.ts';
import type { CommandContext } from './declare.ts';
import { deliver, filesInto, isForFolder, writeProblems } from './shared/deliver.ts';
import { type FormFormat, MAKERS } from './shared/form-makers.ts';
import { typedOf } from './shared/options.ts';
import { compareViews } from './shared/views.ts';

/** What is wanted of the forms of a second round, or was said beside. */
export interface RoundGiven {
  readonly roundTwo: string;
  readonly output?: string;
  readonly format: FormFormat;
  readonly framework?: string;
  readonly rule?: string;
  readonly for?: string;
  readonly case?: string;
  readonly needs?: boolean;
  readonly quick?: boolean;
}

/** The views of a first round, what they come to, and what of it is settled. */
export interface OpenedRound extends OpenedViews {
  readonly folder: string;
  readonly panel: Panel;
  readonly settled: ReadonlySet<string>;
}

/** Opens the views that a second round is to be made of. Throws an `InputError` where none can be. */
export async function openRound(given: RoundGiven, context: CommandContext): Promise<OpenedRound> {
  refuseBeside(given, context);
  const { roundTwo: folder, framework, rule } = given;
  const { io } = context;
  return withProgressLine(context, async (telling) => {
    const opened = await openViews([folder], { framework }, io, telling.step('Reading'));
    const kept = await tried(() => agreedFileOf(opened, framework, io));
    const agreed = unwrap(kept);
    const { needs, answers } = agreed.begun?.assessment ?? {};
    const counting = await countingRule(rule, kept, io);
    const asked = { names: true, kappa: null };
    const { panel, problems } = await compareViews(opened, counting, asked, telling);
    const settled = new Set([...(needs?.keys() ?? []), ...(answers?.keys() ?? [])]);
    return { ...opened, problems: withoutAgreed(problems, agreed), folder, panel, settled };
  });
}

/** Throws an `InputError` for all that a second round cannot be. */
function refuseBeside(given: RoundGiven, context: CommandContext): void {
  const { roundTwo: folder, output, format, needs, quick } = given;
  const problems: Problem[] = [];
  const refuse = (kind: string, message: Problem['message'], advice: Problem['message']) =>
    problems.push({ code: kind, severity: 'error', message, advice });
  const beside = typedOf({ for: given.for, case: given.case, needs, quick });
  if (beside.length > 0)
    refuse(
      'beside-round-two',
      'A second round asks what the views do not settle, and of the service that they are of.',
      say`Leave out ${listing(beside)}.`,
    );
  if (format === 'csv' || format === 'xlsform')
    refuse(
      'one-for-all',
      'Such a form is one for all, and a second round has each person’s own answers in it.',
      say`Leave out ${code('--format')}, or say ${code('--format xlsx')} or ${code('--format docx')}.`,
    );
  if (!isFolder(resolve(context.io.cwd, folder)))
    refuse('no-folder', `${quoted(folder, 200)} is no folder.`, 'Name the folder in which the views lie.');
  if (output !== undefined && extname(output) !== '' && !isForFolder(output, context))
    refuse(
      'no-folder',
      `${quoted(output, 200)} is one file, and each person gets a form of their own.`,
      say`Name a folder for them: ${code(`-o round-two/ --format ${format}`)}.`,
    );
  if (problems.length > 0) throw new InputError(problems);
}

/** Where the forms go if nobody says. */
const FOLDER = 'round-two';

/** Writes a form for each view that is of the first round, and says of which there is none. */
export async function writeRound(
  round: OpenedRound,
  { output = FOLDER, format }: Pick<RoundGiven, 'output' | 'format'>,
  context: CommandContext,
): Promise<number> {
  const { views, panel, problems, settled, folder } = round;
  await writeProblems(problems, context.err);
  const end = hasErrors(problems) ? EXIT.unmet : EXIT.done;
  const open = openIn(panel, settled);
  if (open.length === 0) {
    context.err.say(`${nothingLeft(panel)}\n`);
    return end;
  }
  const all = views.map((view, index) => ({
    view,
    asked: askedAgain(panel, index, { open, settled }, round.framework),
    who: panel.who?.[index]?.label ?? view.file,
  }));
  const later = all.filter(({ view }) => (view.assessment.round ?? 1) > 1);
  const forms = all.filter((each) => !later.includes(each) && each.asked.length > 0);
  const without = all.filter((each) => !later.includes(each) && each.asked.length === 0);
  const stems = forms.map(({ view }) => basename(view.file, extname(view.file)));
  const files =
    forms.length === 0
      ? []
      : await filesInto(output, stems, { format, inputs: views.map(({ file }) => file) }, context);
  for (const [index, { view, ...of }] of forms.entries()) {
    const made = await formFor(view, of, round, { format }, context);
    await deliver(made, files[index], context, format);
  }
  sayOf(later, 'answered in the second round already, and counted with what is said by now', context);
  sayOf(without, 'nothing is to be asked again', context);
  const of = allQuestions(round.framework).length;
  const what = `Asked again: ${counted(open.length, 'question')} of ${of}, by the rule “${bare(panel.rule.title)}”.`;
  if (forms.length === 0) context.err.say('No form was written.\n');
  else context.err.say(`${what}\n${tellingText(views.length)}${nextText(format, folder)}\n`);
  return end;
}

/** What people have to be told of where so few gave views that the numbers say who said what; empty where more did. */
function tellingText(views: number): string {
  if (views > 3) return '';
  return `There are only ${views} views: from how many gave which answer each person can tell what others said. Ask whether they mind.\n`;
}

function nothingLeft({ rule }: Panel): string {
  return `No form was written: nothing is left to ask. By the rule “${bare(rule.title)}” all is agreed or settled, and no difference decides the level.`;
}

/** Says of views why there is no form for them; `what` holds for one and for several. */
function sayOf(of: readonly { readonly view: OpenedView }[], what: string, { err }: CommandContext): void {
  const files = listed(of.map(({ view }) => quoted(view.file, 200)));
  if (of.length > 0) err.say(`No form for ${files}: ${what}.\n`);
}

/** What is asked again, and of whom. */
interface AskedOf {
  readonly asked: ReturnType<typeof askedAgain>;
  readonly who: string;
}

function formFor(
  { file: name, assessment, written }: OpenedView,
  { asked, who }: AskedOf,
  { framework, panel }: OpenedRound,
  { format }: Pick<RoundGiven, 'format'>,
  context: CommandContext,
) {
  const { answeredBy, date } = assessment;
  const service = { ...assessment.service, name: assessment.service.name ?? panel.service.name };
  const drafts = draftsIn(written);
  const questions = asked.map((each) => ({ ...each, mark: answerMark(drafts.get(each.id)) }));
  const form = formOf(framework, {
    for: { service },
    only: null,
    isQuick: false,
    again: { view: basename(name), who, origin: originMark(written.gathered), questions },
  });
  const answers = new Map(
    allQuestions(framework).flatMap(({ id }) => {
      const given = drafts.get(id);
      return given ? [[id, given] as const] : [];
    }),
  );
  const start: PageStart = { service, answeredBy, date, answers, again: [] };
  return MAKERS[format](form, framework, start, context);
}

const SEND = 'Send each to the person behind the view that it is called by.';

function nextText(format: FormFormat, folder: string): string {
  if (format === 'docx')
    return `${SEND} What comes back is typed in with “joinedup assess”: the last page of each says how.`;
  const back = `${SEND} They save it with their answers in it, and send that file back. Put what comes back into a folder, such as FORMS, and then into the views:`;
  return commandOrWhy(back, ['joinedup', 'gather', 'FORMS', '-o', file(folder)]);
}
