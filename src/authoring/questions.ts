import { conditionsOfLevel, questionsOf } from '../framework/walk.ts';
import type { Condition } from '../model/condition.ts';
import type { Framework, Needs, Question } from '../model/framework.ts';
import { quoted } from '../text.ts';
import type { Lint } from './lint.ts';

/** Nobody is asked for an answer that no condition looks at. */
export const questionsDecide: Lint = ({ framework, pathOf }) => {
  const deciding = decidingIn(framework);
  const { needs, questions } = framework;
  return [
    ...(needs?.questions ?? []).map((question) => ({ question, words: forNeeds })),
    ...questions.map((question) => ({ question, words: forService })),
  ]
    .filter(({ question }) => !deciding.has(question.id))
    .map(({ question, words: { message, advice } }) => ({
      code: 'idle-question',
      severity: 'warning',
      message: message(question),
      advice: advice(question),
      path: pathOf(question),
    }));
};

/** The ids of the questions whose answers something looks at: a level, a barrier, the profile, or a recommendation. */
export function decidingIn(framework: Framework): ReadonlySet<string> {
  const { needs } = framework;
  return new Set([...(needs ? recommendingQuestions(needs) : []), ...decidingQuestions(framework)]);
}

/** What is said of a question that decides nothing. */
export interface Words {
  message(question: Question): string;
  advice(question: Question): string;
}

export const forNeeds: Words = {
  message: ({ id }) => `The answer to ${quoted(id)} decides nothing.`,
  advice: () => 'Use it in a rule under “how” or “who”, or leave it out.',
};

// Every ordered answer counts in the number that follows a service over time, which is no reason to ask.
export const forService: Words = {
  message: ({ id, ordered }) =>
    `The answer to ${quoted(id)} decides nothing${ordered ? ' but the overall score' : ''}.`,
  advice: ({ ordered }) =>
    ordered
      ? 'Use it in a level or a barrier, give it a “dimension” so that it counts in the profile, or leave it out.'
      : 'Use it in a level or a barrier, or leave it out.',
};

/** The ids of the questions that a recommendation looks at, and of those that decide whether these are asked. */
function recommendingQuestions({ questions, how, who }: Needs): ReadonlySet<string> {
  const conditions = [...how, ...who].map(({ when }) => when).filter((when) => when !== null);
  return withDeciders(new Set(conditions.flatMap(questionsOf)), questions);
}

/** The ids of the questions that a level, a barrier or the profile looks at, and of those that decide whether these are asked. */
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

/** The questions, and those that decide whether they are asked, and so on. */
function withDeciders(ids: Set<string>, questions: readonly Question[]): ReadonlySet<string> {
  // What is added on the way is looked at in its turn.
  for (const id of ids) {
    const shownWhen = questions.find((question) => question.id === id)?.shownWhen;
    if (shownWhen) for (const decider of questionsOf(shownWhen)) ids.add(decider);
  }
  return ids;
}
