import type { KeyCase, KeyFact } from '../../model/key.ts';
import { type MisreadFact, misreadTo, sameLevels } from '../cases/case-reading.ts';
import { addUp, sum, tallied } from './mark-answer.ts';
import type { CaseMarks, GivenLevels, MarkedAnswer, Tripped, TrippedFact } from './marking-types.ts';
import { byCodeUnit, rungsOf } from './sort-orders.ts';

/** One case over all who were given it. */
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

/** How often each answer was given, most often first; no level is no answer. */
function spread(named: readonly (readonly string[])[]): GivenLevels[] {
  const counts = new Map<string, { levels: readonly string[]; count: number }>();
  for (const levels of named) {
    if (levels.length === 0) continue;
    const name = levels.join(' ');
    const found = counts.get(name) ?? { levels, count: 0 };
    found.count += 1;
    counts.set(name, found);
  }
  return [...counts]
    .toSorted(([name, one], [other, two]) => two.count - one.count || byCodeUnit(name, other))
    .map(([, found]) => found);
}

/** A majority is more than half; a camp is more than a third. One answer alone splits nobody. */
function splitOf(given: readonly GivenLevels[]): CaseMarks['split'] {
  const answers = sum(given, ({ count }) => count);
  const [first, second] = given;
  if (!first || !second) return null;
  if (first.count * 2 <= answers) return 'no majority';
  return second.count * 3 > answers ? 'two camps' : null;
}

type Slip = KeyFact['slips'][number];

/**
 * What a wrong answer may come from: the deciding facts that lead exactly there when they are misread; where no single one does,
 * those that leave the level chosen possible among others; or else those that bear on what was chosen.
 */
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
