import { thresholdOf } from '../engine/compile/compile-condition.ts';
import { withShownBy } from '../engine/compile/statement.ts';
import type { Questionnaire, Score, Threshold } from '../engine/compiled.ts';
import { TRUE } from '../engine/logic/evaluate.ts';
import { type Goal, NOT_MET } from '../engine/logic/goal.ts';
import { NO_PROVER } from '../engine/logic/search.ts';
import { type Finding, warning } from '../framework/rules/rule.ts';
import { scopesOf } from '../framework/traverse.ts';
import type { Condition } from '../model/condition.ts';
import { leavesOf } from '../model/fold-condition.ts';
import { findExampleCase } from './case-search.ts';
import type { ExampleAnswers } from './example-answers.ts';
import type { Lint, LintContext, SearchScope } from './lint.ts';

/** No number that a score has to reach lies just above one that answers come to. */
// Who writes 2.667 means two thirds, which are less. A number that answers come to themselves is meant as it
// stands.
export const scoresAreNotJustMissed: Lint = (context) =>
  scopesOf(context.framework).flatMap(({ ofNeeds, conditions }) => {
    const model = ofNeeds ? context.model.needs?.asked : context.model;
    return conditions
      .flatMap((condition) => leavesOf(condition))
      .flatMap(({ leaf }) =>
        model && leaf.kind === 'score' ? findingsOn(leaf, { ...context, model }, context) : [],
      );
  });

type ScoreCondition = Extract<Condition, { kind: 'score' }>;

function findingsOn(condition: ScoreCondition, scope: SearchScope, { pathOf }: LintContext): Finding[] {
  const { atLeast } = condition;
  const missed = justMissed(scoreOf(condition, scope.model), scope);
  if (missed === null) return [];
  const places = (String(atLeast).split('.')[1] ?? '').length + 1;
  const shown = (missed.numerator / missed.scale).toFixed(places);
  const enough = String(Math.floor((missed.numerator * 10 ** places) / missed.scale) / 10 ** places);
  const path = pathOf(condition);
  return [
    warning(
      'narrow-miss',
      `${atLeast} lies just above ${Number(shown)}, which answers can come to, and which does not reach it.`,
      `Write ${enough} if that is meant to be enough.`,
      path.at(-1) === 'from' ? path : [...path, 'score', 'at-least'],
    ),
  ];
}

function scoreOf({ by, questions, atLeast }: ScoreCondition, model: Questionnaire): Score {
  const indexes = questions.map((id) => model.questions.findIndex(({ question }) => question.id === id));
  return {
    kind: 'score',
    id: -1,
    rule: '',
    by,
    questions: indexes,
    threshold: thresholdOf(atLeast),
    title: '',
  };
}

/** The part, one in so many, of the way from one number to the next by which it is only just missed. */
const NEARER = 8;

/** The greatest number below its threshold that a score can come to; null unless that is a narrow miss. */
function justMissed(score: Score, scope: SearchScope): Threshold | null {
  const { threshold } = score;
  const numbers = numbersOf(score, scope.model);
  if (numbers === null) return null;
  const split = numbers.findIndex((number) => compare(number, threshold) >= 0);
  if (split <= 0) return null;
  const isExact = isFree(score, scope.model);
  const searching = { ...scope, prove: NO_PROVER };
  const comesTo = (number: Threshold) => {
    const beyond = numbers[numbers.indexOf(number) + 1] ?? null;
    return isExact ? ALWAYS : findExampleCase(comesToGoal(score, number, beyond, scope.model), searching);
  };
  // What could not be told is taken so that less is said.
  const most = numbers.slice(split, split + MOST_TRIES).find((number) => comesTo(number) !== false);
  if (!most || compare(most, threshold) === 0) return null;
  const least = numbers.slice(Math.max(split - MOST_TRIES, 0), split).findLast((number) => comesTo(number));
  if (!least) return null;
  return isNarrow(least, threshold, most) ? least : null;
}

const ALWAYS: ExampleAnswers = new Map();

/** How many numbers are looked at on either side of a threshold. */
// A search for each can take long, and no prover is worth it.
const MOST_TRIES = 40;

/** True if any answers can go together in a score, which then comes to every number found by adding up. */
function isFree({ by, questions: named }: Score, { questions }: Questionnaire): boolean {
  const isAdded = by === 'sum' || by === 'mean';
  return (
    isAdded &&
    new Set(named).size === named.length &&
    named.every((index) => questions[index]?.shownWhen === null)
  );
}

/** The goal that a score comes to at least `least` and less than `beyond`, if that is given. */
function comesToGoal(
  score: Score,
  least: Threshold,
  beyond: Threshold | null,
  { questions }: Questionnaire,
): Goal {
  const wants = [
    { node: { ...score, threshold: least }, truths: TRUE },
    ...(beyond ? [{ node: { ...score, threshold: beyond }, truths: NOT_MET }] : []),
  ];
  return { wants, questions: withShownBy([...new Set(score.questions)], questions) };
}

function isNarrow(least: Threshold, threshold: Threshold, most: Threshold): boolean {
  const [low, middle, high] = [least, threshold, most].map(({ numerator, scale }) => numerator / scale);
  return (
    low !== undefined &&
    middle !== undefined &&
    high !== undefined &&
    (middle - low) * NEARER < high - low - ROUNDING
  );
}

/** The most by which rounding alone sets two numbers apart. */
const ROUNDING = 1e-9;

function compare(one: Threshold, other: Threshold): number {
  return one.numerator * other.scale - other.numerator * one.scale;
}

/** How many sums are kept at the most before it is too much to look at. */
const MOST_NUMBERS = 20_000;

/** Every number that a score may come to, lowest first, and perhaps some more; null for too many. */
function numbersOf(score: Score, model: Questionnaire): Threshold[] | null {
  const values = score.questions.map((index): Member => {
    const { values: some = [], question, shownWhen } = model.questions[index] ?? {};
    return { values: [...new Set(some)], mayMiss: shownWhen !== null || question?.mayNotApply === true };
  });
  const found = score.by === 'sum' || score.by === 'mean' ? totalsOf(values, score.by) : middlesOf(values);
  if (found === null) return null;
  const sorted = found.sort(compare);
  return sorted.filter((number, place) => place === 0 || compare(number, sorted[place - 1] ?? number) !== 0);
}

/** The values that a question may add to a score, and whether it may have none. */
interface Member {
  readonly values: readonly number[];
  readonly mayMiss: boolean;
}

function totalsOf(members: readonly Member[], by: 'sum' | 'mean'): Threshold[] | null {
  let sums: ReadonlySet<number>[] = [new Set([0])];
  for (const { values: some, mayMiss } of members) {
    // By how many count so far: those of one fewer with this one, and as many without it.
    const next = Array.from(
      { length: sums.length + 1 },
      (_, count) => new Set(mayMiss ? (sums[count] ?? []) : []),
    );
    for (const [count, before] of sums.entries())
      for (const sum of before) for (const value of some) next[count + 1]?.add(sum + value);
    sums = next;
    if (sums.reduce((total, { size }) => total + size, 0) > MOST_NUMBERS) return null;
  }
  return sums
    .slice(1)
    .flatMap((each, index) =>
      [...each].map((numerator) => ({ numerator, scale: by === 'mean' ? index + 1 : 1 })),
    );
}

/** Every number at which the least or the median may lie, a value or half way between two. */
function middlesOf(members: readonly Member[]): Threshold[] {
  const all = [...new Set(members.flatMap(({ values }) => values))];
  return all.flatMap((one) => all.map((other) => ({ numerator: one + other, scale: 2 })));
}
