import type { BarrierModel } from '../engine/compiled.ts';
import { together } from '../engine/logic/goal.ts';
import { groundOf } from '../engine/logic/ground.ts';
import { decideBarriers } from '../engine/score/decide-barriers.ts';
import type { Finding } from '../framework/rules/rule.ts';
import type { BarrierStatus } from '../model/result.ts';
import { listed, quoted } from '../text.ts';
import {
  countUndecided,
  findRise,
  findTurn,
  holds,
  isNotRaised,
  isRaised,
  type Turn,
} from './case-search.ts';
import { couldDistinguish } from './consequences.ts';
import {
  type AnswerChange,
  type ExampleAnswers,
  engineAnswers,
  nationOf,
  otherAnswersText,
  risesOf,
  stepInWords,
  withAnswer,
} from './example-answers.ts';
import type { Lint, LintContext } from './lint.ts';
import { couldRise } from './monotonicity.ts';
import { irredundant, isSufficient } from './sufficient-answers.ts';

/** Where a placement claims to be monotone, better answers raise no barrier but those they bring up. */
// However many answers, and however much better.
export const barriersFallAsAnswersRise: Lint = (context) => {
  const { framework, model, asked, budget } = context;
  if (!framework.placements.some((placement) => placement.monotone)) return [];
  return model.barriers.flatMap((barrier): Finding[] => {
    context.onLooked();
    if (!couldRise(barrier.barrier, asked)) return [];
    const before = budget.unanswered;
    const rise = riseOf(barrier, context);
    if (!rise && budget.unanswered === before) return [];
    const name = quoted(barrier.barrier.id);
    return [
      {
        code: 'barrier-rises',
        severity: 'warning',
        message: rise
          ? `${rise.changes.length > 1 ? 'Better answers' : 'A better answer'} can raise the barrier ${name}: it is raised where ${listed(rise.changes.map((change) => stepInWords(change, model)))}, ${otherAnswersText(rise.others, model)}.`
          : `Perhaps a better answer raises the barrier ${name}; that none does could not be proven.`,
        advice:
          'Put what brings the barrier up under “arises-when”, and the low answers that raise it under “raised-by”.',
        path: [...context.pathOf(barrier.barrier), 'raised-by'],
      },
    ];
  });
};

/** Better answers that raise a barrier, with the other answers that are needed for it. */
interface Rise {
  readonly changes: readonly AnswerChange[];
  readonly others: ExampleAnswers;
}

function riseOf(barrier: BarrierModel, context: LintContext): Rise | null {
  const { questions } = context.model;
  // Where better answers neither bring it up nor let it fall, one step up would raise it if any did.
  const comesAndGoes = barrier.arisesWhen.questions.some((place) => questions[place]?.question.ordered);
  for (const question of barrier.remains.questions) {
    for (const change of risesOf(question, comesAndGoes, context.model)) {
      if (context.budget.left <= 0) return countUndecided(context.budget);
      if (!couldDistinguish(barrier.remains, change, context.model)) continue;
      const turn = { change, ...raisingTurn(barrier) };
      const others = findTurn(turn, context);
      const rise = others && leanRise(turn, others, barrier, context);
      if (rise) return rise;
    }
  }
  return comesAndGoes ? jointRise(barrier, context) : null;
}

/** Several better answers at once, each of which alone brings the barrier up or lets it fall. */
function jointRise(barrier: BarrierModel, context: LintContext): Rise | null {
  const { questions } = context.model;
  const rising = barrier.remains.questions.filter((place) => questions[place]?.question.ordered);
  if (rising.length < 2) return null;
  const turn = raisingTurn(barrier);
  const found = findRise(turn, rising, context);
  if (!found) return null;
  const { before, after } = found;
  const needed = irredundant(
    before,
    (fewer) =>
      isSufficient(turn.before.wants, fewer, context) &&
      isSufficient(turn.after.wants, only(fewer, after), context),
  );
  const [was, is] = [needed, only(needed, after)].map((given) => statusWith(given, barrier, context));
  if (was === 'remains' || is !== 'remains') return null;
  const changes = [...needed].flatMap(([question, first]): AnswerChange[] => {
    const second = after.get(question) ?? first;
    return second === first ? [] : [{ question, first, second }];
  });
  const moved = new Set(changes.map(({ question }) => question));
  return { changes, others: new Map([...needed].filter(([question]) => !moved.has(question))) };
}

/** The answers in `given` to the questions that `some` answers. */
function only(some: ExampleAnswers, given: ExampleAnswers): ExampleAnswers {
  return new Map([...given].filter(([question]) => some.has(question)));
}

/** The turn by which a barrier that arises before a change and is not raised is raised after it. */
function raisingTurn(barrier: BarrierModel): Omit<Turn, 'change'> {
  const before = [isNotRaised(barrier), holds(barrier.arisesWhen)];
  return { before: together(before), after: isRaised(barrier) };
}

function leanRise(
  { change, before, after }: Turn,
  others: ExampleAnswers,
  barrier: BarrierModel,
  context: LintContext,
): Rise | null {
  const { question, first, second } = change;
  const needed = irredundant(
    others,
    (fewer) =>
      isSufficient(before.wants, withAnswer(fewer, question, first), context) &&
      isSufficient(after.wants, withAnswer(fewer, question, second), context),
  );
  const [was, is] = [first, second].map((option) =>
    statusWith(withAnswer(needed, question, option), barrier, context),
  );
  return was !== 'remains' && is === 'remains' ? { changes: [change], others: needed } : null;
}

/** The status that the engine finds for `barrier` with some answers. */
function statusWith(
  given: ExampleAnswers,
  barrier: BarrierModel,
  { model, prove, budget }: LintContext,
): BarrierStatus | undefined {
  const ground = groundOf(model, engineAnswers(given, model), nationOf(given, model), prove);
  return decideBarriers([], { ...ground, budget }).find((decided) => decided.model === barrier)?.result
    .status;
}
