import type { Example } from '../../examples/types.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';
import { cited, wordsOf } from '../examples/names.ts';

/** How many words of a passage are enough to know it again. */
const ENOUGH = 5;

/** Quotes the passages of one case: in full the first time, and by their first words after that. */
export class Quotes {
  readonly #example: Example;
  readonly #paper: Paper;
  readonly #quoted = new Set<number>();

  constructor(example: Example, paper: Paper) {
    this.#example = example;
    this.#paper = paper;
  }

  /** The passage that tells a fact, by its place, and what it shows. */
  shown(place: number, indent = '  '): string[] {
    const fact = this.#example.facts[place];
    if (!fact) return [];
    const words = wordsOf(place, this.#example);
    if (this.#quoted.has(place)) return this.#lines(`${cited(firstWords(words))}, as above`, indent);
    this.#quoted.add(place);
    const meaning = fact.option === null ? `It does not say: ${fact.ask}` : `It shows: ${fact.text}`;
    return [...this.#lines(cited(words), indent), ...this.#lines(meaning, indent)];
  }

  /** The passages that answer a question; none where the text says nothing of it. */
  about(question: string | null, indent = '  '): string[] {
    return this.#example.facts.flatMap((fact, place) =>
      fact.question === question ? this.shown(place, indent) : [],
    );
  }

  #lines(text: string, indent: string): string[] {
    return wrapped(text, this.#paper, { first: indent });
  }
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/u);
  // What somebody says is opened in the first words, and not closed.
  return words.length <= ENOUGH ? text : `${words.slice(0, ENOUGH).join(' ').replace(/^“/u, '')} …`;
}
