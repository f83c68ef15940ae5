import { decideBarriers } from '../engine/barriers.ts';
import { together } from '../engine/goal.ts';
import { groundOf } from '../engine/ground.ts';
import type { BarrierModel } from '../engine/model.ts';
import type { BarrierStatus } from '../engine/result.ts';
import type { Finding } from '../framework/rules/finding.ts';
import { quoted } from '../text.ts';
import { type Change, someTurn, type Turn } from './cases.ts';
import { besides, risesOf, stepInWords } from './changes.ts';
import { answersOf, type Given, nationOf, withAnswer } from './given.ts';
import { holds, isNotRaised, isRaised } from './goals.ts';
import type { Lint, LintContext } from './lint.ts';
import { couldRise } from './rising.ts';
import { isSure, neededOf } from './sure.ts';
import { couldTell } from './telling.ts';

/**
 * Where any placement claims to be monotone, a better answer, however much better, raises no barrier that it does not
 * bring up itself.
 */
export const barriersFallAsAnswersRise: Lint = (context) => {
  const { framework, model, asked, purse } = context;
  if (!framework.placements.some((placement) => placement.monotone)) return [];
  return model.barriers.flatMap((barrier): Finding[] => {
    if (!couldRise(barrier.barrier, asked)) return [];
    const before = purse.unanswered;
    const rise = riseOf(barrier, context);
    if (!rise && purse.unanswered === before) return [];
    const name = quoted(barrier.barrier.id);
    return [
      {
        code: 'barrier-rises',
        severity: 'warning',
        message: rise
          ? `A better answer can raise the barrier ${name}: it is raised where ${stepInWords(rise.change, model)}, ${besides(rise.others, model)}.`
          : `Perhaps a better answer raises the barrier ${name}; that none does could not be proven.`,
        advice:
          'Put what brings the barrier up under “arises-when”, and the low answers that raise it under “raised-by”.',
        path: [...context.pathOf(barrier.barrier), 'raised-by'],
      },
    ];
  });
};

/** A better answer that raises a barrier, with the other answers that are needed for it. */
interface Rise {
  readonly change: Change;
  readonly others: Given;
}

function riseOf(barrier: BarrierModel, context: LintContext): Rise | null {
  for (const question of barrier.remains.questions) {
    for (const change of risesOf(question, barrier.isConditional, context.model)) {
      if (!couldTell(barrier.remains, change, context.model)) continue;
      const turn = raisingTurn(barrier, change);
      const others = someTurn(turn, context);
      const rise = others && leanRise(turn, others, barrier, context);
      if (rise) return rise;
    }
  }
  return null;
}

/** The barrier arises before the change and is not raised, and is raised after it. */
function raisingTurn(barrier: BarrierModel, change: Change): Turn {
  const before = [isNotRaised(barrier), holds(barrier.arisesWhen)];
  return { change, before: together(before), after: isRaised(barrier) };
}

function leanRise(
  { change, before, after }: Turn,
  others: Given,
  barrier: BarrierModel,
  context: LintContext,
): Rise | null {
  const { question, first, second } = change;
  const needed = neededOf(
    others,
    (fewer) =>
      isSure(before.wants, withAnswer(fewer, question, first), context) &&
      isSure(after.wants, withAnswer(fewer, question, second), context),
  );
  const [was, is] = [first, second].map((option) =>
    statusWith(withAnswer(needed, question, option), barrier, context),
  );
  return was !== 'remains' && is === 'remains' ? { change, others: needed } : null;
}

/** How the engine finds a barrier where a service answers so. */
function statusWith(
  given: Given,
  barrier: BarrierModel,
  { model, prove }: LintContext,
): BarrierStatus | undefined {
  const ground = groundOf(model, answersOf(given, model), nationOf(given, model), prove);
  return decideBarriers([], ground).find((decided) => decided.model === barrier)?.result.status;
}
