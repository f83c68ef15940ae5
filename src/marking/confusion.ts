import { sameLevels } from '../examples/same-levels.ts';
import type { Key } from '../model/key.ts';
import { byRung } from './levels.ts';
import type { CaseMarks, Confusion, GivenLevels } from './types.ts';

/** For each placement of the key, how often each level was given where which was right. */
export function confusions(key: Key, cases: readonly CaseMarks[]): Confusion[] {
  const placements = new Map(key.examples.map((example) => [example.placement.id, example]));
  return [...placements.values()].map((example) => {
    const { placement, levels } = example;
    const own = cases.filter((_, place) => key.examples[place]?.placement.id === placement.id);
    const rights = distinct(own.map(({ right }) => right)).toSorted((one, other) =>
      byRung(one, other, levels),
    );
    const rows = rights.map((right) => ({
      right,
      given: joined(
        own.filter((each) => sameLevels(each.right, right)).flatMap(({ given }) => given),
      ).toSorted((one, other) => byRung(one.levels, other.levels, levels)),
    }));
    return { placement: { id: placement.id, title: placement.title }, levels, rows };
  });
}

function distinct(answers: readonly (readonly string[])[]): (readonly string[])[] {
  return answers.filter((one, place) => answers.findIndex((other) => sameLevels(one, other)) === place);
}

function joined(given: readonly GivenLevels[]): GivenLevels[] {
  const counts = new Map<string, GivenLevels>();
  for (const { levels, count } of given) {
    const name = levels.join(' ');
    counts.set(name, { levels, count: count + (counts.get(name)?.count ?? 0) });
  }
  return [...counts.values()];
}
