import { sameLevels } from '../examples/same-levels.ts';
import { rungsOf } from './levels.ts';
import type { GivenLevels, KeyCase, KeyFact, Tripped, TrippedFact } from './types.ts';

type Slip = KeyFact['slips'][number];

/**
 * What a wrong answer may come from: the deciding facts that lead exactly there when they are misread; where no single one does,
 * those that leave the level chosen possible among others; or else those that bear on what was chosen.
 */
export function trippedBy({ levels, count }: GivenLevels, example: KeyCase): Tripped {
  const exactly = misreadings((slip) => sameLevels(slip.levels, levels), example);
  if (exactly.length > 0) return { levels, count, how: 'misread', facts: exactly };
  const among = amongOthers(levels, example);
  if (among.length > 0) return { levels, count, how: 'misread, among others', facts: among };
  return { levels, count, how: 'overlooked', facts: overlooked(levels, example) };
}

/** Of a single level that is none of the right ones: the text as it stands leaves those possible. */
function amongOthers([only, ...others]: readonly string[], example: KeyCase): TrippedFact[] {
  if (only === undefined || others.length > 0 || example.right.includes(only)) return [];
  return misreadings((slip) => slip.levels.includes(only), example);
}

function misreadings(leads: (slip: Slip) => boolean, { facts }: KeyCase): TrippedFact[] {
  return facts.flatMap((fact) => {
    const takenFor = fact.deciding ? fact.slips.filter(leads) : [];
    return takenFor.length > 0 ? [{ ...named(fact), takenFor: takenFor.map(optionOf) }] : [];
  });
}

/**
 * Of a level too high: what the text shows not to be so, or leaves open, in the definitions of the levels chosen. Of one too low:
 * what the text shows to be so in those of the right ones. On a ladder the levels between count as well, since each rests on all below.
 */
function overlooked(chosen: readonly string[], example: KeyCase): TrippedFact[] {
  const { levels, right, placement, facts } = example;
  const highest = Math.max(...rungsOf(chosen, levels));
  const top = Math.max(...rungsOf(right, levels));
  const isHigh = highest > top;
  const between = levels.slice(Math.min(highest, top) + 1, Math.max(highest, top) + 1).map(({ id }) => id);
  const meant = placement.cumulative ? between : isHigh ? chosen : right;
  return facts
    .filter(({ bears }) =>
      bears.some(({ level, fulfils }) => meant.includes(level) && (fulfils === null || fulfils !== isHigh)),
    )
    .map((fact) => ({ ...named(fact), takenFor: [] }));
}

function named({ question, ask, option, text }: KeyFact) {
  return { question, ask, option, text };
}

function optionOf({ option, text, levels }: Slip) {
  return { option, text, levels };
}
