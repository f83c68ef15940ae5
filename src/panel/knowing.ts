import type { KindKnowing } from '../model/panel.ts';
import { toPlaces } from './chance.ts';
import { type JointQuestion, NOT_ASKED } from './joint-answers.ts';
import type { Sitting } from './placed.ts';
import { alikeBy, type Grouping, membersOf } from './suppression.ts';

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

/** How much people of each group know of what they were asked for; to the nearest tenth unless `isExact`. */
export function knowingBy(
  grouping: Grouping,
  questions: readonly JointQuestion[],
  isExact: boolean,
): readonly KindKnowing[] {
  return totalsIn(grouping, questions).map(({ title, views, known, asked }) => {
    const share = asked === 0 ? null : isExact ? toPlaces(known / asked) : tenthsOf(known, asked) / 10;
    return { title, views, asked, share };
  });
}

/** How many answers people of each group know in all, of those that they were asked for. */
function totalsIn(grouping: Grouping, questions: readonly JointQuestion[]) {
  const counted = countedIn(questions);
  return membersOf(grouping).map((people, group) => ({
    title: grouping.titles[group] ?? null,
    views: people.length,
    known: people.reduce((sum, person) => sum + knownBy(counted, person), 0),
    asked: people.length * counted.length,
  }));
}

/** The nearest whole number of tenths. */
function tenthsOf(known: number, asked: number): number {
  return asked === 0 ? 0 : Math.round((known * 10) / asked);
}

function knownBy(questions: readonly JointQuestion[], person: number): number {
  return questions.filter(({ given }) => (given[person] ?? NOT_ASKED) >= 0).length;
}

/** Whether totals by groups tell what `hidden` groups said, or how much they know. */
// Two people could have given each other’s answers to some blocks, so that every number that is shown is as it is: they
// are in the same groups, or the totals come to the same tenth. So what they differ in there cannot be had.
export class Totals {
  readonly #blocks: readonly Block[];
  /** For each block and person how much they know of what is counted. */
  readonly #known: readonly (readonly number[])[];
  /** For each person the groups in which they are counted. */
  readonly #groups: readonly string[];
  readonly #shown: readonly (Pick<Grouping, 'of'> & { readonly totals: ReturnType<typeof totalsIn> })[];
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
    const questions = blocks.flatMap((block) => block.questions);
    this.#shown = shown.map((grouping) => ({ of: grouping.of, totals: totalsIn(grouping, questions) }));
  }

  /** True where totals come to the same tenths when `one` knows so many more, and `other` so many fewer. */
  #staysAsIs(one: number, other: number, gain: number): boolean {
    return this.#shown.every(({ of, totals }) => {
      if (of[one] === of[other]) return true;
      const isSame = (person: number, more: number) => {
        const { known = 0, asked = 0 } = totals[of[person] ?? 0] ?? {};
        return tenthsOf(known, asked) === tenthsOf(known + more, asked);
      };
      return isSame(one, gain) && isSame(other, -gain);
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
    return this.#pairsOf(group).some(([one, other]) =>
      this.#known.some((_, block) => {
        const gain = this.#gainOf(block, one, other);
        return gain !== 0 && this.#staysAsIs(one, other, gain) && this.#canTradeAll([block], one, other);
      }),
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
    const gain = this.#gainOf(block, one, other);
    const found =
      this.#canTradeAll([block], one, other) &&
      (this.#staysAsIs(one, other, gain) || this.#isMadeUpFor(block, one, other, gain));
    this.#traded.set(key, found);
    return found;
  }

  /** By how much more `one` would know with the answers of `other` to a block. */
  #gainOf(block: number, one: number, other: number): number {
    const known = this.#known[block];
    return (known?.[other] ?? 0) - (known?.[one] ?? 0);
  }

  /** True where another trade, of the same two or of two others of their groups, brings totals back to what they come to. */
  #isMadeUpFor(block: number, one: number, other: number, gain: number): boolean {
    const [ones, others] = [this.#alike(one), this.#alike(other)];
    const isBack = (another: number, first: number, second: number): boolean => {
      const more = this.#gainOf(another, first, second);
      return another !== block && more * gain < 0 && this.#staysAsIs(one, other, gain + more);
    };
    return [...this.#known.keys()].some(
      (another) =>
        (isBack(another, one, other) && this.#canTradeAll([block, another], one, other)) ||
        // Nobody has a part in both trades, so that each by itself keeps what is shown.
        ones.some((first) =>
          others.some(
            (second) => isBack(another, first, second) && this.#canTradeAll([another], first, second),
          ),
        ),
    );
  }

  /** The others who are in the same groups. */
  #alike(person: number): readonly number[] {
    return [...this.#groups.keys()].filter(
      (each) => each !== person && this.#groups[each] === this.#groups[person],
    );
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
}
