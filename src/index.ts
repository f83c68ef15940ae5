/** The library: load a framework and an assessment, score one with the other, and render the result. */
export { loadAssessment } from './assessment/load.ts';
export type { Source } from './document/source.ts';
export { compareResults } from './engine/compare.ts';
export type { Compared, Comparison } from './engine/comparison.ts';
export { compile } from './engine/compile.ts';
export type { AnswerValue, Assessment, GivenAnswer } from './engine/input.ts';
export type { Model } from './engine/model.ts';
export type { Result } from './engine/result.ts';
export { scoreAssessment } from './engine/score.ts';
export { tryAnswers } from './engine/try-answers.ts';
export type { OtherAnswer, WhatIf } from './engine/what-if.ts';
export { loadFramework } from './framework/load.ts';
export type { Framework } from './framework/types.ts';
export { ASCII_GLYPHS, type Paper, PLAIN_STYLE, UNICODE_GLYPHS } from './layout/paper.ts';
export type { Outcome, Problem } from './problem.ts';
export { renderMarkdown } from './report/markdown.ts';
export { renderText } from './report/text/report.ts';
export { scoreExactly } from './solver/exactly.ts';
