import { groupedBy } from '../work.ts';
import type { Choice, Diagram, DiagramNode } from './diagram.ts';
import { viewsIn } from './joint-answers.ts';

/** Counts mixtures in a diagram, each answer as often as views give it. */
export class Counting {
  readonly #diagram: Diagram;
  /** How many ways there are to choose from the choice of each order on. */
  readonly #ways: readonly bigint[];
  readonly #apart = new Map<number, bigint>();
  readonly #levels = new Map<DiagramNode, readonly number[]>();

  constructor(diagram: Diagram) {
    this.#diagram = diagram;
    const ways = [1n];
    for (const { answers } of diagram.choices.toReversed())
      ways.unshift((ways[0] ?? 1n) * BigInt(viewsIn(answers)));
    this.#ways = ways;
  }

  /** How often each outcome comes, the most often first. */
  outcomes(): readonly { readonly levels: readonly number[]; readonly share: number }[] {
    const reached = this.#reached();
    const ends = this.#diagram.nodes.filter(({ next }) => next.length === 0);
    const outcomes = ends.map((end) => ({ levels: end.levels, count: reached.get(end) ?? 0n }));
    outcomes.sort((one, other) => sign(other.count - one.count) || lowerFirst(one.levels, other.levels));
    return outcomes.map(({ levels, count }) => ({ levels, share: ratio(count, this.#all) }));
  }

  /** How often two answers to the choice of `order` give different outcomes, of so many. */
  differing(order: number): { readonly count: bigint; readonly of: bigint } {
    const reached = this.#reached();
    const answers = this.#answersAt(order);
    const views = this.#between(order, order + 1);
    let count = 0n;
    for (const node of this.#diagram.nodes) {
      if (node.order !== order || node.next.length === 0) continue;
      let apart = 0n;
      for (const [one, from] of node.next.entries()) {
        for (const [other, to] of node.next.slice(0, one).entries()) {
          const weight = BigInt(2 * (answers[one]?.views ?? 0) * (answers[other]?.views ?? 0));
          apart += weight * this.#apartFrom(order + 1, from, to);
        }
      }
      count += (reached.get(node) ?? 0n) * apart;
    }
    return { count, of: this.#all * views };
  }

  /** The levels that mixtures with each answer to the choice of `order` leave possible. */
  levelsBy(order: number): readonly (readonly number[])[] {
    const nodes = [...this.#cutAt(order)];
    return this.#answersAt(order).map((_, answer) => {
      const next = nodes.map((node) => (node.order === order ? (node.next[answer] ?? node) : node));
      return rising(new Set(next.flatMap((node) => this.levelsFrom(node))));
    });
  }

  /** Where mixtures are when all choices before that of `order` are made. */
  #cutAt(order: number): ReadonlySet<DiagramNode> {
    const seen = new Set([this.#diagram.root]);
    // A set is walked through to its end while it grows.
    for (const node of seen) if (node.order < order) for (const next of node.next) seen.add(next);
    return new Set([...seen].filter((node) => node.order >= order));
  }

  /** The levels that mixtures which come to `node` leave possible. */
  levelsFrom(node: DiagramNode): readonly number[] {
    if (node.next.length === 0) return node.levels;
    const known = this.#levels.get(node);
    if (known) return known;
    const levels = rising(new Set(node.next.flatMap((next) => this.levelsFrom(next))));
    this.#levels.set(node, levels);
    return levels;
  }

  get #all(): bigint {
    return this.#ways[0] ?? 1n;
  }

  #answersAt(order: number): Choice['answers'] {
    return this.#diagram.choices[order]?.answers ?? [];
  }

  /** How many ways there are to choose from the choice of one order up to that of another. */
  #between(order: number, end: number): bigint {
    return (this.#ways[order] ?? 1n) / (this.#ways[end] ?? 1n);
  }

  #reachedBefore: ReadonlyMap<DiagramNode, bigint> | null = null;

  /** How many ways of choosing before each node lead there. */
  #reached(): ReadonlyMap<DiagramNode, bigint> {
    if (this.#reachedBefore) return this.#reachedBefore;
    const { root, nodes } = this.#diagram;
    const reached = new Map([[root, this.#between(0, root.order)]]);
    // What leads to a node was made after it.
    for (const node of nodes.toReversed()) {
      const ways = reached.get(node) ?? 0n;
      for (const [answer, next] of node.next.entries()) {
        const weight = BigInt(this.#answersAt(node.order)[answer]?.views ?? 0);
        const more = ways * weight * this.#between(node.order + 1, next.order);
        reached.set(next, (reached.get(next) ?? 0n) + more);
      }
    }
    this.#reachedBefore = reached;
    return reached;
  }

  /** How many ways of choosing from `order` on end differently from two nodes. */
  #apartFrom(order: number, one: DiagramNode, other: DiagramNode): bigint {
    if (one === other) return 0n;
    const at = Math.min(one.order, other.order);
    return this.#between(order, at) * this.#apartAt(at, one, other);
  }

  #apartAt(at: number, one: DiagramNode, other: DiagramNode): bigint {
    const answers = this.#answersAt(at);
    // Two different ends.
    if (answers.length === 0) return 1n;
    const [low, high] = one.id < other.id ? [one, other] : [other, one];
    const key = high.id * (high.id - 1) * 0.5 + low.id;
    const known = this.#apart.get(key);
    if (known !== undefined) return known;
    let apart = 0n;
    for (const [answer, { views }] of answers.entries()) {
      const [from, to] = [low, high].map((node) => (node.order === at ? node.next[answer] : node));
      if (from && to) apart += BigInt(views) * this.#apartFrom(at + 1, from, to);
    }
    this.#apart.set(key, apart);
    return apart;
  }
}

/** The different ones of some sets of levels with how many are so, the most often first, then the lowest. */
export function tallied(all: readonly (readonly number[])[]) {
  return [...groupedBy(all, (levels) => levels.join()).values()]
    .sort((one, other) => other.length - one.length || lowerFirst(one[0], other[0]))
    .map((alike) => ({ levels: alike[0], count: alike.length }));
}

/** The order of two sets of levels by their lowest, then the next. */
function lowerFirst(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((level, index) => level !== other[index]);
  return place === -1 ? one.length - other.length : (one[place] ?? 0) - (other[place] ?? -1);
}

function rising(levels: Iterable<number>): readonly number[] {
  return [...levels].sort((one, other) => one - other);
}

/** -1, 0 or 1, as a comparison wants it. */
export function sign(difference: bigint): number {
  if (difference === 0n) return 0;
  return difference > 0n ? 1 : -1;
}

const PLACES = 1_000_000n;

/** A share to six places, rounded half up. */
export function ratio(count: bigint, of: bigint): number {
  return Number((count * PLACES * 2n + of) / (of * 2n)) / Number(PLACES);
}
