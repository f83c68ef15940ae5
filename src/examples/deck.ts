import type { Random } from './random.ts';

/**
 * Deals things in turn: each once, in an order of chance, and then all of them again in another. What is dealt from two decks
 * with the same count has nothing to do with each other.
 */
export class Deck<Card> {
  #cards: readonly Card[];
  #left: Card[] = [];
  readonly #random: Random;

  constructor(cards: readonly Card[], random: Random) {
    this.#cards = cards;
    this.#random = random;
  }

  /** The next one; undefined where none is left to deal. */
  deal(): Card | undefined {
    if (this.#left.length === 0) this.#left = this.#random.shuffled(this.#cards);
    return this.#left.pop();
  }

  /** Takes one out for good. */
  remove(card: Card): void {
    this.#cards = this.#cards.filter((each) => each !== card);
    this.#left = this.#left.filter((each) => each !== card);
  }
}
