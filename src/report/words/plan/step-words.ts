import type { Plan } from '../../../model/plan.ts';
import type { LevelName, NextStep } from '../../../model/result.ts';
import { capitalised, listed, withoutStop } from '../../../text.ts';
import { levelName } from '../level-words.ts';

/** A step in words, with null for what there is nothing to say of. */
export interface StepWords {
  readonly number: number;
  /** The action, or the question where nobody put it in a few words. */
  readonly title: string;
  /** The question, where that is not the title. */
  readonly ask: string | null;
  /** True where the answer that it changes is not known. */
  readonly isOpen: boolean;
  /** True where it continues the step before on the same question. */
  readonly goesOn: boolean;
  readonly from: string;
  readonly to: string;
  readonly takes: string;
  readonly who: string | null;
  readonly after: string | null;
  /** The numbers of the earlier steps that it waits for. */
  readonly waitsFor: readonly number[];
  readonly effort: NextStep['effort'];
  /** The level that the step secures, if any. */
  readonly reached: string | null;
}

type Around = Pick<Plan, 'from'> & { readonly placement: Pick<Plan['placement'], 'levels' | 'cumulative'> };

/** The steps of a route in words, in order. */
export function stepWords({ steps }: { readonly steps: readonly NextStep[] }, plan: Around): StepWords[] {
  return steps.map((step, index) => {
    const last = steps.slice(0, index).findLastIndex(({ question }) => question === step.question);
    const isFirst = last < 0;
    const isOpen = steps.some(({ question, findOut }) => findOut && question === step.question);
    const waitsFor = earlierSteps(step, steps.slice(0, index));
    return {
      number: index + 1,
      title: step.do === null ? step.ask : capitalised(step.do),
      ask: step.do === null ? null : step.ask,
      goesOn: step.do === null && !isFirst && last === index - 1,
      // It is found out once; from then on it is at least what the step before has made of it.
      from: isFirst && isOpen ? openText(step.from.text) : step.from.text,
      to: step.to.text,
      takes: takesText(step, isOpen ? (isFirst ? 'Find out; if not, ' : 'If that is not so yet, ') : null),
      isOpen,
      who: step.who,
      after: afterText(waitsFor.filter((number) => steps[number - 1]?.question !== step.question)),
      waitsFor,
      effort: step.effort,
      reached: reachedText(step.reached, steps[index - 1]?.reached ?? plan.from, plan),
    };
  });
}

/** An open answer, by the lowest that it may be. */
export function openText(lowest: string): string {
  return `Not known; at the least, “${withoutStop(lowest)}”.`;
}

function takesText({ text, effort }: NextStep, condition: string | null): string {
  if (text === null || effort === null)
    return condition === null ? capitalised(UNSTATED) : condition + UNSTATED;
  return condition === null ? `Takes ${effort}: ${text}` : `${condition}it takes ${effort}: ${text}`;
}

const UNSTATED = 'the framework does not say what this takes.';

function afterText(numbers: readonly number[]): string | null {
  return numbers.length === 0 ? null : `Only after ${stepsText(numbers)}.`;
}

function earlierSteps({ after, question }: NextStep, earlier: readonly NextStep[]): number[] {
  return [...new Set([...after, question])]
    .flatMap((each) => earlier.findLastIndex((step) => step.question === each) + 1 || [])
    .toSorted((one, other) => one - other);
}

/** Ascending numbers of steps, as "step 2", "steps 1 and 3" or "steps 1 to 4 and 6". */
export function stepsText(numbers: readonly number[]): string {
  return `${numbers.length === 1 ? 'step' : 'steps'} ${listed(runsIn(numbers).flatMap(runText))}`;
}

function runsIn(numbers: readonly number[]): number[][] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs;
}

const SHORTEST_RUN = 4;

function runText(run: readonly number[]): string[] {
  return run.length < SHORTEST_RUN ? run.map(String) : [`${run[0]} to ${run.at(-1)}`];
}

// Where levels add up, one that was met before its turn is secured as soon as the one below it is.
function reachedText(reached: LevelName, before: LevelName, { placement }: Around): string | null {
  if (reached.id === before.id) return null;
  const passed = placement.levels.filter(({ rank }) => rank > before.rank && rank < reached.rank);
  const secured = `${capitalised(levelName(reached))}, is reached`;
  if (!placement.cumulative || passed.length === 0) return `${secured}.`;
  return `${secured}, and with it ${listed(passed.map(levelName))}.`;
}
