import { countBits, lowestOf } from '../engine/logic/evaluate.ts';
import type { Coefficient, Metric } from '../model/panel.ts';
import { randomFrom, toPlaces } from './chance.ts';
import { type JointAnswer, viewsIn } from './joint-answers.ts';

/** Coefficients of agreement beyond chance, each with an interval over questions. */

/** What several say of one thing: each value a set of the options, a bit each, with how many give it. */
export type Unit = readonly Pick<JointAnswer, 'bits' | 'views'>[];

/** A coefficient over the units at `picks`, which may come again; null where nothing is expected to differ. */
export type Statistic = (picks: readonly number[]) => number | null;

/** Krippendorff’s alpha (2011) over `units` of at least two values each. */
// The disagreement of two sets is the Jaccard distance for nominal (as Passonneau codes sets), else the squared distance of
// the means of their options, by number or by the ranks of all values, to whose counts a set gives each option an equal part.
export function krippendorff(units: readonly Unit[], metric: Metric): Statistic {
  const sets = [...new Set(units.flatMap((unit) => unit.map(({ bits }) => bits)))];
  const counted = units.map((unit) => unit.map(({ bits, views }) => ({ set: sets.indexOf(bits), views })));
  const apart = metric === 'nominal' ? jaccardOf(sets) : null;
  return (picks) => {
    const totals = sets.map(() => 0);
    for (const pick of picks)
      for (const { set, views } of counted[pick] ?? []) totals[set] = (totals[set] ?? 0) + views;
    const distances = apart ?? spreadOver(placesOf(sets, totals, metric));
    const all = totals.map((views, set) => ({ set, views }));
    const expected = distances(all);
    if (expected < 1e-9) return null;
    let observed = 0;
    for (const pick of picks) {
      const unit = counted[pick] ?? [];
      observed += distances(unit) / (viewsIn(unit) - 1);
    }
    return 1 - ((viewsIn(all) - 1) * observed) / expected;
  };
}

interface CountedSet {
  readonly set: number;
  readonly views: number;
}

/** The disagreement between all pairs of values, both ways. */
type Distances = (values: readonly CountedSet[]) => number;

function jaccardOf(sets: readonly number[]): Distances {
  const table = sets.map((one) => sets.map((other) => 1 - countBits(one & other) / countBits(one | other)));
  return (values) => {
    let sum = 0;
    for (const one of values)
      for (const other of values) sum += one.views * other.views * (table[one.set]?.[other.set] ?? 0);
    return sum;
  };
}

/** Squared distances between `places`, without going through the pairs. */
function spreadOver(places: readonly number[]): Distances {
  return (values) => {
    let [count, sum, squares] = [0, 0, 0];
    for (const { set, views } of values) {
      const place = places[set] ?? 0;
      count += views;
      sum += views * place;
      squares += views * place * place;
    }
    return 2 * (count * squares - sum * sum);
  };
}

/** Where each set stands: the mean of its options, by their numbers or by the middles of their ranks. */
function placesOf(sets: readonly number[], totals: readonly number[], metric: Metric): readonly number[] {
  const highest = Math.max(0, ...sets.map((bits) => 32 - Math.clz32(bits)));
  const numbers = Array.from({ length: highest }, (_, option) => option);
  const options = metric === 'interval' ? numbers : middleRanks(sets, totals, highest);
  return sets.map((bits) => meanOver(bits, options));
}

function middleRanks(sets: readonly number[], totals: readonly number[], count: number): readonly number[] {
  const views = Array.from({ length: count }, () => 0);
  for (const [set, bits] of sets.entries()) {
    const part = (totals[set] ?? 0) / countBits(bits);
    for (let left = bits; left !== 0; left &= left - 1)
      views[lowestOf(left)] = (views[lowestOf(left)] ?? 0) + part;
  }
  let below = 0;
  return views.map((own) => {
    below += own;
    return below - own / 2;
  });
}

function meanOver(bits: number, options: readonly number[]): number {
  let sum = 0;
  for (let left = bits; left !== 0; left &= left - 1) sum += options[lowestOf(left)] ?? 0;
  return sum / countBits(bits);
}

/** Fleiss’ kappa (1971) over `units` that have equally many values, all of them single options. */
export function fleiss(units: readonly Unit[]): Statistic {
  return (picks) => {
    const totals = new Map<number, number>();
    let [alike, all] = [0, 0];
    for (const pick of picks) {
      const unit = units[pick] ?? [];
      const raters = viewsIn(unit);
      let pairs = 0;
      for (const { bits, views } of unit) {
        pairs += views * (views - 1);
        totals.set(bits, (totals.get(bits) ?? 0) + views);
      }
      alike += pairs / (raters * (raters - 1));
      all += raters;
    }
    const byChance = [...totals.values()].reduce((sum, views) => sum + (views / all) ** 2, 0);
    return 1 - byChance < 1e-12 ? null : (alike / picks.length - byChance) / (1 - byChance);
  };
}

/** How far apart two options count in a weighted kappa: all alike, by their distance, or by its square. */
export type Weights = 'none' | 'linear' | 'quadratic';

/** Cohen’s kappa (1960; weighted, 1968) over `pairs` of the numbers of options that two give to the same. */
export function cohen(pairs: readonly (readonly [number, number])[], weights: Weights): Statistic {
  const powers = { none: 0, linear: 1, quadratic: 2 };
  const distance = (one: number, other: number) =>
    one === other ? 0 : Math.abs(one - other) ** powers[weights];
  return (picks) => {
    const given = picks.map((pick) => pairs[pick] ?? ([0, 0] as const));
    let [observed, expected] = [0, 0];
    for (const [one, other] of given) {
      observed += distance(one, other);
      for (const [, each] of given) expected += distance(one, each) / given.length;
    }
    return expected < 1e-12 ? null : 1 - observed / expected;
  };
}

/** With fewer questions than this, of which two or more give an option, there are too few to say. */
const FEWEST = 5;

const RESAMPLES = 1000;

const SEED = 1970;

/** A coefficient over so many questions, with the 95 % interval of a bootstrap over these. */
export function coefficientOf(statistic: Statistic, questions: number, answers: number): Coefficient {
  const nothing = { value: null, low: null, high: null, questions, answers };
  if (questions < FEWEST) return { ...nothing, word: 'too few to say' };
  const all = Array.from({ length: questions }, (_, index) => index);
  const value = statistic(all);
  if (value === null) return { ...nothing, word: 'no disagreement to measure' };
  const random = randomFrom(SEED);
  const resampled: number[] = [];
  for (let count = 0; count < RESAMPLES; count += 1) {
    const found = statistic(all.map(() => Math.floor(random() * questions)));
    // Where all happen to agree on one value there is nothing to measure.
    if (found !== null) resampled.push(found);
  }
  resampled.sort((one, other) => one - other);
  const at = (share: number) => toPlaces(resampled[Math.floor(share * (resampled.length - 1))] ?? value);
  return { ...nothing, value: toPlaces(value), word: null, low: at(0.025), high: at(0.975) };
}
