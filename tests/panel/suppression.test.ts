import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/framework/normalise.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { frameworkSchema } from '../../src/model/framework.ts';
import type { KindTally, Panel, PanelQuestion, View } from '../../src/model/panel.ts';
import { byOrganisation, byRole } from '../../src/panel/kinds.ts';
import { panelOf } from '../../src/panel/panel-of.ts';
import { hiddenGroups, merged, sizesOf } from '../../src/panel/suppression.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { compiled, fixture } from '../support/load.ts';
import { MANNER } from '../support/panels.ts';
import { TIMES } from '../support/runs.ts';

/** Nobody can tell from what is shown what fewer than three of a kind said, though they know who is of which kind. */

const LADDER = fixture('ladder');
const MODEL = compiled(LADDER);
const ASKED = LADDER.questions.slice(0, 3);

interface Person {
  readonly organisation: number;
  readonly role: number;
  /** For each of the first questions the option, or one more for one who does not know. */
  readonly says: readonly number[];
}

function people(most: number, kinds: number): fc.Arbitrary<readonly Person[]> {
  const person = fc.record({
    organisation: fc.integer({ min: 0, max: kinds - 1 }),
    role: fc.integer({ min: 0, max: kinds - 1 }),
    says: fc.tuple(...ASKED.map(({ options }) => fc.integer({ min: 0, max: Math.min(options.length, 2) }))),
  });
  return fc.array(person, { minLength: 3, maxLength: most });
}

function viewOf({ organisation, role, says }: Person, index: number): View {
  const answers = ASKED.flatMap(({ id, options }, question): [string, string][] => {
    const option = options[says[question] ?? 0];
    return option ? [[id, option.id]] : [];
  });
  const assessment: Assessment = {
    ...assessmentOf(answers),
    answeredBy: [{ role: `role ${role}`, organisation: `body ${organisation}`, name: `P${index}`, as: null }],
  };
  return { file: `p${index}.yaml`, assessment };
}

function panelOfPeople(all: readonly Person[], names = false): Panel {
  return panelOf(MODEL, all.map(viewOf), { ...MANNER, names });
}

/** Every way in which so many people can have answered so that each sum over some of them is what is shown. */
function* worlds(
  count: number,
  answers: number,
  sums: readonly { readonly people: readonly number[]; readonly tally: readonly number[] }[],
): Generator<readonly number[]> {
  const left = sums.map(({ tally }) => [...tally]);
  const given: number[] = [];
  function* from(person: number): Generator<readonly number[]> {
    if (person === count) {
      yield given;
      return;
    }
    const own = sums.flatMap(({ people: those }, index) => (those.includes(person) ? [index] : []));
    for (let answer = 0; answer < answers; answer += 1) {
      if (own.some((index) => (left[index]?.[answer] ?? 0) === 0)) continue;
      const take = (by: number) => {
        for (const index of own) {
          const tally = left[index];
          if (tally) tally[answer] = (tally[answer] ?? 0) - by;
        }
      };
      take(1);
      given[person] = answer;
      yield* from(person + 1);
      take(-1);
    }
  }
  yield* from(0);
}

/** What one person may have said: at which place of each tally, and where that alone sits. */
interface Known {
  readonly places: readonly number[];
  readonly sits: string;
}

/** Everything that one of these people can have said, as the tallies of a panel count it. */
function recordsOf(panel: Panel): readonly Known[] {
  const choices = panel.questions.slice(0, ASKED.length).map(({ tally }) => [...tally.keys(), tally.length]);
  const all = choices.reduce<number[][]>(
    (made, each) => made.flatMap((places) => each.map((place) => [...places, place])),
    [[]],
  );
  return all.map((places) => {
    const answers = places.flatMap((place, question): [string, string][] => {
      const entry = panel.questions[question];
      const told = entry?.tally[place];
      return entry && told ? [[entry.question, String(told.answer)]] : [];
    });
    const view = { file: 'one.yaml', assessment: assessmentOf(answers) };
    const [placement] = panelOf(MODEL, [view], { ...MANNER, names: true }).placements;
    return { places, sits: placement?.alone?.[0]?.levels.map(({ id }) => id).join() ?? '' };
  });
}

interface Sum {
  readonly people: readonly number[];
  readonly tally: readonly number[];
  of(record: Known): number;
}

/** Every way in which so many people can have said what they said so that each sum is what is shown. */
function* worldsOf(
  records: readonly Known[],
  count: number,
  sums: readonly Sum[],
): Generator<readonly Known[]> {
  const left = sums.map(({ tally }) => [...tally]);
  const given: Known[] = [];
  function* from(person: number): Generator<readonly Known[]> {
    if (person === count) {
      yield given;
      return;
    }
    const own = sums.flatMap((sum, index) => (sum.people.includes(person) ? [{ sum, index }] : []));
    for (const record of records) {
      if (own.some(({ sum, index }) => (left[index]?.[sum.of(record)] ?? 0) === 0)) continue;
      const take = (by: number) => {
        for (const { sum, index } of own) {
          const tally = left[index];
          if (tally) tally[sum.of(record)] = (tally[sum.of(record)] ?? 0) - by;
        }
      };
      take(1);
      given[person] = record;
      yield* from(person + 1);
      take(-1);
    }
  }
  yield* from(0);
}

/** The whole-number bounds of how many of a group gave each answer, from the sums that are shown. */
function boundsOf(
  group: readonly number[],
  count: number,
  answers: number,
  sums: Parameters<typeof worlds>[2],
) {
  const bounds = Array.from({ length: answers }, () => ({ low: count, high: 0 }));
  for (const world of worlds(count, answers, sums)) {
    for (const [answer, each] of bounds.entries()) {
      const own = group.filter((person) => world[person] === answer).length;
      each.low = Math.min(each.low, own);
      each.high = Math.max(each.high, own);
    }
  }
  return bounds;
}

/** The tally of all, and those of the kinds that are shown, each with its people. */
function sumsShown(question: PanelQuestion, all: readonly Person[]) {
  const views = all.map(viewOf);
  const whole = [...question.tally.map(({ views: number }) => number), question.notKnown, question.notAsked];
  const everybody = { people: [...all.keys()], tally: whole };
  const groupings = {
    organisations: byOrganisation(views, MODEL),
    roles: byRole(views, MODEL),
  };
  const shown = (['organisations', 'roles'] as const).flatMap((key) => {
    const titles = groupings[key].titles;
    const rows: readonly KindTally[] = question.breakdown[key] ?? [];
    const named = rows.map(({ title }) => title);
    return rows.map((row) => ({
      people: groupings[key].of.flatMap((group, person) => {
        const title = titles[group] ?? null;
        return (row.title === null ? !named.includes(title) : title === row.title) ? [person] : [];
      }),
      tally: [...row.tally, row.notKnown, row.notAsked],
    }));
  });
  return { everybody, shown, hidden: hiddenGroups([groupings.organisations, groupings.roles]) };
}

function check(all: readonly Person[]): { readonly shown: number; readonly tried: number } {
  const panel = panelOfPeople(all);
  expect(panel.who).toBeNull();
  let [shownTables, tried] = [0, 0];
  for (const question of panel.questions.slice(0, ASKED.length)) {
    expect(question.said).toBeNull();
    const { everybody, shown, hidden } = sumsShown(question, all);
    for (const { people: those, tally } of shown) {
      expect(those.length).toBeGreaterThanOrEqual(3);
      expect(tally.reduce((sum, each) => sum + each, 0)).toBe(those.length);
    }
    if (shown.length === 0) continue;
    shownTables += 1;
    const answers = everybody.tally.length;
    for (const group of hidden) {
      const before = boundsOf(group, all.length, answers, [everybody]);
      const after = boundsOf(group, all.length, answers, [everybody, ...shown]);
      for (const [answer, { low, high }] of after.entries()) {
        // What the tally of all gives away is no secret of a breakdown.
        if (before[answer]?.low === before[answer]?.high) continue;
        tried += 1;
        expect(high, `answer ${answer} of a hidden group is had`).toBeGreaterThan(low);
      }
    }
  }
  return { shown: shownTables, tried };
}

describe('what fewer than three of a kind said', () => {
  test('cannot be had from any table, by whole-number bounds over all that is shown', () => {
    let [shown, tried] = [0, 0];
    fc.assert(
      fc.property(people(9, 4), (all) => {
        const found = check(all);
        shown += found.shown;
        tried += found.tried;
      }),
      { numRuns: 80 * TIMES },
    );
    // The test would be none if nothing were shown, or if nobody were hidden where something is.
    expect(shown).toBeGreaterThan(12 * TIMES);
    expect(tried).toBeGreaterThan(20 * TIMES);
  });

  test('cannot be had from all that is shown together, with how many views alone sit where', () => {
    let [together, tried] = [0, 0];
    fc.assert(
      fc.property(people(6, 3), (all) => {
        const panel = panelOfPeople(all);
        const told = panel.questions.slice(0, ASKED.length).map((question) => sumsShown(question, all));
        const [placement] = panel.placements;
        const isBrokenDown = told.some(({ shown }) => shown.length > 0);
        if (!isBrokenDown || !placement) return;
        if (placement.alone) together += 1;
        const sums = told.flatMap(({ everybody, shown }, question) =>
          [everybody, ...shown].map(({ people: those, tally }) => ({
            people: those,
            tally,
            of: (record: Known) => record.places[question] ?? 0,
          })),
        );
        const alone = (placement.alone ?? []).map((each) => ({
          key: each.levels.map(({ id }) => id).join(),
          views: each.views,
        }));
        const byAlone = {
          people: [...all.keys()],
          tally: alone.map(({ views }) => views),
          of: (record: Known) => alone.findIndex(({ key }) => key === record.sits),
        };
        const records = recordsOf(panel);
        const bounds = new Map<string, Set<number>>();
        for (const world of worldsOf(records, all.length, placement.alone ? [...sums, byAlone] : sums)) {
          for (const [index, group] of (told[0]?.hidden ?? []).entries()) {
            for (const question of ASKED.keys()) {
              for (let answer = 0; answer < 4; answer += 1) {
                const own = group.filter((person) => world[person]?.places[question] === answer).length;
                const cell = `${index} ${question} ${answer}`;
                bounds.set(cell, (bounds.get(cell) ?? new Set()).add(own));
              }
            }
          }
        }
        for (const [cell, values] of bounds) {
          const [, question, answer] = cell.split(' ').map(Number);
          const total = told[question ?? 0]?.everybody.tally[answer ?? 0] ?? 0;
          if (total === 0 || total === all.length) continue;
          tried += 1;
          expect(values.size, `hidden cell ${cell} is had`).toBeGreaterThan(1);
        }
      }),
      { numRuns: 20 * TIMES },
    );
    expect(tried).toBeGreaterThan(2 * TIMES);
    // So few people are seldom told of both; for that are the programs beside this, and ten times as many cases.
    if (TIMES >= 10) expect(together).toBeGreaterThan(0);
  });

  test('cannot be had from where views alone sit, put together with tables', () => {
    const yesNo = (id: string) => ({
      id,
      ask: `${id}?`,
      dimension: 'one',
      options: ['no', 'yes'].map((option) => ({ id: option, text: option })),
    });
    const { framework } = normalise(
      frameworkSchema.parse({
        id: 'linked',
        version: '1.0.0',
        title: 'Linked',
        dimensions: [{ id: 'one', title: 'One' }],
        questions: ['r', 's', 'q', 't', 'u'].map(yesNo),
        placements: [
          {
            id: 'p',
            title: 'P',
            levels: [
              { id: 'base', name: 'Base' },
              { id: 'l1', name: 'One', requires: { all: [{ s: 'yes' }, { q: 'yes' }] } },
              { id: 'l2', name: 'Two', requires: { all: [{ r: 'yes' }, { q: 'yes' }] } },
            ],
          },
        ],
      }),
    );
    // Of A nobody says yes to r or s, so that two at the second level and one at the first would be B, C and D, who
    // would then all have said yes to q.
    const says = ['nnnyn', 'nnnyy', 'nnnny', 'ynyyn', 'ynyny', 'nyynn'];
    const views = says.map((letters, person): View => {
      const given = framework.questions.map(
        ({ id }, index) => [id, letters[index] === 'y' ? 'yes' : 'no'] as const,
      );
      const organisation = 'AAABCD'[person] ?? '';
      const role = { role: 'member', organisation, name: null, as: null };
      return { file: `${person}.yaml`, assessment: { ...assessmentOf(given), answeredBy: [role] } };
    });
    const { placements, questions } = panelOf(compiled(framework), views, MANNER);
    expect(questions.map(({ breakdown }) => breakdown.organisations !== null)).toEqual([
      true,
      true,
      false,
      true,
      true,
    ]);
    expect(placements.map(({ alone }) => alone)).toEqual([null]);
    const named = panelOf(compiled(framework), views, { ...MANNER, names: true });
    expect(named.placements[0]?.alone?.map((each) => each.views)).toEqual([3, 2, 1]);
  });

  test('is nowhere in the panel without names, and neither is a name or a file', () => {
    fc.assert(
      fc.property(people(9, 4), (all) => {
        const text = JSON.stringify(panelOfPeople(all));
        expect(text).not.toMatch(/"P\d|p\d\.yaml/u);
        const views = all.map(viewOf);
        for (const grouping of [byOrganisation(views, MODEL), byRole(views, MODEL)]) {
          const sizes = sizesOf(grouping);
          for (const [group, title] of grouping.titles.entries())
            if ((sizes[group] ?? 0) < 3) expect(text).not.toContain(JSON.stringify(title));
        }
      }),
      { numRuns: 50 * TIMES },
    );
  });

  test('is told with names', () => {
    const all: Person[] = [0, 1, 1].map((organisation) => ({
      organisation,
      role: organisation,
      says: [0, 1, 0],
    }));
    const panel = panelOfPeople(all, true);
    expect(panel.who?.map(({ label }) => label)).toEqual([
      'role 0, body 0',
      'role 1, body 1 1',
      'role 1, body 1 2',
    ]);
    expect(panel.kinds.roles).toEqual([
      { title: 'role 1', views: 2 },
      { title: 'role 0', views: 1 },
    ]);
    expect(panel.questions[0]?.said).toHaveLength(3);
    expect(panel.questions[0]?.breakdown.organisations).toHaveLength(2);
  });
});

describe('groups', () => {
  const grouping = (...sizes: readonly number[]) => ({
    titles: sizes.map((_, index) => `g${index}`),
    of: sizes.flatMap((size, group) => Array.from({ length: size }, () => group)),
  });
  const told = (...sizes: readonly number[]) => {
    const shown = merged(grouping(...sizes));
    return shown?.titles.map((title, group) => [title, sizesOf(shown)[group]]) ?? null;
  };

  test('of three or more each are shown as they are', () => {
    expect(told(5, 4, 3)).toEqual([
      ['g0', 5],
      ['g1', 4],
      ['g2', 3],
    ]);
  });

  test('of fewer than three go together, and the smallest other with one that would be hidden alone', () => {
    expect(told(5, 2, 2)).toEqual([
      ['g0', 5],
      [null, 4],
    ]);
    expect(told(5, 4, 2)).toEqual([
      ['g0', 5],
      [null, 6],
    ]);
    expect(told(5, 4, 1, 1)).toEqual([
      ['g0', 5],
      [null, 6],
    ]);
  });

  test('are not told where only one would be left', () => {
    expect(told(5, 2)).toBeNull();
    expect(told(2, 2, 2)).toBeNull();
    expect(told(7)).toBeNull();
  });
});
