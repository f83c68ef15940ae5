import { misread } from '../../examples/misread.ts';
import { sameLevels } from '../../examples/same-levels.ts';
import type { Example, Slip } from '../../model/key.ts';
import { listed } from '../../text.ts';
import { cited, type Deciding, decidingFacts } from './names.ts';

/** A fact that may be misread, and what for. */
export interface Misreading {
  readonly deciding: Deciding;
  readonly slips: readonly Slip[];
}

/** The misreadings of one fact after which just these levels are possible. */
export function misreadingsTo(levels: readonly string[], example: Example): Misreading[] {
  return misreadingsWhere((slip) => sameLevels(slip.levels, levels), example);
}

/** The misreadings of one fact after which this level is possible among others, apart by what is then possible. */
export function misreadingsTowards(
  level: string,
  example: Example,
): (Misreading & { readonly levels: readonly string[] })[] {
  const found = misreadingsWhere((slip) => slip.levels.length > 1 && slip.levels.includes(level), example);
  return found.flatMap(({ deciding, slips }) => {
    const ends = slips.map(({ levels }) => levels);
    const apart = ends.filter(
      (levels, index) => ends.findIndex((each) => sameLevels(each, levels)) === index,
    );
    return apart.map((levels) => ({
      deciding,
      slips: slips.filter((slip) => sameLevels(slip.levels, levels)),
      levels,
    }));
  });
}

function misreadingsWhere(isWanted: (slip: Slip) => boolean, example: Example): Misreading[] {
  const deciding = decidingFacts(example);
  return misread(isWanted, example.facts).flatMap(({ place, slips }) => {
    const found = deciding.find((each) => each.place === place);
    return found ? [{ deciding: found, slips }] : [];
  });
}

/** A misreading in words; with what the text says where the reader has no numbers to go by. */
export function misreadingText({ deciding, slips }: Misreading, by: 'number' | 'words'): string {
  const { fact, number, words } = deciding;
  const which = by === 'number' ? `Fact ${number}` : cited(words);
  const taken = listed(
    slips.map(({ text }) => cited(text)),
    'or',
  );
  return fact.option === null
    ? `${which} is read as though it said ${taken}; it leaves that open.`
    : `${which} is taken for ${taken}.`;
}
