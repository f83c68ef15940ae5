import { dirname } from 'node:path';
import { commandOrWhy, file, type Word } from '../command.ts';
import { compareResults } from '../engine/compare/compare-results.ts';
import { majorOf } from '../framework/versions.ts';
import type { Io } from '../host/io.ts';
import { interruptibly, type ProgressLine, withProgressLine } from '../host/long-work.ts';
import { EXIT, TOOL } from '../host/program.ts';
import { allResultsOf } from '../library/results.ts';
import { CASE } from '../library/shipped.ts';
import type { Compared, Comparison } from '../model/comparison.ts';
import { InputError, inputError, type Problem, tried } from '../problem.ts';
import { rendererOf } from '../report/page-formats.ts';
import { code, say } from '../sentence.ts';
import { quoted } from '../text.ts';
import { declareCommand } from './declare.ts';
import { deliver, paperFor } from './shared/deliver.ts';
import { FRAMEWORK, RESULT } from './shared/options.ts';

/** Sets assessments, saved results or published cases of one framework side by side. */
export const compare = declareCommand({
  examples: [
    'joinedup compare council.yaml hospital.yaml',
    'joinedup compare 2025.yaml 2026.yaml -o board.docx',
    'joinedup compare service.yaml case:ID',
  ],
  args: '<files...>',
  slots: { files: 'file|case' },
  options: { ...RESULT, framework: FRAMEWORK },
  run: async ({ files, format, output, framework }, context) => {
    const { text, comparison } = await withProgressLine(context, async (telling) => {
      const columns = await columnsOf(files, framework, context.io, telling);
      const render = await rendererOf('compare', format);
      telling.of('Comparing')(0, null);
      const comparison = interruptibly(() => compareResults(columns, TOOL));
      return { comparison, text: interruptibly(() => render(comparison, paperFor(output, context))) };
    });
    await deliver(await text, output, context, format);
    const named = framework === undefined ? [] : ['--framework', framework];
    if (format === 'text' && output === undefined && isPanel(comparison))
      context.err.say(`${commandOrWhy(PANEL, ['joinedup', 'panel', ...viewsIn(files), ...named])}\n`);
    return EXIT.done;
  },
});

/**
 * What is to be compared: every file's results, or those of the cases named with `case:`. Throws an `InputError` with
 * every problem of every file, and where there is too little to compare or too different a thing.
 */
async function columnsOf(
  names: readonly string[],
  framework: string | undefined,
  io: Io,
  telling: ProgressLine,
): Promise<readonly Compared[]> {
  const columns: Compared[] = [];
  const problems: Problem[] = [];
  for (const [index, name] of names.entries()) {
    await telling.step('Scoring')(index, names.length);
    const prefer = columns[0]?.result.framework.id;
    const results = await tried(() => allResultsOf(name, { framework, prefer }, io));
    problems.push(...results.problems);
    if (results.ok) columns.push(...results.value.map((result) => ({ file: name, result })));
  }
  if (problems.length > 0) throw new InputError(problems);
  refuseStrangers(columns);
  refuseNamesakes(columns);
  if (columns.length < 2) throw inputError('nothing-to-compare', ONE_ONLY, HOW);
  return columns;
}

/** True for assessments of one service that different people gave, about the same time or of no series. */
function isPanel({ columns, overTime }: Comparison): boolean {
  const services = new Set(columns.map(({ service }) => service.name));
  const people = new Set(columns.map(({ answeredBy }) => JSON.stringify(answeredBy)));
  return (
    (!overTime || isOneTime(columns)) &&
    services.size === 1 &&
    !services.has(null) &&
    people.size === columns.length &&
    columns.every(({ answeredBy, file: name }) => answeredBy.length > 0 && !name.startsWith(CASE))
  );
}

/** Later than this, in days, a service is looked at again. */
const ONE_TIME = 60;

function isOneTime(columns: Comparison['columns']): boolean {
  const days = columns.map(({ date }) => Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  return Math.max(...days) - Math.min(...days) <= ONE_TIME;
}

const PANEL = 'These are views of one service. Which of their differences decide its level:';

/** The files, or the folder in which more than a few of them lie. */
function viewsIn(files: readonly string[]): Word[] {
  const folders = new Set(files.map((name) => dirname(name)));
  const [folder] = folders;
  const isFolder = folder !== undefined && folders.size === 1 && files.length > FEW;
  return isFolder ? [file(folder)] : files.map((name) => file(name));
}

const FEW = 3;

const ONE_ONLY = 'It takes at least two assessments to compare.';
const HOW = say`Name them one after the other: ${code('joinedup compare ONE TWO')}.`;

/** Answers to different questions cannot be held against each other. */
function refuseStrangers([first, ...others]: readonly Compared[]): void {
  if (!first) return;
  const stranger = others.find(({ result }) => !isSameFramework(first.result.framework, result.framework));
  if (!stranger) return;
  const belongs = ({ file, result: { framework } }: Compared) =>
    `${quoted(file, 200)} to ${quoted(framework.title)}, version ${framework.version} (${framework.id})`;
  throw inputError(
    'other-framework',
    `Only assessments of one framework can be compared: ${belongs(first)}; ${belongs(stranger)}.`,
    first.result.framework.id === stranger.result.framework.id
      ? 'Between these versions the questions changed; answer the older one anew.'
      : 'Compare those that belong to the same one.',
  );
}

/** Two different frameworks may bear one id; then a question of one name asks different things. */
function refuseNamesakes(columns: readonly Compared[]): void {
  const versions = new Set<string>();
  for (const one of columns) {
    const { version } = one.result.framework;
    if (versions.has(version)) continue;
    // What asks the same as the first of a version asks the same as all others that do.
    versions.add(version);
    const namesake = columns.find((other) => isNamesake(one, other));
    if (!namesake) continue;
    const { id } = one.result.framework;
    const message = `${quoted(one.file, 200)} and ${quoted(namesake.file, 200)} belong to two different frameworks that are both called ${quoted(id)}.`;
    const advice = 'Give one of the two frameworks another id, or another version.';
    throw inputError('same-framework', message, advice);
  }
}

function isNamesake({ result: one }: Compared, { result: other }: Compared): boolean {
  if (one.framework.version !== other.framework.version) return false;
  const asks = new Map(one.answers.map(({ question, ask }) => [question, ask]));
  return (
    asks.size !== other.answers.length ||
    other.answers.some(({ question, ask }) => asks.get(question) !== ask)
  );
}

type Versioned = Compared['result']['framework'];

function isSameFramework(one: Versioned, other: Versioned): boolean {
  return one.id === other.id && majorOf(one.version) === majorOf(other.version);
}
