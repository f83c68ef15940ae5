import { listed, quoted } from '../../text.ts';
import type { Option, Question } from '../types.ts';
import { allQuestions, questionsOf } from '../walk.ts';
import { type Finding, inEachScope, type Rule } from './rule.ts';

/** Whether a question is asked never depends, round a circle, on its own answer. */
export const questionsDoNotHideThemselves: Rule = inEachScope((_, { questions, pathOf }) => {
  const waitsFor = (id: string): string[] => {
    const shownWhen = questions.get(id)?.shownWhen;
    return shownWhen ? questionsOf(shownWhen) : [];
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

/** Only an option that has a better one above it says what moving up takes. */
export const stepsLeadSomewhere: Rule = ({ framework, pathOf }) =>
  allQuestions(framework).flatMap((question) =>
    question.options.flatMap((option, index): Finding[] => {
      if (!option.better) return [];
      const ofNeeds = framework.needs?.questions.includes(question) ?? false;
      if (question.ordered && index < question.options.length - 1 && !ofNeeds) return [];
      const message = whyNowhere(question, option, ofNeeds);
      return [
        {
          code: 'step-to-nowhere',
          message,
          advice: 'Leave “better” out here.',
          path: [...pathOf(option), 'better'],
        },
      ];
    }),
  );

function whyNowhere({ id, ordered }: Question, option: Option, ofNeeds: boolean): string {
  if (ofNeeds) return `${quoted(id)} asks what people need, and nobody is moved up in that.`;
  return ordered
    ? `${quoted(option.id)} is the highest option, so there is no step up from it.`
    : `The options of ${quoted(id)} have no order, so there is no step up.`;
}

function circleFrom(start: string, waitsFor: (id: string) => string[]): string[] | null {
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
