import type { LevelResult, Result } from '../model/result.ts';
import { capitalised, counted, listed } from '../text.ts';
import { aFew, asked, isHeldBack } from './advice.ts';
import { MEASURES, scoreNeed, shareOf, shortSpan } from './numbers.ts';
import { isBlank, isShared, moveText, phrase } from './sentences.ts';
import type { Measured } from './shape.ts';

/** The words of a report on many placements that are bands of numbers: one table, and what to do once over all. */

/** What the columns of the table of all placements are called. */
export function scoreHeads(placements: readonly Measured[]): readonly string[] {
  const [by, ...others] = new Set(placements.map(({ measure }) => measure.by));
  return ['', by && others.length === 0 ? MEASURES[by] : 'Number', 'Scale', 'Band', 'Or, by open answers'];
}

/** Said before the table while none of them is placed; null once one is. */
export function blankLead(placements: readonly Measured[]): string | null {
  if (placements.some(({ placed }) => placed)) return null;
  return 'Not placed yet. Each number still lies between the two that stand beside it.';
}

/** What a placement is called, its number and the scale of it, its band, and what else it could be. */
export function scoreCells({
  title,
  measure,
  placed,
  secured,
  levels,
  possible,
}: Measured): readonly string[] {
  const { low, high, least, most } = measure;
  const others = levels.filter(({ id }) => possible.levels.includes(id) && (id !== secured.id || !placed));
  const names = others.map(({ name }) => name);
  return [
    title,
    low === null || high === null ? 'none' : shortSpan(low, high),
    shortSpan(least, most),
    placed ? secured.name : 'not placed yet',
    names.length === levels.length ? 'any' : listed(names, 'or'),
  ];
}

/** What the bands ask for in which the placements sit; what several ask for alike, once. A band whose name others have too goes with its scale. */
export function bandsAsk(placements: readonly Measured[]): string[] {
  const asked = new Map<string, Map<string, string[]>>();
  for (const { title, placed, secured, levels } of placements) {
    const about = levels.find(({ id }) => id === secured.id)?.about;
    if (!placed || !about) continue;
    const bands = asked.get(about) ?? new Map<string, string[]>();
    asked.set(about, bands.set(secured.name, [...(bands.get(secured.name) ?? []), title]));
  }
  return [...asked].map(([about, bands]) => {
    const named = [...bands].map(([name, titles]) =>
      isShared(name, placements) ? `${name} (${listed(titles)})` : name,
    );
    return `${listed(named)}: ${about}`;
  });
}

/** One thing to do, and what goes with it. */
export interface Task {
  readonly text: string;
  readonly more: readonly string[];
}

/** What to do next over all placements. */
export interface Agenda {
  readonly lead: string;
  readonly tasks: readonly Task[];
  /** What is left out, in a sentence; null where nothing is. */
  readonly rest: string | null;
}

const MOST_TASKS = 3;

/** The weakest placements first, each with what it needs and one lever that has not been named before. */
export function weakestFirst(placements: readonly Measured[], result: Result): Agenda {
  if (isBlank(result))
    return { lead: 'Answer the questions first: nothing is known yet.', tasks: [], rest: null };
  const weakest = placements
    .filter(({ next }) => next !== null)
    .toSorted((one, other) => weaknessOf(one) - weaknessOf(other));
  if (weakest.length === 0) return { lead: 'Each of them sits at its highest band.', tasks: [], rest: null };
  const named = new Set<string>();
  const rest = weakest.length - MOST_TASKS;
  return {
    lead: 'The weakest first:',
    tasks: weakest.slice(0, MOST_TASKS).map((placement) => taskFor(placement, result, named)),
    rest: rest > 0 ? `and ${rest} more that could go up, when these have.` : null,
  };
}

/** How far up its scale a number is at the least. */
function weaknessOf({ measure: { low, least, most } }: Measured): number {
  return low === null ? 1 : shareOf({ low, least, most });
}

function taskFor({ title, levels, next }: Measured, result: Result, named: Set<string>): Task {
  const level = levels.find(({ id }) => id === next);
  if (!level) return { text: `${title}.`, more: [] };
  const score = level.missing.find((reason) => reason.number)?.number;
  const text = score
    ? `${scoreNeed({ ...score, title })} for ${phrase(level)}.`
    : `${title}: ${phrase(level)} is next.`;
  return {
    text,
    more: [
      ...toFindOut(level, result),
      ...moves(score?.furthest ?? [], result),
      ...lever(level, result, named),
    ],
  };
}

function toFindOut(level: LevelResult, result: Result): string[] {
  const { shown, more } = aFew(asked(level, result), 1);
  return shown.map((ask) => (more === null ? `Find out: ${ask}` : `Find out: ${ask} (${capitalised(more)})`));
}

function moves(asks: readonly string[], { answers }: Result): string[] {
  const movable = answers.find(({ ask, better }) => better && asks.includes(ask));
  return movable?.better ? [`${movable.ask} ${moveText(movable.better)}`] : [];
}

function lever({ id }: LevelResult, { barriers }: Result, named: Set<string>): string[] {
  for (const barrier of barriers.filter((each) => isHeldBack(id, each))) {
    const free = barrier.levers.find((each) => !named.has(each.firstStep));
    if (!free || named.has(barrier.id)) continue;
    named.add(free.firstStep).add(barrier.id);
    return [`${free.who}: ${free.firstStep} (Against: ${barrier.name}.)`];
  }
  return [];
}

/** How many barriers hold back a band that comes next, in a sentence. */
export function heldSentence(remaining: number, urgent: number): string {
  return `${counted(remaining, 'barrier')} ${remaining === 1 ? 'remains' : 'remain'}; ${holdText(urgent)} back a band that comes next.`;
}

/** How many of some barriers hold something back: "none holds", "1 holds", "2 hold". */
export function holdText(count: number): string {
  return count > 1 ? `${count} hold` : `${count === 1 ? 1 : 'none'} holds`;
}
