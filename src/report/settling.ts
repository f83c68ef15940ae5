import type { PlacementResult, Result, Settling, SettlingAnswer, SettlingSet } from '../model/result.ts';
import { counted, listed } from '../text.ts';
import { isBlank } from './sentences.ts';
import { scorecard } from './shape.ts';

/** The words in which the reports say what would settle where something sits. */

/** What would settle one placement. */
export interface SettlingWords {
  /** Which placement it is; null where there is only one. */
  readonly title: string | null;
  /** The levels that few answers would settle, each with these; none where it hangs on many questions. */
  readonly sets: readonly { readonly title: string; readonly answers: readonly string[] }[];
  /** How many answers the other levels take, in a sentence; null where there are none. */
  readonly rest: string | null;
}

/** Said over the answers that would settle something. */
export const SETTLING_LEAD = 'What would settle it, whatever else is found out:';

/**
 * What would settle each placement that is open, with the answers where they are few; none while nothing is known, or
 * where a table tells it.
 */
export function settlingWords(result: Result): SettlingWords[] {
  if (isBlank(result) || scorecard(result)) return [];
  const open = result.placements.flatMap(({ settling }) => settling ?? []);
  const isTold = open.every((settling) => fewest(settling).length > 0);
  return result.placements.flatMap((placement) => {
    if (!placement.settling) return [];
    const { levels } = placement.settling;
    const told = isTold ? fewest(placement.settling) : [];
    return [
      {
        title: result.placements.length > 1 ? placement.title : null,
        sets: told.map((set) => ({ title: setTitle(set, placement), answers: set.answers.map(answerText) })),
        rest: restOf(
          levels.filter((set) => !told.includes(set)),
          placement,
        ),
      },
    ];
  });
}

/** A placement that hangs on more questions is settled one question after the other, not by looking for a level. */
const MOST_QUESTIONS = 4;

function hangsOnFew({ levels, alone }: Settling): boolean {
  const questions = [...alone, ...levels.flatMap(({ answers }) => answers)].map(({ question }) => question);
  return new Set(questions).size <= MOST_QUESTIONS;
}

const MOST_ANSWERS = 5;

/** The smallest sets, as far as there is room for their answers; none where too many questions are open for a few to do. */
function fewest(settling: Settling): SettlingSet[] {
  if (!hangsOnFew(settling)) return [];
  let room = MOST_ANSWERS;
  const bySize = settling.levels.toSorted((one, other) => one.answers.length - other.answers.length);
  const fitting = bySize.filter(({ answers }) => {
    room -= answers.length;
    return room >= 0;
  });
  return settling.levels.filter((set) => fitting.includes(set));
}

function setTitle({ level, answers, proven }: SettlingSet, { levels }: PlacementResult): string {
  const { rank, name } = levels.find(({ id }) => id === level) ?? { rank: '', name: level };
  const number = answers.length === 1 ? 'one answer' : counted(answers.length, 'answer');
  return `Level ${rank}, ${name}, by ${number}${proven ? '' : ` (${NOT_PROVEN})`}:`;
}

const NOT_PROVEN = 'not proven smallest';

/** A question, and what its answer would have to be. */
function answerText({ question, ask, test, options }: SettlingAnswer): string {
  const texts = options.map(({ text }) => text);
  if (question === null) return `${ask}: ${listed(texts, 'or')}`;
  switch (test) {
    case 'at-least':
      return `${ask} At least: ${texts[0]}`;
    case 'at-most':
      return `${ask} At most: ${texts.at(-1)}`;
    default:
      return `${ask} ${texts.join(' – or – ')}`;
  }
}

function restOf(sets: readonly SettlingSet[], { levels }: PlacementResult): string | null {
  const sizes = new Map<string, string[]>();
  for (const { level, answers, proven } of sets.toSorted(
    (one, other) => one.answers.length - other.answers.length,
  )) {
    const number = `${answers.length}${proven ? '' : ` (${NOT_PROVEN})`}`;
    const name = levels.find(({ id }) => id === level)?.name ?? level;
    sizes.set(number, [...(sizes.get(number) ?? []), name]);
  }
  const [first, ...others] = [...sizes].map(([number, names]) => ({ number, names: listed(names, 'or') }));
  if (!first) return null;
  const start = `${first.number === '1' ? 'One answer' : `${first.number} answers`} would settle it at ${first.names}`;
  const more = others.map(({ number, names }) => `${number} at ${names}`);
  return `${[start, ...more].join('; ')} (see “joinedup explain”).`;
}
