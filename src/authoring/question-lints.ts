import type { QuestionModel } from '../engine/compiled.ts';
import { type Finding, warning } from '../framework/rules/rule.ts';
import { conditionsOfLevel } from '../framework/traverse.ts';
import type { Condition } from '../model/condition.ts';
import { questionsOf } from '../model/fold-condition.ts';
import type { Framework, Needs } from '../model/framework.ts';
import type { Option, Question } from '../model/question.ts';
import { quoted } from '../text.ts';
import { findExampleCase, holds } from './case-search.ts';
import { type Consequence, changesSome, consequencesOf, needsConsequencesOf } from './consequences.ts';
import type { Lint, LintContext, SearchScope } from './lint.ts';

/** Nobody is asked for an answer that no condition looks at. */
export const questionsDecide: Lint = ({ framework, pathOf }) => {
  const deciding = decidingIn(framework);
  const { needs, questions } = framework;
  return [
    ...(needs?.questions ?? []).map((question) => ({ question, words: forNeeds })),
    ...questions.map((question) => ({ question, words: forService })),
  ]
    .filter(({ question }) => !deciding.has(question.id))
    .map(({ question, words: { message, advice } }) =>
      warning('idle-question', message(question), advice(question), pathOf(question)),
    );
};

/** The ids of the questions that a level, a barrier, the profile or a recommendation looks at. */
function decidingIn(framework: Framework): ReadonlySet<string> {
  const { needs } = framework;
  return new Set([...(needs ? recommendingQuestions(needs) : []), ...decidingQuestions(framework)]);
}

/** What is said of a question that decides nothing. */
interface IdleWording {
  message(question: Question): string;
  advice(question: Question): string;
}

const forNeeds: IdleWording = {
  message: ({ id }) => `The answer to ${quoted(id)} decides nothing.`,
  advice: () => 'Use it in a rule under “how” or “who”, or leave it out.',
};

// Every ordered answer counts in the number that follows a service over time, which is no reason to ask.
const forService: IdleWording = {
  message: ({ id, ordered }) =>
    `The answer to ${quoted(id)} decides nothing${ordered ? ' but the overall score' : ''}.`,
  advice: ({ ordered }) =>
    ordered
      ? 'Use it in a level or a barrier, give it a “dimension” so that it counts in the profile, or leave it out.'
      : 'Use it in a level or a barrier, or leave it out.',
};

/** The ids of the questions that a recommendation looks at, and of what decides whether they are asked. */
function recommendingQuestions({ questions, how, who }: Needs): ReadonlySet<string> {
  const conditions = [...how, ...who].map(({ when }) => when).filter((when) => when !== null);
  return withDeciders(new Set(conditions.flatMap(questionsOf)), questions);
}

/** The ids of the questions that a level, a barrier or the profile looks at, and of what decides them. */
function decidingQuestions(framework: Framework): ReadonlySet<string> {
  const inProfile = framework.questions.filter(({ ordered, dimension }) => ordered && dimension !== null);
  const found = new Set([
    ...decidingConditions(framework).flatMap(questionsOf),
    ...framework.placements.flatMap(({ measure }) => measure?.questions ?? []),
    ...inProfile.map(({ id }) => id),
  ]);
  return withDeciders(found, framework.questions);
}

function decidingConditions({ placements, barriers }: Framework): Condition[] {
  const levels = placements.flatMap((placement) => placement.levels);
  return [
    ...levels.flatMap(conditionsOfLevel),
    ...barriers.flatMap(({ arisesWhen, raisedBy }) => [arisesWhen, raisedBy]),
  ].filter((condition) => condition !== null);
}

/** `ids` with those of the questions that decide, directly or through others, whether they are asked. */
function withDeciders(ids: Set<string>, questions: readonly Question[]): ReadonlySet<string> {
  // What is added on the way is looked at in its turn.
  for (const id of ids) {
    const shownWhen = questions.find((question) => question.id === id)?.shownWhen;
    if (shownWhen) for (const decider of questionsOf(shownWhen)) ids.add(decider);
  }
  return ids;
}

/** Every question decides something in some case, and every option about the service makes a difference. */
// To a level, its stage or a strengthener, to a barrier, the profile or the overall score, or to what a step needs.
// An option with an order is held against the one below it, any other against those before it. Needs are another
// matter: an option between two others is there so that people can say how it is, whatever follows from it.
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
  readonly outcomes: readonly Consequence[];
  readonly words: IdleWording;
  /** True where it is about the people served. */
  readonly ofNeeds: boolean;
}

function surveysOf({ model, prove, budget }: LintContext): Survey[] {
  const service = {
    model,
    prove,
    budget,
    outcomes: consequencesOf(model),
    words: forService,
    ofNeeds: false,
  };
  const { needs } = model;
  if (!needs) return [service];
  const outcomes = needsConsequencesOf(needs);
  return [{ model: needs.asked, prove, budget, outcomes, words: forNeeds, ofNeeds: true }, service];
}

function findingsOn(
  asked: QuestionModel,
  place: number,
  survey: Survey,
  { framework, pathOf, onLooked }: LintContext,
): Finding[] {
  onLooked();
  const { question, shownWhen } = asked;
  if (shownWhen && findExampleCase(holds(shownWhen), survey) === false) {
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

/** True if some two answers make a difference that is a reason to ask, or if that could not be told. */
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

/** The options that make no difference, each with the one that it does not differ from. */
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
  return warning('idle-question', message, advice, path);
}

function changesNothing(question: Question, { words, ofNeeds }: Survey, path: Finding['path']): Finding {
  const counts = question.ordered && !ofNeeds ? ', and it counts only in the overall score' : '';
  const message = `Conditions look at ${quoted(question.id)}, but none ever comes to anything else by its answer${counts}.`;
  return warning('idle-question', message, words.advice(question), path);
}

function idleOption({ id, ordered }: Question, option: Option, like: Option, path: Finding['path']): Finding {
  return warning(
    'idle-option',
    `In ${quoted(id)} nothing tells ${quoted(option.id)} apart from ${quoted(like.id)}: no level, strengthener, barrier, score or profile is ever another by it.`,
    `Let a condition ask for it,${ordered ? ' give it a “value” of its own,' : ''} or make the two one option.`,
    path,
  );
}
