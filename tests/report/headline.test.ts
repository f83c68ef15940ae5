import { describe, expect, it } from 'vitest';
import { headline, securedLine } from '../../src/report/headline.ts';
import { statusPhrase } from '../../src/report/sentences.ts';
import { type Answers, fixture, placed } from '../support/load.ts';
import { LEVELS } from '../support/results.ts';

const LADDER = fixture('ladder');

const ALL: Answers = {
  route: 'heard',
  'joint-casework': 'one-team',
  budget: 'all',
  manager: 'whole',
  entry: 'one',
  organisation: 'host',
  experience: 'one',
};
const NONE: Answers = {
  route: 'none',
  'joint-casework': 'apart',
  budget: 'separate',
  manager: 'separate',
  entry: 'separate',
  organisation: 'none',
  experience: 'apart',
};

describe('the first sentence on the default framework', () => {
  it.each<[situation: string, answers: Answers, sentence: string]>([
    ['nothing is known', {}, 'Nothing is known yet that would place it.'],
    [
      'everything is met',
      ALL,
      'An agreed way of referring, a shared budget, single management, a single point of entry and a fully integrated service are in place.',
    ],
    [
      'nothing is met',
      NONE,
      'An agreed way of referring, a shared budget, single management, a single point of entry and a fully integrated service are not in place.',
    ],
    [
      'single management is met, a shared budget is not, and the way in is not known',
      { ...NONE, manager: 'whole', entry: 'unknown' },
      'An agreed way of referring and single management are in place without a shared budget; whether there is a single point of entry is not known.',
    ],
    [
      'there is one gap, below what is in place',
      { ...ALL, budget: 'aligned' },
      'An agreed way of referring, single management, a single point of entry and a fully integrated service are in place without a shared budget.',
    ],
    [
      'there is one gap, above what is in place',
      { ...ALL, experience: 'apart' },
      'An agreed way of referring, a shared budget, single management and a single point of entry are in place, a fully integrated service is not.',
    ],
    [
      'only the first level is met',
      { ...NONE, route: 'used' },
      'An agreed way of referring is in place, a shared budget is not.',
    ],
    [
      'only the budget is not known',
      { ...ALL, budget: 'unknown' },
      'An agreed way of referring, single management, a single point of entry and a fully integrated service are in place; whether there is a shared budget is not known.',
    ],
    [
      'nothing is met, and something is not known',
      { ...NONE, entry: 'unknown', route: 'unknown' },
      'A shared budget, single management and a fully integrated service are not in place; whether there is an agreed way of referring or a single point of entry is not known.',
    ],
  ])('%s', (_, answers, sentence) => {
    expect(headline(placed(LEVELS, answers))).toBe(sentence);
  });
});

describe('the first sentence on a ladder', () => {
  it.each<[answers: Answers, sentence: string]>([
    [
      { money: 'own', manager: 'one' },
      'One manager is in place without shared money; whether there is one door is not known.',
    ],
    [{ money: 'own', manager: 'one', door: 'two' }, 'One manager is in place without shared money.'],
    [
      { money: 'own' },
      'Shared money is not in place; whether there is one manager or one door is not known.',
    ],
    [{ manager: 'one' }, 'One manager is in place; whether there is shared money or one door is not known.'],
    [
      { money: 'part', door: 'two' },
      'Shared money is in place, one door is not; whether there is one manager is not known.',
    ],
    [{ money: 'own', manager: 'two', door: 'one' }, 'One door is in place without shared money.'],
    [
      { money: ['own', 'part'], manager: 'one', door: 'one' },
      'One manager and one door are in place; whether there is shared money is not known.',
    ],
  ])('%j', (answers, sentence) => {
    expect(headline(placed(LADDER, answers))).toBe(sentence);
  });

  it('calls a level by its name where it has no phrase', () => {
    const nameless = {
      ...LADDER,
      placements: LADDER.placements.map((placement) => ({
        ...placement,
        levels: placement.levels.map((level) => ({ ...level, phrase: null })),
      })),
    };
    expect(headline(placed(nameless, { money: 'own', manager: 'one' }))).toBe(
      '“One manager” is in place without “Shared money”; whether there is “One door” is not known.',
    );
  });
});

describe('what is secured', () => {
  it.each<[answers: Answers, line: string]>([
    [{}, 'Not placed yet. Possible: 0 Apart, 1 Shared money, 2 One manager or 3 One door.'],
    [{ money: 'own' }, 'Secured in order: level 0, Apart.'],
    [
      { money: 'part' },
      'Secured in order: level 1, Shared money. Still possible: 2 One manager or 3 One door.',
    ],
    [{ manager: 'one', door: 'one' }, 'Not placed yet. Possible: 0 Apart or 3 One door.'],
    [{ money: 'all', manager: 'one', door: 'one' }, 'Secured in order: level 3, One door.'],
    [{ manager: 'two' }, 'Not placed yet. Possible: 0 Apart or 1 Shared money.'],
  ])('%j', (answers, line) => {
    expect(securedLine(placed(LADDER, answers))).toBe(line);
  });

  it('says where the tool could not tell which levels are possible', () => {
    const placement = placed(LADDER, { money: 'part' });
    const unsure = { ...placement, possible: { ...placement.possible, exact: false } };
    expect(securedLine(unsure)).toBe(
      'Secured in order: level 1, Shared money. Still possible: 2 One manager or 3 One door. Not all of these need be possible; the framework is too large to tell.',
    );
  });
});

describe('how each level stands', () => {
  const phrases = (answers: Answers) => {
    const placement = placed(LADDER, answers);
    return placement.levels.slice(1).map((level) => statusPhrase(level, placement));
  };
  const NOT_SHOWN = 'in place, not yet shown to be in order';

  it.each<[situation: string, answers: Answers, said: string[]]>([
    ['in order', { money: 'part', manager: 'one', door: 'one' }, ['in place', 'in place', 'in place']],
    [
      'above an unmet level it is out of order',
      { money: 'own', manager: 'one', door: 'one' },
      ['not in place', 'in place, out of order', 'in place, out of order'],
    ],
    [
      'above an unknown level it is not yet shown',
      { manager: 'one', door: 'one' },
      ['not known', NOT_SHOWN, NOT_SHOWN],
    ],
    [
      'between an unknown level and an unmet one',
      { manager: 'one', door: 'two' },
      ['not known', NOT_SHOWN, 'not in place'],
    ],
    [
      'above both, it is out of order',
      { manager: 'two', door: 'one' },
      ['not known', 'not in place', 'in place, out of order'],
    ],
  ])('%s', (_, answers, said) => {
    expect(phrases(answers)).toEqual(said);
  });
});
