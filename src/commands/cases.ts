import { EXIT, TOOL } from '../host/program.ts';
import { allCases, findCase, type ScoredCase } from '../library/cases.ts';
import { shippedCalled } from '../library/frameworks.ts';
import { listShipped, loadShipped } from '../library/shipped.ts';
import type { Framework, ShippedFramework } from '../model/framework.ts';
import type { Result } from '../model/result.ts';
import { InputError, type Problem } from '../problem.ts';
import { jsonText } from '../report/formats/json-text.ts';
import type { CaseEntry } from '../report/pages/list-pages.ts';
import { positionText } from '../report/words/position-words.ts';
import { code, listing, type Sentence, say, value } from '../sentence.ts';
import { unknownWord } from '../suggest.ts';
import { counted, listed, quoted } from '../text.ts';
import { declareCommand, type OptionsOf, text } from './declare.ts';
import { deliver, deliverPage } from './shared/deliver.ts';
import { deliverAnswerOf } from './shared/deliver-results.ts';
import { formatOf, RESULT, SCREEN } from './shared/options.ts';
import { placementOf } from './shared/placements.ts';

/** What a case has to be, to be listed; all of it together. */
const FILTERS = {
  level: text('level', 'which have this level secured, or may have it'),
  nation: text('nation', 'which are in this nation'),
  people: text('text', 'with these words in the people served or the title'),
  barrier: text('barrier', 'where a barrier of this kind remains'),
};

export type CaseFilters = OptionsOf<typeof FILTERS>;

/** Lists the worked cases, or those that are all that was asked for, with where each sits. */
export const listCases = declareCommand({
  examples: [
    'joinedup cases list',
    'joinedup cases list --nation wales --barrier financial',
    'joinedup cases list --people "older people" --level ID',
  ],
  options: {
    ...FILTERS,
    framework: text('framework', 'only the cases of this framework'),
    format: formatOf('cases', ['json']),
  },
  run: async ({ format, framework, ...filters }, context) => {
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
  },
});

/** In the order of the frameworks; within each, those that have the level secured before those that may have it. */
function inOrder(found: readonly ScoredCase[], filters: CaseFilters): CaseEntry[] {
  const { level } = filters;
  const frameworks = [...new Set(found.map(({ result }) => result.framework.id))];
  const ordered = frameworks.flatMap((id) => {
    const own = found.filter(({ result }) => result.framework.id === id);
    if (level === undefined) return own;
    const isSecured = (each: ScoredCase) => Number(levelIn(each, level) === 'secured');
    return own.toSorted((one, other) => isSecured(other) - isSecured(one));
  });
  return ordered.map((each) => entryOf(each, filters));
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

/** Prints a worked case: where it sits, what the literature calls it, and why the two may differ. */
export const showCase = declareCommand({
  examples: ['joinedup cases show ID', 'joinedup cases show ID --format markdown'],
  args: '<case>',
  options: {
    ...SCREEN,
    framework: text('framework', 'the framework, where several have a case of this name'),
    ...RESULT,
  },
  open: ({ case: id, framework }, { io }) => findCase(id, io, { framework }),
  run: async (given, context, found) => {
    const { elsewhere } = found;
    await deliverAnswerOf('case', found, given, context);
    if (given.framework === undefined && elsewhere.length > 0) {
      const others = elsewhere.map((name) => `--framework ${name}`);
      const frameworks = counted(others.length, 'other framework');
      context.err.say(`${quoted(given.case)} is also a case of ${frameworks}: ${listed(others, 'or')}.\n`);
    }
    return EXIT.done;
  },
});

const NAMES = ['level', 'nation', 'people', 'barrier'] as const satisfies readonly (keyof CaseFilters)[];

/** Throws an `InputError` with every filter that names something that none of the frameworks knows. */
function checkFilters(filters: CaseFilters, shipped: readonly ShippedFramework[], root: string): void {
  const { level, nation, barrier } = filters;
  if (level === undefined && nation === undefined && barrier === undefined) return;
  const frameworks = shipped.map(({ id }) => loadShipped(root, id));
  const known = (idsOf: (framework: Framework) => readonly { readonly id: string }[]) => [
    ...new Set(frameworks.flatMap((framework) => idsOf(framework).map(({ id }) => id))),
  ];
  const levels = known(({ placements }) => placements.flatMap((placement) => placement.levels));
  const [nations, kinds] = [known((framework) => framework.nations), known((framework) => framework.kinds)];
  const problems = [
    ...unknown('level', 'level', level, levels),
    ...unknown('nation', 'nation', nation, nations),
    ...unknown('kind of barrier', 'barrier', barrier, kinds),
  ];
  if (problems.length > 0) throw new InputError(problems);
}

const MOST_CHOICES = 12;

function unknown(called: string, what: string, id: string | undefined, ids: readonly string[]): Problem[] {
  if (id === undefined || ids.includes(id)) return [];
  const message = `There is no ${called} ${quoted(id)}.`;
  const otherwise = say`See “${code('joinedup frameworks show ID')}” for those of a framework.`;
  return [unknownWord(what, id, ids, ids.length > MOST_CHOICES ? { message, otherwise } : { message })];
}

/** True where a case is all that the filters ask for. */
export function isWanted(found: ScoredCase, filters: CaseFilters): boolean {
  const { level, nation, people, barrier } = filters;
  return (
    (level === undefined || levelIn(found, level) !== null) &&
    (nation === undefined || found.result.service.nation === nation) &&
    (people === undefined || isAbout(found, people)) &&
    (barrier === undefined || remaining(found, barrier).length > 0)
  );
}

function isAbout({ about, result }: ScoredCase, words: string): boolean {
  return `${about.title}\n${result.service.people ?? ''}`.toLowerCase().includes(words.toLowerCase());
}

/** How a case has a level: secured, or only possible; null where it cannot have it. */
export function levelIn({ result }: ScoredCase, level: string): 'secured' | 'possible' | null {
  const placement = placementOf(level, result);
  if (!placement?.possible.levels.includes(level)) return null;
  return placement.placed && placement.secured.id === level ? 'secured' : 'possible';
}

/** The barriers that are known to remain, of one kind or of all. */
export function remaining({ result }: ScoredCase, kind?: string): ScoredCase['result']['barriers'] {
  return result.barriers.filter(
    (barrier) => barrier.status === 'remains' && (kind === undefined || barrier.kind === kind),
  );
}

/** What to say where no case is all that the filters ask for: which of them alone stands in the way. A sentence each. */
export function nothingFound(cases: readonly ScoredCase[], filters: CaseFilters): readonly Sentence[] {
  const given = NAMES.filter((name) => filters[name] !== undefined);
  const asked = given.map((name) => say`${code(`--${name}`)} ${value(filters[name] ?? '')}`);
  const wider = given.flatMap((name) => {
    const { [name]: _, ...others } = filters;
    const count = given.length > 1 ? cases.filter((each) => isWanted(each, others)).length : 0;
    return count > 0
      ? [say`Without ${code(`--${name}`)}, there ${count === 1 ? 'is 1' : `are ${count}`}.`]
      : [];
  });
  const advice = wider.length > 0 ? wider : [given.length > 1 ? FEWER : ALL];
  return [say`No case is listed under ${listing(asked)}.`, ...advice];
}

const FEWER = 'Leave out more than one of these.';

const ALL = say`See “${code('joinedup cases list')}” for all of them.`;
