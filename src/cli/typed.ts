import type { Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';

/** Understands what was typed, and gathers what cannot be understood, so that it is said all at once. */
export class Typed {
  readonly problems: Problem[] = [];

  note(code: string, message: string, advice: string): void {
    this.problems.push({ code, severity: 'error', message, advice });
  }

  /** Which of the known words it is; null for none, and for one that there is not, which is noted. */
  oneOf<Id extends string>(what: string, text: string | undefined, known: readonly Id[]): Id | null {
    const found = known.find((id) => id === text);
    if (text === undefined || found !== undefined) return found ?? null;
    const advice = didYouMean(text, known) || `There is ${listed(known)}.`;
    this.note(`unknown-${what}`, `There is no ${what} called ${quoted(text)} here.`, advice);
    return null;
  }

  /** A whole number within bounds; the usual one where none was typed, and for one that will not do, which is noted. */
  number(
    what: string,
    text: string | undefined,
    { usual, least, most }: { readonly usual: number; readonly least: number; readonly most: number },
  ): number {
    if (text === undefined) return usual;
    const value = /^\d+$/u.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    const advice = `Give a whole number from ${least} to ${most}.`;
    this.note(`bad-${what}`, `${quoted(text)} is no ${what}.`, advice);
    return usual;
  }
}
