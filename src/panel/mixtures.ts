import { copyOf } from '../engine/logic/evaluate.ts';
import { narrowAll } from '../engine/logic/search.ts';
import { randomFrom, toPlaces, wilson } from './chance.ts';
import { type Combined, combinationsOf } from './combinations.ts';
import { Counting, ratio, sign, tallied } from './counting.ts';
import {
  type Choice,
  choicesOf,
  type Diagram,
  diagramOf,
  levelsLeft,
  levelsWith,
  type Mixing,
} from './diagram.ts';

/** Where mixtures of several views sit, and which differences between their answers decide that. */

// A mixture takes for each question the answer of one of those who know.

export interface Mixtures {
  /** The levels, lowest first, that any mixture leaves possible. */
  readonly together: readonly number[];
  /** The most decisive first. */
  readonly decisive: readonly Decider[];
  /** Those of which it could not be told, in the framework’s order. */
  readonly perhapsDecisive: readonly Decider[];
  readonly combinations: Combined | null;
  readonly stability: DrawnOutcomes;
}

/** A question of which different answers decide where it sits. */
export interface Decider {
  readonly question: number;
  /** How often two random answers to it, all else being equal, differ in outcome; null where not known. */
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
  const mixtures = diagram ? counted(diagram) : drawn(mixing);
  const decisive = mixtures.decisive.map(({ question }) => question);
  return { ...mixtures, combinations: combinationsOf(decisive, mixing) };
}

type Apart = Omit<Mixtures, 'combinations'>;

function counted(diagram: Diagram): Apart {
  const counting = new Counting(diagram);
  const { choices, nodes, root, exact } = diagram;
  const orders = [...new Set(nodes.filter(({ next }) => next.length > 0).map(({ order }) => order))];
  const deciders = orders.map((order) => {
    const { question = 0, of: kinds = [] } = choices[order] ?? {};
    const levels = counting.levelsBy(order);
    return { question, ...counting.differing(order), levels: kinds.map((kind) => levels[kind] ?? []) };
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

/** How many mixtures are drawn where they cannot be counted: the margin is two points of a hundred at most. */
const DRAWS = 2500;

const SEED = 2026;

/** In how many of them each question is tried with another of its answers. */
const TRIES = 100;

/** What can be told where there are too many ways to part. */
function drawn(mixing: Mixing): Apart {
  const choices = choicesOf(mixing);
  const { outcomes, differing } = drawnOutcomes(choices, mixing);
  const deciders = choices.map((choice, order) => {
    const { isApart, levels } = byNarrowing(choice, mixing);
    const times = differing[order] ?? 0;
    const share = times > 0 ? times / TRIES : null;
    return { isDecisive: isApart || times > 0, decider: { question: choice.question, share, levels } };
  });
  const told = (isDecisive: boolean) =>
    deciders
      .filter((each) => each.isDecisive === isDecisive)
      .map(({ decider }) => decider)
      .sort((one, other) => (other.share ?? 0) - (one.share ?? 0) || one.question - other.question);
  return {
    together: levelsLeft(mixing).levels,
    decisive: told(true),
    perhapsDecisive: told(false),
    stability: stabilityOf(outcomes, false, DRAWS),
  };
}

/** The levels that are left by each answer alone; where these differ it decides, else it still may. */
function byNarrowing(
  { question, answers, of }: Choice,
  mixing: Mixing,
): Pick<Decider, 'levels'> & { readonly isApart: boolean } {
  const ranges = answers.map(({ bits }) => levelsWith([[question, bits]], mixing));
  const isExact = ranges.every(({ exact }) => exact);
  const isApart = isExact && new Set(ranges.map(({ levels }) => levels.join())).size > 1;
  return { levels: of.map((kind) => ranges[kind]?.levels ?? []), isApart };
}

interface Drawing {
  readonly outcomes: DrawnOutcomes['outcomes'];
  /** For each choice in how many of `TRIES` mixtures another answer changed the outcome for certain. */
  readonly differing: readonly number[];
}

function drawnOutcomes(choices: readonly Choice[], mixing: Mixing): Drawing {
  const random = randomFrom(SEED);
  // Each answer as often as views give it.
  const lefts = choices.map(({ answers }) =>
    answers.flatMap(({ bits, views }) => Array.from({ length: views }, () => bits)),
  );
  const draw = (order: number): number => {
    const own = lefts[order] ?? [];
    return own[Math.floor(random() * own.length)] ?? 0;
  };
  const mixture = { ...mixing, situation: copyOf(mixing.situation) };
  const { model, situation } = mixture;
  const differing = choices.map(() => 0);
  const all: (readonly number[])[] = [];
  for (let drawn = 0; drawn < DRAWS; drawn += 1) {
    const taken = choices.map(({ question }, order): [number, number] => [question, draw(order)]);
    narrowAll(model, situation, taken);
    const outcome = levelsLeft(mixture);
    all.push(outcome.levels);
    if (drawn >= TRIES) continue;
    for (const [order, [question]] of taken.entries()) {
      const other = levelsWith([[question, draw(order)]], mixture);
      if (outcome.exact && other.exact && other.levels.join() !== outcome.levels.join())
        differing[order] = (differing[order] ?? 0) + 1;
    }
  }
  const outcomes = tallied(all).map(({ levels, count }) => ({ levels, share: count / DRAWS }));
  return { outcomes, differing };
}
