import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SitesFilter } from '../../src/model/sites.ts';
import type { SiteGrouping } from '../../src/model/vocabulary.ts';
import { InputError } from '../../src/problem.ts';
import { groupsBy } from '../../src/sites/groups.ts';
import type { FirstAction, Site } from '../../src/sites/site.ts';
import { assessmentOf, assessments } from '../support/frameworks.ts';
import { compiled, fixture, shipped } from '../support/load.ts';
import { runs } from '../support/runs.ts';
import { pageOf, sitesIn, UNFILTERED } from '../support/sites.ts';

/** Nothing is told of fewer than ten sites of a kind, not even by subtraction, though somebody knows which sites are of it. */

const LADDER = fixture('ladder');

/** Ten to forty sites, with the kind of each. */
function kinds(most: number): fc.Arbitrary<readonly number[]> {
  return fc.array(fc.integer({ min: 0, max: most - 1 }), { minLength: 10, maxLength: 40 });
}

describe('the groups that are shown', () => {
  test('leave no sum or difference of them that is about fewer than ten sites', () => {
    fc.assert(
      fc.property(kinds(6), (of) => {
        const sites = of.map((kind, index) => ({
          number: index + 1,
          site: { kinds: { nation: '', role: `r${kind}`, agency: '' } } as Site,
        }));
        const shown = groupsBy('role', sites);
        const told =
          shown?.titles.map((_, group) => of.map((_, site) => Number(shown.of[site] === group))) ?? [];
        // They are apart from each other, so that a sum of ones and noughts is made of whole groups.
        for (let choice = 1; choice < 2 ** told.length; choice += 1) {
          const sum = of.map((_, site) =>
            told.reduce((all, group, at) => all + (choice & (1 << at) ? (group[site] ?? 0) : 0), 0),
          );
          expect(Math.max(...sum)).toBe(1);
          const size = sum.reduce((all, one) => all + one, 0);
          expect(size).toBeGreaterThanOrEqual(10);
          expect([0, ...Array.from({ length: 40 }, (_, more) => more + 10)]).toContain(of.length - size);
        }
        // What is together is never one kind, which everybody could name.
        const rest = shown?.titles.indexOf(null) ?? -1;
        if (rest >= 0)
          expect(new Set(of.filter((_, site) => shown?.of[site] === rest)).size).toBeGreaterThan(1);
      }),
      runs(400),
    );
  });

  test('say the same, as JSON too, whichever of the sites shown together is of which kind', () => {
    fc.assert(
      fc.property(
        kinds(4).chain((of) =>
          fc.tuple(
            fc.constant(of),
            fc.array(assessments(LADDER), { minLength: of.length, maxLength: of.length }),
            fc.nat(),
            fc.nat(),
          ),
        ),
        ([of, all, one, other]) => {
          const england = all.map((each) => ({ ...each, service: { ...each.service, nation: 'england' } }));
          const pageWith = (roles: readonly number[]) =>
            JSON.stringify(
              pageOf(
                sitesIn(
                  LADDER,
                  england,
                  roles.map((role) => `r${role}`),
                ),
                { by: 'role' },
              ),
            );
          const numbered = sitesIn(
            LADDER,
            england,
            of.map((role) => `r${role}`),
          ).map((site, index) => {
            return { number: index + 1, site };
          });
          const shown = groupsBy('role', numbered);
          const [here, there] = [one % of.length, other % of.length];
          if (shown && shown.of[here] !== shown.of[there]) return;
          if (shown && shown.titles[shown.of[here] ?? 0] !== null) return;
          expect(pageWith(of.with(here, of[there] ?? 0).with(there, of[here] ?? 0))).toBe(pageWith(of));
        },
      ),
      runs(30),
    );
  });
});

describe('of nations with few sites', () => {
  const LEVELS = shipped('five-levels');
  const nationsOf = (england: number, wales: number, scotland: number) => [
    ...Array.from({ length: england }, () => 'england'),
    ...Array.from({ length: wales }, () => 'wales'),
    ...Array.from({ length: scotland }, () => 'scotland'),
  ];
  // The law behind these exists in some nations only.
  const answers = LEVELS.questions.map(({ id, options }): [string, string] => [id, options[1]?.id ?? '']);
  const blankOf = (nations: readonly string[]) =>
    sitesIn(
      LEVELS,
      nations.map((nation) => assessmentOf([], nation)),
    );
  const sitesOfNations = (nations: readonly string[]) =>
    sitesIn(
      LEVELS,
      nations.map((nation) => assessmentOf(answers, nation)),
    );

  test('nothing is narrowed to them, nor to all but them', () => {
    const sites = sitesOfNations(nationsOf(12, 11, 3));
    const narrow = (nation: string) => () => pageOf(sites, { filter: { ...UNFILTERED, nation } });
    expect(narrow('scotland')).toThrow(InputError);
    expect(narrow('wales')).toThrow(InputError);
    expect(narrow('england')().sites).toBe(12);
  });

  test('no barrier of theirs alone is counted, and none marks a site', () => {
    const nations = nationsOf(12, 12, 3);
    const known = compiled(LEVELS).framework.barriers.filter(({ nations: where }) => where !== null);
    const [only] = pageOf(sitesOfNations(nations), { by: 'nation' }).frameworks;
    const marked = new Set(only?.rows.flatMap(({ remains, possible }) => [...remains, ...possible]));
    for (const { id, nations: where } of known) {
      if (['england', 'wales', 'scotland'].every((nation) => where?.includes(nation))) continue;
      expect(marked).not.toContain(id);
      for (const group of only?.breakdown?.groups ?? [])
        expect(group.barriers.map(({ barrier }) => barrier)).not.toContain(
          where?.includes('scotland') && !where.includes('wales') ? id : '',
        );
    }
  });

  test('what they share with a nation that is shown is counted for all, and in no group', () => {
    // In England, Scotland and Wales, so that of those shown together only Scotland has it.
    const blank = [
      ...Array.from({ length: 20 }, () => 'england'),
      ...Array.from({ length: 6 }, () => 'scotland'),
      ...Array.from({ length: 6 }, () => 'northern-ireland'),
    ].map((nation) => assessmentOf([], nation));
    const [only] = pageOf(sitesIn(LEVELS, blank), { by: 'nation' }).frameworks;
    expect(only?.barriers.find(({ barrier }) => barrier === 'vat-differs')?.possible).toBe(26);
    const groups = only?.breakdown?.groups ?? [];
    expect(groups.map(({ title, sites }) => [title, sites])).toEqual([
      ['England', 20],
      [null, 12],
    ]);
    for (const { barriers } of groups) {
      expect(barriers.length).toBeGreaterThan(10);
      expect(barriers.map(({ barrier }) => barrier)).not.toContain('vat-differs');
    }
    const own = only?.barriers.find(({ barrier }) => barrier === 'vat-differs');
    for (const { nations, reaches } of own?.levers ?? []) expect(reaches === null).toBe(nations !== null);
  });

  test('what they share is not told of the nation that it is shared with, so that nobody can subtract', () => {
    const sites = blankOf([...nationsOf(20, 0, 6), ...Array.from({ length: 6 }, () => 'northern-ireland')]);
    const pageWith = (filter: Partial<SitesFilter> | null) =>
      pageOf(sites, { filter: filter && { ...UNFILTERED, ...filter } }).frameworks[0];
    const [all, england] = [pageWith(null), pageWith({ nation: 'england' })];
    const known = compiled(LEVELS).framework.barriers;
    const sizes: Readonly<Record<string, number>> = { scotland: 6, 'northern-ireland': 6 };
    for (const { barrier } of england?.barriers ?? []) {
      if (!all?.barriers.some((each) => each.barrier === barrier)) continue;
      const where = known.find(({ id }) => id === barrier)?.nations ?? Object.keys(sizes);
      const others = where.reduce((sum, nation) => sum + (sizes[nation] ?? 0), 0);
      expect([barrier, others === 0 || others >= 10]).toEqual([barrier, true]);
    }
    expect(all?.barriers.map(({ barrier }) => barrier)).toContain('vat-differs');
    expect(england?.barriers.map(({ barrier }) => barrier)).not.toContain('vat-differs');
    // No lever of another nation is shown, and of England’s each is told.
    const levers = england?.barriers.flatMap((barrier) => barrier.levers) ?? [];
    expect(levers.filter(({ nations }) => nations?.join() === 'England').length).toBeGreaterThan(5);
    for (const { nations, reaches } of levers) {
      expect(nations === null || nations.includes('England')).toBe(true);
      expect(reaches).not.toBeNull();
    }
  });

  test('of sites that were picked nothing is told that not all nations have', () => {
    const barrier = 'separate-pots';
    const sites = blankOf(nationsOf(14, 12, 12));
    const picked = pageOf(sites, { filter: { ...UNFILTERED, barrier } }).frameworks[0];
    const where = new Map(compiled(LEVELS).framework.barriers.map(({ id, nations }) => [id, nations]));
    const isEverywhere = (id: string) =>
      where.get(id) == null ||
      ['england', 'wales', 'scotland'].every((nation) => where.get(id)?.includes(nation));
    expect(picked?.barriers.length).toBeGreaterThan(10);
    expect(picked?.barriers.filter((each) => !isEverywhere(each.barrier))).toEqual([]);
    expect(picked?.barriersHidden).toBeGreaterThan(0);
    expect(pageOf(sites).frameworks[0]?.barriersHidden).toBe(0);
    // Where all are of one nation, that says nothing of any.
    const english = blankOf(nationsOf(14, 0, 0));
    const [alone] = pageOf(english, { filter: { ...UNFILTERED, barrier } }).frameworks;
    for (const { reaches } of alone?.barriers.flatMap(({ levers }) => levers) ?? [])
      expect(reaches).not.toBeNull();
  });

  test('what they alone could do first is not told of few, nor of sites that were picked', () => {
    const about = 'separate-pots';
    const lever = {
      key: 'k',
      about,
      barrier: about,
      lever: 'delegate-the-budget',
      what: 'Ask',
      findOut: false,
    };
    const action: FirstAction = { ...lever, roles: [], who: null, effort: null };
    const told = (filter: Partial<SitesFilter> | null, scottish = 12) => {
      const sites = blankOf(nationsOf(12, 0, scottish)).map((site, index) => {
        return { ...site, actions: index >= 12 ? [action] : [] };
      });
      return pageOf(sites, { filter: filter && { ...UNFILTERED, ...filter } }).frameworks[0]?.actions ?? [];
    };
    expect(told(null).map(({ sites }) => sites)).toEqual([12]);
    expect(told(null, 9)).toEqual([]);
    expect(told({ below: 'fully-integrated-service' })).toEqual([]);
  });

  test('it is not told how many a lever of theirs reaches', () => {
    const [only] = pageOf(sitesOfNations(nationsOf(12, 12, 3))).frameworks;
    const levers = only?.barriers.flatMap((barrier) => barrier.levers) ?? [];
    const alone = levers.filter(({ nations }) => nations?.join() === 'Scotland');
    expect(alone.length).toBeGreaterThan(0);
    for (const { reaches } of alone) expect(reaches).toBeNull();
  });
});

test('a group of ten is shown, and one of nine is not', () => {
  const by: SiteGrouping = 'role';
  const shownOf = (few: number) => {
    const roles = [...Array.from({ length: few }, () => 'few'), ...Array.from({ length: 30 }, () => 'many')];
    const [only] = pageOf(
      sitesIn(
        LADDER,
        roles.map(() => assessmentOf([])),
        roles,
      ),
      { by },
    ).frameworks;
    return only?.breakdown?.groups?.map(({ title, sites }) => [title, sites]) ?? null;
  };
  expect(shownOf(10)).toEqual([
    ['many', 30],
    ['few', 10],
  ]);
  expect(shownOf(9)).toBeNull();
});
