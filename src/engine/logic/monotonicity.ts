import { partsOf, turned } from '../../model/fold-condition.ts';

/** Whether better answers can turn a condition, in one analysis for plans, lints and plain statements. */

/** A part that rising answers may turn, from holding where `wanted`, else from failing. */
export interface Turning<Part> {
  readonly part: Part;
  readonly wanted: boolean;
}

/** Tells whether rising answers provably leave `part` holding (`wanted`) or failing (else). */
// Of a leaf by itself, of a group so long as they leave its parts so.
export type Keeps<Part> = (part: Part, wanted: boolean) => boolean;

/** Yields the parts of `part` by which rising answers may turn it, none where they provably do not. */
export function* turningParts<Part extends { readonly kind: string }>(
  part: Part,
  keeps: Keeps<Part>,
  wanted = true,
): Generator<Turning<Part>> {
  if (!keeps(part, wanted)) yield { part, wanted };
  else for (const each of partsOf(part)) yield* turningParts(each, keeps, turned(part, wanted));
}

/** True if no option in `every` above one in `bits`, both sets of a bit each, lies outside of `bits`. */
export function isClosedAbove(bits: number, every: number): boolean {
  const within = bits & every;
  return within === 0 || (every & ~bits) < (within & -within);
}
