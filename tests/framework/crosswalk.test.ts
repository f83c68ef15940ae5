import { describe, expect, test } from 'vitest';
import { parseSource } from '../../src/document/parse.ts';
import { checkCrosswalk, crosswalkIn } from '../../src/framework/crosswalk/open-crosswalk.ts';
import type { Framework } from '../../src/model/framework.ts';
import { type Problem, unwrap } from '../../src/problem.ts';
import { crosswalkFrom } from '../support/crosswalks.ts';
import { fixture } from '../support/load.ts';

const LADDER = fixture('ladder');
const MATRIX = fixture('matrix');
const HIDDEN = fixture('hidden');

const SOUND = `crosswalk: 1
from: { id: ladder, version: 1.4.0 }
to: { id: hidden, version: 1.0.0 }
about: What a ladder says of a pool.
answers:
  pool:
    - answer: yes
      when: { money: part }
      because: Some money is shared.
      source: own judgement
    - { answer: no }
  manager: [ { answer: [nobody, named], when: { score: { of: [ money, manager ], by: sum, at-least: 1 } } } ]
levels:
  - means: { apart: [none], shared: [pooled, run] }
`;

function problemsIn(text: string, to: Framework = HIDDEN, from: Framework = LADDER): readonly Problem[] {
  return crosswalkFrom({ file: 'crosswalk.yaml', text }, from, to).problems;
}

/** The problems of the sound crosswalk with one change: their code, what is said, and what they point at. */
function changed(before: string, after: string, to?: Framework): string[] {
  expect(SOUND.split(before).length, `${before} stands in the crosswalk`).toBe(2);
  return problemsIn(SOUND.replace(before, after), to).map(
    ({ code, message, advice, place, excerpt }) =>
      `${code} at “${place ? excerpt?.slice(place.column - 1) : 'nowhere'}”: ${message}${advice ? ` ${advice}` : ''}`,
  );
}

test('a sound crosswalk has no problems', () => {
  expect(problemsIn(SOUND)).toEqual([]);
});

test('a crosswalk may say nothing but what it leads between', () => {
  expect(problemsIn(SOUND.slice(0, SOUND.indexOf('about')))).toEqual([]);
});

describe('what is wrong is said at its place', () => {
  test('a file that is no crosswalk', () => {
    const [problem, ...more] = problemsIn('id: ladder\nversion: 1.0.0\n');
    expect(more).toEqual([]);
    expect(problem).toMatchObject({ code: 'not-a-crosswalk', place: { line: 1, column: 1 } });
    expect(problem?.advice).toContain('“from:”');
  });

  test('another format', () => {
    expect(changed('crosswalk: 1', 'crosswalk: 2')[0]).toContain(
      'Expected 1, the only format that there is.',
    );
  });

  test('a key that there is not', () => {
    expect(changed('answers:', 'anwsers:')[0]).toMatch(
      /^unknown-key at “anwsers:”.*Did you mean “answers”\?/u,
    );
  });

  test('another framework than the one that it is held against', () => {
    expect(changed('id: ladder', 'id: lader')).toEqual([
      'other-framework at “lader, version: 1.4.0 }”: The crosswalk names “lader” here, not “ladder”.',
    ]);
    expect(changed('id: hidden', 'id: hiden')).toEqual([
      'other-framework at “hiden, version: 1.0.0 }”: The crosswalk names “hiden” here, not “hidden”.',
    ]);
  });

  test('a framework that leads to itself', () => {
    const text = 'crosswalk: 1\nfrom: { id: ladder, version: 1.0.0 }\nto: { id: ladder, version: 1.0.0 }\n';
    expect(problemsIn(text, LADDER).map(({ code }) => code)).toEqual(['same-framework']);
  });

  test('another major version', () => {
    expect(changed('version: 1.4.0', 'version: 2.0.0')).toEqual([
      'other-version at “2.0.0 }”: The crosswalk was made for version 2.0.0 of A ladder; this is version 1.0.0. Go through its rules with the changes of the framework, then name the new version.',
    ]);
    expect(changed('version: 1.4.0', 'version: one')[0]).toContain('Expected three numbers with dots');
  });

  test('a question that the other framework does not have', () => {
    expect(changed('pool:', 'pol:')).toEqual([
      'unknown-question at “pol:”: Questions that are not always asked has no question “pol”. Did you mean “pool”?',
    ]);
  });

  test('a question about the people served, where there is none', () => {
    expect(changed('answers:\n', 'needs: { pool: [ { answer: yes } ] }\nanswers:\n')).toEqual([
      'unknown-question at “pool: [ { answer: yes } ] }”: Questions that are not always asked has no question “pool” about the people served. Leave it out.',
    ]);
  });

  test('an option that the question does not have, in a list as well', () => {
    expect(changed('answer: yes', 'answer: yess')).toEqual([
      'unknown-option at “yess”: The question “pool” has no option “yess”. Did you mean “yes”?',
    ]);
    expect(changed('[nobody, named]', '[nobody, everybody]')[0]).toMatch(
      /^unknown-option at “\[nobody.*Did you mean “nobody”\?$|^unknown-option at “\[nobody/u,
    );
  });

  test('not applicable, where a question always applies', () => {
    expect(changed('answer: yes', 'answer: not-applicable')).toEqual([
      'always-applies at “not-applicable”: “pool” always applies. Its options are no and yes.',
    ]);
  });

  test('a condition on a question that the first framework does not have', () => {
    expect(changed('when: { money: part }', 'when: { mony: part }')[0]).toMatch(
      /^unknown-(?:key|question) at “mony: part \}”.*“money”/u,
    );
  });

  test('a condition on an option that the question does not have', () => {
    expect(changed('when: { money: part }', 'when: { money: parts }')[0]).toMatch(
      /^unknown-option at “parts \}”.*“part”/u,
    );
  });

  test('a score over what is no question', () => {
    expect(changed('of: [ money, manager ]', 'of: [ money, maneger ]')[0]).toMatch(
      /^unknown-question at “maneger \].*“manager”/u,
    );
  });

  test('no rule at all for a question', () => {
    expect(
      changed(
        '[ { answer: [nobody, named], when: { score: { of: [ money, manager ], by: sum, at-least: 1 } } } ]',
        '[]',
      )[0],
    ).toMatch(/^wrong-value at “\[\]”: .*has no entries; at least 1 is needed/u);
  });

  test('a condition over the people served that looks at the service', () => {
    const needs = fixture('needs');
    const rule = (when: string) =>
      problemsIn(
        `crosswalk: 1\nfrom: { id: needs, version: 1.0.0 }\nto: { id: wants, version: 1.0.0 }\nneeds:\n  tasks: [ { answer: many, when: ${when} } ]\n`,
        fixture('wants'),
        needs,
      ).map(
        ({ code, excerpt, place }) =>
          `${code} at ${place?.line}: ${excerpt?.slice((place?.column ?? 1) - 1)}`,
      );
    expect(rule('{ carers: two }')).toEqual([]);
    expect(rule('{ plan: shown }')).toEqual(['other-scope at 5: plan: shown } } ]']);
  });

  test('a rule that is never looked at, as a warning', () => {
    const text = SOUND.replace(
      '    - { answer: no }\n',
      '    - { answer: no }\n    - { answer: yes, when: { money: all } }\n',
    );
    expect(problemsIn(text)).toMatchObject([
      { code: 'idle-rule', severity: 'warning', place: { line: 12, column: 7 } },
    ]);
  });

  test('a placement that is held against two, as a warning', () => {
    expect(problemsIn(`${SOUND}  - { means: { entered: [unrun] } }\n`)).toMatchObject([
      { code: 'idle-match', severity: 'warning', place: { line: 15, column: 5 } },
    ]);
  });

  test('a level that a placement does not have, on either side', () => {
    expect(changed('apart:', 'appart:')).toEqual([
      'unknown-level at “appart: [none], shared: [pooled, run] }”: There is no level called “appart” in that placement. Did you mean “apart”?',
    ]);
    expect(changed('[none]', '[nonne]')).toEqual([
      'unknown-level at “nonne], shared: [pooled, run] }”: There is no level called “nonne” in that placement. Did you mean “none”?',
    ]);
  });

  test('a placement that there is not, or that has to be named', () => {
    expect(changed('- means:', '- from: deph\n    means:')).toEqual([
      'unknown-placement at “deph”: A ladder has no placement “deph”. Did you mean “depth”?',
    ]);
    const text = SOUND.slice(0, SOUND.indexOf('about')).replace('hidden', MATRIX.id);
    const levels = 'levels:\n  - means: { apart: [none] }\n';
    expect(problemsIn(text + levels, MATRIX)).toMatchObject([
      {
        code: 'unknown-placement',
        message: `${MATRIX.title} has several placements, so “to” has to say which is meant.`,
        place: { line: 5, column: 5 },
      },
    ]);
  });

  test('several at once, in the order of the file', () => {
    const text = SOUND.replace('answer: yes', 'answer: yess').replace('apart:', 'appart:');
    expect(problemsIn(text).map(({ code }) => code)).toEqual(['unknown-option', 'unknown-level']);
  });
});

test('a wrong key, another version and an option that there is not are told at once', () => {
  const text = SOUND.replace('because:', 'becuase:')
    .replace('version: 1.4.0', 'version: 9.4.0')
    .replace('{ answer: no }', '{ answer: not }')
    .replace('money: part', 'monney: part')
    .replace('[nobody, named]', '[nobody, namd]');
  const document = unwrap(parseSource({ file: 'crosswalk.yaml', text }));
  const { file, problems } = crosswalkIn(document);
  const codes = (all: readonly Problem[]) => all.map(({ code, place }) => `${place?.line} ${code}`);
  expect(codes(problems)).toEqual(['9 unknown-key']);
  const found = (from: Framework | null, to: Framework | null) =>
    file && codes(checkCrosswalk(file, { from, to }).problems);
  // Which questions there are is not asked of another version.
  expect(found(LADDER, HIDDEN)).toEqual(['2 other-version', '11 unknown-option', '12 unknown-option']);
  expect(found(LADDER, null)).toEqual(['2 other-version']);
  expect(found(null, HIDDEN)).toEqual(['11 unknown-option', '12 unknown-option']);
});

test('a “when” that is misspelt does not make the rule below it idle', () => {
  const document = unwrap(
    parseSource({
      file: 'crosswalk.yaml',
      text: SOUND.replace('when: { money: part }', 'wehn: { money: part }'),
    }),
  );
  const { file } = crosswalkIn(document);
  expect(file && checkCrosswalk(file, { from: LADDER, to: HIDDEN }).problems).toEqual([]);
});
