import { type Misread, misreadTo } from '../examples/misread.ts';
import type { KeyCase, KeyFact } from '../model/key.ts';
import { rungsOf } from './levels.ts';
import type { GivenLevels, Tripped, TrippedFact } from './types.ts';

type Slip = KeyFact['slips'][number];

/**
 * What a wrong answer may come from: the deciding facts that lead exactly there when they are misread; where no single one does,
 * those that leave the level chosen possible among others; or else those that bear on what was chosen.
 */
export function trippedBy({ levels, count }: GivenLevels, example: KeyCase): Tripped {
  const { exactly, among } = misreadTo(levels, example);
  if (exactly.length > 0) return { levels, count, how: 'misread', facts: factsOf(exactly, example) };
  if (among.length > 0)
    return { levels, count, how: 'misread, among others', facts: factsOf(among, example) };
  return { levels, count, how: 'overlooked', facts: overlooked(levels, example) };
}

function factsOf(misread: readonly Misread<Slip>[], { facts }: KeyCase): TrippedFact[] {
  return misread.flatMap(({ place, slips }) => {
    const fact = facts[place];
    return fact ? [{ ...named(fact), takenFor: slips.map(optionOf) }] : [];
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
