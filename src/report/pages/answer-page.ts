import { commandLine, type Word } from '../../command.ts';
import type { Result } from '../../model/result.ts';
import { command, type Sentence, say } from '../../sentence.ts';
import { bare, startingLow } from '../../text.ts';
import type { Block, LabelledRow, Said } from '../blocks.ts';
import { heading, line, note, para, row, said, tableOf } from '../build-blocks.ts';
import { panelText } from '../words/agreed-words.ts';
import { actionLines } from '../words/answer/actions.ts';
import { neededLines } from '../words/answer/needed-lines.ts';
import { nextLines, nextShort } from '../words/answer/next-lines.ts';
import { dependsLines, findOutLines } from '../words/answer/open-questions.ts';
import { hingeLines, hingesOf } from '../words/answer/resting-lines.ts';
import { whereLines, whereShort } from '../words/answer/where-lines.ts';
import {
  isRead,
  NOBODY_ANSWERED,
  notHeardText,
  respondentText,
  silentPartners,
  type Told,
} from '../words/answer/who-answered.ts';
import { sentence } from '../words/position-words.ts';
import { allAnswers, dateText, isBlank, serviceName } from '../words/service-words.ts';

/** A result with the file to type for reading it again, where that is known. */
export type ReadResult = Result & { readonly readFrom?: Word | undefined };

/** The answer alone, and how to read the rest. */
export function answerPage(result: ReadResult): Block[] {
  return [...answerBlocks(result), note(moreText(result.readFrom))];
}

/** The answer as it stands before the rest of a report. */
export function answerBlocks(result: Result): Block[] {
  return [fittedOf(result)];
}

function moreText(from: Word | undefined): Sentence {
  const words = from === undefined ? [] : ['joinedup', 'score', from, '--full'];
  const typed = commandLine(words);
  return words.length === 0 || typed === null || typed.length > LONGEST
    ? 'All of it, with the reasons: type the same and --full behind it.'
    : say`All of it, with the reasons: ${command(...words)}`;
}

/** The longest command, in characters, that leaves the answer on its screen. */
const LONGEST = 90;

/** The lines of a screen, less those of the prompt and of how to read the rest. */
const LINES = 21;

function fittedOf(result: Result): Block {
  const { service, date, framework } = result;
  const doing = actionLines(result);
  const depends = dependsLines(result);
  const told = [...depends.flatMap((each) => ('said' in each ? each.said : [])), ...doing];
  const claims = told.flatMap((each) => each.claims);
  const word = wordText(result);
  const head = date === null ? word : `${dateText(date)} · ${startingLow(word)}`;
  const rows = [
    ...judgementRows(result, depends),
    ...row('DO FIRST', doing, { apart: true, numbered: doing.length > 1 }),
    ...row('FIND OUT', findOutLines(result, claims), { apart: true }),
    ...row('APART', apartLines(result), { apart: true }),
    ...row('FRAMEWORK', [said(12, `${bare(framework.title)}.`)]),
  ];
  return {
    kind: 'fitted',
    lines: LINES,
    blocks: [heading(1, bare(serviceName(service))), para(head), { kind: 'labelled', rows }],
  };
}

/** Where it sits, what that depends on, what people need and what comes next. */
export function judgementRows(result: Told, depends = dependsLines(result)): LabelledRow[] {
  return [...whereRows(result, depends), ...row('NEXT', nextLines(result), { apart: true })];
}

/** Where it sits, what that depends on and what people need. */
export function whereRows(result: Told, depends = dependsLines(result)): LabelledRow[] {
  return [
    ...row(
      'NOTE',
      result.notes.map((text, index) => line(said(index === 0 ? 2 : 8, text))),
    ),
    ...row('WHERE', whereLines(result)),
    ...row('RESTS ON', hingeLines(hingesOf(result)), { apart: true }),
    ...row('DEPENDS ON', depends),
    ...row('NEEDED', neededLines(result)),
  ];
}

function wordText(result: Result): string {
  const { answeredBy, panel } = result;
  if (panel) return `As agreed by ${panelText(panel)}.`;
  const [one] = answeredBy;
  if (!one) return isRead(result) ? 'From published documents, not from anybody’s answers.' : NOBODY_ANSWERED;
  const whose = answeredBy.length > 1 ? `${answeredBy.length} people` : respondentText(one);
  const silent = silentPartners(result);
  if (isBlank(result)) return `To be answered by ${whose}.`;
  return `As answered by ${whose}.${notHeardText(silent !== null && /^(?:the|your) /u.test(silent) ? null : silent)}`;
}

/** On what some of a panel stay apart. */
export function apartLines(result: Result): Said[] {
  const told = hingesOf(result).map(({ question }) => question);
  return allAnswers(result).flatMap(({ ask, question, dissent }, index) =>
    dissent === undefined || told.includes(question)
      ? []
      : [said(10 + index / 100, `${ask} ${sentence(dissent)}`)],
  );
}

/** The name of a service among others, where it sits and what is next. */
export function overviewRow(result: Result): string[] {
  return [bare(serviceName(result.service)), whereShort(result), nextShort(result)];
}

/** How wide a cell may be, in columns, so that three fit on a line. */
const COLUMN = 24;

/** Several services a line each, in the order given, as they are not ranked. */
export function overviewPage(rows: readonly (readonly string[])[]): Block[] {
  return [
    ...tableOf(
      ['Service', 'Where', 'Next'].map((title) => ({ title, most: COLUMN })),
      rows,
    ),
    note('For the answer of one, type its file alone; for all of it, the same and --full behind it.'),
  ];
}
