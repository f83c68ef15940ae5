import type { BarrierResult, Result, SourceResult } from '../../model/result.ts';
import { joined, link, type Sentence, say, strong } from '../../sentence.ts';
import { counted, listed } from '../../text.ts';
import { pressing, questionsForBarriers } from '../advice.ts';
import { apart, type Block, cutAt, type Item, listOf, para, section } from '../document/blocks.ts';
import { barriersFigure } from '../figures.ts';
import { heldSentence, holdText } from '../scorecard.ts';
import {
  andMore,
  asOfText,
  heldText,
  isBlank,
  leverText,
  markOf,
  noLeverText,
  phrase,
  possibleText,
  reasonText,
} from '../sentences.ts';
import { scorecard } from '../shape.ts';

/** The barriers that remain, by kind: those in the way of the next step in full, the rest by name; and what decides which others do. */
export function barrierBlocks(result: Result): Block[] {
  const remaining = result.barriers.filter(({ status }) => status === 'remains');
  const urgent = pressing(result);
  return [
    para(summary(remaining, urgent, result)),
    ...(scorecard(result) || isBlank(result) ? [] : barriersFigure(result)),
    ...result.kinds.flatMap(({ id, title }) => {
      const ofKind = remaining.filter(({ kind }) => kind === id);
      return section(title, listOf(ofKind.map((each) => itemOf(each, urgent.includes(each), result))), 3);
    }),
    ...possibleOnes(result),
    { kind: 'appendix', blocks: section('What this rests on', listOf(sources(urgent, result)), 3) },
  ];
}

function summary(
  remaining: readonly BarrierResult[],
  urgent: readonly BarrierResult[],
  result: Result,
): string {
  if (result.barriers.length === 0) return 'This framework names no barriers.';
  if (remaining.length === 0) return 'None is known to remain.';
  if (scorecard(result)) return heldSentence(remaining.length, urgent.length);
  const next = result.placements
    .flatMap(({ next: id, levels }) => levels.filter((level) => level.id === id))
    .map(phrase);
  // Which level comes next is said at the top, where open answers count as well.
  const which = next.length > 0 ? `; ${holdText(urgent.length)} in the way of ${listed(next)}` : '';
  return `${counted(remaining.length, 'barrier')} ${remaining.length === 1 ? 'remains' : 'remain'}${which}.`;
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

/** How many questions are enough. */
const MOST = 6;

function possibleOnes(result: Result): Block[] {
  const possible = result.barriers.filter(({ status }) => status === 'possible').length;
  if (possible === 0) return [];
  const deciding = isBlank(result) ? [] : questionsForBarriers(result);
  const questions = deciding.map(({ ask, barriers }) => `${ask} (${barriers.length})`);
  const cut = cutAt(MOST, questions.length, (rest) => andMore(rest, 'question'));
  return apart([para(possibleText(possible, deciding.length, result)), ...listOf(questions, cut)]);
}

/** The sources of what is told in full. */
function sources(barriers: readonly BarrierResult[], result: Result): Item[] {
  return barriers.flatMap((barrier) => {
    const ids = [barrier.source, ...barrier.levers.map(({ source }) => source)].filter((id) => id !== null);
    if (ids.length === 0) return [];
    // A saved result may name what every object knows.
    const known = new Map(Object.entries(result.sources));
    const named = [...new Set(ids)].map((id) => known.get(id) ?? { ...UNKNOWN, title: id });
    return [
      {
        text: say`${strong(barrier.name)} rests on ${joined(named.map(sourceText), '; ')}`,
        more: [...new Set(named.map(({ pending }) => pending))].filter((text) => text !== null),
      },
    ];
  });
}

const UNKNOWN: Omit<SourceResult, 'title'> = { publisher: null, url: null, asOf: null, pending: null };

function sourceText({ title, publisher, url, asOf }: SourceResult): Sentence {
  return say`${link(title, url)}${publisher === null ? '' : `, ${publisher}`}${asOfText(asOf)}`;
}
