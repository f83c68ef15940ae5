import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deriveAssessment } from '../../../src/engine/compare/across-frameworks.ts';
import { loadFramework } from '../../../src/framework/open.ts';
import type { Assessment } from '../../../src/model/assessment.ts';
import type { Condition } from '../../../src/model/condition.ts';
import type { Crosswalk } from '../../../src/model/crosswalk.ts';
import type { Framework } from '../../../src/model/framework.ts';
import { unwrap } from '../../../src/problem.ts';
import { crosswalkFrom } from '../../support/crosswalks.ts';
import { assessmentOf, assessments, frameworks } from '../../support/frameworks.ts';
import { completions, holds } from '../../support/oracle.ts';

const FROM = frameworkOf(`
id: here
version: 1.2.0
title: Here
agencies: [ { id: council, title: Council }, { id: prison, title: Prison } ]
needs:
  questions:
    - { id: hurry, ask: How quickly?, source: own judgement, options: [ { id: slow, text: Slowly }, { id: fast, text: Fast } ] }
questions:
  - { id: money, ask: Whose?, source: own judgement, options: [ { id: own, text: Own }, { id: part, text: Part }, { id: all, text: All } ] }
  - { id: keeper, ask: Who keeps it?, source: own judgement, shown-when: { money: part }, options: [ { id: nobody, text: Nobody }, { id: named, text: Named } ] }
  - { id: door, ask: How many?, source: own judgement, may-not-apply: true, options: [ { id: two, text: Two }, { id: one, text: One } ] }
`);

const TO = frameworkOf(`
id: there
version: 2.0.0
title: There
nations: [ { id: scotland, title: Scotland }, { id: elsewhere, title: Elsewhere } ]
agencies: [ { id: council, title: Council } ]
needs:
  questions:
    - { id: pace, ask: How fast?, source: own judgement, options: [ { id: months, text: Months }, { id: days, text: Days } ] }
questions:
  - { id: pot, ask: Is there one?, source: own judgement, options: [ { id: no, text: No }, { id: thin, text: Thin }, { id: full, text: Full } ] }
  - { id: way, ask: Which way?, source: own judgement, may-not-apply: true, options: [ { id: many, text: Many }, { id: single, text: Single } ] }
`);

function frameworkOf(text: string): Framework {
  return unwrap(loadFramework({ file: 'framework.yaml', text }));
}

/** What is derived for the questions of the other framework, as plain data. */
function derived(rules: string, assessment: Assessment) {
  const text = `crosswalk: 1\nfrom: { id: here, version: 1.0.0 }\nto: { id: there, version: 2.0.0 }\n${rules}`;
  const crosswalk = unwrap(crosswalkFrom({ file: 'crosswalk.yaml', text }, FROM, TO));
  return deriveAssessment(crosswalk, { from: FROM, to: TO }, assessment);
}

type Given = Readonly<Record<string, string | readonly string[]>>;

function answersFrom(rules: string, given: Given, nation: string | null = 'england') {
  const { answers } = derived(`answers:\n${rules}`, assessmentOf(Object.entries(given), nation));
  return Object.fromEntries([...answers].map(([question, { answer }]) => [question, answer]));
}

const POT = `
  pot:
    - { answer: full, when: { money: all }, because: All is shared. }
    - { answer: thin, when: { money: part } }
    - { answer: no, when: { money: { at-most: own } } }
`;

describe('an answer is derived', () => {
  test('from the first rule that holds, with why', () => {
    expect(answersFrom(POT, { money: 'all' })).toEqual({ pot: 'full' });
    expect(answersFrom(POT, { money: 'part' })).toEqual({ pot: 'thin' });
    const { answers } = derived(`answers:${POT}`, assessmentOf([['money', 'all']]));
    expect(answers.get('pot')).toEqual({
      answer: 'full',
      note: 'All is shared.',
      evidence: [],
      source: null,
    });
  });

  test('as a list of what the rules give that may come to hold, without a reason', () => {
    expect(answersFrom(POT, { money: ['part', 'all'] })).toEqual({ pot: ['thin', 'full'] });
    const { answers } = derived(`answers:${POT}`, assessmentOf([['money', ['part', 'all']]]));
    expect(answers.get('pot')?.note).toBeNull();
  });

  test('though no one rule is certain, where one of several has to hold', () => {
    expect(answersFrom(POT, { money: ['own', 'part'] })).toEqual({ pot: ['no', 'thin'] });
  });

  test('by no rule that one above it always comes before', () => {
    const rules = `
  pot:
    - { answer: full, when: [ { money: part }, { door: one } ] }
    - { answer: no, when: [ { money: all }, { door: one } ] }
    - { answer: thin, when: { money: part } }
`;
    expect(answersFrom(rules, { money: 'all' })).toEqual({ pot: ['thin', 'full'] });
  });

  test('not at all where nothing follows, or where everything may', () => {
    expect(answersFrom(POT, {})).toEqual({});
    expect(answersFrom(POT, { money: 'unknown' })).toEqual({});
    expect(answersFrom('\n  pot: [ { answer: full, when: { money: all } } ]', { money: 'own' })).toEqual({});
    expect(answersFrom('\n  pot: [ { answer: full, when: { money: all } } ]', {})).toEqual({});
  });

  test('as a list of options of which one holds, in the order of the question', () => {
    expect(
      answersFrom('\n  pot: [ { answer: [full, thin], when: { money: part } } ]', { money: 'all' }),
    ).toEqual({
      pot: ['thin', 'full'],
    });
  });

  test('always by a rule without “when”', () => {
    expect(answersFrom('\n  pot: [ { answer: full, when: { money: all } }, { answer: thin } ]', {})).toEqual({
      pot: ['thin', 'full'],
    });
  });

  test('as not applicable; where that is only possible, nothing is said', () => {
    const rules = '\n  way: [ { answer: not-applicable, when: { money: all } }, { answer: many } ]';
    expect(answersFrom(rules, { money: 'all' })).toEqual({ way: 'not-applicable' });
    expect(answersFrom(rules, { money: 'own' })).toEqual({ way: 'many' });
    expect(answersFrom(rules, {})).toEqual({});
  });

  test('by nothing that an inapplicable or hidden question would say', () => {
    const door =
      '\n  way: [ { answer: single, when: { door: one } }, { answer: many, when: { not: { door: one } } } ]';
    expect(answersFrom(door, { door: 'one' })).toEqual({ way: 'single' });
    expect(answersFrom(door, { door: 'not-applicable' })).toEqual({});
    const keeper = '\n  way: [ { answer: single, when: { keeper: named } }, { answer: many } ]';
    expect(answersFrom(keeper, { money: 'part', keeper: 'named' })).toEqual({ way: 'single' });
    expect(answersFrom(keeper, { money: 'own', keeper: 'named' })).toEqual({ way: 'many' });
  });

  test('by the nation, where the other framework does not know it either', () => {
    const rules = '\n  way: [ { answer: single, when: { nation: [scotland] } }, { answer: many } ]';
    expect(answersFrom(rules, {}, 'scotland')).toEqual({ way: 'single' });
    expect(answersFrom(rules, {}, 'england')).toEqual({ way: 'many' });
    // Whichever it is, the way applies.
    expect(answersFrom(rules, {}, null)).toEqual({ way: ['many', 'single'] });
  });

  test('about the people served, from what was said of them', () => {
    const needs = new Map([['hurry', { answer: 'fast', note: null, evidence: [], source: null }]]);
    const rules = 'needs:\n  pace: [ { answer: days, when: { hurry: fast } } ]';
    expect(derived(rules, { ...assessmentOf([]), needs }).needs.get('pace')?.answer).toBe('days');
    expect(derived(rules, assessmentOf([])).needs.size).toBe(0);
  });
});

describe('the derived assessment', () => {
  const service = {
    ...assessmentOf([]).service,
    partners: [
      { name: 'Hill Town', agency: 'council' },
      { name: 'Stone Gate', agency: 'prison' },
    ],
  };

  test('keeps the service, without a nation or an agency that the other framework does not have', () => {
    const { service: kept, frameworkVersion } = derived('', { ...assessmentOf([]), service });
    expect(kept).toEqual({
      ...service,
      nation: null,
      partners: [
        { name: 'Hill Town', agency: 'council' },
        { name: 'Stone Gate', agency: null },
      ],
    });
    expect(frameworkVersion).toBe('2.0.0');
    expect(derived('', assessmentOf([], 'scotland')).service.nation).toBe('scotland');
  });

  test('says that it was derived, and how much follows', () => {
    expect(derived(`answers:${POT}`, assessmentOf([['money', 'all']])).notes).toEqual([
      'Derived from the answers to Here: 1 of 2 questions follow from them. The others are not answered.',
    ]);
    const noted = { ...assessmentOf([]), notes: ['Made for version 1.0.0.'] };
    expect(derived('', noted).notes[0]).toBe('Made for version 1.0.0.');
  });
});

/** A crosswalk into one question, by whatever conditions a random framework has. */
function crosswalkOver(framework: Framework): fc.Arbitrary<Crosswalk> {
  const conditions = [
    null,
    ...framework.placements.flatMap(({ levels }) => levels.map(({ requires }) => requires)),
    ...framework.barriers.flatMap(({ arisesWhen, raisedBy }) => [arisesWhen, raisedBy]),
  ];
  const rule = (options: fc.Arbitrary<string[]>) =>
    fc.record({
      options,
      when: fc.constantFrom<Condition | null>(...conditions),
      because: fc.constant(null),
      source: fc.constant(null),
      unverified: fc.constant(false),
    });
  // A rule without options says that the question does not apply.
  const kinds: Record<string, fc.Arbitrary<string[]>> = {
    pot: fc.subarray(['no', 'thin', 'full'], { minLength: 1 }),
    way: fc.subarray(['many', 'single']),
  };
  const ruled = fc
    .constantFrom(...Object.keys(kinds))
    .chain((question) =>
      fc
        .array(rule(kinds[question] ?? fc.constant([])), { minLength: 1, maxLength: 4 })
        .map((rules) => ({ question, rules })),
    );
  return ruled.map((derivation) => ({
    from: { id: framework.id, version: framework.version },
    to: { id: TO.id, version: TO.version },
    about: null,
    answers: [derivation],
    needs: [],
    levels: [],
  }));
}

test('what is derived is all that the completions give, where each of them gives something', () => {
  const cases = frameworks().chain((framework) =>
    fc.record({
      framework: fc.constant(framework),
      assessment: assessments(framework),
      crosswalk: crosswalkOver(framework),
    }),
  );
  fc.assert(
    fc.property(cases, ({ framework, assessment, crosswalk }) => {
      const { question = '', rules = [] } = crosswalk.answers[0] ?? {};
      const given = completions(framework, assessment).map((completion) =>
        rules.find(({ when }) => when === null || holds(when, framework, completion) === true),
      );
      const answers = given.map((rule) => (rule?.options.length === 0 ? ['not-applicable'] : rule?.options));
      const options = new Set(answers.flatMap((each) => each ?? []));
      const { answer } =
        deriveAssessment(crosswalk, { from: framework, to: TO }, assessment).answers.get(question) ?? {};
      // A list leaves open only which option it is.
      const isMixed = options.size > 1 && options.has('not-applicable');
      if (given.includes(undefined) || isMixed || options.size === 3) expect(answer).toBeUndefined();
      else expect(new Set([answer].flat())).toEqual(options);
    }),
    { numRuns: 2000 },
  );
});
