import { TRUE } from '../../engine/truth.ts';
import { chosenOf, type Encoding, newEncoding, wanted } from '../encode.ts';
import { force, isTrue, type Literal, negate, type Sum, sumOf } from '../literal.ts';
import { addRow, copyOf, type Program } from '../program.ts';
import { staysTrue } from './rising.ts';
import type { Ladder, Setting } from './setting.ts';

/**
 * The ends that plans could have, as a program: where each answer stands when all steps are taken. An end reaches the
 * goal, and what each step needs holds in it, where that could not have stopped holding since. Whether the steps can
 * be taken in some order is a question of its own.
 */
export interface Ends {
  readonly setting: Setting;
  readonly encoding: Encoding;
  /** The questions that may change, in the framework's order. */
  readonly movable: readonly number[];
}

/** The place on its ladder where each question ends that may change; 0 where it stays. */
export type End = ReadonlyMap<number, number>;

/** Every end that reaches the goal of a setting. */
export function endsFor(setting: Setting): Ends {
  const encoding = newEncoding(setting.model, { ...setting.start, given: leftBy(setting) });
  for (const want of setting.goal.wants) force(encoding.program, wanted(want, encoding));
  // What a step needs may draw further questions in, whose steps have needs of their own.
  for (const question of encoding.chosen.keys()) {
    const ladder = setting.ladders.get(question);
    if (ladder) requireFirst(ladder, question, { setting, encoding });
  }
  const movable = [...encoding.chosen.keys()].filter((question) => setting.ladders.has(question));
  return { setting, encoding, movable: movable.sort((one, other) => one - other) };
}

/** The options that each answer could end at. */
function leftBy({ start, ladders }: Setting): number[] {
  return start.given.map((options, question) => {
    const ladder = ladders.get(question);
    return ladder ? ladder.options.reduce((bits, option) => bits | (1 << option), 0) : options;
  });
}

function requireFirst({ steps }: Ladder, question: number, ends: Pick<Ends, 'setting' | 'encoding'>): void {
  const { setting, encoding } = ends;
  for (const [place, { needs }] of steps.entries()) {
    if (!needs) continue;
    const isMet = wanted({ node: needs.node, truths: TRUE }, encoding);
    if (!staysTrue(needs.node, setting)) continue;
    const taken = beyond(question, place, ends);
    const met = sumOf([[isMet, 1]]);
    const terms = [
      ...met.terms,
      ...taken.terms.map(({ variable, factor }) => ({ variable, factor: -factor })),
    ];
    addRow(encoding.program, terms, { least: taken.constant - met.constant });
  }
}

/** Whether a question ends beyond a place on its ladder: 1 if it does, else 0. */
export function beyond(
  question: number,
  place: number,
  { setting, encoding }: Pick<Ends, 'setting' | 'encoding'>,
): Sum {
  const options = setting.ladders.get(question)?.options.slice(place + 1) ?? [];
  const chosen = chosenOf(question, encoding);
  return sumOf(options.map((option) => [chosen[option] ?? false, 1]));
}

/** A literal that is true where a question ends at a place on its ladder. */
export function endsAt(question: number, place: number, { setting, encoding }: Ends): Literal {
  const option = setting.ladders.get(question)?.options[place] ?? 0;
  return chosenOf(question, encoding)[option] ?? false;
}

/** A literal that is true where a question is changed at all. */
export function isChanged(question: number, ends: Ends): Literal {
  return negate(endsAt(question, 0, ends));
}

/** The end that a solution stands for. */
export function endIn(values: readonly number[], ends: Ends): End {
  const { setting, encoding } = ends;
  return new Map(
    ends.movable.map((question) => {
      const chosen = chosenOf(question, encoding);
      const options = setting.ladders.get(question)?.options ?? [];
      return [question, options.findIndex((option) => isTrue(chosen[option] ?? false, values))];
    }),
  );
}

/** A copy of the program that has something to make small: so much for each place that a question ends at. */
export function withCosts(
  ends: Ends,
  program: Program,
  costOf: (question: number, place: number) => number,
): Program {
  const costed = copyOf(program);
  for (const question of ends.movable) {
    for (const place of ends.setting.ladders.get(question)?.options.keys() ?? []) {
      const literal = endsAt(question, place, ends);
      if (typeof literal !== 'boolean') costed.costs[literal.variable] = costOf(question, place);
    }
  }
  return costed;
}
