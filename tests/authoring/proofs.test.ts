import { describe, expect, it } from 'vitest';
import { lintFramework } from '../../src/authoring/check-framework.ts';
import { openFramework } from '../../src/framework/open.ts';
import { unwrap } from '../../src/problem.ts';

/** For each thing that is proven the smallest framework that fails it, and the nearest that does not. */

interface Parts {
  readonly questions?: string;
  readonly levels?: string;
  readonly placement?: string;
  readonly barriers?: string;
}

const QUESTIONS = `
  - { id: door, ask: Doors?, options: [ { id: three, text: Three }, { id: two, text: Two }, { id: one, text: One } ], source: own judgement }
  - { id: sign, ask: Sign?, options: [ { id: none, text: None }, { id: name, text: A name } ], source: own judgement }`;
const ENTERED = '{ id: entered, name: Entered, requires: { door: two }, source: own judgement }';
const SIGNED = '{ id: signed, name: Signed, requires: { sign: name }, source: own judgement }';

function frameworkOf({
  questions = QUESTIONS,
  levels = `${ENTERED}, ${SIGNED}`,
  placement = '',
  barriers,
}: Parts) {
  return `id: doors
version: 1.0.0
title: Doors
nations: [ { id: north, title: North }, { id: south, title: South } ]
questions: ${questions}
placements:
  - id: entry${placement}
    levels: [ { id: apart, name: Apart, source: own judgement }, ${levels} ]
${barriers === undefined ? 'no-barriers: It is small.' : `barriers: [ ${barriers} ]`}
`;
}

/** What is found, but for what is said elsewhere of barriers and their levers. */
function found(parts: Parts): string[] {
  const file = unwrap(openFramework({ file: 'f.yaml', text: frameworkOf(parts) }));
  return lintFramework(file)
    .filter(({ code }) => !['unexplained-gap', 'no-lever'].includes(code))
    .map(({ code, message, place }) => `${place?.line}:${place?.column} ${code}: ${message}`);
}

/** A level that requires something. */
function level(id: string, requires: string): string {
  return `{ id: ${id}, name: A level, requires: ${requires}, source: own judgement }`;
}

it('nothing is amiss with the framework that the others are made from', () => {
  expect(found({})).toEqual([]);
  expect(found({ placement: '\n    cumulative: true\n    monotone: true' })).toEqual([]);
});

describe('two levels', () => {
  it('that come to the same are named with the places of both', () => {
    const written = level('wide', '{ not: { door: { at-most: three } } }');
    expect(found({ levels: `${ENTERED}, ${SIGNED}, ${written}` })).toEqual([
      expect.stringMatching(
        /^10:66 coinciding-levels: The levels “entered” and “wide” \(f\.yaml:10:\d+\) come to the same, so no answers place a service at “entered”\.$/u,
      ),
    ]);
  });

  it('of a ladder coincide where the lower always takes the upper along', () => {
    const ladder = { placement: '\n    cumulative: true' };
    const upper = level('upper', '{ any: [ { door: two }, { sign: name } ] }');
    expect(found({ ...ladder, levels: `${ENTERED}, ${upper}, ${SIGNED}` })).toEqual([
      expect.stringMatching(
        /coinciding-levels: The levels “entered” and “upper” \([^)]+\) are always reached together/u,
      ),
    ]);
    const other = level('upper', '{ any: [ { door: one }, { sign: name } ] }');
    expect(found({ ...ladder, levels: `${ENTERED}, ${other}` })).toEqual([]);
  });

  it('are told apart by a single answer that does not apply', () => {
    const questions = QUESTIONS.replace('ask: Sign?', 'ask: Sign?, may-not-apply: true');
    const levels = `${level('either', '{ any: [ { sign: name }, { sign: { at-most: none } } ] }')}, ${level('always', '{ any: [ { door: two }, { door: { at-most: three } } ] }')}`;
    // With a sign that always applies the two would both always hold.
    expect(found({ questions, levels }).filter((each) => each.includes('either'))).toEqual([
      expect.stringContaining('wherever it holds, “always” (f.yaml:10:'),
    ]);
    expect(found({ levels }).filter((each) => each.includes('either'))).toEqual([
      expect.stringContaining('“apart” and “either”'),
      expect.stringContaining('“either” and “always”'),
    ]);
  });
});

describe('a claim to be monotone', () => {
  const claim = { placement: '\n    monotone: true' };
  const fallen = (parts: Parts) =>
    found({ ...claim, ...parts }).filter((each) => each.includes('not-monotone'));
  const exactly = level('entered', '{ door: { exactly: two } }');

  it('is broken by an answer that may be too good, with the levels before and after', () => {
    expect(fallen({ levels: `${exactly}, ${SIGNED}` })).toEqual([
      expect.stringContaining(
        'claims to be monotone, but a better answer can lower the level: where “door” moves up from “two” to “one”, a service falls from “entered” to “apart”, with sign: none.',
      ),
    ]);
  });

  it('holds where another level catches those that fall, though no condition shows it', () => {
    expect(fallen({ levels: `${exactly}, ${level('all', '{ door: one }')}, ${SIGNED}` })).toEqual([]);
    expect(
      fallen({
        levels: `${level('some', '{ any: [ { door: { exactly: two } }, { door: one } ] }')}, ${SIGNED}`,
      }),
    ).toEqual([]);
  });

  it('is broken by a question that is no longer asked', () => {
    const asked = (when: string) => ({
      questions: `${QUESTIONS.replace('ask: Sign?', `ask: Sign?, shown-when: ${when}`)}`,
    });
    expect(fallen(asked('{ door: { at-most: two } }'))).toEqual([
      expect.stringContaining(
        'where “door” moves up from “two” to “one”, a service falls from “signed” to “entered”, with sign: name.',
      ),
    ]);
    expect(fallen(asked('{ door: two }'))).toEqual([]);
  });

  it('is broken by “not applicable” where it beats the lowest option', () => {
    const questions = QUESTIONS.replace('ask: Sign?', 'ask: Sign?, may-not-apply: true');
    const mean = (least: string) =>
      level('entered', `{ score: { of: [ door, sign ], by: mean, at-least: ${least} } }`);
    expect(fallen({ questions, levels: mean('0.5') })).toEqual([]);
    expect(fallen({ questions, levels: mean('1.5') })).toEqual([
      expect.stringContaining(
        '“not-applicable” can beat the lowest option of “sign”: it places a service at “entered” instead of “apart”, with door: one.',
      ),
    ]);
  });

  it('is about the barriers as well', () => {
    const barrier = (raised: string, more = '') =>
      `{ id: walls, kind: organisational, name: Walls, holds-back: [ entered ], raised-by: ${raised}, source: own judgement${more} }`;
    const raised = (barriers: string) =>
      found({ ...claim, barriers }).filter((each) => each.includes('barrier-rises'));
    expect(raised(barrier('{ all: [ { sign: { at-most: none } }, { door: one } ] }'))).toEqual([
      expect.stringContaining(
        'can raise the barrier “walls”: it is raised where “door” moves up from “two” to “one”, with sign: none.',
      ),
    ]);
    expect(raised(barrier('{ sign: { at-most: none } }', ', arises-when: { door: one }'))).toEqual([]);
    // No condition shows it, but the first part holds only where the second does not matter.
    const both = '{ any: [ { door: { exactly: two } }, { door: { at-most: two } } ] }';
    expect(raised(barrier(both))).toEqual([]);
  });
});

describe('an option', () => {
  const idle = (parts: Parts) => found(parts).filter((each) => each.includes('idle-'));
  const flat = QUESTIONS.replace('{ id: one, text: One }', '{ id: one, text: One, value: 1 }');

  it('that has the value of the one below it has to be told from it by a condition', () => {
    expect(idle({ questions: flat })).toEqual([
      expect.stringMatching(/^6:93 idle-option: In “door” nothing tells “one” apart from “two”: no level/u),
    ]);
    expect(
      idle({ questions: flat, levels: `${ENTERED}, ${SIGNED}, ${level('all', '{ door: one }')}` }),
    ).toEqual([]);
  });

  it('is not told from another by a condition that never turns on it', () => {
    const either = (sign: string) =>
      `{ any: [ { sign: ${sign} }, { all: [ { door: one }, { sign: name } ] } ] }`;
    const levels = (sign: string) => `${ENTERED}, ${level('signed', either(sign))}`;
    expect(idle({ questions: flat, levels: levels('name') })).toHaveLength(1);
    expect(
      idle({
        questions: flat,
        levels: `${ENTERED}, ${level('signed', '[ { door: one }, { sign: name } ]')}`,
      }),
    ).toEqual([]);
  });

  const kinds =
    '\n  - { id: kind, ask: Kind?, ordered: false, options: [ { id: wood, text: Wood }, { id: glass, text: Glass }, { id: iron, text: Iron } ], source: own judgement }';

  it('without an order has to be told from every other', () => {
    const questions = `${QUESTIONS}${kinds}`;
    expect(
      idle({ questions, levels: `${ENTERED}, ${level('signed', '[ { sign: name }, { kind: glass } ]')}` }),
    ).toEqual([expect.stringContaining('In “kind” nothing tells “iron” apart from “wood”')]);
    const both = `${level('signed', '[ { sign: name }, { kind: glass } ]')}, ${level('hard', '{ kind: iron }')}`;
    expect(idle({ questions, levels: `${ENTERED}, ${both}` })).toEqual([]);
  });

  it('matters where it decides only what is asked', () => {
    const shown = QUESTIONS.replace('ask: Sign?', 'ask: Sign?, shown-when: { door: one }');
    expect(idle({ questions: shown.replace('text: One }', 'text: One, value: 1 }') })).toEqual([]);
  });

  it('matters where it only stands before a step', () => {
    const questions = `${QUESTIONS.replace('text: None }', 'text: None, better: { text: Go., effort: days, needs: { kind: iron } } }')}${kinds}`;
    const levels = `${ENTERED}, ${SIGNED}, ${level('hard', '{ kind: glass }')}`;
    expect(idle({ questions, levels })).toEqual([]);
    expect(idle({ questions: questions.replace('{ kind: iron }', '{ door: two }'), levels })).toHaveLength(1);
  });
});

describe('a question', () => {
  const idle = (parts: Parts) => found(parts).filter((each) => each.includes('idle-'));

  it('is asked of somebody', () => {
    const shown = (when: string) => QUESTIONS.replace('ask: Sign?', `ask: Sign?, shown-when: ${when}`);
    expect(idle({ questions: shown('{ all: [ { door: one }, { door: { at-most: two } } ] }') })).toEqual([
      expect.stringMatching(/^7:\d+ idle-question: “sign” is never asked/u),
    ]);
    expect(idle({ questions: shown('{ all: [ { door: two }, { door: { at-most: two } } ] }') })).toEqual([]);
  });

  it('turns some condition that looks at it', () => {
    const never = '{ any: [ { door: two }, { all: [ { sign: name }, { door: one } ] } ] }';
    expect(idle({ levels: level('entered', never) })).toEqual([
      expect.stringContaining(
        'Conditions look at “sign”, but none ever comes to anything else by its answer, and it counts only in the overall score.',
      ),
    ]);
    expect(
      idle({
        levels: level('entered', never.replace('one', 'two').replace('{ door: two }', '{ door: one }')),
      }),
    ).toEqual([]);
  });
});
