/** One thing that was measured, with what it may be at most or has to be at least. */
export type Measure =
  | { readonly what: string; readonly ratio: number; readonly most: number }
  | { readonly what: string; readonly count: number; readonly least: number }
  /** What there is not, and why. */
  | { readonly what: string; readonly because: string }
  | {
      readonly what: string;
      readonly mean: number;
      /** What the mean has to stay below, or may be equal to where it need not be `fewer`. */
      readonly against: number;
      readonly fewer: boolean;
      /** By how much a single one lay above what it is held against, at worst. */
      readonly over: number;
    };

/** The measures as a table, one line each. */
export function table(measures: readonly Measure[]): string {
  const width = Math.max(...measures.map(({ what }) => what.length));
  return measures.map((measure) => `${measure.what.padEnd(width)}  ${figures(measure)}\n`).join('');
}

function figures(measure: Measure): string {
  if ('because' in measure) return `       –   ${measure.because}`;
  if ('mean' in measure) {
    const { mean, against, fewer, over } = measure;
    const isKept = (fewer ? mean < against : mean <= against) && over <= 1;
    const figure = mean.toFixed(2).padStart(8);
    return `${figure}   against ${against.toFixed(2)}, at worst ${over} over${isKept ? '' : '   MISSED'}`;
  }
  if ('ratio' in measure) {
    const { ratio, most } = measure;
    return `${ratio.toFixed(2).padStart(8)}   at most ${most}${ratio <= most ? '' : '   MISSED'}`;
  }
  const { count, least } = measure;
  return `${Math.round(count).toString().padStart(8)}   at least ${least}${count >= least ? '' : '   MISSED'}`;
}
