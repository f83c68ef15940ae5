import { together } from '../engine/goal.ts';
import type { LevelModel, Statement } from '../engine/model.ts';
import type { Finding } from '../framework/rules/finding.ts';
import type { Level } from '../model/framework.ts';
import { quoted } from '../text.ts';
import { someCase } from './cases.ts';
import { holds, holdsNot } from './goals.ts';
import type { Lint, LintContext } from './lint.ts';

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
  if (someCase(holds(when), context) === false) {
    const message = `What is to replace ${name} can never hold.`;
    return { message, advice: 'Look for conditions that exclude each other.' };
  }
  if (someCase(holdsNot(when), context) === false) {
    const message = `What is to replace ${name} holds whatever the answers are, so the level is always met.`;
    return { message, advice: 'Say under “when” what has to be so.' };
  }
  const isWithin = (other: Statement) =>
    someCase(together([holds(when), holdsNot(other)]), context) === false;
  if (isWithin(own)) {
    const message = `Wherever this holds, ${name} is there in its own form as well, so it replaces nothing.`;
    return { message, advice: 'Leave it out, or look whether the level requires too little.' };
  }
  const like = before.findIndex((other) => isWithin(other.when));
  if (like === -1) return null;
  const message = `Wherever this holds, what stands ${before.length - like === 1 ? 'just ' : ''}above it replaces ${name} already: ${quoted(before[like]?.because ?? '')}.`;
  return { message, advice: 'Leave it out, or put it first if it is the better reason.' };
}
