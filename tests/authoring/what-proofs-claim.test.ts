import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFramework, claimsInWords } from '../../src/authoring/check-framework.ts';
import { lintContext } from '../../src/authoring/lint.ts';
import { scoresAreNotJustMissed } from '../../src/authoring/threshold-lints.ts';
import { loadFramework, openFramework } from '../../src/framework/open.ts';
import type { Framework } from '../../src/model/framework.ts';
import { unwrap } from '../../src/problem.ts';
import { ROOT } from '../support/load.ts';
import { everyGiven, measured, settled } from '../support/oracle.ts';

/** Small frameworks in which more was once said to be proved than was looked at. */

function told(name: string) {
  const file = `${ROOT}tests/fixtures/open/${name}.yaml`;
  return toldOf(readFileSync(file, 'utf8'));
}

function toldOf(text: string) {
  const { claims, problems } = checkFramework(unwrap(openFramework({ file: 'f.yaml', text })));
  return {
    proved: claimsInWords(claims).join(' '),
    problems: problems.map(({ code, message }) => `${code}: ${message}`),
  };
}

describe('what is claimed of a framework', () => {
  test('is that a gap has a barrier also where a question does not apply', () => {
    expect(told('gapna').problems).toEqual([
      'unexplained-gap: “high” can be unmet while no barrier that holds it back is raised: for example with pharmacy: not-applicable and plan: apart.',
    ]);
  });

  test('is no gap where what the level asks for does not apply, and the plain barrier stands', () => {
    const text = readFileSync(`${ROOT}tests/fixtures/open/gapna.yaml`, 'utf8')
      .replace('{ score: { of: all, by: mean, at-least: 1 } }', '[ { pharmacy: list }, { plan: joint } ]')
      .replace(/raised-by: .*/u, 'raised-by: { not: { all: [ { pharmacy: list }, { plan: joint } ] } }');
    expect(toldOf(text).problems).toEqual([]);
  });

  test('is that no better answer raises a barrier, however much better', () => {
    const { problems, proved } = told('jump');
    expect(problems).toEqual([
      'barrier-rises: A better answer can raise the barrier “audit”: it is raised where “pool” moves up from “none” to “real”, whatever else is answered.',
    ]);
    expect(proved).not.toContain('better');
  });

  test('leaves out, and says so, the barriers that a better answer first brings up', () => {
    const { problems, proved } = told('jump2');
    expect(problems).toEqual([]);
    expect(proved).toContain('better is never worse but for barriers that it first brings up.');
  });

  test.each(['coin', 'g23'])('is not that no levels coincide, where two do, as in %s', (name) => {
    const { problems, proved } = told(name);
    expect(problems.some((problem) => problem.startsWith('coinciding-levels'))).toBe(true);
    expect(proved).not.toContain('coincide');
  });

  test('is said of levels that can be reached, where some cannot', () => {
    const text = readFileSync(`${ROOT}tests/fixtures/open/coin.yaml`, 'utf8').replace(
      '{ not: { a: { at-most: n } } }',
      '[ { a: y }, { a: { at-most: n } } ]',
    );
    const { problems, proved } = toldOf(text);
    expect(problems).toEqual(['unreachable-level: No answers place a service at “l3”.']);
    expect(proved).toContain('no two that can be reached coincide');
  });

  test('is that a barrier is idle which is raised only in nations where it does not exist', () => {
    expect(told('nat').problems).toEqual(['idle-barrier: No answers raise the barrier “law”.']);
  });
});

const MARKS = `id: marks
version: 1.0.0
title: Marks
questions:
${['one', 'two', 'three']
  .map(
    (id) =>
      `  - { id: ${id}, ask: It?, options: [ { id: a, text: A }, { id: b, text: B }, { id: c, text: C }, { id: d, text: D } ], source: own judgement }`,
  )
  .join('\n')}
placements:
  - id: p
    measure: { of: all, by: mean }
    levels: [ { id: low, name: Low, source: own judgement }, { id: high, name: High, from: FROM, source: own judgement } ]
no-barriers: none
`;

describe('a number that a score has to reach', () => {
  const missed = (from: string) => toldOf(MARKS.replace('FROM', from)).problems;

  test('is named where answers come to hardly less', () => {
    expect(missed('2.667')).toEqual([
      'narrow-miss: 2.667 lies just above 2.6667, which answers can come to, and which does not reach it.',
    ]);
    expect(missed('2.7')).toEqual([
      'narrow-miss: 2.7 lies just above 2.67, which answers can come to, and which does not reach it.',
    ]);
    expect(missed('1.34')).toHaveLength(1);
  });

  test('is fine where answers come to it, or to less by far', () => {
    for (const from of ['2.666', '2.5', '1', '2.6', '3']) expect(missed(from), from).toEqual([]);
  });
});

interface Marked {
  readonly framework: Framework;
  readonly missed: boolean;
}

/** Three questions, some of which may not apply or are asked only after others, and a number to reach. */
const marked = fc
  .record({
    values: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 4 }), {
      minLength: 2,
      maxLength: 3,
    }),
    mayNotApply: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    isHidden: fc.boolean(),
    by: fc.constantFrom('mean', 'median', 'min'),
    which: fc.nat(),
    places: fc.integer({ min: 0, max: 3 }),
    up: fc.boolean(),
  })
  .map(({ values, mayNotApply, isHidden, by, which, places, up }): Marked => {
    const written = (from: number) =>
      JSON.stringify({
        id: 'marks',
        version: '1.0.0',
        title: 'Marks',
        questions: values.map((some, index) => ({
          id: `q${index}`,
          ask: 'It?',
          source: 'own judgement',
          'may-not-apply': mayNotApply[index],
          ...(isHidden && index === 1 ? { 'shown-when': { q0: 'o1' } } : {}),
          options: some
            .sort((one, other) => one - other)
            .map((value, option) => ({ id: `o${option}`, text: 'So.', value })),
        })),
        placements: [
          {
            id: 'p',
            measure: { of: 'all', by },
            levels: [
              { id: 'low', name: 'Low', source: 'own judgement' },
              { id: 'high', name: 'High', from, source: 'own judgement' },
            ],
          },
        ],
        'no-barriers': 'none',
      });
    const load = (from: number) => unwrap(loadFramework({ file: 'f.yaml', text: written(from) }));
    const draft = load(1);
    const measure = draft.placements[0]?.measure;
    if (!measure) throw new Error('a measure');
    const reached = everyGiven(draft).flatMap(
      (given) => measured(measure, draft, settled(draft, given)) ?? [],
    );
    const near = reached[which % reached.length] ?? 0;
    const from = (Math.round(near * 10 ** places) + (up ? 1 : 0)) / 10 ** places;
    const below = Math.max(...reached.filter((number) => number < from - 1e-9));
    const above = Math.min(...reached.filter((number) => number >= from - 1e-9));
    const missed =
      Number.isFinite(below) &&
      Number.isFinite(above) &&
      above - from > 1e-9 &&
      (from - below) * 8 < above - below - 1e-9;
    return { framework: load(from), missed };
  });

test('exactly the numbers that answers miss by little are named, as going through every case shows', () => {
  let count = 0;
  fc.assert(
    fc.property(marked, ({ framework, missed }) => {
      const context = lintContext({ framework, pathOf: () => [], placeOf: () => '' });
      expect(scoresAreNotJustMissed(context)).toHaveLength(missed ? 1 : 0);
      if (missed) count += 1;
    }),
    { numRuns: 2000 },
  );
  expect(count).toBeGreaterThan(100);
});
