import { copyOf } from '../engine/logic/evaluate.ts';
import { narrow, narrowAll } from '../engine/logic/search.ts';
import { randomFrom, toPlaces, wilson } from './chance.ts';
import { Counting, lowerFirst, ratio, sign } from './counting.ts';
import { type Choice, choicesOf, type Diagram, diagramOf, levelsLeft, type Mixing } from './diagram.ts';

/**
 * Where mixtures of several views sit, each of which takes for each question the answer of one of those who know, and
 * which differences between their answers decide that.
 */

export interface Mixtures {
  /** The levels, lowest first, that any mixture leaves possible. */
  readonly together: readonly number[];
  /** The most decisive first. */
  readonly decisive: readonly Decider[];
  /** Those of which it could not be told, in the framework’s order. */
  readonly perhapsDecisive: readonly Decider[];
  readonly stability: DrawnOutcomes;
}

/** A question of which different answers decide where it sits. */
export interface Decider {
  readonly question: number;
  /**
   * How often two answers to it, each taken from a random view that knows, give different outcomes, where every other
   * answer is taken so once for both; null where that was not counted.
   */
  readonly share: number | null;
  /** For each of its answers the levels, lowest first, that mixtures with it leave possible. */
  readonly levels: readonly (readonly number[])[];
}

/** How often each outcome comes, the most often first, then the lowest. */
export interface DrawnOutcomes {
  readonly outcomes: readonly { readonly levels: readonly number[]; readonly share: number }[];
  /** The ends of a 95 % interval of the share of all but the first; the same twice where it was counted. */
  readonly otherwise: { readonly share: number; readonly low: number; readonly high: number };
  readonly exact: boolean;
  /** How many mixtures were drawn; null where all were counted. */
  readonly draws: number | null;
}

/** Where all mixtures sit: counted, or drawn where the diagram of them would take more than `steps`. */
export function mixturesOf(mixing: Mixing, steps?: number): Mixtures {
  const diagram = diagramOf(mixing, steps);
  return diagram ? counted(diagram) : drawn(mixing);
}

function counted(diagram: Diagram): Mixtures {
  const counting = new Counting(diagram);
  const { choices, nodes, root, exact } = diagram;
  const orders = [...new Set(nodes.filter(({ next }) => next.length > 0).map(({ order }) => order))];
  const deciders = orders.map((order) => {
    const { question = 0 } = choices[order] ?? {};
    return { question, ...counting.differing(order), levels: counting.levelsBy(order) };
  });
  // A count is over a product that differs from question to question.
  deciders.sort(
    (one, other) => sign(other.count * one.of - one.count * other.of) || one.question - other.question,
  );
  const told = deciders.map(({ question, count, of, levels }) => ({
    question,
    share: ratio(count, of),
    levels,
  }));
  return {
    together: counting.levelsFrom(root),
    // Where the levels of some mixture may be fewer, so may the outcomes that differ.
    decisive: exact ? told : [],
    perhapsDecisive: exact ? [] : told,
    stability: stabilityOf(counting.outcomes(), exact, null),
  };
}

/** Outcomes, the most often first, with how often it is another than that. */
function stabilityOf(
  outcomes: DrawnOutcomes['outcomes'],
  exact: boolean,
  draws: number | null,
): DrawnOutcomes {
  const share = toPlaces(1 - (outcomes[0]?.share ?? 1));
  const { low, high } = draws === null ? { low: share, high: share } : wilson(share, draws);
  return { outcomes, otherwise: { share, low: toPlaces(low), high: toPlaces(high) }, exact, draws };
}

/** How many mixtures are drawn where they cannot be counted. */
const DRAWS = 10_000;

const SEED = 2026;

/** What can be told where there are too many ways to part. */
function drawn(mixing: Mixing): Mixtures {
  const choices = choicesOf(mixing);
  const deciders = choices.map((choice) => byNarrowing(choice, mixing));
  const told = (isDecisive: boolean) =>
    deciders
      .filter((each) => each.isDecisive === isDecisive)
      .sort((one, other) => one.question - other.question)
      .map(({ question, levels }) => ({ question, share: null, levels }));
  return {
    together: levelsLeft(mixing).levels,
    decisive: told(true),
    perhapsDecisive: told(false),
    stability: stabilityOf(drawnOutcomes(choices, mixing), false, DRAWS),
  };
}

/** The levels that are left by each answer alone. Where these differ it decides; where they do not it may. */
function byNarrowing({ question, answers }: Choice, mixing: Mixing): Decider & { isDecisive: boolean } {
  const { model, situation } = mixing;
  const before = situation.given[question] ?? 0;
  const ranges = answers.map(({ bits }) => {
    narrow(model, situation, question, bits);
    const range = levelsLeft(mixing);
    narrow(model, situation, question, before);
    return range;
  });
  const isDecisive =
    ranges.every(({ exact }) => exact) && new Set(ranges.map(({ levels }) => levels.join())).size > 1;
  return { question, share: null, levels: ranges.map(({ levels }) => levels), isDecisive };
}

function drawnOutcomes(choices: readonly Choice[], mixing: Mixing): DrawnOutcomes['outcomes'] {
  const random = randomFrom(SEED);
  // Each answer as often as views give it.
  const given = choices.map(({ question, answers }) => ({
    question,
    lefts: answers.flatMap(({ bits, views }) => Array.from({ length: views }, () => bits)),
  }));
  const mixture = { ...mixing, situation: copyOf(mixing.situation) };
  const counts = new Map<string, { readonly levels: readonly number[]; count: number }>();
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const taken = given.map(({ question, lefts }): [number, number] => [
      question,
      lefts[Math.floor(random() * lefts.length)] ?? 0,
    ]);
    narrowAll(mixture.model, mixture.situation, taken);
    const { levels } = levelsLeft(mixture);
    const known = counts.get(levels.join());
    if (known) known.count += 1;
    else counts.set(levels.join(), { levels, count: 1 });
  }
  return [...counts.values()]
    .sort((one, other) => other.count - one.count || lowerFirst(one.levels, other.levels))
    .map(({ levels, count }) => ({ levels, share: count / DRAWS }));
}
