import type { PlacementResult, Result } from '../../engine/result.ts';
import { InputError, inputError, type Problem } from '../../problem.ts';
import { rendererFor } from '../../report/formats.ts';
import { renderProblems } from '../../report/problems.ts';
import { didYouMean } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import type { CommandContext, OutputOptions } from '../context.ts';
import { deliver, paperFor } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { resultsOf } from '../scoring.ts';
import { TOOL } from '../tool.ts';

interface Options extends OutputOptions {
  readonly requireLevel?: string;
  readonly placement?: string;
  readonly framework?: string;
}

/** A file, and its results or what is wrong with it. */
interface Scored {
  readonly file: string;
  readonly results: readonly Result[];
  readonly problems: readonly Problem[];
}

/** Scores every file that can be scored; says of the others what is wrong. */
export async function run(
  context: CommandContext,
  files: readonly string[],
  options: Options,
): Promise<number> {
  const scored: Scored[] = [];
  for (const file of files) scored.push(await scoreFile(file, options, context));
  const results = scored.flatMap((entry) => entry.results);
  const problems = scored.flatMap((entry) => entry.problems);
  context.err.write(renderProblems(problems, context.err.paper));
  if (results.length > 0 || (files.length > 1 && options.format === 'json')) {
    const kind = options.format === 'json' ? 'machines' : 'people';
    await deliver(await render(scored, options, context), options.output, context, kind);
  }
  if (problems.length > 0) return EXIT.usage;
  const misses = results.flatMap((result) => gateMissed(result, options.requireLevel));
  for (const miss of misses) context.err.write(`${miss}\n`);
  return misses.length > 0 ? EXIT.unmet : EXIT.done;
}

async function scoreFile(file: string, options: Options, { io }: CommandContext): Promise<Scored> {
  try {
    const results = await resultsOf(file, options.framework, io);
    if (options.requireLevel !== undefined)
      for (const result of results) levelIn(result, options.requireLevel);
    return { file, results: results.map((result) => onlyPlacement(result, options.placement)), problems: [] };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { file, results: [], problems: error.problems };
  }
}

async function render(
  scored: readonly Scored[],
  { format, output }: Options,
  context: CommandContext,
): Promise<string> {
  const results = scored.flatMap((entry) => entry.results);
  if (format === 'json' && (scored.length > 1 || results.length > 1)) return renderSeveral(scored);
  const renderer = await rendererFor(format);
  const paper = paperFor(output, context);
  const separator = format === 'markdown' ? '\n---\n\n' : `\n${paper.glyphs.rule.repeat(paper.width)}\n\n`;
  return results.map((result) => renderer(result, paper)).join(separator);
}

function renderSeveral(scored: readonly Scored[]): string {
  const results = scored.flatMap(({ file, results: found, problems }): object[] =>
    problems.length > 0 ? [{ file, problems }] : [...found],
  );
  return `${JSON.stringify({ schemaVersion: 1, tool: TOOL, results }, null, 2)}\n`;
}

function onlyPlacement(result: Result, id: string | undefined): Result {
  if (id === undefined) return result;
  const placements = result.placements.filter((placement) => placement.id === id);
  if (placements.length > 0) return { ...result, placements, grid: null };
  const ids = result.placements.map((placement) => placement.id);
  const advice =
    didYouMean(id, ids) || (ids.length > 0 ? `There is ${listed(ids)}.` : 'It gives a profile and no level.');
  throw inputError('unknown-placement', `${result.framework.title} has no placement ${quoted(id)}.`, advice);
}

function levelIn(result: Result, id: string): PlacementResult {
  const placement = result.placements.find(({ levels }) => levels.some((level) => level.id === id));
  if (placement) return placement;
  const ids = result.placements.flatMap(({ levels }) => levels.map((level) => level.id));
  const advice =
    didYouMean(id, ids) || (ids.length > 0 ? `There is ${listed(ids)}.` : 'It gives a profile and no level.');
  throw inputError('unknown-level', `${result.framework.title} has no level ${quoted(id)}.`, advice);
}

/** Why a level that was asked for is not secured, in one line; nothing if it is. */
function gateMissed(result: Result, id: string | undefined): string[] {
  if (id === undefined) return [];
  const placement = levelIn(result, id);
  const required = placement.levels.find((level) => level.id === id);
  if (!required || placement.secured.rank >= required.rank) return [];
  const lacking = placement.cumulative
    ? placement.levels.filter(({ rank, status }) => rank <= required.rank && status !== 'met')
    : [];
  const names = (status: string) =>
    lacking.filter((level) => level.status === status).map(({ name }) => name);
  const why = [
    names('unmet').length > 0 ? `not in place: ${listed(names('unmet'))}` : '',
    names('unknown').length > 0 ? `not known: ${listed(names('unknown'))}` : '',
  ].filter((part) => part !== '');
  const reason = why.length > 0 ? ` (${why.join('; ')})` : '';
  const service = result.service.name === null ? '' : `${result.service.name}: `;
  return [`${service}${required.name} is not secured; ${placement.secured.name} is${reason}.`];
}
