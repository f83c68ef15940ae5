import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import type { AnswerValue, Assessment } from '../../src/model/assessment.ts';
import type { Calibration, Closeness } from '../../src/model/calibration.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { View } from '../../src/model/panel.ts';
import type { Question } from '../../src/model/question.ts';
import { calibrationOf } from '../../src/panel/calibration.ts';
import { assessmentOf, assessments } from '../support/frameworks.ts';
import { compiled, fixture, TOOL } from '../support/load.ts';
import { panelCases, viewsOf } from '../support/panels.ts';
import { runs, TIMES } from '../support/runs.ts';

/** How close several people are to the key of a case, and which questions that leaves to talk about. */

const LADDER = fixture('ladder');

type Given = Readonly<Record<string, string | readonly string[]>>;

function ladderCase(key: Given, views: readonly Given[], names = false): Calibration {
  const all = views.map((each) => assessmentOf(Object.entries(each)));
  return calibrationOf(compiled(LADDER), viewsOf(all, 'england'), assessmentOf(Object.entries(key)), {
    tool: TOOL,
    names,
  });
}

/** A key and two to five views over generated frameworks. */
function calibrationCases() {
  return panelCases(5).chain(({ framework, views }) =>
    assessments(framework).map((key) => ({ framework, views, key })),
  );
}

interface Case {
  readonly framework: Framework;
  readonly views: readonly View[];
  readonly key: Assessment;
}

function calibrated({ framework, views, key }: Case, names = true): Calibration {
  return calibrationOf(compiled(framework), views, key, { tool: TOOL, names });
}

function total(counts: Calibration['counts']): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

describe('a case worked out by hand', () => {
  const key = { money: 'own', manager: 'one', door: 'unknown' };
  const { questions, ...rest } = ladderCase(key, [
    { money: 'own', manager: 'one', door: 'one' },
    { money: 'own', manager: 'two' },
    { money: 'part', manager: 'one' },
    { money: 'all', manager: 'unknown' },
    { money: ['own', 'part'], manager: 'one' },
    { money: 'own', manager: 'one' },
    { money: 'own', manager: 'one' },
  ]);

  test('counts who is how close to what the key is sure of', () => {
    expect(questions.map(({ question, counts, reading }) => ({ question, ...counts, reading }))).toEqual([
      { question: 'money', same: 4, near: 2, further: 1, notKnown: 0, notAsked: 0, reading: 'apart' },
      // 5 of 7 are more than two thirds; of two options the other one is beside it.
      { question: 'manager', same: 5, near: 1, further: 0, notKnown: 1, notAsked: 0, reading: 'as-the-case' },
    ]);
    expect(rest).toMatchObject({
      views: 7,
      counts: { same: 9, near: 3, further: 1, notKnown: 1, notAsked: 0 },
      spread: { lowest: 0, median: 1, highest: 2 },
      talkAbout: ['money'],
      leftOut: 0,
      who: null,
    });
  });

  test('places each with the key’s answers to all else', () => {
    const [{ key: level, alone } = { key: null, alone: null }] = rest.placements;
    // Money of one’s own is level 0, whatever is above it.
    expect(level?.levels.map(({ rank }) => rank)).toEqual([0]);
    expect(alone?.map(({ levels, views }) => [levels.map(({ rank }) => rank), views])).toEqual([
      [[0], 4],
      [[0, 2, 3], 1],
      [[1, 2, 3], 1],
      [[2, 3], 1],
    ]);
  });

  test('says of few, who are not named, only how all are together', () => {
    const two = [{ money: 'own' }, { money: 'all' }];
    for (const names of [true, false]) {
      const { spread, placements } = ladderCase(key, two, names);
      expect(spread === null).toBe(!names);
      expect(placements.every(({ alone }) => (alone === null) === !names)).toBe(true);
    }
  });
});

describe('how a question is read', () => {
  const readings = (...money: readonly string[]) => {
    const { questions, talkAbout } = ladderCase(
      { money: 'own' },
      money.map((each) => ({ money: each })),
    );
    return [questions[0]?.reading, talkAbout.length];
  };

  test('is alike from more than two thirds, and not known from a half', () => {
    expect(readings('own', 'own', 'own', 'all')).toEqual(['as-the-case', 0]);
    expect(readings('own', 'own', 'all')).toEqual(['apart', 1]);
    expect(readings('part', 'part', 'part', 'own')).toEqual(['alike-otherwise', 1]);
    expect(readings('unknown', 'unknown', 'own', 'part')).toEqual(['not-known', 1]);
    expect(readings('unknown', 'own', 'own', 'part')).toEqual(['apart', 1]);
  });

  test('comes first where fewest read it so, then where more are further off', () => {
    const { talkAbout } = ladderCase({ money: 'own', manager: 'one', door: 'one' }, [
      { money: 'all', manager: 'one', door: 'two' },
      { money: 'all', manager: 'two', door: 'two' },
    ]);
    expect(talkAbout).toEqual(['money', 'door', 'manager']);
  });

  test('is not asked where no view says anything of it', () => {
    const { questions, leftOut } = ladderCase({ money: 'own', door: 'one' }, [
      { money: 'own' },
      { money: 'own' },
    ]);
    expect([questions.length, leftOut]).toEqual([1, 1]);
  });
});

describe('any case', () => {
  test('counts every view at every question, whole and by person', () => {
    fc.assert(
      fc.property(calibrationCases(), (given) => {
        const { questions, who, counts, views } = calibrated(given);
        expect(views).toBe(given.views.length);
        for (const question of questions) {
          const { same, near, further, notKnown, notAsked } = question.counts;
          expect(total(question.counts)).toBe(views);
          expect(question.tally.reduce((sum, each) => sum + each.views, 0)).toBe(same + near + further);
          expect(question.said).toHaveLength(views);
          expect(notKnown + notAsked).toBe(views - same - near - further);
        }
        expect(total(counts)).toBe(views * questions.length);
        for (const kind of Object.keys(counts) as Closeness[]) {
          expect(who?.reduce((sum, each) => sum + each.counts[kind], 0)).toBe(counts[kind]);
          expect(questions.reduce((sum, each) => sum + each.counts[kind], 0)).toBe(counts[kind]);
        }
      }),
      runs(40 * TIMES),
    );
  });

  test('is the same whoever comes first, but for the order in which they are named', () => {
    fc.assert(
      fc.property(calibrationCases(), (given) => {
        const turned = { ...given, views: given.views.toReversed() };
        expect(JSON.stringify(calibrated(turned, false))).toBe(JSON.stringify(calibrated(given, false)));
        const [one, other] = [calibrated(given), calibrated(turned)];
        expect(other.who?.map(({ counts }) => counts).toReversed()).toEqual(
          one.who?.map(({ counts }) => counts),
        );
        expect(other.questions.map(({ said }) => said?.toReversed())).toEqual(
          one.questions.map(({ said }) => said),
        );
      }),
      runs(40 * TIMES),
    );
  });

  test('is read by those who copy its key as it has it, and each puts it where the key does', () => {
    let asked = 0;
    fc.assert(
      fc.property(calibrationCases(), (given) => {
        const views = given.views.map(({ file }) => ({ file, assessment: given.key }));
        const { questions, counts, talkAbout, placements, leftOut } = calibrated({ ...given, views });
        asked += questions.length;
        expect(counts).toEqual({
          same: views.length * questions.length,
          near: 0,
          further: 0,
          notKnown: 0,
          notAsked: 0,
        });
        expect([talkAbout, leftOut]).toEqual([[], 0]);
        for (const { key, alone } of placements) expect(alone).toEqual([{ ...key, views: views.length }]);
      }),
      runs(40 * TIMES),
    );
    expect(asked).toBeGreaterThan(40 * TIMES);
  });

  test('is as close as the answers say one by one', () => {
    let compared = 0;
    fc.assert(
      fc.property(calibrationCases(), (given) => {
        for (const { question: id, counts, key } of calibrated(given).questions) {
          const question = given.framework.questions.find((each) => each.id === id);
          if (!question || question.shownWhen) continue;
          compared += 1;
          const close = given.views.map(({ assessment }) =>
            closeBy(assessment.answers.get(id)?.answer ?? 'unknown', key.answer, question),
          );
          for (const kind of ['same', 'near', 'further', 'notKnown'] as const)
            expect(close.filter((each) => each === kind)).toHaveLength(counts[kind]);
        }
      }),
      runs(60 * TIMES),
    );
    expect(compared).toBeGreaterThan(60 * TIMES);
  });

  test('puts each where the key with the answers of that person in it would be', () => {
    fc.assert(
      fc.property(calibrationCases(), ({ framework, views, key }) => {
        const { who, questions } = calibrated({ framework, views, key });
        for (const [view, { assessment }] of views.entries()) {
          const answers = new Map(key.answers);
          for (const { question } of questions) {
            const given = assessment.answers.get(question);
            answers.delete(question);
            if (given) answers.set(question, given);
          }
          const result = scoreAssessment(compiled(framework), { ...key, answers }, TOOL);
          expect(who?.[view]?.placements.map(({ levels }) => levels.map(({ id }) => id))).toEqual(
            result.placements.map(({ possible }) => possible.levels),
          );
        }
      }),
      runs(30 * TIMES),
    );
  });
});

/** How close one answer is to the key’s, from what a person reads of it. */
function closeBy(answer: AnswerValue, key: AnswerValue, question: Question): Closeness {
  const { options, ordered, mayNotApply } = question;
  const list = typeof answer === 'string' ? [answer] : [...new Set(answer)];
  const says = list.length === options.length && !mayNotApply && list.length > 1 ? ['unknown'] : list;
  const [only] = says;
  if (only === 'unknown') return 'notKnown';
  if (says.length === 1 && only === String(key)) return 'same';
  if (says.includes(String(key))) return 'near';
  if (!ordered || key === 'not-applicable' || only === 'not-applicable') return 'further';
  const placeOf = (id: string) => options.findIndex((each) => each.id === id);
  const mean = says.reduce((sum, each) => sum + placeOf(each), 0) / says.length;
  return Math.abs(mean - placeOf(String(key))) < 1.001 ? 'near' : 'further';
}
