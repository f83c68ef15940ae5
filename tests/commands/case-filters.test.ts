import { describe, expect, it } from 'vitest';
import { type CaseFilters, isWanted, levelIn, nothingFound as sentences } from '../../src/commands/cases.ts';
import type { ScoredCase } from '../../src/library/cases.ts';
import type { Result } from '../../src/model/result.ts';
import { plain } from '../../src/sentence.ts';
import { fixture, score } from '../support/load.ts';

const LADDER = fixture('ladder');

function nothingFound(...args: Parameters<typeof sentences>): string[] {
  return sentences(...args).map(plain);
}

function aCase(result: Result, people: string | null = null): ScoredCase {
  return {
    id: 'x',
    about: { title: 'North Town', place: 'England', period: '2026' },
    result: { ...result, service: { ...result.service, people } },
    elsewhere: [],
  };
}

describe('a level', () => {
  const open = aCase(score(LADDER));
  const settled = aCase(score(LADDER, { money: 'all', manager: 'two', door: 'one' }));

  it.each([
    ['possible, where nothing is placed yet, the first included', open, 'apart', 'possible'],
    ['possible above', open, 'entered', 'possible'],
    ['secured', settled, 'shared', 'secured'],
    ['neither, where it is passed', settled, 'apart', null],
    ['neither, where it is held out of order only', settled, 'entered', null],
    ['neither, where the framework has no such level', settled, 'nowhere', null],
  ] as const)('is %s', (_, found, level, expected) => {
    expect(levelIn(found, level)).toBe(expected);
  });
});

describe('several filters', () => {
  const found = aCase(score(LADDER, { money: 'own', manager: 'one' }, 'wales'), 'Older people');

  it.each<[CaseFilters, boolean]>([
    [{}, true],
    [{ nation: 'wales' }, true],
    [{ nation: 'england' }, false],
    [{ people: 'OLDER' }, true],
    [{ people: 'north town' }, true],
    [{ people: 'children' }, false],
    [{ barrier: 'financial' }, true],
    // The other kinds are clear, or only possible.
    [{ barrier: 'organisational' }, false],
    [{ nation: 'wales', people: 'older', barrier: 'financial', level: 'apart' }, true],
    [{ nation: 'wales', people: 'children', barrier: 'financial' }, false],
    [{ nation: 'scotland', people: 'older' }, false],
  ])('%j: %s', (filters, expected) => {
    expect(isWanted(found, filters)).toBe(expected);
  });

  it('that leave nothing name the one that stands in the way', () => {
    expect(nothingFound([found, found], { nation: 'scotland', people: 'older' })).toEqual([
      'No case is listed under --nation “scotland” and --people “older”.',
      'Without --nation, there are 2.',
    ]);
    expect(nothingFound([found], { nation: 'scotland', people: 'children' })).toEqual([
      'No case is listed under --nation “scotland” and --people “children”.',
      'Leave out more than one of these.',
    ]);
  });
});

it('where one filter finds nothing, it is no advice to leave that one out', () => {
  const found = aCase(score(LADDER));
  expect(nothingFound([found], { people: 'nobody' })).toEqual([
    'No case is listed under --people “nobody”.',
    'See “joinedup cases list” for all of them.',
  ]);
  expect(nothingFound([found], { people: 'nobody', level: 'apart' })[1]).toBe(
    'Without --people, there is 1.',
  );
});
