import type { Node } from '../engine/model.ts';
import { isOpen } from '../engine/situation.ts';
import type { Difficulty, Manner } from '../model/words.ts';
import type { Random } from './random.ts';
import type { Texts, Way } from './texts.ts';

/** What is to be put into words. */
export interface ToSay {
  /** For each question that is told: the options that must stay possible whatever is said of others, a bit each. */
  readonly kept: ReadonlyMap<number, number>;
  /** All options of each question, a bit each. */
  readonly every: readonly number[];
  /** The questions whose answers decide. */
  readonly deciding: ReadonlySet<number>;
  readonly difficulty: Difficulty;
  /** How often each phrase was had before, by its id. */
  readonly uses: ReadonlyMap<string, number>;
  /** True where each text tells so much that a condition holds. */
  holds(condition: Node): boolean;
}

/** One thing to say: a question with its option, or with null, which leaves it open. */
export type Said = readonly [question: number, option: number | null];

/**
 * A phrase for each, by question, none of which contradicts another, or one that was chosen before, tells what another
 * tells, or settles a question that is not told. Null where there are no such phrases.
 */
export function phrasesFor(
  said: readonly Said[],
  toSay: ToSay,
  texts: Texts,
  random: Random,
  before: ReadonlyMap<number, Way> = new Map(),
): ReadonlyMap<number, Way> | null {
  const manners = mannersOf(said, toSay, random);
  const chosen = new Map<number, Way>();
  const ruledOut = new Map<number, number>();
  const takeIn = ({ rulesOut }: Way) => {
    for (const [other, bits] of rulesOut) ruledOut.set(other, (ruledOut.get(other) ?? 0) | bits);
  };
  for (const way of before.values()) takeIn(way);
  for (const [question, option] of random.shuffled(said)) {
    const fitting = texts.waysOf(question, option).filter((way) => canBeSaid(way, ruledOut, toSay));
    const wanted = manners.get(question);
    const preferred = fitting.filter(({ phrase }) => wanted === undefined || phrase.manner === wanted);
    const ways = preferred.length > 0 ? preferred : fitting;
    if (ways.length === 0) return null;
    const way = random.pick(leastUsed(ways, toSay.uses));
    chosen.set(question, way);
    takeIn(way);
  }
  return chosen;
}

/** Those that were had least often, so that a set repeats itself as late as it can. */
function leastUsed(ways: readonly Way[], uses: ReadonlyMap<string, number>): readonly Way[] {
  const least = Math.min(...ways.map(({ id }) => uses.get(id) ?? 0));
  return ways.filter(({ id }) => (uses.get(id) ?? 0) === least);
}

/** How each deciding fact is to be told: in an easy case outright, in a hard one implied, else one as often as the other. */
function mannersOf(
  said: readonly Said[],
  { deciding, difficulty }: ToSay,
  random: Random,
): Map<number, Manner> {
  const own = random.shuffled(
    said.map(([question]) => question).filter((question) => deciding.has(question)),
  );
  const implied = { easy: 0, medium: Math.floor(own.length / 2), hard: own.length }[difficulty];
  return new Map(own.map((question, index) => [question, index < implied ? 'implied' : 'told']));
}

/**
 * Of a question that is told, every option that must stay possible stays. Of any question at least two stay: of one that is
 * told, its own phrase says which; any other is not told by accident.
 */
function canBeSaid(
  { rulesOut, onlyWhen }: Way,
  before: ReadonlyMap<number, number>,
  { kept, every, holds }: ToSay,
): boolean {
  if (onlyWhen && !holds(onlyWhen)) return false;
  return [...rulesOut].every(([question, bits]) => {
    if (((kept.get(question) ?? 0) & bits) !== 0) return false;
    return isOpen((every[question] ?? 0) & ~(bits | (before.get(question) ?? 0)));
  });
}
