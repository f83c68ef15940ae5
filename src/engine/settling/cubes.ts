import type { Rungs } from '../compiled.ts';
import { isOpen } from '../logic/evaluate.ts';
import { type Goal, placedAt, placedBelow, placedFrom } from '../logic/goal.ts';
import {
  type Allowance,
  judge,
  NO_PROVER,
  narrow,
  type Prover,
  type SearchGround,
  someCompletion,
  type Witness,
} from '../logic/search.ts';

/** All completions in which each open question has one of some options. */
export interface Cube {
  /** By open question, the options that it may have, a bit each. */
  readonly options: readonly number[];
  /** The lowest and the highest level that any of these completions can give, by index. */
  readonly from: number;
  readonly to: number;
}

/** The open answers that a placement hangs on, and what has been found out about where they lead. */
export interface OpenAnswers {
  readonly rungs: Rungs;
  readonly ground: SearchGround;
  /** The open questions that its levels hang on, in the framework's order, the nation last. */
  readonly questions: readonly number[];
  /** The options that each of these has left, a bit each. */
  readonly left: readonly number[];
  /** Where some completions lead, with more after every search. */
  readonly cubes: Cube[];
  readonly allowance: SettlingAllowance;
  /** How much of it a single search may take. */
  readonly looksAtOnce: number;
}

/** What finding out where open answers lead may cost. */
export interface SettlingAllowance extends Allowance {
  /** How often a prover may be asked. */
  proofs: number;
}

/** The open answers of a ground that a placement hangs on. */
export function openAnswersOf(
  rungs: Rungs,
  { model, situation, prove, budget }: SearchGround,
  allowance: SettlingAllowance,
): OpenAnswers {
  const { options, given } = situation;
  const questions = rungs.questions
    .filter((question) => options[question] !== 0 && isOpen(given[question] ?? 0))
    .toSorted((one, other) => one - other);
  return {
    rungs,
    ground: { model, situation, prove: sparing(prove, allowance), budget },
    questions,
    left: questions.map((question) => given[question] ?? 0),
    cubes: [],
    allowance,
    looksAtOnce: Math.max(LEAST_LOOKS, Math.ceil(allowance.looks / LARGEST_SHARE)),
  };
}

/** The part of the allowance, one in so many, that a single search takes. */
// One that leads nowhere leaves enough for others. What has not been looked at so often as LEAST_LOOKS may still be
// plain, so that a search has these in any case.
const LARGEST_SHARE = 32;

const LEAST_LOOKS = 500;

function sparing(prove: Prover, allowance: SettlingAllowance): Prover {
  return (...asked) => {
    allowance.proofs -= 1;
    return allowance.proofs < 0 ? null : prove(...asked);
  };
}

/** Narrows each open question to some of its options. */
export function narrowTo(options: readonly number[], { ground, questions }: OpenAnswers): void {
  const { model, situation } = ground;
  for (const [place, question] of questions.entries()) {
    const wanted = options[place] ?? 0;
    if (situation.given[question] !== wanted) narrow(model, situation, question, wanted);
  }
}

/** Keeps completions that are known to give a level, with as many others that do as can be seen. */
export function keepWitness(level: number, witness: Witness, open: OpenAnswers): void {
  wideCube({ goal: placedAt(open.rungs, level), from: level, to: level }, witness, open);
}

/** Finds and keeps a wide cube of the situation that gives `level`; false if none, null where unknown. */
export function cubeAt(level: number, open: OpenAnswers): Cube | false | null {
  return cubeOf({ goal: placedAt(open.rungs, level), from: level, to: level }, open);
}

/** Finds and keeps a wide cube that gives another level than `level`, as `cubeAt` does. */
export function cubeOff(level: number, open: OpenAnswers): Cube | false | null {
  const { rungs } = open;
  const top = rungs.levels.length - 1;
  const below = level > 0 && cubeOf({ goal: placedBelow(rungs, level), from: 0, to: level - 1 }, open);
  if (below) return below;
  const above = level < top && cubeOf({ goal: placedFrom(rungs, level + 1), from: level + 1, to: top }, open);
  return above || (below === null ? null : above);
}

/** The goal of sitting within some levels. */
interface Within extends Pick<Cube, 'from' | 'to'> {
  readonly goal: Goal;
}

function cubeOf(within: Within, open: OpenAnswers): Cube | false | null {
  const { ground, allowance, looksAtOnce } = open;
  if (allowance.looks <= 0) return null;
  const looks = Math.min(looksAtOnce, allowance.looks);
  const own = { looks };
  // A search that had less than its share says nothing of how hard the question is, so no prover is troubled with it.
  const prove = looks < looksAtOnce ? NO_PROVER : ground.prove;
  const witness = someCompletion(within.goal, { ...ground, prove }, own);
  allowance.looks -= looks - own.looks;
  return witness && wideCube(within, witness, open);
}

function wideCube({ goal, from, to }: Within, witness: Witness, open: OpenAnswers): Cube {
  const { ground, questions, cubes } = open;
  const { given } = ground.situation;
  const before = questions.map((question) => given[question] ?? 0);
  narrowTo(
    questions.map((question) => witness[question] ?? 0),
    open,
  );
  widen(goal, before, open);
  const cube = { options: questions.map((question) => given[question] ?? 0), from, to };
  narrowTo(before, open);
  cubes.push(cube);
  return cube;
}

/** Lets open questions have more options for as long as every completion can be seen to reach the goal. */
function widen(goal: Goal, before: readonly number[], open: OpenAnswers): void {
  const { left } = open;
  const isFree = (place: number) => before[place] === left[place];
  const places = [...left.keys()];
  // What a caller has left open tells it the most.
  const order = [...places.filter(isFree), ...places.filter((place) => !isFree(place))];
  for (const place of order) allow(left[place] ?? 0, place, goal, open);
  for (const place of order) {
    for (let rest = left[place] ?? 0; rest !== 0; rest &= rest - 1) allow(rest & -rest, place, goal, open);
  }
}

function allow(
  options: number,
  place: number,
  goal: Goal,
  { ground, questions, allowance }: OpenAnswers,
): void {
  const { model, situation } = ground;
  const question = questions[place] ?? 0;
  const before = situation.given[question] ?? 0;
  if ((options & ~before) === 0) return;
  allowance.looks -= 1;
  narrow(model, situation, question, before | options);
  if (judge(goal, model, situation) !== 'always') narrow(model, situation, question, before);
}

/** What rules out a cube of which all completions give another level than the one to fix. */
export interface SetToHit {
  /** By open question, the options outside of the cube. */
  readonly outside: readonly number[];
  /** The open questions that have any. */
  readonly places: readonly number[];
}

/** What rules `cube` out. */
export function setToHit({ options }: Cube, { left }: OpenAnswers): SetToHit {
  const outside = options.map((inside, place) => (left[place] ?? 0) & ~inside);
  return { outside, places: [...outside.keys()].filter((place) => outside[place] !== 0) };
}
