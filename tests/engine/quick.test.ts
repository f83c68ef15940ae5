import { describe, expect, it } from 'vitest';
import { compile } from '../../src/engine/compile/compile.ts';
import { nextQuestion } from '../../src/engine/quick/next-question.ts';
import { possibleNow } from '../../src/engine/quick/quick-state.ts';
import { askedOnCases, askedQuickly, inTotal, remembered } from '../bench/asking.ts';
import { rungByRung } from '../bench/baseline.ts';
import { assessmentOf } from '../support/frameworks.ts';
import { type Answers, fixture, ROOT } from '../support/load.ts';

function given(answers: Answers) {
  return assessmentOf(Object.entries(answers)).answers;
}

/** The id of the question that comes next, where those in `asked` were asked in this sitting. */
function nextId(name: string, answers: Answers = {}, asked: readonly string[] = Object.keys(answers)) {
  const framework = fixture(name);
  const next = nextQuestion(compile(framework), given(answers), 'england', new Set(asked));
  return next && framework.questions[next.question]?.id;
}

/** The questions of a whole quick interview, where these are the answers. */
function asked(name: string, answers: Answers): string[] {
  return askedQuickly(given(answers), 'england', remembered(compile(fixture(name))));
}

describe('the next question', () => {
  it('is the next rung’s where every rung has a question of its own', () => {
    expect(asked('ladder', { money: 'part', manager: 'one', door: 'two' })).toEqual([
      'money',
      'manager',
      'door',
    ]);
    expect(asked('ladder', { money: 'part', manager: 'two', door: 'two' })).toEqual(['money', 'manager']);
    expect(asked('ladder', { money: 'own', manager: 'one', door: 'two' })).toEqual(['money']);
  });

  it('comes last that matters on only one of the ways down a cascade', () => {
    expect(asked('cascade', { together: 'no', plans: 'yes', changed: 'no' })).toEqual(['together', 'plans']);
    expect(nextId('cascade', { together: 'yes', plans: 'yes' })).toBe('changed');
  });

  it('settles every placement', () => {
    expect(asked('matrix', { how: 'plan', who: 'town' })).toEqual(['how', 'who']);
  });

  it('stops counting where the rest cannot leave the band', () => {
    expect(asked('sums', { s1: 'strongly-agree', s2: 'disagree', s3: 'disagree' })).toEqual([
      's1',
      's2',
      's3',
    ]);
    expect(asked('sums', { s1: 'agree', s2: 'agree', s3: 'agree' })).toEqual(['s1', 's2', 's3']);
    expect(nextId('sums', { s1: ['disagree', 'agree'], s2: 'agree', s3: 'agree' })).toBeNull();
  });

  it('waits until it is certain that it is asked at all', () => {
    expect(nextId('hidden')).toBe('pool');
    expect(nextId('hidden', { pool: 'no' })).toBeNull();
    expect(nextId('hidden', { pool: 'yes' })).toBe('manager');
    // "Report" is not asked of nobody.
    expect(nextId('hidden', { pool: 'yes', manager: 'nobody' })).toBeNull();
  });

  it('is none where the answer is not known, and the one after where that still says something', () => {
    expect(nextId('ladder', { money: 'unknown' })).toBe('manager');
    expect(nextId('ladder', { money: 'unknown', manager: 'two' })).toBeNull();
    expect(nextId('ladder', { money: 'unknown', manager: 'unknown', door: 'unknown' })).toBeNull();
  });

  it('is asked again on another day where it was not known', () => {
    expect(nextId('ladder', { money: 'unknown', manager: 'two' }, ['manager'])).toBe('money');
  });

  it('is none without placements', () => {
    expect(nextId('profile')).toBeNull();
  });

  it('does not bet twice where both bets could be lost', () => {
    const unlucky = {
      meetings: 'often',
      letters: 'often',
      calls: 'often',
      visits: 'often',
      merged: 'no',
      housed: 'no',
    };
    expect(rungByRung(compile(fixture('tempting')), given(unlucky), 'england')).toHaveLength(4);
    expect(asked('tempting', unlucky)).toEqual(['merged', 'meetings', 'letters', 'calls', 'visits']);
    expect(asked('tempting', { ...unlucky, merged: 'yes' })).toEqual(['merged']);
  });

  it('says how many questions there will be at the most', () => {
    const model = compile(fixture('ladder'));
    expect(nextQuestion(model, given({}), 'england', new Set())).toEqual({ question: 0, atMost: 3 });
    const one = given({ money: 'all' });
    expect(nextQuestion(model, one, 'england', new Set(['money']))).toEqual({ question: 1, atMost: 3 });
    // What was answered before this sitting is not counted.
    expect(nextQuestion(model, one, 'england', new Set())).toEqual({ question: 1, atMost: 2 });
  });
});

describe('what is still possible', () => {
  it('is named for each placement', () => {
    const possible = possibleNow(compile(fixture('matrix')), given({ how: 'merge' }), 'england');
    const names = possible.map(({ placement, levels }) => [
      placement.placement.title,
      levels.map(({ name }) => name),
    ]);
    expect(names).toEqual([
      ['Depth', ['Merge']],
      ['Breadth', ['Narrow', 'Wide']],
    ]);
  });

  it('leaves out what lies between', () => {
    const answers = given({ manager: 'one', door: 'one' });
    const [possible] = possibleNow(compile(fixture('ladder')), answers, 'england');
    expect(possible?.levels.map(({ id }) => id)).toEqual(['apart', 'entered']);
  });
});

it('takes fewer questions on the published cases than rung by rung, and never over one more', () => {
  const all = askedOnCases(ROOT, 25, 4);
  const { quick, rungByRung: steps, worst } = inTotal(all);
  expect(quick).toBeLessThan(steps * 0.96);
  expect(worst).toBeLessThanOrEqual(1);
  // There is nothing to gain where every rung has a question of its own, and nothing is lost there.
  expect(all.filter((each) => each.quick > each.rungByRung)).toEqual([]);
});
