import { resolve } from 'node:path';
import { checkFramework, checkTexts, likeShipped, sameIds } from '../authoring/check-framework.ts';
import { checkAgainstOlder } from '../authoring/older-version-check.ts';
import { parseSource, type SourceDocument } from '../document/parse.ts';
import { type FrameworkFile, frameworkIn, idIn, openFramework, readablePart } from '../framework/open.ts';
import { readSource } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { interruptibly, type ProgressLine, withProgressLine } from '../host/long-work.ts';
import { EXIT } from '../host/program.ts';
import { crosswalkProblems } from '../library/crosswalks.ts';
import { frameworkFiles } from '../library/frameworks.ts';
import { workIn } from '../library/recognise.ts';
import { isShippedFile, listShipped } from '../library/shipped.ts';
import { byPlace, hasErrors, type Outcome, type Problem, tried, unwrap } from '../problem.ts';
import { renderAnnotations } from '../report/formats/annotations.ts';
import { jsonText } from '../report/formats/json-text.ts';
import { rendererOf } from '../report/page-formats.ts';
import { workOut } from '../solver/exactly.ts';
import type { Progress } from '../work.ts';
import { type BesideFramework, caseProblems, ownVignetteProblems, vignetteProblems } from './check-beside.ts';
import { checkData, checkedIn, exampleTexts, type Proved, writeExamples } from './check-examples.ts';
import { type CommandContext, declareCommand, flag, type GivenOf, text } from './declare.ts';
import { deliver, paperFor } from './shared/deliver.ts';
import { formatOf, TODAY } from './shared/options.ts';

/** What is checked, by what, and what was found so far. */
interface Findings {
  /** The names of the files, by their paths: a file that is named twice is checked once. */
  readonly files: Map<string, string>;
  readonly proved: Proved[];
  readonly problems: Problem[];
  /** Of frameworks that are called alike: said when all are seen. */
  readonly alike: Problem[];
  readonly likeBefore: (file: FrameworkFile) => readonly Problem[];
  readonly withExamples: boolean;
  readonly today: string | null;
  /** The older version that each is held against. */
  readonly before: FrameworkFile | null;
  unreadable: boolean;
}

const OPTIONS = {
  format: formatOf('check', ['json', 'github']),
  strict: flag('warnings count as problems'),
  examples: flag('print answers that just reach each level, as assessment files'),
  examplesIn: text('folder', 'write these files into a folder'),
  today: {
    ...TODAY,
    says: 'warn of what was read more than 18 months before this day; left out, nothing is said of age',
  },
  against: text('file', 'an older version: is it said what became of all that it has?'),
};

/** Checks framework files and crosswalks. Ends with 1 where a problem is found, with 2 where a file could not be read at all. */
export const checkFrameworks = declareCommand({
  examples: [
    'joinedup frameworks check my-framework.yaml --strict',
    'joinedup frameworks check frameworks/ --format github',
    'joinedup frameworks check my-framework.yaml --examples-in examples',
    'joinedup frameworks check my-framework.yaml --today 2026-11-29',
    'joinedup frameworks check my-framework.yaml --against older.yaml',
  ],
  args: '<files...>',
  slots: { files: 'file' },
  options: OPTIONS,
  open: async ({ against }, { io }) =>
    against === undefined ? null : unwrap(openFramework(await readSource(against, io))),
  run: async (given, context, before) => {
    const { files, strict, examples, examplesIn, today = null } = given;
    const checked: Findings = {
      files: new Map(),
      proved: [],
      problems: [],
      alike: [],
      likeBefore: sameIds(),
      withExamples: examples === true || examplesIn !== undefined,
      today,
      before,
      unreadable: false,
    };
    await withProgressLine(context, (telling) => checkAll(files, checked, context.io, telling));
    checked.problems.push(...checked.alike);
    await print(checked, given, context);
    if (examplesIn !== undefined) await writeExamples(examplesIn, checked.proved, context);
    if (checked.unreadable) return EXIT.usage;
    const failed = strict ? checked.problems.length > 0 : hasErrors(checked.problems);
    return failed ? EXIT.unmet : EXIT.done;
  },
});

async function checkAll(
  names: readonly string[],
  checked: Findings,
  io: Io,
  telling: ProgressLine,
): Promise<void> {
  const files: string[] = [];
  for (const name of names) {
    const found = await tried(async () => frameworkFiles(name, io));
    note(checked, found);
    if (found.ok) files.push(...found.value);
  }
  const total = files.length > 1 ? files.length : null;
  const about = telling.of('Checking');
  for (const [at, file] of files.entries()) {
    await telling.step('Checking')(at, total);
    // Of many files it is more that counts which one it is than how far it is with it.
    await checkFile(file, checked, io, total === null ? about : () => about(at, total));
  }
}

/** Keeps what is wrong with a file; the others are checked all the same. */
function note(checked: Findings, { ok, problems }: Outcome<unknown>): void {
  checked.problems.push(...problems);
  if (!ok) checked.unreadable = true;
}

async function checkFile(file: string, checked: Findings, io: Io, progress: Progress): Promise<void> {
  const path = file === '-' ? file : resolve(io.cwd, file);
  if (checked.files.has(path)) return;
  checked.files.set(path, file);
  const looked = await tried(async () => {
    const source = await readSource(file, io);
    const document = interruptibly(() => parseSource(source));
    const others = document.ok
      ? ((await crosswalkProblems(document.value, io)) ?? (await ownVignetteProblems(document.value, io)))
      : null;
    if (others) return void checked.problems.push(...others);
    const opened = document.ok ? interruptibly(() => frameworkIn(document.value)) : document;
    const named = { file, path };
    if (!opened.ok)
      return checkBroken(opened.problems, document.ok ? document.value : null, named, checked, io);
    await checkOpened(opened, named, checked, io, progress);
    const { framework } = opened.value;
    await checkBeside(file, { id: framework.id, framework }, checked, io);
  });
  note(checked, looked);
}

/** Keeps what is wrong with a framework that has errors, and what can be told of it and of what lies beside it all the same. */
async function checkBroken(
  problems: readonly Problem[],
  document: SourceDocument | null,
  { file, path }: NamedFile,
  checked: Findings,
  io: Io,
): Promise<void> {
  const isOne = workIn(path) === 'framework';
  const part = isOne && document ? interruptibly(() => readablePart(document)) : null;
  const warnings = part ? checkTexts(part, checked.today) : [];
  checked.problems.push(...[...problems, ...warnings].sort(byPlace));
  const id = document ? idIn(document) : undefined;
  if (isOne) await checkBeside(file, { id, framework: null }, checked, io);
}

async function checkBeside(file: string, beside: BesideFramework, checked: Findings, io: Io): Promise<void> {
  checked.problems.push(...(await caseProblems(file, beside, io)));
  checked.problems.push(...(await vignetteProblems(file, beside.framework, io)));
}

interface NamedFile {
  readonly file: string;
  readonly path: string;
}

async function checkOpened(
  { value, problems: found }: Outcome<FrameworkFile> & { ok: true },
  { file, path }: NamedFile,
  checked: Findings,
  io: Io,
  progress: Progress,
): Promise<void> {
  const { framework } = value;
  const { withExamples, today } = checked;
  const { problems, claims, examples } = await workOut(progress, (prove, hear) =>
    checkFramework(value, prove, withExamples, hear, today),
  );
  const held = checked.before ? checkAgainstOlder(value, checked.before) : [];
  checked.problems.push(...[...found, ...problems, ...held].sort(byPlace));
  checked.proved.push({
    file,
    id: framework.id,
    claims,
    examples: withExamples ? { framework, all: examples } : null,
  });
  checked.alike.push(...checked.likeBefore(value));
  if (isShippedFile(path, io.root)) return;
  const shipped = listShipped(io.root).map(({ id }) => id);
  checked.problems.push(...likeShipped(value, shipped));
}

async function print(
  { problems, files, proved }: Findings,
  { format, examples = false }: GivenOf<'<files...>', typeof OPTIONS>,
  context: CommandContext,
): Promise<void> {
  if (format === 'json') {
    return deliver(jsonText(checkData(problems, proved)), undefined, context, format);
  }
  if (format === 'github') return deliver(renderAnnotations(problems), undefined, context, format);
  const render = await rendererOf('check', format);
  const report = render(checkedIn([...files.values()], problems, proved), paperFor(undefined, context));
  const texts = examples && format === 'text' ? exampleTexts(proved, context.io) : [];
  return deliver([report, ...texts].join('\n'), undefined, context, format);
}
