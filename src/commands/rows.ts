import { modelsOf } from '../engine/compile/nation-terms.ts';
import { NO_PROVER } from '../engine/logic/search.ts';
import { rowPlacer } from '../engine/rows/place-row.ts';
import { piecesOf } from '../host/files/read.ts';
import type { Io } from '../host/io.ts';
import { type ProgressLine, withProgressLine } from '../host/long-work.ts';
import { EXIT } from '../host/program.ts';
import type { Screen } from '../host/screens.ts';
import { chooseFramework } from '../library/frameworks.ts';
import type { Framework } from '../model/framework.ts';
import { InputError, Interrupted, inputError, type Problem } from '../problem.ts';
import { csvCell } from '../report/formats/csv-text.ts';
import { type Line, linesOf } from '../rows/lines.ts';
import { rowReader } from '../rows/read-row.ts';
import { jsonRows, rowsWriter, type TakenRow, textOf } from '../rows/rows.ts';
import { tableRows } from '../rows/table-rows.ts';
import { csvWriter, jsonWriter, ROW_FIELDS, type RowField, USUAL_FIELDS } from '../rows/write-row.ts';
import { code, say } from '../sentence.ts';
import { loadProvers } from '../solver/prove.ts';
import { unknownWord } from '../suggest.ts';
import { counted, quoted } from '../text.ts';
import { type CommandContext, choice, declareCommand, flag, type GivenOf, text, whole } from './declare.ts';
import { writeProblems } from './shared/deliver.ts';
import { FRAMEWORK } from './shared/options.ts';

const FORMS = ['ndjson', 'csv'] as const;

const OPTIONS = {
  framework: FRAMEWORK,
  from: choice('form', FORMS, 'what comes in; found out if left out'),
  to: { ...choice('form', FORMS, 'what comes out'), usual: 'ndjson' as const },
  fields: text('text', `what each row tells, of ${ROW_FIELDS.join(', ')}`),
  skip: whole({ least: 0, most: 1e12 }, 'pass over so many rows: go on where a run ended'),
  strict: flag('end at the first row that cannot be read'),
};

/** Places rows of assessments one by one, however many. */
export const rows = declareCommand({
  examples: [
    'joinedup rows services.ndjson > placed.ndjson',
    'joinedup rows services.csv --to csv --fields id,secured,score > placed.csv',
    'joinedup rows services.ndjson --skip 120000 >> placed.ndjson',
  ],
  args: '[file]',
  slots: { file: 'file' },
  options: OPTIONS,
  run: async (given, context) => {
    const { file = '-', skip = 0 } = given;
    if (file === '-' && context.io.stdin.isTTY) throw inputError('no-rows', 'No rows came in.', NAME_THEM);
    const fields = fieldsIn(given.fields);
    const framework = await chooseFramework(given.framework, context.io);
    const model = modelsOf(framework)(null);
    let provers = () => NO_PROVER;
    const placer = rowPlacer(model, () => provers());
    if (placer.searches) provers = await loadProvers();
    const writer =
      given.to === 'csv' ? csvWriter(model, placer, fields, csvCell) : jsonWriter(model, placer, fields);
    const work = rowsWriter({
      reader: rowReader(framework, model, placer),
      placer,
      writer,
      tellsErrors: fields.includes('errors'),
      isStrict: given.strict ?? false,
      file,
    });
    const taken = afterSkipping(takenFrom(file, given, framework, context), skip);
    return withProgressLine(context, (telling) =>
      pass(taken, { ...given, skip, head: skip === 0 ? writer.head : '' }, work, telling, context),
    );
  },
});

type Given = GivenOf<'[file]', typeof OPTIONS>;

const NAME_THEM = say`Name a file, or send rows through: ${code('joinedup rows services.ndjson')}.`;

function fieldsIn(named: string | undefined): readonly RowField[] {
  if (named === undefined) return USUAL_FIELDS;
  const words = named.split(',').map((word) => word.trim());
  const known: readonly string[] = ROW_FIELDS;
  const wrong = words.filter((word) => !known.includes(word));
  if (wrong.length > 0) throw new InputError(wrong.map((word) => unknownWord('field', word, known)));
  return words as RowField[];
}

/** The rows of a file in whichever form it is; what is doubted about its columns is said. */
async function* takenFrom(
  file: string,
  { from }: Given,
  framework: Framework,
  { io, err }: CommandContext,
): AsyncGenerator<TakenRow[]> {
  const lines = linesOf(piecesOf(file, io));
  const first = await lines.next();
  if (first.done) throw inputError('no-rows', `There are no rows in ${nameOf(file)}.`, NAME_THEM);
  const all = begunWith(first.value, lines);
  const begins =
    first.value.map((line) => ('fault' in line ? '' : textOf(line).trim())).find((text) => text !== '') ?? '';
  const form = from ?? (begins.startsWith('{') ? 'ndjson' : 'csv');
  if (form === 'ndjson') return yield* jsonRows(all, file);
  const doubts: Problem[] = [];
  for await (const taken of tableRows(all, framework, file, (problem) => doubts.push(problem))) {
    await writeProblems(doubts.splice(0), err);
    yield taken;
  }
  await writeProblems(doubts, err);
}

async function* begunWith(first: Line[], rest: AsyncIterable<Line[]>): AsyncGenerator<Line[]> {
  yield first;
  yield* rest;
}

const nameOf = (file: string): string => (file === '-' ? 'what came in' : quoted(file, 200));

async function* afterSkipping(taken: AsyncIterable<TakenRow[]>, count: number): AsyncGenerator<TakenRow[]> {
  let left = count;
  for await (const batch of taken) {
    if (left === 0) yield batch;
    else if (left < batch.length) yield batch.slice(left);
    left = Math.max(left - batch.length, 0);
  }
}

/** Of so many rows that could not be read it is said what is wrong with them; the others are counted. */
const MOST_TOLD = 20;

interface Passing {
  /** What stands before the first row. */
  readonly head: string;
  readonly skip: number;
  readonly strict?: boolean;
}

/** Passes rows through, and says at the end what became of them. */
async function pass(
  taken: AsyncIterable<readonly TakenRow[]>,
  { head, skip, strict = false }: Passing,
  work: ReturnType<typeof rowsWriter>,
  telling: ProgressLine,
  { io, err }: CommandContext,
): Promise<number> {
  const far = { count: 0, failed: 0, isStopped: false };
  const stopListening = io.onInterrupt(() => {
    far.isStopped = true;
  });
  const passOne = async (batch: readonly TakenRow[]): Promise<boolean> => {
    const done = work(batch);
    const isTaken = written(done.bytes, io);
    const told = done.failed.slice(0, Math.max(MOST_TOLD - far.failed, 0)).flat();
    if (told.length > 0) telling.clear();
    await writeProblems(told, err);
    await telling.step(`Placed ${counted(far.count, 'row')}`)(0, null);
    if (!io.isOutputLost?.()) await isTaken;
    if (io.isOutputLost?.()) return false;
    far.count += done.count;
    far.failed += done.failed.length;
    return true;
  };
  try {
    if (head !== '') io.stdout.write(head);
    for await (const batch of taken) {
      if (!(await passOne(batch))) {
        telling.clear();
        // Who reads no further has what they wanted.
        if (await io.outputFailure?.()) err.say(`${goOnFrom('The output ended', skip + far.count)}\n`);
        return EXIT.done;
      }
      if (far.isStopped || (strict && far.failed > 0)) break;
    }
  } finally {
    stopListening();
  }
  telling.clear();
  if (far.isStopped) throw new Interrupted(goOnFrom('Stopped', skip + far.count));
  return ended(far, strict, err);
}

/** What is said of rows that could not be read, and the exit code. */
function ended({ count, failed }: { count: number; failed: number }, isStrict: boolean, err: Screen): number {
  if (failed === 0) return EXIT.done;
  if (isStrict) return EXIT.usage;
  const more = failed > MOST_TOLD ? `; the first ${MOST_TOLD} are told above` : '';
  err.say(`Of ${counted(count, 'row')}, ${failed} could not be read${more}.\n`);
  return EXIT.unmet;
}

/** Writes bytes that stand there only until this is done. */
function written(bytes: Uint8Array, { stdout }: Io): Promise<void> {
  // The system has taken what it was given by then; another stream may hold on to it.
  const own = 'fd' in stdout ? bytes : Buffer.from(bytes);
  return new Promise((resolve) => {
    stdout.write(own, () => resolve());
  });
}

/** How a run that ended early is gone on with. */
function goOnFrom(what: string, rows: number): string {
  return `${what}; the first ${counted(rows, 'row')} are written whole. To go on behind them: --skip ${rows}.`;
}
