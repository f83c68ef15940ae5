import { TRUE } from '../../engine/truth.ts';
import { chosenOf, type Encoding, newEncoding, wanted } from '../encode.ts';
import { force, isTrue, type Literal, type Sum, sumOf } from '../literal.ts';
import { addRow } from '../program.ts';
import type { Clause, End, Ends } from './end.ts';
import { staysTrue } from './rising.ts';
import type { Ladder, Setting } from './setting.ts';

/**
 * Ends as a program: each solution is one. What each step needs holds at the end, where it could not have stopped
 * holding since. Whether the steps can be taken in some order is a question of its own.
 */
export interface EndProgram {
  readonly setting: Setting;
  readonly encoding: Encoding;
  /** The questions that may change and that something looks at, in the framework's order. */
  readonly movable: readonly number[];
}

/** Where no question is settled beforehand. */
const NOTHING_SETTLED: End = new Map();

/** The program of some ends: those at which some questions end where that is settled. */
export function programOf({ setting, clauses }: Ends, settled = NOTHING_SETTLED): EndProgram {
  const encoding = newEncoding(setting.model, { ...setting.start, given: leftBy(setting, settled) });
  for (const want of setting.goal.wants) force(encoding.program, wanted(want, encoding));
  // What a step needs may draw further questions in, whose steps have needs of their own.
  for (const question of encoding.chosen.keys()) {
    const ladder = setting.ladders.get(question);
    if (ladder) requireFirst(ladder, question, { setting, encoding });
  }
  const movable = [...encoding.chosen.keys()].filter((question) => setting.ladders.has(question));
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

function requireFirst({ steps, options }: Ladder, question: number, ends: Unfinished): void {
  const { setting, encoding } = ends;
  for (const [place, { needs }] of steps.entries()) {
    if (!needs) continue;
    // Looked at even where it need not hold at the end: the questions in it may have to move on the way.
    const met = sumOf([[wanted({ node: needs.node, truths: TRUE }, encoding), 1]]);
    if (!staysTrue(needs.node, setting)) continue;
    const places = options.map((_, each) => each).slice(place + 1);
    const taken = sumOf(places.map((each) => [endsAt(question, each, ends), -1]));
    addRow(encoding.program, [...met.terms, ...taken.terms], { least: -met.constant - taken.constant });
  }
}

/** A question that nothing looks at stays as it is: it is in no solution. */
function requireOne(clause: Clause, ends: EndProgram): void {
  const sums = clause.map(({ question, places }): Sum => {
    if (!ends.movable.includes(question)) return { terms: [], constant: places & 1 };
    const options = ends.setting.ladders.get(question)?.options ?? [];
    const among = options.map((_, place) => place).filter((place) => places & (1 << place));
    return sumOf(among.map((place) => [endsAt(question, place, ends), 1]));
  });
  const constant = sums.reduce((total, sum) => total + sum.constant, 0);
  const terms = sums.flatMap((sum) => sum.terms);
  addRow(ends.encoding.program, terms, { least: 1 - constant });
}

/** A literal that is true where a question ends at a place on its ladder. */
export function endsAt(question: number, place: number, { setting, encoding }: Unfinished): Literal {
  const option = setting.ladders.get(question)?.options[place] ?? 0;
  return chosenOf(question, encoding)[option] ?? false;
}

/** The end that a solution stands for. */
export function endIn(values: readonly number[], ends: EndProgram): End {
  return new Map(
    ends.movable.map((question) => {
      const places = [...(ends.setting.ladders.get(question)?.options.keys() ?? [])];
      return [question, places.findIndex((place) => isTrue(endsAt(question, place, ends), values))];
    }),
  );
}
