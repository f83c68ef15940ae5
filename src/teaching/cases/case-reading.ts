import type { Example, ExampleSet, Slip, Variant } from '../../model/key.ts';
import { groupedBy } from '../../work.ts';

/** The vignette as plain text, paragraph by paragraph. */
export function paragraphTexts({ paragraphs }: Pick<Example, 'paragraphs'>): string[] {
  return paragraphs.map((pieces) => pieces.map(({ text }) => text).join(' '));
}

/** The words of the text that tell the fact at a place, which may tell others with it. */
export function wordsTelling(
  place: number,
  { facts, paragraphs }: Pick<Example, 'facts' | 'paragraphs'>,
): string[] {
  const phrase = facts[place]?.phrase;
  return paragraphs
    .flat()
    .flatMap(({ text, fact }) => (fact !== null && facts[fact]?.phrase === phrase ? [text] : []));
}

/** The letter of an offered barrier by its place from 0: a to z, then aa, ab and so on. */
export function letterAt(place: number): string {
  const letter = String.fromCharCode('a'.charCodeAt(0) + (place % LETTERS));
  return place < LETTERS ? letter : letterAt(Math.floor(place / LETTERS) - 1) + letter;
}

const LETTERS = 26;

/** True where two lists, without repeats, name the same levels in any order. */
export function sameLevels(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** The distinct answers in the order in which they first stand. */
export function distinctLevels(answers: readonly (readonly string[])[]): (readonly string[])[] {
  return answers.filter((one, place) => answers.findIndex((other) => sameLevels(one, other)) === place);
}

/** The parts of a fact that a misreading of it is found by. */
interface Misreadable<Taken> {
  readonly deciding: boolean;
  readonly slips: readonly Taken[];
}

/** A deciding fact, by its index among the facts, with the options that it may have been taken for. */
export interface MisreadFact<Taken> {
  readonly place: number;
  readonly slips: readonly Taken[];
}

/** The deciding facts whose misreading alone gives exactly `levels`, or a single wrong level among others. */
export function misreadTo<Taken extends Pick<Slip, 'levels'>>(
  levels: readonly string[],
  { facts, right }: { readonly facts: readonly Misreadable<Taken>[]; readonly right: readonly string[] },
): { readonly exactly: MisreadFact<Taken>[]; readonly among: MisreadFact<Taken>[] } {
  const misread = (leads: (slip: Taken) => boolean) =>
    facts.flatMap(({ deciding, slips }, place) => {
      const found = deciding ? slips.filter(leads) : [];
      return found.length > 0 ? [{ place, slips: found }] : [];
    });
  const exactly = misread((slip) => sameLevels(slip.levels, levels));
  const [only, ...others] = levels;
  // The text as it stands leaves the right ones possible, so that nothing has to be misread for those.
  if (only === undefined || others.length > 0 || right.includes(only)) return { exactly, among: [] };
  return { exactly, among: misread((slip) => slip.levels.length > 1 && slip.levels.includes(only)) };
}

/** The booklet that everybody has, where there is one and it is nobody’s own; else null. */
export function bookletOfAll([only, ...others]: readonly Variant[]): Variant | null {
  return only && only.student === null && others.length === 0 ? only : null;
}

/** The number of a case, which both of a pair have. */
export function numberOf(id: string): string {
  return id.replace(/[ab]$/u, '');
}

interface Numbered {
  readonly id: string;
  readonly twin?: Example['twin'] | undefined;
}

/** A case under another number. */
export function renumbered<Case extends Numbered>(example: Case, number: number): Case {
  const to = (id: string) => `${number}${id.slice(numberOf(id).length)}`;
  const { id, twin } = example;
  return { ...example, id: to(id), ...(twin && { twin: { ...twin, id: to(twin.id) } }) };
}

/** The cases of a variant under the numbers that they have in its booklet, each with the id that it has in the key. */
export function ownCases<Case extends Numbered>(
  examples: ReadonlyMap<string, Case>,
  { cases }: Pick<Variant, 'cases'>,
): { readonly example: Case; readonly id: string }[] {
  const groups = [...groupedBy(cases, numberOf).values()];
  return groups.flatMap((ids, index) =>
    ids.flatMap((id) => {
      const example = examples.get(id);
      return example ? [{ example: renumbered(example, index + 1), id }] : [];
    }),
  );
}

/** The set of each variant, or the set itself where it has none. */
export function setsIn(set: ExampleSet): readonly ExampleSet[] {
  if (!set.variants) return [set];
  const byId = new Map(set.examples.map((example) => [example.id, example]));
  return set.variants.map((variant) => ({
    ...set,
    examples: ownCases(byId, variant).map(({ example }) => example),
    variants: [variant],
  }));
}
