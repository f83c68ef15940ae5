import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import type { Result } from '../../src/model/result.ts';
import { allBlocks, type Block, type Item, type Rung } from '../../src/report/blocks.ts';
import { resultPage } from '../../src/report/pages/result-pages.ts';
import { measuredPlacements, saysMoreThanBands } from '../../src/report/words/result-kinds.ts';
import { plain } from '../../src/sentence.ts';
import { claimsOf, holds } from '../support/claims.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { caseOf, fixture, ROOT, score, shipped } from '../support/load.ts';
import { plainResults, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

/** What the page of a result claims of levels and barriers is so, and nothing that has to be claimed is missing. */

/** What has to be claimed: where each placement sits, how each level that is drawn stands, and each barrier that remains. */
function expected(result: Result): string[] {
  const many = measuredPlacements(result);
  return [
    ...result.placements.map(
      ({ id, placed, secured }) => `${id} ${placed ? 'secured' : 'possible'} ${secured.id}`,
    ),
    ...result.placements
      .filter((placement) => !many || saysMoreThanBands(placement))
      .flatMap(({ id, levels }) => levels.map((level) => `${id} level ${level.id}`)),
    ...result.barriers.filter(({ status }) => status === 'remains').map(({ id }) => `remains ${id}`),
  ].toSorted();
}

function claimed(blocks: readonly Block[]): string[] {
  const rungs = rungsOf(blocks).map(({ claim }) => claim);
  const others = claimsOf(blocks).filter((claim) => !rungs.includes(claim));
  return [
    ...others.map((claim) =>
      claim.about === 'barrier'
        ? `${claim.status} ${claim.barrier}`
        : claim.about === 'level'
          ? `${claim.placement} ${claim.status} ${claim.level}`
          : claim.about,
    ),
    ...rungs.map((claim) =>
      claim.about === 'level' ? `${claim.placement} level ${claim.level}` : 'no level',
    ),
  ];
}

function rungsOf(blocks: readonly Block[]): Rung[] {
  return allBlocks(blocks).flatMap((block) => (block.kind === 'ladder' ? block.rungs : []));
}

function itemsOf(blocks: readonly Block[]): Item[] {
  return allBlocks(blocks).flatMap((block) => (block.kind === 'list' ? block.items : []));
}

/** The sign and the words of a rung, by what it claims; the foot of a ladder has words of its own. */
const SHOWN: Readonly<Record<string, { readonly signs: readonly string[]; readonly words: RegExp }>> = {
  met: { signs: ['met'], words: /^(?:in place|there, |in another form|not needed: )/u },
  unmet: { signs: ['unmet'], words: /^not in place/u },
  unknown: { signs: ['unknown'], words: /^not known/u },
  secured: { signs: ['here', 'foot'], words: /^here/u },
  possible: { signs: ['unknown'], words: /^(?:possible|not known)/u },
  'ruled-out': { signs: ['none'], words: /^(?:not here|$|, reaching|\w+: \d+ of|how soundly)/u },
};

function check(result: Result): void {
  const blocks = resultPage(result);
  for (const claim of claimsOf(blocks)) expect(holds(claim, result), JSON.stringify(claim)).toBe(true);
  const made = claimed(blocks);
  for (const each of new Set(expected(result))) expect(made).toContain(each);
  const remaining = itemsOf(blocks).flatMap(({ claim }) =>
    claim?.about === 'barrier' ? [claim.barrier] : [],
  );
  expect(remaining).toEqual([...new Set(remaining)]);
  for (const { sign, status, claim } of rungsOf(blocks)) {
    if (claim.about !== 'level') throw new Error('a rung claims how a level stands');
    expect(SHOWN[claim.status]?.signs, JSON.stringify(claim)).toContain(sign);
    expect(status, JSON.stringify(claim)).toMatch(SHOWN[claim.status]?.words ?? 'a status');
  }
  for (const { text, claim } of itemsOf(blocks)) {
    if (claim?.about !== 'barrier') continue;
    const name = result.barriers.find(({ id }) => id === claim.barrier)?.name ?? '?';
    expect(plain(text).startsWith(name.replace(/\s+/gu, ' ').trim())).toBe(true);
  }
}

const CASES = listShipped(ROOT).flatMap(({ id }) => shippedCases(ROOT, id));

describe('what a page claims is so', () => {
  it.each(CASES)('$framework: $id', ({ framework, id }) => {
    const loaded = shipped(framework);
    check(resultOf(loaded, caseOf(loaded, id)));
  });

  it('of generated frameworks, whatever is answered', () => {
    const results = frameworks().chain((framework) =>
      assessments(framework).map((assessment) => resultOf(framework, assessment)),
    );
    fc.assert(fc.property(results, check), runs(300));
  });

  it('of the fixtures, whatever is answered', () => {
    fc.assert(fc.property(plainResults(), check), runs(100));
  });

  it('where many numbers place it, in the table', () => {
    const answers = { a1: 'high', a2: 'high', a3: 'high', t1: 'low', t2: ['low', 'middle'], t3: 'middle' };
    for (const result of [score(fixture('bands'), answers), score(fixture('bands'))]) {
      check(result);
      const tables = resultPage(result).filter(({ kind }) => kind === 'table');
      expect(claimsOf(tables).filter(({ about }) => about === 'level')).toHaveLength(3);
    }
  });
});

describe('what does not hold is found', () => {
  const result = score(fixture('ladder'), { money: 'own', manager: 'one', door: 'unknown' });
  const without = (part: Partial<Result>) =>
    claimsOf(resultPage(result)).filter((claim) => !holds(claim, { ...result, ...part }));

  it('of a barrier that is gone', () => {
    const barriers = result.barriers.map((barrier) => ({ ...barrier, status: 'clear' as const }));
    expect(without({}).length).toBe(0);
    expect(without({ barriers }).map(({ about }) => about)).toContain('barrier');
  });

  it('of a level that is not where it was', () => {
    const placements = result.placements.map((placement) => ({
      ...placement,
      levels: placement.levels.map((level) => ({ ...level, status: 'met' as const })),
      placed: false,
    }));
    expect(without({ placements }).map((claim) => ('status' in claim ? claim.status : claim.about))).toEqual(
      expect.arrayContaining(['secured', 'unmet', 'unknown']),
    );
  });
});
