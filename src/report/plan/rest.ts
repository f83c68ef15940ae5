import type { Assumed, Route } from '../../solver/plan/types.ts';
import { isPerhaps } from './barriers.ts';

/** The words in which the reports say what a route leaves behind. */

/** The barriers that would remain for certain, by name, and how many more only perhaps. */
export function remainingOf({ remaining }: Route): {
  readonly sure: readonly string[];
  readonly perhaps: number;
} {
  const sure = remaining.filter((barrier) => !isPerhaps(barrier)).map(({ name }) => name);
  return { sure, perhaps: remaining.length - sure.length };
}

/** How many barriers depend on open answers; null where none does. */
export function perhapsText(perhaps: number, sure: number): string | null {
  if (perhaps === 0) return null;
  const barriers = `${sure > 0 ? 'more ' : ''}${perhaps === 1 ? 'barrier is' : 'barriers are'}`;
  return `${perhaps} ${barriers} possible, depending on the answers still open.`;
}

/** An open answer as it was counted. */
export function assumedText({ ask, text }: Assumed): string {
  return `${ask} ${text}`;
}

export const REMAINING = 'What would still stand in the way';
export const NOTHING_REMAINS = 'No barrier is known that would remain.';
export const ASSUMED = 'What was assumed';
export const ASSUMED_LEAD = 'These answers are not known, and the plan counts on the least that they may be:';
