import { basename, resolve } from 'node:path';
import type { Word } from '../command.ts';
import { appendTo, textAt } from '../host/files/append.ts';
import type { Io } from '../host/io.ts';
import { inputError } from '../problem.ts';
import { type CsvCell, csvCell, csvText } from '../report/formats/csv-text.ts';
import { levelsText } from '../report/words/teaching/case-words.ts';
import { code, plainRun, say } from '../sentence.ts';
import type { Judged } from '../teaching/practice/judge-answer.ts';
import { quoted } from '../text.ts';

/** A file that keeps what somebody answers in practice, as a table that `mark` reads. */
export interface PracticeRecord {
  /** Makes the file where there is none. */
  begin(): void;
  /** Adds an answer, which no kill takes away again. */
  keep(judged: Judged): void;
}

// Whoever makes the key reads in the last column how.
const COLUMNS = ['student', 'case', 'title', 'level', 'barriers', 'right', 'points', 'of', 'made with'];
const HEAD = csvText([COLUMNS]);

/** The record in `file` of the cases that `words` give; throws an `InputError` where it is of others, or no record. */
export function practiceRecord(
  file: string,
  words: readonly Word[],
  { cwd }: Pick<Io, 'cwd'>,
): PracticeRecord {
  const path = resolve(cwd, file);
  const madeWith = plainRun({ kind: 'command', words });
  refuseOthers(file, textAt(path) ?? '', madeWith);
  const student = basename(file).replace(/\.[^.]*$/u, '') || file;
  return {
    begin: () => {
      if ((textAt(path) ?? '') === '') appendTo(path, HEAD);
    },
    keep: (judged) => appendTo(path, csvText([[student, ...cellsOf(judged), madeWith]])),
  };
}

function refuseOthers(file: string, text: string, madeWith: string): void {
  if (text === '') return;
  if (!text.startsWith(HEAD)) {
    const message = `${quoted(file, 200)} is there already, and is no record of practice; it is not written to.`;
    throw inputError('not-a-record', message, 'Name another file.');
  }
  // A line that a kill has cut off says nothing of where it comes from.
  const lines = text.slice(HEAD.length).split('\n').slice(0, -1);
  if (
    lines.every((line) => line.endsWith(`,${csvCell(madeWith)}`) || line.split(',').length < COLUMNS.length)
  )
    return;
  const message = `${quoted(file, 200)} is the record of other cases, made with another seed or other options.`;
  const advice = say`Name another file: a record holds the cases of one ${code('--seed')}, so that one key marks it.`;
  throw inputError('other-cases', message, advice);
}

function cellsOf({ example, marked }: Judged): CsvCell[] {
  const { right = [], imagined = [], missed = [] } = marked.barriers ?? {};
  const named = example.barriers.filter(({ id }) => right.includes(id) || imagined.includes(id));
  const isRight = marked.level === 'exact' && missed.length === 0 && imagined.length === 0;
  return [
    example.id,
    example.title,
    levelsText(marked.given, example),
    named.map(({ id, name }) => (/[;|]/u.test(name) ? id : name)).join('; ') || 'none',
    isRight ? 'yes' : 'no',
    marked.points,
    marked.of,
  ];
}
