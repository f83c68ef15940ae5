import { together } from '../engine/goal.ts';
import type { BarrierModel, LevelModel } from '../engine/model.ts';
import { questionsIn } from '../engine/statement.ts';
import type { Finding } from '../framework/rules/finding.ts';
import { quoted } from '../text.ts';
import { someCase } from './cases.ts';
import { forExample, type Given } from './given.ts';
import { fails, holdsNot, isNotRaised } from './goals.ts';
import type { Lint, LintContext } from './lint.ts';
import { isSure, neededOf } from './sure.ts';

/** Whatever level a service lacks, some barrier says why; also where some questions do not apply. */
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
      {
        code: 'unexplained-gap',
        severity: 'warning',
        message: `${quoted(level.id)} ${lacking}${forExample(example, model)}.`,
        advice: `Add a barrier with “holds-back: [ ${level.id} ]” that is raised then; the plain way is “raised-by: { not: … }” around what the level requires. A question that is not asked has no value, and “not” of it has none either.`,
        path: pathOf(level),
      },
    ];
  });
};

/**
 * Answers with which a level is missed while none of some barriers is raised. A level that has no value because a
 * question it looks at does not apply is not missed for want of anything that a barrier could name.
 */
function gapIn(
  { requires, own }: LevelModel,
  against: readonly BarrierModel[],
  context: LintContext,
): Given | null {
  const unraised = against.map(isNotRaised);
  const looked = questionsIn(own.node);
  const ways = [
    { goal: together([holdsNot(requires), ...unraised]), applying: looked },
    { goal: together([fails(own), holdsNot(requires), ...unraised]), applying: [] },
  ];
  for (const { goal, applying } of ways) {
    const found = someCase(goal, context, applying);
    if (found) return neededOf(found, (given) => isSure(goal.wants, given, context));
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
