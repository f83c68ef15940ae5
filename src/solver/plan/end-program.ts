import { TRUE } from '../../engine/logic/evaluate.ts';
import { beyond, type Clause, type End, type Ends } from '../../engine/steps/end.ts';
import { staysTrue } from '../../engine/steps/monotone-steps.ts';
import type { Setting, StepLadder } from '../../engine/steps/setting.ts';
import {
  addRow,
  chosenAmong,
  chosenIn,
  force,
  type Literal,
  type Sum,
  sumOf,
  sumOver,
} from '../binary-program.ts';
import { choiceOf, type Encoding, newEncoding, wanted } from '../encode.ts';

/** Ends as a program of which each solution is one. */
// What each step needs holds at the end, where it could not have stopped holding since. Whether the steps can be
// taken in some order is a question of its own.
export interface EndProgram {
  readonly setting: Setting;
  readonly encoding: Encoding;
  /** The questions that may change and that something looks at, in the framework's order. */
  readonly movable: readonly number[];
}

/** Where no question is settled beforehand. */
const NOTHING_SETTLED: End = new Map();

/** The program of some ends, of those only at which questions end at the places in `settled`. */
export function programOf({ setting, clauses }: Ends, settled = NOTHING_SETTLED): EndProgram {
  const encoding = newEncoding(setting.model, { ...setting.start, given: leftBy(setting, settled) });
  setting.budget.left -= setting.ladders.size + clauses.reduce((sum, clause) => sum + clause.length, 0);
  for (const want of setting.goal.wants) force(encoding.program, wanted(want, encoding));
  // What a step needs may draw further questions in, whose steps have needs of their own.
  for (const question of encoding.chosen.keys()) {
    const ladder = setting.ladders.get(question);
    if (ladder) requireFirst(ladder, question, { setting, encoding });
  }
  const movable = [...encoding.chosen.keys()].filter((question) => setting.ladders.has(question));
  setting.budget.left -= encoding.program.rows.length;
  const ends = { setting, encoding, movable: movable.sort((one, other) => one - other) };
  for (const clause of clauses) requireOne(clause, ends);
  return ends;
}

/** The options that each answer could end at. */
function leftBy({ start, ladders }: Setting, settled: End): number[] {
  return start.given.map((options, question) => {
    const ladder = ladders.get(question);
    if (!ladder) return options;
    const place = settled.get(question);
    const left = place === undefined ? ladder.options : ladder.options.slice(place, place + 1);
    return left.reduce((bits, option) => bits | (1 << option), 0);
  });
}

/** A program of which it is not known yet what may change in it. */
type Unfinished = Pick<EndProgram, 'setting' | 'encoding'>;

function requireFirst({ steps }: StepLadder, question: number, ends: Unfinished): void {
  const { setting, encoding } = ends;
  for (const [place, { needs }] of steps.entries()) {
    if (!needs) continue;
    // Looked at even where it need not hold at the end: the questions in it may have to move on the way.
    const met = sumOf([[wanted({ node: needs.node, truths: TRUE }, encoding), 1]]);
    if (!staysTrue(needs, setting)) continue;
    const taken = sumOf([[endsAmong(question, beyond(place), ends), -1]]);
    addRow(encoding.program, [...met.terms, ...taken.terms], { least: -met.constant - taken.constant });
  }
}

/** Has the program meet a clause. */
// A question that nothing looks at stays as it is: it is in no solution.
function requireOne(clause: Clause, ends: EndProgram): void {
  const sums = clause.map(({ question, places }): Sum => {
    if (!ends.movable.includes(question)) return { terms: [], constant: places & 1 };
    return sumOf([[endsAmong(question, places, ends), 1]]);
  });
  const constant = sums.reduce((total, sum) => total + sum.constant, 0);
  const terms = sums.flatMap((sum) => sum.terms);
  addRow(ends.encoding.program, terms, { least: 1 - constant });
}

/** A literal that is true where a question ends at one of some places on its ladder, a bit each. */
function endsAmong(question: number, places: number, { setting, encoding }: Unfinished): Literal {
  const options = setting.ladders.get(question)?.options ?? [];
  const bits = options.reduce((all, option, place) => (places & (1 << place) ? all | (1 << option) : all), 0);
  return chosenAmong(bits, choiceOf(question, encoding), encoding.program);
}

/** The sum that comes to a number for the place where a question ends. */
export function sumAt(
  question: number,
  numberFor: (place: number) => number,
  { setting, encoding }: EndProgram,
): Sum {
  const options = setting.ladders.get(question)?.options ?? [];
  return sumOver(choiceOf(question, encoding), (option) => numberFor(options.indexOf(option)));
}

/** The end that a solution stands for. */
export function endIn(values: readonly number[], { setting, encoding, movable }: EndProgram): End {
  return new Map(
    movable.map((question) => {
      const option = chosenIn(choiceOf(question, encoding), values);
      return [question, setting.ladders.get(question)?.options.indexOf(option) ?? 0];
    }),
  );
}
