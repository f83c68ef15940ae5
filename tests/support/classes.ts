import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Key, KeyCase } from '../../src/model/key.ts';
import { unwrap } from '../../src/problem.ts';
import { plainWords } from '../../src/teaching/class/name-matching.ts';
import { readKey } from '../../src/teaching/class/read-key.ts';
import { markClass } from '../../src/teaching/marking/mark-class.ts';
import type { HandedIn, Marking, StudentAnswer } from '../../src/teaching/marking/marking-types.ts';
import { ROOT, TOOL } from './load.ts';

/** A key of four small cases on a ladder of four levels; what marking reads of a key is in it, and no more. */
export const KEY_FILE = join(ROOT, 'tests/fixtures/keys/four-cases.json');
export const KEY_TEXT = readFileSync(KEY_FILE, 'utf8');
export const KEY: Key = unwrap(readKey({ file: 'key.json', text: KEY_TEXT }));

/** Answers in short: "Ann 1 one-manager+one-door two-pots+two-lines". */
export function answersOf(...lines: readonly string[]): StudentAnswer[] {
  return lines.map((line) => {
    const [student = '', example = '', levels = '', barriers = ''] = line.split(' ');
    const ids = (text: string) => text.split('+').filter((id) => id !== '' && id !== '-');
    return { student, id: null, example, levels: ids(levels), barriers: ids(barriers) };
  });
}

/** Marks answers against the small key. */
export function marked(
  answers: readonly StudentAnswer[],
  more: Partial<HandedIn> = {},
  key: Key = KEY,
): Marking {
  return markClass(key, { answers, unmarked: [], withBarriers: true, ...more }, TOOL);
}

/** The right answer to a case. */
export function rightAnswer(student: string, { id, right, barriers }: KeyCase): StudentAnswer {
  const remaining = barriers.filter((barrier) => barrier.right).map((barrier) => barrier.id);
  return { student, id: null, example: id, levels: right, barriers: remaining };
}

/** Any name that a student may have, hostile ones among them; none that comes to nothing. */
export const anyName: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('=1+1', '+44', '-2', '@SUM(A1)', "'=1", 'Lee, Ann', 'a"b', 'x;=1+1', 'Zoë', '__proto__'),
  )
  .map((name) =>
    name
      .normalize('NFC')
      .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
      .trim(),
  )
  .filter((name) => name !== '');

/** Any class: some students, whose names are told apart by more than capitals, each with an answer to some of the cases. */
export function anyClass(key: Key = KEY): fc.Arbitrary<StudentAnswer[]> {
  const answerTo = (student: string, example: KeyCase) =>
    fc.record({
      student: fc.constant(student),
      id: fc.constant(null),
      example: fc.constant(example.id),
      levels: fc.subarray(example.levels.map(({ id }) => id)),
      barriers: fc.subarray(example.barriers.map(({ id }) => id)),
    });
  return fc
    .uniqueArray(anyName, { minLength: 1, maxLength: 8, selector: plainWords })
    .chain((students) =>
      fc.tuple(
        ...students.flatMap((student) =>
          key.examples.map((example) => fc.option(answerTo(student, example), { freq: 5 })),
        ),
      ),
    )
    .map((answers) => answers.filter((answer) => answer !== null));
}
