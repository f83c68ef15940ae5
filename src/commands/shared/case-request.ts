import type { ToldFramework } from '../../library/vignettes.ts';
import type { ExampleRequest } from '../../model/key.ts';
import { CASE_KINDS, DIFFICULTIES } from '../../model/vocabulary.ts';
import { InputError } from '../../problem.ts';
import { listed } from '../../text.ts';
import { Typed } from './typed.ts';

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

/** More than this at once helps no course. */
export const MOST_CASES = 1_000;
const HIGHEST_SEED = 999_999_999;

/** What cases are wanted. Throws an `InputError` with everything that is wrong with it. */
export function requestIn(options: ExampleOptions, { framework, vignettes }: ToldFramework): ExampleRequest {
  const typed = new Typed();
  if (framework.placements.length === 0)
    typed.note(
      'no-placements',
      `${framework.title} has no levels to place a case at.`,
      'Choose another framework.',
    );
  const levels = framework.placements.flatMap((placement) => placement.levels.map(({ id }) => id));
  const settings = vignettes.settings.map(({ id }) => id);
  const request: ExampleRequest = {
    seed: typed.number('seed', options.seed, { usual: 1, least: 0, most: HIGHEST_SEED }),
    count: typed.number('count', options.count, { usual: 1, least: 1, most: MOST_CASES }),
    level: typed.oneOf('level', options.level, levels),
    kind: typed.oneOf('kind', options.kind, CASE_KINDS) ?? 'plain',
    difficulty: typed.oneOf('difficulty', options.difficulty, DIFFICULTIES) ?? 'medium',
    setting: typed.oneOf('setting', options.setting, settings),
    nation: nationIn(options.nation, { framework, vignettes }, typed),
  };
  if (typed.problems.length > 0) throw new InputError(typed.problems);
  return request;
}

/** The nation, which the framework may know and the texts not. */
function nationIn(
  id: string | undefined,
  { framework, vignettes }: ToldFramework,
  typed: Typed,
): string | null {
  const told = Object.keys(vignettes.nations);
  const known = framework.nations.find((nation) => nation.id === id);
  if (!known || told.includes(known.id)) return typed.oneOf('nation', id, told);
  const advice = told.length > 0 ? `There are for ${listed(told)}.` : 'Leave it out.';
  typed.note('no-words', `There are no words for cases in ${known.title}.`, advice);
  return null;
}
