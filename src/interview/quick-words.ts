import type { Possible } from '../engine/quick/possible.ts';
import { counted, listed } from '../text.ts';

/** With more placements than these, only how many of them are certain is said. */
const NAMED = 3;

/** Which levels could remain, a line for each placement: "Still possible: A or B.", "Certain now: A." */
export function remainingLines(possible: readonly Possible[], isOnly: boolean): string {
  const lines = possible.map(
    (each) => `${certainty(each, ' now')}${isOnly ? '' : ` for ${titleOf(each)}`}: ${names(each)}.`,
  );
  return lines.join('\n');
}

/** Where the service sits as far as is known, in a sentence or three. */
export function standingWords(possible: readonly Possible[]): string {
  const certain = possible.filter(isCertain).length;
  if (possible.length > NAMED) return `Certain: ${certain} of ${possible.length} sets of levels.`;
  const isOnly = possible.length === 1;
  return possible
    .map((each) => `${certainty(each, '')}${isOnly ? '' : ` for ${titleOf(each)}`}: ${names(each)}.`)
    .join(' ');
}

/** How many questions were asked, and how many are left open for another day, some of them in part. */
export function askedWords(asked: number, left: number, inPart: number): string {
  const part = inPart === 0 ? '' : `, ${inPart} of them in part`;
  return `${counted(asked, 'question')} asked, ${left === 0 ? 'none' : left} left open${part}.`;
}

export function isCertain({ levels }: Possible): boolean {
  return levels.length === 1;
}

function certainty(possible: Possible, now: string): string {
  return isCertain(possible) ? `Certain${now}` : 'Still possible';
}

function titleOf({ placement }: Possible): string {
  return `“${placement.placement.title}”`;
}

function names({ levels }: Possible): string {
  return listed(
    levels.map(({ name }) => name),
    'or',
  );
}
