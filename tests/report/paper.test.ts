import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listShipped, shippedCases } from '../../src/library/shipped.ts';
import type { Result } from '../../src/model/result.ts';
import { allBlocks, type Block, linesOf, wordsIn } from '../../src/report/blocks.ts';
import { paperPage, papersPage } from '../../src/report/pages/paper-page.ts';
import { resultPage } from '../../src/report/pages/result-pages.ts';
import { actionLines } from '../../src/report/words/answer/actions.ts';
import { plain } from '../../src/sentence.ts';
import { claimsOf, holds } from '../support/claims.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { caseOf, fixture, ROOT, score, shipped } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { plainResults, resultOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';

/** The paper of a board says what is so, asks for nothing that the result speaks against, and has every action of the answer. */

/** What stands before the appendix. */
function pageOne(result: Result): readonly Block[] {
  const [first, next] = paperPage(result);
  if (first?.kind !== 'fitted' || next?.kind !== 'break') throw new Error('page one stands by itself');
  return allBlocks([first]);
}

function linesAt(label: string, result: Result): string[] {
  const rows = pageOne(result).flatMap((block) => (block.kind === 'labelled' ? block.rows : []));
  return rows.filter((row) => row.label === label).flatMap(({ lines }) => lines.map(wordsIn));
}

function actionsOf(result: Result): string[][] {
  const tables = pageOne(result).flatMap((block) => (block.kind === 'table' ? block.rows : []));
  return tables.map(({ cells }) => cells.map((cell) => linesOf(cell).map(plain).join(' ')));
}

/** What is asked and does not go with the result. */
function contradictions(result: Result): string[] {
  const asked = linesAt('ASKED', result).join(' ');
  const { next, placements, barriers, openQuestions } = result;
  const urgent =
    barriers.some(({ status, settleNow }) => status === 'remains' && settleNow) ||
    openQuestions.some(({ answer, settleNow }) => answer === 'unknown' && settleNow);
  const isOpen = placements.some(({ possible }) => possible.levels.length > 1);
  const rules: readonly (readonly [said: string, isSo: boolean])[] = [
    ['which people need', next?.to?.why === 'called for' && next.none === null],
    ['Agree that no higher', next?.none === 'not called for'],
    ['Agree to keep what is there', next?.none === 'at the top'],
    ['cannot wait', urgent],
    ['Ask again once', isOpen],
    ['nobody in the service was asked', result.answeredBy.length === 0],
    ['on the word of', result.answeredBy.length > 0],
  ];
  return rules.filter(([said, isSo]) => asked.includes(said) && !isSo).map(([said]) => said);
}

function check(result: Result): void {
  for (const claim of claimsOf(paperPage(result)))
    expect(holds(claim, result), JSON.stringify(claim)).toBe(true);
  expect(contradictions(result)).toEqual([]);
  const doings = actionLines({ ...result, toOthers: true });
  const actions = actionsOf(result);
  expect(actions.map(([action]) => action)).toEqual(
    doings.map(({ what }, index) => `${index + 1}. ${what}`.replace(/\s+/gu, ' ').trim()),
  );
  // To whom a screen speaks changes no action.
  expect(actionLines(result)).toHaveLength(doings.length);
  for (const action of actions) expect(action.slice(4)).toEqual(['', '', '']);
  const named = linesAt('IN THE WAY', result).flatMap((line) => [...line.matchAll(/\b[Aa]ction (\d+)/gu)]);
  for (const [, number] of named) expect(Number(number)).toBeLessThanOrEqual(actions.length);
}

const CASES = listShipped(ROOT).flatMap(({ id }) => shippedCases(ROOT, id));

describe('the paper', () => {
  it.each(CASES)('of $framework: $id claims what is so, and has every action', ({ framework, id }) => {
    const loaded = shipped(framework);
    check(resultOf(loaded, caseOf(loaded, id)));
  });

  it('of generated frameworks, whatever is answered', () => {
    const results = frameworks().chain((framework) =>
      assessments(framework).map((assessment) => resultOf(framework, assessment)),
    );
    fc.assert(fc.property(results, check), runs(100));
  });

  it('of the fixtures, whatever is answered', () => {
    fc.assert(fc.property(plainResults(), check), runs(60));
  });
});

describe('page one', () => {
  const clinic = resultOf(shipped('five-levels'), caseOf(shipped('five-levels'), 'sampleford-foot-clinic'));

  it('speaks of who answered to others', () => {
    const words = pageOne(clinic).flatMap((block) =>
      block.kind === 'labelled' ? block.rows.flatMap(({ lines }) => lines.map(wordsIn)) : [],
    );
    expect([...words, ...actionsOf(clinic).flat()].join(' ')).not.toMatch(/\byou(?:r|rs)?\b/iu);
    expect(linesAt('ASKED', clinic)[0]).toBe(
      'Note where this service sits, on the word of the clinic manager alone. Not heard yet: the partners.',
    );
  });

  it('says by when, and leaves room for owner, day and state', () => {
    const table = pageOne(clinic).find(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' && table.columns.map(({ title }) => title)).toEqual([
      'Action',
      'Who',
      'What for',
      'By when',
      'Owner',
      'Due',
      'State',
    ]);
    expect(actionsOf(clinic)[0]?.[3]).toBe('Now, in days');
  });

  it('of nothing answered asks for nothing', () => {
    const blank = score(fixture('ladder'));
    expect(linesAt('ASKED', blank)).toEqual(['Nothing yet: no question is answered.']);
    expect(actionsOf(blank)).toEqual([]);
  });
});

describe('behind page one', () => {
  const text = async (result: Result) => (await renderersOf('result')).markdown(result);
  const clinic = resultOf(shipped('five-levels'), caseOf(shipped('five-levels'), 'sampleford-foot-clinic'));

  it('stands which answers of those that the level rests on are claims', async () => {
    expect(await text(clinic)).toContain(
      'It rests on 3 answers. No evidence is written down for 3 of them, so that these are claims:',
    );
    const shown = clinic.answers.map((answer) => ({ ...answer, evidence: ['a signed agreement'] }));
    expect(await text({ ...clinic, answers: shown })).toContain(
      'It rests on 3 answers; for each of them it is written down what shows it.',
    );
  });

  it('stands everything that the screen has', () => {
    const headings = (blocks: readonly Block[]) =>
      allBlocks(blocks).flatMap((block) => (block.kind === 'heading' ? [plain(block.text)] : []));
    expect(headings(paperPage(clinic))).toEqual(expect.arrayContaining(headings(resultPage(clinic))));
    expect(headings(papersPage([clinic, clinic]))).toHaveLength(2 * headings(paperPage(clinic)).length);
  });

  it('the text of a terminal is none of it', async () => {
    expect((await renderersOf('result')).text(clinic)).not.toContain('ASKED');
  });
});
