import { basename, dirname, resolve } from 'node:path';
import { file as fileWord } from '../command.ts';
import { EXIT } from '../host/program.ts';
import { canAsk, openPrompter } from '../interview/prompters/plain.ts';
import { type Choice, type Menu, pick } from '../interview/prompters/prompter.ts';
import { allCases, showcase } from '../library/cases.ts';
import { assessmentsIn } from '../library/recognise.ts';
import { listShipped } from '../library/shipped.ts';
import { InputError } from '../problem.ts';
import { formatsOf } from '../report/page-formats.ts';
import { quoted } from '../text.ts';
import { type CommandContext, declareCommand } from './declare.ts';
import { checkOutput, deliverPage, endingOf, formatFor, writeProblems } from './shared/deliver.ts';
import { TODAY } from './shared/options.ts';
import { askName, type Desk, show, workOut } from './start-desk.ts';

/** Where everything starts: a menu in a terminal; elsewhere a real arrangement, placed, and how to place one's own. */
export const start = declareCommand({
  examples: ['joinedup'],
  options: { today: TODAY },
  run: async (_, context) => {
    if (canAsk(context.io)) return menu(context);
    const { result } = await showcase(context.io);
    await deliverPage('start', result, { format: 'text' }, context);
    return EXIT.done;
  },
});

/** Does what was chosen, and comes back. */
type Act = (desk: Desk) => Promise<void>;

async function menu(context: CommandContext): Promise<number> {
  const desk: Desk = { prompter: await openPrompter(context), context };
  try {
    for (;;) {
      const reply = await desk.prompter.choose(menuFor(context));
      const [act] = reply.kind === 'chosen' ? reply.values : [];
      if (!act) return EXIT.done;
      await attempted(desk, act);
    }
  } finally {
    desk.prompter.close();
  }
}

function menuFor({ io }: CommandContext): Menu<Act | null> {
  const isFirst = assessmentsIn(io.cwd).length === 0;
  return {
    ...(isFirst
      ? { context: 'How integrated is a care arrangement, and what still stands in the way?' }
      : {}),
    message: 'What would you like to do?',
    choices: [...MENU, { value: null, label: 'Leave', mark: 'q' }],
    passing: true,
    commands: [],
  };
}

const MENU: readonly Choice<Act>[] = [
  {
    value: (desk) => hold(desk, {}),
    label: 'Assess a service, with every question',
    heading: 'Your services',
  },
  {
    value: (desk) => hold(desk, { quick: true }),
    label: 'Assess a service quickly: only what decides its level',
  },
  { value: carryOn, label: 'Carry on with an assessment, change it, or begin this year’s from it' },
  { value: askNeeds, label: 'Say what the people served need' },
  { value: (desk) => readAnswer(desk, {}), label: 'Read the answer: where it is, and what to do first' },
  { value: (desk) => readAnswer(desk, { full: true }), label: 'Read all of it' },
  { value: planAhead, label: 'Plan: what a level would take, step by step' },
  { value: tryAnswers, label: 'What if: see what other answers would change' },
  { value: seeSeveral, label: 'Compare partners or services, or follow one service over the years' },
  {
    value: async (desk) => (await import('./start-partners.ts')).joinPartnersAt(desk),
    label: 'Bring partners together: forms, their answers, what a meeting decides',
  },
  { value: writePaper, label: 'Write a paper, to print or to send' },
  { value: showExample, label: 'Look at a worked example', heading: 'To learn from' },
  { value: practise, label: 'Practise on made-up cases' },
  { value: browse, label: 'Browse the frameworks' },
];

/** A mistake is said, and is not the end. */
async function attempted(desk: Desk, act: Act): Promise<void> {
  try {
    await act(desk);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { problems } = error;
    await show(desk, (context) => writeProblems(problems, context.err));
  }
}

interface Asked {
  readonly quick?: boolean;
  readonly only?: 'needs';
  readonly framework?: string;
}

async function hold({ prompter, context }: Desk, asked: Asked, file?: string): Promise<void> {
  const { interview } = await import('./assess.ts');
  await interview(
    { ...(file === undefined ? {} : { file }), format: 'text', ...asked },
    prompter,
    context,
    'menu',
  );
}

async function carryOn(desk: Desk): Promise<void> {
  const file = await choose(desk, 'Which assessment?');
  if (file !== null) await hold(desk, {}, file);
}

async function askNeeds(desk: Desk): Promise<void> {
  const { assessmentChoices, chooseAssessment } = await import('./start-choices.ts');
  const { prompter, context } = desk;
  const isNone = (await assessmentChoices('.', context.io)).length === 0;
  const file = isNone
    ? undefined
    : await chooseAssessment('The people served by which service?', prompter, context.io);
  if (file !== null) await hold(desk, { only: 'needs' }, file);
}

async function choose({ prompter, context }: Desk, message: string): Promise<string | null> {
  const { chooseAssessment } = await import('./start-choices.ts');
  return chooseAssessment(message, prompter, context.io);
}

async function readAnswer(desk: Desk, more: { readonly full?: boolean }): Promise<void> {
  const file = await choose(desk, 'Of which service?');
  if (file === null) return;
  const { score } = await import('./score.ts');
  // The answer fills a screen, and names the commands itself.
  const same = more.full ? ['joinedup', 'score', fileWord(file), '--full'] : null;
  await workOut(desk, (context) => score.call({ files: [file], format: 'text', ...more }, context), same);
}

async function opened(desk: Desk, file: string) {
  const { resume } = await import('./shared/resume.ts');
  return (await resume({ file, framework: undefined, only: null }, desk.context.io)).session;
}

async function planAhead(desk: Desk): Promise<void> {
  const file = await choose(desk, 'For which service?');
  if (file === null) return;
  const { chooseLevel } = await import('./start-choices.ts');
  const level = await chooseLevel(await opened(desk, file), desk.prompter);
  if (level === null) return;
  const { plan } = await import('./plan.ts');
  const given = { file, format: 'text', ...(level === '' ? {} : { level }) } as const;
  const same = ['joinedup', 'plan', fileWord(file), ...(level === '' ? [] : ['--level', level])];
  await workOut(desk, (context) => plan.call(given, context), same);
}

async function tryAnswers(desk: Desk): Promise<void> {
  const file = await choose(desk, 'In which assessment? Nothing in it is changed.');
  if (file === null) return;
  const { chooseAnswers } = await import('./start-choices.ts');
  const set = await chooseAnswers(await opened(desk, file), desk.prompter);
  if (set === null) return;
  const { whatIf } = await import('./what-if.ts');
  const same = ['joinedup', 'what-if', fileWord(file), '--set', ...set];
  await workOut(desk, (context) => whatIf.call({ file, format: 'text', set }, context), same);
}

const SEVERAL = {
  compare: async () => (await import('./compare.ts')).compare,
  trend: async () => (await import('./trend.ts')).trend,
} as const;

async function seeSeveral(desk: Desk): Promise<void> {
  const how = await pick<keyof typeof SEVERAL>(
    'What would you like to see?',
    [
      { value: 'compare', label: 'Partners, services or years beside each other' },
      { value: 'trend', label: 'One service over the years: what changed, and why' },
    ],
    desk.prompter,
  );
  if (how === null) return;
  const { chooseSeveral } = await import('./start-choices.ts');
  const files = await chooseSeveral(desk.prompter, desk.context.io);
  if (files === null) return;
  const command = await SEVERAL[how]();
  const same = ['joinedup', how, ...files.map(fileWord)];
  await workOut(desk, (context) => command.call({ files, format: 'text' }, context), same);
}

const FORMATS = [
  { value: 'docx', label: 'A document, to work on and to hand in (Word)' },
  { value: 'html', label: 'A web page, which any browser opens and prints (HTML)' },
  { value: 'xlsx', label: 'A workbook of its tables, to sort and to filter (Excel)' },
  { value: 'markdown', label: 'A text with marks, for who works with Markdown' },
] as const;

async function writePaper(desk: Desk): Promise<void> {
  const { prompter, context } = desk;
  const file = await choose(desk, 'About which service?');
  if (file === null) return;
  const format = await pick('What kind of paper?', FORMATS, prompter);
  if (format === null) return;
  const stem = basename(file).replace(/\.\w+$/u, '');
  const output = await askName(desk, 'What is the paper to be called?', stem + endingOf(format));
  if (output === null) return;
  const { score } = await import('./score.ts');
  // Who writes another ending has thought better of it; who writes none has not.
  const written = formatFor(output, [...new Set([format, ...formatsOf('result')])], undefined);
  const given = { files: [file], format: written, output, full: true } as const;
  const same = ['joinedup', 'score', fileWord(file), '--format', written, '-o', fileWord(output)];
  await workOut(
    desk,
    async (on) => {
      await checkOutput(output, [file], on);
      await score.call(given, on);
      on.err.write(`It lies in the folder ${quoted(dirname(resolve(context.io.cwd, output)), 200)}.\n`);
    },
    same,
  );
}

async function showExample(desk: Desk): Promise<void> {
  const { io } = desk.context;
  // Several frameworks may see one arrangement; here it is chosen by its name alone.
  const cases = await allCases(io, listShipped(io.root)[0]?.id);
  const choices = cases.map(({ id: value, about }) => ({
    value,
    label: `${about.title} (${about.invented ? 'invented' : about.place})`,
  }));
  const id = await pick('Which arrangement?', choices, desk.prompter);
  if (id === null) return;
  const { showCase } = await import('./cases.ts');
  const same = ['joinedup', 'cases', 'show', id, '--full'];
  await workOut(desk, (context) => showCase.call({ case: id, format: 'text', full: true }, context), same);
}

async function practise(desk: Desk): Promise<void> {
  const { practiseCases, wantedPractice } = await import('./practise.ts');
  const { prompter, context } = desk;
  const score = await practiseCases(await wantedPractice({}, context.io), prompter, context);
  if (score !== null) await show(desk, async (on) => on.out.write(score));
}

async function browse(desk: Desk): Promise<void> {
  const choices = listShipped(desk.context.io.root).map(({ id: value, title }) => ({ value, label: title }));
  const framework = await pick('Which framework?', choices, desk.prompter);
  if (framework === null) return;
  const what = await pick(
    choices.find(({ value }) => value === framework)?.label ?? '',
    [
      { value: 'read', label: 'Read about it: its levels, questions and barriers' },
      { value: 'assess', label: 'Assess a service by it' },
    ],
    desk.prompter,
  );
  if (what === 'assess') await hold(desk, { framework });
  if (what !== 'read') return;
  const { showFramework } = await import('./frameworks.ts');
  const same = ['joinedup', 'frameworks', 'show', framework];
  await show(desk, (context) => showFramework.call({ framework, format: 'text' }, context), same);
}
