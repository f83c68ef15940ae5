import { withProgressLine } from '../host/long-work.ts';
import { EXIT } from '../host/program.ts';
import type { ToldFramework } from '../library/vignettes.ts';
import type { ExampleSet } from '../model/key.ts';
import { LONGEST_IN_KEY } from '../model/vocabulary.ts';
import { InputError, inputError, type Problem, tried } from '../problem.ts';
import { leftOut } from '../report/formats/bank-limits.ts';
import { formatsOf } from '../report/page-formats.ts';
import { ALL_SHEETS, WHOLE_SHEETS } from '../report/words/teaching/case-words.ts';
import { code, say } from '../sentence.ts';
import { workOut } from '../solver/exactly.ts';
import { setsIn } from '../teaching/cases/case-reading.ts';
import { checkExamples } from '../teaching/cases/check-set.ts';
import { quoted, unprintableIn } from '../text.ts';
import {
  type CommandContext,
  type CommandOption,
  choice,
  declareCommand,
  flag,
  type GivenOf,
  text,
} from './declare.ts';
import { type ExampleFormat, isBank, writeExampleFiles } from './example-files.ts';
import { type Cases, casesFor, type Misuse, misusesOfKeys, modelOf, SETS } from './example-sets.ts';
import { deliverPage, endsAsFile, refuseOnScreen } from './shared/deliver.ts';
import { CASES } from './shared/options.ts';

/** In what forms cases come: a booklet is for paper, so that there is none for the screen. */
const FORMATS = formatsOf('booklet').filter((format) => format !== 'text');

/** Words for the cover that a key can keep. */
function coverText(says: string): CommandOption<string> {
  return {
    ...text('text', says),
    read: ([words = ''], name) => {
      if (unprintableIn(words) === null && words.length <= LONGEST_IN_KEY) return words;
      const message = `${quoted(words)} behind “--${name}” cannot stand on a cover.`;
      throw inputError(
        `bad-${name}`,
        message,
        `Give up to ${LONGEST_IN_KEY} characters that can all be seen.`,
      );
    },
  };
}

const OPTIONS = {
  ...CASES,
  ...SETS,
  format: choice('format', FORMATS, 'how to print; json is the key'),
  sheet: choice('sheet', ALL_SHEETS, 'only this one'),
  title: coverText('the title of the sheets, such as that of your course'),
  date: coverText('a date below it, in your own words'),
  line: coverText('a line of your own below it'),
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
    'joinedup example --mix --count 10 --roster class.csv -o course',
    'joinedup example course/key.json --replace 3 -o better',
    'joinedup example course/key.json --check',
  ],
  args: '[keys...]',
  slots: { keys: 'file' },
  options: OPTIONS,
  open: async (given, context) => {
    const misuses = misusesIn(withFolder(given));
    if (withFolder(given).output === undefined) refuseOnScreen(given.format ?? '', context.io);
    const opened = await tried(() => casesFor(given, context));
    if (!opened.ok || misuses.length > 0) throw new InputError([...misuses, ...opened.problems]);
    return opened.value;
  },
  run: async (given, context, { notes, last, ...opened }) => {
    for (const note of notes) context.err.say(`${note}\n`);
    const code = await deliverCases(given, context, opened);
    if (last !== null) context.err.say(`${last}\n`);
    return code;
  },
});

async function deliverCases(
  given: Given,
  context: CommandContext,
  { told, cases }: Pick<Cases, 'told' | 'cases'>,
): Promise<number> {
  const { format = null, sheet = null, check, output, framework, force = false } = withFolder(given);
  const { set: made, remarks: own } = await cases();
  const set = covered(made, given);
  const withBanks = isBank(format) || (output !== undefined && format === null);
  const remarks = [...own, ...(withBanks && !check ? leftOut(set) : [])];
  for (const remark of remarks) context.err.say(`${remark}\n`);
  if (check) return report(set, told, format, context);
  if (output !== undefined) {
    const wanted = { set, framework: told.framework, named: framework, format, force };
    await writeExampleFiles(output, wanted, context);
    return EXIT.done;
  }
  const sheets = sheet === null ? WHOLE_SHEETS : [sheet];
  for (const own of printable(set, format))
    await deliverPage('booklet', { set: own, sheets }, { format: format ?? 'markdown' }, context);
  return EXIT.done;
}

/** The set with the cover that is asked for, or that its key has where nobody says otherwise. */
function covered({ cover = {}, ...set }: ExampleSet, given: Given): ExampleSet {
  const { title = cover.title, date = cover.date, line = cover.line } = given;
  const parts = Object.entries({ title, date, line }).filter(([, words]) => words);
  return parts.length === 0 ? set : { ...set, cover: Object.fromEntries(parts) };
}

/** The sets to print one after another. Throws an `InputError` for a format in which each is a file of its own. */
function printable(set: ExampleSet, format: ExampleFormat | null): readonly ExampleSet[] {
  if (isBank(format) || format === 'json') return [set];
  const sets = setsIn(set);
  if (sets.length < 2 || format === null || format === 'markdown') return sets;
  const message = `As ${format} the sheets of each student are a file of their own.`;
  throw inputError(
    'wrong-use',
    message,
    say`Name a folder with ${code('-o')}, or leave out ${code('--format')}.`,
  );
}

type Given = GivenOf<'[keys...]', typeof OPTIONS>;

/** A folder cannot be standard output; what is printed without one can. */
function withFolder({ output, ...rest }: Given): Given {
  return output === undefined || output === '-' ? rest : { ...rest, output };
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

/** What would be left unheeded: words that do not go together. */
function misusesIn(given: Given): Problem[] {
  const { check = false, output, sheet, format, force } = given;
  const [intoFolder, oneSheet] = [output !== undefined, sheet !== undefined];
  const misuses: readonly Misuse[] = [
    ...misusesOfKeys(given),
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
