import { differenceOf, lookalikes, lookOf } from '../../looks.ts';
import type { Key, KeyCase, Variant } from '../../model/key.ts';
import { firstOf, holdsInvisible, listed, quoted, spacesAsOne, unseenIn } from '../../text.ts';
import { groupedBy, once } from '../../work.ts';
import { bookletOfAll, ownCases } from '../cases/case-reading.ts';
import { linesText } from './folded-problems.ts';
import { type Column, isWho } from './headings.ts';
import { caseWords, plainWords, type Vocabulary } from './name-matching.ts';
import type { ResponseRow, ResponseTable, RowFault } from './response-table.ts';
import {
  type FaultText,
  LONGEST_NAME,
  longName,
  noStudent,
  noStudents,
  noVariant,
  unknownStudent,
} from './row-faults.ts';

/** A student whose row it is, with the words for the cases of their own booklet, null where all have the same. */
export interface Student {
  readonly student: string;
  readonly id: string | null;
  readonly words: Vocabulary | null;
  /** The cases as their booklet numbers them, by their ids in the key, null where all have the same. */
  readonly own: ReadonlyMap<string, KeyCase> | null;
}

type EnterFault = Pick<RowFault, 'code' | 'cell' | 'alike' | 'say'>;

export type Entered = Student | EnterFault;

interface Spelling extends Pick<RowFault, 'table' | 'line'> {
  readonly name: string;
  readonly id: string | null;
}

type Respelt = { readonly spelling: Spelling; readonly first: Spelling };

/** The line of a name that the key has. */
const ON_LIST = 0;

/** Knows who is who: by a number or an address where a table has them, else by name. */
export class StudentRegister {
  readonly #variants: readonly Variant[];
  readonly #examples: ReadonlyMap<string, KeyCase>;
  readonly #byName: ReadonlyMap<string, readonly Variant[]>;
  readonly #booklets = new Map<string, Pick<Student, 'words' | 'own'>>();
  /** Each student as first spelt, in order. */
  readonly #firsts = new Map<string, Spelling>();
  readonly #respelt = new Map<string, Respelt>();
  /** The students whose number lost its zeros, by how it is written. */
  readonly #shortened = new Map<string, Respelt>();

  constructor({ variants = [], examples }: Key) {
    this.#variants = variants;
    this.#examples = new Map(examples.map((example) => [example.id, example]));
    this.#byName = groupedBy(
      variants.filter(({ student }) => student !== null),
      ({ student }) => plainWords(student?.name ?? ''),
    );
  }

  /** The student of a row, or what is wrong with that. */
  enter(row: ResponseRow, table: ResponseTable): Entered {
    const deciding = decidingIn(table);
    const name = nameIn(row, table.columns);
    const written = deciding ? (row.cells[deciding.at] ?? '') : null;
    const cell = (deciding ?? table.columns.find(({ role }) => isWho(role)))?.at ?? null;
    const fault = (code: string, alike: string, say: EnterFault['say']): EnterFault => ({
      code,
      cell,
      alike,
      say,
    });
    if ((written ?? name) === '')
      return fault('no-student', '', () => (deciding ? noStudent() : nobodyIn(table)));
    if ([name, written ?? ''].some((text) => [...text].length > LONGEST_NAME))
      return fault('long-name', '', longName);
    const variant = this.#variantOf({ name, id: written }, row, table);
    if (variant === undefined) return this.#unknown(written, name, fault);
    return this.#known({ table, line: row.line, name, id: written }, variant);
  }

  #unknown(
    id: string | null,
    name: string,
    fault: (code: string, alike: string, say: EnterFault['say']) => EnterFault,
  ): EnterFault {
    const known = this.#variants.flatMap(({ student }) => student ?? []);
    if (known.length === 0)
      return fault('no-variant', '', () => noVariant(this.#variants.map((each) => each.id)));
    const word = id ?? name;
    return fault('unknown-student', word, () => unknownStudent(word, known, id !== null));
  }

  #known({ table, line, name, id: written }: Spelling, variant: Variant | null): Student {
    const known = variant?.student ?? null;
    const id = known?.id ?? (written === null ? null : writtenId(written));
    const spelling = { table, line, name: name || (id ?? ''), id };
    if (known && written !== null && plainId(written) !== plainId(known.id))
      this.#shortened.set(plainId(written), {
        spelling: { ...spelling, id: writtenId(written) },
        first: spelling,
      });
    const first = this.#entered(spelling, known && { ...spelling, line: ON_LIST, name: known.name });
    const student = known?.name || spacesAsOne(first.name.normalize('NFC')).trim();
    return { student, id: first.id, ...this.#bookletOf(variant) };
  }

  /** The variant of a student; null where there are none, and undefined where it is not clear. */
  #variantOf(
    { name, id }: Pick<Spelling, 'name' | 'id'>,
    row: ResponseRow,
    table: ResponseTable,
  ): Variant | null | undefined {
    if (this.#variants.length === 0) return null;
    const column = table.columns.find(({ role }) => role === 'variant');
    const said = column ? plainWords(row.cells[column.at] ?? '').replace(/(?<=\d)[.,]0+$/u, '') : '';
    const bySaid = this.#variants.find((each) => said !== '' && plainWords(each.id) === said);
    if (bySaid?.student === null) return bySaid;
    const ofAll = bookletOfAll(this.#variants);
    if (ofAll && said === '') return ofAll;
    if (id !== null) return this.#variantById(id);
    const [one, other] = this.#byName.get(plainWords(name)) ?? [];
    return other ? undefined : one;
  }

  /** The variant of a number; where it fits none as it is written, the one that it fits but for zeros in front. */
  #variantById(id: string): Variant | undefined {
    const alike = (shape: (id: string) => string) =>
      this.#variants.filter(({ student }) => student && shape(student.id) === shape(id));
    const [exact] = alike(plainId);
    if (exact) return exact;
    const [one, other] = alike(idWithoutZeros);
    return other ? undefined : one;
  }

  #bookletOf(variant: Variant | null): Pick<Student, 'words' | 'own'> {
    if (variant === null) return { words: null, own: null };
    const before = this.#booklets.get(variant.id);
    if (before) return before;
    const cases = ownCases(this.#examples, variant);
    const inKey = variant.cases.flatMap((id) => this.#examples.get(id) ?? []);
    const own = new Map(cases.map(({ example, id }) => [id, example]));
    const booklet = { words: caseWords(inKey, cases), own };
    this.#booklets.set(variant.id, booklet);
    return booklet;
  }

  #entered(spelling: Spelling, listed: Spelling | null): Spelling {
    const identity = identityOf(spelling);
    const before = this.#firsts.get(identity) ?? spelling;
    this.#firsts.set(identity, before);
    const first = listed && spelling.name !== spelling.id ? listed : before;
    const isOther =
      spelling.id === null
        ? first.name !== spelling.name
        : plainWords(first.name) !== plainWords(spelling.name);
    const how = `${identity} ${spelling.name}`;
    if (isOther && !this.#respelt.has(how)) this.#respelt.set(how, { spelling, first });
    return first;
  }

  get students(): readonly Spelling[] {
    return [...this.#firsts.values()];
  }

  /** What somebody should know of how students are spelt. */
  remarks(): RowFault[] {
    const all = [...this.#respelt.values()];
    return [
      ...shortenedFaults([...this.#shortened.values()]),
      ...respeltFaults(all.filter(({ spelling }) => spelling.id === null)),
      ...twoNamesFaults(all.filter(({ spelling }) => spelling.id !== null)),
      // Of a list it is known who has one name.
      ...(this.#byName.size > 0 ? [] : twoIdsFaults(this.students)),
      ...unseenFaults(this.students),
    ];
  }
}

/** The column by which a table says who is who; null where only a name does. */
const decidingIn = once(({ columns, rows }: ResponseTable): Column | null => {
  const filled = (wanted: Column['role'], isFit: (cell: string) => boolean) =>
    columns.find(({ role, at }) => role === wanted && rows.some(({ cells }) => isFit(cells[at] ?? '')));
  // Where nobody had to sign in, a survey calls all “anonymous”.
  return filled('id', (cell) => cell !== '') ?? filled('email', (cell) => cell.includes('@')) ?? null;
});

/** What a student goes by, the same for all rows that are theirs. */
export function identityOf({ id, name }: { readonly id: string | null; readonly name: string }): string {
  return id === null ? `name ${plainWords(name)}` : `id ${plainId(id)}`;
}

/** A number as it was before a spreadsheet made a decimal of it. */
function writtenId(id: string): string {
  return id.replace(/(?<=^\d+)[.,]0+$/u, '');
}

function plainId(id: string): string {
  return plainWords(writtenId(id));
}

/** A number without the zeros in front, which a spreadsheet takes away. */
function idWithoutZeros(id: string): string {
  return plainId(id).replace(/^0+(?=\d+$)/u, '');
}

/** The name in a row as it is written: how it differs from another is told before it is forgotten. */
function nameIn({ cells }: ResponseRow, columns: readonly Column[]): string {
  const textOf = (wanted: Column['role']) =>
    columns
      .flatMap(({ role, at }) => (role === wanted ? (cells[at] ?? '') : []))
      .find((text) => text !== '') ?? '';
  const name = textOf('student') || `${textOf('first')} ${textOf('last')}`;
  return name.replace(/[ \t\r\n]+/gu, ' ').trim();
}

/** What is said of a row without a name, in a table where nothing else says who is who. */
function nobodyIn({ head, columns, rows }: ResponseTable): FaultText {
  if (rows.some((row) => nameIn(row, columns) !== '')) return noStudent();
  const used = new Set(columns.map(({ at }) => at));
  return noStudents(
    columns.flatMap(({ role, title }) => (isWho(role) && role !== 'variant' ? title : [])),
    head.cells.filter((title, at) => title !== '' && !used.has(at)),
  );
}

/** The most names that are listed. */
const MOST_NAMES = 5;

function remark(code: string, { table, line }: Spelling, message: string, advice: string): RowFault {
  return { table, code, line, cell: null, alike: message, say: () => ({ message, advice }) };
}

/** One remark on all names with several spellings. */
function respeltFaults(respelt: readonly Respelt[]): RowFault[] {
  const [one] = respelt;
  if (!one) return [];
  const named = respelt.map(({ spelling: { name }, first }) => {
    const isSeen = lookOf(name) !== lookOf(first.name);
    const difference = isSeen ? '' : ` (they differ only ${differenceOf(first.name, name)})`;
    return `${quoted(name)} counts as ${quoted(first.name)} of ${linesText([first], one.spelling.table)}${difference}`;
  });
  return [
    remark(
      'same-student',
      one.spelling,
      `${few(named)}.`,
      'Names that differ only in capitals, spaces or the like are one student; if they are two, give each another name, or a number in a column “id”.',
    ),
  ];
}

/** One remark on all numbers that stand with other zeros in front than in the key. */
function shortenedFaults(shortened: readonly Respelt[]): RowFault[] {
  const [one] = shortened;
  if (!one) return [];
  const named = shortened.map(
    ({ spelling, first }) => `${quoted(spelling.id ?? '')} as ${quoted(first.id ?? '')}`,
  );
  const advice = 'A spreadsheet takes the zeros in front away; each number fits one student of the key only.';
  return [remark('lost-zeros', one.spelling, `Taken: ${few(named)}.`, advice)];
}

/** One remark on all numbers that stand beside several names. */
function twoNamesFaults(respelt: readonly Respelt[]): RowFault[] {
  const [one] = respelt;
  if (!one) return [];
  const named = respelt.map(
    ({ spelling, first }) =>
      `${quoted(spelling.id ?? '')} is ${quoted(first.name)} ${first.line === ON_LIST ? 'on the list of the key' : `in ${linesText([first], one.spelling.table)}`} and ${quoted(spelling.name)} in ${linesText([spelling], one.spelling.table)}`,
  );
  const advice = 'The number decides, so that both are one student, by the first name; is it typed rightly?';
  return [remark('two-names', one.spelling, `${few(named)}.`, advice)];
}

/** One remark on all names that stand beside several numbers. */
function twoIdsFaults(students: readonly Spelling[]): RowFault[] {
  const byName = groupedBy(
    students.filter(({ id, name }) => id !== name),
    ({ name }) => plainWords(name),
  );
  const several = [...byName.values()].filter((all) => all.length > 1);
  const [one] = several;
  if (!one) return [];
  const [, { table }] = one as [Spelling, Spelling];
  const named = several.map((all) => {
    const numbers = all.flatMap(({ id }) => (id === null ? [] : quoted(id)));
    // Of a table with numbers nobody is read without one.
    const without = all.filter(({ id }) => id === null);
    const none = without.length > 0 ? ` and, in ${linesText(without, table)}, none` : '';
    return `${quoted(all[0].name)} has the number${numbers.length > 1 ? 's' : ''} ${few(numbers)}${none}`;
  });
  const advice = 'The number decides, so that they are as many students; is each typed rightly?';
  return [remark('two-numbers', one[1] ?? one[0], `${few(named)}.`, advice)];
}

function few(texts: readonly string[]): string {
  return listed(firstOf(texts, MOST_NAMES, (rest) => `${rest} more likewise`));
}

/** A remark on each student whose name or number holds invisible characters, or looks like another's. */
function unseenFaults(students: readonly Spelling[]): RowFault[] {
  const calledBy = ({ id, name }: Spelling) => id ?? name;
  const before = new Map(
    lookalikes(students.map((each) => plainWords(calledBy(each)))).map((each) => [each.index, each.before]),
  );
  return students.flatMap((student, index) => {
    const name = calledBy(student);
    const unseen = unseenIn(name);
    const other = students[before.get(index) ?? -1];
    if (unseen.length === 0 && !other) return [];
    const alike = other && `${quoted(calledBy(other))} of ${linesText([other], student.table)}`;
    const differ = other && `they differ only ${differenceOf(plainWords(calledBy(other)), plainWords(name))}`;
    const message =
      unseen.length > 0
        ? `${holdsInvisible(quoted(name), unseen)}${alike ? `, and looks like ${alike}` : ''}.`
        : `${quoted(name)} looks like ${alike}; ${differ}.`;
    const advice = other
      ? 'They count as two students; if they are one, type the name again.'
      : 'Type the name again; it may have come along when it was copied.';
    return [remark('invisible-character', student, message, advice)];
  });
}
