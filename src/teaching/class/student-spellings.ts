import { differenceOf, lookalikes, lookOf } from '../../looks.ts';
import { firstOf, holdsInvisible, listed, quoted, spacesAsOne, unseenIn } from '../../text.ts';
import { plainWords } from './name-matching.ts';
import type { ReadRow, RowFault } from './response-rows.ts';

/** Another spelling of a student's name than the first. */
export interface Respelt {
  readonly name: string;
  readonly line: number;
  readonly first: Spelling;
}

interface Spelling {
  readonly name: string;
  readonly line: number;
}

interface Named {
  readonly rows: ReadRow[];
  readonly respelt: Respelt[];
  /** Each student as first spelt, in order. */
  readonly students: readonly Spelling[];
}

/** Gives names that `plainWords` makes equal the spelling of the first row. */
export function oneSpelling(rows: readonly ReadRow[]): Named {
  const firsts = new Map<string, Spelling>();
  const respelt = new Map<string, Respelt>();
  const named = rows.map((row): ReadRow => {
    const { about, answer, line } = row;
    if (!about) return row;
    const { student: name } = about;
    const plain = plainWords(name);
    const first = firsts.get(plain) ?? { name, line };
    firsts.set(plain, first);
    if (first.name !== name && !respelt.has(name)) respelt.set(name, { name, line, first });
    const student = spacesAsOne(first.name.normalize('NFC')).trim();
    return { ...row, about: { ...about, student }, answer: answer && { ...answer, student } };
  });
  return { rows: named, respelt: [...respelt.values()], students: [...firsts.values()] };
}

/** The most names that are listed. */
const MOST_NAMES = 5;

/** One remark on all names with several spellings. */
export function respeltFaults(respelt: readonly Respelt[]): RowFault[] {
  const [one] = respelt;
  if (!one) return [];
  const named = respelt.map(({ name, first }) => {
    const isSeen = lookOf(name) !== lookOf(first.name);
    const difference = isSeen ? '' : ` (they differ only ${differenceOf(first.name, name)})`;
    return `${quoted(name)} counts as ${quoted(first.name)} of line ${first.line}${difference}`;
  });
  const say = () => ({
    message: `${listed(firstOf(named, MOST_NAMES, (rest) => `${rest} more likewise`))}.`,
    advice:
      'Names that differ only in capitals, spaces or the like are one student; if they are two, give each another name.',
  });
  return [{ code: 'same-student', line: one.line, cell: null, say }];
}

/** A remark on each student whose name holds invisible characters, or looks like another's. */
export function unseenFaults(students: readonly Spelling[]): RowFault[] {
  const before = new Map(
    lookalikes(students.map(({ name }) => plainWords(name))).map((each) => [each.index, each.before]),
  );
  return students.flatMap(({ name, line }, index) => {
    const unseen = unseenIn(name);
    const other = students[before.get(index) ?? -1];
    if (unseen.length === 0 && !other) return [];
    const alike = other && `${quoted(other.name)} of line ${other.line}`;
    const differ = other && `they differ only ${differenceOf(plainWords(other.name), plainWords(name))}`;
    const message =
      unseen.length > 0
        ? `${holdsInvisible(quoted(name), unseen)}${alike ? `, and looks like ${alike}` : ''}.`
        : `${quoted(name)} looks like ${alike}; ${differ}.`;
    const advice = other
      ? 'They count as two students; if they are one, type the name again.'
      : 'Type the name again; it may have come along when it was copied.';
    return [{ code: 'invisible-character', line, cell: null, say: () => ({ message, advice }) }];
  });
}
