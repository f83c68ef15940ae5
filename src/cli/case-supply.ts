import { inTurn, type Source } from '../examples/generate.ts';
import type { Example, ExampleRequest } from '../model/key.ts';

/** Cases one by one, each made when it is wanted; the two of a pair follow each other. */
export class CaseSupply {
  readonly #groups: Iterator<readonly Example[], void>;
  readonly #ready: Example[] = [];
  #given = 0;

  /** Throws an `InputError` where not even the first case can be had. */
  constructor(request: ExampleRequest, source: Source) {
    this.#groups = inTurn(request, source);
    this.#fill();
  }

  get given(): number {
    return this.#given;
  }

  /** The next case; null where there is none left. */
  next(): Example | null {
    if (this.#ready.length === 0) this.#fill();
    const example = this.#ready.shift() ?? null;
    if (example) this.#given += 1;
    return example;
  }

  #fill(): void {
    const { value } = this.#groups.next();
    this.#ready.push(...(value ?? []));
  }
}
