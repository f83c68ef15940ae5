/** The library, which loads a framework and assessments, scores these by it, holds them together and renders the result. */

import type { Paper } from './layout/paper.ts';
import type { Framework } from './model/framework.ts';
import type { Result } from './model/result.ts';
import { renderMarkdown as asMarkdown } from './report/formats/markdown.ts';
import { renderText as asText } from './report/formats/plain-text.ts';
import { paperPage } from './report/pages/paper-page.ts';
import { resultPage } from './report/pages/result-pages.ts';
import { type RowResult, placeRows as rowsPlaced, type UnreadRow } from './rows/place-rows.ts';
import { loadProvers } from './solver/prove.ts';

export { loadAssessment, loadYear } from './assessment/open-assessment.ts';
export type { Source } from './document/source.ts';
export { compareResults } from './engine/compare/compare-results.ts';
export { trendOf } from './engine/compare/trend.ts';
export { tryAnswers } from './engine/compare/try-answers.ts';
export { compile } from './engine/compile/compile.ts';
export type { Model } from './engine/compiled.ts';
export { scoreAssessment } from './engine/score/score-assessment.ts';
export { loadFramework } from './framework/open.ts';
export { loadConsensus } from './framework/open-consensus.ts';
export { ASCII_GLYPHS, type Paper, PLAIN_STYLE, UNICODE_GLYPHS } from './layout/paper.ts';
export type { AnswerValue, Assessment, GivenAnswer } from './model/assessment.ts';
export type { Compared, Comparison, OtherAnswer, WhatIf } from './model/comparison.ts';
export type { ConsensusRule } from './model/consensus.ts';
export type { Framework } from './model/framework.ts';
export type { Panel, View } from './model/panel.ts';
export type { Result } from './model/result.ts';
export type { ChangeHead, Span, Trend, Year } from './model/trend.ts';
export { type PanelManner, panelOf } from './panel/panel-of.ts';
export type { Outcome, Problem } from './problem.ts';
export type { RowResult, UnreadRow } from './rows/place-rows.ts';
export { plain, type Sentence } from './sentence.ts';
export { scoreExactly } from './solver/exactly.ts';

/** The result as a page of text. */
export function renderText(result: Result, paper: Paper): string {
  return asText(resultPage(result), paper);
}

/** The result as a Markdown document. */
export function renderMarkdown(result: Result): string {
  return asMarkdown(paperPage(result));
}

/** Places rows of assessments one by one and in order, with the solver where searching cannot tell. */
export async function* placeRows(
  framework: Framework,
  rows: Iterable<unknown> | AsyncIterable<unknown>,
): AsyncGenerator<RowResult | UnreadRow> {
  yield* rowsPlaced(framework, rows, await loadProvers());
}
