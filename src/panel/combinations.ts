import { everyChoice } from '../work.ts';
import { levelsWith, type Mixing } from './diagram.ts';

/** What answers to the most decisive questions come to together. */

export interface Combined {
  readonly questions: readonly number[];
  /** Each with the place of its answer to each question among those given, and the levels that these leave possible. */
  readonly rows: readonly { readonly answers: readonly number[]; readonly levels: readonly number[] }[];
}

/** How many questions, and how many rows of their answers, can be taken in at one look. */
const MOST_QUESTIONS = 3;
const MOST_ROWS = 200;

/** Every combination of answers to the first of these questions; null below two of them, or where not shown exactly. */
export function combinationsOf(decisive: readonly number[], mixing: Mixing): Combined | null {
  const questions = decisive.slice(0, MOST_QUESTIONS);
  const rowsOf = () => questions.reduce((product, each) => product * answersTo(each, mixing).length, 1);
  while (rowsOf() > MOST_ROWS) questions.pop();
  if (questions.length < 2) return null;
  const rows = everyChoice(questions.map((each) => [...answersTo(each, mixing).keys()]));
  const bitsOf = (question: number, place = 0) => answersTo(question, mixing)[place]?.bits ?? 0;
  const ranges = rows.map((row) =>
    levelsWith(
      questions.map((question, at) => [question, bitsOf(question, row[at])]),
      mixing,
    ),
  );
  if (!ranges.every(({ exact }) => exact)) return null;
  return { questions, rows: rows.map((answers, row) => ({ answers, levels: ranges[row]?.levels ?? [] })) };
}

function answersTo(question: number, { questions }: Mixing) {
  return questions[question]?.answers ?? [];
}
