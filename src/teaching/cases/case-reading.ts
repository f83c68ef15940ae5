import type { Model } from '../../engine/compiled.ts';
import type { Example, ExampleFact, Slip } from '../../model/key.ts';

/** The vignette as plain text, paragraph by paragraph. */
export function paragraphTexts({ paragraphs }: Pick<Example, 'paragraphs'>): string[] {
  return paragraphs.map((pieces) => pieces.map(({ text }) => text).join(' '));
}

/** True where two lists name the same levels, in whatever order; each names a level once. */
export function sameLevels(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

/** What a fact has to have for a misreading of it to be found. */
interface Misreadable<Taken> {
  readonly deciding: boolean;
  readonly slips: readonly Taken[];
}

/** A deciding fact, by its place among the facts, and what it was perhaps taken for. */
export interface MisreadFact<Taken> {
  readonly place: number;
  readonly slips: readonly Taken[];
}

/** The deciding facts of which a slip leads somewhere, each with those slips. */
export function misread<Taken>(
  leads: (slip: Taken) => boolean,
  facts: readonly Misreadable<Taken>[],
): MisreadFact<Taken>[] {
  return facts.flatMap(({ deciding, slips }, place) => {
    const found = deciding ? slips.filter(leads) : [];
    return found.length > 0 ? [{ place, slips: found }] : [];
  });
}

/** Where misreading one fact leads to what was answered: just there; or, of a single wrong level, to where it is possible among others. */
export function misreadTo<Taken extends Pick<Slip, 'levels'>>(
  levels: readonly string[],
  { facts, right }: { readonly facts: readonly Misreadable<Taken>[]; readonly right: readonly string[] },
): { readonly exactly: MisreadFact<Taken>[]; readonly among: MisreadFact<Taken>[] } {
  const exactly = misread((slip) => sameLevels(slip.levels, levels), facts);
  const [only, ...others] = levels;
  // The text as it stands leaves the right ones possible, so that nothing has to be misread for those.
  if (only === undefined || others.length > 0 || right.includes(only)) return { exactly, among: [] };
  return { exactly, among: misread((slip) => slip.levels.includes(only), facts) };
}

/** The smallest misreading: a deciding fact, by its place among the facts, and what it was perhaps taken for. */
export interface Misreading {
  readonly place: number;
  readonly slip: Slip;
}

/**
 * The smallest misreading of one deciding fact after which just these levels are possible, or else, for a single level,
 * one after which it is possible among others. Null where no single misreading leads there.
 */
export function misreadingTo(levels: readonly string[], example: Example, model: Model): Misreading | null {
  const { exactly, among } = misreadTo(levels, example);
  const ways = exactly.length > 0 ? exactly : among;
  const found = ways.flatMap(({ place, slips }) => {
    const fact = example.facts[place];
    return fact ? slips.map((slip) => ({ place, slip, far: distance(fact, slip, model) })) : [];
  });
  const [first] = found.toSorted((one, other) => one.far - other.far);
  return first ? { place: first.place, slip: first.slip } : null;
}

/** How many options lie between; what is left open is taken for any option as easily. */
function distance({ question, option }: ExampleFact, slip: Slip, model: Model): number {
  const options = model.questions.find((each) => each.question.id === question)?.question.options ?? [];
  const placeOf = (wanted: string) => options.findIndex(({ id }) => id === wanted);
  return option === null ? 1 : Math.abs(placeOf(option) - placeOf(slip.option));
}
