import { describe, expect, it } from 'vitest';
import { compareResults } from '../../src/engine/compare/compare-results.ts';
import type { LevelResult, Result } from '../../src/model/result.ts';
import { type Answers, fixture, score, TOOL } from '../support/load.ts';

/** A level counts where its own form is there, or what makes that needless; and is told by what it is met. */

const NEEDLESS = fixture('needless');

function scored(answers: Answers): Result {
  return score(NEEDLESS, answers);
}

function level(id: string, answers: Answers): LevelResult {
  const found = scored(answers)
    .placements.flatMap(({ levels }) => levels)
    .find((each) => each.id === id);
  if (!found) throw new Error(`there is no level ${id}`);
  return found;
}

describe('a level with something that replaces it', () => {
  it.each<[situation: string, answers: Answers, status: string, own: string, replaced: string | null]>([
    ['its own form is there', { route: 'agreed', provider: 'two', door: 'two' }, 'met', 'met', null],
    ['both are there', { route: 'agreed', provider: 'one', door: 'one' }, 'met', 'met', null],
    ['neither is there', { route: 'none', provider: 'two', door: 'two' }, 'unmet', 'unmet', null],
    [
      'something replaces it',
      { route: 'none', provider: 'two', door: 'one' },
      'met',
      'unmet',
      'one door leads to both',
    ],
    [
      'the first of two is told',
      { route: 'none', provider: 'one', door: 'one' },
      'met',
      'unmet',
      'one organisation provides it all',
    ],
    ['its own form is not known', { provider: 'one' }, 'met', 'unknown', null],
    ['what replaces it is not known', { route: 'none' }, 'unknown', 'unmet', null],
    ['nothing is known', {}, 'unknown', 'unknown', null],
  ])('%s', (_, answers, status, own, replaced) => {
    expect(level('referral', answers)).toMatchObject({ status, own, replaced });
  });

  it('is replaced where its own form does not apply', () => {
    expect(level('managed', { manager: 'not-applicable', provider: 'one' })).toMatchObject({
      status: 'met',
      own: 'unmet',
      replaced: 'one organisation manages everybody',
    });
    expect(level('managed', { manager: 'not-applicable', provider: 'two' }).status).toBe('unmet');
  });

  it('has a strength and a stage only where it certainly is what they belong to', () => {
    const itself = level('referral', { route: 'watched', provider: 'one' });
    expect([itself.strength.of, itself.stage?.id]).toEqual([1, 'in-use']);
    for (const answers of [{ route: 'none', provider: 'one' }, { provider: 'one' }]) {
      const { strength, stage } = level('referral', answers);
      expect([strength.of, strength.word, stage]).toEqual([0, 'not known', null]);
    }
    // While nothing can replace it, what makes it sounder counts as ever.
    expect(level('referral', { route: 'agreed', provider: 'two', door: 'two' }).strength.word).toBe('thinly');
  });

  it('counts on a ladder', () => {
    const { placements } = scored({ route: 'none', provider: 'one', manager: 'two', door: 'one' });
    expect(placements.map(({ secured }) => secured.id)).toEqual(['entered', 'linked']);
  });

  it('is not strained by what stands against its own form', () => {
    const { barriers } = scored({ route: 'none', provider: 'one', manager: 'two', door: 'two' });
    const lines = barriers.find(({ id }) => id === 'lines');
    expect(lines).toMatchObject({ status: 'remains', holdsBack: [], strains: [] });
  });

  it('rests on the answer that replaces it', () => {
    const { fragile } = scored({ route: 'none', provider: 'two', manager: 'two', door: 'one' });
    expect(fragile).toEqual([
      expect.objectContaining({ question: 'door', secured: expect.objectContaining({ id: 'referral' }) }),
    ]);
  });

  it('says in a comparison where it is replaced', () => {
    const [one, other] = [scored({ route: 'agreed' }), scored({ route: 'none', provider: 'one' })];
    const files = [
      { file: 'a.yaml', result: one },
      { file: 'b.yaml', result: other },
    ];
    const { placements } = compareResults(files, TOOL);
    const referral = placements[0]?.levels.find(({ id }) => id === 'referral');
    expect(referral).toMatchObject({
      statuses: ['met', 'met'],
      replaced: [null, 'one organisation provides it all'],
    });
  });

  it('names all that may replace it where one of them certainly does', () => {
    const either = {
      ...NEEDLESS,
      placements: NEEDLESS.placements.map((placement) => ({
        ...placement,
        levels: placement.levels.map((each) => ({
          ...each,
          replacedBy: each.replacedBy.map((way, index) => ({
            ...way,
            when: {
              kind: 'answer' as const,
              question: 'provider',
              test: 'exactly' as const,
              options: [index === 0 ? 'one' : 'two'],
            },
          })),
        })),
      })),
    };
    const [placement] = score(either, { route: 'none' }).placements;
    expect(placement?.levels[1]?.replaced).toBe('one organisation provides it all or one door leads to both');
  });
});
