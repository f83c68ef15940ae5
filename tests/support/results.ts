import * as fc from 'fast-check';
import { scoreAssessment } from '../../src/engine/score/score-assessment.ts';
import { shippedCases } from '../../src/library/shipped.ts';
import type { Assessment, GivenAnswer } from '../../src/model/assessment.ts';
import type { Framework } from '../../src/model/framework.ts';
import type { Question } from '../../src/model/question.ts';
import type { Result } from '../../src/model/result.ts';
import { assessments, frameworks } from './frameworks.ts';
import { kept } from './kept.ts';
import { caseOf, compiled, fixture, ROOT, shipped, TOOL } from './load.ts';
import { hardTexts } from './words.ts';

/** The default framework, loaded once. */
export const LEVELS = shipped('five-levels');

export const FIXTURES = [
  'cascade',
  'hidden',
  'ladder',
  'matrix',
  'nations',
  'needs',
  'profile',
  'rubric',
  'sums',
];

/** What the program makes of an assessment. */
export function resultOf(framework: Framework, assessment: Assessment): Result {
  return scoreAssessment(compiled(framework), assessment, TOOL);
}

/** The published arrangements, each with its result. */
export const PUBLISHED: readonly [id: string, result: Result][] = shippedCases(ROOT, LEVELS.id).map(
  ({ id }) => [id, resultOf(LEVELS, caseOf(LEVELS, id))],
);

/** Results of the fixtures and of the default framework, for any answers. */
export function plainResults(): fc.Arbitrary<Result> {
  return PLAIN_RESULTS;
}

const PLAIN_RESULTS = kept(
  fc
    .constantFrom(LEVELS, ...FIXTURES.map((name) => fixture(name)))
    .chain((framework) => assessments(framework).map((assessment) => resultOf(framework, assessment))),
);

/** Results of generated frameworks in which every text, and every text of the assessment, is hard to lay out. */
export function hardResults(): fc.Arbitrary<Result> {
  return HARD_RESULTS;
}

const HARD_RESULTS = kept(
  fc
    .tuple(
      frameworks({ questions: 4 }),
      fc.array(hardTexts(), { minLength: 4, maxLength: 12 }),
      fc.array(hardTexts(), { minLength: 3, maxLength: 6 }),
    )
    .chain(([framework, ours, theirs]) => {
      const dressed = dressFramework(framework, turnsOf(ours));
      return assessments(dressed).map((assessment) =>
        resultOf(dressed, dressAssessment(assessment, turnsOf(theirs))),
      );
    }),
);

/** Gives the texts one after the other, over and over. */
export function turnsOf(texts: readonly string[]): () => string {
  let turn = 0;
  return () => {
    turn += 1;
    return texts[turn % texts.length] ?? 'x';
  };
}

/** The framework with other words in every place that people read. */
export function dressFramework(framework: Framework, text: () => string): Framework {
  return {
    ...framework,
    title: text(),
    about: text(),
    licence: text(),
    use: framework.use && { for: [text(), text()], notFor: [text()], how: [text()] },
    changes: framework.changes.map((change) => ({ ...change, text: text() })),
    nations: framework.nations.map((entry) => ({ ...entry, title: text() })),
    kinds: framework.kinds.map((entry) => ({ ...entry, title: text() })),
    dimensions: framework.dimensions.map((entry) => ({ ...entry, title: text() })),
    agencyGroups: framework.agencyGroups.map((entry) => ({ ...entry, title: text() })),
    agencies: framework.agencies.map((entry) => ({ ...entry, title: text(), short: text() })),
    roles: framework.roles.map((entry) => ({ ...entry, title: text() })),
    needs: framework.needs && {
      title: framework.needs.title && text(),
      about: text(),
      questions: framework.needs.questions.map((question) => dressQuestion(question, text)),
      how: framework.needs.how.map((rule) => ({ ...rule, because: text(), unverified: true })),
      who: framework.needs.who.map((rule) => ({ ...rule, because: text() })),
    },
    questions: framework.questions.map((question) => dressQuestion(question, text)),
    placements: framework.placements.map((placement) => ({
      ...placement,
      title: text(),
      short: text(),
      about: text(),
      levels: placement.levels.map((level) => ({
        ...level,
        name: text(),
        short: text(),
        phrase: text(),
        about: text(),
        costs: text(),
        replacedBy: level.replacedBy.map((one) => ({ ...one, because: text() })),
        stages: level.stages.map((stage) => ({ ...stage, name: text() })),
      })),
    })),
    barriers: framework.barriers.map((barrier) => ({
      ...barrier,
      name: text(),
      about: text(),
      noLever: barrier.noLever && text(),
      pending: text(),
      settleNow: { do: text(), who: text(), roles: [], effort: null },
      levers: ['days', 'years'].map((effort, index) => ({
        id: `lever-${index}`,
        do: text(),
        who: text(),
        roles: [],
        effort: effort as 'days' | 'years',
        onceForAll: effort === 'years',
        firstStep: text(),
        nations: null,
        asOf: '2026-07',
        pending: text(),
        source: null,
        unverified: true,
      })),
    })),
  };
}

function dressQuestion(question: Question, text: () => string): Question {
  return {
    ...question,
    ask: text(),
    why: text(),
    evidence: text(),
    settleNow: { do: text(), who: text(), roles: [], effort: null },
    options: question.options.map((option) => ({
      ...option,
      text: text(),
      better: option.better && { ...option.better, do: text(), text: text(), who: text() },
    })),
  };
}

export function dressAssessment(assessment: Assessment, text: () => string): Assessment {
  const dressed = ([id, given]: [string, GivenAnswer]): [string, GivenAnswer] => [
    id,
    { ...given, note: text(), evidence: [text(), text()], source: text() },
  ];
  return {
    ...assessment,
    service: {
      ...assessment.service,
      name: text(),
      people: text(),
      scope: text(),
      partners: [...assessment.service.partners, { name: '', agency: null }].map((partner) => ({
        ...partner,
        name: text(),
      })),
    },
    answeredBy: [{ role: text(), as: null, organisation: text(), name: text() }],
    date: '2026-11-22',
    needs: new Map([...assessment.needs].map(dressed)),
    answers: new Map([...assessment.answers].map(dressed)),
    notes: [text()],
  };
}
