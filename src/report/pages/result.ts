import type { AnswerResult, Result } from '../../model/result.ts';
import { link, type Sentence } from '../../sentence.ts';
import { type Block, listOf, para, section, tableOf } from '../document/blocks.ts';
import { FOOTING, footingsOf } from '../footing.ts';
import { needsTitle } from '../needed.ts';
import { NO_LEVEL } from '../sentences.ts';
import { answerBlocks } from './answer.ts';
import { barrierBlocks } from './barriers.ts';
import { aboutBlocks, headBlocks } from './head.ts';
import { ladderBlocks, matrixBlocks, numberBlocks } from './levels.ts';
import { needsBlocks } from './needs.ts';
import { profileBlocks } from './profile.ts';
import { unknownBlocks } from './unknown.ts';

/** The result: the answer, and then what it rests on; on paper every answer. */
export function resultPage(result: Result): Block[] {
  return [...reportBlocks(result), ...answersBlocks('Every answer', answersOf(result))];
}

/** Several results, one after the other. */
export function resultsPage(results: readonly Result[]): Block[] {
  return oneByOne(results, resultPage);
}

/** Only what the people served need, by one result or several. */
export function needsPage(results: readonly Result[]): Block[] {
  return oneByOne(results, (result) => [
    ...headBlocks(result),
    ...(result.placements.length === 0 ? [para(NO_LEVEL)] : []),
    ...section(needsTitle(result), needsBlocks(result)),
  ]);
}

/** The pages of several results, one after the other. */
export function oneByOne(results: readonly Result[], page: (result: Result) => Block[]): Block[] {
  return results.flatMap((result, index) => [
    ...(index > 0 ? [{ kind: 'break' } as const] : []),
    ...page(result),
  ]);
}

/** The report: the answer, the levels, how firm it stands, the profile, the barriers, the needs, what is not known, and whose it is. */
export function reportBlocks(result: Result): Block[] {
  return [...answerBlocks(result), ...standingBlocks(result), ...servingBlocks(result)];
}

/** How it stands: the levels, how firm they are, the profile and the barriers. */
export function standingBlocks(result: Result): Block[] {
  return [
    ...numberBlocks(result),
    ...section('The two together', matrixBlocks(result)),
    ...ladderBlocks(result),
    ...section(FOOTING, footing(result)),
    ...section('Profile', profileBlocks(result)),
    ...section('Barriers', barrierBlocks(result)),
  ];
}

/** Whom it is for: what they need, what is not known, and whose it is. */
export function servingBlocks(result: Result): Block[] {
  return [
    ...section(needsTitle(result), needsBlocks(result)),
    ...section('What is not known', unknownBlocks(result)),
    ...section('What this is about', aboutBlocks(result)),
  ];
}

function footing(result: Result): Block[] {
  return footingsOf(result).flatMap(({ lead, answers }) => [para(lead), ...listOf(answers)]);
}

/** Every answer, first those about the people served. */
export function answersOf({ needs, answers }: Result): readonly AnswerResult[] {
  return [...(needs?.answers ?? []), ...answers];
}

/** Answers as a table, where there is room for it. */
export function answersBlocks(title: string, answers: readonly AnswerResult[]): Block[] {
  const rows = answers.map((answer) => [answer.ask, answer.text, backingOf(answer)]);
  const table = tableOf(['Question', 'Answer', 'Note, evidence, source'], rows);
  return [{ kind: 'appendix', blocks: section(title, table) }];
}

/** What an answer rests on, a line each. */
export function backingOf({ note, evidence, source }: AnswerResult): Sentence[] {
  return [
    ...[note, ...evidence].filter((part) => part !== null),
    ...(source === null ? [] : [[link(source, source)]]),
  ];
}
