import { partsOf, turned } from '../../model/fold-condition.ts';

/** Whether better answers can turn a condition: one analysis for plans, for lints, and for what combining part by part can tell. */

/** A part that answers may turn as they rise: from holding where holding is `wanted`, else from failing. */
export interface Turning<Part> {
  readonly part: Part;
  readonly wanted: boolean;
}

/**
 * Tells whether rising answers leave `part` holding (`wanted`) or failing (else): of a leaf by itself, of a group so
 * long as they leave its parts so. False also where that cannot be seen.
 */
export type Keeps<Part> = (part: Part, wanted: boolean) => boolean;

/** The parts of `part` by which rising answers may turn it; none where they provably do not. Found as they are taken. */
export function* turningParts<Part extends { readonly kind: string }>(
  part: Part,
  keeps: Keeps<Part>,
  wanted = true,
): Generator<Turning<Part>> {
  if (!keeps(part, wanted)) yield { part, wanted };
  else for (const each of partsOf(part)) yield* turningParts(each, keeps, turned(part, wanted));
}

/** True if, of the options in `every`, none above one in `bits` lies outside of `bits`; all are sets, a bit each. */
export function isClosedAbove(bits: number, every: number): boolean {
  const within = bits & every;
  return within === 0 || (every & ~bits) < (within & -within);
}
