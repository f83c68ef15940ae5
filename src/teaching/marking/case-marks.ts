import type { KeyCase, KeyFact } from '../../model/key.ts';
import { type MisreadFact, misreadTo, sameLevels } from '../cases/case-reading.ts';
import { addGiven, addUp, sum, tallied } from './mark-answer.ts';
import type { CaseMarks, GivenLevels, MarkedAnswer, Tripped, TrippedFact } from './marking-types.ts';
import { byCodeUnit, rungsOf } from './sort-orders.ts';

/** The marks of one case over all who were given it. */
export function caseMarks(example: KeyCase, answers: readonly MarkedAnswer[]): CaseMarks {
  const { id, title, kind, right, levels } = example;
  const given = spread(answers.map((answer) => answer.given));
  const wrong = given.filter(({ levels: named }) => !sameLevels(named, right));
  return {
    id,
    title,
    kind,
    right,
    levels,
    level: addUp(answers.map(tallied)),
    given,
    split: splitOf(given),
    tripped: wrong.map((each) => trippedBy(each, example)),
    missed: sum(answers, ({ barriers }) => barriers?.missed.length ?? 0),
    imagined: sum(answers, ({ barriers }) => barriers?.imagined.length ?? 0),
  };
}

/** The answers with the number of times each was given, most often first, those without a level left out. */
function spread(named: readonly (readonly string[])[]): GivenLevels[] {
  return addGiven(named.flatMap((levels) => (levels.length === 0 ? [] : [{ levels, count: 1 }]))).toSorted(
    (one, other) => other.count - one.count || byCodeUnit(one.levels.join(' '), other.levels.join(' ')),
  );
}

/** The split of a case, where a majority is more than half of the answers and a camp more than a third. */
function splitOf(given: readonly GivenLevels[]): CaseMarks['split'] {
  const answers = sum(given, ({ count }) => count);
  const [first, second] = given;
  if (!first || !second) return null;
  if (first.count * 2 <= answers) return 'no majority';
  return second.count * 3 > answers ? 'two camps' : null;
}

type Slip = KeyFact['slips'][number];

/** A wrong answer with the facts whose misreading gives just it, else it among others, else that bear on it. */
function trippedBy({ levels, count }: GivenLevels, example: KeyCase): Tripped {
  const { exactly, among } = misreadTo(levels, example);
  if (exactly.length > 0) return { levels, count, how: 'misread', facts: factsOf(exactly, example) };
  if (among.length > 0)
    return { levels, count, how: 'misread, among others', facts: factsOf(among, example) };
  return { levels, count, how: 'overlooked', facts: overlooked(levels, example) };
}

function factsOf(misread: readonly MisreadFact<Slip>[], { facts }: KeyCase): TrippedFact[] {
  return misread.flatMap(({ place, slips }) => {
    const fact = facts[place];
    return fact ? [{ ...named(fact), takenFor: slips.map(optionOf) }] : [];
  });
}

/** The unmet facts that bear on a level chosen too high, or the met facts where it is too low. */
function overlooked(chosen: readonly string[], example: KeyCase): TrippedFact[] {
  const { levels, right, placement, facts } = example;
  const highest = Math.max(...rungsOf(chosen, levels));
  const top = Math.max(...rungsOf(right, levels));
  const isHigh = highest > top;
  const between = levels.slice(Math.min(highest, top) + 1, Math.max(highest, top) + 1).map(({ id }) => id);
  // On a ladder the levels between count as well, since each rests on all below.
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
