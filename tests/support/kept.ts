import * as fc from 'fast-check';

/** What a value was drawn from. */
interface Draw {
  readonly start: fc.Random;
  readonly bias: number | undefined;
}

interface Made {
  readonly value: unknown;
  /** Where the numbers were left. */
  readonly end: fc.Random;
}

/** The values made last of all arbitraries, by arbitrary and draw. */
const made = new Map<string, Made>();

/** The most that are kept, as many as three large properties draw. */
const MOST = 6000;

let arbitraries = 0;

/**
 * The same values as of another arbitrary, each made once: properties with the same seed draw the same ones, and making
 * them was most of what many took.
 */
class Kept<Value> extends fc.Arbitrary<Value> {
  readonly #number = arbitraries++;
  readonly #draws = new WeakSet<object>();
  readonly #of: fc.Arbitrary<Value>;

  constructor(of: fc.Arbitrary<Value>) {
    super();
    this.#of = of;
  }

  generate(random: fc.Random, bias: number | undefined): fc.Value<Value> {
    const draw: Draw = { start: random.clone(), bias };
    this.#draws.add(draw);
    const key = `${this.#number} ${bias} ${random.getState()}`;
    const known = made.get(key);
    if (known) {
      // What is drawn after it has to be the same, too.
      Object.assign(random, known.end.clone());
      return new fc.Value(known.value as Value, draw);
    }
    const { value } = this.#of.generate(random, bias);
    made.set(key, { value, end: random.clone() });
    const [oldest] = made.size > MOST ? made.keys() : [];
    if (oldest !== undefined) made.delete(oldest);
    return new fc.Value(value, draw);
  }

  canShrinkWithoutContext(value: unknown): value is Value {
    return this.#of.canShrinkWithoutContext(value);
  }

  /** Smaller values: what failed is made again, with all that it was made from. */
  shrink(value: Value, context: unknown): fc.Stream<fc.Value<Value>> {
    if (!this.#isDraw(context)) return this.#of.shrink(value, context);
    const again = this.#of.generate(context.start.clone(), context.bias);
    return this.#of.shrink(again.value, again.context);
  }

  #isDraw(context: unknown): context is Draw {
    return typeof context === 'object' && context !== null && this.#draws.has(context);
  }
}

/** The values of `arbitrary`, none made twice. No test may change them. */
export function kept<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return new Kept(arbitrary);
}
