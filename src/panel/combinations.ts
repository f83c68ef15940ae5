import { narrow } from '../engine/logic/search.ts';
import { levelsLeft, type Mixing } from './diagram.ts';

/** What answers to the most decisive questions come to together. */

export interface Combined {
  readonly questions: readonly number[];
  /** Each with the place of its answer to each question among those given, and the levels that these leave possible. */
  readonly rows: readonly { readonly answers: readonly number[]; readonly levels: readonly number[] }[];
}

/** How many questions, and how many rows of their answers, can be taken in at one look. */
const MOST_QUESTIONS = 3;
const MOST_ROWS = 27;

/** Every combination of answers to the first of these questions; null below two of them, or where not shown exactly. */
export function combinationsOf(decisive: readonly number[], mixing: Mixing): Combined | null {
  const questions = decisive.slice(0, MOST_QUESTIONS);
  const rowsOf = () => questions.reduce((product, each) => product * answersTo(each, mixing).length, 1);
  while (rowsOf() > MOST_ROWS) questions.pop();
  if (questions.length < 2) return null;
  let rows: readonly (readonly number[])[] = [[]];
  for (const each of questions) {
    const places = [...answersTo(each, mixing).keys()];
    rows = rows.flatMap((row) => places.map((place) => [...row, place]));
  }
  const ranges = rows.map((row) => rangeWith(questions, row, mixing));
  if (!ranges.every(({ exact }) => exact)) return null;
  return { questions, rows: rows.map((answers, row) => ({ answers, levels: ranges[row]?.levels ?? [] })) };
}

function answersTo(question: number, { questions }: Mixing) {
  return questions[question]?.answers ?? [];
}

/** The levels left by these answers to these questions, with all else from any view. */
function rangeWith(questions: readonly number[], row: readonly number[], mixing: Mixing) {
  const { model, situation } = mixing;
  const before = questions.map((question) => situation.given[question] ?? 0);
  for (const [index, question] of questions.entries())
    narrow(model, situation, question, answersTo(question, mixing)[row[index] ?? 0]?.bits ?? 0);
  const range = levelsLeft(mixing);
  for (const [index, question] of questions.entries()) narrow(model, situation, question, before[index] ?? 0);
  return range;
}
