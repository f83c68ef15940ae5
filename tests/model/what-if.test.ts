import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAssessment } from '../../src/assessment/open-assessment.ts';
import { AssessmentDraft } from '../../src/assessment/write.ts';
import { tryAnswers } from '../../src/engine/compare/try-answers.ts';
import { compile } from '../../src/engine/compile/compile.ts';
import { allQuestions } from '../../src/framework/traverse.ts';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import type { AnswerValue } from '../../src/model/assessment.ts';
import type { OtherAnswer, WhatIf } from '../../src/model/comparison.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentOf, assessments, frameworks } from '../support/frameworks.ts';
import { ROOT, shipped, TOOL } from '../support/load.ts';
import { resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { tinyFramework } from '../support/tiny.ts';
import { othersFrom, triedIn, whatIf, written } from '../support/what-ifs.ts';

function effects({ set }: WhatIf): (readonly [string, string])[] {
  return set.map(({ question, effect }) => [question, effect]);
}

/** True where every list of what moves is empty. */
function movesNothing({ changes: { score, needs, ...lists } }: WhatIf): boolean {
  return score === null && Object.values({ ...lists, ...needs }).every(({ length }) => length === 0);
}

describe('an answer that is set', () => {
  it('takes the place of another one, of none, or of a question about the people served', () => {
    expect(effects(whatIf('ladder', 'answers: { money: own }', 'money=part', 'door=one'))).toEqual([
      ['money', 'changed'],
      ['door', 'changed'],
    ]);
    const { set } = whatIf('wants', 'needs: { tasks: few }', 'tasks=many', 'money=all');
    expect(set).toMatchObject([
      { question: 'tasks', part: 'needs', before: { answer: 'few' }, after: { answer: 'many' }, levels: [] },
      {
        question: 'money',
        part: 'answers',
        before: { answer: 'unanswered', text: 'not answered' },
        after: { answer: 'all', text: 'All shared' },
        levels: ['shared'],
      },
    ]);
  });

  it.each([
    ['an option', 'money: part', 'money=part'],
    ['a list in another order', 'money: [ part, all ]', 'money=all,part'],
    ['not known', 'money: unknown', 'money=unknown'],
  ])('may be so already: %s', (_, answers, typed) => {
    const tried = whatIf('ladder', `answers: { ${answers} }`, typed);
    expect(effects(tried)).toEqual([['money', 'same']]);
    expect(tried.after).toEqual(tried.before);
  });

  it.each([
    ['part of a list', 'money: [ part, all ]', 'money=part'],
    ['a longer list', 'money: [ part, all ]', 'money=part,all,own'],
    ['not known where nothing is answered', 'manager: two', 'money=unknown'],
  ])('is another one: %s', (_, answers, typed) => {
    expect(effects(whatIf('ladder', `answers: { ${answers} }`, typed))).toEqual([['money', 'changed']]);
  });

  it('leaves the note, the evidence and the source of the old one behind', () => {
    const old = 'answers: { money: { answer: own, note: Since May., evidence: [ deed ], source: page } }';
    const [changed] = whatIf('ladder', old, 'money=part').after.answers;
    expect(changed).toMatchObject({ answer: 'part', note: null, evidence: [], source: null });
    const [same] = whatIf('ladder', old, 'money=own').after.answers;
    expect(same).toMatchObject({ answer: 'own', note: 'Since May.', evidence: ['deed'], source: 'page' });
  });

  it('has no value where the question is not asked, and that has its reasons', () => {
    const tried = whatIf('hidden', 'answers: { pool: no }', 'manager=named');
    expect(tried.set).toMatchObject([
      {
        effect: 'not-asked',
        because: [{ question: 'pool', answer: 'no', needs: 'Yes' }],
      },
    ]);
    expect(movesNothing(tried)).toBe(true);
  });

  it('is asked where another answer that is set decides so, and no longer where it decides otherwise', () => {
    const shown = whatIf('hidden', 'answers: { pool: no }', 'manager=named', 'pool=yes');
    expect(effects(shown)).toEqual([
      ['pool', 'changed'],
      ['manager', 'changed'],
    ]);
    const hidden = whatIf('hidden', 'answers: { pool: yes, manager: nobody }', 'pool=no', 'manager=named');
    expect(effects(hidden)).toEqual([
      ['pool', 'changed'],
      ['manager', 'not-asked'],
    ]);
  });

  it('counts where it is open whether the question is asked', () => {
    expect(effects(whatIf('hidden', 'answers: {}', 'manager=named'))).toEqual([['manager', 'changed']]);
  });
});

describe('what moves', () => {
  const tried = whatIf('ladder', 'answers: { money: own, manager: one }', 'money=part');

  it('is where it sits, and the levels that stand otherwise', () => {
    const [depth] = tried.changes.placements;
    expect(depth?.columns.map((column) => column?.secured.id)).toEqual(['apart', 'managed']);
    expect(depth?.levels.map(({ statuses }) => statuses.join(' '))).toEqual([
      'met met',
      'unmet met',
      'met met',
      'unknown unknown',
    ]);
    expect(tried.changes.levels).toMatchObject([
      {
        placement: 'depth',
        id: 'shared',
        columns: [
          { status: 'unmet', strength: { met: 0, of: 1, word: 'thinly' } },
          { status: 'met', strength: { met: 0, of: 1, word: 'thinly' } },
        ],
      },
    ]);
  });

  it('is a level between the two that stay the lowest and the highest', () => {
    const split = whatIf('ladder', 'answers: { money: own, manager: one, door: one }', 'manager=two');
    expect(split.changes.placements).toMatchObject([
      { id: 'depth', columns: [{ secured: { id: 'apart' } }, { secured: { id: 'apart' } }] },
    ]);
    expect(split.changes.levels.map(({ id }) => id)).toEqual(['managed']);
  });

  it('is how soundly a level stands, though it sits where it sat', () => {
    const sounder = whatIf('ladder', 'answers: { money: part, manager: one, door: one }', 'money=all');
    expect(sounder.changes.placements).toEqual([]);
    expect(
      sounder.changes.levels.map(({ id, columns }) => [id, ...columns.map((c) => c.strength.word)]),
    ).toEqual([['shared', 'thinly', 'soundly']]);
  });

  it('is the profile, the score and the barriers', () => {
    expect(tried.changes.profile.map(({ columns }) => columns)).toEqual([
      [
        { low: 0.333, high: 0.667 },
        { low: 0.5, high: 0.833 },
      ],
    ]);
    expect(tried.changes.score?.columns).toEqual([
      { low: 33, high: 67 },
      { low: 50, high: 83 },
    ]);
    expect(tried.changes.barriers.map(({ id, change }) => [id, change])).toEqual([
      ['thin', 'new'],
      ['pots', 'gone'],
    ]);
  });

  it('is a barrier that does not arise then', () => {
    const { barriers } = whatIf('ladder', 'answers: { money: part }', 'money=own').changes;
    expect(barriers.map(({ id, change, statuses }) => [id, change, ...statuses])).toContainEqual([
      'thin',
      'gone',
      'remains',
      'does-not-arise',
    ]);
  });

  it('is which questions are asked', () => {
    const opened = whatIf('hidden', 'answers: { pool: no, report: yes }', 'pool=yes');
    expect(
      opened.changes.questions.map(({ question, answers }) => [question, ...answers.map((a) => a?.answer)]),
    ).toEqual([
      ['manager', 'hidden', 'unanswered'],
      ['report', 'hidden', 'yes'],
    ]);
  });

  it('is what the needs call for, and how what is in place fits them', () => {
    const service = 'answers: { money: all, manager: two }';
    const more = whatIf('wants', `needs: { tasks: many, changes: seldom }\n${service}`, 'changes=daily');
    const called = (given: WhatIf) =>
      given.changes.needs.levels.map(({ columns }) =>
        columns.map((column) => [column?.level?.id, column?.fit]),
      );
    expect(called(more)).toEqual([
      [
        ['shared', 'enough'],
        ['managed', 'less'],
      ],
    ]);
    expect(more.changes.placements).toEqual([]);
    expect(more.changes.needs.partners).toEqual([
      { agency: 'hospital', title: 'Hospital', have: 'kind not given', columns: ['not-needed', 'needed'] },
    ]);
    const fitting = whatIf('wants', `needs: { tasks: many, changes: daily }\n${service}`, 'manager=one');
    expect(called(fitting)).toEqual([
      [
        ['managed', 'less'],
        ['managed', 'enough'],
      ],
    ]);
    expect(fitting.changes.needs.partners).toEqual([]);
  });
});

it('what a search cannot decide is left to the prover, with the other answers as well', () => {
  const many = Array.from({ length: 16 }, (_, index) => `question-${index}`);
  const half = { 'at-least': { count: 8, of: many.map((id) => ({ [id]: 'b' })) } };
  const model = compile(tinyFramework(['gate', ...many], [{ all: [{ gate: 'b' }, half, { not: half }] }]));
  const closed = assessmentOf([['gate', 'a']], 'england');
  const { after } = tryAnswers(model, closed, [{ question: 'gate', answer: 'b' }], TOOL, () => false);
  expect(after.placements[0]?.possible).toMatchObject({ levels: ['foot'], exact: true });
});

describe('whatever is set', () => {
  const cases = frameworks().chain((framework) =>
    fc.record({
      framework: fc.constant(framework),
      given: assessments(framework),
      other: assessments(framework),
    }),
  );

  it('the answers that it has change nothing', () => {
    fc.assert(
      fc.property(cases, ({ framework, given }) => {
        const tried = triedIn(framework, given, othersFrom(given));
        expect(tried.after).toEqual(tried.before);
        expect(tried.before).toEqual(resultOf(framework, given));
        expect(movesNothing(tried)).toBe(true);
        expect(effects(tried).filter(([, effect]) => effect === 'changed')).toEqual([]);
      }),
      runs(300),
    );
  });

  it('the result is that of the edited answers, and the file’s own stays beside it', () => {
    fc.assert(
      fc.property(cases, ({ framework, given, other }) => {
        const needs = new Set(framework.needs?.questions.map(({ id }) => id));
        const others = othersFrom(other);
        const edited = others.reduce((assessment, { question, answer }) => {
          const part = needs.has(question) ? 'needs' : 'answers';
          // The same options in another order are the same answer, and stand as they are written.
          const isSame = sorted(given[part].get(question)?.answer) === sorted(answer);
          return isSame ? assessment : written(assessment, part, question, answer);
        }, given);
        const { before, after } = triedIn(framework, given, others);
        expect(before).toEqual(resultOf(framework, given));
        expect(after).toEqual(resultOf(framework, edited));
      }),
      runs(300),
    );
  });

  it('what moves is what differs, and is told from now to then', () => {
    fc.assert(
      fc.property(cases, ({ framework, given, other }) => {
        const { before, after, changes } = triedIn(framework, given, othersFrom(other));
        const moved = before.barriers
          .filter(({ id, status }) => after.barriers.find((entry) => entry.id === id)?.status !== status)
          .map(({ id }) => id);
        expect(changes.barriers.map(({ id }) => id).sort()).toEqual(moved.sort());
        for (const { id, columns } of changes.placements) {
          const [now, then] = [before, after].map(({ placements }) =>
            placements.find((each) => each.id === id),
          );
          expect(columns).toMatchObject([{ secured: now?.secured }, { secured: then?.secured }]);
        }
        const still = before.placements.filter(
          ({ id }) => !changes.placements.some((each) => each.id === id),
        );
        for (const { id, possible } of still)
          expect(after.placements.find((each) => each.id === id)?.possible).toEqual(possible);
        if (JSON.stringify(before.profile) !== JSON.stringify(after.profile)) return;
        expect(changes.profile).toEqual([]);
      }),
      runs(300),
    );
  });

  it('the same answers give the same bytes, and leave what they were given alone', () => {
    fc.assert(
      fc.property(cases, ({ framework, given, other }) => {
        const answers = JSON.stringify([...given.answers, ...given.needs]);
        const others = othersFrom(other);
        const [one, two] = [others, others].map((each) => JSON.stringify(triedIn(framework, given, each)));
        expect(one).toBe(two);
        expect(JSON.stringify([...given.answers, ...given.needs])).toBe(answers);
      }),
      runs(100),
    );
  });
});

function sorted(answer: AnswerValue | undefined): string {
  return [answer ?? []].flat().sort().join(' ');
}

describe('every case that ships, with one answer set', () => {
  const every = listShipped(ROOT).flatMap(({ id }) =>
    shippedCases(ROOT, id).map((entry) => [`${id}: ${entry.id}`, entry] as const),
  );
  const loaded = new Map<string, Framework>();

  it.each(every)('%s comes out as the edited file does', (_, { file, framework: id }) => {
    const framework = loaded.get(id) ?? shipped(id);
    loaded.set(id, framework);
    const text = readFileSync(file, 'utf8');
    const assessment = unwrap(loadAssessment({ file, text }, framework));
    const questions = allQuestions(framework).filter((_, index) => index % 5 === 0);
    for (const question of questions) {
      const answer = question.options.at(-1)?.id ?? '';
      const other: OtherAnswer = { question: question.id, answer };
      const draft = AssessmentDraft.resume(text, framework);
      const { set, after } = triedIn(framework, assessment, [other]);
      if (set[0]?.before.answer === answer) continue;
      draft.setAnswer(question, { answer, note: null, evidence: [], source: null });
      const edited = unwrap(loadAssessment({ file, text: draft.toString() }, framework));
      expect(after).toEqual(resultOf(framework, edited));
    }
  });
});
