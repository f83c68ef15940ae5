import { isOpen, lowestOf, optionsOf } from '../engine/logic/evaluate.ts';
import type { Agreement, Kappa, Median, Metric } from '../model/panel.ts';
import { toPlaces } from './chance.ts';
import { coefficientOf, cohen, fleiss, krippendorff, type Unit, type Weights } from './coefficients.ts';
import { type JointAnswer, type JointQuestion, placeOf, viewsIn } from './joint-answers.ts';

/** How far several agree on a question, and on many. */

/** How many know: give an option, a list, or that it does not apply. */
export function knownBy({ answers }: JointQuestion): number {
  return viewsIn(answers);
}

/** The middle of the options given; null where options have no order, or none is given. */
export function medianOf({ model, answers }: JointQuestion): Median | null {
  if (!model.question.ordered) return null;
  const placed = answers
    .flatMap(({ bits, views }) => {
      const place = placeOf({ bits });
      return place === null ? [] : Array.from({ length: views }, () => ({ bits, place }));
    })
    .sort((one, other) => one.place - other.place);
  const [low, high] = [placed[(placed.length - 1) >> 1], placed[placed.length >> 1]];
  if (!low || !high) return null;
  const options = model.question.options.filter((_, index) => (low.bits | high.bits) & (1 << index));
  return { place: (low.place + high.place) / 2, options: options.map(({ id }) => id) };
}

/** How many of those who know are near each other, and how many are not. */
export interface Nearness {
  readonly inside: number;
  readonly outside: number;
  /** How many options the farthest is from the median; 0 where options have no order. */
  readonly farthest: number;
}

/** Who is at most `within` options from the median; the commonest answer where options have no order. */
// Where more people say that the question does not apply than are near the median, they are the ones who are inside.
export function nearnessOf(question: JointQuestion, within: number): Nearness {
  const known = knownBy(question);
  const median = medianOf(question);
  const distances = question.answers.map((answer) => distanceFrom(median, answer));
  const near = question.answers.filter((_, index) => isNear(distances[index] ?? null, within));
  const commonest = question.answers.flatMap(({ views }, index) =>
    median === null || distances[index] === null ? [views] : [],
  );
  const inside = Math.max(0, viewsIn(near), ...commonest);
  return { inside, outside: known - inside, farthest: Math.max(0, ...distances.map((each) => each ?? 0)) };
}

function distanceFrom(median: Median | null, answer: JointAnswer): number | null {
  const place = placeOf(answer);
  return median === null || place === null ? null : Math.abs(place - median.place);
}

/** The mean of a list may be a third of an option off, and is not written out for ever. */
function isNear(distance: number | null, within: number): boolean {
  return distance !== null && distance <= within + 1e-9;
}

/** The share of those who know within one option of the median; null where nobody knows. */
export function shareOf(question: JointQuestion): number | null {
  const known = knownBy(question);
  return known === 0 ? null : toPlaces(nearnessOf(question, 1).inside / known);
}

/** Agreement over several questions: the mean share of all, and alpha over those with an order. */
export function agreementOver(questions: readonly JointQuestion[], metric: Metric = 'ordinal'): Agreement {
  const shares = questions.flatMap((question) => shareOf(question) ?? []);
  const units = unitsOf(questions).filter((unit) => viewsIn(unit) >= 2);
  const answers = units.reduce((sum, unit) => sum + viewsIn(unit), 0);
  const share =
    shares.length === 0 ? null : toPlaces(shares.reduce((sum, each) => sum + each, 0) / shares.length);
  const alpha = coefficientOf(krippendorff(units, metric), units.length, answers);
  return { share, questions: shares.length, alpha };
}

/** The options that views give to each ordered question; that it does not apply is no value. */
function unitsOf(questions: readonly JointQuestion[]): Unit[] {
  return questions
    .filter(({ model }) => model.question.ordered)
    .map(({ answers }) => answers.filter(({ bits }) => optionsOf(bits) !== 0));
}

/** Fleiss’ kappa over the ordered questions to which every view gives a single option. */
export function fleissOver(questions: readonly JointQuestion[], views: number): Kappa {
  const units = unitsOf(questions).filter(
    (unit) => viewsIn(unit) === views && views >= 2 && unit.every(({ bits }) => !isOpen(bits)),
  );
  const coefficient = coefficientOf(fleiss(units), units.length, units.length * views);
  return { kind: 'fleiss', weights: 'none', ...coefficient };
}

/** Cohen’s kappa of the first two views over the ordered questions to which both give a single option. */
export function cohenOver(questions: readonly JointQuestion[], weights: Weights): Kappa {
  const pairs = questions.flatMap(({ model, answers, given }): [number, number][] => {
    const [one, other] = given.map((answer) => answers[answer]?.bits ?? 0);
    if (!model.question.ordered || !isSingle(one) || !isSingle(other)) return [];
    return [[lowestOf(one), lowestOf(other)]];
  });
  return { kind: 'cohen', weights, ...coefficientOf(cohen(pairs, weights), pairs.length, 2 * pairs.length) };
}

function isSingle(bits: number | undefined): bits is number {
  return bits !== undefined && optionsOf(bits) !== 0 && !isOpen(bits);
}
