import { describe, expect, it } from 'vitest';
import {
  barrierPoints,
  fullPoints,
  levelMark,
  levelPoints,
} from '../../../src/teaching/marking/mark-scheme.ts';

const levels = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

describe('a level', () => {
  it.each([
    ['c', 'c', 'exact'],
    ['c', 'b', 'one-off'],
    ['c', 'd', 'one-off'],
    ['c', 'a', 'wrong'],
    ['c', 'e', 'wrong'],
    ['c', '', 'none'],
    ['a', 'z', 'wrong'],
    // The level below the first is not one below the first.
    ['b', 'z', 'wrong'],
  ])('%s is right, %s given: %s', (right, given, mark) => {
    expect(levelMark([...given], { right: [...right], levels })).toBe(mark);
  });

  it.each([
    ['bc', 'bc', 'exact'],
    ['bc', 'cb', 'exact'],
    ['bc', 'cbc', 'exact'],
    ['bc', 'b', 'one-off'],
    ['bc', 'cd', 'wrong'],
    ['bd', 'bcd', 'one-off'],
    ['bc', 'de', 'wrong'],
    // Beside the right ones is not among them.
    ['bc', 'd', 'wrong'],
    ['c', 'cd', 'one-off'],
    // Who names everything has said nothing.
    ['c', 'bcd', 'wrong'],
    ['c', 'abcde', 'wrong'],
    ['bc', 'abcde', 'wrong'],
  ])('%s are right, %s given: %s', (right, given, mark) => {
    expect(levelMark([...given], { right: [...right], levels })).toBe(mark);
  });
});

it('points are whole, fall with the mark, and are never below 0', () => {
  expect((['exact', 'one-off', 'wrong', 'none'] as const).map(levelPoints)).toEqual([4, 2, 0, 0]);
  expect(barrierPoints(3, 0)).toBe(3);
  expect(barrierPoints(3, 2)).toBe(1);
  expect(barrierPoints(1, 4)).toBe(0);
});

it('naming every barrier earns nothing where half are right', () => {
  expect(barrierPoints(6, 6)).toBe(0);
});

it('the most that a case can bring is the level and each barrier that remains', () => {
  const barriers = [{ right: true }, { right: false }, { right: true }];
  expect(fullPoints({ barriers })).toBe(6);
  expect(fullPoints({ barriers }, false)).toBe(4);
});
