import type { LevelModel, PlacementModel, Statement } from '../engine/compiled.ts';
import { TRUE, type Truth } from '../engine/logic/evaluate.ts';
import { type Goal, NOT_MET, placedAt, placedFrom, together, type Want } from '../engine/logic/goal.ts';
import { type Finding, warning } from '../framework/rules/rule.ts';
import type { Level } from '../model/framework.ts';
import { quoted } from '../text.ts';
import { findExampleCase, holds, holdsNot } from './case-search.ts';
import type { Lint, LintContext } from './lint.ts';

/** Some service can sit at each level, and no two levels of one placement come to the same. */
// None can where nothing fulfils a level, or where another holds whenever it does.
export const levelsAreApart: Lint = (context) =>
  context.model.placements.flatMap((placement) =>
    placement.levels.flatMap((_, index) => atLevel(placement, index, context)),
  );

function atLevel(placement: PlacementModel, index: number, context: LintContext): Finding[] {
  context.onLooked();
  if (findExampleCase(placedAt(placement, index), context) === false)
    return [vacant(placement, index, context)];
  const [first, ...others] = placement.levels;
  // The first level is also where a service sits that fulfils nothing.
  if (index > 0 || placement.cumulative || !first?.level.requires) return [];
  const same = others.find((level) => areSame(first, level, context));
  return same ? [coinciding(first, same, 'come to the same.', context)] : [];
}

function vacant(placement: PlacementModel, index: number, context: LintContext): Finding {
  const [level, next] = placement.levels.slice(index);
  if (!level) throw new Error('a placement has no such level');
  const nobody = `so no answers place a service at ${quoted(level.level.id)}.`;
  if (placement.cumulative) {
    const canHold = findExampleCase(placedFrom(placement, index), context);
    if (!canHold || !next) return unreachable(level, canHold === null ? EITHER : EXCLUDED_BELOW, context);
    return coinciding(level, next, `are always reached together, ${nobody}`, context);
  }
  const canHold = findExampleCase(wanting([level, TRUE]), context);
  if (!canHold) return unreachable(level, canHold === null ? EITHER : EXCLUDED, context);
  const over = placement.levels.slice(index + 1).filter((other) => !canDiffer(level, other, context));
  const [nearest] = over;
  if (!nearest) return unreachable(level, OVERTAKEN, context);
  const same = over.find((other) => !canDiffer(other, level, context));
  return same
    ? coinciding(level, same, `come to the same, ${nobody}`, context)
    : overtaken(level, nearest, context);
}

function areSame(one: LevelModel, other: LevelModel, context: LintContext): boolean {
  if (canDiffer(one, other, context) || canDiffer(other, one, context)) return false;
  return findExampleCase(wanting([one, TRUE]), context) !== false;
}

/** True if `one` can hold where `other` does not, or if that could not be told. */
function canDiffer(one: LevelModel, other: LevelModel, context: LintContext): boolean {
  return findExampleCase(wanting([one, TRUE], [other, NOT_MET]), context) !== false;
}

function wanting(...levels: readonly (readonly [LevelModel, Truth])[]): Goal {
  const wants = levels.map(([{ requires }, truths]): Want => ({ node: requires.node, truths }));
  return { wants, questions: [...new Set(levels.flatMap(([{ requires }]) => requires.questions))] };
}

function unreachable({ level }: LevelModel, advice: string, { pathOf }: LintContext): Finding {
  const message = `No answers place a service at ${quoted(level.id)}.`;
  return warning('unreachable-level', message, advice, pathOf(level));
}

function overtaken({ level }: LevelModel, over: LevelModel, context: LintContext): Finding {
  const message = `No answers place a service at ${quoted(level.id)}: wherever it holds, ${named(over, context)} above it holds as well.`;
  const advice = 'Put it above that level if it is the higher one, or say there what it does not ask for.';
  return warning('unreachable-level', message, advice, context.pathOf(level));
}

function coinciding({ level }: LevelModel, other: LevelModel, what: string, context: LintContext): Finding {
  const message = `The levels ${quoted(level.id)} and ${named(other, context)} ${what}`;
  const advice = 'Make them one level, or say under “requires” what tells them apart.';
  return warning('coinciding-levels', message, advice, context.pathOf(level));
}

function named({ level }: LevelModel, { pathOf, placeOf }: LintContext): string {
  return `${quoted(level.id)} (${placeOf(pathOf(level))})`;
}

const EXCLUDED = 'Look for conditions that exclude each other.';
const EXCLUDED_BELOW = 'Look for conditions that exclude each other, here or on the levels below.';
const OVERTAKEN = 'Wherever it holds, a level above it holds as well. Look which of them ask for too little.';
const EITHER =
  'Look for conditions that exclude each other, and for a level above that holds whenever this one does.';

/** Whatever replaces the own form of a level does so in some case, and not in all. */
export const replacementsMatter: Lint = (context) =>
  context.model.placements.flatMap(({ levels }) => levels.flatMap((level) => idleIn(level, context)));

function idleIn({ level, own, replacedBy }: LevelModel, context: LintContext): Finding[] {
  return replacedBy.flatMap(({ when }, index): Finding[] => {
    const said = whyIdle(when, { level, own, before: replacedBy.slice(0, index) }, context);
    const way = level.replacedBy[index];
    if (said === null || !way) return [];
    return [{ code: 'idle-replacement', severity: 'warning', ...said, path: context.pathOf(way) }];
  });
}

interface Others {
  readonly level: Level;
  readonly own: Statement;
  readonly before: LevelModel['replacedBy'];
}

type Said = Pick<Finding, 'message' | 'advice'>;

function whyIdle(when: Statement, { level, own, before }: Others, context: LintContext): Said | null {
  const name = quoted(level.id);
  if (findExampleCase(holds(when), context) === false) {
    const message = `What is to replace ${name} can never hold.`;
    return { message, advice: 'Look for conditions that exclude each other.' };
  }
  if (findExampleCase(holdsNot(when), context) === false) {
    const message = `What is to replace ${name} holds whatever the answers are, so the level is always met.`;
    return { message, advice: 'Say under “when” what has to be so.' };
  }
  const isWithin = (other: Statement) =>
    findExampleCase(together([holds(when), holdsNot(other)]), context) === false;
  if (isWithin(own)) {
    const message = `Wherever this holds, ${name} is there in its own form as well, so it replaces nothing.`;
    return { message, advice: 'Leave it out, or look whether the level requires too little.' };
  }
  const like = before.findIndex((other) => isWithin(other.when));
  if (like === -1) return null;
  const message = `Wherever this holds, what stands ${before.length - like === 1 ? 'just ' : ''}above it replaces ${name} already: ${quoted(before[like]?.because ?? '')}.`;
  return { message, advice: 'Leave it out, or put it first if it is the better reason.' };
}
