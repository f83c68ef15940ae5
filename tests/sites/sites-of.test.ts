import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/problem.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { fixture, shipped } from '../support/load.ts';
import { runs } from '../support/runs.ts';
import { pageOf, siteCases, sitesIn, UNFILTERED, withoutOrder } from '../support/sites.ts';

/** Many sites are counted, whatever their order, and none is ranked. */

describe('what is counted', () => {
  test('adds up to all sites, and to what stands in the rows', () => {
    fc.assert(
      fc.property(siteCases({ least: 1, most: 9 }), (sites) => {
        const [only] = pageOf(sites).frameworks;
        expect(only?.sites).toBe(sites.length);
        for (const { levels, offLadder, open, notPlaced, ranges, fits } of only?.placements ?? []) {
          const here = levels.reduce((sum, level) => sum + level.here, 0);
          expect(here + offLadder + open).toBe(sites.length);
          expect(notPlaced).toBeLessThanOrEqual(open);
          expect(ranges.reduce((sum, range) => sum + range.sites, 0)).toBe(open);
          if (fits) expect(Object.values(fits).reduce((sum, count) => sum + count, 0)).toBe(sites.length);
        }
        for (const { barrier, remains, possible } of only?.barriers ?? []) {
          expect(remains + possible).toBeGreaterThan(0);
          expect(only?.rows.filter((row) => row.remains.includes(barrier))).toHaveLength(remains);
          expect(only?.rows.filter((row) => row.possible.includes(barrier))).toHaveLength(possible);
        }
        for (const { sites: some, findOut } of only?.actions ?? []) {
          expect(some).toBeLessThanOrEqual(sites.length);
          expect(findOut).toBeLessThanOrEqual(some);
        }
      }),
      runs(150),
    );
  });

  test('does not hang on the order, but for the numbers', () => {
    fc.assert(
      fc.property(siteCases({ least: 2, most: 12 }), fc.boolean(), (sites, names) => {
        const turned = pageOf(sites.toReversed(), { names, by: 'nation' });
        expect(withoutOrder(turned)).toEqual(withoutOrder(pageOf(sites, { names, by: 'nation' })));
      }),
      runs(100),
    );
  });

  test('comes in the order given, whatever the levels are', () => {
    fc.assert(
      fc.property(siteCases({ least: 1, most: 9 }), (sites) => {
        const [only] = pageOf(sites, { names: true }).frameworks;
        expect(only?.rows.map(({ file }) => file)).toEqual(sites.map(({ file }) => file));
        expect(only?.rows.map(({ number }) => number)).toEqual(sites.map((_, index) => index + 1));
      }),
      runs(50),
    );
  });

  test('tells no name, file or day unless names were asked for', () => {
    fc.assert(
      fc.property(siteCases({ least: 1, most: 12 }), (sites) => {
        expect(JSON.stringify(pageOf(sites, { by: 'role' }))).not.toMatch(/Service \d+x|file-\d+x|2026-11/u);
      }),
      runs(50),
    );
  });
});

test('sites of different frameworks stand each by themselves', () => {
  const sites = ['ladder', 'profile'].flatMap((name) =>
    sitesIn(fixture(name), [assessmentOf([]), assessmentOf([])]),
  );
  const page = pageOf(sites);
  expect(page.frameworks.map((each) => [each.framework.id, each.sites])).toEqual([
    ['ladder', 2],
    ['profile', 2],
  ]);
  expect(page.frameworks.map(({ rows }) => rows.map(({ number }) => number))).toEqual([
    [1, 2],
    [3, 4],
  ]);
});

describe('of what is narrowed', () => {
  const LADDER = fixture('ladder');
  const given = [[['money', 'own']], [['money', 'part']], []] as const;
  const sites = sitesIn(
    LADDER,
    given.map((answers) => assessmentOf(answers)),
  );

  test('those below a level are those in which it is not certain, with the numbers that they had', () => {
    const levels = LADDER.placements[0]?.levels ?? [];
    const below = levels[1]?.id ?? '';
    const all = pageOf(sites).frameworks[0]?.rows ?? [];
    const kept = pageOf(sites, { filter: { ...UNFILTERED, below } }).frameworks[0]?.rows ?? [];
    expect(kept).toEqual(
      all.filter(({ placements: [place] }) => place?.levels.includes(levels[0]?.id ?? '')),
    );
    expect(kept.length).toBeLessThan(all.length);
  });

  test('what is not there is refused, with the nearest', () => {
    for (const filter of [{ nation: 'englan' }, { below: 'x' }, { barrier: 'x' }])
      expect(() => pageOf(sites, { filter: { ...UNFILTERED, ...filter } })).toThrow(InputError);
  });
});

test('a lever that is pulled once for all comes first, and reaches whoever its nation has', () => {
  const framework = shipped('five-levels');
  const all = Array.from({ length: 24 }, (_, index) =>
    assessmentOf([['record', 'own']], index < 12 ? 'england' : 'wales'),
  );
  const [only] = pageOf(sitesIn(framework, all)).frameworks;
  const levers = only?.barriers.flatMap((barrier) => barrier.levers) ?? [];
  expect(levers.some(({ onceForAll }) => onceForAll)).toBe(true);
  for (const barrier of only?.barriers ?? []) {
    const order = barrier.levers.map(({ onceForAll }) => Number(onceForAll));
    expect(order).toEqual(order.toSorted((one, other) => other - one));
    for (const { nations, reaches } of barrier.levers) {
      if (nations === null) expect(reaches).toEqual({ remains: barrier.remains, possible: barrier.possible });
      else if (reaches) {
        const there = only?.rows.filter(({ number }) => nations.includes(number <= 12 ? 'England' : 'Wales'));
        const having = (key: 'remains' | 'possible') =>
          there?.filter((row) => row[key].includes(barrier.barrier)).length;
        expect(reaches).toEqual({ remains: having('remains'), possible: having('possible') });
      }
    }
  }
});

test('what could be done first says in how many sites, and in how many it is found out first', () => {
  const framework = fixture('ladder');
  const sites = sitesIn(framework, [assessmentOf([]), assessmentOf([]), assessmentOf([])]);
  const known = { key: 'k', about: 'money', barrier: null, lever: null, what: 'Share', roles: ['a-role'] };
  const acting = sites.map((site, index) => {
    return {
      ...site,
      actions: index < 2 ? [{ ...known, who: 'Finance', effort: null, findOut: index === 0 }] : [],
    };
  });
  const titleOf = () => 'Money person';
  expect(pageOf(acting, { titleOf }).frameworks[0]?.actions).toEqual([
    {
      about: 'money',
      what: 'Share',
      roles: ['a-role'],
      who: ['Money person'],
      effort: null,
      sites: 2,
      findOut: 1,
    },
  ]);
});
