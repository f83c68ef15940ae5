import { answerProblem, nearestOption } from '../assessment/answer-problem.ts';
import { withUnread } from '../assessment/answers.ts';
import {
  type AnswerMatch,
  type AnswerMatcher,
  type Asked,
  answerMatcher,
  type Manner,
} from '../assessment/match-answer.ts';
import { calledIn, dayIn, lightly, orderOfDay, wordsOf, yesOrNo } from '../assessment/match-words.ts';
import type { AnswerValue } from '../model/assessment.ts';
import type { Framework } from '../model/framework.ts';
import { LONGEST_TEXT } from '../model/vocabulary.ts';
import { listed, quoted } from '../text.ts';
import { type About, areAddresses, PERSONAL } from './about-headings.ts';
import { type CellEntry, LEAVE_OUT, type Mapping } from './mapping.ts';
import type { CellProblem } from './reply.ts';

/** A cell, and where it stands. */
export interface PlacedCell {
  readonly text: string;
  readonly cell: string;
}

/** Reads the cells of one sheet, and keeps what is wrong with them. */
export class CellReader {
  readonly #framework: Framework;
  readonly #sheet: string | null;
  readonly #asked: ReadonlyMap<string, Asked>;
  readonly #mapping: Mapping;
  readonly #manner: Manner;
  readonly #matchers = new Map<string, AnswerMatcher>();
  #isMonthFirst = false;
  readonly problems: CellProblem[] = [];
  readonly unsettled: CellEntry[] = [];

  constructor(
    framework: Framework,
    setting: {
      readonly sheet: string | null;
      readonly asked: ReadonlyMap<string, Asked>;
      readonly mapping: Mapping;
      readonly manner: Manner;
    },
  ) {
    this.#framework = framework;
    this.#sheet = setting.sheet;
    this.#asked = setting.asked;
    this.#mapping = setting.mapping;
    this.#manner = setting.manner;
  }

  report(
    severity: CellProblem['severity'],
    code: string,
    cell: string | null,
    message: string,
    advice: string,
  ): void {
    this.problems.push({ severity, code, sheet: this.#sheet, cell, message, advice });
  }

  /** True where a mapping says what a cell means. */
  isSettled(question: string, text: string): boolean {
    return this.#settled(question, text) !== null;
  }

  #settled(question: string, text: string): AnswerValue | null {
    return this.#mapping.cells.get(question)?.get(lightly(text)) ?? null;
  }

  /** Takes note that somebody has to settle what a cell means, which may be one of `options`. */
  unsettle(question: string, text: string, options: readonly string[] = []): void {
    const near =
      options.length > 0
        ? listed(options, 'or')
        : nearestOption(text, this.#asked.get(question)?.options ?? []);
    this.unsettled.push({ question, text, near });
  }

  /** `note` with the texts for an answer that nobody could tell, but for addresses and what a mapping settles. */
  noteOn(question: string, texts: readonly string[], note: string | null): string | null {
    const unread = texts.filter(
      (text) => text.trim() !== '' && !this.isSettled(question, text) && !areAddresses([text]),
    );
    return unread.length === 0 ? note : withUnread(note, unread);
  }

  /** Takes the days of a table as of one make: where one has the month first, none in numbers can be told. */
  learnDays(texts: readonly string[]): void {
    this.#isMonthFirst = texts.some((text) => orderOfDay(text) === 'month');
  }

  /** What a cell answers; null where it is empty, or was reported as one that cannot be read. */
  answer(question: string, { text, cell }: PlacedCell): AnswerValue | null {
    const settled = this.#settled(question, text);
    if (settled !== null) return settled === LEAVE_OUT ? null : settled;
    const asked = this.#asked.get(question);
    if (!asked) return null;
    const match = this.#matcher(asked)(text);
    if (match.kind === 'blank') return null;
    if (match.kind === 'answer') {
      if (match.isCompleted) {
        const message = `${quoted(text)} was taken for ${quoted(String(match.value))} of ${quoted(question)}, which begins so.`;
        this.report('warning', 'completed', cell, message, 'Where that is wrong, settle it with --map.');
      }
      return match.value;
    }
    const { code, message, advice } = answerProblem(match, text, asked);
    const may = mayBe(match);
    const settle =
      may.length > 0 ? `${advice} With --map, all that stand so in the column are settled.` : advice;
    this.report('error', code, cell, message, settle);
    this.unsettle(question, text, may);
    return null;
  }

  /** Whether an option was ticked in a column of its own; null where that cannot be read. */
  isTicked(question: string, option: string, { text, cell }: PlacedCell): boolean | null {
    const words = wordsOf(text);
    if (text.trim() === '') return false;
    if (/^\s*[✓✔☑☒✗×☐]\s*$/u.test(text)) return /[✓✔☑☒]/u.test(text);
    if (['1', 'x', 'checked', 'selected', 'ticked', 'on'].includes(words)) return true;
    if (['0', 'unchecked', 'not selected', 'not ticked', 'off'].includes(words)) return false;
    return yesOrNo(text) ?? this.#tickedByName(question, option, { text, cell });
  }

  #tickedByName(question: string, option: string, { text, cell }: PlacedCell): boolean | null {
    const asked = this.#asked.get(question);
    const match = asked ? this.#matcher(asked)(text) : null;
    if (match?.kind === 'answer' && match.value === option) return true;
    const message = `${quoted(text)} does not say whether ${quoted(option)} of ${quoted(question)} was ticked.`;
    this.report('error', 'unknown-tick', cell, message, 'Write yes, or leave it empty.');
    return null;
  }

  #matcher(asked: Asked): AnswerMatcher {
    const found = this.#matchers.get(asked.id) ?? answerMatcher(asked, this.#manner);
    this.#matchers.set(asked.id, found);
    return found;
  }

  /** A text that is taken over as it is; null where it is empty, or longer than an assessment can hold. */
  remark(text: string, cell: string): string | null {
    if (text.length <= LONGEST_TEXT) return text === '' ? null : text;
    const message = `The text has ${text.length.toLocaleString('en-GB')} characters, and an assessment holds ${LONGEST_TEXT.toLocaleString('en-GB')}.`;
    this.report('error', 'too-long', cell, message, 'Make it shorter.');
    return null;
  }

  /** `before` with what a cell notes behind it, where an assessment holds both. */
  noted(before: string | null, text: string, cell: string): string | null {
    const remark = this.remark(text, cell);
    if (remark === null || before === null) return remark ?? before;
    return before.split('\n').includes(remark)
      ? before
      : (this.remark(`${before}\n${remark}`, cell) ?? before);
  }

  /** What a cell says of who answers; null where it says nothing that can be taken over. */
  about(what: About, { text, cell }: PlacedCell, withNames: boolean): string | null {
    if (PERSONAL.includes(what) && what !== 'time' && !withNames) return null;
    if (what === 'nation') return this.#nation(text, cell);
    if (what !== 'day' && what !== 'time') return this.remark(text.replace(/\s+/gu, ' ').trim(), cell);
    if (text === '') return null;
    const isUnclear = this.#isMonthFirst && orderOfDay(text) !== null;
    const day = isUnclear ? null : dayIn(text);
    // Of ten people one alone may have answered on a day; the month tells one year from the next, and nobody from anybody.
    if (day !== null) return what === 'time' && !withNames ? day.slice(0, 7) : day;
    const message = isUnclear
      ? 'Of the days in this table one has the month first, so that none can be told that is in numbers alone.'
      : `${quoted(text)} is no day that can be told for certain.`;
    const advice = 'Write it as 29/11/2026 or 2026-11-29, the day before the month.';
    this.report(
      what === 'time' ? 'warning' : 'error',
      'unknown-day',
      cell,
      message,
      isUnclear ? 'Write all as 2026-11-29.' : advice,
    );
    return null;
  }

  #nation(text: string, cell: string): string | null {
    if (text === '') return null;
    const { nations } = this.#framework;
    const nation = calledIn(text, nations);
    if (nation) return nation.id;
    const message = `${quoted(text)} is not a nation that the framework knows.`;
    this.report(
      'error',
      'unknown-nation',
      cell,
      message,
      `The nations are ${listed(nations.map(({ id }) => id))}.`,
    );
    return null;
  }
}

/** The options that a text may name, where it may name more than one, or not quite one. */
function mayBe(match: AnswerMatch): readonly string[] {
  if (match.kind === 'several') return match.options;
  if (match.kind === 'mark') return [...match.byItself, match.byPlace];
  return match.kind === 'begun' ? [match.option] : [];
}
