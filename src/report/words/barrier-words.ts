import type { BarrierResult, LeverResult, OpenQuestion, Result } from '../../model/result.ts';
import { listed } from '../../text.ts';
import { levelsCalled, phraseAmong } from './level-words.ts';
import { isBlank, titlesOf } from './service-words.ts';

/** What a barrier is called, with a mark where its claim was not read in a source. */
export function barrierName({ name, unverified }: Pick<BarrierResult, 'name' | 'unverified'>): string {
  return name + markOf({ unverified });
}

/** The mark behind a claim that was not read in a source. */
export function markOf({ unverified }: { readonly unverified: boolean }): string {
  return unverified ? ' [source not read]' : '';
}

/** The levels that a barrier holds back or strains, within a sentence, or null where there are none. */
export function heldText({ holdsBack, strains }: BarrierResult, result: Result): string | null {
  const levels = levelsCalled(holdsBack, result.placements);
  if (levels.length > 0) return `in the way of ${listed(levels.map((level) => phraseAmong(level, result)))}`;
  // It strains no form that is not there. Results saved by an earlier version know of neither.
  const isReplaced = result.placements.some(({ levels: rungs }) =>
    rungs.some(({ replaced }) => replaced !== null),
  );
  if (isReplaced && strains.length === 0) return null;
  const isInPlace = result.placements.some(({ inPlace, levels: [foot] }) =>
    inPlace.some((id) => id !== foot?.id),
  );
  return isInPlace ? 'makes it harder to keep what there is' : null;
}

/** How many barriers are only possible, and what decides which of them are there. */
export function possibleText(possible: number, questions: number, result: Result): string {
  const are = possible === 1 ? 'barrier is' : 'barriers are';
  if (isBlank(result)) {
    const which = possible === 1 ? 'whether it is there' : 'which of them are there';
    return `${possible} ${are} possible; ${which} depends on the answers.`;
  }
  const on = questions > 0 ? 'these open questions:' : 'the nation, which is not given.';
  return `${possible} more ${are} possible, depending on ${on}`;
}

/** Said where a barrier in the way of the next step has no lever. */
export function noLeverText({ noLever }: BarrierResult, { service }: Pick<Result, 'service'>): string {
  if (noLever !== null) return `No lever: ${noLever}`;
  return `No lever is named${service.nationTitle === null ? '' : ` for ${service.nationTitle}`}.`;
}

/** The roles, effort and first step of a lever, and what may change that. */
export function leverText(
  lever: LeverResult,
  { service, nations }: Pick<Result, 'service' | 'nations'>,
): string {
  const where =
    service.nation === null && lever.nations ? ` (in ${listed(titlesOf(lever.nations, nations), 'or')})` : '';
  return `${lever.who}${where}, ${lever.effort}: ${lever.firstStep}${markOf(lever)}${pendingText(lever)}`;
}

/** What may change it, behind what it would change. */
export function pendingText({ pending }: { readonly pending: string | null }): string {
  return pending === null ? '' : ` ${pending}`;
}

/** The open questions that decide possible barriers, those that decide most of them first. */
export function questionsForBarriers({ openQuestions }: Result): OpenQuestion[] {
  return openQuestions
    .filter(({ barriers }) => barriers.length > 0)
    .toSorted((one, other) => other.barriers.length - one.barriers.length);
}

/** True if the barrier remains and stands in the way of the level. */
export function isHeldBack(level: string, { status, holdsBack }: BarrierResult): boolean {
  return status === 'remains' && holdsBack.includes(level);
}

const MOST_IN_FULL = 5;

/** The barriers told in full, those in the way of a next level or the first few of a profile. */
export function pressing({ barriers, placements }: Result): readonly BarrierResult[] {
  const remaining = barriers.filter(({ status }) => status === 'remains');
  if (placements.length === 0) return remaining.slice(0, MOST_IN_FULL);
  const next = placements.flatMap((placement) => placement.next ?? []);
  return remaining.filter((barrier) => next.some((level) => isHeldBack(level, barrier)));
}
