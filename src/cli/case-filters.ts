import { loadShipped, type ShippedFramework } from '../framework/catalogue.ts';
import type { Framework } from '../model/framework.ts';
import { type InputError, inputError } from '../problem.ts';
import { code, listing, type Sentence, say, value } from '../sentence.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import type { ScoredCase } from './cases.ts';

/** What a case has to be, to be listed; all of it together. */
export interface CaseFilters {
  readonly level?: string;
  readonly nation?: string;
  readonly people?: string;
  readonly barrier?: string;
}

const NAMES = ['level', 'nation', 'people', 'barrier'] as const satisfies readonly (keyof CaseFilters)[];

/** Throws an `InputError` where a filter names something that none of the frameworks knows. */
export function checkFilters(filters: CaseFilters, shipped: readonly ShippedFramework[], root: string): void {
  const { level, nation, barrier } = filters;
  if (level === undefined && nation === undefined && barrier === undefined) return;
  const frameworks = shipped.map(({ id }) => loadShipped(root, id));
  const known = (idsOf: (framework: Framework) => readonly { readonly id: string }[]) => [
    ...new Set(frameworks.flatMap((framework) => idsOf(framework).map(({ id }) => id))),
  ];
  const levels = known(({ placements }) => placements.flatMap((placement) => placement.levels));
  const nations = known((framework) => framework.nations);
  const kinds = known((framework) => framework.kinds);
  refuseUnknown('level', level, levels);
  refuseUnknown('nation', nation, nations);
  refuseUnknown('kind of barrier', barrier, kinds);
}

function refuseUnknown(what: string, id: string | undefined, ids: readonly string[]): void {
  if (id !== undefined && !ids.includes(id)) throw unknown(what, id, ids);
}

const MOST_CHOICES = 12;

function unknown(what: string, id: string, ids: readonly string[]): InputError {
  const choices =
    ids.length <= MOST_CHOICES
      ? `There is ${listed(ids)}.`
      : say`See “${code('joinedup frameworks show ID')}” for those of a framework.`;
  const kind = `unknown-${what.split(' ').at(-1)}`;
  return inputError(kind, `There is no ${what} ${quoted(id)}.`, didYouMean(id, ids) || choices);
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
  const placement = result.placements.find(({ levels }) => levels.some(({ id }) => id === level));
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
