import { describe, expect, it } from 'vitest';
import { checkFramework, claimsInWords, lintFramework } from '../../src/authoring/check-framework.ts';
import { openFramework } from '../../src/framework/open.ts';
import { unwrap } from '../../src/problem.ts';
import { plain } from '../../src/sentence.ts';

/** What `frameworks check` says of what replaces a level, and of short forms that some parts have and others lack. */

const WAY = '{ when: { door: one }, because: there is one door }';

function frameworkOf({ ways = WAY, rest = '' }: { ways?: string; rest?: string }): string {
  return `id: doors
version: 1.0.0
title: Doors
questions:
  - { id: door, ask: Doors?, options: [ { id: two, text: Two }, { id: one, text: One } ], source: own judgement }
  - { id: sign, ask: Sign?, options: [ { id: none, text: None }, { id: name, text: A name }, { id: both, text: Both } ], source: own judgement }
placements:
  - id: entry
    monotone: true
    levels:
      - { id: apart, name: Apart, source: own judgement }
      - { id: signed, name: Signed, requires: { sign: both }, source: own judgement, replaced-by: [ ${ways} ] }
      - { id: named, name: Named, requires: [ { sign: name }, { door: one } ], source: own judgement }
no-barriers: It is small.
${rest}`;
}

function check(parts: Parameters<typeof frameworkOf>[0]) {
  return checkFramework(unwrap(openFramework({ file: 'f.yaml', text: frameworkOf(parts) })));
}

function said(parts: Parameters<typeof frameworkOf>[0]): string[] {
  return check(parts).problems.map(
    ({ code, message, place }) => `${place?.line}:${place?.column} ${code}: ${plain(message)}`,
  );
}

it('nothing is said of one that does so in some case, which is proved', () => {
  expect(said({})).toEqual([]);
  expect(claimsInWords(check({}).claims).join(' ')).toContain(
    'whatever replaces a level does so in some case',
  );
  // Where nothing replaces anything, nothing is said of it.
  expect(claimsInWords(check({ ways: '' }).claims).join(' ')).not.toContain('replaces');
});

describe('what replaces a level', () => {
  it.each<[what: string, ways: string, said: RegExp]>([
    [
      'can hold',
      '{ when: { all: [ { door: one }, { not: { door: one } } ] }, because: so }',
      /^12:\d+ idle-replacement: What is to replace “signed” can never hold\./u,
    ],
    [
      'can fail',
      '{ when: { any: [ { door: one }, { not: { door: one } } ] }, because: so }',
      /^12:\d+ idle-replacement: What is to replace “signed” holds whatever the answers are, so the level is always met\./u,
    ],
    [
      'is more than its own form',
      '{ when: [ { sign: both }, { door: one } ], because: so }',
      /^12:\d+ idle-replacement: Wherever this holds, “signed” is there in its own form as well, so it replaces nothing\./u,
    ],
    [
      'is not there twice',
      `${WAY}, { when: { not: { door: { at-most: two } } }, because: once more }`,
      /^12:\d+ idle-replacement: Wherever this holds, what stands just above it replaces “signed” already: “there is one door”\./u,
    ],
    [
      'is not within another above it',
      `${WAY}, { when: { sign: name }, because: named }, { when: [ { sign: name }, { door: one } ], because: both }`,
      /idle-replacement: Wherever this holds, what stands above it replaces “signed” already: “there is one door”\./u,
    ],
    [
      'rises in a placement that claims to',
      '{ when: { door: { at-most: two } }, because: so }',
      /^12:\d+ not-monotone: The placement “entry” claims to be monotone, but a better answer can lower the level/u,
    ],
    [
      'is told in few words',
      `{ when: { door: one }, because: ${'word '.repeat(13)}}`,
      /^12:\d+ long-text: “because” has 13 words; a name has at most 12\./u,
    ],
  ])('%s', (_, ways, expected) => {
    expect(said({ ways })).toContainEqual(expect.stringMatching(expected));
  });
});

describe('short forms', () => {
  const QUESTIONS = (first: string, second: string) => `id: steps
version: 1.0.0
title: Steps
questions:
  - id: door
    ask: Doors?
    options: [ { id: two, text: Two, better: { ${first}text: Open one., effort: days } }, { id: one, text: One } ]
    source: own judgement
  - id: sign
    ask: Sign?
    options: [ { id: none, text: None, better: { ${second}text: Put one up., effort: days } }, { id: name, text: A name } ]
    source: own judgement
placements:
  - id: entry
    levels:
      - { id: apart, name: Apart, source: own judgement }
      - { id: signed, name: Signed, requires: { sign: name }, source: own judgement }
      - { id: entered, name: Entered, requires: { door: one }, source: own judgement }
`;
  const barriers = (count: number) =>
    `barriers:\n  - { id: closed, kind: legal, name: Closed, raised-by: { any: [ { door: { at-most: two } }, { sign: { at-most: none } } ] }, holds-back: [ signed, entered ], source: own judgement, levers: [ ${Array.from({ length: count }, (_, index) => `{ id: l${index}, who: A, effort: days, first-step: Go., source: own judgement }`).join(', ')} ] }\n`;
  const lints = (text: string) =>
    lintFramework(unwrap(openFramework({ file: 'f.yaml', text }))).map(
      ({ code, message, place }) => `${place?.line} ${code}: ${plain(message)}`,
    );

  it('are asked of nothing where no part has one', () => {
    expect(lints(QUESTIONS('', '') + barriers(5))).toEqual([]);
  });

  it('are asked of each part of a kind where any has one, and of many in one line', () => {
    expect(lints(QUESTIONS('do: open a door, ', '') + barriers(5))).toEqual([
      '11 without-do: The step up from “none” of “sign” has no “do:”, which others have.',
      '20 without-do: 5 of 5 levers have no “do:”; the first is the one “l0” of “closed”.',
    ]);
    expect(lints(QUESTIONS('', '') + barriers(1).replace('who: A', 'who: A, do: open it'))).toHaveLength(2);
  });

  it('are asked of each level where any has one', () => {
    const some = QUESTIONS('', '').replace('name: Signed', 'name: Signed, short: sign') + barriers(1);
    expect(lints(some)).toEqual([
      '16 without-short: The level “apart” has no “short:”, which others have.',
      '18 without-short: The level “entered” has no “short:”, which others have.',
    ]);
  });

  it('of what is done have at most eight words', () => {
    const long = 'do: open one and then another and then one more, ';
    expect(lints(QUESTIONS(long, 'do: put it up, ') + barriers(0))).toContainEqual(
      '7 long-text: “do” has 9 words; such a heading has at most 8.',
    );
  });
});
