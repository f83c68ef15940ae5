import type { QuestionModel } from '../engine/model.ts';
import type { Finding } from '../framework/rules/finding.ts';
import type { Framework, Option, Question } from '../model/framework.ts';
import { quoted } from '../text.ts';
import { someCase } from './cases.ts';
import { holds } from './goals.ts';
import type { Lint, LintContext } from './lint.ts';
import { changesSome, needsOutcomesOf, type Outcome, outcomesOf } from './outcomes.ts';
import type { SearchScope } from './purse.ts';
import { decidingIn, forNeeds, forService, type Words } from './questions.ts';

/**
 * Every question is asked of somebody and decides something in some case; and every option about the service makes a
 * difference to a level, its stage or a strengthener, to a barrier, the profile or the overall score, or to what a
 * step needs. An option with an order is held against the one below it, any other against those before it. Needs are
 * another matter: an option between two others is there so that people can say how it is, whatever follows from it.
 */
export const optionsMatter: Lint = (context) => {
  const deciding = decidingIn(context.framework);
  return surveysOf(context).flatMap((survey) =>
    survey.model.questions.flatMap((asked, place) =>
      // What nothing looks at is said elsewhere.
      deciding.has(asked.question.id) ? findingsOn(asked, place, survey, context) : [],
    ),
  );
};

/** Questions, and what their answers can change. */
interface Survey extends SearchScope {
  readonly outcomes: readonly Outcome[];
  readonly words: Words;
  /** True where it is about the people served. */
  readonly ofNeeds: boolean;
}

function surveysOf({ model, prove, purse }: LintContext): Survey[] {
  const service = { model, prove, purse, outcomes: outcomesOf(model), words: forService, ofNeeds: false };
  const { needs } = model;
  if (!needs) return [service];
  const outcomes = needsOutcomesOf(needs);
  return [{ model: needs.asked, prove, purse, outcomes, words: forNeeds, ofNeeds: true }, service];
}

function findingsOn(
  asked: QuestionModel,
  place: number,
  survey: Survey,
  { framework, pathOf, onLooked }: LintContext,
): Finding[] {
  onLooked();
  const { question, shownWhen } = asked;
  if (shownWhen && someCase(holds(shownWhen), survey) === false) {
    return [neverAsked(question, [...pathOf(question), 'shown-when'])];
  }
  if (!isWorthAsking(question, place, survey, framework)) {
    return [changesNothing(question, survey, pathOf(question))];
  }
  if (survey.ofNeeds) return [];
  return idleOptions(asked, place, survey).map(([option, like]) =>
    idleOption(question, option, like, pathOf(option)),
  );
}

/** True if some two of its answers make a difference that is a reason to ask; also where that could not be told. */
function isWorthAsking(
  question: Question,
  place: number,
  survey: Survey,
  { placements }: Framework,
): boolean {
  const isMeasured = placements.some(({ measure }) => measure?.questions.includes(question.id));
  if (!survey.ofNeeds && question.ordered && (question.dimension !== null || isMeasured)) return true;
  const outcomes = survey.outcomes.filter(({ decides }) => decides);
  return question.options.slice(1).some((_, index) => {
    const change = { question: place, first: question.ordered ? index : 0, second: index + 1 };
    return changesSome(outcomes, change, survey) !== false;
  });
}

/** Options that make no difference to another. */
function idleOptions({ question, values }: QuestionModel, place: number, survey: Survey): [Option, Option][] {
  const { options, ordered } = question;
  const apart: number[] = [];
  return options.flatMap((option, second): [Option, Option][] => {
    const others = ordered && second > 0 ? [second - 1] : apart;
    const like = others.find((first) => {
      // The overall score has a mean of all ordered answers.
      if (ordered && values[first] !== values[second]) return false;
      return changesSome(survey.outcomes, { question: place, first, second }, survey) === false;
    });
    const same = options[like ?? -1];
    if (same) return [[option, same]];
    apart.push(second);
    return [];
  });
}

function neverAsked({ id }: Question, path: Finding['path']): Finding {
  const message = `${quoted(id)} is never asked: no answers to other questions fulfil its “shown-when”.`;
  const advice = 'Look for conditions that exclude each other, there and on the questions that it looks at.';
  return { code: 'idle-question', severity: 'warning', message, advice, path };
}

function changesNothing(question: Question, { words, ofNeeds }: Survey, path: Finding['path']): Finding {
  const counts = question.ordered && !ofNeeds ? ', and it counts only in the overall score' : '';
  const message = `Conditions look at ${quoted(question.id)}, but none ever comes to anything else by its answer${counts}.`;
  return { code: 'idle-question', severity: 'warning', message, advice: words.advice(question), path };
}

function idleOption({ id, ordered }: Question, option: Option, like: Option, path: Finding['path']): Finding {
  return {
    code: 'idle-option',
    severity: 'warning',
    message: `In ${quoted(id)} nothing tells ${quoted(option.id)} apart from ${quoted(like.id)}: no level, strengthener, barrier, score or profile is ever another by it.`,
    advice: `Let a condition ask for it,${ordered ? ' give it a “value” of its own,' : ''} or make the two one option.`,
    path,
  };
}
