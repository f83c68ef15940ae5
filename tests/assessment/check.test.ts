import { describe, expect, it } from 'vitest';
import type { Framework } from '../../src/model/framework.ts';
import { assessmentFrom } from '../support/assessments.ts';
import { fixture, shipped } from '../support/load.ts';
import { codesAndPlaces, refused } from '../support/problems.ts';

const LADDER = fixture('ladder');
const NATIONS = fixture('nations');
const LEVELS = shipped('five-levels');
const LATER: Framework = {
  ...LADDER,
  version: '3.0.0',
  changes: [
    { version: '3.0.0', text: 'One door means for everybody.' },
    { version: '2.1.0', text: 'Money is asked in three steps.' },
    { version: '1.5.0', text: 'A word was mended.' },
  ],
};

const HEAD = 'joinedup: 1\n';

type Refusal = [
  name: string,
  framework: Framework,
  text: string,
  problem: string,
  message: string,
  advice: string | undefined,
];

function check(
  _: string,
  framework: Framework,
  text: string,
  problem: string,
  message: string,
  advice?: string,
) {
  const problems = refused(assessmentFrom(text, framework));
  expect(codesAndPlaces(problems)).toEqual([problem]);
  expect(problems[0]).toMatchObject({ severity: 'error', message, file: 'service.yaml' });
  expect(problems[0]?.advice).toBe(advice);
}

const START = 'Start one with “joinedup template” or “joinedup assess FILE”.';
const NO_ASSESSMENT = 'This is not an assessment: it does not start with “joinedup: 1”.';

describe('what is no assessment is refused', () => {
  it.each<Refusal>([
    [
      'a later format',
      LADDER,
      'joinedup: 2\nanswers: {}\n',
      'other-format 1:11',
      'The file is in format 2; this program reads format 1.',
      'Use a newer joinedup.',
    ],
    ['a map without the first key', LADDER, 'answers: {}\n', 'not-an-assessment 1:1', NO_ASSESSMENT, START],
    ['a list', LADDER, '- joinedup: 1\n', 'not-an-assessment 1:1', NO_ASSESSMENT, START],
    ['a single text', LADDER, 'hello\n', 'not-an-assessment 1:1', NO_ASSESSMENT, START],
    ['a format in quotes', LADDER, 'joinedup: "1"\n', 'not-an-assessment 1:11', NO_ASSESSMENT, START],
    [
      'a framework',
      LADDER,
      '# ours\nid: ours\nquestions: []\n',
      'not-an-assessment 2:1',
      'This is a framework, not an assessment.',
      'Check it with “joinedup frameworks check FILE”, or name it with --framework.',
    ],
  ])('%s', check);
});

describe('what the framework does not know is refused', () => {
  it.each<Refusal>([
    [
      'a misspelt question',
      LADDER,
      `${HEAD}answers:\n  money: part\n  mannager: one\n`,
      'unknown-question 4:3',
      'A ladder has no question “mannager”.',
      'Did you mean “manager”?',
    ],
    [
      'a question that is like none',
      LADDER,
      `${HEAD}answers: { weather: fine }\n`,
      'unknown-question 2:12',
      'A ladder has no question “weather”.',
      '“joinedup frameworks show ladder” lists the questions.',
    ],
    [
      'a misspelt nation',
      LADDER,
      `${HEAD}service:\n  nation: scotand\n`,
      'unknown-nation 3:11',
      '“scotand” is not a nation that the framework knows.',
      'Did you mean “scotland”?',
    ],
    [
      'a nation that is like none',
      LADDER,
      `${HEAD}service: { nation: atlantis }\n`,
      'unknown-nation 2:20',
      '“atlantis” is not a nation that the framework knows.',
      'The nations are england, scotland, wales, northern-ireland and elsewhere.',
    ],
    [
      'a misspelt kind of partner',
      LEVELS,
      `${HEAD}service:\n  partners:\n    - { name: A }\n    - { name: B, agency: hospitl }\n`,
      'unknown-agency 5:26',
      '“hospitl” is not a kind of partner that the framework knows.',
      'Did you mean “hospital”?',
    ],
    [
      'a kind of partner where the framework names none',
      LADDER,
      `${HEAD}service: { partners: [ { name: A, agency: hospital } ] }\n`,
      'unknown-agency 2:43',
      '“hospital” is not a kind of partner that the framework knows.',
      'The framework names none; leave it out.',
    ],
    [
      'a misspelt side',
      LEVELS,
      `${HEAD}service:\n  sides: [ hospital, hospitl ]\n`,
      'unknown-agency 3:22',
      '“hospitl” is not a kind of partner that the framework knows.',
      'Did you mean “hospital”?',
    ],
    [
      'the same side twice',
      LEVELS,
      `${HEAD}service:\n  sides:\n    - hospital\n    - family-doctor\n    - hospital\n`,
      'side-twice 6:7',
      '“hospital” stands twice among the sides.',
      'Keep one. Two agencies of one kind are named under “partners”.',
    ],
    [
      'needs',
      LADDER,
      `${HEAD}needs:\n  lives-alone: yes\n`,
      'no-needs 2:1',
      'This framework does not ask about needs.',
      'Leave “needs” out.',
    ],
    [
      'another major version, with what has changed since',
      LATER,
      `${HEAD}framework: { id: ladder, version: 1.9.9 }\nanswers: { weather: fine }\n`,
      'other-version 2:35',
      'The answers belong to version 1.9.9 of A ladder; this is version 3.0.0.',
      'What changed: 3.0.0: One door means for everybody. 2.1.0: Money is asked in three steps. Use that version of the framework, or answer anew with “joinedup template”.',
    ],
    [
      'a major version that is not out yet',
      LADDER,
      `${HEAD}framework:\n  version: 10.0.0\n`,
      'other-version 3:12',
      'The answers belong to version 10.0.0 of A ladder; this is version 1.0.0.',
      'What changed is not said in the framework. Use that version of the framework, or answer anew with “joinedup template”.',
    ],
  ])('%s', check);

  it('a kind of partner that is like none, with all that there are', () => {
    const [problem] = refused(
      assessmentFrom(`${HEAD}service: { partners: [ { name: A, agency: circus } ] }\n`, LEVELS),
    );
    expect(problem?.advice).toBe(
      `The kinds are ${LEVELS.agencies
        .map(({ id }) => id)
        .join(', ')
        .replace(/, other$/u, ' and other')}.`,
    );
  });
});

const OPTIONS = 'Its options are own, part and all; or write unknown.';

describe('an answer that its question does not have is refused', () => {
  it.each<Refusal>([
    [
      'a misspelt option',
      LADDER,
      `${HEAD}answers:\n  money: prt\n`,
      'unknown-option 3:10',
      '“money” has no option “prt”.',
      'Did you mean “part”? Its options are own, part and all; or write unknown.',
    ],
    [
      'a misspelt “unknown”',
      LADDER,
      `${HEAD}answers:\n  money: unkown\n`,
      'unknown-option 3:10',
      '“money” has no option “unkown”.',
      'Did you mean “unknown”? Its options are own, part and all; or write unknown.',
    ],
    [
      'an option that is like none',
      LADDER,
      `${HEAD}answers:\n  money: tomorrow\n`,
      'unknown-option 3:10',
      '“money” has no option “tomorrow”.',
      OPTIONS,
    ],
    [
      'an option of another question',
      LADDER,
      `${HEAD}answers: { manager: part }\n`,
      'unknown-option 2:21',
      '“manager” has no option “part”.',
      'Its options are two and one; or write unknown.',
    ],
    [
      'not-applicable where the question always applies',
      LADDER,
      `${HEAD}answers: { money: not-applicable }\n`,
      'always-applies 2:19',
      '“money” always applies.',
      'Answer “unknown”, or one of own, part and all.',
    ],
    [
      'not-applicable in a list of one, where it always applies',
      LADDER,
      `${HEAD}answers: { money: [ not-applicable ] }\n`,
      'always-applies 2:19',
      '“money” always applies.',
      'Answer “unknown”, or one of own, part and all.',
    ],
    [
      'an option twice',
      LADDER,
      `${HEAD}answers:\n  money: [ all, part, all ]\n`,
      'option-twice 3:10',
      '“all” stands twice in the list.',
      'Keep one.',
    ],
  ])('%s', check);

  it.each<Refusal>([
    [
      'in a list, at its own place',
      LADDER,
      `${HEAD}answers:\n  money: [ part, allofit ]\n`,
      'unknown-option 3:18',
      '“money” has no option “allofit”.',
      OPTIONS,
    ],
    [
      'in a map, at its own place',
      LADDER,
      `${HEAD}answers:\n  money:\n    note: As they said.\n    answer: allofit\n`,
      'unknown-option 5:13',
      '“money” has no option “allofit”.',
      OPTIONS,
    ],
    [
      'in a map on one line, at its own place',
      NATIONS,
      `${HEAD}answers: { scheme: { note: n, answer: maybe } }\n`,
      'unknown-option 2:39',
      '“scheme” has no option “maybe”.',
      'Its options are no and yes; or write unknown or not-applicable.',
    ],
    [
      'in a list in a map, at its own place',
      LADDER,
      `${HEAD}answers:\n  money:\n    note: As they said.\n    answer:\n      - part\n      - unknown\n`,
      'word-in-list 7:9',
      '“unknown” stands alone, not in a list.',
      'List only options: own, part and all.',
    ],
  ])('%s', check);
});
