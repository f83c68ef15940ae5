import { describe, expect, test } from 'vitest';
import { fixture, placed, score } from '../support/load.ts';

describe('a ladder', () => {
  const ladder = fixture('ladder');

  test('places nothing while nothing is known', () => {
    const placement = placed(ladder);
    expect(placement).toMatchObject({ placed: false, secured: { id: 'apart', rank: 0 } });
    expect(placement.possible.levels).toEqual(['apart', 'shared', 'managed', 'entered']);
    expect(placement.open).toEqual(['shared', 'managed', 'entered']);
  });

  test('secures the highest level met with all below it', () => {
    const placement = placed(ladder, { money: 'part', manager: 'one', door: 'two' });
    expect(placement).toMatchObject({
      placed: true,
      secured: { id: 'managed', rank: 2 },
      reach: { id: 'managed' },
    });
    expect(placement.possible).toMatchObject({ levels: ['managed'], exact: true });
    expect(placement.gaps).toEqual(['entered']);
    expect(placement.next).toBe('entered');
  });

  test('calls a level out of order only above an unmet one', () => {
    expect(placed(ladder, { money: 'own', door: 'one' }).outOfOrder).toEqual(['entered']);
    expect(placed(ladder, { money: 'part', door: 'one' }).outOfOrder).toEqual([]);
  });

  test('keeps what is in place out of order in reach, not in what is secured', () => {
    const placement = placed(ladder, { money: 'own', manager: 'one', door: 'one' });
    expect(placement).toMatchObject({ secured: { id: 'apart' }, reach: { id: 'entered' }, placed: true });
  });

  test('says "1 or 3", not "1 to 3", where nothing lies between', () => {
    expect(placed(ladder, { money: 'unknown', manager: 'one', door: 'one' }).possible).toMatchObject({
      from: { id: 'apart' },
      to: { id: 'entered' },
      levels: ['apart', 'entered'],
    });
  });

  test('says how soundly a level stands only where the unknowns could not change it', () => {
    const word = (answers: Record<string, string | string[]>) =>
      placed(ladder, answers).levels[1]?.strength.word;
    expect(word({ money: 'all' })).toBe('soundly');
    expect(word({ money: 'part' })).toBe('thinly');
    expect(word({ money: ['part', 'all'] })).toBe('not known');
  });

  test('puts the barriers of the first gap first, and leaves those of levels that hold as a strain', () => {
    const result = score(ladder, { money: 'part', manager: 'two', door: 'two' });
    expect(result.barriers.map(({ id, status, holdsBack }) => [id, status, holdsBack])).toEqual([
      ['lines', 'remains', ['managed', 'entered']],
      ['thin', 'remains', []],
      ['pots', 'clear', []],
    ]);
  });

  test('counts the score over what is answered at its worst and best', () => {
    expect(score(ladder, { money: 'part', manager: 'one' }).score).toEqual({ low: 50, high: 83 });
    expect(score(ladder, { money: 'all', manager: 'one', door: 'one' }).score).toEqual({
      low: 100,
      high: 100,
    });
  });
});

describe('a cascade of yes and no', () => {
  const cascade = fixture('cascade');
  const at = (answers: Record<string, string>) => placed(cascade, answers).possible.levels;

  test('ends on one whole level for every full set of answers', () => {
    for (const together of ['no', 'yes']) {
      for (const plans of ['no', 'yes']) {
        for (const changed of ['no', 'yes']) expect(at({ together, plans, changed })).toHaveLength(1);
      }
    }
  });

  test('ends where its questions lead', () => {
    expect(at({ together: 'no', plans: 'no', changed: 'no' })).toEqual(['l1']);
    expect(at({ together: 'no', plans: 'yes', changed: 'no' })).toEqual(['l2']);
    expect(at({ together: 'yes', plans: 'no', changed: 'yes' })).toEqual(['l3']);
    expect(at({ together: 'yes', plans: 'yes', changed: 'no' })).toEqual(['l4']);
    expect(at({ together: 'yes', plans: 'yes', changed: 'yes' })).toEqual(['l5']);
  });

  test('leaves open what is not answered, exactly', () => {
    expect(at({ together: 'yes' })).toEqual(['l3', 'l4', 'l5']);
    expect(at({ plans: 'yes', changed: 'yes' })).toEqual(['l2', 'l5']);
    expect(at({ plans: 'no' })).toEqual(['l1', 'l3']);
  });

  test('has next the lowest level that open answers could still give, and reaches no further than is secured', () => {
    expect(placed(cascade, { plans: 'yes', changed: 'yes' })).toMatchObject({
      secured: { id: 'l2' },
      reach: { id: 'l2' },
      next: 'l5',
    });
    const { levels, reach } = placed(fixture('matrix'), { how: ['plan', 'merge'] });
    expect(levels[1]?.status).toBe('met');
    expect(reach.id).toBe('d2');
  });

  test('numbers its levels from the first rank', () => {
    expect(placed(cascade, { together: 'no', plans: 'no' }).secured).toEqual({
      id: 'l1',
      rank: 1,
      name: 'Minimal',
    });
  });
});

describe('a rubric', () => {
  const rubric = fixture('rubric');

  test('takes the median of its rows by their values', () => {
    expect(placed(rubric, { goals: 'latent', meetings: 'latent', confidence: 'active' }).secured.id).toBe(
      'latent',
    );
    expect(placed(rubric, { goals: 'latent', meetings: 'developing', confidence: 'active' }).secured.id).toBe(
      'developing',
    );
    expect(placed(rubric, { goals: 'active', meetings: 'active', confidence: 'active' }).secured.id).toBe(
      'active',
    );
  });

  test('draws the profile over its dimensions', () => {
    const { profile } = score(rubric, { goals: 'latent', meetings: 'active' });
    expect(profile).toEqual([
      { dimension: 'work', title: 'Work', low: 0.5, high: 0.5, answered: 2, of: 2 },
      { dimension: 'trust', title: 'Trust', low: 0, high: 1, answered: 0, of: 1 },
    ]);
  });
});

describe('sums with bands', () => {
  const sums = fixture('sums');
  const at = (s1: string, s2: string, s3: string) => placed(sums, { s1, s2, s3 }).secured.id;

  test('fall into their bands', () => {
    expect(at('strongly-disagree', 'strongly-disagree', 'strongly-disagree')).toBe('urgent');
    expect(at('strongly-disagree', 'strongly-disagree', 'disagree')).toBe('some-work');
    expect(at('disagree', 'disagree', 'agree')).toBe('well');
  });

  test('compare a mean without rounding error', () => {
    // 10 / 3 is more than 3.3, and 9.9 / 3 would be exactly that.
    expect(at('strongly-agree', 'agree', 'agree')).toBe('very-well');
    expect(at('agree', 'agree', 'agree')).toBe('well');
  });

  test('name the score as the reason where it falls short', () => {
    const missing = placed(sums, { s1: 'disagree', s2: 'disagree', s3: 'disagree' }).levels[2]?.missing;
    expect(missing).toEqual([
      {
        question: null,
        ask: 'the sum over “Purpose” is at least 7',
        answer: ['2', '2', '2'],
        text: '2, 2, 2',
        needs: 'at least 7',
        open: false,
        orElse: [],
        number: {
          title: 'Purpose',
          by: 'sum',
          low: 6,
          high: 6,
          wanted: 'at least',
          bound: 7,
          furthest: ['First?', 'Second?', 'Third?'],
        },
      },
    ]);
  });
});

describe('several placements', () => {
  test('are placed each on its own, and drawn as a matrix', () => {
    const result = score(fixture('matrix'), { how: 'plan' });
    expect(result.placements.map(({ id, secured, possible }) => [id, secured.id, possible.levels])).toEqual([
      ['depth', 'd2', ['d2']],
      ['breadth', 'b1', ['b1', 'b2']],
    ]);
    expect(result.grid).toEqual(['depth', 'breadth']);
  });
});

describe('a profile without a level', () => {
  const framework = fixture('profile');

  test('has no placement, and leaves out what does not apply', () => {
    const result = score(framework, { readiness: 's1', funding: 'not-applicable', colour: 'red' });
    expect(result.placements).toEqual([]);
    expect(result.profile).toEqual([
      { dimension: 'ready', title: 'Readiness', low: 0.333, high: 0.333, answered: 1, of: 1 },
      { dimension: 'money', title: 'Money', low: null, high: null, answered: 0, of: 0 },
    ]);
    expect(result.answered).toEqual({
      known: 2,
      unknown: 0,
      notApplicable: 1,
      hidden: 0,
      unanswered: 0,
      questions: 3,
    });
  });

  test('makes no score of nothing', () => {
    const nothing = { ...framework, questions: framework.questions.filter(({ id }) => id === 'colour') };
    expect(score(nothing, { colour: 'blue' }).score).toEqual({ low: null, high: null });
  });
});

describe('hidden questions', () => {
  const framework = fixture('hidden');

  test('have no value, so nothing is reached and nothing is raised through them', () => {
    const result = score(framework, { pool: 'no', manager: 'nobody', report: 'yes' });
    const [placement] = result.placements;
    expect(placement?.levels.map(({ id, status }) => [id, status])).toEqual([
      ['none', 'met'],
      ['pooled', 'unmet'],
      ['run', 'unmet'],
      ['unrun', 'unmet'],
    ]);
    expect(result.barriers[0]?.status).toBe('does-not-arise');
    expect(result.answers.map(({ answer }) => answer)).toEqual(['no', 'hidden', 'hidden']);
    expect(result.answered).toMatchObject({ known: 1, hidden: 2 });
  });

  test('keep their answer, which counts again when they are asked', () => {
    const result = score(framework, { pool: 'yes', manager: 'named', report: 'yes' });
    expect(result.placements[0]?.secured.id).toBe('unrun');
    expect(result.barriers[0]?.status).toBe('clear');
  });

  test('leave the tally of what makes a level sound', () => {
    const strength = score(framework, { pool: 'yes', manager: 'nobody' }).placements[0]?.levels[1]?.strength;
    expect(strength).toMatchObject({ met: 0, of: 1, unknown: 0, word: 'thinly' });
  });

  test('may or may not be asked while what decides it is open', () => {
    const result = score(framework, { pool: 'unknown', manager: 'nobody' });
    expect(result.placements[0]?.possible.levels).toEqual(['none', 'pooled']);
    expect(result.barriers[0]?.status).toBe('possible');
  });
});

describe('stages and nations', () => {
  const framework = fixture('nations');

  test('a stage is the last that is reached, and never moves the level', () => {
    const stage = (casework: string) => placed(framework, { casework }).levels[1]?.stage;
    expect(stage('no')).toBeNull();
    expect(stage('some')).toEqual({ id: 'begun', name: 'Begun' });
    expect(stage('all')).toEqual({ id: 'settled', name: 'Settled' });
  });

  test('a condition on the nation holds there and nowhere else', () => {
    const status = (nation: string | null, scheme: string) =>
      placed(framework, { casework: 'some', scheme }, nation).levels[2]?.status;
    expect(status('scotland', 'yes')).toBe('met');
    expect(status('scotland', 'no')).toBe('unmet');
    expect(status('wales', 'no')).toBe('met');
    expect(status('england', 'yes')).toBe('unmet');
    expect(status(null, 'yes')).toBe('unknown');
  });

  test('a barrier arises, and a lever exists, only in its nations', () => {
    const barrier = (nation: string | null) => score(framework, { scheme: 'no' }, nation).barriers[0];
    expect(barrier('england')?.status).toBe('does-not-arise');
    expect(barrier('scotland')?.status).toBe('remains');
    expect(barrier('scotland')?.levers.map(({ id }) => id)).toEqual(['everywhere', 'only-here']);
    expect(barrier(null)?.status).toBe('possible');
    expect(barrier(null)?.levers).toHaveLength(3);
  });

  test('nothing is reached by declaring it not applicable', () => {
    expect(
      placed(framework, { casework: 'some', scheme: 'not-applicable' }, 'scotland').levels[2]?.status,
    ).toBe('unmet');
    expect(score(framework, { scheme: 'not-applicable' }, 'scotland').barriers[0]?.status).toBe(
      'does-not-arise',
    );
  });
});
