import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { blankAssessment } from '../../../src/assessment/blank-assessment.ts';
import { tryAnswers } from '../../../src/engine/compare/try-answers.ts';
import { compile } from '../../../src/engine/compile/compile.ts';
import { inNation, modelIn, modelsOf, withTerms } from '../../../src/engine/compile/nation-terms.ts';
import { scoreAssessment } from '../../../src/engine/score/score-assessment.ts';
import { loadFramework } from '../../../src/framework/open.ts';
import { allQuestions } from '../../../src/framework/traverse.ts';
import { Session, UNKNOWN_SERVICE } from '../../../src/interview/session.ts';
import type { Framework } from '../../../src/model/framework.ts';
import { unwrap } from '../../../src/problem.ts';
import { assessmentOf, assessments, frameworks } from '../../support/frameworks.ts';
import { fixture, shipped, TOOL } from '../../support/load.ts';

/** Words that differ from nation to nation are in the words of the service's nation wherever a text comes out. */

const TERMS: Framework['terms'] = {
  pool: { otherwise: 'pooling agreement', north: 'section 75 agreement', south: 'section 33 agreement' },
  chief: { otherwise: 'chief officer' },
};

const WRITTEN = `id: pools
version: 1.0.0
title: Pools with a {pool}
nations: [ { id: north, title: North }, { id: south, title: South } ]
terms:
  pool: { otherwise: pooling agreement, north: section 75 agreement, south: section 33 agreement }
  chief: { otherwise: chief officer, north: chief officer, south: chief officer }
questions:
  - id: budget
    ask: Is there a {pool}?
    options:
      - { id: none, text: 'No {pool}', better: { text: 'Let the {chief} write a {pool}', effort: months } }
      - { id: signed, text: 'A signed {pool}, or {another}' }
    source: own judgement
placements:
  - id: depth
    cumulative: true
    levels:
      - { id: apart, name: Apart, source: own judgement }
      - { id: pooled, name: 'By {pool}', phrase: 'a {pool}', requires: { budget: signed }, source: own judgement }
barriers:
  - { id: no-pool, kind: legal, name: 'No {pool}', raised-by: { budget: { at-most: none } }, holds-back: [ pooled ], levers: [ { id: write, who: 'The {chief}', effort: months, first-step: Ask., source: own judgement } ], source: own judgement }
`;
const POOLS = unwrap(loadFramework({ file: 'pools.yaml', text: WRITTEN }));
const MODEL = compile(POOLS);

describe('a text', () => {
  it.each([
    ['north', 'a section 75 agreement'],
    ['south', 'a section 33 agreement'],
    [null, 'a pooling agreement'],
    ['elsewhere', 'a pooling agreement'],
    ['constructor', 'a pooling agreement'],
  ])('is in the words of the nation: %s', (nation, text) => {
    expect(withTerms('a {pool}', TERMS, nation)).toBe(text);
  });

  it('keeps whatever else stands in braces', () => {
    const text = '{pools} {Pool} { pool } {} {{ {constructor} {toString} {pool';
    expect(withTerms(text, TERMS, 'north')).toBe(text);
    expect(withTerms('{{pool}} {pool}{chief}', TERMS, 'south')).toBe(
      '{section 33 agreement} section 33 agreementchief officer',
    );
  });

  it('is not read for terms again', () => {
    const terms = { one: { otherwise: '{two}' }, two: { otherwise: 'no' } };
    expect(withTerms('{one}', terms, null)).toBe('{two}');
  });
});

describe('the model of a framework', () => {
  it('is made once for each nation, whichever was asked for first', () => {
    const modelOf = modelsOf(POOLS);
    const [north, south] = [modelOf('north'), modelOf('south')];
    expect(modelOf('north')).toBe(north);
    expect(modelIn(north, 'south')).toBe(south);
    expect(modelIn(south, 'north')).toBe(north);
    expect(modelIn(modelIn(MODEL, 'north'), 'south').framework).toEqual(south.framework);
    expect(north.framework).toEqual(inNation(POOLS, 'north'));
    expect(modelIn(north, null).framework).toEqual(inNation(POOLS, null));
  });

  it('is one for all nations where the framework declares no terms', () => {
    const modelOf = modelsOf(fixture('ladder'));
    expect(modelOf('england')).toBe(modelOf(null));
    expect(modelIn(modelOf('england'), 'wales')).toBe(modelOf(null));
  });
});

describe('a framework', () => {
  it('is the same where it declares no terms', () => {
    for (const framework of [fixture('ladder'), shipped('leutz'), { ...POOLS, terms: {} }])
      expect(inNation(framework, 'england')).toBe(framework);
    const model = compile(fixture('ladder'));
    expect(modelIn(model, 'england')).toBe(model);
  });

  it('is made once for each nation, with what has no term in it as it was', () => {
    expect(modelIn(MODEL, 'north')).toBe(modelIn(MODEL, 'north'));
    expect(modelIn(MODEL, 'north')).not.toBe(modelIn(MODEL, 'south'));
    const { nations, placements } = inNation(POOLS, 'north');
    expect(nations).toBe(POOLS.nations);
    expect(placements[0]?.levels[0]).toBe(POOLS.placements[0]?.levels[0]);
  });

  it('has every text in the words of the nation', () => {
    const text = JSON.stringify({ ...inNation(POOLS, 'south'), terms: {} });
    expect(text).not.toMatch(/\{(?:pool|chief)\}/u);
    expect(text).toContain('A signed section 33 agreement, or {another}');
    expect(blankAssessment(inNation(POOLS, null))).toContain('Is there a pooling agreement?');
  });
});

test.each([
  ['north', 'section 75 agreement'],
  ['south', 'section 33 agreement'],
  [null, 'pooling agreement'],
])('a result, and one that is only tried out, is in the words of the service: %s', (nation, word) => {
  const assessment = assessmentOf([['budget', 'none']], nation);
  const result = scoreAssessment(MODEL, assessment, TOOL);
  expect(JSON.stringify(result)).not.toMatch(/\{(?:pool|chief)\}/u);
  expect(result.framework.title).toBe(`Pools with a ${word}`);
  expect(result.placements[0]?.levels[1]?.missing[0]?.needs).toBe(`A signed ${word}, or {another}`);
  expect(result.answers[0]?.better?.text).toBe(`Let the chief officer write a ${word}`);
  const tried = tryAnswers(MODEL, assessment, [{ question: 'budget', answer: 'signed' }], TOOL);
  expect(JSON.stringify(tried)).not.toMatch(/\{(?:pool|chief)\}/u);
});

it('what somebody wrote of an answer stays as it was written', () => {
  const plain = assessmentOf([['budget', 'none']], 'north');
  const answers = new Map([
    ['budget', { answer: 'none', note: 'see {pool}', evidence: ['{chief}'], source: null }],
  ]);
  const [answer] = scoreAssessment(MODEL, { ...plain, answers }, TOOL).answers;
  expect([answer?.note, answer?.evidence]).toEqual(['see {pool}', ['{chief}']]);
});

it('an interview asks in the words of the nation as soon as it is known', () => {
  const session = new Session(POOLS, UNKNOWN_SERVICE);
  expect(session.questions()[0]?.ask).toBe('Is there a pooling agreement?');
  session.service = { ...session.service, nation: 'south' };
  expect(session.questions()[0]?.ask).toBe('Is there a section 33 agreement?');
  expect(allQuestions(session.framework)).toEqual(session.questions());
  expect(
    allQuestions(session.framework).includes(session.questions()[0] as Framework['questions'][number]),
  ).toBe(true);
});

test('terms change no level, and nothing but words', () => {
  const settings = frameworks({ questions: 3 }).chain((framework) =>
    fc.tuple(fc.constant(framework), assessments(framework)),
  );
  fc.assert(
    fc.property(settings, ([framework, assessment]) => {
      const text = JSON.stringify(framework).replaceAll('Option ', 'Option {word} ');
      const dressed = { ...(JSON.parse(text) as Framework), terms: { word: { otherwise: 'as ever' } } };
      const plain = scoreAssessment(compile(framework), assessment, TOOL);
      const result = scoreAssessment(compile(dressed), assessment, TOOL);
      expect(JSON.stringify(result).replaceAll('Option as ever ', 'Option ')).toBe(JSON.stringify(plain));
    }),
    { numRuns: 100 },
  );
});
