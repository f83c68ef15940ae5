import { sameLevels } from '../examples/same-levels.ts';
import type { KeyCase } from '../model/key.ts';
import { inOrder } from './names.ts';
import { addUp, sum, tallied } from './tally.ts';
import { trippedBy } from './tripped.ts';
import type { CaseMarks, GivenLevels, MarkedAnswer } from './types.ts';

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
    .toSorted(([name, one], [other, two]) => two.count - one.count || inOrder(name, other))
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
