import type { Key, KeyCase } from '../../model/key.ts';
import { counted, holdsInvisible, TYPE_AGAIN, unprintableIn } from '../../text.ts';
import { isBlank } from '../marking/mark-answer.ts';
import { handQuestions } from '../marking/mark-scheme.ts';
import type { StudentAnswer } from '../marking/marking-types.ts';
import { type AnswerColumn, type Column, isAnswer, isWho } from './headings.ts';
import {
  barriersInRow,
  barrierWords,
  caseWords,
  idIn,
  levelsBetween,
  levelWords,
  type NameMatches,
  nameMatcher,
  plainWords,
  type Vocabulary,
} from './name-matching.ts';
import type { ResponseRow, ResponseTable, RowFault } from './response-table.ts';
import {
  badPoints,
  type FaultText,
  otherTitle,
  unknownBarrier,
  unknownCase,
  unknownLevel,
} from './row-faults.ts';
import type { Entered, StudentRegister } from './student-register.ts';

/** What a row says of one case. */
export interface ReadRow extends Pick<RowFault, 'table' | 'line'> {
  /** The student and the case. */
  readonly about: Pick<StudentAnswer, 'student' | 'id' | 'example' | 'withBarriers'>;
  /** What the student's sheets call the case. */
  readonly called: string;
  /** The answer, or null where it cannot be marked. */
  readonly answer: StudentAnswer | null;
  /** True where it holds only points, which cannot be read. */
  readonly isOnlyBadPoints: boolean;
}

interface CaseReader {
  /** The id of the case in the key. */
  readonly id: string;
  /** The case, under the number that it has for the student. */
  readonly example: KeyCase;
  readonly level: (cell: string) => NameMatches;
  readonly barriers: (cell: string) => NameMatches;
  /** The most points of each question that a person marks, by its number. */
  readonly byHand: ReadonlyMap<number, number>;
}

/** Reads the rows of tables, and keeps what is wrong with them. */
export class RowReader {
  readonly #key: Key;
  readonly #register: StudentRegister;
  readonly #cases: ReadonlyMap<string, CaseReader>;
  readonly #words: Vocabulary;
  readonly faults: RowFault[] = [];

  constructor(key: Key, register: StudentRegister) {
    this.#key = key;
    this.#register = register;
    this.#words = caseWords(key.examples);
    this.#cases = new Map(key.examples.map((example) => [example.id, caseReader(example, key)]));
  }

  /** What the rows of a table say, those that nobody filled in left out. */
  read(table: ResponseTable): ReadRow[] {
    const asked = casesAsked(table.columns);
    return table.rows.flatMap((row) => this.#readRow(row, table, asked));
  }

  #readRow(row: ResponseRow, table: ResponseTable, asked: readonly Asked[]): ReadRow[] {
    const { line } = row;
    const report = (code: string, cell: number | null, alike: string, say: () => FaultText) =>
      this.faults.push({ table, line, cell, code, alike, say });
    const textOf = ({ at }: Pick<Column, 'at'>) => row.cells[at] ?? '';
    const isBlank = table.columns.every(
      (column) => column.role === 'case' || column.role === 'title' || textOf(column) === '',
    );
    const fault = shapeFault(row, table) ?? (isBlank ? null : cellFault(row, table));
    if (fault) report(fault.code, fault.cell, fault.alike, fault.say);
    if (fault) return this.#unmarked(fault, row, table, asked);
    if (isBlank) return [];
    const entered = this.#register.enter(row, table);
    if ('code' in entered) report(entered.code, entered.cell, entered.alike, entered.say);
    return asked.flatMap((each) => {
      // Without a booklet nobody knows which case a number means.
      if ('code' in entered && this.#key.variants) return [];
      const reader = this.#caseOf(each, row, entered, report);
      if (reader === null) return [];
      return this.#readCase({ asked: each, reader, row, table, entered }, report) ?? [];
    });
  }

  /** What of a row with a fault is certain: whose it is, and of which cases. No other row counts in its place. */
  #unmarked({ cell }: Fault, row: ResponseRow, table: ResponseTable, asked: readonly Asked[]): ReadRow[] {
    if (table.columns.some(({ at, role }) => at === cell && isWho(role))) return [];
    const entered = this.#register.enter(row, table);
    if ('code' in entered) return [];
    const { student, id } = entered;
    return asked.flatMap((each) => {
      const found = this.#readerOf(each, row, entered);
      if (!found) return [];
      const about = { student, id, example: found.id, ...barriersAsked(each) };
      return [
        { table, line: row.line, about, called: found.example.id, answer: null, isOnlyBadPoints: false },
      ];
    });
  }

  #readerOf({ of, at }: Asked, { cells }: ResponseRow, entered: Entered): CaseReader | null {
    const { words, own } = 'code' in entered ? { words: null, own: null } : entered;
    const found = this.#cases.get(idIn(words ?? this.#words, of ?? cells[at] ?? '') ?? '');
    if (!found) return null;
    const example = own?.get(found.id);
    return example ? { ...found, example } : found;
  }

  #caseOf(asked: Asked, row: ResponseRow, entered: Entered, report: Report): CaseReader | null {
    const word = asked.of ?? row.cells[asked.at] ?? '';
    const found = this.#readerOf(asked, row, entered);
    if (found) return found;
    if (asked.of !== null && asked.columns.every(({ at }) => (row.cells[at] ?? '') === '')) return null;
    const own = 'code' in entered ? null : entered.own;
    if (own) {
      const text = unknownCase(word, [...own.values()], 'booklet');
      report('unknown-case', asked.at, `${word} ${text.advice}`, () => text);
    } else report('unknown-case', asked.at, word, () => unknownCase(word, this.#key.examples, 'key'));
    return null;
  }

  #readCase(about: CaseRow, report: Report): ReadRow | null {
    const { asked, reader, row, table, entered } = about;
    const faults = this.faults.length;
    const answer = this.#answerIn(about, report);
    const title = table.columns.find(({ role }) => role === 'title');
    const called = title ? (row.cells[title.at] ?? '') : '';
    if (title && called !== '' && plainWords(called) !== plainWords(reader.example.title))
      report('other-set', title.at, `${reader.id} ${reader.example.id} ${called}`, () =>
        otherTitle(called, reader.example),
      );
    if ('code' in entered) return null;
    const { student, id } = entered;
    const whose = { student, id, example: reader.id, ...barriersAsked(asked) };
    const own = this.faults.slice(faults);
    const isOnlyBadPoints = own.length > 0 && own.every(isOfPoints) && isBlank(answer);
    const isKept = own.every(isOfPoints) && !isOnlyBadPoints;
    return {
      table,
      line: row.line,
      about: whose,
      called: reader.example.id,
      answer: isKept ? { ...whose, ...answer } : null,
      isOnlyBadPoints,
    };
  }

  #answerIn({ asked, reader, row }: CaseRow, report: Report) {
    const answer: Pick<Writable<StudentAnswer>, 'levels' | 'barriers' | 'byHand'> = {
      levels: [],
      barriers: [],
    };
    for (const { role, at } of asked.columns) {
      const cell = row.cells[at] ?? '';
      if (typeof role === 'number') {
        const points = pointsOf({ question: role, cell, at }, reader, report);
        answer.byHand = [...(answer.byHand ?? []), ...points];
      } else {
        const { ids, unknown } = role === 'level' ? reader.level(cell) : reader.barriers(cell);
        answer[role === 'level' ? 'levels' : 'barriers'] = ids;
        for (const word of unknown) this.#reportUnknown(role, word, { at, reader }, report);
      }
    }
    return answer;
  }

  #reportUnknown(
    role: 'level' | 'barriers',
    word: string,
    { at, reader: { id, example } }: { readonly at: number; readonly reader: CaseReader },
    report: Report,
  ): void {
    if (role === 'level')
      report('unknown-level', at, `${example.placement.id} ${word}`, () => unknownLevel(word, example));
    else
      report('unknown-barrier', at, `${id} ${example.id} ${word}`, () =>
        unknownBarrier(word, example, this.#key),
      );
  }
}

type Writable<Shape> = { -readonly [Part in keyof Shape]: Shape[Part] };

/** True for a fault that leaves the rest of an answer to be marked. */
function isOfPoints({ code }: RowFault): boolean {
  return code === 'bad-points';
}

/** The points that a cell gives to a question, none where the case does not ask it, null where it cannot be read. */
function pointsOf(
  { question, cell, at }: { readonly question: number; readonly cell: string; readonly at: number },
  { byHand, example }: CaseReader,
  report: Report,
): NonNullable<StudentAnswer['byHand']> {
  const of = byHand.get(question);
  if (of === undefined) return [];
  const points = pointsIn(cell);
  // Quarters add up without a rest.
  if (points === null || (points >= 0 && points <= of && Number.isInteger(points * 4)))
    return [{ question, points }];
  report('bad-points', at, `${question} ${of} ${cell}`, () => badPoints(cell, { question, of, example }));
  return [{ question, points: null }];
}

type Report = (code: string, cell: number | null, alike: string, say: () => FaultText) => void;

interface CaseRow {
  readonly asked: Asked;
  readonly reader: CaseReader;
  readonly row: ResponseRow;
  readonly table: ResponseTable;
  readonly entered: Entered;
}

function caseReader(example: KeyCase, { examples }: Key): CaseReader {
  return {
    id: example.id,
    example,
    level: nameMatcher(levelWords(example), levelsBetween(example)),
    barriers: nameMatcher(barrierWords(example), barriersInRow(example)),
    byHand: handQuestions(example, examples),
  };
}

/** The points in a cell; null where it is empty, and not a number where it holds something else. */
function pointsIn(cell: string): number | null {
  if (cell === '' || cell === '-' || cell === '–') return null;
  const text = cell.replace(',', '.').replace(/ ?½$/u, '.5');
  return /^(?:\d{1,3}(?:\.\d+)?|\.\d+)$/u.test(text) ? Number(text) : Number.NaN;
}

/** The columns on one case, and the index of that which names it, or the first of them. */
interface Asked {
  /** The case, as the headings name it, or null where a cell of the row does. */
  readonly of: string | null;
  readonly at: number;
  readonly columns: readonly (Column & { readonly role: AnswerColumn })[];
}

/** What no column asks for was not asked. */
function barriersAsked({ columns }: Asked): Pick<StudentAnswer, 'withBarriers'> {
  return columns.some(({ role }) => role === 'barriers') ? {} : { withBarriers: false };
}

function casesAsked(columns: readonly Column[]): Asked[] {
  const answers = columns.filter((column): column is Asked['columns'][number] => isAnswer(column.role));
  const named = columns.find(({ role }) => role === 'case');
  if (named) return [{ of: null, at: named.at, columns: answers }];
  return [...new Set(answers.map(({ of }) => of))].map((of) => {
    const own = answers.filter((column) => column.of === of);
    return { of, at: own[0]?.at ?? 0, columns: own };
  });
}

type Fault = Pick<RowFault, 'code' | 'cell' | 'alike' | 'say'>;

/** The fault of a row with too few or too many cells, or null. */
// Those not needed may be missing at the end.
function shapeFault({ cells }: ResponseRow, { from, head, columns }: ResponseTable): Fault | null {
  if ('sheet' in from) return null;
  const needed = columns.filter(
    ({ role, of }) => isWho(role) || role === 'case' || (role === 'level' && of === null),
  );
  const wanted = head.cells.length;
  const found = `The row has ${counted(cells.length, 'cell')}, and the first row ${wanted}.`;
  const fault = (code: string, advice: string): Fault => ({
    code,
    cell: null,
    alike: String(cells.length),
    say: () => ({ message: found, advice }),
  });
  if (cells.length <= Math.max(...needed.map(({ at }) => at)))
    return fault('too-few-cells', 'Leave a cell empty rather than out.');
  if (cells.slice(wanted).every((cell) => cell === '')) return null;
  return fault(
    'too-many-cells',
    'Put quotes around a cell that holds the sign between cells; between barriers write “;”.',
  );
}

/** The fault of a cell that holds no text, or what nobody sees. */
function cellFault({ cells, unread = [] }: ResponseRow, { columns }: ResponseTable): Fault | null {
  for (const { at } of columns) {
    if (unread.includes(at)) {
      const message = 'The cell holds a formula without a result.';
      const say = () => ({ message, advice: 'Type the answer itself.' });
      return { code: 'no-value', cell: at, alike: '', say };
    }
    const character = unprintableIn((cells[at] ?? '').replace(/\r/gu, ' '));
    if (character === null) continue;
    const message = `${holdsInvisible('The text', [character])}.`;
    return {
      code: 'control-character',
      cell: at,
      alike: character,
      say: () => ({ message, advice: TYPE_AGAIN }),
    };
  }
  return null;
}
