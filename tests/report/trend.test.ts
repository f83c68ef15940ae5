import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { trendOf } from '../../src/engine/compare/trend.ts';
import type { Trend } from '../../src/model/trend.ts';
import { allBlocks } from '../../src/report/blocks.ts';
import { trendPage } from '../../src/report/pages/trend-page.ts';
import { changeTally, momentsOf, trendHeadlines } from '../../src/report/words/trend-words.ts';
import { assessments, frameworks } from '../support/frameworks.ts';
import { compiled, TOOL } from '../support/load.ts';
import { renderersOf } from '../support/pages.ts';
import { PAPER, tooWide } from '../support/paper.ts';
import { dressAssessment, dressFramework, turnsOf } from '../support/results.ts';
import { runs } from '../support/runs.ts';
import { hardTexts } from '../support/words.ts';

const { text } = await renderersOf('trend');

const trends = fc
  .tuple(frameworks(), fc.array(hardTexts(), { minLength: 1, maxLength: 5 }))
  .chain(([plain, texts]) => {
    const turn = turnsOf(texts);
    const framework = dressFramework(plain, turn);
    return fc.array(assessments(framework), { minLength: 2, maxLength: 4 }).map((several): Trend => {
      const years = several.map((assessment, index) => ({
        file: `${index}.yaml`,
        assessment: { ...dressAssessment(assessment, turn), date: `20${10 + index}-11-20` },
        gap: { otherwise: [], gone: new Map([['fax', { part: 'answers', answer: turn() } as const]]) },
      }));
      return trendOf(compiled(framework), years, TOOL);
    });
  });

it('a page of years tells every head and every answer under it, within the width', () => {
  fc.assert(
    fc.property(trends, (trend) => {
      const page = trendPage(trend);
      const headings = allBlocks(page).filter(({ kind }) => kind === 'heading');
      const heads = trend.spans.flatMap(({ heads }) => heads);
      expect(headings.length).toBeGreaterThanOrEqual(heads.length + trend.spans.length);
      const printed = text(trend);
      expect(tooWide(printed, PAPER)).toEqual([]);
      expect(printed).not.toMatch(/undefined|NaN/u);
      const told = [...changeTally(trend).matchAll(/(\d+) as /gu)].map(([, count]) => Number(count));
      const differ = heads.reduce((sum, { answers }) => sum + answers.length, 0);
      expect(told.reduce((sum, count) => sum + count, 0)).toBe(differ);
      expect(trendHeadlines(trend)).toHaveLength(trend.placements.length);
    }),
    runs(60),
  );
});

it.each([
  [
    ['2024-11-20', '2025', '2026-01'],
    ['2024', '2025', '2026'],
  ],
  [
    ['2025-01', '2025-11-20'],
    ['Jan 2025', 'Nov 2025'],
  ],
  [
    ['2025-11-19', '2025-11-20'],
    ['19 November 2025', '20 November 2025'],
  ],
])('%j are called %j', (dates, moments) => {
  expect(momentsOf({ columns: dates.map((date) => ({ date })) as never })).toEqual(moments);
});
