import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';

/** Chance that is the same on every machine, from a seed. Whole numbers only, so that no rounding tells machines apart. */
export class Random {
  readonly #generator: JumpableRandomGenerator;

  constructor(generator: JumpableRandomGenerator) {
    this.#generator = generator;
  }

  /** A whole number from 0 to one less than `below`, which is above 0. */
  below(below: number): number {
    return uniformInt(this.#generator, 0, below - 1);
  }

  /** One of some things; there has to be one. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** The same things in any order. */
  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    for (let last = left.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [left[last], left[other]] = [left[other] as T, left[last] as T];
    }
    return left;
  }
}

/** Gives one stream of chance after the other; none says anything of another. */
export function streamsOf(seed: number): () => Random {
  const generator = xoroshiro128plus(seed);
  return () => {
    const stream = new Random(generator.clone() as JumpableRandomGenerator);
    generator.jump();
    return stream;
  };
}

/**
 * Deals things in turn: each once, in an order of chance, and then all of them again in another. What is dealt from two decks
 * with the same count has nothing to do with each other.
 */
export class ShuffleBag<Card> {
  #cards: readonly Card[];
  #left: Card[] = [];
  readonly #random: Random;

  constructor(cards: readonly Card[], random: Random) {
    this.#cards = cards;
    this.#random = random;
  }

  /** The next one; undefined where none is left to deal. */
  draw(): Card | undefined {
    if (this.#left.length === 0) this.#left = this.#random.shuffled(this.#cards);
    return this.#left.pop();
  }

  /** Takes one out for good. */
  remove(card: Card): void {
    this.#cards = this.#cards.filter((each) => each !== card);
    this.#left = this.#left.filter((each) => each !== card);
  }
}
