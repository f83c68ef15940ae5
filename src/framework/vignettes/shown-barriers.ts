import type { Path } from '../../document/position.ts';
import type { Condition } from '../../model/condition.ts';
import { fold } from '../../model/fold-condition.ts';
import type { Framework } from '../../model/framework.ts';
import type { WrittenPhrase } from '../../model/vignettes.ts';
import { quoted } from '../../text.ts';
import type { Finding } from '../rules/rule.ts';
import { LEFT_OPEN } from './phrases.ts';

/** The findings on barriers that never remain where a phrase of `option` of `question` shows them. */
export function shownFindings(
  [question, option]: readonly [question: string, option: string],
  { shows, tells, rulesOut }: WrittenPhrase,
  path: Path,
  { barriers, questions }: Framework,
): Finding[] {
  const told = new Map([
    ...Object.entries(tells),
    ...(option === LEFT_OPEN ? [] : [[question, option] as const]),
  ]);
  const out = new Map(Object.entries(rulesOut));
  const all = (id: string) => questions.find((each) => each.id === id)?.options.map((each) => each.id) ?? [];
  const left = (id: string) => {
    const [own = '', options] = [told.get(id), all(id)];
    return options.filter((each) => (!options.includes(own) || each === own) && !out.get(id)?.includes(each));
  };
  return shows.flatMap((id, index): Finding[] => {
    const barrier = barriers.find((each) => each.id === id);
    const conditions = [barrier?.arisesWhen, barrier?.raisedBy];
    if (conditions.every((condition) => !condition || canBe(condition, { left, all }))) return [];
    const message = `The barrier ${quoted(id)} never remains where this phrase is told.`;
    const advice = 'Look under “arises-when” and “raised-by” of the barrier, or leave it out here.';
    return [{ code: 'never-shown', message, advice, path: [...path, index], part: 'value' }];
  });
}

interface Options {
  /** The options that a phrase leaves of a question. */
  left(question: string): readonly string[];
  /** Its options, lowest first. */
  all(question: string): readonly string[];
}

/** False where no options that are `left` could make a condition `wanted`, each question taken by itself. */
function canBe(condition: Condition, { left, all }: Options, wanted = true): boolean {
  return fold<Condition, boolean>(
    condition,
    {
      answer: ({ question, test, options: [first = '', ...others] }, holds) => {
        const order = all(question);
        const place = order.indexOf(first);
        return left(question).some((option) => {
          const at = order.indexOf(option);
          const passes =
            test === 'at-least'
              ? at >= place
              : test === 'at-most'
                ? at <= place
                : [first, ...others].includes(option);
          return passes === holds;
        });
      },
      score: () => true,
      nation: () => true,
      group: (group, parts, holds) => {
        if (group.kind === 'not') return parts().every(Boolean);
        if (group.kind === 'at-least') return !holds || parts().filter(Boolean).length >= group.count;
        return (group.kind === 'all') === holds ? parts().every(Boolean) : parts().some(Boolean);
      },
    },
    wanted,
  );
}
