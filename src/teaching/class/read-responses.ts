import { linesOf } from '../../document/table.ts';
import type { Key, KeyCase } from '../../model/key.ts';
import type { Outcome, Problem } from '../../problem.ts';
import { counted, firstOf, listed, quoted } from '../../text.ts';
import { groupedBy } from '../../work.ts';
import { sum } from '../marking/mark-answer.ts';
import { questionsByHand } from '../marking/mark-scheme.ts';
import type { HandedIn, StudentAnswer } from '../marking/marking-types.ts';
import { foldedProblems, linesText } from './folded-problems.ts';
import { type Column, isWho } from './headings.ts';
import { caseWords, idIn } from './name-matching.ts';
import { type ReadRow, RowReader } from './response-rows.ts';
import {
  BROKEN,
  lineOf,
  nothingIn,
  openResponses,
  placed,
  type ResponseTable,
  type RowFault,
} from './response-table.ts';
import { identityOf, StudentRegister } from './student-register.ts';

/** A table or a workbook, by name. */
export interface ResponseFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** Reads what a class handed in, in one file or several, with a problem for all rows that cannot be marked. */
export function readResponses(files: readonly ResponseFile[], key: Key): Outcome<HandedIn> {
  const opened = files.map(({ file, bytes }) => openResponses(file, bytes, key));
  const problemsOf = opened.flatMap((each) => each.problems);
  const tables = opened.flatMap((each) => (each.ok ? each.value : []));
  if (opened.some(({ ok }) => !ok)) return { ok: false, problems: problemsOf };
  const questions = questionsByHand(key.examples);
  const register = new StudentRegister(key);
  const reader = new RowReader(key, register);
  const rows = tables.flatMap((table) => reader.read(table));
  const { answers, unmarked, faults, doubles } = settled(rows);
  const broken = tables.flatMap((table) =>
    table.broken.map(({ line, why }): RowFault => {
      return { table, line, cell: null, code: 'broken-row', alike: why, say: () => BROKEN[why] };
    }),
  );
  const problems = [
    ...foldedProblems(tables, [...reader.faults, ...faults, ...broken], 'error'),
    ...tables.flatMap(unreadBelow),
  ];
  if (answers.length === 0 && problems.length === 0)
    return { ok: false, problems: files.map(({ file }) => nothingIn(file)) };
  const said = new Set([...rows.map(({ table }) => table.file), ...problems.map(({ file }) => file)]);
  const warnings = [
    ...problemsOf,
    ...files.flatMap(({ file }) =>
      said.has(file) ? [] : { ...nothingIn(file), severity: 'warning' as const },
    ),
    ...tables.flatMap((table) => [
      ...encodingProblems(table, register),
      ...columnProblems(table, key),
      ...markedProblems(table, questions),
    ]),
    ...chanceProblems(
      files.map(({ file }) => {
        const own = new Set(
          rows.flatMap(({ table, answer }) => (table.file === file && answer ? answer : [])),
        );
        return {
          file,
          single: singleLevels(
            answers.filter((answer) => own.has(answer)),
            key,
          ),
        };
      }),
    ),
    ...foldedProblems(tables, [...doubles, ...register.remarks()], 'warning'),
  ];
  const value = {
    answers,
    unmarked,
    withBarriers: tables.some(namesBarriers),
    byHand: questions.filter((number) =>
      tables.some(({ columns }) => columns.some(({ role }) => role === number)),
    ),
    onlyBadPoints: rows.filter((row) => row.isOnlyBadPoints).length,
  };
  return { ok: true, value, problems: [...problems, ...warnings] };
}

function namesBarriers({ columns, rows }: ResponseTable): boolean {
  const asked = columns.filter(({ role }) => role === 'barriers');
  return rows.some(({ cells }) => asked.some(({ at }) => (cells[at] ?? '') !== ''));
}

interface Settled extends Pick<HandedIn, 'answers' | 'unmarked'> {
  readonly faults: readonly RowFault[];
  /** Remarks on answers that were handed in twice alike. */
  readonly doubles: readonly RowFault[];
}

/**
 * The rows by whether they count. Of a case with two answers that are not alike neither does; where only a name says whose they
 * are, they may be two students', so that nothing under that name does.
 */
function settled(rows: readonly ReadRow[]): Settled {
  const faults: RowFault[] = [];
  const doubles: RowFault[] = [];
  const answers: StudentAnswer[] = [];
  const unmarked: HandedIn['unmarked'][number][] = [];
  const own = groupedBy(rows, ({ about: { student, id } }) => identityOf({ id, name: student }));
  for (const all of own.values()) {
    const byCase = [...groupedBy(all, ({ about }) => about.example).values()].map(withoutBlank);
    const unlike = byCase.filter((group) => !areAlike(group));
    const isDoubtful = unlike.length > 0 && all[0].about.id === null;
    if (unlike.length > 0) faults.push(unlikeFault(unlike));
    for (const group of byCase) {
      const [first, second] = group;
      // Of rows that are alike the one counts that was asked about barriers.
      const { about, answer } = group.find((row) => row.about.withBarriers !== false) ?? first;
      if (answer === null || isDoubtful || unlike.includes(group)) unmarked.push(about);
      else answers.push(answer);
      if (second && !unlike.includes(group)) doubles.push(doubleRemark(group));
    }
  }
  return { answers, unmarked, faults, doubles };
}

type Group = [ReadRow, ...ReadRow[]];

function withoutBlank(group: Group): Group {
  const [first, ...others] = group.filter(({ answer }) => answer === null || sayingOf(answer) !== SILENCE);
  return first ? [first, ...others] : [group[0]];
}

function sayingOf({
  levels,
  barriers,
  byHand = [],
}: Pick<StudentAnswer, 'levels' | 'barriers' | 'byHand'>): string {
  return JSON.stringify([
    levels.toSorted(),
    barriers.toSorted(),
    byHand.filter(({ points }) => points !== null),
  ]);
}

const SILENCE = sayingOf({ levels: [], barriers: [] });

function areAlike(group: Group): boolean {
  if (group.length === 1) return true;
  return (
    group.every(({ answer }) => answer) &&
    new Set(group.map(({ answer }) => answer && sayingOf(answer))).size === 1
  );
}

function unlikeFault(unlike: readonly Group[]): RowFault {
  const rows = unlike.flat();
  const [{ about, called }] = unlike[0] as Group;
  const { table, line } = rows.at(-1) as ReadRow;
  const cases = unlike.length === 1 ? `case ${quoted(called)}` : `${unlike.length} cases`;
  const where = linesText(rows);
  const message =
    about.id === null
      ? `${quoted(about.student)} has two answers to ${cases}, not alike: ${where}. They may be two students, so that nothing under this name was marked.`
      : `${quoted(about.student)} (${about.id}) has two answers to ${cases}, not alike: ${where}. Neither counts.`;
  const advice =
    about.id === null
      ? 'Take one out, or say who is who in a column “id”: a number or an e-mail address for each.'
      : 'Take one of the two out.';
  const name = `${about.id ?? about.student}`;
  return {
    table,
    line,
    cell: null,
    code: 'handed-in-twice',
    alike: name,
    say: () => ({ message, advice }),
  };
}

function doubleRemark(group: Group): RowFault {
  const [{ about, called }] = group;
  const { table, line } = group.at(-1) as ReadRow;
  const message = `${quoted(about.student)} has case ${quoted(called)} twice, alike: ${linesText(group)}. It counts once.`;
  const say = () => ({ message, advice: 'If they are two students, give each a number in a column “id”.' });
  return { table, line, cell: null, code: 'handed-in-alike', alike: message, say };
}

function unreadBelow(table: ResponseTable): Problem[] {
  if (table.unreadFrom === null) return [];
  const message = 'From here on nothing was read, since too many rows above are broken.';
  const advice = 'Save the responses as CSV from a spreadsheet, and try again.';
  return [placed(table, { code: 'broken-row', line: table.unreadFrom, cell: null }, { message, advice })];
}

/** A remark on a guessed encoding, with a name that shows whether the guess is right. */
function encodingProblems(table: ResponseTable, register: StudentRegister): Problem[] {
  const { from } = table;
  if ('sheet' in from || from.encoding !== 'Windows-1252') return [];
  const isForeign = (word: string) => /\P{ASCII}/u.test(word);
  const student = register.students.find((each) => each.table === table && isForeign(each.name));
  const before = from.text.slice(0, from.text.search(/\P{ASCII}/u));
  const line = student?.line ?? linesOf(before).length;
  const word =
    student?.name ?? lineOf(from, line).match(/(?<![^\s,;])[^\s,;]*[^\p{ASCII}][^\s,;]*/u)?.[0] ?? '';
  const message = `The table is not in UTF-8, so it was read as Windows-1252, as Excel writes its CSV: is ${quoted(word)} right?`;
  const advice = 'If not, save the table as “CSV UTF-8”, or as a workbook.';
  const about = { code: 'other-encoding', severity: 'warning' as const, line, cell: null };
  return [placed(table, about, { message, advice })];
}

/** A remark on which columns were taken for what, where they are not called as here. */
function columnProblems(table: ResponseTable, key: Key): Problem[] {
  const { columns, head } = table;
  const who = columns.filter(({ role }) => isWho(role));
  const asked = columns.filter(({ of }) => of !== null);
  const cases = new Set(asked.map(({ of }) => of)).size;
  const [first, last] = [asked[0], asked.at(-1)];
  const renamed = columns.filter(({ role, of, title }) => of === null && !OWN.test(`${role} ${title}`));
  if (!first && renamed.length === 0) return [];
  const named = (first ? who : renamed).map(
    ({ title, role }) => `${quoted(title)} as ${CALLED[role] ?? `the ${role}`}`,
  );
  const answers = `as answers to ${counted(cases, 'case')}`;
  const wide =
    first === last
      ? asked.map(({ title }) => `${quoted(title)} ${answers}`)
      : [
          `${asked.length} columns from ${quoted(first?.title ?? '')} to ${quoted(last?.title ?? '')} ${answers}`,
        ];
  const message = `Taken: ${[...named, ...wide].join(', ')}.`;
  const about = { code: 'columns-taken', severity: 'warning' as const, line: head.line, cell: null };
  const advice = first ? `A row was read for each student.${withoutColumns(asked, key)}` : '';
  return [placed(table, about, { message, advice })];
}

/** The cases that no column is about, in a table with a row for each student. */
function withoutColumns(asked: readonly Column[], { examples, variants }: Key): string {
  const words = caseWords(examples);
  const named = new Set(asked.map(({ of }) => idIn(words, of ?? '')));
  const without = examples.flatMap(({ id }) => (variants || named.has(id) ? [] : [id]));
  return without.length === 0
    ? ''
    : ` No column is about ${listed(firstOf(without, MOST_NAMED))} of the key.`;
}

const MOST_NAMED = 10;

/** A remark on columns with points for what is marked here. */
function markedProblems(table: ResponseTable, questions: readonly number[]): Problem[] {
  const left = table.columns.filter(({ role }) => typeof role === 'number' && !questions.includes(role));
  if (left.length === 0) return [];
  const message = `Left alone, since no person marks it: ${listed(left.map(({ title }) => quoted(title)))}.`;
  const advice = `Points go under ${listed(questions.map((number) => `“q${number}”`))}, as the marker’s sheet numbers the questions.`;
  return [
    placed(
      table,
      { code: 'marked-here', severity: 'warning', line: table.head.line, cell: null },
      { message, advice },
    ),
  ];
}

/** The fewest answers of which it is told that they are no better than chance. */
const FEWEST_ANSWERS = 40;

/** An answer that names one level. */
type SingleLevel = Pick<KeyCase, 'right' | 'levels'> & { readonly level: string };

function singleLevels(answers: readonly StudentAnswer[], { examples }: Key): SingleLevel[] {
  const byId = new Map(examples.map((example) => [example.id, example]));
  return answers.flatMap(({ example, levels: [level, other] }) => {
    const found = byId.get(example);
    return found && level !== undefined && other === undefined ? [{ level, ...found }] : [];
  });
}

interface SingleLevels {
  readonly file: string;
  readonly single: readonly SingleLevel[];
}

/**
 * Remarks on levels of which no more are right than if each were drawn: such is the table of another set. Among the tables of a
 * whole class one would go unseen, so that each is held against chance alone; those too short for that are together.
 */
function chanceProblems(tables: readonly SingleLevels[]): Problem[] {
  const isLong = ({ single }: SingleLevels) => single.length >= FEWEST_ANSWERS;
  const short = tables.filter((table) => table.single.length > 0 && !isLong(table));
  return [...tables.filter(isLong).map((table) => [table]), short].flatMap(chanceProblem);
}

function chanceProblem(tables: readonly SingleLevels[]): Problem[] {
  const single = tables.flatMap((table) => table.single);
  const right = single.filter(({ level, right }) => right.includes(level)).length;
  const drawn = sum(single, ({ right, levels }) => right.length / levels.length);
  if (single.length < FEWEST_ANSWERS || right > drawn) return [];
  const [first, second] = tables;
  const names = tables.map(({ file }) => quoted(file, 200));
  const where = second ? ` in ${listed(firstOf(names, MOST_NAMED))}` : '';
  const message = `Of ${single.length} answers${where} that name one level ${right} are right, no more than by chance, which would be ${Math.round(drawn)}.`;
  const advice = second
    ? 'Are these tables of another set? Mark with the key of that set.'
    : 'Is this the table of another set? Mark with the key of that set.';
  const problem = { code: 'other-set', severity: 'warning' as const, message, advice };
  return [first && !second ? { ...problem, file: first.file } : problem];
}

/** A column that is called as here. */
const OWN = /^(?:(student|id|variant|case|title|level|barriers) \1|email e-?mail|(\d) q\2)$/iu;

const CALLED: Readonly<Record<string, string>> = {
  id: 'who is who',
  email: 'the e-mail address',
  first: 'the first name',
  last: 'the last name',
};
