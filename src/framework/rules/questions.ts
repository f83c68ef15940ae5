import { listed, quoted } from '../../text.ts';
import { questionsOf } from '../walk.ts';
import type { Finding, Rule } from './rule.ts';

/** Whether a question is asked never depends, round a circle, on its own answer. */
export const questionsDoNotHideThemselves: Rule = ({ questions, pathOf }) => {
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
};

/** Only an option that has a better one above it says what moving up takes. */
export const stepsLeadSomewhere: Rule = ({ framework, pathOf }) =>
  framework.questions.flatMap((question) =>
    question.options.flatMap((option, index): Finding[] => {
      if (!option.better || (question.ordered && index < question.options.length - 1)) return [];
      const message = question.ordered
        ? `${quoted(option.id)} is the highest option, so there is no step up from it.`
        : `The options of ${quoted(question.id)} have no order, so there is no step up.`;
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
