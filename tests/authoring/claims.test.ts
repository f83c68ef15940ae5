import { describe, expect, it } from 'vitest';
import { checkFramework, claimsInWords } from '../../src/authoring/check-framework.ts';
import { levelsAreApart } from '../../src/authoring/level-lints.ts';
import { lintContext } from '../../src/authoring/lint.ts';
import { NO_PROVER, type Prover } from '../../src/engine/logic/search.ts';
import { openFramework } from '../../src/framework/open.ts';
import { unwrap } from '../../src/problem.ts';
import { loadProver } from '../../src/solver/prove.ts';

const RING = Array.from({ length: 24 }, (_, index) => `q${index}`);

/**
 * A framework with a condition that no search decides: of 24 questions in a ring at least so many are answered by yes
 * where the next one is not. Of twelve that can be so, of thirteen it cannot.
 */
function hard(count: number, parts: { barriers?: string; dimension?: string } = {}) {
  const questions = RING.map(
    (id) =>
      `  - { id: ${id}, ask: It?, options: [ { id: no, text: No }, { id: yes, text: Yes } ], source: own judgement${parts.dimension ?? ', dimension: all'} }\n`,
  );
  const pairs = RING.map(
    (id, index) => `{ all: [ { ${id}: yes }, { ${RING[(index + 1) % 24]}: { at-most: no } } ] }`,
  );
  const ring = `{ at-least: { count: ${count}, of: [ ${pairs.join(', ')} ] } }`;
  const text = `id: hard
version: 1.0.0
title: Hard
dimensions: [ { id: all, title: All } ]
questions:
${questions.join('')}placements:
  - id: depth
    monotone: true
    levels:
      - { id: low, name: Low, source: own judgement }
      - { id: high, name: High, requires: { any: [ ${ring}, { q23: yes } ] }, source: own judgement }
${parts.barriers?.replace('RING', ring) ?? 'no-barriers: It is hard enough.\n'}`;
  return unwrap(openFramework({ file: 'hard.yaml', text }));
}

function told(file: ReturnType<typeof hard>, prove: Prover = NO_PROVER) {
  const { claims, problems } = checkFramework(file, prove);
  return {
    words: claimsInWords(claims),
    outcomes: Object.fromEntries(claims.map(({ about, outcome }) => [about, outcome])),
    problems: problems.map(({ code, message }) => `${code}: ${message}`),
  };
}

describe('what no search decides', () => {
  it('is said to be open, and nothing is said against it but that a claim is not proven', () => {
    const { words, outcomes, problems } = told(hard(13));
    expect(outcomes).toEqual({
      'levels-reached': 'proved',
      'levels-apart': 'proved',
      'options-matter': 'proved',
      'better-never-worse': 'refuted',
    });
    expect(words).toEqual(['Proved: all 2 levels can be reached, no two coincide and every option matters.']);
    expect(new Set(problems.map((problem) => problem.replaceAll(/q\d+/gu, 'Q')))).toEqual(
      new Set([
        'not-monotone: The placement “depth” claims to be monotone, which could not be proven: perhaps a better answer lowers the level, through “Q” moving up from “no” to “yes”.',
      ]),
    );
  });

  it('is decided by the solver', async () => {
    const prove = await loadProver();
    expect(told(hard(13), prove)).toMatchObject({
      words: [
        'Proved: all 2 levels can be reached, no two coincide, every option matters and better is never worse.',
      ],
      problems: [],
    });
    const { problems } = told(hard(12), prove);
    expect(problems).toContainEqual(
      expect.stringMatching(
        /not-monotone: .* where “q\d+” moves up from “no” to “yes”, a service falls from “high” to “low”, with q\d+: /u,
      ),
    );
  });

  it('leaves open whether options matter', async () => {
    const file = hard(13, { dimension: '' });
    const { outcomes, words, problems } = told(file);
    expect(outcomes['options-matter']).toBe('open');
    expect(words.at(-1)).toBe(
      'Not decided: whether every option matters. Too many cases would have to be looked at.',
    );
    expect(problems.filter((problem) => problem.startsWith('idle'))).toEqual([]);
    const { problems: idle } = told(file, await loadProver());
    expect(idle.filter((problem) => problem.startsWith('idle-question'))).toHaveLength(23);
  });

  it('leaves open whether a barrier rises', async () => {
    const barriers = `barriers:
  - { id: wall, kind: legal, name: A wall, raised-by: { any: [ RING, { q23: { at-most: no } } ] }, holds-back: [ high ], no-lever: No., source: own judgement }
`;
    const rising = (prove?: Prover) =>
      told(hard(13, { barriers }), prove).problems.filter((problem) => problem.startsWith('barrier-rises'));
    expect(rising()).toEqual([
      'barrier-rises: Perhaps a better answer raises the barrier “wall”; that none does could not be proven.',
    ]);
    expect(rising(await loadProver())).toEqual([]);
  });
});

it('nothing more is looked at, and no prover asked, once the budget is empty', () => {
  const asked: unknown[] = [];
  const context = lintContext(hard(13), (...question) => {
    asked.push(question);
    return null;
  });
  context.budget.left = 0;
  expect(levelsAreApart(context)).toEqual([]);
  expect(context.budget.unanswered).toBe(2);
  expect(asked).toEqual([]);
});

it('what a prover finds is believed only where it holds', () => {
  const wrong: Prover = (_, { questions }) => [...questions.map(() => 1), 1];
  const { problems } = told(hard(13), wrong);
  expect(problems.every((problem) => problem.includes('could not be proven'))).toBe(true);
});

it('a framework of no levels claims nothing of them', () => {
  const text = `id: bare
version: 1.0.0
title: Bare
dimensions: [ { id: all, title: All } ]
questions:
  - { id: door, ask: It?, options: [ { id: no, text: No }, { id: yes, text: Yes } ], source: own judgement, dimension: all }
`;
  expect(told(unwrap(openFramework({ file: 'f.yaml', text }))).words).toEqual([
    'Proved: every option matters.',
  ]);
});
