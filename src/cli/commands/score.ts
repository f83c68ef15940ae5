import type { Unread } from '../../assessment/saved-result.ts';
import type { Result } from '../../model/result.ts';
import { InputError, problemData } from '../../problem.ts';
import { jsonText } from '../../report/json.ts';
import { rendererOf } from '../../report/pages.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { ALL_FRAMEWORKS } from '../framework-choice.ts';
import { gateMissed, onlyPlacement, placementWith } from '../gate.ts';
import { isResult, resultsOf } from '../scoring.ts';
import { writeProblems } from '../terminal.ts';
import { TOOL } from '../tool.ts';

interface Options extends OutputOptions {
  readonly requireLevel?: string;
  readonly placement?: string;
  readonly framework?: readonly string[];
  readonly crosswalk?: readonly string[];
}

type Entry = Result | Unread;

/** Scores every file that can be scored; says of the others what is wrong. */
export async function run(
  context: CommandContext,
  files: readonly string[],
  options: Options,
): Promise<number> {
  const { framework: frameworks = [], crosswalk: crosswalks = [] } = options;
  if (await isAcross(files, frameworks, crosswalks, context)) {
    const { runAcross } = await import('./score-across.ts');
    return runAcross(context, files, { frameworks, crosswalks }, options);
  }
  // What prints is loaded while the files are read.
  const renderer = rendererOf('results', options.format);
  const entries: Entry[] = [];
  for (const file of files) entries.push(...(await entriesOf(file, options, context)));
  const results = entries.filter(isResult);
  const problems = entries.flatMap((entry) => (isResult(entry) ? [] : entry.problems));
  await writeProblems(problems, context.err);
  if (results.length > 0 || (files.length > 1 && options.format === 'json')) {
    const text =
      options.format === 'json' && entries.length > 1
        ? jsonText({ schemaVersion: 1, tool: TOOL, results: entries.map(dataOf) })
        : (await renderer)(results, paperFor(options.output, context));
    await deliver(text, options.output, context, options.format);
  }
  const { requireLevel } = options;
  const misses = requireLevel === undefined ? [] : results.map((result) => gateMissed(requireLevel, result));
  const missed = misses.filter((miss) => miss !== null);
  for (const miss of missed) context.err.write(`${miss}\n`);
  if (problems.length > 0) return EXIT.usage;
  return missed.length > 0 ? EXIT.unmet : EXIT.done;
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
  const { leadsAcross } = await import('../across.ts');
  return leadsAcross(file, framework, io);
}

async function entriesOf(file: string, options: Options, { io }: CommandContext): Promise<readonly Entry[]> {
  const { placement, requireLevel } = options;
  const [framework] = options.framework ?? [];
  try {
    const entries = await resultsOf(file, { framework }, io);
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

function dataOf(entry: Entry) {
  return isResult(entry) ? entry : { ...entry, problems: entry.problems.map(problemData) };
}
