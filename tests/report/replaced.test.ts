import { describe, expect, it } from 'vitest';
import { headline } from '../../src/report/headline.ts';
import { statusPhrase } from '../../src/report/sentences.ts';
import { type Answers, fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';

/** A level that something else replaces is told in the words of that, never in its own. */

const NEEDLESS = fixture('needless');
const { text: resultText } = await renderersOf('result');

function headlines(answers: Answers): string[] {
  return score(NEEDLESS, answers).placements.map(headline);
}

describe('the first sentence', () => {
  it.each<[situation: string, answers: Answers, depth: string]>([
    [
      'a level is replaced, the next is not there',
      { route: 'none', provider: 'two', manager: 'two', door: 'one' },
      'One door leads to both; one door is in place without one manager.',
    ],
    [
      'all that is met is replaced',
      { route: 'none', provider: 'one', manager: 'two', door: 'two' },
      'One organisation provides it all; one organisation manages everybody; one door is not in place.',
    ],
    [
      'everything is met, some of it in another form',
      { route: 'none', provider: 'one', manager: 'one', door: 'one' },
      'One organisation provides it all; one manager and one door are in place.',
    ],
    [
      'all is met that is known',
      { route: 'none', provider: 'one', manager: 'two' },
      'One organisation provides it all; one organisation manages everybody; whether there is one door is not known.',
    ],
  ])('%s', (_, answers, depth) => {
    expect(headlines(answers)[0]).toBe(depth);
  });

  it('of a scale says beside the level what replaces it', () => {
    expect(headlines({ route: 'none', provider: 'one', manager: 'two', door: 'one' })[1]).toBe(
      'It sits at level 1, Linked: there is nothing left to link.',
    );
  });
});

it('the ladder says in its place why it is not needed', () => {
  const [depth, kind] = score(NEEDLESS, {
    route: 'none',
    provider: 'one',
    manager: 'two',
    door: 'one',
  }).placements;
  if (!depth || !kind) throw new Error('the fixture has two placements');
  expect(depth.levels.map((level) => statusPhrase(level, depth))).toEqual([
    'in place',
    'not needed: one organisation provides it all',
    'not needed: one organisation manages everybody',
    'in place',
  ]);
  expect(kind.levels.map((level) => statusPhrase(level, kind))[1]).toBe(
    'here: there is nothing left to link',
  );
});

it('no page says that its own form is there', () => {
  const text = resultText(
    score(NEEDLESS, { route: 'none', provider: 'one', manager: 'two', door: 'two' }),
    PAPER,
  );
  expect(text).not.toMatch(/agreed route (?:is|and .* are) in place/u);
  expect(text).not.toContain('a strain on what is in place');
  expect(text).toContain('Level 2 rests on one answer');
});
