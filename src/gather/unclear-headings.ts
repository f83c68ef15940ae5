import { wordsOf } from '../assessment/match-words.ts';
import { counted, firstOf, listed, quoted } from '../text.ts';
import type { Column, HeadingMatch } from './match-heading.ts';
import { codeEntry, isCode } from './option-codes.ts';
import type { Questions } from './questions.ts';
import type { CellReader } from './read-cells.ts';

/** A heading of which nothing is taken, with what stands below it. */
export interface UnclearHeading {
  readonly heading: string;
  readonly cell: string;
  readonly found: HeadingMatch;
  readonly texts: readonly string[];
}

/** Why nothing is taken from a column, in its own words and for many; and the question that it may be. */
interface Reason {
  readonly code: string;
  readonly own: string;
  readonly general: string;
  readonly near: string | null;
}

/** Up to as many columns with the same reason are reported each by itself. */
const MOST_APART = 3;
const MOST_NAMED = 8;

/** Of more questions that a heading may be, none is named. */
const MOST_MAY = 4;

/** More different texts than these under a heading that may be a question are no answers. */
const MOST_TEXTS = 12;

/** What is to be settled of a heading: null where it is no question. */
export type Unsettled = { readonly near: string | null } | null;

/** Reports headings of which nothing is taken; gives what is to be settled of each, by its cell. */
export function reportUnclear(
  unclear: readonly UnclearHeading[],
  questions: Questions,
  reader: CellReader,
): ReadonlyMap<string, Unsettled> {
  const reasons = unclear.map((each) => ({ each, reason: reasonOf(each, questions) }));
  for (const { each, reason } of reasons) {
    const alike = reasons.filter((other) => other.reason.general === reason.general);
    const isApart = alike.length <= MOST_APART;
    const names = alike.map((other) => quoted(other.each.heading, 40));
    const columns = isApart
      ? `the column ${quoted(each.heading, 80)}`
      : `the columns ${listed(firstOf(names, MOST_NAMED, (rest) => counted(rest, 'other')))}`;
    const isError = isUnsettled(reason);
    reader.report(
      isError ? 'error' : 'warning',
      reason.code,
      each.cell,
      `Nothing is taken from ${columns}: ${isApart ? reason.own : reason.general}.`,
      isError
        ? 'Rename the heading, or settle it with --map; --write-map writes what to settle.'
        : 'If it is one, settle it with --map.',
    );
    if (reason.near !== null) unsettleCells(reason.near, each.texts, questions, reader);
  }
  return new Map(
    reasons.map(({ each, reason }) => [each.cell, isUnsettled(reason) ? nearOf(each, reason) : null]),
  );
}

/** What is to be settled of a heading below which nothing stands. */
export function unsettledEmpty(empty: UnclearHeading, questions: Questions): Unsettled {
  return nearOf(empty, reasonOf(empty, questions));
}

function isUnsettled({ code }: Reason): boolean {
  return code !== 'no-question';
}

/** The questions that a heading may be, with “or” between. */
function nearOf({ found }: UnclearHeading, { near }: Reason): { readonly near: string | null } {
  const may = found.ok ? [] : found.may.flatMap((each) => (each.kind === 'answer' ? each.question : []));
  return { near: near ?? (may.length > 0 && may.length <= MOST_MAY ? may.join(' or ') : null) };
}

function reasonOf(unclear: UnclearHeading, questions: Questions): Reason {
  const { found, texts } = unclear;
  if (found.ok) {
    const what = found.column.kind === 'nth-option' ? 'an option' : 'a question';
    const own = `a number alone is ${what} only where all of them are there`;
    return { code: 'ambiguous-heading', own, general: own, near: null };
  }
  if (found.may.length > 0) {
    const own = `it may be ${listed([...new Set(found.may.map(columnWords))], 'or')}`;
    const questionsMeant = new Set(found.may.flatMap((each) => ('question' in each ? each.question : [])));
    const [near = null] = questionsMeant.size === 1 ? questionsMeant : [];
    return { code: 'ambiguous-heading', own, general: own, near };
  }
  const near = found.near();
  if (near !== null) {
    const own = `it is like the question ${quoted(near)}, and not the same`;
    return { code: 'unknown-heading', own, general: 'each is like a question, and not the same', near };
  }
  const [only = null, other] = questionsAnswered(texts, questions);
  if (only === null && texts.length > 0 && texts.every(isCode)) {
    const own = 'its heading is no question, and codes of options stand in it';
    const general = 'their headings are no questions, and codes of options stand in them';
    return { code: 'unknown-heading', own, general, near };
  }
  if (only === null) {
    const general = 'they are no questions of the framework';
    return { code: 'no-question', own: 'it is no question of the framework', general, near };
  }
  const which = other === undefined ? `the question ${quoted(only)}` : 'several questions';
  const own = `its heading is no question, and what stands in it are options of ${which}`;
  const general = 'their headings are no questions, and what stands in them are options';
  return { code: 'unknown-heading', own, general, near: other === undefined ? only : null };
}

/** Takes note of cells that have to be settled, too, should a column be the question that it may be. */
function unsettleCells(
  question: string,
  texts: readonly string[],
  questions: Questions,
  reader: CellReader,
): void {
  const unread = [...new Set(texts)].filter((text) => !questions.isAnswer(question, text));
  if (unread.length > MOST_TEXTS) return;
  for (const text of unread) {
    if (isCode(text)) reader.unsettled.push(codeEntry(text));
    else reader.unsettle(question, text);
  }
}

// A word or two may stand anywhere.
/** The questions whose options most of some texts are, word by word. */
function questionsAnswered(texts: readonly string[], { asked }: Questions): string[] {
  const said = texts.map(wordsOf).filter((text) => text.split(' ').length > 2);
  const counted = [...asked].map(([id, { options }]) => {
    const worded = new Set(options.flatMap((option) => option.texts.map(wordsOf)));
    return { id, count: said.filter((text) => worded.has(text)).length };
  });
  const most = Math.max(...counted.map(({ count }) => count));
  return most === 0 ? [] : counted.filter(({ count }) => count === most).map(({ id }) => id);
}

/** What a column holds, as a sentence has it. */
export function columnWords(column: Column): string {
  switch (column.kind) {
    case 'answer':
      return `the question ${quoted(column.question)}`;
    case 'option':
      return `the option ${quoted(column.option)} of ${quoted(column.question)}`;
    case 'note':
    case 'evidence':
      return `the ${column.kind} of ${quoted(column.question)}`;
    case 'about':
      return `the ${column.what} of who answers`;
    case 'nth-option':
      return `option ${column.number} of ${quoted(column.question)}`;
    case 'number':
      return `number ${column.number}`;
    default:
      return 'no question at all';
  }
}
