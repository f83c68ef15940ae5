import { describe, expect, it } from 'vitest';
import { loadFramework } from '../../src/framework/open.ts';
import { plain } from '../../src/sentence.ts';

/** What the loader says of terms, roles, replacements and what is overall, where they do not fit together. */

const SOUND = `id: sound
version: 1.0.0
title: Sound, with a {pool}
nations: [ { id: north, title: North }, { id: south, title: South } ]
roles: [ { id: lead, title: Team lead }, { id: chief, title: Chief officer } ]
terms:
  pool: { otherwise: pool, north: north pool, south: south pool }
questions:
  - id: budget
    ask: Whose money?
    options:
      - { id: own, text: Own, better: { do: share money, text: Share it., effort: days, roles: [ lead ] } }
      - { id: all, text: Shared }
    settle-now: { do: ask for it, roles: [ chief ] }
    source: own judgement
  - { id: door, ask: Doors?, options: [ { id: two, text: Two }, { id: one, text: One } ], source: own judgement }
placements:
  - id: depth
    overall: true
    levels:
      - { id: apart, name: Apart, source: own judgement }
      - id: shared
        name: Shared
        requires: { budget: all }
        replaced-by: [ { when: { door: one }, because: there is one door } ]
        source: own judgement
  - id: breadth
    levels:
      - { id: narrow, name: Narrow, source: own judgement }
      - { id: wide, name: Wide, requires: { door: one }, source: own judgement }
`;

/** Everything that is said of it, with one part of it written otherwise. */
function said(from: string | RegExp = '', to = ''): string[] {
  const text = from === '' ? SOUND : SOUND.replace(from, to);
  if (from !== '' && text === SOUND) throw new Error(`${from} is not there`);
  const { problems } = loadFramework({ file: 'f.yaml', text });
  return problems.map(
    ({ code, severity, message, advice, place }) =>
      `${place?.line}:${place?.column} ${severity} ${code}: ${plain(message)} ${plain(advice ?? '')}`,
  );
}

it('nothing is said where they fit', () => {
  expect(said()).toEqual([]);
});

describe('a term', () => {
  it.each<[what: string, from: string, to: string, said: RegExp]>([
    [
      'needs a word where no nation is given',
      'otherwise: pool, ',
      '',
      /^7:9 error term-without-otherwise: The term “pool” has no word for where no nation is given\. Add/u,
    ],
    [
      'has words for nations of the framework only',
      'north: north pool, ',
      'north: north pool, nrth: x, ',
      /^7:47 error unknown-reference: There is no nation called “nrth”\. Did you mean “north”\?/u,
    ],
    [
      'says of which nations it lacks one',
      ', south: south pool',
      '',
      /^7:9 warning term-lacks-nation: The term “pool” has no word for south, where its “otherwise” is used\./u,
    ],
    [
      'is used somewhere',
      'Sound, with a {pool}',
      'Sound',
      /^7:3 warning unused-term: The term “pool” is used in no text\. Write \{pool\} where/u,
    ],
    [
      'is declared where it looks like one',
      'Whose money?',
      'Whose {pol}?',
      /^10:10 warning undeclared-term: “\{pol\}” looks like a term, and none is called “pol”; .* Did you mean “pool”\?/u,
    ],
    [
      'is written as it is declared',
      'Whose money?',
      "'Whose {Pool}?'",
      /^10:10 warning undeclared-term: “\{Pool\}” looks like a term, and none is called “Pool”; .* Did you mean “pool”\?/u,
    ],
    [
      'looks like one in what is nested deep',
      'there is one door',
      "'one {dor}'",
      /^25:\d+ warning undeclared-term: “\{dor\}”/u,
    ],
    ['may have no name of its own', 'pool: {', 'Pool: {', /^7:3 error /u],
  ])('%s', (_, from, to, expected) => {
    expect(said(from, to)).toContainEqual(expect.stringMatching(expected));
  });

  it('is looked for in no other braces', () => {
    expect(said('Whose money?', "'Whose {} { a b } {1} money?'")).toEqual([]);
  });

  it('may be left out altogether, and is then not declared where it stands', () => {
    const problems = said(/terms:\n.*\n/u, '');
    expect(problems).toEqual([
      expect.stringMatching(/^3:8 warning undeclared-term: .* Declare it under “terms:”/u),
    ]);
  });
});

describe('a role', () => {
  it.each<[what: string, from: string, to: string, said: RegExp]>([
    [
      'named by a step is declared',
      '[ lead ]',
      '[ laed ]',
      /^12:\d+ error unknown-reference: There is no role called “laed”\. Did you mean “lead”\?/u,
    ],
    [
      'named by what cannot wait is declared',
      '[ chief ]',
      '[ chief, boss ]',
      /^14:\d+ error unknown-reference: There is no role called “boss”\. There is lead and chief\./u,
    ],
    [
      'can do something',
      'roles: [ chief ]',
      'roles: []',
      /^5:\d+ warning unused-role: No step, lever or “settle-now” names the role “chief”\./u,
    ],
    [
      'is declared once',
      'id: chief, title',
      'id: lead, title',
      /^5:\d+ error duplicate-id: A role called “lead”/u,
    ],
    ['looks like no other', 'Chief officer', 'Team\u00a0lead', /^5:\d+ warning looks-alike: /u],
  ])('%s', (_, from, to, expected) => {
    expect(said(from, to)).toContainEqual(expect.stringMatching(expected));
  });
});

describe('placements', () => {
  it('are overall once', () => {
    expect(said('id: breadth', 'id: breadth\n    overall: true')).toContainEqual(
      expect.stringMatching(
        /^\d+:\d+ error two-overall: “breadth” is “overall”, and so is “depth” above it\./u,
      ),
    );
  });
});

describe('what replaces a level', () => {
  it('has something to replace', () => {
    const foot = 'name: Apart, replaced-by: [ { when: { door: one }, because: so } ]';
    expect(said('name: Apart', foot)).toContainEqual(
      expect.stringMatching(/^21:\d+ error replaces-nothing: “apart” requires nothing, so there is nothing/u),
    );
  });

  it('is no way to a level that requires nothing', () => {
    expect(said(/ {8}requires: \{ budget: all \}\n/u, '')).toContainEqual(
      expect.stringMatching(/error level-for-nothing: “shared” requires nothing/u),
    );
  });

  it.each<[what: string, to: string, said: RegExp]>([
    [
      'names questions that exist',
      '{ when: { dor: one }, because: so }',
      /^25:\d+ error unknown-question: “dor”/u,
    ],
    ['says why', '{ when: { door: one } }', /^25:\d+ error .*because/u],
    ['says when', '{ because: so }', /^25:\d+ error .*when/u],
    [
      'knows no other keys',
      '{ when: { door: one }, becuase: so }',
      /^25:\d+ error .*Did you mean “because”/u,
    ],
  ])('%s', (_, to, expected) => {
    expect(said('{ when: { door: one }, because: there is one door }', to)).toContainEqual(
      expect.stringMatching(expected),
    );
  });
});
