import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';

/** Random whole numbers from a seed, the same on every machine, since nothing is rounded. */
export class Random {
  readonly #generator: JumpableRandomGenerator;

  constructor(generator: JumpableRandomGenerator) {
    this.#generator = generator;
  }

  /** A whole number from 0 to `below` - 1. */
  below(below: number): number {
    return uniformInt(this.#generator, 0, below - 1);
  }

  /** One of the items, which must not be empty. */
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** A Fisher-Yates shuffle. */
  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    for (let last = left.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [left[last], left[other]] = [left[other] as T, left[last] as T];
    }
    return left;
  }
}

/** Independent streams of random numbers from one seed of up to 64 bits, others for each `use` of 32. */
export function streamsOf(seed: number | string, use = 0): () => Random {
  const bits = BigInt(seed);
  const [low, high] = [bits, bits >> 32n].map((half) => Number(BigInt.asIntN(32, half))) as [number, number];
  const generator = xoroshiro128plusFromState([~high, ~low, low, high ^ use]);
  return () => {
    const stream = new Random(generator.clone() as JumpableRandomGenerator);
    generator.jump();
    return stream;
  };
}

/** The items from the one at place `by` on, and then those before. */
export function turned<Item>(items: readonly Item[], by: number): Item[] {
  const from = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(from), ...items.slice(0, from)];
}

/** A shuffle bag, which draws every item once in random order and then all again in another, each `ahead` by some. */
export class ShuffleBag<Item> {
  #items: readonly Item[];
  #left: Item[] = [];
  readonly #random: Random;
  readonly #ahead: number;

  constructor(items: readonly Item[], random: Random, ahead = 0) {
    this.#items = items;
    this.#random = random;
    this.#ahead = ahead;
  }

  /** The next item, or undefined where all are removed. */
  draw(): Item | undefined {
    this.#fill();
    return this.#left.pop();
  }

  /** The items that are drawn before any comes again, the next one last. */
  left(): readonly Item[] {
    this.#fill();
    return this.#left;
  }

  #fill(): void {
    if (this.#left.length === 0) this.#left = turned(this.#random.shuffled(this.#items), this.#ahead);
  }

  /** Draws an item before its turn. */
  take(item: Item): void {
    this.#left = this.#left.filter((each) => each !== item);
  }

  /** Takes an item out for good. */
  remove(item: Item): void {
    this.#items = this.#items.filter((each) => each !== item);
    this.take(item);
  }
}
