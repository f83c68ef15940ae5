import type { Result } from '../engine/result.ts';
import { questionsForLevels } from './advice.ts';
import { barrierBlocks } from './markdown-barriers.ts';
import { needBlocks } from './markdown-needs.ts';
import { nextBlocks } from './markdown-next.ts';
import { whereBlocks } from './markdown-placements.ts';
import { profileBlocks } from './markdown-profile.ts';
import { escaped, list, table } from './markdown-syntax.ts';
import {
  dateText,
  NO_LEVEL,
  partnersText,
  respondentsText,
  tallyText,
  unverifiedLine,
  waitingText,
} from './sentences.ts';

/** The result as a Markdown document, for a board paper: the report, and every answer with its note and evidence. */
export function renderMarkdown(result: Result): string {
  return document([
    ...front(result),
    ...needBlocks(result),
    ...whereBlocks(result),
    ...profileBlocks(result),
    ...barrierBlocks(result),
    ...nextBlocks(result),
    ...unknownBlocks(result),
    ...answerBlocks(result),
  ]);
}

/** Only what the people served need, as a Markdown document. */
export function renderMarkdownNeeds(result: Result): string {
  return document([...front(result), ...needBlocks(result)]);
}

function document(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function front(result: Result): string[] {
  const { service, framework } = result;
  const rows: [string, string | null][] = [
    ['Nation', service.nationTitle],
    ['People served', service.people],
    ['Scope', service.scope],
    ['Partners', partnersText(service)],
    ['Describes', result.date === null ? null : dateText(result.date)],
    ['Answered by', respondentsText(result)],
    ['Framework', `${framework.title}, version ${framework.version}`],
  ];
  const unverified = unverifiedLine(framework);
  const filled = rows.flatMap(([name, value]) => (value === null ? [] : [`**${name}:** ${escaped(value)}`]));
  return [
    `# ${escaped(service.name ?? 'A service without a name')}`,
    filled.join('  \n'),
    unverified === null ? '' : `> ${unverified}`,
    ...result.notes.map((note) => `> Note: ${escaped(note)}`),
    result.placements.length === 0 ? NO_LEVEL : '',
  ];
}

function unknownBlocks(result: Result): string[] {
  return [
    '## What is not known',
    tallyText(result.answered),
    list(questionsForLevels(result).map((question) => waitingText(question, result))),
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
