import type { KindKnowing } from '../model/panel.ts';
import { type JointQuestion, NOT_ASKED } from './joint-answers.ts';
import type { Sitting } from './placed.ts';
import { alikeBy, type Grouping } from './suppression.ts';

/** How much each kind of people knows of all questions, where that tells nobody’s answers. */

/** Questions to which people can be thought to have given each other’s answers only together. */
export interface Block {
  /** By their indexes. */
  readonly indexes: readonly number[];
  readonly questions: readonly JointQuestion[];
  /** For each person what has to be the same in another who could have given their answers. */
  readonly ties: readonly string[];
}

/** Those that everybody is asked, so that it is no secret how many were asked for. */
function countedIn(questions: readonly JointQuestion[]): JointQuestion[] {
  return questions.filter(({ given }) => !given.includes(NOT_ASKED));
}

/** How many answers people of each group know, of those that they were asked for. */
export function knowingBy(grouping: Grouping, questions: readonly JointQuestion[]): readonly KindKnowing[] {
  const counted = countedIn(questions);
  return grouping.titles.map((title, group) => {
    const own = grouping.of.flatMap((each, person) => (each === group ? [person] : []));
    const known = own.reduce((sum, person) => sum + knownBy(counted, person), 0);
    return { title, views: own.length, known, asked: own.length * counted.length };
  });
}

function knownBy(questions: readonly JointQuestion[], person: number): number {
  return questions.filter(({ given }) => (given[person] ?? NOT_ASKED) >= 0).length;
}

/** Whether totals by groups tell what `hidden` groups said, or how much they know. */
// Two people could have given each other’s answers to some blocks, so that every number that is shown is as it is: they
// are in the same groups, or know as much of these blocks. So what they differ in there cannot be had.
export class Totals {
  readonly #blocks: readonly Block[];
  /** For each block and person how much they know of what is counted. */
  readonly #known: readonly (readonly number[])[];
  /** For each person the groups in which they are counted. */
  readonly #groups: readonly string[];
  readonly #traded = new Map<number, boolean>();
  readonly #sitting: Pick<Sitting, 'isKept'>;

  constructor(blocks: readonly Block[], shown: readonly Grouping[], sitting: Pick<Sitting, 'isKept'>) {
    this.#blocks = blocks;
    this.#groups = alikeBy(shown, blocks[0]?.ties.length ?? 0);
    this.#sitting = sitting;
    this.#known = blocks.map(({ questions }) => {
      const counted = countedIn(questions);
      return this.#groups.map((_, person) => knownBy(counted, person));
    });
  }

  tellNothingOf(hidden: readonly (readonly number[])[]): boolean {
    return hidden.every(
      (group) =>
        group.length === this.#groups.length ||
        (this.#isSumSafe(group) && this.#blocks.every((_, block) => this.#isBlockSafe(block, group))),
    );
  }

  /** True where each answer to each of the questions could be given by more of the group, or by fewer. */
  #isBlockSafe(block: number, group: readonly number[]): boolean {
    const pairs = this.#pairsOf(group);
    return (this.#blocks[block]?.questions ?? []).every(({ given }) => {
      const answers = [...new Set(given)];
      const canDiffer = (answer: number) =>
        pairs.some(
          ([one, other]) =>
            (given[one] === answer) !== (given[other] === answer) && this.#canTrade(block, one, other),
        );
      // That everybody says the same the tally of all tells by itself.
      return answers.length === 1 || answers.every(canDiffer);
    });
  }

  /** True where the group could know more or less in all, unless everybody knows as much of each block. */
  #isSumSafe(group: readonly number[]): boolean {
    if (this.#known.every((each) => each.every((known) => known === each[0]))) return true;
    return this.#pairsOf(group).some(
      ([one, other]) =>
        this.#groups[one] === this.#groups[other] &&
        this.#known.some(
          (known, block) => known[one] !== known[other] && this.#canTradeAll([block], one, other),
        ),
    );
  }

  /** Those of a group, each with those outside it. */
  #pairsOf(group: readonly number[]): (readonly [one: number, other: number])[] {
    const others = [...this.#groups.keys()].filter((person) => !group.includes(person));
    return group.flatMap((one) => others.map((other) => [one, other] as const));
  }

  /** True where two people could have given each other’s answers to a block, with no number that would tell. */
  #canTrade(block: number, one: number, other: number): boolean {
    const people = this.#groups.length;
    const key = (block * people + Math.min(one, other)) * people + Math.max(one, other);
    const known = this.#traded.get(key);
    if (known !== undefined) return known;
    const { ties } = this.#blocks[block] ?? {};
    const sets = ties?.[one] === ties?.[other] ? this.#setsWith(block, one, other) : [];
    const found = sets.some((blocks) => this.#canTradeAll(blocks, one, other));
    this.#traded.set(key, found);
    return found;
  }

  #canTradeAll(blocks: readonly number[], one: number, other: number): boolean {
    const own = blocks.flatMap((block) => this.#blocks[block] ?? []);
    if (own.some(({ ties }) => ties[one] !== ties[other])) return false;
    return this.#sitting.isKept(
      own.flatMap(({ indexes }) => indexes),
      one,
      other,
    );
  }

  /** Sets of blocks with this one that leave totals as they are: as few as can be, and as many. */
  #setsWith(block: number, one: number, other: number): (readonly number[])[] {
    const isAlike = this.#groups[one] === this.#groups[other];
    const gains = this.#known.map((known) => (isAlike ? 0 : (known[other] ?? 0) - (known[one] ?? 0)));
    const others = [...gains.keys()].filter((each) => each !== block);
    const own = gains[block] ?? 0;
    const few =
      own === 0 ? [[block]] : others.filter((each) => gains[each] === -own).map((each) => [block, each]);
    let left = gains.reduce((sum, each) => sum + each, 0);
    const many = others.filter((each) => {
      const gain = gains[each] ?? 0;
      const isLeftOut = gain * left > 0 && Math.abs(gain) <= Math.abs(left);
      if (isLeftOut) left -= gain;
      return !isLeftOut;
    });
    return left === 0 ? [...few.slice(0, MOST_SETS), [block, ...many]] : few.slice(0, MOST_SETS);
  }
}

/** How many small sets of blocks are tried for two people. */
const MOST_SETS = 3;
