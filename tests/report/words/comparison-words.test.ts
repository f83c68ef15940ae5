import { describe, expect, it } from 'vitest';
import type {
  BarrierChange,
  ComparedBarrier,
  ComparedQuestion,
  Comparison,
} from '../../../src/model/comparison.ts';
import type { BarrierStatus } from '../../../src/model/result.ts';
import {
  barrierGroups,
  barrierStatusText,
  comparedBarrierText,
  knownText,
  neededInColumn,
  onlyPossibleText,
  sidesOf,
} from '../../../src/report/words/comparison-words.ts';
import { comparisonOf, dated } from '../../support/comparisons.ts';
import { fixture, score } from '../../support/load.ts';

/** Some columns with these barriers and no others. */
function comparing(dates: readonly (string | null)[], barriers: readonly ComparedBarrier[]): Comparison {
  const result = score(fixture('ladder'));
  return { ...comparisonOf(...dates.map((date) => dated(result, date))), barriers };
}

function barrier(name: string, change: BarrierChange, ...statuses: BarrierStatus[]): ComparedBarrier {
  const remainsInAll = statuses.every((status) => status === 'remains');
  return { id: name, kind: 'k', kindTitle: 'K', name, unverified: false, change, remainsInAll, statuses };
}

function grouped(comparison: Comparison): (readonly [title: string, names: string])[] {
  return barrierGroups(comparison.barriers, sidesOf(comparison)).map(({ title, barriers }) => [
    title,
    barriers.map(({ name }) => name).join(' '),
  ]);
}

describe('barriers in groups', () => {
  const GONE = barrier('gone', 'gone', 'remains', 'remains', 'clear');
  const MAYBE = barrier('maybe', 'perhaps-new', 'clear', 'clear', 'possible');
  const SURE = barrier('sure', 'perhaps-new', 'possible', 'possible', 'remains');
  const SOME = barrier('some', null, 'clear', 'remains', 'clear');
  const ALL = barrier('all', null, 'remains', 'remains', 'remains');
  const BARRIERS = [GONE, MAYBE, SURE, SOME, ALL];

  it('are gone and new over three dates as over two, each told once', () => {
    expect(grouped(comparing(['2023', '2024', '2025'], BARRIERS))).toEqual([
      ['Gone: there in A, not in C', 'gone'],
      ['Perhaps new: there in C, only possible in A', 'sure'],
      ['Perhaps new: possible in C, not in A', 'maybe'],
      ['Remains in some of them', 'some'],
      ['Remains in all', 'all'],
    ]);
  });

  it('are neither gone nor new among three that are no dates of one service', () => {
    expect(grouped(comparing([null, null, null], BARRIERS))).toEqual([
      ['Remains in some of them', 'gone sure some'],
      ['Remains in all', 'all'],
    ]);
  });

  it('are counted where they are possible in every one, and nowhere else', () => {
    const both = barrier('both', null, 'possible', 'possible');
    const one = barrier('one', 'perhaps-new', 'clear', 'possible');
    expect(onlyPossibleText([both, one])).toBe(
      '1 barrier is possible in every one, and known to remain in none.',
    );
    expect(onlyPossibleText([one])).toBeNull();
  });

  it('say of three columns where they remain, unless that is everywhere', () => {
    const { labels } = sidesOf(comparing([null, null, null], []));
    expect(comparedBarrierText(ALL, labels)).toBe('all');
    expect(comparedBarrierText(SURE, labels)).toBe('sure (remains in C; possible in A and B)');
  });

  it.each([
    ['remains', 'remains'],
    ['possible', 'possible'],
    ['clear', 'not there'],
    ['does-not-arise', 'not there'],
    [null, 'not in this version'],
  ] as const)('stand in a column: %s as “%s”', (status, text) => {
    expect(barrierStatusText(status)).toBe(text);
  });
});

it('a question is known where it is answered by one option, not where it is not asked', () => {
  const answered = (answer: string | readonly string[]) => ({ answer, text: '', note: null });
  const question = {
    ask: 'Whose?',
    answers: ['own', 'hidden', ['own', 'all'], 'unknown', 'not-applicable'].map(answered),
  } as unknown as ComparedQuestion;
  expect(knownText(question, ['A', 'B', 'C', 'D', 'E'])).toBe('Whose? (known in A and E)');
});

describe('what the needs call for in a column', () => {
  const LEVEL = { id: 'shared', rank: 1, name: 'Shared money' };
  const OTHER = { id: 'managed', rank: 2, name: 'One manager' };

  it.each([
    [LEVEL, [LEVEL], false, 'Level 1 Shared money. Less is in place.'],
    [null, [LEVEL, OTHER], false, 'Level 1 Shared money or 2 One manager, depending on what is not known. '],
    [
      null,
      [LEVEL],
      true,
      'Level 1 Shared money, or no level in particular, depending on what is not known. ',
    ],
    [null, [], true, 'No level in particular.'],
  ] as const)('%j of %j, perhaps none: %s', (level, possible, perhapsNone, text) => {
    expect(neededInColumn({ level, possible, perhapsNone, fit: 'less' })).toContain(text);
  });
});
