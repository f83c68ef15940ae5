import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { witnessedLevels } from '../../../src/engine/logic/decide.ts';
import { groundOf } from '../../../src/engine/logic/ground.ts';
import { placeAssessment } from '../../../src/engine/score/place-assessment.ts';
import { scoreAssessment } from '../../../src/engine/score/score-assessment.ts';
import { settlingOf } from '../../../src/engine/settling/settling-answers.ts';
import { listShipped } from '../../../src/library/shipped.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Framework } from '../../../src/model/framework.ts';
import type { OptionGroup, Settling, SettlingAnswer } from '../../../src/model/result.ts';
import { assessmentOf, frameworks } from '../../support/frameworks.ts';
import { type Answers, compiled, fixture, placed, ROOT, shipped, TOOL } from '../../support/load.ts';
import {
  answeredWith,
  halfAnswered,
  levelsOf,
  type Open,
  openIn,
  smallestSets,
  waysOf,
} from '../../support/open-answers.ts';
import { resultOf } from '../../support/results.ts';

function optionsOf({ options }: OptionGroup): string[] {
  return options.map(({ option }) => option);
}

function idOf({ question }: Pick<SettlingAnswer, 'question'>): string {
  return question ?? 'nation';
}

/** By level, the options of each question that settle it, lowest first. */
function setsOf(settling: Settling | null): Record<string, Record<string, string[]>> {
  const entries = settling?.levels.map(({ level, answers }) => [
    level,
    Object.fromEntries(answers.map((answer) => [idOf(answer), optionsOf(answer)])),
  ]);
  return Object.fromEntries(entries ?? []);
}

/** By question, the options that leave fewer levels, and these levels. */
function aloneIn(
  settling: Settling | null,
): Record<string, [options: string[], levels: readonly string[]][]> {
  const entries = settling?.alone.map((question) => [
    idOf(question),
    question.outcomes.map((outcome) => [optionsOf(outcome), outcome.levels]),
  ]);
  return Object.fromEntries(entries ?? []);
}

describe('what would settle where something sits', () => {
  const settled = (name: string, answers: Answers, nation?: string | null) =>
    placed(fixture(name), answers, nation).settling;

  test('is nothing where one level is possible', () => {
    expect(settled('ladder', { money: 'own' })).toBeNull();
    expect(settled('ladder', { money: 'part', manager: 'one', door: 'one' })).toBeNull();
  });

  test('on a ladder, is one answer more for each level further up', () => {
    const settling = settled('ladder', {});
    expect(setsOf(settling)).toEqual({
      apart: { money: ['own'] },
      shared: { money: ['part', 'all'], manager: ['two'] },
      managed: { money: ['part', 'all'], manager: ['one'], door: ['two'] },
      entered: { money: ['part', 'all'], manager: ['one'], door: ['one'] },
    });
    expect(settling?.levels.map(({ answers }) => answers.map(({ test }) => test))).toEqual([
      ['exactly'],
      ['at-least', 'exactly'],
      ['at-least', 'exactly', 'exactly'],
      ['at-least', 'exactly', 'exactly'],
    ]);
  });

  test('says of each question what its answer alone would leave', () => {
    expect(aloneIn(settled('ladder', {}))).toEqual({
      money: [
        [['own'], ['apart']],
        [
          ['part', 'all'],
          ['shared', 'managed', 'entered'],
        ],
      ],
      manager: [
        [['two'], ['apart', 'shared']],
        [['one'], ['apart', 'managed', 'entered']],
      ],
      door: [
        [['two'], ['apart', 'shared', 'managed']],
        [['one'], ['apart', 'shared', 'entered']],
      ],
    });
  });

  test('looks only at the options that a list leaves', () => {
    const answers = { money: ['part', 'all'], manager: 'unknown', door: 'one' };
    expect(setsOf(settled('ladder', answers))).toEqual({
      shared: { manager: ['two'] },
      entered: { manager: ['one'] },
    });
    expect(setsOf(settled('ladder', { money: ['own', 'all'], manager: 'two' }))).toEqual({
      apart: { money: ['own'] },
      shared: { money: ['all'] },
    });
  });

  test('on a cascade, is what leads down one branch', () => {
    expect(setsOf(settled('cascade', {}))).toEqual({
      l1: { together: ['no'], plans: ['no'] },
      l2: { together: ['no'], plans: ['yes'] },
      l3: { together: ['yes'], plans: ['no'] },
      l4: { together: ['yes'], plans: ['yes'], changed: ['no'] },
      l5: { together: ['yes'], plans: ['yes'], changed: ['yes'] },
    });
  });

  test('over a sum, is as many answers as bring it into the band and keep it there', () => {
    expect(setsOf(settled('sums', { s1: 'agree' }))).toEqual({
      'some-work': { s2: ['strongly-disagree', 'disagree'], s3: ['strongly-disagree'] },
      well: { s2: ['strongly-disagree', 'disagree', 'agree'], s3: ['agree'] },
      'very-well': { s2: ['agree', 'strongly-agree'], s3: ['strongly-agree'] },
    });
    expect(setsOf(settled('sums', { s1: 'agree', s2: 'agree', s3: ['disagree', 'strongly-agree'] }))).toEqual(
      {
        well: { s3: ['disagree'] },
        'very-well': { s3: ['strongly-agree'] },
      },
    );
  });

  test('counts for nothing an answer to a question that may turn out not to be asked', () => {
    expect(setsOf(settled('hidden', {}))).toEqual({
      none: { pool: ['no'] },
      pooled: { pool: ['yes'], manager: ['nobody'] },
      unrun: { pool: ['yes'], manager: ['named'] },
    });
  });

  test('is the nation where that is open and decides', () => {
    const settling = settled('nations', { casework: 'some', scheme: 'not-applicable' }, null);
    const [joint, lawful] = settling?.levels ?? [];
    expect([joint, lawful].map((set) => set?.answers.map(({ ask, test }) => [ask, test]))).toEqual([
      [['Nation', 'one-of']],
      [['Nation', 'one-of']],
    ]);
    expect(setsOf(settling)).toEqual({
      joint: { nation: ['england', 'scotland', 'elsewhere'] },
      lawful: { nation: ['wales', 'northern-ireland'] },
    });
    expect(setsOf(settled('nations', { casework: 'some' }, 'scotland'))).toEqual({
      joint: { scheme: ['no', 'not-applicable'] },
      lawful: { scheme: ['yes'] },
    });
  });

  test('is not worked out where nobody asks for it', () => {
    const result = placeAssessment(compiled(fixture('ladder')), assessmentOf([]), TOOL);
    expect(result.placements[0]?.settling).toBeNull();
    expect(result.working.some(({ step }) => step === 'settling')).toBe(false);
  });
});

interface Case {
  readonly framework: Framework;
  readonly assessment: Assessment;
}

/** A placement with several possible levels, every way to answer what is open, and what the engine says of it. */
interface Unsettled {
  readonly levels: readonly string[];
  readonly open: readonly Open[];
  readonly ways: ReturnType<typeof waysOf>;
  readonly settling: Settling;
}

const half = frameworks({ questions: 5 }).chain((framework) =>
  fc
    .array(halfAnswered(framework), { minLength: 3, maxLength: 3 })
    .map((some) => some.map((assessment): Case => ({ framework, assessment }))),
);

/** Checks placements of generated frameworks, and that enough of them were unsettled. */
function checkUnsettled(runs: number, check: (unsettled: Unsettled) => void): void {
  let checked = 0;
  fc.assert(
    fc.property(half, (cases) => {
      for (const unsettled of cases.flatMap(unsettledIn)) {
        checked += 1;
        check(unsettled);
      }
    }),
    { numRuns: runs },
  );
  expect(checked).toBeGreaterThan(runs);
}

function unsettledIn({ framework, assessment }: Case): Unsettled[] {
  const open = openIn(framework, assessment);
  // With few ways, listing them takes little time.
  if (open.reduce((product, { options }) => product * options.length, 1) > MOST_WAYS) return [];
  const { placements } = resultOf(framework, assessment);
  return framework.placements.flatMap((placement, index) => {
    const ways = waysOf(placement, framework, assessment, open);
    const settling = placements[index]?.settling ?? null;
    expect(settling === null).toBe(levelsOf(ways).length === 1);
    return settling === null ? [] : [{ levels: placement.levels.map(({ id }) => id), open, ways, settling }];
  });
}

const MOST_WAYS = 300;

describe('against every set of answers', () => {
  test('the settling sets are the smallest there are, and of several the first', () => {
    checkUnsettled(1200, ({ levels, open, ways, settling }) => {
      const smallest = [...smallestSets(ways, open)].toSorted(([one], [other]) => one - other);
      const firsts = settling.levels.map(({ level, answers }) => [
        level,
        answers.map((answer) => [idOf(answer), optionsOf(answer)[0]]),
      ]);
      expect(firsts).toEqual(smallest.map(([level, set]) => [levels[level], set]));
      expect(settling.levels.map(({ proven }) => proven)).toEqual(smallest.map(() => true));
    });
  });

  test('each of their options does, whichever the others have, and no other would', () => {
    checkUnsettled(1500, ({ levels, open, ways, settling }) => {
      for (const { level, answers } of settling.levels) {
        const allowed = new Map(answers.map((answer) => [idOf(answer), optionsOf(answer)]));
        const only = [levels.indexOf(level)];
        expect(levelsOf(ways, open, allowed)).toEqual(only);
        for (const [id, options] of allowed) {
          const others = open
            .find((each) => each.id === id)
            ?.options.filter((each) => !options.includes(each));
          for (const other of others ?? [])
            expect(levelsOf(ways, open, new Map(allowed).set(id, [...options, other]))).not.toEqual(only);
        }
      }
    });
  });

  test('each question alone changes what the result says, and no more', () => {
    checkUnsettled(1500, ({ levels, open, ways, settling }) => {
      const possible = levelsOf(ways);
      const expected = open.flatMap(({ id, options }) => {
        const outcomes = new Map<string, string[]>();
        for (const option of options) {
          const left = levelsOf(ways, open, new Map([[id, [option]]]));
          const key = left.map((level) => levels[level]).join(' ');
          if (left.length < possible.length) outcomes.set(key, [...(outcomes.get(key) ?? []), option]);
        }
        const pairs = [...outcomes].map(([key, some]) => [some, key.split(' ')]);
        return pairs.length === 0 ? [] : [[id, pairs]];
      });
      expect(aloneIn(settling)).toEqual(Object.fromEntries(expected));
      expect(settling.alone.map(idOf)).toEqual(expected.map(([id]) => id));
    });
  });
});

describe('however little may be looked at', () => {
  const settlingWith = (looks: number, placement: number, { framework, assessment }: Case) => {
    const model = compiled(framework);
    const ground = groundOf(model, assessment.answers, assessment.service.nation);
    const own = model.placements[placement];
    return own ? settlingOf(own, witnessedLevels(own, ground), ground, { looks, proofs: 0 }) : null;
  };

  test('the sets settle, none that is called smallest is larger than need be, and no level is ruled out wrongly', () => {
    fc.assert(
      fc.property(half, fc.integer({ min: 0, max: 300 }), (cases, looks) => {
        for (const scored of cases) checkHasty(scored, looks);
      }),
      { numRuns: 1000 },
    );
  });

  function checkHasty(scored: Case, looks: number): void {
    const { placements } = resultOf(scored.framework, scored.assessment);
    for (const [index, { settling, possible }] of placements.entries()) {
      const hasty = settlingWith(looks, index, scored);
      expect(hasty === null).toBe(settling === null);
      const smallest = new Map(settling?.levels.map((set) => [set.level, set.answers.length]));
      for (const { level, answers, proven } of hasty?.levels ?? []) {
        expect(isFixed(level, index, answers, scored)).toBe(true);
        if (proven) expect(answers.length).toBe(smallest.get(level));
      }
      for (const question of hasty?.alone ?? []) {
        const outcomes = settling?.alone.find((each) => idOf(each) === idOf(question))?.outcomes ?? [];
        for (const outcome of question.outcomes) {
          const left = optionsOf(outcome).flatMap(
            (option) => outcomes.find((each) => optionsOf(each).includes(option))?.levels ?? possible.levels,
          );
          expect(outcome.levels).toEqual(expect.arrayContaining(left));
          if (outcome.exact) expect(new Set(left)).toEqual(new Set(outcome.levels));
        }
      }
    }
  }
});

/** True if a placement gives only one level once the answers are written into the file: the lowest option of each. */
function isFixed(
  level: string,
  placement: number,
  answers: readonly SettlingAnswer[],
  { framework, assessment }: Case,
) {
  const given = new Map(answers.map((answer) => [idOf(answer), optionsOf(answer)[0] ?? '']));
  const { placements } = placeAssessment(compiled(framework), answeredWith(given, assessment), TOOL);
  return placements[placement]?.possible.levels.join() === level;
}

describe('in the frameworks that ship', () => {
  const placing = listShipped(ROOT).filter(({ id }) => shipped(id).placements.length > 0);

  test.each(placing.map(({ id }) => id))('%s: answers that are said to settle a level do', (id) => {
    const framework = shipped(id);
    const check = (assessment: Assessment) => {
      for (const [index, { settling, possible }] of resultOf(framework, assessment).placements.entries()) {
        expect(settling?.levels.map(({ level }) => level) ?? possible.levels).toEqual(possible.levels);
        for (const { level, answers } of settling?.levels ?? [])
          expect(isFixed(level, index, answers, { framework, assessment })).toBe(true);
      }
    };
    check(assessmentOf([], null));
    fc.assert(fc.property(halfAnswered(framework), check), { numRuns: 20 });
  });

  test.each(placing.map(({ id }) => id))('%s: no prover is needed, whatever is open', (id) => {
    let asked = 0;
    const prove = () => {
      asked += 1;
      return null;
    };
    scoreAssessment(compiled(shipped(id)), assessmentOf([], null), TOOL, prove);
    expect(asked).toBe(0);
  });

  test('says “not proven” where there are too many ways to tell, rather than take for ever', () => {
    const sets = resultOf(shipped('partnership-health-check'), assessmentOf([])).placements.flatMap(
      ({ settling }) => settling?.levels ?? [],
    );
    expect(sets.some(({ proven }) => !proven)).toBe(true);
    expect(sets.some(({ proven }) => proven)).toBe(true);
  });
});
