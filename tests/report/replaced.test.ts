import { expect, it } from 'vitest';
import { statusPhrase } from '../../src/report/words/level-words.ts';
import { fixture, score } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';

/** A level that something else replaces is told in the words of that, never in its own. */

const NEEDLESS = fixture('needless');

const { text: resultText } = await renderersOf('result');

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
