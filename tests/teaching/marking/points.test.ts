import { describe, expect, it } from 'vitest';
import { caseQuestions, mostPoints } from '../../../src/report/words/teaching/case-questions.ts';
import { asksForTwin } from '../../../src/report/words/teaching/case-words.ts';
import { markAnswer } from '../../../src/teaching/marking/mark-answer.ts';
import {
  barrierPoints,
  fullPoints,
  handQuestions,
  levelMark,
  levelPoints,
} from '../../../src/teaching/marking/mark-scheme.ts';
import { setOf, toldFixture } from '../../support/examples.ts';

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

it('the questions that a person marks, and the totals, are those of the marker’s sheet', async () => {
  const told = await toldFixture();
  for (const kind of ['plain', 'twins', 'uncertain'] as const) {
    const set = setOf(told, { kind, count: 3 });
    for (const example of set.examples) {
      const most = mostPoints(example, asksForTwin(example, set));
      const byHand = handQuestions(example, set.examples);
      const asked = caseQuestions(example, set).filter(({ part }) => part !== 'level' && part !== 'barriers');
      expect([...byHand]).toEqual(asked.map(({ number, part }) => [number, most[part]]));
      const all = [...byHand].map(([question, points]) => ({ question, points }));
      const right = example.barriers.flatMap((barrier) => (barrier.right ? [barrier.id] : []));
      const answer = { levels: example.right, barriers: right, byHand: all };
      const { points, of } = markAnswer(example, answer, { withBarriers: true, byHand });
      expect([points, of]).toEqual([most.total, most.total]);
    }
  }
});

it('where no barrier is right, naming none brings its point', () => {
  expect(fullPoints({ barriers: [{ right: false }, { right: false }] })).toBe(5);
  expect([barrierPoints(0, 0, false), barrierPoints(0, 1, false)]).toEqual([1, 0]);
});
