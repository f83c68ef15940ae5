import type { Key, KeyCase } from '../../model/key.ts';
import { counted, holdsInvisible, TYPE_AGAIN, unprintableIn } from '../../text.ts';
import type { StudentAnswer } from '../marking/marking-types.ts';
import {
  barrierWords,
  caseWords,
  type FaultText,
  idIn,
  LONGEST_NAME,
  levelWords,
  longName,
  matchNames,
  type NameMatches,
  noStudent,
  plainWords,
  unknownBarrier,
  unknownCase,
  unknownLevel,
  type Vocabulary,
} from './name-matching.ts';
import { COLUMNS, type Header, type ResponseColumn, type ResponseRow } from './response-table.ts';

/** A fault of a row, put into words only where it is shown. */
export interface RowFault {
  readonly code: string;
  readonly line: number;
  /** The index of the cell, counted from 0, or null for the whole row. */
  readonly cell: number | null;
  say(): FaultText;
}

export interface ReadRow {
  readonly line: number;
  /** The answer, or null where it cannot be marked. */
  readonly answer: StudentAnswer | null;
  /** The student and the case, or null where one of them is not certain. */
  readonly about: Pick<StudentAnswer, 'student' | 'id' | 'example'> | null;
  readonly faults: readonly RowFault[];
}

interface CellFault extends Pick<RowFault, 'code' | 'say'> {
  readonly column: ResponseColumn | null;
}

type Cells = Readonly<Record<ResponseColumn, string>>;

interface Dictionary {
  readonly key: Key;
  readonly cases: Vocabulary;
  readonly byCase: ReadonlyMap<string, CaseWords>;
}

interface CaseWords {
  readonly example: KeyCase;
  readonly levels: Vocabulary;
  readonly barriers: Vocabulary;
}

/** A reader of the table's rows, which gives null for a row that nobody filled in. */
export function rowReader(key: Key, header: Header): (row: ResponseRow) => ReadRow | null {
  const dictionary: Dictionary = {
    key,
    cases: caseWords(key.examples),
    byCase: new Map(
      key.examples.map((example) => [
        example.id,
        { example, levels: levelWords(example), barriers: barrierWords(example) },
      ]),
    ),
  };
  return (row) => {
    const cells = cellsOf(row, header);
    const isBlank = !cells.student && !cells.level && !cells.barriers;
    const unreadable = shapeFault(row, header) ?? (isBlank ? null : hiddenFault(cells));
    if (isBlank && !unreadable) return null;
    const { cellFaults, about, answer } = unreadable
      ? { cellFaults: [unreadable], about: null, answer: null }
      : meaningOf(cells, dictionary);
    const faults = cellFaults.map(({ column, ...fault }) => ({
      ...fault,
      line: row.line,
      cell: column === null ? null : (header.places.get(column) ?? null),
    }));
    return { line: row.line, answer, about, faults };
  };
}

function cellsOf({ cells }: ResponseRow, { places }: Header): Cells {
  const cell = (column: ResponseColumn) => cells[places.get(column) ?? -1] ?? '';
  return { student: cell('student'), case: cell('case'), level: cell('level'), barriers: cell('barriers') };
}

interface Meaning extends Pick<ReadRow, 'answer' | 'about'> {
  readonly cellFaults: readonly CellFault[];
}

function meaningOf(cells: Cells, dictionary: Dictionary): Meaning {
  // As it is written: how it differs from another is told before it is forgotten.
  const student = cells.student.replace(/[ \t\r\n]+/gu, ' ').trim();
  const words = dictionary.byCase.get(idIn(dictionary.cases, cells.case) ?? '');
  const cellFaults = [...studentFaults(student), ...(words ? [] : [caseFault(cells.case, dictionary)])];
  if (!words) return { cellFaults, about: null, answer: null };
  const { example } = words;
  const levels = matchNames(cells.level, words.levels, /[;|+]/u, IN_WORDS);
  const barriers = isNone(cells.barriers, words.barriers)
    ? NOTHING
    : matchNames(cells.barriers, words.barriers, /[;|]/u);
  const unknown = [
    ...levels.unknown.map(
      (word): CellFault => ({
        column: 'level',
        code: 'unknown-level',
        say: () => unknownLevel(word, example),
      }),
    ),
    ...barriers.unknown.map(
      (word): CellFault => ({
        column: 'barriers',
        code: 'unknown-barrier',
        say: () => unknownBarrier(word, example, dictionary.key),
      }),
    ),
  ];
  const about = cellFaults.length === 0 ? { student, id: null, example: example.id } : null;
  const answer =
    about && unknown.length === 0 ? { ...about, levels: levels.ids, barriers: barriers.ids } : null;
  return { cellFaults: [...cellFaults, ...unknown], about, answer };
}

/** The separators of several levels in a sentence. */
// A name may have a comma or an “and” of its own.
const IN_WORDS = [/ or /iu, /, | or /iu, /, | and /iu];

const NOTHING: NameMatches = { ids: [], unknown: [] };

function studentFaults(student: string): CellFault[] {
  if (student === '') return [{ column: 'student', code: 'no-student', say: noStudent }];
  if ([...student].length <= LONGEST_NAME) return [];
  return [{ column: 'student', code: 'long-name', say: longName }];
}

function caseFault(word: string, { key }: Dictionary): CellFault {
  return { column: 'case', code: 'unknown-case', say: () => unknownCase(word, key) };
}

/** The fault of a row with too few or too many cells, or null. */
// Those not needed may be missing at the end.
function shapeFault({ cells }: ResponseRow, { places, row: first }: Header): CellFault | null {
  const needed = Math.max(...[...places].map(([column, place]) => (column === 'barriers' ? 0 : place))) + 1;
  const wanted = first.cells.length;
  const found = `The row has ${counted(cells.length, 'cell')}, and the first row ${wanted}.`;
  if (cells.length < needed) {
    const say = () => ({ message: found, advice: 'Leave a cell empty rather than out.' });
    return { column: null, code: 'too-few-cells', say };
  }
  if (cells.slice(wanted).every((cell) => cell === '')) return null;
  const advice = 'Put quotes around a name that holds the sign between cells; between barriers write “;”.';
  return { column: null, code: 'too-many-cells', say: () => ({ message: found, advice }) };
}

function hiddenFault(cells: Cells): CellFault | null {
  for (const column of COLUMNS) {
    const character = unprintableIn(cells[column].replace(/\r/gu, ' '));
    if (character === null) continue;
    const message = `${holdsInvisible('The text', [character])}.`;
    return { column, code: 'control-character', say: () => ({ message, advice: TYPE_AGAIN }) };
  }
  return null;
}

/** True where a cell says that there are none. */
function isNone(cell: string, vocabulary: Vocabulary): boolean {
  return ['none', '-', '–'].includes(plainWords(cell)) && !vocabulary.has(plainWords(cell));
}
