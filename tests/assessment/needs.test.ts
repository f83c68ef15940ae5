import { describe, expect, it } from 'vitest';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { fixture } from '../support/load.ts';
import { codesAndPlaces, refused } from '../support/problems.ts';

const NEEDS = fixture('needs');
const LADDER = fixture('ladder');
const HEAD = 'joinedup: 1\n';

describe('answers about the people served are refused', () => {
  it.each<
    [
      name: string,
      framework: Framework,
      text: string,
      problem: string,
      message: string,
      advice: string | undefined,
    ]
  >([
    [
      'for a framework that does not ask',
      LADDER,
      'needs: { homes: own }\n',
      'no-needs 2:1',
      'This framework does not ask about needs.',
      'Leave “needs” out.',
    ],
    [
      'to a question that there is not',
      NEEDS,
      'needs:\n  homes: own\n  carer: one\n',
      'unknown-question 4:3',
      'What people need has no question about the people served called “carer”.',
      'Did you mean “carers”?',
    ],
    [
      'to a question that there is not, nor any like it',
      NEEDS,
      'needs: { weather: bad }\n',
      'unknown-question 2:10',
      'What people need has no question about the people served called “weather”.',
      '“joinedup frameworks show needs” lists the questions.',
    ],
    [
      'among those about the service',
      NEEDS,
      'answers:\n  plan: own\n  homes: care\n',
      'unknown-question 4:3',
      '“homes” is answered under “needs:”, not under “answers:”.',
      'Move it to “needs:”.',
    ],
    [
      'where they are about the service',
      NEEDS,
      'needs:\n  plan: own\n',
      'unknown-question 3:3',
      '“plan” is answered under “answers:”, not under “needs:”.',
      'Move it to “answers:”.',
    ],
    [
      'with an option that there is not',
      NEEDS,
      'needs: { homes: { note: So they say., answer: carre } }\n',
      'unknown-option 2:47',
      '“homes” has no option “carre”.',
      'Did you mean “care”? Its options are own, mixed and care; or write unknown.',
    ],
    [
      'in a list with a word that stands alone',
      NEEDS,
      'needs: { homes: [ own, unknown ] }\n',
      'word-in-list 2:24',
      '“unknown” stands alone, not in a list.',
      'List only options: own, mixed and care.',
    ],
    [
      'with not-applicable where the question always applies',
      NEEDS,
      'needs: { homes: not-applicable }\n',
      'always-applies 2:17',
      '“homes” always applies.',
      'Answer “unknown”, or one of own, mixed and care.',
    ],
    [
      'in another version, with an option that there is not',
      NEEDS,
      'framework: { version: 1.0.0 }\nneeds: { homes: carre }\n',
      'unknown-option 3:17',
      '“homes” has no option “carre”.',
      'Did you mean “care”? Its options are own, mixed and care; or write unknown.',
    ],
  ])('%s', (_, framework, text, problem, message, advice) => {
    const problems = refused(assessmentFrom(HEAD + text, framework));
    expect(codesAndPlaces(problems)).toEqual([problem]);
    expect(problems[0]).toMatchObject({ severity: 'error', message, advice });
  });

  it('both at once, each at its place', () => {
    const text = `${HEAD}needs: { plan: own, homes: far }\nanswers: { age: old, plan: far }\n`;
    expect(codesAndPlaces(refused(assessmentFrom(text, NEEDS))).toSorted()).toEqual([
      'unknown-option 2:28',
      'unknown-option 3:28',
      'unknown-question 2:10',
      'unknown-question 3:12',
    ]);
  });
});

describe('answers about the people served are taken', () => {
  const taken = (text: string, framework = NEEDS) => unwrap(assessmentFrom(HEAD + text, framework));

  it('in every form that an answer has, and apart from those about the service', () => {
    const { needs, answers } = taken(
      'needs:\n  homes: [ own, mixed ]\n  carers: { answer: [ two ], note: Mostly., evidence: A list., source: https://example.org }\n  age: not-applicable\nanswers: { plan: own }\n',
    );
    expect([...needs]).toEqual([
      ['homes', { answer: ['own', 'mixed'], note: null, evidence: [], source: null }],
      ['carers', { answer: 'two', note: 'Mostly.', evidence: ['A list.'], source: 'https://example.org' }],
      ['age', { answer: 'not-applicable', note: null, evidence: [], source: null }],
    ]);
    expect([...answers.keys()]).toEqual(['plan']);
  });

  it.each(['needs:\n', 'needs: {}\n', 'needs: { homes: }\n', 'needs: { homes: { note: Ask. } }\n', ''])(
    'as none at all: %j',
    (text) => {
      expect([...taken(text).needs]).toEqual([]);
    },
  );

  it.each(['needs:\n', 'needs: {}\n'])(
    'an empty map says nothing to a framework that does not ask: %j',
    (text) => {
      expect([...taken(text, LADDER).needs]).toEqual([]);
    },
  );

  it('from an older version, with a note of those that are gone', () => {
    const gone =
      'framework: { version: 1.0.0 }\nneeds: { homes: own, weather: bad }\nanswers: { fax: yes, plan: own, team: all, circle: few }\n';
    expect(taken(gone).notes).toEqual([
      'The answers were given to version 1.0.0 of the framework, and are scored on version 1.1.0.',
      'Answered, but not asked in this version: weather and fax.',
    ]);
  });

  it('from a version that asked, with a note, where this one does not', () => {
    const text =
      'framework: { version: 1.2.0 }\nneeds: { homes: own }\nanswers: { money: all, manager: one, door: one }\n';
    const { notes, needs } = taken(text, LADDER);
    expect(notes).toContain('Answered, but not asked in this version: homes.');
    expect([...needs]).toEqual([]);
  });
});
