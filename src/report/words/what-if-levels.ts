import type { ChangedLevel, SetAnswer, WhatIf } from '../../model/comparison.ts';
import type { LevelResult, PlacementResult, Result } from '../../model/result.ts';
import type { Reason } from '../../model/result-parts.ts';
import type { Item } from '../blocks.ts';
import { firstSteps, headOf } from './answer/next-lines.ts';
import { certainNeeds, needText, wayText } from './condition-words.ts';
import { aFew, asked, atTheTop, needless, phrase, standingText, statusPhrase } from './level-words.ts';
import { needsNoMore, nextLead } from './need-words.ts';
import { measuredPlacements, saysMoreThanBands } from './result-kinds.ts';
import {
  changedAnswers,
  concernedPairs,
  isMoved,
  type PlacementPair,
  placementPairs,
} from './what-if-headlines.ts';

/** How levels of one placement stand now and then, highest first, each with what makes the difference. */
export function levelRemarks(placement: string, whatIf: WhatIf): Item[] {
  const pair = placementPairs(whatIf).find(({ now }) => now.id === placement);
  if (!pair) return [];
  return whatIf.changes.levels
    .filter((level) => level.placement === placement && isTelling(level, pair))
    .toReversed()
    .flatMap((level) => levelRemark(level, pair, whatIf));
}

// Of levels that only one can be had of, those that it leaves or comes to say it all; bands say it by their number.
function isTelling({ id }: ChangedLevel, { now, then }: PlacementPair): boolean {
  if (now.cumulative) return id !== now.levels[0]?.id;
  if (now.measure && !saysMoreThanBands(now)) return false;
  return id === now.secured.id || id === then.secured.id;
}

function levelRemark({ id, rank, name }: ChangedLevel, pair: PlacementPair, whatIf: WhatIf): Item[] {
  const [before, after] = [pair.now, pair.then].map(({ levels }) => levels.find((level) => level.id === id));
  if (!before || !after) return [];
  const [now, then] = [standing(before, pair.now), standing(after, pair.then)];
  // How soundly a level would stand is worth a word only where it stands.
  if (now === then) return [];
  const text = `${rank} ${name}. Now: ${now}. Then: ${then}.`;
  return [{ text, more: [...new Set(whyOf(before, after, pair.then, whatIf))] }];
}

function standing(level: LevelResult, placement: PlacementResult): string {
  // Whether it sits there is one thing; which levels hold is another where not each of them needs those below it.
  const { replaced, status } = level;
  const holding = replaced === null ? HOLDING[status] : needless(replaced);
  return standingText(level, placement.cumulative ? statusPhrase(level, placement) : holding);
}

const HOLDING = { met: 'holds', unmet: 'does not hold', unknown: 'not known' } as const;

function whyOf(before: LevelResult, after: LevelResult, then: PlacementResult, whatIf: WhatIf): string[] {
  if (before.status === 'met' && after.status === 'met') return soundness(before, after, whatIf);
  if (after.status === 'met') return whyWon(before, whatIf);
  // What the next level lacks is told with the next step.
  return after.id === then.next ? [] : whyLost(after, whatIf);
}

function whyWon({ id, missing }: LevelResult, whatIf: WhatIf): string[] {
  const causes = causesOf(id, whatIf);
  const met = everyWay(missing).filter((reason) => isCaused(reason, causes));
  if (met.length > 0) return met.map((reason) => `Needed, and met then: ${wayText(reason)}`);
  return causes.map(({ ask, after }) => `Because: ${ask} ${after.text}`);
}

function whyLost(level: LevelResult, whatIf: WhatIf): string[] {
  const needed = certainNeeds(level.missing);
  const own = needed.filter((reason) => isCaused(reason, causesOf(level.id, whatIf)));
  const depends = asked(level, whatIf.after).map((ask) => `Depends on: ${ask}`);
  return [
    ...(own.length > 0 ? own : needed.slice(0, 1)).map((reason) => `Needs: ${needText(reason, 'then')}`),
    ...aFew(depends, MOST_TO_FIND_OUT),
  ];
}

function causesOf(level: string, whatIf: WhatIf): readonly SetAnswer[] {
  return changedAnswers(whatIf).filter(({ levels }) => levels.includes(level));
}

function isCaused({ question, number }: Reason, causes: readonly SetAnswer[]): boolean {
  return number === null && causes.some((cause) => cause.question === question);
}

// Only where the answer itself is changed: what is no longer asked leaves the tally, and is no help.
function soundness(
  { strength: now }: LevelResult,
  { strength: then }: LevelResult,
  whatIf: WhatIf,
): string[] {
  const changed = changedAnswers(whatIf).map(({ question }) => question);
  const only = (some: readonly Reason[], others: readonly Reason[]) => {
    const known = others.map(({ question, needs }) => `${question} ${needs}`);
    return some.filter(
      ({ question, needs }) =>
        question !== null && changed.includes(question) && !known.includes(`${question} ${needs}`),
    );
  };
  return [
    ...only(now.missing, then.missing).map((reason) => `Sounder with: ${wayText(reason)}`),
    ...only(then.missing, now.missing).map((reason) => `Less sound without: ${wayText(reason, 'then')}`),
  ];
}

function everyWay(reasons: readonly Reason[]): Reason[] {
  return reasons.flatMap((reason) => [reason, ...everyWay(reason.orElse)]);
}

/** The heading over the next steps. */
export function nextTitle(whatIf: WhatIf): string {
  return placementPairs(whatIf).some(isMoved) ? 'What would come next' : 'What the next level takes';
}

const MOST_TO_FIND_OUT = 4;

const MOST_STEPS = 3;

/** The only placement, or the first few that the answers have to do with. */
function worthASay(whatIf: WhatIf): PlacementPair[] {
  const pairs = placementPairs(whatIf);
  return pairs.length === 1 ? pairs : concernedPairs(whatIf).slice(0, MOST_STEPS);
}

/** The levels that would come next there. */
export function nextLevels(whatIf: WhatIf): LevelResult[] {
  return worthASay(whatIf).flatMap(({ then }) => then.levels.filter(({ id }) => id === then.next));
}

/** What would still be missing, on each placement that the answers have to do with. */
export function nextSteps(whatIf: WhatIf): { title: string; text: string; more: readonly string[] }[] {
  const { after } = whatIf;
  const many = measuredPlacements(after) !== null;
  return worthASay(whatIf).map(({ then }) => {
    const { title } = then;
    const next = then.levels.find(({ id }) => id === then.next);
    if (!next) return { title, text: atTheTop(then), more: [] };
    const text = nextLead(phrase(next), then, after);
    if (needsNoMore(then, after)) return { title, text, more: [] };
    const open = asked(next, after).map((ask) => `Find out: ${ask}`);
    const needs = hasToChange(then, after, certainNeeds(next.missing));
    return { title, text, more: [...aFew(open, many ? 1 : MOST_TO_FIND_OUT), ...needs] };
  });
}

function hasToChange(then: PlacementResult, { next }: Result, needs: readonly Reason[]): string[] {
  const steps = next?.placement === then.id && next.none === null ? firstSteps(next) : [];
  return steps.length > 0
    ? steps.map((step) => `Has to change: ${headOf(step)}`)
    : needs.map((reason) => `Needed: ${needText(reason, 'then')}`);
}
