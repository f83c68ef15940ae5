import type { BarrierResult, Result } from '../../model/result.ts';
import { link, say, strong } from '../../sentence.ts';
import { counted } from '../../text.ts';
import type { Block, Item } from '../blocks.ts';
import { apart, cutAt, listOf, para, section } from '../build-blocks.ts';
import {
  heldText,
  leverText,
  markOf,
  noLeverText,
  possibleText,
  pressing,
  questionsForBarriers,
} from '../words/barrier-words.ts';
import { reasonText } from '../words/condition-words.ts';
import { comingNext, measuredPlacements } from '../words/result-kinds.ts';
import { andMore, asOfText, isBlank, sourceCalled } from '../words/service-words.ts';
import { barriersFigure } from './figures.ts';

/** The remaining barriers by kind, and what decides which of the others remain. */
export function barrierBlocks(result: Result): Block[] {
  const remaining = result.barriers.filter(({ status }) => status === 'remains');
  const urgent = pressing(result);
  return [
    para(summary(remaining, urgent, result)),
    ...(measuredPlacements(result) || isBlank(result) ? [] : barriersFigure(result)),
    ...result.kinds.flatMap(({ id, title }) => {
      const ofKind = remaining.filter(({ kind }) => kind === id);
      return section(title, listOf(ofKind.map((each) => itemOf(each, urgent.includes(each), result))), 3);
    }),
    ...possibleOnes(result),
    { kind: 'appendix', blocks: section('What this rests on', listOf(namedSources(urgent, result)), 3) },
  ];
}

function summary(
  remaining: readonly BarrierResult[],
  urgent: readonly BarrierResult[],
  result: Result,
): string {
  if (result.barriers.length === 0) return 'This framework names no barriers.';
  if (remaining.length === 0) return 'None is known to remain.';
  const next = result.placements.flatMap(({ next: id, levels }) => levels.filter((level) => level.id === id));
  const coming = comingNext(next, result);
  // Which level comes next is said at the top, where open answers count as well.
  const which = coming === '' ? '' : `; ${holdText(urgent.length)} in the way of ${coming}`;
  return `${counted(remaining.length, 'barrier')} ${remaining.length === 1 ? 'remains' : 'remain'}${which}.`;
}

/** How many stand in the way, as "none stands", "1 stands" or "2 stand". */
function holdText(count: number): string {
  return count > 1 ? `${count} stand` : `${count === 1 ? 1 : 'none'} stands`;
}

function itemOf(barrier: BarrierResult, inFull: boolean, result: Result): Item {
  const held = heldText(barrier, result);
  const said = `${held === null ? '' : ` (${held})`}${markOf(barrier)}`;
  return {
    text: say`${strong(barrier.name)}${said}`,
    more: inFull ? detailsOf(barrier, result) : [],
    claim: { about: 'barrier', barrier: barrier.id, status: 'remains' },
  };
}

function detailsOf(barrier: BarrierResult, result: Result): string[] {
  const { about, pending, because, levers } = barrier;
  return [
    ...[about, pending].filter((text) => text !== null),
    ...because.map((reason) => `Because: ${reasonText(reason)}`),
    ...(levers.length === 0 ? [noLeverText(barrier, result)] : []),
    ...levers.map((lever) => `Lever: ${leverText(lever, result)}`),
  ];
}

const MOST = 6;

function possibleOnes(result: Result): Block[] {
  const possible = result.barriers.filter(({ status }) => status === 'possible').length;
  if (possible === 0) return [];
  const deciding = isBlank(result) ? [] : questionsForBarriers(result);
  const questions = deciding.map(({ ask, barriers }) => `${ask} (${barriers.length})`);
  const cut = cutAt(MOST, questions.length, (rest) => andMore(rest, 'question'));
  return apart([para(possibleText(possible, deciding.length, result)), ...listOf(questions, cut)]);
}

function namedSources(barriers: readonly BarrierResult[], result: Result): Item[] {
  return barriers.flatMap((barrier) => {
    const ids = [barrier.source, ...barrier.levers.map(({ source }) => source)].filter((id) => id !== null);
    const titles = [...new Set(ids)].map((id) => sourceCalled(id, result).title);
    return titles.length === 0 ? [] : [{ text: say`${strong(barrier.name)} rests on ${titles.join('; ')}` }];
  });
}

/** The sources of the levels, of the barriers told in full, of their levers and of the needs. */
export function sourceBlocks(result: Result): Block[] {
  const { placements, recommended, sources } = result;
  const urgent = pressing(result);
  const because = [...(recommended?.levels ?? []), ...(recommended?.who ?? [])].flatMap(
    (each) => each.because,
  );
  const levels = placements.flatMap((placement) => placement.levels);
  const claims = [...levels, ...urgent, ...urgent.flatMap(({ levers }) => levers), ...because];
  const ids = new Set(claims.map(({ source }) => source));
  const items = Object.entries(sources)
    .filter(([id]) => ids.has(id))
    .map(([, { title, publisher, url, asOf, pending }]) => {
      const named = `${title}${publisher === null ? '' : `, ${publisher}`}${asOfText(asOf)}`;
      return {
        text: url === null ? named : say`${named}: ${link(url, url)}`,
        more: pending === null ? [] : [pending],
      };
    });
  return section('Sources', listOf(items));
}
