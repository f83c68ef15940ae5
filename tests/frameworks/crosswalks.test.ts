import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { deriveAssessment } from '../../src/engine/compare/across-frameworks.ts';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { crosswalkFile, listCrosswalks, listShipped, shippedCases } from '../../src/library/shipped.ts';
import type { Answers, Assessment, GivenAnswer } from '../../src/model/assessment.ts';
import type { Crosswalk } from '../../src/model/crosswalk.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import { type Outcome, unwrap } from '../../src/problem.ts';
import { crosswalkFrom } from '../support/crosswalks.ts';
import { assessments } from '../support/frameworks.ts';
import { caseOf, compiled, ROOT, shipped, TOOL } from '../support/load.ts';

/** The crosswalks that ship: sound in form, and never against an arrangement that was assessed both ways by hand. */

const PAIRS = listShipped(ROOT).flatMap(({ id }) => listCrosswalks(ROOT, id).map((to) => ({ from: id, to })));

/** Cases of one arrangement that are not called alike: framework, its case, and the case of the default framework. */
const SAME_ARRANGEMENT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  leutz: {
    'leutz-gp-and-social-work': 'gp-and-social-work',
    'leutz-pace-on-lok': 'pace-on-lok',
    'leutz-prisma-quebec': 'prisma-quebec',
    'leutz-sipa-montreal': 'sipa-montreal',
  },
  continuum: { 'doctors-and-social-workers': 'gp-and-social-work' },
  'collaboration-rubric': { 'north-west-london-ten-signs': 'north-west-london-pilot' },
};

/** Invented services that are called alike and are not the same: framework and case. */
const NAMESAKES = ['continuum sampleford-foot-clinic'];

interface Leading {
  readonly from: Framework;
  readonly to: Framework;
  readonly crosswalk: Crosswalk;
}

function loaded(from: Framework, to: Framework): Outcome<Crosswalk> {
  const file = crosswalkFile(ROOT, from.id, to.id);
  return crosswalkFrom({ file, text: readFileSync(file, 'utf8') }, from, to);
}

const FRAMEWORKS = new Map(listShipped(ROOT).map(({ id }) => [id, shipped(id)]));

function framework(id: string): Framework {
  const found = FRAMEWORKS.get(id);
  if (!found) throw new Error(`no framework ${id} ships`);
  return found;
}

function leading(fromId: string, toId: string): Leading {
  const [from, to] = [framework(fromId), framework(toId)];
  return { from, to, crosswalk: unwrap(loaded(from, to)) };
}

/** The options that an answer leaves; null where it leaves all, and none where the question does not apply. */
function left(given: GivenAnswer | undefined): readonly string[] | null {
  if (given === undefined || given.answer === 'unknown') return null;
  if (given.answer === 'not-applicable') return [];
  return typeof given.answer === 'string' ? [given.answer] : given.answer;
}

describe('each crosswalk that ships', () => {
  it('is there, from the default framework', () => {
    expect(PAIRS.map(({ from, to }) => `${from} ${to}`)).toEqual(
      ['collaboration-rubric', 'continuum', 'depth-and-breadth', 'leutz', 'six-levels'].map(
        (to) => `five-levels ${to}`,
      ),
    );
  });

  it.each(PAIRS)('$from to $to loads without a problem or a warning', ({ from, to }) => {
    expect(loaded(framework(from), framework(to)).problems).toEqual([]);
  });

  it.each(PAIRS)('$from to $to says of each rule why it follows, and what that rests on', ({ from, to }) => {
    const { answers, needs } = leading(from, to).crosswalk;
    const bare = [...answers, ...needs].flatMap(({ question, rules }) =>
      rules.filter(({ because, source }) => because === null || source === null).map(() => question),
    );
    expect(bare).toEqual([]);
  });

  it.each(PAIRS)('$from to $to matches every level of a placement that it compares', ({ from, to }) => {
    const { from: own, crosswalk } = leading(from, to);
    for (const { from: placement, means } of crosswalk.levels) {
      const levels = own.placements.find(({ id }) => id === placement)?.levels.map(({ id }) => id);
      expect(Object.keys(means)).toEqual(levels);
    }
  });
});

/** The cases of both frameworks that are about one arrangement. */
const BOTH = PAIRS.flatMap(({ from, to }) => {
  const ids = shippedCases(ROOT, from).map(({ id }) => id);
  return shippedCases(ROOT, to).flatMap(({ id }) => {
    const own = SAME_ARRANGEMENT[to]?.[id] ?? id;
    return ids.includes(own) && !NAMESAKES.includes(`${to} ${id}`) ? [{ from, to, own, other: id }] : [];
  });
});

describe('what is derived never goes against what was answered by hand', () => {
  it('is checked on every arrangement that two frameworks have', () => {
    for (const [to, cases] of Object.entries(SAME_ARRANGEMENT)) {
      const checked = BOTH.filter((pair) => pair.to === to).map(({ other, own }) => [other, own]);
      expect(checked).toEqual(expect.arrayContaining(Object.entries(cases)));
    }
    expect(BOTH.length).toBeGreaterThanOrEqual(28);
  });

  it.each(BOTH)('$own, by $to', ({ from: fromId, to: toId, own, other }) => {
    const { from, to, crosswalk } = leading(fromId, toId);
    const derived = deriveAssessment(crosswalk, { from, to }, caseOf(from, own));
    const byHand = caseOf(to, other);
    expect([
      ...contradictions(derived.answers, byHand.answers),
      ...contradictions(derived.needs, byHand.needs),
    ]).toEqual([]);
    const [there, here] = [derived, byHand].map(
      (each) => scoreAssessment(compiled(to), each, TOOL).placements,
    );
    for (const [index, placement] of (there ?? []).entries()) {
      const possible = here?.[index]?.possible.levels ?? [];
      expect(placement.possible.levels.filter((level) => possible.includes(level))).not.toEqual([]);
    }
  });

  function contradictions(derived: Answers, byHand: Answers): string[] {
    return [...derived].flatMap(([question, given]) => {
      const [options, found] = [left(given), left(byHand.get(question))];
      if (options === null || found === null) return [];
      const agree = options.length + found.length === 0 || options.some((option) => found.includes(option));
      return agree ? [] : [`${question}: ${options.join(' or ')}, by hand ${found.join(' or ')}`];
    });
  }
});

describe('what is derived allows for every way in which the open answers may turn out', () => {
  const settledAtRandom = (
    questions: readonly Question[],
    given: Answers,
    dice: readonly number[],
  ): Answers =>
    new Map(
      questions.map((question, index) => {
        const was = given.get(question.id);
        if (was?.answer === 'not-applicable') return [question.id, was];
        const options = left(was) ?? question.options.map(({ id }) => id);
        const answer = options[(dice[index] ?? 0) % options.length] ?? '';
        return [question.id, { answer, note: null, evidence: [], source: null }];
      }),
    );

  const allowed = (open: Answers, complete: Answers): void => {
    for (const [question, given] of open) {
      const [wide, narrow] = [left(given), left(complete.get(question))];
      if (wide === null) continue;
      expect(narrow, question).not.toBeNull();
      expect(wide, question).toEqual(expect.arrayContaining([...(narrow ?? [])]));
    }
  };

  const needsOf = (from: Framework, dice: readonly number[]): Answers =>
    new Map(
      (from.needs?.questions ?? []).flatMap(({ id, options }, index) => {
        const option = options[(dice[index] ?? 0) % (options.length + 1)];
        return option ? [[id, { answer: option.id, note: null, evidence: [], source: null }] as const] : [];
      }),
    );

  test.each(PAIRS)('$from to $to', ({ from: fromId, to: toId }) => {
    const { from, to, crosswalk } = leading(fromId, toId);
    const dice = fc.array(fc.nat({ max: 59 }), { minLength: 60, maxLength: 60 });
    const derive = (assessment: Assessment) => deriveAssessment(crosswalk, { from, to }, assessment);
    fc.assert(
      fc.property(assessments(from), dice, dice, (random, needsDice, completionDice) => {
        const open = { ...random, needs: needsOf(from, needsDice) };
        const complete = {
          ...open,
          needs: settledAtRandom(from.needs?.questions ?? [], open.needs, completionDice),
          answers: settledAtRandom(from.questions, open.answers, completionDice),
        };
        const derived = derive(open);
        allowed(derived.answers, derive(complete).answers);
        allowed(derived.needs, derive(complete).needs);
        const reordered = { ...open, answers: new Map([...open.answers].reverse()) };
        const bytes = ({ answers, needs }: Assessment) => JSON.stringify([[...answers], [...needs]]);
        expect(bytes(derive(reordered))).toBe(bytes(derived));
      }),
      { numRuns: 150 },
    );
  });
});
