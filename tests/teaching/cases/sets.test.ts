import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Example, ExampleSet } from '../../../src/model/key.ts';
import { InputError } from '../../../src/problem.ts';
import { CaseOrder, type Wanted } from '../../../src/teaching/cases/case-order.ts';
import { setsIn } from '../../../src/teaching/cases/case-reading.ts';
import { changedSet, joinedSet } from '../../../src/teaching/cases/change-set.ts';
import { type Further, generate } from '../../../src/teaching/cases/generate.ts';
import { identityOf } from '../../../src/teaching/cases/make-case.ts';
import { type Random, streamsOf } from '../../../src/teaching/cases/random.ts';
import { repeatedFrom } from '../../../src/teaching/cases/repeated-sentences.ts';
import { spentIn } from '../../../src/teaching/cases/spent-texts.ts';
import { groupedBy } from '../../../src/work.ts';
import { setMadeAnew, setOf, type Told, toldFixture, toldShipped } from '../../support/examples.ts';
import { runs } from '../../support/runs.ts';

const FIXTURE = await toldFixture();
const FIVE = await toldShipped('five-levels');

const MIXED = { kind: null, kinds: ['plain', 'boundary', 'uncertain'] } as const;

const seeds = fc.oneof(
  fc.nat(999_999_999),
  fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }).map((bits) => String(bits)),
);

function setWith(told: Told, wanted: Parameters<typeof setOf>[1], further: Further): ExampleSet {
  return generate({ ...setOf(told, wanted).request }, told.source, further);
}

const bytes = (value: unknown) => JSON.stringify(value);

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ code }) => code).join(' ');
    throw error;
  }
  return 'none';
}

describe('a seed of up to 64 bits', () => {
  test('gives the same bytes, whatever it is', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const wanted = { ...MIXED, seed, count: 3 };
        expect(bytes(setMadeAnew(FIXTURE, wanted))).toBe(bytes(setOf(FIXTURE, wanted)));
      }),
      runs(6),
    );
  });

  test('loses no digit', () => {
    const drawn = (seed: number | string) => {
      const random: Random = streamsOf(seed)();
      return Array.from({ length: 20 }, () => random.below(1000)).join();
    };
    expect(drawn('18446744073709551615')).not.toBe(drawn('18446744073709551614'));
    expect(drawn('9007199254740993')).not.toBe(drawn('9007199254740992'));
    expect(drawn('4294967300')).not.toBe(drawn('4'));
    expect(drawn('7')).toBe(drawn(7));
  });
});

describe('a set of several kinds', () => {
  test('has each of them about as often, and each difficulty', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const difficulties = ['easy', 'hard'] as const;
        const set = setOf(FIXTURE, { ...MIXED, seed, count: 12, difficulty: null, difficulties });
        const often = (of: (example: Example) => string) =>
          [...groupedBy(set.examples, of).values()].map(({ length }) => length);
        // A bag holds each kind twice: whoever knows all cases but the last does not know that.
        expect(often(({ kind }) => kind)).toEqual([4, 4, 4]);
        expect(often(({ difficulty }) => difficulty)).toEqual([6, 6]);
        expect(set.request).toMatchObject({ kind: null, difficulty: null });
      }),
      runs(4),
    );
  });

  test('has each level once before any comes again, and neither kind nor place tells it', () => {
    const { model } = FIVE.source;
    const kinds = ['plain', 'boundary', 'out-of-order', 'uncertain'] as const;
    const [count, sets] = [5, 3000];
    const drawn = Array.from({ length: sets }, (_, seed) => {
      const { request } = setOf(FIXTURE, { ...MIXED, count: 1 });
      const order = new CaseOrder({ ...request, kinds, seed, count }, model, streamsOf(seed)());
      return Array.from({ length: count }, (_, place) => {
        const { kind, slot } = order.next(() => {}).next().value as Wanted;
        return { kind, level: slot.level, place };
      });
    });
    const levels = drawn.map((set) => new Set(set.map(({ level }) => level)).size);
    // With an order of its own for each kind it was 3.6.
    expect(levels.reduce((sum, each) => sum + each, 0) / sets).toBeGreaterThan(4.6);
    for (const [kind, able] of [
      ['plain', 6],
      ['boundary', 5],
      ['uncertain', 5],
      ['out-of-order', 4],
    ] as const)
      for (const places of [[0], [count - 1], [0, 1, 2, 3, 4]]) {
        const own = drawn.flat().filter((each) => each.kind === kind && places.includes(each.place));
        for (let level = 0; level < able; level += 1) {
          const share = own.filter((each) => each.level === level).length / own.length;
          // Four standard errors.
          expect(Math.abs(share - 1 / able)).toBeLessThan(4 * Math.sqrt((1 - 1 / able) / able / own.length));
        }
      }
  });

  test('tells no kind by the place: the first case of many sets is of each', () => {
    const first = Array.from(
      { length: 24 },
      (_, seed) => setOf(FIXTURE, { ...MIXED, seed }).examples[0]?.kind,
    );
    expect(new Set(first).size).toBe(3);
  });

  test('tells of other services than a set of another kind with the same seed', () => {
    const told = (['plain', 'boundary', 'uncertain'] as const).map((kind) =>
      setOf(FIVE, { kind, seed: 4, count: 4 }).examples.map(({ setting, title }) => [setting.id, title]),
    );
    for (const place of [0, 1, 2, 3]) {
      expect(new Set(told.map((each) => each[place]?.[0])).size).toBe(3);
      expect(new Set(told.map((each) => each[place]?.[1])).size).toBe(3);
    }
  });
});

describe('a set that is changed', () => {
  const change = (
    set: ExampleSet,
    changes: { without?: string[]; replace?: string[] },
    { source } = FIXTURE,
  ) => changedSet(set, { without: [], replace: [], ...changes }, source, new Set());

  test('has another case of the same kind, level and difficulty in one place, and every other to the byte', () => {
    const kinds = fc.constantFrom('plain', 'twins', 'boundary', 'uncertain');
    fc.assert(
      fc.property(seeds, kinds, fc.integer({ min: 1, max: 4 }), (seed, kind, number) => {
        const set = setOf(FIXTURE, { seed, kind, count: 4 });
        const changed = change(set, { replace: [String(number)] });
        expect(bytes(change(set, { replace: [String(number)] }))).toBe(bytes(changed));
        expect(changed.examples.map(({ id }) => id)).toEqual(set.examples.map(({ id }) => id));
        for (const [place, old] of set.examples.entries()) {
          const now = changed.examples[place] as Example;
          if (Number.parseInt(old.id, 10) === number) {
            const about = ({ kind: own, difficulty, nation }: Example) => [own, difficulty, nation?.id];
            expect(about(now)).toEqual(about(old));
            if (old.twin === null) expect(now.secured).toBe(old.secured);
            expect(identityOf(now)).not.toBe(identityOf(old));
          } else expect(bytes(now)).toBe(bytes(old));
        }
      }),
      runs(8),
    );
  });

  test('is another one each time it is changed', () => {
    const set = setOf(FIVE, { seed: 5, count: 2 });
    const once = change(set, { replace: ['2'] }, FIVE);
    const twice = change(once, { replace: ['2'] }, FIVE);
    const titles = [set, once, twice].map(({ examples }) => identityOf(examples[1] as Example));
    expect(new Set(titles).size).toBe(3);
  });

  test('lacks what is left out, both of a pair, and keeps the numbers of the rest', () => {
    const set = setOf(FIXTURE, { kind: 'twins', count: 3 });
    const changed = change(set, { without: ['2'] });
    expect(changed.examples.map(({ id }) => id)).toEqual(['1a', '1b', '3a', '3b']);
    expect(bytes(changed.examples)).toBe(bytes(set.examples.filter(({ id }) => !id.startsWith('2'))));
  });

  test('is refused where there is no such case, or none is left', () => {
    const set = setOf(FIXTURE, { count: 2 });
    expect(refusal(() => change(set, { replace: ['3'], without: ['9'] }))).toBe('unknown-case unknown-case');
    expect(refusal(() => change(set, { replace: ['1'], without: ['1'] }))).toBe('unknown-case');
    expect(refusal(() => change(set, { without: ['1', '2'] }))).toBe('no-case-left');
  });
});

describe('sets that are joined', () => {
  test('have one case after another, under new numbers, and say what each was made from', () => {
    const one = setOf(FIXTURE, { seed: 1, count: 2 });
    const two = setOf(FIXTURE, { seed: 2, kind: 'twins', count: 2, difficulty: 'hard' });
    const joined = joinedSet([one, two]);
    expect(joined.examples.map(({ id }) => id)).toEqual(['1', '2', '3a', '3b', '4a', '4b']);
    expect(joined.examples[3]?.twin?.id).toBe('3a');
    expect(joined.examples.map(({ title }) => title)).toEqual(
      [...one.examples, ...two.examples].map(({ title }) => title),
    );
    expect(joined.parts).toEqual([one.request, two.request]);
    expect(joined.request).toMatchObject({
      count: 4,
      kind: null,
      kinds: ['plain', 'twins'],
      difficulty: null,
    });
    expect(joinedSet([joined, one]).parts).toHaveLength(3);
    expect(joinedSet([one])).toBe(one);
  });

  test('are refused where they are of two versions', () => {
    const one = setOf(FIXTURE);
    const other = { ...one, framework: { ...one.framework, version: '1.0.1' } };
    expect(refusal(() => joinedSet([one, other]))).toBe('other-framework');
  });
});

describe('what is to be avoided', () => {
  const avoiding = (told: Told, earlier: readonly Example[], wanted: Parameters<typeof setOf>[1]) =>
    setWith(told, wanted, { spent: spentIn(earlier, told.vignettes, told.source.model) });

  test('is not told again, as long as there are other words', () => {
    const earlier = setOf(FIVE, { seed: 1, count: 3 }).examples;
    const set = avoiding(FIVE, earlier, { seed: 1, count: 3 });
    expect(repeatedFrom(set.examples, earlier)).toMatchObject({ count: 0, about: [] });
    expect(repeatedFrom(setOf(FIVE, { seed: 1, count: 3 }).examples, earlier).count).toBeGreaterThan(40);
  });

  test('comes again where there are no other words, and is counted', () => {
    const earlier = setOf(FIXTURE, { seed: 1, count: 12 }).examples;
    const set = avoiding(FIXTURE, earlier, { seed: 2, count: 3 });
    const repeated = repeatedFrom(set.examples, earlier);
    expect(set.examples).toHaveLength(3);
    expect(repeated.count).toBeGreaterThan(0);
    expect(repeated.about.reduce((sum, { times }) => sum + times, 0)).toBe(repeated.count);
  });
});

describe('variants', () => {
  const STUDENTS = [{ id: 's1', name: 'Ann Lee' }, { id: 's2', name: 'Bo' }, null];

  test('are of the same levels, kinds and difficulty, and none has a case of another', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const set = setWith(FIVE, { ...MIXED, seed, count: 2 }, { students: STUDENTS });
        const sets = setsIn(set);
        expect(set.variants?.map(({ student }) => student)).toEqual(STUDENTS);
        expect(sets.map(({ examples }) => examples.map(({ id }) => id))).toEqual(
          STUDENTS.map(() => ['1', '2']),
        );
        const [first, ...others] = sets.map(({ examples }) =>
          examples.map(({ kind, difficulty, secured }) => `${kind} ${difficulty} ${secured}`).sort(),
        );
        for (const other of others) expect(other).toEqual(first);
        expect(new Set(set.examples.map(identityOf)).size).toBe(set.examples.length);
      }),
      runs(3),
    );
  });

  test('share no opening or ending before all of them were had', () => {
    const set = setWith(FIVE, { count: 2 }, { students: [null, null, null, null] });
    const openings = set.examples.map(({ paragraphs }) => paragraphs[0]?.map(({ text }) => text).join(' '));
    expect(new Set(openings).size).toBe(8);
  });

  test('begin as the set alone does, and have pairs stay together', () => {
    const wanted = { kind: 'twins', count: 2, seed: 3 } as const;
    const set = setWith(FIXTURE, wanted, { students: [null, null] });
    expect(bytes(set.examples.slice(0, 4))).toBe(bytes(setOf(FIXTURE, wanted).examples));
    expect(setsIn(set)[1]?.examples.map(({ id, twin }) => [id, twin?.id])).toEqual([
      ['1a', '1b'],
      ['1b', '1a'],
      ['2a', '2b'],
      ['2b', '2a'],
    ]);
  });

  test('are refused whole where there are not as many cases, and are neither joined nor changed', () => {
    const students = Array.from({ length: 60 }, () => null);
    const narrow = { kind: 'out-of-order', level: 'lone', setting: 'boat' } as const;
    expect(refusal(() => setWith(FIXTURE, narrow, { students }))).toBe('too-many-variants');
    const set = setWith(FIXTURE, { count: 1 }, { students: [null, null] });
    expect(refusal(() => joinedSet([set, set]))).toBe('has-variants');
    const changes = { without: ['1'], replace: [] };
    expect(refusal(() => changedSet(set, changes, FIXTURE.source, new Set()))).toBe('has-variants');
  });
});
