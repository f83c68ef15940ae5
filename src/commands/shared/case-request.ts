import type { Io } from '../../host/io.ts';
import { openTold, type ToldFramework } from '../../library/vignettes.ts';
import type { ExampleRequest } from '../../model/key.ts';
import { CASE_KINDS, type CaseKind, DIFFICULTIES } from '../../model/vocabulary.ts';
import { InputError, type Problem } from '../../problem.ts';
import { unknownWord } from '../../suggest.ts';
import { takingTurns } from '../../teaching/cases/case-order.ts';
import { noneBecause } from '../../teaching/cases/case-target.ts';
import { idIn, levelWords } from '../../teaching/class/name-matching.ts';
import { listed } from '../../text.ts';
import type { OptionsOf } from '../declare.ts';
import type { CASES } from './options.ts';

/** What cases a person wants. */
type CaseOptions = OptionsOf<typeof CASES>;

/** Opens the framework that cases are wanted of, with its texts; one of them, where nobody says how many. Throws an `InputError` with everything that it does not have. */
export async function openRequest(options: CaseOptions & Pick<ExampleRequest, 'seed'>, io: Io) {
  const told = await openTold(options.framework, io);
  return { told, request: requestIn(options, told) };
}

function requestIn(
  { seed, count = 1, mix = false, kind, difficulty, ...named }: CaseOptions & Pick<ExampleRequest, 'seed'>,
  told: ToldFramework,
): ExampleRequest {
  const { framework, vignettes } = told;
  const { setting = null, nation = null } = named;
  const level = named.level === undefined ? null : levelCalled(named.level, told);
  const kinds = mix ? mixedAt(level, told) : (kind ?? ['plain']);
  const difficulties = difficulty ?? (mix ? DIFFICULTIES : ['medium']);
  const levels = framework.placements.flatMap((placement) => placement.levels.map(({ id }) => id));
  const settings = vignettes.settings.map(({ id }) => id);
  const problems = [
    ...(levels.length > 0 ? [] : [withoutLevels(told)]),
    ...(mix && kind !== undefined ? [MIXED_ALREADY] : []),
    ...unknown('level', level, levels),
    ...unknown('setting', setting, settings),
    ...nationProblems(nation, told),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return {
    seed,
    count,
    level,
    ...takingTurns(kinds, difficulties),
    setting,
    nation,
  };
}

/** The kinds of a mixed set that there are at a level: those that stand alone, since a pair shows what it is. */
function mixedAt(level: string | null, { framework }: ToldFramework): readonly CaseKind[] {
  return CASE_KINDS.filter(
    (kind) =>
      kind !== 'twins' &&
      framework.placements.some((placement) =>
        placement.levels.some(
          ({ id }, index) => (level === null || id === level) && noneBecause(kind, index, placement) === null,
        ),
      ),
  );
}

const MIXED_ALREADY: Problem = {
  code: 'wrong-use',
  severity: 'error',
  message: '“--mix” has all kinds but twins, so that “--kind” has nothing to choose.',
  advice: 'Leave one of the two out.',
};

/** The id of the level that a person called by its id, its name or its number; the word itself where none is certain. */
function levelCalled(word: string, { framework }: ToldFramework): string {
  const levels = framework.placements.flatMap((placement) =>
    placement.levels.map(({ id, name }, index) => ({ id, name, rank: placement.firstRank + index })),
  );
  return idIn(levelWords({ levels }), word) ?? word;
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
