import { listed, quoted } from '../text.ts';
import type { Fault, ReadRow } from './rows.ts';
import { plainWords } from './words.ts';

/** A name of a student, written otherwise than where it stands first. */
export interface Respelt {
  readonly name: string;
  readonly line: number;
  readonly first: Spelling;
}

interface Spelling {
  readonly name: string;
  readonly line: number;
}

/**
 * Gives each student one name, that of their first row, where names differ in no more than `plainWords` passes over; and each other
 * spelling once, with the first row that has it.
 */
export function oneSpelling(rows: readonly ReadRow[]): {
  readonly rows: ReadRow[];
  readonly respelt: Respelt[];
} {
  const firsts = new Map<string, Spelling>();
  const respelt = new Map<string, Respelt>();
  const named = rows.map((row): ReadRow => {
    const { about, answer, line } = row;
    if (!about) return row;
    const { student: name } = about;
    const plain = plainWords(name);
    const first = firsts.get(plain) ?? { name, line };
    firsts.set(plain, first);
    if (first.name === name) return row;
    if (!respelt.has(name)) respelt.set(name, { name, line, first });
    const student = first.name;
    return { ...row, about: { ...about, student }, answer: answer && { ...answer, student } };
  });
  return { rows: named, respelt: [...respelt.values()] };
}

/** More than these are counted. */
const MOST_NAMES = 5;

/** One remark on all names that are written in several ways; none where there are none. */
export function respeltFaults(respelt: readonly Respelt[]): Fault[] {
  const [one] = respelt;
  if (!one) return [];
  const told = respelt
    .slice(0, MOST_NAMES)
    .map(({ name, first }) => `${quoted(name)} counts as ${quoted(first.name)} of line ${first.line}`);
  const rest = respelt.length - told.length;
  const say = () => ({
    message: `${listed(rest > 0 ? [...told, `${rest} more likewise`] : told)}.`,
    advice:
      'Names that differ only in capitals, spaces or the like are one student; if they are two, give each another name.',
  });
  return [{ code: 'same-student', line: one.line, cell: null, say }];
}
