import type { Result } from '../engine/result.ts';
import { FOOTING, footingsOf } from './footing.ts';
import { barrierBlocks } from './markdown-barriers.ts';
import { frontBlocks } from './markdown-front.ts';
import { needBlocks } from './markdown-needs.ts';
import { nextBlocks } from './markdown-next.ts';
import { whereBlocks } from './markdown-placements.ts';
import { profileBlocks } from './markdown-profile.ts';
import { document, escaped, list, table } from './markdown-syntax.ts';
import { NO_LEVEL } from './sentences.ts';
import { unknownWords } from './unknown.ts';

/** The result as a Markdown document, for a board paper: the report, and every answer with its note and evidence. */
export function renderMarkdown(result: Result): string {
  return document([
    ...frontBlocks(result),
    result.placements.length === 0 ? NO_LEVEL : '',
    ...needBlocks(result),
    ...whereBlocks(result),
    ...footingBlocks(result),
    ...profileBlocks(result),
    ...barrierBlocks(result),
    ...nextBlocks(result),
    ...unknownBlocks(result),
    ...answerBlocks(result),
  ]);
}

/** Only what the people served need, as a Markdown document. */
export function renderMarkdownNeeds(result: Result): string {
  const level = result.placements.length === 0 ? NO_LEVEL : '';
  return document([...frontBlocks(result), level, ...needBlocks(result)]);
}

function footingBlocks(result: Result): string[] {
  const footings = footingsOf(result);
  if (footings.length === 0) return [];
  return [`## ${FOOTING}`, ...footings.flatMap(({ lead, answers }) => [escaped(lead), list(answers)])];
}

function unknownBlocks(result: Result): string[] {
  const { lead, questions, more, settling } = unknownWords(result, Number.POSITIVE_INFINITY);
  return [
    '## What is not known',
    escaped(lead),
    list([...questions, ...(more === null ? [] : [more])]),
    ...settling.flatMap(({ title, sets, rest }) => [
      title === null ? '' : `### ${escaped(title)}`,
      ...sets.flatMap(({ title: level, answers }) => [escaped(level), list(answers)]),
      escaped(rest ?? ''),
    ]),
  ];
}

function answerBlocks(result: Result): string[] {
  const rows = [...(result.needs?.answers ?? []), ...result.answers].map(
    ({ ask, text, note, evidence, source }) => [
      escaped(ask),
      escaped(text),
      [note, ...evidence, source]
        .filter((part) => part !== null)
        .map(escaped)
        .join('<br>'),
    ],
  );
  return ['## Every answer', table(['Question', 'Answer', 'Note, evidence, source'], rows)];
}
