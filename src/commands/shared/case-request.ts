import type { Io } from '../../host/io.ts';
import { openTold, type ToldFramework } from '../../library/vignettes.ts';
import type { ExampleRequest } from '../../model/key.ts';
import { InputError, type Problem } from '../../problem.ts';
import { unknownWord } from '../../suggest.ts';
import { listed } from '../../text.ts';
import type { OptionsOf } from '../declare.ts';
import type { CASES } from './options.ts';

/** What cases a person wants. */
type CaseOptions = OptionsOf<typeof CASES>;

/** Opens the framework that cases are wanted of, with its texts. Throws an `InputError` with everything that it does not have. */
export async function openRequest(options: CaseOptions, io: Io) {
  const told = await openTold(options.framework, io);
  return { told, request: requestIn(options, told) };
}

function requestIn(
  { seed = 1, count = 1, kind = 'plain', difficulty = 'medium', ...named }: CaseOptions,
  told: ToldFramework,
): ExampleRequest {
  const { framework, vignettes } = told;
  const { level = null, setting = null, nation = null } = named;
  const levels = framework.placements.flatMap((placement) => placement.levels.map(({ id }) => id));
  const settings = vignettes.settings.map(({ id }) => id);
  const problems = [
    ...(levels.length > 0 ? [] : [withoutLevels(told)]),
    ...unknown('level', level, levels),
    ...unknown('setting', setting, settings),
    ...nationProblems(nation, told),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return { seed, count, level, kind, difficulty, setting, nation };
}

function withoutLevels({ framework }: ToldFramework): Problem {
  const message = `${framework.title} has no levels to place a case at.`;
  return { code: 'no-placements', severity: 'error', message, advice: 'Choose another framework.' };
}

function unknown(what: string, id: string | null, ids: readonly string[]): Problem[] {
  return id === null || ids.includes(id) ? [] : [unknownWord(what, id, ids)];
}

/** The nation, which the framework may know and the texts not. */
function nationProblems(id: string | null, { framework, vignettes }: ToldFramework): Problem[] {
  const told = Object.keys(vignettes.nations);
  const known = framework.nations.find((nation) => nation.id === id);
  if (!known || told.includes(known.id)) return unknown('nation', id, told);
  const message = `There are no words for cases in ${known.title}.`;
  const advice = told.length > 0 ? `There are for ${listed(told)}.` : 'Leave it out.';
  return [{ code: 'no-words', severity: 'error', message, advice }];
}
