import type { Reason, Strength, StrengthWord } from '../model/result.ts';
import { decide } from './decide.ts';
import type { Ground } from './ground.ts';
import type { LevelModel } from './model.ts';
import { addWhyNot, NO_REASONS } from './reasons.ts';
import { FALSE, NO_VALUE, TRUE } from './truth.ts';

/**
 * How soundly a level stands: how many of the entries that count are met. The word is given only where the
 * open entries could not change it: soundly for all, partly for half or more, thinly for fewer.
 * An entry that does not apply leaves the tally.
 */
export function strengthOf(level: LevelModel, ground: Ground): Strength {
  const missing: Reason[] = [];
  let met = 0;
  let unmet = 0;
  let unknown = 0;
  for (const entry of level.strengthenedBy) {
    const truth = decide(entry, ground);
    if (truth === TRUE) met += 1;
    else if (truth === FALSE) unmet += 1;
    else if (truth !== NO_VALUE) unknown += 1;
    if (truth !== NO_VALUE) addWhyNot(missing, entry.node, ground);
  }
  const of = met + unmet + unknown;
  return { met, of, unknown, word: wordFor(met, met + unknown, of), missing };
}

/** How soundly stands what something else replaces: there is nothing to say, as where nothing makes a level sounder. */
export const NO_STRENGTH: Strength = { met: 0, of: 0, unknown: 0, word: 'not known', missing: NO_REASONS };

function wordFor(atWorst: number, atBest: number, of: number): StrengthWord {
  const word = wordAt(atWorst, of);
  return of > 0 && word === wordAt(atBest, of) ? word : 'not known';
}

function wordAt(met: number, of: number): StrengthWord {
  if (met === of) return 'soundly';
  return met * 2 >= of ? 'partly' : 'thinly';
}
