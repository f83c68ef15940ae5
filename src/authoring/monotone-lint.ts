import type { LevelModel, PlacementModel } from '../engine/compiled.ts';
import { TRUE } from '../engine/logic/evaluate.ts';
import { type Goal, NOT_MET, placedBelow, placedFrom } from '../engine/logic/goal.ts';
import { type Finding, warning } from '../framework/rules/rule.ts';
import { definitionOf } from '../framework/traverse.ts';
import { questionsOf } from '../model/fold-condition.ts';
import { quoted } from '../text.ts';
import { countUndecided, findTurn } from './case-search.ts';
import { couldDistinguish } from './consequences.ts';
import {
  type AnswerChange,
  changedQuestion,
  changesOf,
  DECLARED_NOT_APPLICABLE,
  type ExampleAnswers,
  otherAnswersText,
  stepInWords,
  withAnswer,
} from './example-answers.ts';
import type { Lint, LintContext } from './lint.ts';
import { type Culprit, couldFall, reasonFor } from './monotonicity.ts';
import { irredundant, isSufficientFor, levelWith } from './sufficient-answers.ts';

/** Where a placement claims to be monotone, no better answer lowers the level. */
// Nor does “not applicable” place a service higher than the lowest option. Where the conditions do not show that by
// themselves, a case is looked for in which it is not so; and where that could not be told, the author learns which
// conditions do not show it.
export const monotoneClaimsHold: Lint = (context) =>
  context.model.placements
    .filter(({ placement }) => placement.monotone)
    .flatMap((placement) => {
      const culprits = placement.levels.flatMap((level) => culpritsAt(level, context));
      if (culprits.length === 0) return [];
      const before = context.budget.unanswered;
      const falls = placement.questions.flatMap((question) => fallWith(question, placement, context) ?? []);
      if (falls.length > 0 || context.budget.unanswered === before) {
        return falls.map((fall) => fallFinding(fall, placement, context));
      }
      return culprits.map((culprit) => perhaps(culprit, placement, context));
    });

function culpritsAt({ level }: LevelModel, { asked }: LintContext): readonly Culprit[] {
  return couldFall(definitionOf(level), asked);
}

/** A better answer that lowers the level. */
interface Fall {
  readonly change: AnswerChange;
  /** The other answers that are needed for it. */
  readonly others: ExampleAnswers;
  /** The places of the levels before and after. */
  readonly from: number;
  readonly to: number;
  /** A level that is lost. */
  readonly lost: LevelModel;
}

function fallWith(question: number, placement: PlacementModel, context: LintContext): Fall | null {
  context.onLooked();
  for (const change of changesOf(question, context.model)) {
    if (context.budget.left <= 0) return countUndecided(context.budget);
    for (const [rung, lost] of placement.levels.entries()) {
      if (rung === 0 || !couldDistinguish(lost.requires, change, context.model)) continue;
      const others = findTurn(lossAt(rung, lost, change, placement), context);
      const fall = others && leanFall({ change, others, lost }, placement, context);
      if (fall) return fall;
    }
  }
  return null;
}

/** The turn by which `change` takes a service from this level or above to below it. */
// If it falls at all, it is so of some level that does not hold after.
function lossAt(rung: number, { requires }: LevelModel, change: AnswerChange, placement: PlacementModel) {
  const { questions } = placement;
  const alone = (truths: number): Goal => ({ wants: [{ node: requires.node, truths }], questions });
  return placement.cumulative
    ? { change, before: placedFrom(placement, rung), after: alone(NOT_MET) }
    : { change, before: alone(TRUE), after: placedBelow(placement, rung) };
}

/** The fall with no more answers than it takes; null where the engine does not confirm it. */
function leanFall(
  { change, others, lost }: Pick<Fall, 'change' | 'others' | 'lost'>,
  placement: PlacementModel,
  context: LintContext,
): Fall | null {
  const { question, first, second } = change;
  const [from, to] = [first, second].map((option) =>
    levelWith(withAnswer(others, question, option), placement, context),
  );
  if (from == null || to == null || from <= to) return null;
  const needed = irredundant(
    others,
    (fewer) =>
      isSufficientFor(from, withAnswer(fewer, question, first), placement, context) &&
      isSufficientFor(to, withAnswer(fewer, question, second), placement, context),
  );
  return { change, others: needed, from, to, lost };
}

function fallFinding(
  { change, others, from, to, lost }: Fall,
  placement: PlacementModel,
  context: LintContext,
): Finding {
  const { model, pathOf } = context;
  const named = (rung: number) => quoted(placement.levels[rung]?.level.id ?? '');
  const what =
    change.first === DECLARED_NOT_APPLICABLE
      ? `“not-applicable” can beat the lowest option of ${changedQuestion(change, model)}: it places a service at ${named(from)} instead of ${named(to)}`
      : `a better answer can lower the level: where ${stepInWords(change, model)}, a service falls from ${named(from)} to ${named(to)}`;
  const culprits = culpritsAt(lost, context);
  const id = model.questions[change.question]?.question.id ?? '';
  const blamed = culprits.find(({ part }) => questionsOf(part).includes(id)) ?? culprits[0];
  return warning(
    'not-monotone',
    `${claimOf(placement)}, but ${what}, ${otherAnswersText(others, model)}.`,
    adviceFor(blamed, id),
    blamed ? pathOf(blamed.part) : [...pathOf(lost.level), 'requires'],
  );
}

function perhaps(culprit: Culprit, placement: PlacementModel, { asked, pathOf }: LintContext): Finding {
  return warning(
    'not-monotone',
    `${claimOf(placement)}, which could not be proven: perhaps a better answer lowers the level, through ${reasonFor(culprit, asked)}.`,
    adviceFor(culprit),
    pathOf(culprit.part),
  );
}

function claimOf({ placement }: PlacementModel): string {
  return `The placement ${quoted(placement.id)} claims to be monotone`;
}

/** The advice on `culprit`, with `better` the question whose answer is known to rise where it turns. */
function adviceFor(culprit: Culprit | undefined, better: string | null = null): string {
  const [part, asked] = [culprit?.part, culprit?.part.kind === 'answer' ? culprit.part.question : null];
  if (better !== null && asked !== null && asked !== better)
    return `Look under “shown-when” of ${quoted(asked)}, or drop “monotone: true”.`;
  const how = part?.kind === 'answer' ? 'Ask for “at least” an option' : 'Leave it out here';
  return `${how}, or drop “monotone: true”.`;
}
