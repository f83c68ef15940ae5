import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { levelsAreApart } from '../../src/authoring/level-lints.ts';
import { lintContext } from '../../src/authoring/lint.ts';
import type { Framework, Placement } from '../../src/model/framework.ts';
import { frameworks } from '../support/frameworks.ts';
import { everyGiven, isMet, levelGiven, settled } from '../support/oracle.ts';

/** What is said of levels is what going through every case shows. */

function said(framework: Framework): [level: string, code: string, other: string | undefined][] {
  const context = lintContext({ framework, pathOf: () => [], placeOf: () => 'here' });
  return levelsAreApart(context).map(({ code, message }) => {
    const [level = '', other] = [...message.matchAll(/“([^”]+)”/gu)].map(([, id]) => id);
    return [level, code, other === level ? undefined : other];
  });
}

/** What is so of each level: where a service sits, and which others hold for the same services. */
function shown(placement: Placement, framework: Framework): ReturnType<typeof said> {
  const cases = everyGiven(framework).map((given) => settled(framework, given));
  const given = new Set(cases.map((each) => levelGiven(placement, framework, each)));
  const met = placement.levels.map((level) => cases.map((each) => isMet(level, framework, each)));
  const counts = placement.cumulative
    ? met.map((_, rung) =>
        cases.map((_, index) => rung === 0 || met.slice(0, rung + 1).every((level) => level[index])),
      )
    : met;
  const over = (one: number, other: number) =>
    counts[one]?.every((holdsHere, index) => !holdsHere || counts[other]?.[index]) ?? false;
  return placement.levels.flatMap(({ id, requires }, rung): ReturnType<typeof said> => {
    const ids = placement.levels.map((level) => level.id);
    const above = [...ids.keys()].filter((other) => other > rung);
    const canHold = counts[rung]?.includes(true);
    if (given.has(rung)) {
      if (placement.cumulative || rung > 0 || requires === null || !canHold) return [];
      const same = above.find((other) => over(rung, other) && over(other, rung));
      return same === undefined ? [] : [[id, 'coinciding-levels', ids[same]]];
    }
    const next = canHold ? above.find((other) => over(rung, other)) : undefined;
    if (next === undefined) return [[id, 'unreachable-level', undefined]];
    const same = above.find((other) => over(rung, other) && over(other, rung));
    if (same !== undefined) return [[id, 'coinciding-levels', ids[same]]];
    return [[id, 'unreachable-level', ids[next]]];
  });
}

/** A framework whose placements may begin with a level that requires something. */
const generated = fc.tuple(frameworks({ questions: 3 }), fc.boolean()).map(([framework, isEarned]) => ({
  ...framework,
  placements: framework.placements.map((placement) => ({
    ...placement,
    levels: placement.levels.slice(isEarned ? 1 : 0),
  })),
}));

test('exactly the levels at which nobody sits are named, with the one that comes to the same or holds above', () => {
  const codes = new Map<string, number>();
  fc.assert(
    fc.property(generated, (framework) => {
      const expected = framework.placements.flatMap((placement) => shown(placement, framework));
      expect(said(framework)).toEqual(expected);
      for (const [, code, other] of expected)
        codes.set(`${code} ${other !== undefined}`, (codes.get(`${code} ${other !== undefined}`) ?? 0) + 1);
    }),
    { numRuns: 2000 },
  );
  // Every kind of finding was among them.
  expect([...codes.keys()].sort()).toEqual([
    'coinciding-levels true',
    'unreachable-level false',
    'unreachable-level true',
  ]);
});
