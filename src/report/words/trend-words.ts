import type { PlacementColumns } from '../../model/comparison.ts';
import type { BarrierCount, ChangeHead, Respondents, Span, Trend } from '../../model/trend.ts';
import { capitalised, counted, listed } from '../../text.ts';
import { positionIn } from './comparison-words.ts';
import { shortSpan } from './number-words.ts';
import { nameIn, nounOf, type Position, ranksIn, ranksText, sentence } from './position-words.ts';
import { dateText, isSayable, MONTHS, serviceName } from './service-words.ts';

/** What is said of one service over time. */

/** The dates as heads of columns: as short as tells them apart. */
export function momentsOf({ columns }: Pick<Trend, 'columns'>): string[] {
  const dates = columns.map(({ date }) => date ?? '');
  const short = [(date: string) => date.slice(0, 4), shortMonth].find(
    (form) => new Set(dates.map(form)).size === dates.length,
  );
  return dates.map(short ?? dateText);
}

function shortMonth(date: string): string {
  const [year, month] = date.split('-');
  return [month && MONTHS[Number(month) - 1]?.slice(0, 3), year].filter(Boolean).join(' ');
}

/** What the page is of: the service as it was called last, and from when to when. */
export function trendTitle({ columns }: Trend): string {
  const [first, last] = [columns.at(0), columns.at(-1)].map((column) => dateText(column?.date ?? ''));
  return `${serviceName(columns.at(-1)?.service ?? { name: null })}, ${first} to ${last}`;
}

/** Where it was first and is last, a sentence for each placement. */
export function trendHeadlines({ placements, columns }: Trend): string[] {
  const since = columns.at(0)?.date ?? '';
  return placements.map((placement) => {
    const title = placements.length > 1 ? `${placement.title}: ` : '';
    return title + moveText(placement, since);
  });
}

function moveText(placement: PlacementColumns, since: string): string {
  const [from, to] = [positionIn(placement, 0), positionIn(placement, placement.columns.length - 1)];
  if (!from || !to) return `not placed by every version of the framework.`;
  const isSame = ranksIn(from).join() === ranksIn(to).join();
  if (isSame)
    return `${capitalised(whereText(to))}, as ${since.length > 7 ? 'on' : 'in'} ${dateText(since)}.`;
  return `From ${whereText(from)}, to ${whereText(to)}, since ${dateText(since)}.`;
}

function whereText(position: Position): string {
  const { secured, possible, placed } = position;
  if (possible.levels.length === 1)
    return `${nounOf(position)} ${secured.rank}, ${nameIn(position, secured)}`;
  const span = ranksText(ranksIn(position), nounOf(position)) + (possible.exact ? '' : ' at most');
  return placed ? span : `“not placed yet” (${span})`;
}

/** Why answers differ, as a part of a sentence, in the order in which they are put in. */
const HEADS: Readonly<Record<ChangeHead, string>> = {
  'framework-changed': 'the questions changed',
  'less-known': 'less is known',
  'became-known': 'more is known',
  'others-or-service': 'others answered or the service changed',
  'service-changed': 'the service changed',
};

/** Why answers under a head differ, as a heading. */
export function headTitle(head: ChangeHead): string {
  return capitalised(HEADS[head]);
}

/** A head as a line of what is put in, the last of them with the date `to` that it leads to. */
export function headLine(head: ChangeHead, to: string | null): string {
  return to === null ? headTitle(head) : `${to}: ${HEADS[head]}`;
}

/** How many answers differ and why, over all spans, in a sentence. */
export function changeTally({ spans }: Trend): string {
  const changed = spans.flatMap(({ heads }) => heads.flatMap(({ head, answers }) => answers.map(() => head)));
  const parts = (Object.keys(HEADS) as ChangeHead[]).toReversed().flatMap((head) => {
    const count = changed.filter((each) => each === head).length;
    return count === 0 ? [] : [`${count} as ${HEADS[head]}`];
  });
  if (parts.length === 0) return 'No answer differs.';
  const answers = counted(changed.length, 'answer differs', 'answers differ');
  return `${answers}${spans.length > 1 ? ', counted from each date to the next' : ''}: ${listed(parts)}.`;
}

/** What moved it from one date to the next: a sentence, or null where nothing did. */
export function movedBy({ heads, placements }: Span, dates: readonly [string, string]): string | null {
  const movers = heads.flatMap(({ head }, index) => {
    const isMoved = placements.some(({ columns }) => {
      const [before, after] = columns.slice(index, index + 2).map((column) => column?.possible.levels.join());
      return before !== after;
    });
    return isMoved ? [HEADS[head]] : [];
  });
  if (movers.length === 0) return null;
  return `Where it sits moved from ${dates[0]} to ${dates[1]} as ${listed(movers)}.`;
}

/** What moved it from one date to the next: each question with its answer now. */
export function movingTexts({ moving }: Span): string[] {
  return moving.map(({ ask, answers }) => `${ask} ${sentence(answers[1]?.text ?? 'Not asked any more')}`);
}

/** Where it sits after some heads are put in, in a cell. */
export function placeCell(placement: PlacementColumns, index: number): string {
  const position = positionIn(placement, index);
  if (!position) return '';
  const doubt = position.possible.exact ? '' : ', at most';
  return `${capitalised(ranksText(ranksIn(position), nounOf(position)))}${doubt}`;
}

/** A score in a cell. */
export function scoreCell({ low, high }: Span['scores'][number]): string {
  if (low === null || high === null) return '';
  return isSayable({ low, high }) ? shortSpan(low, high) : 'too open';
}

/** How many barriers stand, in a cell. */
export function barrierCell({ remain, possible }: BarrierCount): string {
  return possible === 0 ? `${remain} remain` : `${remain} remain, ${possible} possible`;
}

/** Who answered, against the date before; null where somebody answered both times. */
export const RESPONDENT_REMARKS: Readonly<Record<Respondents, string | null>> = {
  same: null,
  others:
    'Nobody answered both times, by what the files say of who did. So what cannot be the same may be a change of the service, or another view of it.',
  'one-panel':
    'One of the two is what a panel agreed on, and the other is not. So what cannot be the same may be a change of the service, or another view of it.',
  'two-panels':
    'Panels agreed on both, and the files keep of which kinds the people were, not who: even of the same kinds they may be others. So what cannot be the same may be a change of the service, or another view of it.',
  'not-named':
    'Who answered is not said in both files. So what cannot be the same may be a change of the service, or another view of it.',
};

/** How many barriers are new since they could not arise before, in a sentence; null for none. */
export function newlyArising({ barriers }: Trend): string | null {
  const count = barriers.filter(
    ({ statuses }) => statuses.at(0) === 'does-not-arise' && statuses.at(-1) === 'remains',
  ).length;
  if (count === 0) return null;
  const [are, they] = count === 1 ? ['is', 'it'] : ['are', 'they'];
  return `${counted(count, 'barrier')} ${are} new because ${they} could not arise before. What comes with closer work is no step back.`;
}

/** The rule by which answers are sorted, in sentences. */
export const HOW_SORTED: readonly string[] = [
  'An answer stands under the first of these that fits.',
  'The questions changed: only one of the two versions of the framework asks it so, and that alone can be why.',
  'More is known: it may have been so before, and fewer options are left now. Less is known: it may still be so, and more are left now, or others.',
  'The service changed: it cannot be what it was, and somebody answered both times, by name, or by role and organisation. Where nobody is known to have done so, or a panel agreed on one or both of the two, others may only see it otherwise.',
  'In the tables one is put in on top of the other, in this order; the last line is where the service sits in the end. In another order one may count for more, and another for less.',
];
