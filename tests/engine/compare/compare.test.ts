import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareResults } from '../../../src/engine/compare/compare-results.ts';
import { agreementOf, changeBetween } from '../../../src/engine/compare/compared-columns.ts';
import type { BarrierChange } from '../../../src/model/comparison.ts';
import type { BarrierStatus, Result } from '../../../src/model/result.ts';
import { comparisonOf, dated, wanting } from '../../support/comparisons.ts';
import { fixture, score, TOOL } from '../../support/load.ts';
import { LEVELS, PUBLISHED, plainResults } from '../../support/results.ts';
import { runs } from '../../support/runs.ts';

const LADDER = fixture('ladder');

describe('what answers are to each other', () => {
  it.each([
    ['same', ['part', 'part']],
    ['same', ['not-applicable', 'not-applicable']],
    ['different', ['part', 'all']],
    ['different', ['not-applicable', 'all']],
    ['different', [['own', 'part'], 'all']],
    ['different', ['part', 'all', 'unknown']],
    ['different', ['part', 'all', 'hidden']],
    // Each two of these overlap, but no option is in all three.
    [
      'different',
      [
        ['a', 'b'],
        ['b', 'c'],
        ['a', 'c'],
      ],
    ],
    ['may-be-same', [['part', 'all'], 'all']],
    [
      'may-be-same',
      [
        ['part', 'all'],
        ['part', 'all'],
      ],
    ],
    ['known-to-some', ['part', 'unknown']],
    ['known-to-some', ['part', 'part', 'unanswered']],
    ['known-to-some', ['part', ['part', 'all'], 'unknown']],
    ['open', ['unknown', 'unanswered']],
    ['open', [['part', 'all'], 'unknown']],
    ['asked-of-some', ['hidden', 'part']],
    ['asked-of-some', ['hidden', 'unknown']],
    ['not-asked', ['hidden', 'hidden']],
  ] as const)('%s: %j', (agreement, answers) => {
    expect(agreementOf(answers)).toBe(agreement);
    expect(agreementOf(answers.toReversed())).toBe(agreement);
  });

  it('an open answer never makes a difference', () => {
    const answer = fc.oneof(
      fc.constantFrom('a', 'b', 'unknown', 'unanswered', 'hidden', 'not-applicable'),
      fc.constant(['a', 'b']),
    );
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 4 }), fc.nat(4), (answers, place) => {
        const opened = answers.toSpliced(place, 0, 'unknown');
        expect(agreementOf(opened) === 'different').toBe(agreementOf(answers) === 'different');
      }),
      runs(300),
    );
  });
});

describe('how a barrier changes', () => {
  it.each<[BarrierStatus | null, BarrierStatus | null, BarrierChange]>([
    ['remains', 'remains', null],
    ['remains', 'possible', 'perhaps-gone'],
    ['remains', 'clear', 'gone'],
    ['remains', 'does-not-arise', 'gone'],
    ['possible', 'remains', 'perhaps-new'],
    ['possible', 'possible', null],
    ['possible', 'clear', 'ruled-out'],
    ['clear', 'remains', 'new'],
    ['does-not-arise', 'remains', 'new'],
    ['clear', 'possible', 'perhaps-new'],
    ['clear', 'does-not-arise', null],
    [null, 'remains', null],
    ['remains', null, null],
  ])('from %s to %s: %s', (first, last, change) => {
    expect(changeBetween(first, last)).toBe(change);
  });

  it('is found between the first and the last, and all that lies between is kept', () => {
    const { barriers } = comparisonOf(
      score(LADDER, { money: 'own', manager: 'two', door: 'one' }),
      score(LADDER, { money: 'part' }),
      score(LADDER, { money: 'all', manager: 'two', door: 'one' }),
    );
    expect(
      barriers.map(({ id, change, remainsInAll, statuses }) => [id, change, remainsInAll, statuses]),
    ).toEqual([
      ['lines', null, false, ['remains', 'possible', 'remains']],
      ['pots', 'gone', false, ['remains', 'clear', 'clear']],
      ['thin', null, false, ['does-not-arise', 'remains', 'clear']],
    ]);
  });
});

describe('one service over time', () => {
  const result = score(LADDER, { money: 'own' });
  const overTime = (one: Result, other: Result): boolean => comparisonOf(one, other).overTime;

  it.each([
    ['years', '2025', '2026', true],
    ['days', '2025-01-31', '2025-02-01', true],
    ['a month of the year before', '2025', '2026-01', true],
    ['a month of the same year', '2025', '2025-06', false],
    ['the same day', '2025-06-01', '2025-06-01', false],
    ['the later first', '2026', '2025', true],
    ['no date', null, '2026', false],
  ])('%s', (_, before, after, expected) => {
    expect(overTime(dated(result, before), dated(result, after))).toBe(expected);
  });

  it('stands oldest first, and anything else as it is given', () => {
    const dates = (...given: Result[]) => comparisonOf(...given).columns.map(({ date }) => date);
    const [old, middle, last] = ['2024', '2025-06', '2026'].map((date) => dated(result, date));
    if (!old || !middle || !last) throw new Error('three dates');
    expect(dates(last, old, middle)).toEqual(['2024', '2025-06', '2026']);
    expect(dates(last, dated(result, '2024', 'Mill Town'))).toEqual(['2026', '2024']);
  });

  it('goes on from column to column, not only from the first', () => {
    const years = (...all: string[]) => comparisonOf(...all.map((year) => dated(result, year))).overTime;
    expect(years('2023', '2024', '2025')).toBe(true);
    expect(years('2023', '2024', '2024')).toBe(false);
  });

  it('is one service, whatever case and spaces it is written with', () => {
    expect(overTime(dated(result, '2025'), dated(result, '2026', ' HILL  town'))).toBe(true);
    expect(overTime(dated(result, '2025'), dated(result, '2026', 'Mill Town'))).toBe(false);
    expect(overTime(dated(result, '2025', ''), dated(result, '2026', ''))).toBe(false);
  });

  it('is not what another partner says some days later', () => {
    const council = dated(result, '2025-03-10', 'Hill Town', 'Council');
    expect(overTime(council, dated(result, '2025-03-12', 'Hill Town', 'Hospital'))).toBe(false);
    expect(overTime(council, dated(result, '2026-03-12', 'Hill Town', 'Council'))).toBe(true);
    expect(overTime(council, dated(result, '2026-03-12'))).toBe(true);
  });
});

describe('files that name the agencies they are about', () => {
  const about = (name: string, ...sides: readonly string[]) => {
    const { service, ...rest } = score(LADDER, { money: 'own' });
    const named = sides.map((agency) => ({ agency, title: `The ${agency}`, short: null }));
    return { ...rest, service: { ...service, name, sides: named } };
  };

  it('are told apart where they are of one service', () => {
    expect(comparisonOf(about('Hill', 'a', 'b'), about(' hill', 'b', 'c'), about('Hill')).notes).toEqual([
      'They are not about the same agencies: A, the a and the b; B, the b and the c.',
    ]);
  });

  it.each([
    ['in another order', about('Hill', 'a', 'b'), about('Hill', 'b', 'a')],
    ['of two services', about('Hill', 'a', 'b'), about('Mill', 'a', 'c')],
    ['of services without a name', about('', 'a', 'b'), about('', 'a', 'c')],
    ['only once', about('Hill', 'a', 'b'), about('Hill')],
  ])('are not, %s', (_, one, other) => {
    expect(comparisonOf(one, other).notes).toEqual([]);
  });
});

describe('two versions of a framework', () => {
  const older = score(LADDER, { money: 'own', manager: 'two', door: 'one' });
  const gone = {
    ...LADDER,
    version: '1.1.0',
    questions: LADDER.questions.filter(({ id }) => id !== 'door'),
    placements: LADDER.placements.map((placement) => ({
      ...placement,
      levels: placement.levels.filter(({ id }) => id !== 'entered'),
    })),
    barriers: LADDER.barriers
      .filter(({ id }) => id !== 'lines')
      .map((barrier) => ({ ...barrier, holdsBack: ['shared'] })),
  };
  const comparison = comparisonOf(older, score(gone, { money: 'own', manager: 'two' }));

  it('are said, with what only one of them asks', () => {
    expect(comparison.framework.versions).toEqual(['1.0.0', '1.1.0']);
    expect(comparison.notes).toEqual([
      'These rest on different versions of the framework: 1.0.0 (A) and 1.1.0 (B).',
      'Not asked in every one of these versions: door.',
    ]);
  });

  it('are called as the last one is, and unverified where one of them is', () => {
    const { framework } = older;
    const doubted = { ...older, framework: { ...framework, title: 'A rung ladder', unverified: true } };
    expect(comparisonOf(older, doubted).framework).toMatchObject({
      title: 'A rung ladder',
      unverified: true,
    });
    expect(comparisonOf(doubted, older).framework).toMatchObject({ title: 'A ladder', unverified: true });
    expect(comparisonOf(older, older).framework.unverified).toBe(false);
  });

  it('what one of them lacks is null there, and no difference', () => {
    const door = comparison.questions.find(({ question }) => question === 'door');
    expect(door).toMatchObject({ agreement: 'asked-of-some', answers: [{ answer: 'one' }, null] });
    expect(comparison.placements[0]?.levels.at(-1)).toMatchObject({ id: 'entered', statuses: ['met', null] });
    expect(comparison.barriers.find(({ id }) => id === 'lines')).toMatchObject({
      change: null,
      statuses: ['remains', null],
    });
  });
});

describe('what the people served need', () => {
  it('is left out where nobody was asked', () => {
    const silent = score(fixture('wants'), { money: 'own' });
    expect(comparisonOf(silent, silent).needs).toBeNull();
    expect(comparisonOf(score(LADDER), score(LADDER)).needs).toBeNull();
  });

  it('is the level that is called for in each column, and the answers that differ', () => {
    const { needs } = comparisonOf(
      wanting('tasks: many, changes: seldom', 'money: all, manager: two'),
      wanting('tasks: many, changes: daily', 'money: all, manager: two'),
      wanting('tasks: many'),
      score(fixture('wants')),
    );
    const [depth] = needs?.levels ?? [];
    const called = depth?.columns.map((column) => [
      column?.level?.id,
      column?.possible.map(({ id }) => id),
      column?.fit,
    ]);
    expect(called).toEqual([
      ['shared', ['shared'], 'enough'],
      ['managed', ['managed'], 'less'],
      [undefined, ['shared', 'managed'], 'open'],
      [undefined, undefined, undefined],
    ]);
    expect(needs?.questions.map(({ question, agreement }) => [question, agreement])).toEqual([
      ['tasks', 'known-to-some'],
      ['changes', 'different'],
    ]);
  });
});

describe('any results', () => {
  it('a result beside itself shows no difference and no change', () => {
    fc.assert(
      fc.property(plainResults(), (result) => {
        const { questions, barriers, notes, placements, columns } = comparisonOf(result, result);
        expect(notes).toEqual([]);
        expect(columns.map(({ label }) => label)).toEqual(['A', 'B']);
        expect(questions.filter(({ agreement }) => agreement === 'different')).toEqual([]);
        expect(barriers.filter(({ change }) => change !== null)).toEqual([]);
        for (const { columns: sides } of placements) expect(sides[0]).toEqual(sides[1]);
      }),
      runs(60),
    );
  });

  it.each(PUBLISHED)(
    '%s: every question and barrier is there once, in the order of the framework',
    (_, result) => {
      const { questions, barriers } = comparisonOf(PUBLISHED[0]?.[1] ?? result, result);
      expect(questions.map(({ question }) => question)).toEqual(LEVELS.questions.map(({ id }) => id));
      expect(barriers.map(({ id }) => id)).toEqual(result.barriers.map(({ id }) => id));
    },
  );

  it('names columns beyond Z', () => {
    const result = score(LADDER);
    const { columns } = compareResults(
      Array.from({ length: 54 }, () => ({ file: 'x', result })),
      TOOL,
    );
    expect([0, 25, 26, 27, 51, 52, 53].map((index) => columns[index]?.label)).toEqual(
      'A Z AA AB AZ BA BB'.split(' '),
    );
  });
});
