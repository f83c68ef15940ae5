import { listShipped } from '../../framework/catalogue.ts';
import type { Result } from '../../model/result.ts';
import { positionText } from '../../report/headline.ts';
import { jsonText } from '../../report/json.ts';
import type { CaseEntry } from '../../report/pages/lists.ts';
import type { FormatOf } from '../../report/pages.ts';
import { listed } from '../../text.ts';
import {
  type CaseFilters,
  checkFilters,
  isWanted,
  levelIn,
  nothingFound,
  remaining,
} from '../case-filters.ts';
import { allCases, type ScoredCase } from '../cases.ts';
import type { CommandContext } from '../context.ts';
import { deliver, deliverPage } from '../deliver.ts';
import { EXIT } from '../exit.ts';
import { shippedCalled } from '../framework-choice.ts';
import { TOOL } from '../tool.ts';

interface Options extends CaseFilters {
  readonly format: FormatOf<'cases'> | 'json';
  readonly framework?: string;
}

/** Lists the worked cases, or those that are all that was asked for, with where each sits. */
export async function run(context: CommandContext, options: Options): Promise<number> {
  const { format, framework, ...filters } = options;
  const { io } = context;
  const shipped = listShipped(io.root);
  checkFilters(filters, framework === undefined ? shipped : [shippedCalled(framework, shipped)], io.root);
  const cases = await allCases(io, framework);
  const found = cases.filter((each) => isWanted(each, filters));
  if (format === 'json') {
    const entries = found.map((each) => dataOf(each, filters));
    await deliver(jsonText({ schemaVersion: 1, tool: TOOL, cases: entries }), undefined, context, format);
    return EXIT.done;
  }
  const none = found.length > 0 ? [] : nothingFound(cases, filters);
  await deliverPage('cases', { entries: inOrder(found, filters), none }, { format }, context);
  return EXIT.done;
}

/** In the order of the frameworks; within each, those that have the level secured before those that may have it. */
function inOrder(found: readonly ScoredCase[], filters: CaseFilters): CaseEntry[] {
  const { level } = filters;
  const frameworks = [...new Set(found.map(({ result }) => result.framework.id))];
  const ordered = frameworks.flatMap((id) => {
    const own = found.filter(({ result }) => result.framework.id === id);
    if (level === undefined) return own;
    return [...own.filter(isSecured(level, true)), ...own.filter(isSecured(level, false))];
  });
  return ordered.map((each) => entryOf(each, filters));
}

function isSecured(level: string, wanted: boolean): (found: ScoredCase) => boolean {
  return (found) => (levelIn(found, level) === 'secured') === wanted;
}

function entryOf(found: ScoredCase, filters: CaseFilters): CaseEntry {
  const { id, about, result, elsewhere } = found;
  return {
    id,
    framework: result.framework,
    title: about.title,
    place: about.place,
    period: about.period,
    invented: about.invented ?? false,
    elsewhere: elsewhere.length > 0,
    position: positionOf(result),
    remarks: [...levelRemark(found, filters), ...barrierRemark(found, filters)],
  };
}

function positionOf({ placements }: Result): string {
  if (placements.length === 0) return 'A profile without a level.';
  if (placements.length === 1) return placements.map((placement) => `${positionText(placement)}.`).join('');
  return placements.map((placement) => `${placement.title}: ${positionText(placement)}.`).join(' ');
}

function levelRemark(found: ScoredCase, { level }: CaseFilters): string[] {
  if (level === undefined) return [];
  const named = found.result.placements.flatMap(({ levels }) => levels).find(({ id }) => id === level);
  const how = levelIn(found, level) === 'secured' ? 'Certain' : 'Only possible';
  return named ? [`${how}: level ${named.rank}, ${named.name}.`] : [];
}

const MOST_BARRIERS = 3;

function barrierRemark(found: ScoredCase, { barrier }: CaseFilters): string[] {
  if (barrier === undefined) return [];
  const names = remaining(found, barrier).map(({ name }) => name);
  const rest = names.length - MOST_BARRIERS;
  const shown = rest > 1 ? [...names.slice(0, MOST_BARRIERS), `${rest} more`] : names;
  return [`Remaining: ${listed(shown)}.`];
}

function dataOf(found: ScoredCase, { level }: CaseFilters) {
  const { id, about, result } = found;
  return {
    id,
    framework: { id: result.framework.id, title: result.framework.title },
    title: about.title,
    place: about.place,
    period: about.period,
    invented: about.invented ?? false,
    nation: result.service.nation,
    people: result.service.people,
    ...(level === undefined ? {} : { level: { id: level, how: levelIn(found, level) } }),
    placements: result.placements.map(({ id: placement, title, placed, secured, possible }) => ({
      id: placement,
      title,
      placed,
      secured,
      possible,
    })),
    barriers: remaining(found).map(({ id: barrier, kind, name }) => ({ id: barrier, kind, name })),
  };
}
