import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { listShipped } from '../../src/library/shipped.ts';
import type { AnswerValue, Assessment } from '../../src/model/assessment.ts';
import type { Framework, Placement } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import type { LevelStatus, Result, WorkingStep } from '../../src/model/result.ts';
import { assessmentOf, assessments, frameworks } from '../support/frameworks.ts';
import { compiled, fixture, ROOT, shipped, TOOL } from '../support/load.ts';
import { completions, holds, isItself, isMet, levelGiven } from '../support/oracle.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER } from '../support/paper.ts';
import { replayed } from '../support/replay.ts';

const { text: renderText } = await renderersOf('result');

const GENERATED = { numRuns: 2000 };

const SHIPPED = { numRuns: 250 };

/** The frameworks that the laws run over by name: every one that ships, and every kind of the fixtures. */
const NAMED = [
  ...listShipped(ROOT).map(({ id }) => shipped(id)),
  ...['ladder', 'cascade', 'rubric', 'sums', 'matrix', 'profile', 'hidden', 'nations', 'needless'].map(
    fixture,
  ),
];

const MONOTONE = NAMED.filter(
  ({ placements }) => placements.length > 0 && placements.every(({ monotone }) => monotone),
);

/** What is so of something that is so in some completions, in all, or in none. */
function statusIn(values: readonly boolean[]): LevelStatus {
  if (values.every((value) => value)) return 'met';
  return values.includes(true) ? 'unknown' : 'unmet';
}

function score(framework: Framework, assessment: Assessment): Result {
  return scoreAssessment(compiled(framework), assessment, TOOL);
}

interface Scored {
  readonly framework: Framework;
  readonly assessment: Assessment;
}

const generated = frameworks().chain((framework) => withAssessment(framework));

const generatedMonotone = frameworks({ monotone: true }).chain((framework) => withAssessment(framework));

function withAssessment(framework: Framework): fc.Arbitrary<Scored> {
  return assessments(framework).map((assessment) => ({ framework, assessment }));
}

/** Every level of the framework, and what the result tells of it. */
function levelsOf({ placements }: Framework, result: Result) {
  return placements.flatMap(({ levels }, index) =>
    levels.map((level, rung) => ({ level, told: result.placements[index]?.levels[rung] })),
  );
}

function answered(assessment: Assessment, question: Question, answer: AnswerValue): Assessment {
  const answers = new Map(assessment.answers);
  answers.set(question.id, { answer, note: null, evidence: [], source: null });
  return { ...assessment, answers };
}

describe('law 1: silence is neither success nor failure', () => {
  const checkSilence = (framework: Framework): void => {
    const result = score(framework, assessmentOf([]));
    const isOpen = result.placements.filter(({ placed }) => !placed);
    for (const { placed, possible } of result.placements) expect(placed).toBe(possible.levels.length === 1);
    for (const { secured, levels } of isOpen) expect(secured.id).toBe(levels[0]?.id);
    // Of each of them it is said.
    const said = renderText(result, PAPER).match(/\bnot placed yet\b/giu) ?? [];
    expect(said.length).toBeGreaterThanOrEqual(isOpen.length);
  };

  test.each(NAMED.map((framework) => [framework.id, framework] as const))('in %s', (_, framework) => {
    checkSilence(framework);
    const result = score(framework, assessmentOf([]));
    expect(result.barriers.filter(({ status }) => status === 'remains')).toEqual([]);
    for (const [index, placement] of framework.placements.entries())
      expect(result.placements[index]?.possible.levels).toEqual(levelsThatCouldBe(placement, framework));
    expect(renderText(result, PAPER)).not.toContain('Because:');
  });

  // The largest framework has too many completions to list; all of its levels can be reached.
  function levelsThatCouldBe(placement: Placement, framework: Framework): string[] {
    const all = placement.levels.map(({ id }) => id);
    if (framework.questions.length > 10) return all;
    const given = completions(framework, assessmentOf([])).map((completion) =>
      levelGiven(placement, framework, completion),
    );
    return all.filter((_, rung) => given.includes(rung));
  }

  test('in generated frameworks', () => {
    fc.assert(
      fc.property(frameworks(), (framework) => {
        // A random condition may hold whatever the answers; those that cannot be lifted are no silence.
        const result = score(framework, assessmentOf([]));
        for (const placement of result.placements) {
          const first = placement.secured.id === placement.levels[0]?.id;
          expect(placement.placed).toBe(!first || placement.possible.levels.length === 1);
        }
      }),
      GENERATED,
    );
  });
});

describe('law 2: the range is exact', () => {
  test('every completion gives a possible level, and each possible level is given', () => {
    fc.assert(
      fc.property(generated, ({ framework, assessment }) => {
        const result = score(framework, assessment);
        const all = completions(framework, assessment);
        for (const [index, placement] of framework.placements.entries()) {
          const given = new Set(all.map((completion) => levelGiven(placement, framework, completion)));
          const expected = placement.levels.filter((_, rung) => given.has(rung)).map(({ id }) => id);
          expect(result.placements[index]?.possible.levels).toEqual(expected);
          expect(result.placements[index]?.possible.exact).toBe(true);
          expect(result.placements[index]?.secured.id).toBe(expected[0]);
        }
      }),
      GENERATED,
    );
  });

  test('a level is met or unmet exactly when it is so in every completion', () => {
    fc.assert(
      fc.property(generated, ({ framework, assessment }) => {
        const result = score(framework, assessment);
        const all = completions(framework, assessment);
        for (const { level, told } of levelsOf(framework, result)) {
          const status = statusIn(all.map((completion) => isMet(level, framework, completion)));
          const own = statusIn(all.map((completion) => isItself(level, framework, completion)));
          expect([told?.status, told?.own]).toEqual([status, own]);
        }
      }),
      GENERATED,
    );
  });

  test('what replaces a level is told where it does so in every completion, in words that are so in each', () => {
    let replaced = 0;
    fc.assert(
      fc.property(generated, ({ framework, assessment }) => {
        const result = score(framework, assessment);
        const all = completions(framework, assessment);
        for (const { level, told } of levelsOf(framework, result)) {
          const isReplaced = all.every(
            (completion) => isMet(level, framework, completion) && !isItself(level, framework, completion),
          );
          expect(told?.replaced != null).toBe(isReplaced);
          if (!isReplaced) continue;
          replaced += 1;
          for (const completion of all) {
            const there = level.replacedBy.filter(({ when }) => holds(when, framework, completion) === true);
            expect(there.some(({ because }) => told?.replaced?.includes(because))).toBe(true);
          }
          expect(told?.stage).toBe(null);
          expect(told?.strength).toEqual({ met: 0, of: 0, unknown: 0, word: 'not known', missing: [] });
          for (const { strains } of result.barriers) expect(strains).not.toContain(level.id);
        }
      }),
      GENERATED,
    );
    expect(replaced).toBeGreaterThan(100);
  });

  test('a barrier remains, is possible or is clear exactly when completions say so', () => {
    fc.assert(
      fc.property(generated, ({ framework, assessment }) => {
        const result = score(framework, assessment);
        const all = completions(framework, assessment);
        for (const barrier of framework.barriers) {
          const outcomes = new Set(
            all.map((completion) => {
              const arises =
                (barrier.nations?.includes(completion.nation) ?? true) &&
                (barrier.arisesWhen === null || holds(barrier.arisesWhen, framework, completion) === true);
              const raised = holds(barrier.raisedBy, framework, completion);
              if (!arises || raised === null) return 'does-not-arise';
              return raised ? 'remains' : 'clear';
            }),
          );
          const status = result.barriers.find(({ id }) => id === barrier.id)?.status;
          if (outcomes.size === 1) expect([...outcomes]).toEqual([status]);
          else expect(status).toBe(outcomes.has('remains') ? 'possible' : 'clear');
        }
      }),
      GENERATED,
    );
  });

  test('the strength and the profile hold for every completion', () => {
    fc.assert(
      fc.property(generated, ({ framework, assessment }) => {
        const result = score(framework, assessment);
        for (const completion of completions(framework, assessment)) {
          const answers = framework.questions.flatMap(({ id, mayNotApply }) => {
            const answer = completion.options.get(id) ?? (mayNotApply ? 'not-applicable' : null);
            return answer === null ? [] : [[id, answer] as const];
          });
          const complete = score(framework, assessmentOf(answers, completion.nation));
          for (const [index, entry] of complete.profile.entries()) within(entry, result.profile[index]);
          within(complete.score, result.score);
          for (const [index, placement] of complete.placements.entries()) {
            for (const [rung, { strength }] of placement.levels.entries()) {
              const word = result.placements[index]?.levels[rung]?.strength.word;
              if (word !== 'not known') expect(strength.word).toBe(word);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

interface Span {
  readonly low: number | null;
  readonly high: number | null;
}

function within(inner: Span, outer: Span | undefined): void {
  if (inner.low === null || inner.high === null || !outer) return;
  expect(inner.low).toBeGreaterThanOrEqual(outer.low ?? Number.POSITIVE_INFINITY);
  expect(inner.high).toBeLessThanOrEqual(outer.high ?? Number.NEGATIVE_INFINITY);
}

describe('law 3: better is never worse', () => {
  const checkRise = ({ framework, assessment }: Scored, which: number): void => {
    const raisable = framework.questions.filter(
      (question) => question.ordered && nextOption(question, assessment),
    );
    const question = raisable[which % Math.max(1, raisable.length)];
    if (!question) return;
    const better = answered(assessment, question, nextOption(question, assessment) ?? '');
    const [before, after] = [score(framework, assessment), score(framework, better)];
    notLower(before, after);
    for (const barrier of after.barriers.filter(({ status }) => status === 'remains')) {
      const was = before.barriers.find(({ id }) => id === barrier.id)?.status;
      if (was === 'remains' || was === 'possible') continue;
      const { arisesWhen } = framework.barriers.find(({ id }) => id === barrier.id) ?? {};
      const arose = completions(framework, assessment).every(
        (completion) => !arisesWhen || holds(arisesWhen, framework, completion) === true,
      );
      expect(arose, `${barrier.id} is raised by a better answer to ${question.id}`).toBe(false);
    }
  };

  const checkNotApplicable = ({ framework, assessment }: Scored): void => {
    for (const question of framework.questions.filter(({ mayNotApply, ordered }) => mayNotApply && ordered)) {
      const lowest = answered(assessment, question, question.options[0]?.id ?? '');
      notLower(score(framework, answered(assessment, question, 'not-applicable')), score(framework, lowest));
    }
  };

  test.each(MONOTONE.map((framework) => [framework.id, framework] as const))('in %s', (_, framework) => {
    const complete = framework.questions.map((question) =>
      fc.constantFrom(...question.options.map(({ id }) => id)),
    );
    const full = fc
      .tuple(...complete)
      .map((given) =>
        assessmentOf(framework.questions.map(({ id }, index) => [id, given[index] ?? ''] as const)),
      );
    fc.assert(
      fc.property(full, fc.nat(), (assessment, which) => checkRise({ framework, assessment }, which)),
      SHIPPED,
    );
    fc.assert(
      fc.property(assessments(framework), (assessment) => checkNotApplicable({ framework, assessment })),
      SHIPPED,
    );
  });

  test('in generated frameworks that an author may call monotone', () => {
    fc.assert(
      fc.property(generatedMonotone, fc.nat(), (scored, which) => {
        checkRise(scored, which);
        checkNotApplicable(scored);
      }),
      GENERATED,
    );
  });

  function nextOption(question: Question, assessment: Assessment): string | null {
    const answer = assessment.answers.get(question.id)?.answer;
    const place = question.options.findIndex(({ id }) => id === answer);
    return place === -1 ? null : (question.options[place + 1]?.id ?? null);
  }

  function notLower(before: Result, after: Result): void {
    for (const [index, placement] of before.placements.entries()) {
      const other = after.placements[index];
      expect(other?.secured.rank).toBeGreaterThanOrEqual(placement.secured.rank);
      expect(other?.possible.to.rank).toBeGreaterThanOrEqual(placement.possible.to.rank);
      const lost = placement.inPlace.filter((level) => other?.gaps.includes(level));
      expect(lost).toEqual([]);
    }
  }
});

describe('law 4: every claim has its reason', () => {
  const checkReasons = ({ framework, assessment }: Scored): void => {
    const result = score(framework, assessment);
    for (const level of result.placements.flatMap(({ levels }) => levels)) {
      if (level.status !== 'met') expect(level.missing.length, level.id).toBeGreaterThan(0);
      expect(result.working.some(({ step, about }) => step === 'level' && about === level.id)).toBe(true);
    }
    for (const barrier of result.barriers) {
      if (barrier.status === 'remains') expect(barrier.because.length, barrier.id).toBeGreaterThan(0);
      expect(result.working.some(({ step, about }) => step === 'barrier' && about === barrier.id)).toBe(true);
    }
    const settled = result.placements.flatMap(
      ({ settling }) => settling?.levels.map(({ level }) => level) ?? [],
    );
    expect(stepsIn(result, 'settling')).toEqual(settled);
    expect(stepsIn(result, 'fragile')).toEqual(result.fragile.map(({ question }) => question));
    expect(result.working.filter((step) => !replayed(step, framework))).toEqual([]);
  };

  function stepsIn({ working }: Result, kind: WorkingStep['step']): string[] {
    return working.flatMap(({ step, about }) => (step === kind ? [about] : []));
  }

  test.each(NAMED.map((framework) => [framework.id, framework] as const))('in %s', (_, framework) => {
    fc.assert(
      fc.property(assessments(framework), (assessment) => checkReasons({ framework, assessment })),
      SHIPPED,
    );
  });

  test('in generated frameworks', () => {
    fc.assert(fc.property(generated, checkReasons), GENERATED);
  });
});

describe('law 5: same input, same bytes', () => {
  const checkBytes = ({ framework, assessment }: Scored): void => {
    const bytes = JSON.stringify(score(framework, assessment));
    const reordered = { ...assessment, answers: new Map([...assessment.answers].reverse()) };
    expect(JSON.stringify(score(structuredClone(framework), reordered))).toBe(bytes);
    expect(renderText(JSON.parse(bytes), PAPER)).toBe(renderText(score(framework, assessment), PAPER));
  };

  test.each(NAMED.map((framework) => [framework.id, framework] as const))('in %s', (_, framework) => {
    fc.assert(
      fc.property(assessments(framework), (assessment) => checkBytes({ framework, assessment })),
      { numRuns: 100 },
    );
  });

  test('in generated frameworks', () => {
    fc.assert(fc.property(generated, checkBytes), { numRuns: 300 });
  });
});

describe('the five sums of the tally', () => {
  test('add up to the number of questions', () => {
    fc.assert(
      fc.property(generated, ({ framework, assessment }) => {
        const { known, unknown, notApplicable, hidden, unanswered, questions } = score(
          framework,
          assessment,
        ).answered;
        expect(known + unknown + notApplicable + hidden + unanswered).toBe(questions);
      }),
      GENERATED,
    );
  });
});
