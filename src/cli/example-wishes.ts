import { DIFFICULTIES, type Difficulty, type ExampleRequest, KINDS, type Kind } from '../examples/types.ts';
import { InputError, type Problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { listed, quoted } from '../text.ts';
import type { ToldFramework } from './vignette-texts.ts';

/** What cases a person wants, as it was typed. */
export interface ExampleOptions {
  readonly level?: string;
  readonly seed?: string;
  readonly count?: string;
  readonly setting?: string;
  readonly nation?: string;
  readonly difficulty?: string;
  readonly kind?: string;
}

/** More than this at once helps no course, and takes minutes. */
export const MOST_CASES = 1_000;
const HIGHEST_SEED = 999_999_999;

/** What cases are wanted. Throws an `InputError` with everything that is wrong with it. */
export function requestIn(options: ExampleOptions, { framework, vignettes }: ToldFramework): ExampleRequest {
  const problems: Problem[] = [];
  const note = (code: string, message: string, advice: string) =>
    problems.push({ code, severity: 'error', message, advice });
  const number = (name: string, text: string | undefined, usual: number, least: number, most: number) => {
    if (text === undefined) return usual;
    const value = /^\d+$/u.test(text.trim()) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    note(`bad-${name}`, `${quoted(text)} is no ${name}.`, `Give a whole number from ${least} to ${most}.`);
    return usual;
  };
  const oneOf = <Id extends string>(
    what: string,
    text: string | undefined,
    known: readonly Id[],
  ): Id | null => {
    const found = known.find((id) => id === text);
    if (text === undefined || found !== undefined) return found ?? null;
    const advice = didYouMean(text, known) || `There is ${listed(known)}.`;
    note(`unknown-${what}`, `There is no ${what} called ${quoted(text)} here.`, advice);
    return null;
  };
  if (framework.placements.length === 0)
    note(
      'no-placements',
      `${framework.title} has no levels to place a case at.`,
      'Choose another framework.',
    );
  const levels = framework.placements.flatMap((placement) => placement.levels.map(({ id }) => id));
  const request: ExampleRequest = {
    seed: number('seed', options.seed, 1, 0, HIGHEST_SEED),
    count: number('count', options.count, 1, 1, MOST_CASES),
    level: oneOf('level', options.level, levels),
    kind: oneOf<Kind>('kind', options.kind, KINDS) ?? 'plain',
    difficulty: oneOf<Difficulty>('difficulty', options.difficulty, DIFFICULTIES) ?? 'medium',
    setting: oneOf(
      'setting',
      options.setting,
      vignettes.settings.map(({ id }) => id),
    ),
    nation: oneOf('nation', options.nation, Object.keys(vignettes.nations)),
  };
  if (problems.length > 0) throw new InputError(problems);
  return request;
}
