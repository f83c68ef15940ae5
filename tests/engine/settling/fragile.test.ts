import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeAssessment } from '../../../src/engine/score/place-assessment.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Framework, Placement } from '../../../src/model/framework.ts';
import type { Question } from '../../../src/model/question.ts';
import { assessments, frameworks } from '../../support/frameworks.ts';
import { type Answers, compiled, fixture, score, TOOL } from '../../support/load.ts';
import { answeredWith } from '../../support/open-answers.ts';
import { completions, levelGiven } from '../../support/oracle.ts';

/** The answers that levels rest on, each with the option below, the level that rests on it, and where that falls to. */
function fragileIn(name: string, answers: Answers, nation: string | null = 'england') {
  return score(fixture(name), answers, nation).fragile.map(
    ({ question, oneLower, secured, fallsTo, placed }) =>
      [question, oneLower.option, secured.id, placed ? fallsTo.id : 'not placed'].join(' '),
  );
}

describe('the answers that a level rests on', () => {
  test('on a ladder, are those that no longer do one option lower', () => {
    expect(fragileIn('ladder', { money: 'all', manager: 'one', door: 'two' })).toEqual([
      'manager two managed shared',
    ]);
    expect(fragileIn('ladder', { money: 'part', manager: 'one', door: 'one' })).toEqual([
      'money own entered apart',
      'manager two entered shared',
      'door two entered managed',
    ]);
  });

  test('are told with what is answered and what would be', () => {
    const [first] = score(fixture('ladder'), { money: 'part', manager: 'two' }).fragile;
    expect(first).toEqual({
      placement: 'depth',
      question: 'money',
      ask: 'Whose money?',
      answer: 'part',
      text: 'Some shared',
      oneLower: { option: 'own', text: 'Each its own' },
      secured: { id: 'shared', rank: 1, name: 'Shared money' },
      fallsTo: { id: 'apart', rank: 0, name: 'Apart' },
      placed: true,
    });
  });

  test('are none where nothing is secured, and none of those that are open', () => {
    expect(fragileIn('ladder', { money: 'own', manager: 'one', door: 'one' })).toEqual([]);
    expect(fragileIn('ladder', {})).toEqual([]);
    expect(fragileIn('ladder', { money: ['part', 'all'] })).toEqual([]);
    expect(fragileIn('ladder', { money: ['part'] })).toEqual(['money own shared apart']);
  });

  test('on a cascade, count only where a lower answer leads lower', () => {
    expect(fragileIn('cascade', { together: 'yes', plans: 'yes', changed: 'yes' })).toEqual([
      'together no l5 l2',
      'plans no l5 l3',
      'changed no l5 l4',
    ]);
    // Without joint plans it would be on site, which is higher than at a distance; so nothing rests on them being no.
    expect(fragileIn('cascade', { together: 'no', plans: 'yes' })).toEqual(['plans no l2 l1']);
  });

  test('over a sum, are all those that are counted', () => {
    expect(fragileIn('sums', { s1: 'agree', s2: 'disagree', s3: 'disagree' })).toEqual([
      's1 disagree well some-work',
      's2 strongly-disagree well some-work',
      's3 strongly-disagree well some-work',
    ]);
    expect(fragileIn('sums', { s1: 'agree', s2: 'agree', s3: 'disagree' })).toEqual([]);
  });

  test('take with them the answers to questions that are then not asked', () => {
    expect(fragileIn('hidden', { pool: 'yes', manager: 'named', report: 'no' })).toEqual([
      'pool no unrun none',
      'manager nobody unrun pooled',
    ]);
  });

  test('may leave it not placed, where open answers could still lift it', () => {
    expect(fragileIn('cascade', { plans: 'yes', changed: 'yes' })).toEqual(['plans no l2 not placed']);
  });

  test('stand by placement, in the framework’s order', () => {
    expect(fragileIn('matrix', { how: 'merge', who: 'town' })).toEqual(['how plan d3 d2', 'who two b2 b1']);
  });
});

interface Case {
  readonly framework: Framework;
  readonly assessment: Assessment;
}

/** The lowest and the highest level of any completion. */
function rangeOf(placement: Placement, { framework, assessment }: Case): [lowest: number, highest: number] {
  const levels = completions(framework, assessment).map((each) => levelGiven(placement, framework, each));
  return [Math.min(...levels), Math.max(...levels)];
}

/** The option below a single certain answer; null where there is none. */
function oneLower({ id, options, ordered }: Question, { answers }: Assessment): string | null {
  const answer = answers.get(id)?.answer ?? 'unknown';
  const single = typeof answer === 'string' ? answer : answer.length === 1 ? answer[0] : undefined;
  const place = options.findIndex((option) => option.id === single);
  return ordered && place > 0 ? (options[place - 1]?.id ?? null) : null;
}

function expectedFor(placement: Placement, { framework, assessment }: Case): string[] {
  const [secured] = rangeOf(placement, { framework, assessment });
  return framework.questions.flatMap((question) => {
    const lower = oneLower(question, assessment);
    if (lower === null) return [];
    const then = answeredWith(new Map([[question.id, lower]]), assessment);
    const [lowest, highest] = rangeOf(placement, { framework, assessment: then });
    const placed = lowest > 0 || highest === 0;
    const names = [secured, lowest].map((level) => placement.levels[level]?.id);
    return lowest < secured ? [[question.id, lower, ...names, placed].join(' ')] : [];
  });
}

const either = fc.oneof(frameworks({ questions: 5 }), frameworks({ questions: 5, monotone: true }));

const scored = either.chain((framework) =>
  mostlyHigh(framework).map((assessment): Case => ({ framework, assessment })),
);

/** Assessments in which many answers are the highest, so that there is something to fall from. */
function mostlyHigh(framework: Framework): fc.Arbitrary<Assessment> {
  return fc.tuple(assessments(framework), fc.nat(255)).map(([assessment, raised]) => {
    const high = framework.questions
      .filter((_, index) => raised & (1 << index))
      .map(({ id, options }) => [id, options.at(-1)?.id ?? ''] as const);
    return answeredWith(new Map(high), assessment);
  });
}

test('against every completion, each answer that a level rests on is found, and no other', () => {
  let found = 0;
  fc.assert(
    fc.property(scored, ({ framework, assessment }) => {
      const { fragile } = placeAssessment(compiled(framework), assessment, TOOL);
      for (const placement of framework.placements) {
        const own = fragile
          .filter((answer) => answer.placement === placement.id)
          .map(({ question, oneLower: lower, secured, fallsTo, placed }) =>
            [question, lower.option, secured.id, fallsTo.id, placed].join(' '),
          );
        found += own.length;
        expect(own).toEqual(expectedFor(placement, { framework, assessment }));
      }
    }),
    { numRuns: 6000 },
  );
  expect(found).toBeGreaterThan(1500);
});
