import { basename, extname } from 'node:path';
import type { Unread } from '../assessment/saved-result.ts';
import { file, type Word } from '../command.ts';
import type { Io } from '../host/io.ts';
import { interruptibly, type ProgressLine, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import type { Paper } from '../layout/paper.ts';
import type { Through } from '../library/crosswalks.ts';
import { ALL_FRAMEWORKS } from '../library/frameworks.ts';
import { isResult, resultsOf } from '../library/results.ts';
import { CASE } from '../library/shipped.ts';
import type { Result } from '../model/result.ts';
import { InputError, inputError, type Problem, problemData } from '../problem.ts';
import { jsonInSeries, jsonText } from '../report/formats/json-text.ts';
import { isOffice, type Layout, rendererOf, seriesOf } from '../report/page-formats.ts';
import { code, say } from '../sentence.ts';
import type { Progress } from '../work.ts';
import { type CommandContext, declareCommand, type GivenOf, several, text } from './declare.ts';
import { deliverPage, filesInto, isForFolder, paperFor, writeProblems } from './shared/deliver.ts';
import { deliverPieces, isAnswerOnly, isPaged } from './shared/deliver-results.ts';
import { FRAMEWORK, RESULT, SCREEN } from './shared/options.ts';
import { gateMissed, onlyPlacement, placementWith } from './shared/placements.ts';

const OPTIONS = {
  ...SCREEN,
  ...RESULT,
  output: { ...RESULT.output, report: 'each' as const },
  requireLevel: text('level', 'end with 1 unless this level is certain'),
  placement: text('placement', 'only this placement of the framework'),
  framework: several('id|file', `${FRAMEWORK.says}; several, or “all”, to see one file through each of them`),
  crosswalk: several('file', 'a crosswalk of your own to another framework'),
};

/** Scores every file that can be scored; says of the others what is wrong. */
export const score = declareCommand({
  examples: [
    'joinedup score service.yaml',
    'joinedup score service.yaml --full',
    'joinedup score service.yaml -o board.docx',
    'joinedup score *.yaml -o papers/ --format html',
    'joinedup score *.yaml --format json',
    'joinedup score service.yaml --require-level LEVEL',
    'joinedup score service.yaml --framework all',
    'joinedup score case:ID',
  ],
  args: '<files...>',
  slots: { files: 'file|case' },
  options: OPTIONS,
  run: async (given, context) => {
    const { files, framework: frameworks = [], crosswalk: crosswalks = [] } = given;
    return (await isAcross(files, frameworks, crosswalks, context))
      ? printAcross(given, { frameworks, crosswalks }, context)
      : printEach(given, context);
  },
});

type Given = GivenOf<'<files...>', typeof OPTIONS>;

type Entry = Result | Unread;

async function printEach(options: Given, context: CommandContext): Promise<number> {
  const { files } = options;
  const problems: Problem[] = [];
  const missed: string[] = [];
  const note = (entry: Entry): void => {
    if (!isResult(entry)) problems.push(...entry.problems);
    else if (options.requireLevel !== undefined)
      missed.push(...[gateMissed(options.requireLevel, entry)].filter((miss) => miss !== null));
  };
  const { output } = options;
  const isSet = files.length > 1 && output !== undefined && isForFolder(output, context);
  const parts = isSet ? await eachInto(output, files, options, context) : [{ of: files, output }];
  await withProgressLine(context, async (telling) => {
    for (const { of, output } of parts) {
      const entries = entriesOf(of, options, context, note, telling);
      const pieces = printed(entries, of, options, paperFor(output, context));
      await deliverPieces(pieces, output, context, options.format, isPaged(options, context));
    }
  });
  await writeProblems(problems, context.err);
  for (const miss of missed) context.err.say(`${miss}\n`);
  if (problems.length > 0) return EXIT.usage;
  return missed.length > 0 ? EXIT.unmet : EXIT.done;
}

/** Which file what comes of each goes to, in a folder, which is made if need be. Throws an `InputError` where one cannot. */
async function eachInto(
  folder: string,
  files: readonly string[],
  { format }: Given,
  context: CommandContext,
): Promise<{ readonly of: readonly string[]; readonly output: string }[]> {
  const stems = files.map((name) => {
    const own = name.startsWith(CASE) ? name.slice(CASE.length) : basename(name, extname(name));
    return name === '-' ? 'standard-input' : own;
  });
  const outputs = await filesInto(folder, stems, { format, inputs: files }, context);
  return files.map((name, index) => ({ of: [name], output: outputs[index] ?? '' }));
}

/** True where a file is to be seen through other frameworks than its own. */
async function isAcross(
  [file = '', ...more]: readonly string[],
  [framework, ...others]: readonly string[],
  crosswalks: readonly string[],
  { io }: CommandContext,
): Promise<boolean> {
  if (others.length > 0 || framework === ALL_FRAMEWORKS || crosswalks.length > 0) return true;
  if (framework === undefined || more.length > 0) return false;
  const { leadsAcross } = await import('../library/crosswalks.ts');
  return leadsAcross(file, framework, io);
}

/** What comes of each file, one after the other, so that none has to be kept. */
async function* entriesOf(
  files: readonly string[],
  options: Given,
  { io }: CommandContext,
  note: (entry: Entry) => void,
  telling: ProgressLine,
): AsyncGenerator<Entry> {
  const total = files.length > 1 ? files.length : null;
  for (const [index, file] of files.entries()) {
    await telling.step('Scoring')(index, total);
    const progress = () => telling.of('Scoring')(index, total);
    for (const entry of await entriesIn(file, options, io, progress)) {
      note(entry);
      // Both may be the same terminal.
      if (options.output === undefined && io.stdout.isTTY) telling.clear();
      yield entry;
    }
  }
  telling.clear();
}

async function entriesIn(
  file: string,
  options: Given,
  io: Io,
  progress: Progress,
): Promise<readonly Entry[]> {
  const { placement, requireLevel } = options;
  const [framework] = options.framework ?? [];
  try {
    const entries = await resultsOf(file, { framework }, io, progress);
    return entries.map((entry) => {
      if (!isResult(entry)) return entry;
      const result = placement === undefined ? entry : onlyPlacement(placement, entry);
      if (requireLevel !== undefined) placementWith(requireLevel, result);
      return result;
    });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return [{ file, problems: error.problems }];
  }
}

async function* printed(
  entries: AsyncIterable<Entry>,
  files: readonly string[],
  options: Given,
  paper: Paper,
): AsyncGenerator<string | Uint8Array> {
  const { format } = options;
  if (format === 'json') return yield* jsonOf(entries);
  if (isOffice(format)) {
    refuseTooMany(files.length);
    // One document has to be whole before a byte of it is known.
    const results = await resultsAmong(entries, refuseTooMany);
    if (results.length > 0) yield (await rendererOf('results', format))(results, paper);
    return;
  }
  if (isAnswerOnly(options)) return yield* answersOf(entries, againFrom(files, options), paper);
  if (files.length > 1) return yield* pagesOf(entries, format, paper);
  // One file may hold several results; a single one is a page by itself.
  const results = await resultsAmong(entries);
  const [only, ...others] = results;
  if (!only || others.length > 0) return yield* pagesOf(results, format, paper);
  const page = await rendererOf('result', format);
  yield interruptibly(() => page(only, paper));
}

async function* pagesOf(
  entries: AsyncIterable<Entry> | Iterable<Entry>,
  format: Layout,
  paper: Paper,
): AsyncGenerator<string> {
  const series = (await seriesOf('result', format))(paper);
  for await (const entry of entries) if (isResult(entry)) yield interruptibly(() => series.next(entry));
  yield series.end();
}

/** The results among what comes; `mayBe` is asked of how many there are so far, and may throw. */
async function resultsAmong(entries: AsyncIterable<Entry>, mayBe: (count: number) => void = () => {}) {
  const results: Result[] = [];
  for await (const entry of entries) {
    if (isResult(entry)) results.push(entry);
    mayBe(results.length);
  }
  return results;
}

/** How many results one document takes: more is a gigabyte of work, and nothing that anybody would read. */
const MOST = 100;

function refuseTooMany(count: number): void {
  if (count <= MOST) return;
  const message = `More than ${MOST} results are too many for one file in this format.`;
  const advice = say`Name fewer, or a folder, which gets a file of each: ${code('-o papers/')}.`;
  throw inputError('too-many', message, advice);
}

/** What one types to read the same again; undefined where that is no single file, or more than its name. */
function againFrom([only, ...others]: readonly string[], { placement, framework }: Given): Word | undefined {
  if (only === undefined || only === '-' || others.length > 0) return undefined;
  if (placement !== undefined || framework !== undefined) return undefined;
  return only.startsWith(CASE) ? only : file(only);
}

/** Of a single result the answer; of several a line each. */
async function* answersOf(
  entries: AsyncIterable<Entry>,
  readFrom: Word | undefined,
  paper: Paper,
): AsyncGenerator<string> {
  const { overviewRow } = await import('../report/pages/answer-page.ts');
  const rows: ReturnType<typeof overviewRow>[] = [];
  let only: Result | null = null;
  for await (const entry of entries) {
    if (!isResult(entry)) continue;
    only = rows.length === 0 ? entry : null;
    rows.push(overviewRow(entry));
  }
  const answer = await rendererOf('answer', 'text');
  if (only) {
    const result = { ...only, readFrom };
    yield interruptibly(() => answer(result, paper));
  } else if (rows.length > 0) yield (await rendererOf('overview', 'text'))(rows, paper);
}

/** Of a single result the result; of several a list, with what could not be read. */
async function* jsonOf(entries: AsyncIterable<Entry>): AsyncGenerator<string> {
  const series = jsonInSeries((results) => ({ schemaVersion: 1, tool: TOOL, results }));
  let first: Entry | null = null;
  let isList = false;
  for await (const entry of entries) {
    if (first) yield series.next(dataOf(first));
    if (first || isList) yield series.next(dataOf(entry));
    isList ||= first !== null;
    first = isList ? null : entry;
  }
  if (isList) yield series.end();
  else if (first && isResult(first)) yield jsonText(first);
}

function dataOf(entry: Entry) {
  return isResult(entry) ? entry : { ...entry, problems: entry.problems.map(problemData) };
}

/** Prints where an arrangement sits by several frameworks, and where these agree. */
async function printAcross(options: Given, through: Through, context: CommandContext): Promise<number> {
  const [file = '', ...more] = options.files;
  if (more.length > 0) {
    const message = 'Several frameworks are held against one file at a time.';
    throw inputError('several-files', message, 'Name one file.');
  }
  if (options.placement !== undefined) {
    const message = say`${code('--placement')} picks from one framework, and several are named.`;
    throw inputError('several-frameworks', message, 'Leave one of the two out.');
  }
  const { scoreAcross } = await import('../library/crosswalks.ts');
  const across = await withProgressLine(context, (telling) =>
    scoreAcross(file, through, context.io, telling.of('Scoring')),
  );
  const { requireLevel } = options;
  const missed = requireLevel === undefined ? null : gateMissed(requireLevel, across.own);
  await deliverPage('across', across, options, context);
  if (missed === null) return EXIT.done;
  context.err.say(`${missed}\n`);
  return EXIT.unmet;
}
