import { once } from '../../once.ts';
import { listed, quoted } from '../../text.ts';
import { questionsOf } from '../walk.ts';
import { type Finding, inEachScope, type Rule } from './rule.ts';

/** Whether a question is asked never depends, round a circle, on its own answer. */
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

const named = once(questionsOf);

/** The way from an id back to it, by what each leads to; null where there is none. */
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
