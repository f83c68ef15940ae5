import type { BarrierModel, LevelModel } from '../engine/compiled.ts';
import { together } from '../engine/logic/goal.ts';
import { type Finding, warning } from '../framework/rules/rule.ts';
import { questionsOf } from '../model/fold-condition.ts';
import type { Barrier, Framework } from '../model/framework.ts';
import { listed, quoted } from '../text.ts';
import { fails, findExampleCase, holdsNot, isNotRaised, isRaised } from './case-search.ts';
import { type ExampleAnswers, forExample } from './example-answers.ts';
import type { Lint, LintContext } from './lint.ts';
import { irredundant, isSufficient } from './sufficient-answers.ts';

/** Every barrier can be raised. */
export const barriersCanBeRaised: Lint = (context) =>
  context.model.barriers
    .filter((barrier) => {
      context.onLooked();
      return findExampleCase(isRaised(barrier), context) === false;
    })
    .map(
      ({ barrier }): Finding =>
        warning(
          'idle-barrier',
          `No answers raise the barrier ${quoted(barrier.id)}.`,
          barrier.arisesWhen
            ? 'Look whether “arises-when” and “raised-by” exclude each other.'
            : 'Look for conditions under “raised-by” that exclude each other.',
          [...context.pathOf(barrier), 'raised-by'],
        ),
    );

/** Wherever a barrier exists, some lever removes it, or the author says why none can. */
export const barriersHaveLevers: Lint = ({ framework, pathOf }) =>
  framework.barriers.flatMap((barrier): Finding[] => {
    const without = nationsWithoutLever(barrier, framework);
    if (barrier.noLever !== null) {
      if (without.length > 0) return [];
      const message = `${quoted(barrier.id)} says that it has no lever, but it has one wherever it exists.`;
      const path = [...pathOf(barrier), 'no-lever'];
      return [warning('needless-no-lever', message, 'Leave “no-lever” out.', path)];
    }
    if (without.length === 0) return [];
    const where = barrier.levers.length === 0 ? '' : ` in ${listed(without)}`;
    return [
      warning(
        'no-lever',
        `The barrier ${quoted(barrier.id)} has no lever${where}, so nobody learns what to do about it.`,
        'Add one under “levers:”, or say under “no-lever:” why nobody can remove it.',
        pathOf(barrier),
      ),
    ];
  });

/** The nations in which a barrier exists and no lever of it does. */
function nationsWithoutLever({ nations, levers }: Barrier, framework: Framework): string[] {
  return framework.nations
    .map(({ id }) => id)
    .filter((id) => nations?.includes(id) ?? true)
    .filter((id) => !levers.some((lever) => lever.nations?.includes(id) ?? true));
}

/** Some barrier says why whatever level is missed, also where some questions do not apply. */
export const gapsAreExplained: Lint = (context) => {
  const { model, framework, pathOf } = context;
  const aboveTheFirst = model.placements.flatMap(({ levels }) => levels.slice(1));
  if (aboveTheFirst.length > 0 && framework.barriers.length === 0)
    return framework.noBarriers === null ? [NO_BARRIERS] : [];
  return aboveTheFirst.flatMap((rung): Finding[] => {
    const { level } = rung;
    context.onLooked();
    const against = model.barriers.filter(({ barrier }) => barrier.holdsBack.includes(level.id));
    const example = gapIn(rung, against, context);
    if (!example) return [];
    const lacking = against.length === 0 ? NOT_HELD : UNEXPLAINED;
    return [
      warning(
        'unexplained-gap',
        `${quoted(level.id)} ${lacking}${forExample(example, model)}.`,
        `Add a barrier with “holds-back: [ ${level.id} ]” that is raised then; the plain way is “raised-by: { not: … }” around what the level requires. A question that is not asked has no value, and “not” of it has none either.`,
        pathOf(level),
      ),
    ];
  });
};

/** Answers with which a level is missed while none of `against` is raised; null where none are found. */
// A level that has no value because a question it looks at does not apply is not missed for want of anything that a
// barrier could name.
function gapIn(
  { requires, own }: LevelModel,
  against: readonly BarrierModel[],
  context: LintContext,
): ExampleAnswers | null {
  const unraised = against.map(isNotRaised);
  const looked = questionsOf(own.node);
  const ways = [
    { goal: together([holdsNot(requires), ...unraised]), applying: looked },
    { goal: together([fails(own), holdsNot(requires), ...unraised]), applying: [] },
  ];
  for (const { goal, applying } of ways) {
    const found = findExampleCase(goal, context, applying);
    if (found) return irredundant(found, (given) => isSufficient(goal.wants, given, context));
  }
  return null;
}

const NOT_HELD = 'is held back by no barrier, so nothing tells a service what is in the way: ';
const UNEXPLAINED = 'can be unmet while no barrier that holds it back is raised: ';

const NO_BARRIERS: Finding = {
  code: 'no-barriers',
  severity: 'warning',
  message: 'The framework has no barriers, so it tells nobody what stands in the way of a level.',
  advice:
    'Add “barriers:”, at least one for each level above the first; or say under “no-barriers:” why it has none.',
  path: [],
};
