import type { Example } from '../../examples/types.ts';
import { wrapped } from '../../layout/lines.ts';
import type { Paper } from '../../layout/paper.ts';

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
    if (this.#quoted.has(place)) return this.#lines(`“${firstWords(this.#words(place))}”, as above`, indent);
    this.#quoted.add(place);
    const meaning = fact.option === null ? `It does not say: ${fact.ask}` : `It shows: ${fact.text}`;
    return [...this.#lines(`“${this.#words(place)}”`, indent), ...this.#lines(meaning, indent)];
  }

  /** The passages that answer a question; none where the text says nothing of it. */
  about(question: string | null, indent = '  '): string[] {
    return this.#example.facts.flatMap((fact, place) =>
      fact.question === question ? this.shown(place, indent) : [],
    );
  }

  #words(place: number): string {
    const pieces = this.#example.paragraphs.flat().filter(({ fact }) => fact === place);
    // What somebody says within a quotation stands in single marks.
    const inner = (text: string) => text.trim().replaceAll('“', '‘').replaceAll('”', '’');
    return pieces.map(({ text }) => inner(text)).join(' … ');
  }

  #lines(text: string, indent: string): string[] {
    return wrapped(text, this.#paper, { first: indent });
  }
}

function firstWords(text: string): string {
  const words = text.split(/\s+/u);
  return words.length <= ENOUGH ? text : `${words.slice(0, ENOUGH).join(' ')} …`;
}
