import { together } from '../engine/goal.ts';
import { groundOf } from '../engine/ground.ts';
import { placementResult } from '../engine/placements.ts';
import type { Finding } from '../framework/rules/finding.ts';
import { listed, quoted } from '../text.ts';
import { type ExampleAnswer, exampleOf, holdsNot, isNotRaised } from './goals.ts';
import { type Lint, type LintContext, NOTHING_KNOWN } from './lint.ts';

/** Every level is where some service could sit. */
export const levelsCanBeReached: Lint = ({ model, prove, pathOf }) => {
  const ground = groundOf(model, NOTHING_KNOWN, null, prove);
  return model.placements.flatMap((placement) => {
    const { possible } = placementResult(placement, ground);
    return placement.levels
      .filter(({ level }) => !possible.levels.includes(level.id))
      .map(
        ({ level }): Finding => ({
          code: 'unreachable-level',
          severity: 'warning',
          message: `No answers place a service at ${quoted(level.id)}.`,
          advice: placement.placement.cumulative ? UNREACHABLE_RUNG : UNREACHABLE,
          path: pathOf(level),
        }),
      );
  });
};

const UNREACHABLE_RUNG =
  'Look for conditions that exclude each other, here or on the levels below, and for a level above that holds whenever this one does.';
const UNREACHABLE =
  'Look for conditions that exclude each other, and for a level above that holds whenever this one does.';

/** Whatever level a service lacks, some barrier says why. */
export const gapsAreExplained: Lint = (context) => {
  const { model, framework, pathOf } = context;
  const aboveTheFirst = model.placements.flatMap(({ levels }) => levels.slice(1));
  if (aboveTheFirst.length > 0 && framework.barriers.length === 0)
    return framework.noBarriers === null ? [NO_BARRIERS] : [];
  return aboveTheFirst.flatMap(({ level, requires }): Finding[] => {
    const against = model.barriers.filter(({ barrier }) => barrier.holdsBack.includes(level.id));
    const goal = together([holdsNot(requires), ...against.map((barrier) => isNotRaised(barrier, model))]);
    const example = exampleOf(goal, context);
    if (!example) return [];
    const lacking = against.length === 0 ? NOT_HELD : UNEXPLAINED;
    return [
      {
        code: 'unexplained-gap',
        severity: 'warning',
        message: `${quoted(level.id)} ${lacking}${inWords(example, context)}.`,
        advice: `Add a barrier with “holds-back: [ ${level.id} ]” that is raised then; the plain way is “raised-by: { not: … }” around what the level requires. A question that is not asked has no value, and “not” of it has none either.`,
        path: pathOf(level),
      },
    ];
  });
};

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

function inWords(example: readonly ExampleAnswer[], { model, framework }: LintContext): string {
  const answers = example.map(({ question, option }) => {
    const asked = model.questions[question]?.question;
    return asked ? `${asked.id}: ${asked.options[option]?.id}` : `nation: ${framework.nations[option]?.id}`;
  });
  if (answers.length === 0) return 'whatever the answers are';
  const rest = answers.length - MOST_ANSWERS;
  return `for example with ${listed(rest > 1 ? [...answers.slice(0, MOST_ANSWERS), `${rest} more answers`] : answers)}`;
}

/** An example is there to be understood at a glance. */
const MOST_ANSWERS = 6;
