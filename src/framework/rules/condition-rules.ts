import type { Condition } from '../../model/condition.ts';
import { fold, questionsOf } from '../../model/fold-condition.ts';
import type { Question } from '../../model/question.ts';
import { CONDITION_KEYWORDS } from '../../model/vocabulary.ts';
import { nearest } from '../../suggest.ts';
import { listed, quoted } from '../../text.ts';
import { once } from '../../work.ts';
import {
  type ConditionContext,
  type Finding,
  inEachScope,
  isAskedElsewhere,
  noSuch,
  otherScope,
  type Rule,
  unknownOptions,
} from './rule.ts';
import { scoreFindings } from './score-rules.ts';

type AnswerCondition = Extract<Condition, { kind: 'answer' }>;

/** Conditions name what exists, compare only what can be compared, and score only what can be scored. */
export const conditionsMakeSense: Rule = inEachScope(conditionFindings);

/** The findings of `conditions`, by the questions that these may look at. */
export function conditionFindings(conditions: readonly Condition[], context: ConditionContext): Finding[] {
  return conditions.flatMap((condition) =>
    fold<Condition, Finding[]>(condition, {
      answer: (answer) => answerFindings(answer, context),
      nation: (nation) => nationFindings(nation, context),
      score: (score) => scoreFindings(score, context),
      group: (group, parts) => [
        ...(group.kind === 'at-least' ? countFindings(group, context) : []),
        ...parts().flat(),
      ],
    }),
  );
}

function answerFindings(condition: AnswerCondition, context: ConditionContext): Finding[] {
  const path = context.pathOf(condition);
  const question = context.questions.get(condition.question);
  if (!question) return [unknownQuestion(condition.question, context, path)];
  const at = [...path, condition.question];
  const unknown = unknownOptions(condition.options, question, at);
  if (unknown.length > 0) return unknown;
  return pointless(condition, question).map((finding) => ({ ...finding, path: at }));
}

function unknownQuestion(id: string, context: ConditionContext, path: Finding['path']): Finding {
  if (isAskedElsewhere(id, context)) return { ...otherScope(id, [...path, id]), part: 'key' };
  const message = `${quoted(id)} is neither a question nor a keyword of conditions.`;
  const advice = () => questionOrKeyword(id, [...context.questions.keys()]);
  return { code: 'unknown-question', message, advice, path: [...path, id], part: 'key' };
}

function questionOrKeyword(id: string, questions: readonly string[]): string {
  const keyword = nearest(id, CONDITION_KEYWORDS);
  const question = nearest(id, questions);
  const guesses = [
    keyword && `the keyword ${quoted(keyword)}`,
    question && `the question ${quoted(question)}`,
  ];
  const meant = guesses.filter((guess) => guess !== undefined);
  return meant.length > 0
    ? `Did you mean ${listed(meant, 'or')}?`
    : `Use a question, or one of the keywords ${listed(CONDITION_KEYWORDS)}.`;
}

function pointless(condition: AnswerCondition, question: Question): Omit<Finding, 'path'>[] {
  const [option] = condition.options;
  const { ordered, options } = question;
  if (!ordered) return condition.test === 'at-most' ? [unorderedComparison(question)] : [];
  if (condition.test === 'at-least' && option === options[0]?.id)
    return [alwaysTrue(question, 'at least', 'lowest')];
  if (condition.test === 'at-most' && option === options.at(-1)?.id)
    return [alwaysTrue(question, 'at most', 'highest')];
  return [];
}

function alwaysTrue(question: Question, comparison: string, end: string): Omit<Finding, 'path'> {
  const [id] = end === 'lowest' ? question.options : question.options.slice(-1);
  const message = `Every answer to ${quoted(question.id)} is ${comparison} its ${end} option, so this decides nothing.`;
  const advice = `Name another option, or write { exactly: ${id?.id} } if just that one is meant.`;
  return { code: end === 'lowest' ? 'lowest-option' : 'highest-option', message, advice };
}

function unorderedComparison(question: Question): Omit<Finding, 'path'> {
  const message = `The options of ${quoted(question.id)} have no order, so there is no “at most”.`;
  return { code: 'unordered-comparison', message, advice: 'List the options that are meant: [a, b].' };
}

function countFindings(
  condition: Extract<Condition, { kind: 'at-least' }>,
  context: ConditionContext,
): Finding[] {
  if (condition.count <= condition.of.length) return [];
  const message = `At least ${condition.count} are asked of only ${condition.of.length}, so this can never hold.`;
  const path = [...context.pathOf(condition), 'at-least', 'count'];
  return [{ code: 'count-too-high', message, advice: 'Lower the count, or add conditions.', path }];
}

function nationFindings(
  condition: Extract<Condition, { kind: 'nation' }>,
  context: ConditionContext,
): Finding[] {
  const known = context.framework.nations.map((nation) => nation.id);
  return condition.nations.flatMap((nation, index) => {
    if (known.includes(nation)) return [];
    return [noSuch('nation', nation, known, { path: [...context.pathOf(condition), 'nation', index] })];
  });
}

/** Whether a question is asked never depends on its own answer, directly or in a circle. */
export const questionsDoNotHideThemselves: Rule = inEachScope((_, { questions, pathOf }) => {
  const waitsFor = (id: string): string[] => {
    const shownWhen = questions.get(id)?.shownWhen;
    return shownWhen ? named(shownWhen) : [];
  };
  return [...questions.values()].flatMap((question): Finding[] => {
    const circle = circleFrom(question.id, waitsFor);
    if (!circle) return [];
    const message = `Whether ${quoted(question.id)} is asked depends on its own answer (${listed(circle)}).`;
    return [
      {
        code: 'shown-when-circle',
        message,
        advice: 'Break the circle.',
        path: [...pathOf(question), 'shown-when'],
      },
    ];
  });
});

const named = once(questionsOf<Condition>);

/** The circle of ids that leads from `start` back to it, or null where there is none. */
export function circleFrom(start: string, waitsFor: (id: string) => readonly string[]): string[] | null {
  const visited = new Set<string>();
  const search = (id: string, way: readonly string[]): string[] | null => {
    for (const next of waitsFor(id)) {
      if (next === start) return [...way, id];
      if (visited.has(next)) continue;
      visited.add(next);
      const circle = search(next, [...way, id]);
      if (circle) return circle;
    }
    return null;
  };
  return search(start, []);
}
