import type { KeyLevel } from '../../../model/key.ts';
import type { CaseKind } from '../../../model/vocabulary.ts';
import type { CaseMarks, LevelTally, Marking, WeakSpot } from '../../../teaching/marking/marking-types.ts';
import { capitalised, counted, firstOf, listed, quoted } from '../../../text.ts';
import { levelName } from '../level-words.ts';
import { percentText } from '../number-words.ts';

/** True where students have cases of their own, so that hardly two answered the same. */
export function hasBooklets({ class: { each, cases } }: Pick<Marking, 'class'>): boolean {
  return each < cases;
}

/** A level as "level 3, Single management", or "level 2 or 3" where several were given or are right. */
export function levelPhrase(ids: readonly string[], levels: readonly KeyLevel[]): string {
  const named = levels.filter(({ id }) => ids.includes(id));
  const [only, ...others] = named;
  if (!only) return 'no level';
  if (others.length === 0) return levelName(only);
  return `level ${rankListText(ids, levels)}`;
}

/** Ranks as "3" or "2 or 3". */
export function rankListText(ids: readonly string[], levels: readonly KeyLevel[]): string {
  return listed(
    levels.filter(({ id }) => ids.includes(id)).map(({ rank }) => String(rank)),
    'or',
  );
}

/** The right answer as "3, Single management" or "2 or 3, left open". */
export function rightLevelText(right: readonly string[], levels: readonly KeyLevel[]): string {
  const name = levels.find(({ id }) => right.length === 1 && id === right[0])?.name;
  return `${rankListText(right, levels)}, ${name ?? 'left open'}`;
}

/** How a case splits the class. */
export const SPLITS = {
  'no majority': 'No answer has a majority.',
  'two camps': 'Two answers each have more than a third.',
} as const;

/** "18 of 25 exact, 5 one off, 1 wrong, 1 without a level". */
export function levelTallyText({ answers, exact, oneOff, wrong, none }: LevelTally): string {
  return [
    `${exact} of ${answers} exact`,
    `${oneOff} one off`,
    `${wrong} wrong`,
    ...(none > 0 ? [`${none} without a level`] : []),
  ].join(', ');
}

/** A share from 0 to 1 as "68%", or "-" of nothing. */
export function shareText(share: number | null): string {
  return share === null ? '-' : percentText(share);
}

const KINDS: Readonly<Record<CaseKind, string>> = {
  plain: 'plain cases',
  twins: 'twins, which differ in one answer',
  boundary: 'cases one fact short of the next level',
  'out-of-order': 'cases with a high level and not those below it',
  uncertain: 'cases that the text leaves open',
};

/** A case by its title, with its number, which is that in its booklet where students have their own. */
export function caseCalled({ id, title, booklet }: Pick<CaseMarks, 'id' | 'title' | 'booklet'>): string {
  return booklet ? `case ${booklet.number} of booklet ${booklet.id}, ${title}` : `case ${id}, ${title}`;
}

/** Cases of booklets that are named; of so many booklets nobody reads more. */
const MOST_NAMED = 5;

function casesText(ids: readonly string[], cases: Marking['cases']): string {
  const found = cases.filter(({ id, booklet }) => booklet && ids.includes(id)).map(caseCalled);
  if (found.length > 0) return firstOf(found, MOST_NAMED).join('; ');
  return `${ids.length === 1 ? 'case' : 'cases'} ${listed(ids)}`;
}

/** A weak spot as a sentence. */
export function weakSpotText(spot: WeakSpot, cases: Marking['cases']): string {
  const share = `${spot.times} of ${spot.of}`;
  switch (spot.about) {
    case 'level': {
      const { level, takenFor } = spot;
      const taken = takenFor
        ? `; ${counted(takenFor.times, 'time')} it was taken for ${levelName(takenFor)}`
        : '';
      return `${capitalised(levelName(level))}: not found in ${share} answers${taken}.`;
    }
    case 'kind':
      return `Of the ${KINDS[spot.kind]}, ${share} answers are not exact.`;
    case 'too high':
    case 'too low':
      return `The level comes out ${spot.about} in ${share} answers.`;
    case 'fact':
      return `Misread: ${spot.ask} It may be behind ${share} answers (${casesText(spot.cases, cases)}).`;
    case 'missed':
      return `Barrier not seen: ${quoted(spot.barrier.name, 100)}, in ${share} answers.`;
    case 'imagined':
      return `Barrier imagined: ${quoted(spot.barrier.name, 100)}, in ${share} answers.`;
  }
}

/** What a person has not marked yet, in a sentence; null where nothing is left. */
export function openByHandText({ byHand, students }: Pick<Marking, 'byHand' | 'students'>): string | null {
  const open = students.flatMap(({ answers }) => answers.flatMap((answer) => answer.byHand?.open ?? []));
  const named = byHand.flatMap((question) => {
    const times = open.filter((each) => each === question).length;
    return times === 0 ? [] : [`question ${question} in ${counted(times, 'answer')}`];
  });
  return named.length > 0 ? `Not marked yet: ${listed(named)}; they count for nothing.` : null;
}
