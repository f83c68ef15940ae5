import { compile } from '../engine/compile/compile.ts';
import { withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { type OpenedSet, openSet, type ToldFramework } from '../library/vignettes.ts';
import type { ExampleRequest, ExampleSet } from '../model/key.ts';
import { InputError, type Problem, tried } from '../problem.ts';
import { leftOut } from '../report/formats/bank-limits.ts';
import { formatsOf } from '../report/page-formats.ts';
import { ALL_SHEETS, WHOLE_SHEETS } from '../report/words/teaching/case-words.ts';
import { workOut } from '../solver/exactly.ts';
import { checkExamples } from '../teaching/cases/check-set.ts';
import { generate } from '../teaching/cases/generate.ts';
import { listed, quoted } from '../text.ts';
import { once } from '../work.ts';
import { type CommandContext, choice, declareCommand, flag, type GivenOf, text } from './declare.ts';
import { type ExampleFormat, isBank, writeExampleFiles } from './example-files.ts';
import { openRequest } from './shared/case-request.ts';
import { deliverPage, endsAsFile, refuseOnScreen } from './shared/deliver.ts';
import { CASES } from './shared/options.ts';

/** In what forms cases come: a booklet is for paper, so that there is none for the screen. */
const FORMATS = formatsOf('booklet').filter((format) => format !== 'text');

/** Cases that were just made are checked with the model that they were made with. */
const modelOf = once(compile);

const OPTIONS = {
  ...CASES,
  format: choice('format', FORMATS, 'how to print; json is the key'),
  sheet: choice('sheet', ALL_SHEETS, 'only this one'),
  title: text('text', 'the title of the sheets, such as that of your course'),
  date: text('text', 'a date below it, in your own words'),
  line: text('text', 'a line of your own below it'),
  output: { ...text('folder', 'write sheets, question banks and the key into a new folder'), short: '-o' },
  force: flag('write into a folder that holds something, and replace a set in it'),
  check: flag('say how sound the cases are instead of printing them'),
};

/** Makes cases for students, or takes those of a key, and prints them or writes them into a folder; or says how sound they are. */
export const example = declareCommand({
  examples: [
    'joinedup example --level ID --seed 7',
    'joinedup example --count 10 --difficulty hard -o course',
    'joinedup example --kind twins --format html --sheet student > case.html',
    'joinedup example course/key.json --check',
  ],
  args: '[key]',
  slots: { key: 'file' },
  options: OPTIONS,
  open: async (given, context) => {
    const misuses = misusesIn(withFolder(given));
    if (withFolder(given).output === undefined) refuseOnScreen(given.format ?? '', context.io);
    const opened = await tried(() => casesFor(given, context));
    if (!opened.ok || misuses.length > 0) throw new InputError([...misuses, ...opened.problems]);
    return opened.value;
  },
  run: async (given, context, { told, note, cases }) => {
    const { format = null, sheet = null, check, output, framework, force = false } = withFolder(given);
    const cover = { title: given.title, date: given.date, line: given.line };
    if (note !== null) context.err.say(`${note}\n`);
    const set = await cases();
    const withBanks = isBank(format) || (output !== undefined && format === null);
    const remarks = [...withoutCases(set), ...(withBanks && !check ? leftOut(set) : [])];
    for (const remark of remarks) context.err.say(`${remark}\n`);
    if (check) return report(set, told, format, context);
    if (output !== undefined) {
      const wanted = { set, cover, framework: told.framework, named: framework, format, force };
      await writeExampleFiles(output, wanted, context);
      return EXIT.done;
    }
    const sheets = sheet === null ? WHOLE_SHEETS : [sheet];
    await deliverPage('booklet', { set, sheets, cover }, { format: format ?? 'markdown' }, context);
    return EXIT.done;
  },
});

type Given = GivenOf<'[key]', typeof OPTIONS>;

/** A folder cannot be standard output; what is printed without one can. */
function withFolder({ output, ...rest }: Given): Given {
  return output === undefined || output === '-' ? rest : { ...rest, output };
}

/** The levels that a set has no case at, of which its sheets say nothing. */
function withoutCases({ without }: ExampleSet): string[] {
  if (without.length === 0) return [];
  return [
    `No further case was found at ${listed(without)}; the others came in turn. “joinedup frameworks check” says what the texts lack.`,
  ];
}

/** Cases that can be had, and the framework that they belong to. */
interface Cases extends Pick<OpenedSet, 'told' | 'note'> {
  /** Making them takes a while, which is for nothing where something else is wrong. */
  cases(): Promise<ExampleSet>;
}

async function casesFor(given: Given, context: CommandContext): Promise<Cases> {
  const { key, framework } = given;
  const { io } = context;
  if (key !== undefined) {
    const { set, ...about } = await openSet(key, framework, io);
    return { ...about, cases: async () => set };
  }
  const { told, request } = await openRequest(given, io);
  return { told, note: null, cases: () => made(request, told, context) };
}

function made(
  request: ExampleRequest,
  { framework, vignettes }: ToldFramework,
  context: CommandContext,
): Promise<ExampleSet> {
  const means = { model: modelOf(framework), vignettes, tool: TOOL };
  return withProgressLine(context, (telling) =>
    workOut(telling.of('Making cases'), (prove, progress) =>
      generate(request, { ...means, prove, progress }),
    ),
  );
}

/** Says how sound a set is. Ends with 1 where something is wrong with it. */
async function report(
  set: ExampleSet,
  { framework, vignettes }: ToldFramework,
  format: ExampleFormat | null,
  context: CommandContext,
): Promise<number> {
  const means = { model: modelOf(framework), vignettes };
  const soundness = await withProgressLine(context, (telling) =>
    workOut(telling.of('Checking cases'), (prove, progress) =>
      checkExamples(set, { ...means, prove, progress }),
    ),
  );
  const isOther = format === null || format === 'docx' || isBank(format);
  const printing = { format: isOther ? 'text' : format } as const;
  await deliverPage('soundness', soundness, printing, context);
  return soundness.faults.length > 0 || soundness.alike.length > 0 ? EXIT.unmet : EXIT.done;
}

const CHOICES = ['level', 'kind', 'difficulty', 'setting', 'nation', 'seed', 'count'] as const;

/** What would be left unheeded: words that do not go together. */
function misusesIn(given: Given): Problem[] {
  const { key, check = false, output, sheet, format, force } = given;
  const chosen = CHOICES.filter((name) => given[name] !== undefined).map((name) => `“--${name}”`);
  const [intoFolder, oneSheet] = [output !== undefined, sheet !== undefined];
  const misuses: readonly (readonly [is: boolean | undefined, message: string, advice: string])[] = [
    [
      key !== undefined && chosen.length > 0,
      `A key holds its cases already, so there is nothing to choose with ${listed(chosen)}.`,
      'Leave that out, or leave out the key to make new cases.',
    ],
    [
      check && intoFolder,
      '“--check” says how sound cases are, and writes no folder.',
      'Leave out “--check” or “-o”; run it once with each.',
    ],
    [check && oneSheet, '“--check” looks at whole cases, and prints no sheet.', 'Leave out “--sheet”.'],
    [
      check && (isBank(format) || format === 'docx'),
      `“--check” is not printed as ${format}.`,
      'Leave out “--format”, or say “--format json”.',
    ],
    [
      oneSheet && !check && intoFolder,
      '“-o” writes every sheet into the folder, each as a file of its own.',
      'Leave out “--sheet”, or print that sheet alone, without “-o”.',
    ],
    [
      oneSheet && !check && (isBank(format) || format === 'json'),
      `“--format ${format}” has no sheets.`,
      'Leave out “--sheet”; sheets are printed as markdown, html or docx.',
    ],
    [
      intoFolder && endsAsFile(output ?? ''),
      `“-o” names a folder for the whole set, and ${quoted(output ?? '', 200)} ends as a file does.`,
      'Leave out the ending; one sheet alone is printed with “--sheet”, and goes into a file with “>”.',
    ],
    [
      force && !intoFolder,
      '“--force” is for a folder, and none is named.',
      'Name one with “-o”, or leave out “--force”.',
    ],
  ];
  return misuses.flatMap(([is, message, advice]) =>
    is ? [{ code: 'wrong-use', severity: 'error' as const, message, advice }] : [],
  );
}
