import { firstProblems, type Source } from '../../document/source.ts';
import type { Key } from '../../model/key.ts';
import type { Outcome, Problem, Severity } from '../../problem.ts';
import { code, say } from '../../sentence.ts';
import { quoted } from '../../text.ts';
import type { HandedIn, StudentAnswer } from '../marking/marking-types.ts';
import { type ReadRow, type RowFault, rowReader } from './response-rows.ts';
import {
  type BrokenRow,
  type Delimiter,
  headerFaults,
  headerOf,
  readTable,
  withoutMark,
} from './response-table.ts';
import { oneSpelling, respeltFaults, unseenFaults } from './student-spellings.ts';

/** Reads the table that a class handed in, with a problem for each row that cannot be marked. */
export function readResponses(source: Source, key: Key): Outcome<HandedIn> {
  const text = withoutMark(source.text);
  const header = headerOf(text);
  if (!header) return { ok: false, problems: [nothingIn(source)] };
  const problemOf = locator(source, text, header.delimiter);
  const { rows, broken, unreadFrom } = readTable(text, header.delimiter);
  const headerProblems = headerFaults(header).map(
    (fault): Problem =>
      problemOf({
        code: 'bad-header',
        line: header.row.line,
        cell: null,
        say: () => fault,
      }),
  );
  if (headerProblems.length > 0) {
    // Where the first row is broken, the one that was taken for the header is none, and what it lacks helps nobody.
    const above = broken
      .filter(({ line }) => line < header.row.line)
      .map((row) => problemOf(brokenFault(row)));
    return { ok: false, problems: above.length > 0 ? above : headerProblems };
  }

  const read = rowReader(key, header);
  const place = header.places.get('barriers') ?? -1;
  const [, ...body] = rows;
  const { rows: named, respelt, students } = oneSpelling(body.flatMap((row) => read(row) ?? []));
  const { answers, unmarked, faults } = sorted(named);
  const all = [...faults, ...broken.map(brokenFault)];
  const problems = [
    ...firstProblems(
      all.toSorted((one, other) => one.line - other.line),
      (fault) => problemOf(fault),
    ),
    ...(unreadFrom === null ? [] : [problemOf(unread(unreadFrom))]),
  ];
  if (answers.length === 0 && problems.length === 0) return { ok: false, problems: [nothingIn(source)] };
  const withBarriers = body.some(({ cells }) => (cells[place] ?? '') !== '');
  const remarks = [
    ...(source.encoding ? [encodingFault(source.encoding, students, text)] : []),
    ...respeltFaults(respelt),
    ...unseenFaults(students),
  ];
  const warnings = firstProblems(remarks, (fault) => problemOf(fault, 'warning'), 'warning');
  return { ok: true, value: { answers, unmarked, withBarriers }, problems: [...problems, ...warnings] };
}

/** The rows by whether they count, the first alone of a case that a student hands in twice. */
function sorted(
  rows: readonly ReadRow[],
): Pick<HandedIn, 'answers' | 'unmarked'> & { readonly faults: RowFault[] } {
  const answers = new Map<string, { readonly answer: StudentAnswer; readonly line: number }>();
  const unmarked: HandedIn['unmarked'][number][] = [];
  const faults: RowFault[] = [];
  for (const { answer, about, line, faults: own } of rows) {
    faults.push(...own);
    if (about && !answer) unmarked.push(about);
    if (!answer) continue;
    const name = JSON.stringify([answer.student, answer.example]);
    const before = answers.get(name);
    if (before) faults.push(twice(answer, line, before.line));
    else answers.set(name, { answer, line });
  }
  return { answers: [...answers.values()].map(({ answer }) => answer), unmarked, faults };
}

function twice({ student, example }: StudentAnswer, line: number, before: number): RowFault {
  return {
    code: 'handed-in-twice',
    line,
    cell: null,
    say: () => ({
      message: `${quoted(student)} has case ${quoted(example)} already in line ${before}, which counts.`,
      advice: 'Take one of the two out.',
    }),
  };
}

const BROKEN: Readonly<Record<BrokenRow['why'], { readonly message: string; readonly advice: string }>> = {
  quote: {
    message: 'A quote stands where none may be.',
    advice: 'Put quotes around the whole cell, and write a quote within it twice.',
  },
  'open-quote': { message: 'A quote is opened and never closed.', advice: 'Close it, or take it out.' },
  'too-long': {
    message: 'The row is too long for an answer.',
    advice: 'Look for a quote that is opened and never closed.',
  },
};

function brokenFault({ line, why }: BrokenRow): RowFault {
  return { code: 'broken-row', line, cell: null, say: () => BROKEN[why] };
}

function unread(line: number): RowFault {
  const message = 'From here on nothing was read, since too many rows above are broken.';
  const advice = 'Save the responses as CSV from a spreadsheet, and try again.';
  return { code: 'broken-row', line, cell: null, say: () => ({ message, advice }) };
}

/** A remark on a guessed encoding, with a name that shows whether the guess is right. */
function encodingFault(
  encoding: string,
  students: readonly { readonly name: string; readonly line: number }[],
  text: string,
): RowFault {
  const isForeign = (word: string) => /\P{ASCII}/u.test(word);
  const student = students.find(({ name }) => isForeign(name));
  const lines = linesIn(text);
  const line = student?.line ?? lines.findIndex(isForeign) + 1;
  const word =
    student?.name ?? lines[line - 1]?.match(/(?<![^\s,;])[^\s,;]*[^\p{ASCII}][^\s,;]*/u)?.[0] ?? '';
  return {
    code: 'other-encoding',
    line,
    cell: null,
    say: () => ({
      message: `The table is not in UTF-8, so it was read as ${encoding}, as Excel writes its CSV: is ${quoted(word)} right?`,
      advice: 'If not, save the table as “CSV UTF-8”.',
    }),
  };
}

function linesIn(text: string): string[] {
  return text.split(/\r\n|\n|\r/u);
}

function nothingIn({ file }: Source): Problem {
  return {
    code: 'no-responses',
    severity: 'error',
    message: `${quoted(file, 200)} holds no responses.`,
    advice: say`It takes a first row that names the columns, and a row for each student and case. “${code('joinedup mark KEY --template')}” prints one to fill in.`,
    file,
  };
}

/** A function that makes a problem of a fault, with its place and line. */
function locator(
  { file }: Source,
  text: string,
  delimiter: Delimiter,
): (fault: RowFault, severity?: Severity) => Problem {
  let lines: readonly string[] | null = null;
  return ({ code, line, cell, say }, severity = 'error') => {
    lines ??= linesIn(text.replace(/^\ufeff/u, ''));
    const excerpt = lines[line - 1] ?? '';
    const column = cell === null ? 1 : cellColumn(excerpt, cell, delimiter);
    return { code, severity, ...say(), file, place: { line, column }, excerpt };
  };
}

/** The column at which a cell begins, counted from 1, or 1 where it is not on `line`. */
// A row may stand on several lines, of which this is the first.
function cellColumn(line: string, cell: number, delimiter: Delimiter): number {
  let cells = 0;
  let isQuoted = false;
  for (let place = 0; place < line.length; place += 1) {
    if (cells === cell) return place + 1;
    const character = line.charAt(place);
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) cells += 1;
  }
  return cells === cell ? line.length + 1 : 1;
}
