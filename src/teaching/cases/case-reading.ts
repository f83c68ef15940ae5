import type { Example, Slip } from '../../model/key.ts';

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
