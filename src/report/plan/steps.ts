import type { LevelName } from '../../engine/result.ts';
import type { PlanStep, Route } from '../../solver/plan/types.ts';
import { capitalised, listed } from '../../text.ts';

/** The words in which the reports tell the steps of a route. */

/** A step in words; what there is nothing to say of is null. */
export interface StepWords {
  readonly number: number;
  /** What is asked; or that it goes on with what the step before was about. */
  readonly title: string;
  /** True where it goes on from where the step before left the same question. */
  readonly goesOn: boolean;
  readonly from: string;
  readonly to: string;
  readonly takes: string;
  readonly who: string | null;
  readonly after: string | null;
  /** The level that the step secures, where it does. */
  readonly reached: string | null;
}

/** The steps of a route in words, in order; `start` is the level that is secured before the first. */
export function stepWords({ steps }: Pick<Route, 'steps'>, start: LevelName): StepWords[] {
  return steps.map((step, index) => {
    const before = steps[index - 1];
    const last = steps.slice(0, index).findLastIndex(({ question }) => question === step.question);
    const isFirst = last < 0;
    return {
      number: index + 1,
      title: step.ask,
      goesOn: !isFirst && last === index - 1,
      from: fromText(step, isFirst),
      to: step.to.text,
      takes: takesText(step, isFirst),
      who: step.who,
      after: afterText(step, steps.slice(0, index)),
      reached: reachedText(step.reached, before?.reached ?? start),
    };
  });
}

/** An open answer is found out once; from then on it is at least what the step before has made of it. */
function fromText({ from, findOut }: PlanStep, isFirst: boolean): string {
  return findOut && isFirst ? `Not known; at the least, ${quotedInside(from.text)}` : from.text;
}

function quotedInside(text: string): string {
  return `“${text.replace(/\.$/u, '')}”.`;
}

/** What a step takes, and how long; where the answer is open, only if it is not so already. */
function takesText({ findOut, text, effort }: PlanStep, isFirst: boolean): string {
  const lead = isFirst ? 'Find out; if not, ' : 'If that is not so yet, ';
  if (text === null || effort === null) {
    return findOut ? `${lead}${UNSTATED}` : capitalised(UNSTATED);
  }
  return findOut ? `${lead}it takes ${effort}: ${text}` : `Takes ${effort}: ${text}`;
}

const UNSTATED = 'the framework does not say what this takes.';

/** The earlier steps that it had to wait for, and for what; null where it could have come first. */
function afterText({ after, question, needs }: PlanStep, earlier: readonly PlanStep[]): string | null {
  const numbers = after
    .filter((each) => each !== question)
    .flatMap((each) => earlier.findLastIndex((step) => step.question === each) + 1 || [])
    .toSorted((one, other) => one - other);
  if (numbers.length === 0) return null;
  const steps = `step${numbers.length > 1 ? 's' : ''} ${listed(numbers.map(String))}`;
  return needs === null ? `Only after ${steps}.` : `Only after ${steps}: ${needs}`;
}

function reachedText(reached: LevelName, before: LevelName): string | null {
  return reached.id === before.id ? null : `Level ${reached.rank}, ${reached.name}, is secured.`;
}
