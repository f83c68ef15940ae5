import { describe, expect, it } from 'vitest';
import type { Framework } from '../../../src/model/framework.ts';
import type { Result } from '../../../src/model/result.ts';
import { wordsIn } from '../../../src/report/blocks.ts';
import { whereLines } from '../../../src/report/words/answer/where-lines.ts';
import { statusPhrase } from '../../../src/report/words/level-words.ts';
import { positionText, questionInWords } from '../../../src/report/words/position-words.ts';
import { type Answers, fixture, placed, score } from '../../support/load.ts';
import { LEVELS } from '../../support/results.ts';

const LADDER = fixture('ladder');

const ALL: Answers = {
  route: 'used',
  'joint-casework': 'one-team',
  budget: 'shared',
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

/** What stands behind WHERE. */
function where(framework: Framework, answers: Answers): string {
  return whereOf(score(framework, answers));
}

function whereOf(result: Result): string {
  return whereLines(result)
    .flatMap((line) => ('said' in line ? [wordsIn(line)] : []))
    .join(' ');
}

describe('where it sits on the default framework', () => {
  it.each<[situation: string, answers: Answers, sentences: string]>([
    [
      'nothing is known',
      {},
      'Not placed yet: anything from level 0 to 5 is possible. Nothing is answered so far.',
    ],
    ['everything is met', ALL, 'Level 5 of 5: Fully integrated service. None is higher.'],
    ['nothing is met', NONE, 'Level 0 of 5: Working in isolation. No level above it is reached.'],
    [
      'a level is met above a gap, and one is not known',
      { ...NONE, manager: 'whole', entry: 'unknown' },
      'Level 1 of 5: in another form, as one line of management directs the staff of both agencies. Single management (level 3) is there too. It does not count until there is also a shared budget (level 2). Not known: a single point of entry (level 4).',
    ],
    [
      'there is one gap, below what is there',
      { ...ALL, budget: 'aligned' },
      'Level 1 of 5: Referral. Single management (level 3), a single point of entry (level 4) and a fully integrated service (level 5) are there too. They do not count until there is also a shared budget (level 2).',
    ],
    [
      'there is one gap, above what is there',
      { ...ALL, experience: 'apart' },
      'Level 4 of 5: Single point of entry.',
    ],
    [
      'only the budget is not known',
      { ...ALL, budget: 'unknown' },
      'At least level 1 of 5: Referral; perhaps level 5. Single management (level 3), a single point of entry (level 4) and a fully integrated service (level 5) are there too. Not known: a shared budget (level 2).',
    ],
    [
      'nothing is met, and something is not known',
      { ...NONE, entry: 'unknown', route: 'unknown' },
      'Not placed yet: level 0 or 1 of 5. Not known: an agreed way of referring (level 1) and a single point of entry (level 4).',
    ],
  ])('%s', (_, answers, sentences) => {
    expect(where(LEVELS, answers)).toBe(sentences);
  });
});

describe('where it sits on a ladder', () => {
  it.each<[answers: Answers, sentences: string]>([
    [
      { money: 'own', manager: 'one' },
      'Not yet on the ladder in order: one manager (level 2) is there; shared money (level 1) is not. Once that is there you are at level 2. Not known: one door (level 3).',
    ],
    [
      { money: 'own' },
      'Not yet on the ladder in order: shared money (level 1) is not there. Once that is there you are at level 1. Not known: one manager (level 2) and one door (level 3).',
    ],
    [
      { manager: 'one' },
      'Not placed yet: level 0, 2 or 3 of 3. One manager (level 2) is there. Not known: shared money (level 1) and one door (level 3).',
    ],
    [
      { money: 'part', door: 'two' },
      'At least level 1 of 3: Shared money; perhaps level 2. Not known: one manager (level 2).',
    ],
    [
      { money: 'own', manager: 'two', door: 'one' },
      'Not yet on the ladder in order: one door (level 3) is there; shared money (level 1) is not. Once that is there you are at level 1.',
    ],
    [
      { money: ['own', 'part'], manager: 'one', door: 'one' },
      'Not placed yet: level 0 or 3 of 3. One manager (level 2) and one door (level 3) are there. Not known: shared money (level 1).',
    ],
  ])('%j', (answers, sentences) => {
    expect(where(LADDER, answers)).toBe(sentences);
  });

  it('calls a level by its name where it has no phrase', () => {
    const nameless = {
      ...LADDER,
      placements: LADDER.placements.map((placement) => ({
        ...placement,
        levels: placement.levels.map((level) => ({ ...level, phrase: null })),
      })),
    };
    expect(where(nameless, { money: 'own', manager: 'one' })).toContain(
      '“One manager” (level 2) is there; “Shared money” (level 1) is not.',
    );
  });

  it('says what replaces a level, and never that the level itself is there', () => {
    const result = score(LADDER, { money: 'all', manager: 'one', door: 'two' });
    const replacing = (id: string) => ({
      ...result,
      placements: result.placements.map((placement) => ({
        ...placement,
        levels: placement.levels.map((level) =>
          level.rank === Number(id)
            ? { ...level, own: 'unmet' as const, replaced: 'one body does it all' }
            : level,
        ),
      })),
    });
    expect(whereOf(replacing('1'))).toBe(
      'Level 2 of 3: One manager. In place of shared money (level 1): one body does it all.',
    );
    expect(whereOf(replacing('2'))).toBe('Level 2 of 3: in another form, as one body does it all.');
  });

  it('says where it could not be told which levels are possible', () => {
    const placement = placed(LADDER, { money: 'part' });
    const unsure = { ...placement, possible: { ...placement.possible, exact: false } };
    expect(positionText(unsure)).toBe('At least level 1 of 3: Shared money; perhaps level 2 or 3, at most');
  });
});

describe('how each level stands', () => {
  const phrases = (answers: Answers) => {
    const placement = placed(LADDER, answers);
    return placement.levels.slice(1).map((level) => statusPhrase(level, placement));
  };
  const NOT_SHOWN = 'there, perhaps above a gap';

  it.each<[situation: string, answers: Answers, said: string[]]>([
    ['in order', { money: 'part', manager: 'one', door: 'one' }, ['in place', 'in place', 'in place']],
    [
      'above an unmet level it is out of order',
      { money: 'own', manager: 'one', door: 'one' },
      ['not in place', 'there, above a gap', 'there, above a gap'],
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
      ['not known', 'not in place', 'there, above a gap'],
    ],
  ])('%s', (_, answers, said) => {
    expect(phrases(answers)).toEqual(said);
  });
});

it.each([
  ['Who pays?', 'Who pays?'],
  ['How many are there? Count each once.', 'How many are there? Count each once.'],
  ['We share money', 'Is it so? “We share money.”'],
])('%j is asked as %j', (ask, asked) => {
  expect(questionInWords(ask)).toBe(asked);
});
